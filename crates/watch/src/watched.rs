//! Histories that were watched.

use citerne_decide::Invalid;
use citerne_explore::Outcome;

use crate::error::WatchError;
use crate::leave::{Rule, Tried};
use crate::live::Choice;
use crate::reading::Told;
use crate::sign::Sign;
use crate::worth::Worth;

/// What was seen of one history.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// A mark of the past that it goes on from.
    pub past: u64,
    /// A number for each sign.
    pub signs: Vec<f64>,
    /// The first day of each outcome, counted from the day of the forecast.
    pub first: Vec<Option<u32>>,
    /// The first day on which each rule fires; 0 is the day of the forecast.
    pub fired: Vec<Option<u32>>,
    /// The day of what each rule is to be ahead of; 0 if it is there on the day of the forecast.
    pub events: Vec<Option<u32>>,
    /// What each way gives: things as they go, then the plans; empty without a choice.
    pub payoffs: Vec<f64>,
}

/// All histories, and what was asked of them.
#[derive(Debug, Clone)]
pub struct Watched {
    /// The signs.
    pub signs: Vec<Sign>,
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// The choice between plans, if there is one.
    pub choice: Option<Choice>,
    /// The histories, in their order.
    pub histories: Vec<History>,
    /// The last day of a history, counted from that of the forecast.
    pub last: u32,
}

/// How signs are judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Most bins into which what is seen is put.
    pub bins: usize,
    /// Odds that a tripwire stands for; where not given, twice those before anything is seen, or
    /// half way to certainty if that is less.
    pub odds: Option<f64>,
    /// Level of intervals.
    pub level: f64,
    /// Seed of what luck alone shows.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bins: 8,
            odds: None,
            level: 0.9,
            seed: 1,
        }
    }
}

impl Watched {
    /// What each sign tells of an outcome that hasn't come when the sign is seen; the most telling
    /// first. Signs are left out that are seen too late, never differ, or where the outcome is
    /// certain.
    ///
    /// # Errors
    /// If no sign is seen before the outcome must have come.
    pub fn told(&self, outcome: usize, settings: &Settings) -> Result<Vec<Told>, WatchError> {
        let asked = &self.outcomes[outcome];
        let early = |sign: &Sign| sign.days < asked.within;
        if !self.signs.iter().any(early) {
            return Err(WatchError::TooSoon {
                outcome: asked.text.clone(),
                within: asked.within,
            });
        }
        let signs = self
            .signs
            .iter()
            .enumerate()
            .filter(|(_, sign)| early(sign));
        let told = signs.map(|(sign, _)| Told::of(self, outcome, sign, settings));
        let told: Vec<Option<Told>> = told.collect::<Result<_, Invalid>>()?;
        let mut told: Vec<Told> = told.into_iter().flatten().collect();
        told.sort_by(|one, two| two.information.bits.total_cmp(&one.information.bits));
        Ok(told)
    }

    /// How each rule did; none for one that is late in every history.
    ///
    /// # Errors
    /// If the level isn't between 0 and 1.
    pub fn tried(&self, settings: &Settings) -> Result<Vec<Option<Tried>>, WatchError> {
        let rules = self.rules.iter().enumerate();
        let tried = rules
            .map(|(index, rule)| rule.tried(index, &self.histories, self.last, settings.level));
        tried.collect()
    }

    /// What each sign is worth for the choice, most first; empty without one.
    ///
    /// # Errors
    /// With too few histories.
    pub fn worth(&self, seed: u64) -> Result<Vec<Worth>, WatchError> {
        match &self.choice {
            None => Ok(Vec::new()),
            Some(choice) => Ok(crate::worth::worth(self, choice, seed)?),
        }
    }
}
