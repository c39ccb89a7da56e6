//! A history as a record: what it takes to live it again.
//!
//! Luck is a function of seed, stage, replicate, day, decision and entity. So a whole history is
//! fixed by a few numbers: a score for each learned input, and a key for each slot of luck. A key
//! is the number of the replicate whose luck is taken; a slot is a group of inputs, a hypothesis,
//! or a block of days. Learning swaps keys and moves scores; what is kept of a history is its
//! record, and the history is lived again from it, bit for bit.

use std::collections::BTreeMap;
use std::fmt;

use citerne_case::{Chances, Inputs};
use citerne_luck::math::norm_cdf;
use citerne_luck::{DailyLuck, DayLuck, Luck, Stage};

/// Days of a block that share a key, unless said otherwise: a week.
pub const BLOCK_DAYS: u32 = 7;

/// How the scores and keys of a record are laid out for a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Learned inputs by index, in the order of scores.
    pub learned: Vec<usize>,
    /// What each slot of luck is for.
    pub slots: Vec<Slot>,
    /// What decides each input: `[input]`.
    rules: Vec<Rule>,
    /// First slot of a hypothesis.
    first_hypothesis: usize,
    /// First slot of a block of days.
    first_block: usize,
    /// The last day whose luck is in the record.
    last: u32,
}

/// What decides an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Score(usize),
    Key(usize),
}

/// What a key of luck is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// The inputs that are not learned by score and share the first two words of their paths: one number
    /// of a table, or all numbers of one place, corridor, measure.
    Inputs(String),
    /// Which version of a hypothesis holds.
    Hypothesis(String),
    /// The days from the first to the last, both counted.
    Days(u32, u32),
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inputs(table) => write!(f, "inputs:{table}"),
            Self::Hypothesis(id) => write!(f, "hypothesis:{id}"),
            Self::Days(from, to) => write!(f, "days:{from}-{to}"),
        }
    }
}

impl Pattern {
    /// The pattern of a case: `learned` are indices of inputs that stand on their own, `last` is
    /// the last day that a log can tell of.
    #[must_use]
    pub fn new(inputs: &Inputs, learned: Vec<usize>, last: u32) -> Self {
        let mut slots = Vec::new();
        let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
        let mut rules = Vec::with_capacity(inputs.len());
        for (index, input) in inputs.all().iter().enumerate() {
            if let Some(score) = learned.iter().position(|learned| *learned == index) {
                rules.push(Rule::Score(score));
                continue;
            }
            let group = group(&input.path);
            rules.push(Rule::Key(*groups.entry(group).or_insert_with(|| {
                slots.push(Slot::Inputs(group.to_owned()));
                slots.len() - 1
            })));
        }
        let first_hypothesis = slots.len();
        let rivals = inputs.rivals().iter();
        slots.extend(rivals.map(|rivals| Slot::Hypothesis(rivals.id.clone())));
        let first_block = slots.len();
        let blocks = (0..=last).step_by(BLOCK_DAYS as usize);
        slots.extend(blocks.map(|from| Slot::Days(from, (from + BLOCK_DAYS - 1).min(last))));
        Self {
            learned,
            slots,
            rules,
            first_hypothesis,
            first_block,
            last,
        }
    }

    /// The slots of inputs, by table of the case, and each slot of a hypothesis by itself.
    #[must_use]
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut tables: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (slot, what) in self.slots[..self.first_hypothesis].iter().enumerate() {
            if let Slot::Inputs(group) = what {
                let table = group.split('.').next().unwrap_or_default();
                tables.entry(table).or_default().push(slot);
            }
        }
        let hypotheses = self.first_hypothesis..self.first_block;
        let alone = hypotheses.map(|slot| vec![slot]);
        tables.into_values().chain(alone).collect()
    }

    /// First day on which a slot matters.
    #[must_use]
    pub fn first_day(&self, slot: usize) -> u32 {
        match self.slots[slot] {
            Slot::Days(from, _) => from,
            Slot::Inputs(_) | Slot::Hypothesis(_) => 0,
        }
    }

    /// The uniforms behind the inputs of a record.
    #[must_use]
    pub fn chances<'a>(
        &'a self,
        inputs: &'a Inputs,
        luck: Luck,
        scores: &'a [f64],
        keys: &'a [u64],
    ) -> impl Chances + 'a {
        Patched {
            pattern: self,
            inputs,
            luck,
            scores,
            keys,
        }
    }

    /// The luck of the days of a record; days of blocks that it has no key for take that of
    /// `coming`, and so do all days after the last that a log can tell of.
    #[must_use]
    pub fn days<'a>(&'a self, luck: Luck, keys: &'a [u64], coming: Luck) -> PatchedDays<'a> {
        PatchedDays {
            blocks: &keys[self.first_block.min(keys.len())..],
            last: self.last,
            past: luck.stage(Stage::FilterPass(0)),
            coming,
        }
    }
}

struct Patched<'a> {
    pattern: &'a Pattern,
    inputs: &'a Inputs,
    luck: Luck,
    scores: &'a [f64],
    keys: &'a [u64],
}

impl Chances for Patched<'_> {
    fn input(&self, index: usize) -> f64 {
        match self.pattern.rules[index] {
            Rule::Score(score) => chance_of_score(self.scores[score]),
            Rule::Key(slot) => {
                let luck = self.luck.replicate(self.keys[slot]);
                self.inputs.chances(luck).input(index)
            }
        }
    }

    fn hypothesis(&self, index: usize) -> f64 {
        let key = self.keys[self.pattern.first_hypothesis + index];
        let luck = self.luck.replicate(key);
        self.inputs.chances(luck).hypothesis(index)
    }
}

/// The first two words of a path.
fn group(path: &str) -> &str {
    let end = path.match_indices('.').nth(1).map_or(path.len(), |it| it.0);
    &path[..end]
}

/// The uniform of a standard normal score, kept inside the open interval.
fn chance_of_score(score: f64) -> f64 {
    norm_cdf(score).clamp(f64::EPSILON / 2.0, 1.0 - f64::EPSILON / 2.0)
}

/// The luck of the days of a record, and of those that come after.
#[derive(Debug, Clone, Copy)]
pub struct PatchedDays<'a> {
    blocks: &'a [u64],
    last: u32,
    past: Luck,
    coming: Luck,
}

impl DailyLuck for PatchedDays<'_> {
    fn day(&self, day: u32) -> DayLuck {
        match self.blocks.get((day / BLOCK_DAYS) as usize) {
            Some(&key) if day <= self.last => self.past.replicate(key).day(day),
            _ => self.coming.day(day),
        }
    }
}
