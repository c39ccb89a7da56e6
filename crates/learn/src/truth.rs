//! Truths: histories of the priors, with what might have been told of them on the days, of the kinds
//! and places of a log. Where a truth is known, what is learned from its reports can be held to it.

use citerne_filter::{Histories, Record, live_to};
use citerne_luck::math::{exp, norm_quantile};
use citerne_luck::{Decision, Luck, Stage};

use crate::histories::CaseHistories;
use crate::observe::{Kind, Value};

/// A history that stands for what happened, and what is told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Truth {
    /// The history. No particle has its keys.
    pub record: Record,
    /// A value for each observation, in their order.
    pub values: Vec<Value>,
}

/// The first key of luck of truths: no particle has one as high.
const KEYS: u64 = 1 << 40;

impl Truth {
    /// Histories that are tried for one: should all be against what is known not to have happened,
    /// it is not for chance.
    pub const ATTEMPTS: u64 = 10_000;

    /// Draws one from the priors; another number is another one. Known decisions, fallen or not, are
    /// forced, so a history is kept with the chance that the model gives to them. `None` if
    /// none of [`Truth::ATTEMPTS`] is.
    #[must_use]
    pub fn draw(histories: &CaseHistories, number: u64) -> Option<Self> {
        (KEYS..KEYS + Self::ATTEMPTS).find_map(|key| Self::attempt(histories, number, key))
    }

    fn attempt(histories: &CaseHistories, number: u64, key: u64) -> Option<Self> {
        let luck = Luck::new(number).stage(Stage::Telling).replicate(key);
        let score = |k: usize| {
            let entity = u32::try_from(k).unwrap_or(u32::MAX);
            norm_quantile(luck.day(1).uniform(Decision(0), entity))
        };
        let record = Record {
            scores: (0..histories.scores()).map(score).collect(),
            luck: vec![key; histories.slots()],
        };
        // A history that ends in a fault is none of the prior's.
        let past = live_to(histories, &record, histories.stages() - 1).ok()?;
        let (evidence, params) = (&histories.evidence, past.params());
        let told = evidence.observations();
        let decisions = (0..told.len()).filter(|&index| is_decision(told[index].kind));
        let density = |index| evidence.log_density(index, &past.tally, params);
        if luck.day(1).uniform(Decision(1), 0) > exp(decisions.map(density).sum()) {
            return None;
        }
        let mut values: Vec<Value> = Vec::with_capacity(told.len());
        for index in 0..told.len() {
            let mut u = telling(luck, index);
            values.push(evidence.draw(index, &past.tally, params, &mut u, &values));
        }
        Some(Self { record, values })
    }
}

fn is_decision(kind: Kind) -> bool {
    matches!(kind, Kind::Decision | Kind::NothingFell)
}

/// The luck of what is told of one observation: its own, whatever else is asked. `luck` is that of
/// the history.
pub fn telling(luck: Luck, observation: usize) -> impl FnMut() -> f64 {
    let decision = Decision(u16::try_from(observation).unwrap_or(u16::MAX));
    let luck = luck.stage(Stage::Telling).day(0);
    let mut next = 0;
    move || {
        next += 1;
        luck.uniform(decision, next)
    }
}
