//! What a forecast rests on: the priors alone, or what was learned from the log.

use citerne_case::Inputs;
use citerne_ensemble::Draw;
use citerne_luck::{DailyLuck, DayLuck, Luck};

use crate::learned::Learned;
use crate::patch::PatchedDays;

/// What a forecast rests on.
#[derive(Debug, Clone)]
pub enum Basis {
    /// The priors: every replicate draws its numbers and its past anew.
    Prior(Box<Inputs>),
    /// What was learned: every replicate goes on from a history that agrees with the log.
    Posterior(Box<Learned>),
}

impl Basis {
    /// What was learned, if anything was.
    #[must_use]
    pub fn learned(&self) -> Option<&Learned> {
        match self {
            Self::Prior(_) => None,
            Self::Posterior(learned) => Some(learned),
        }
    }
}

impl Draw for Basis {
    type Days<'a> = BasisDays<'a>;

    fn draw(&self, luck: Luck, values: &mut Vec<f64>, versions: &mut Vec<usize>) {
        match self {
            Self::Prior(inputs) => inputs.draw(luck, values, versions),
            Self::Posterior(learned) => learned.draw(luck, values, versions),
        }
    }

    fn days(&self, luck: Luck) -> BasisDays<'_> {
        match self {
            Self::Prior(_) => BasisDays::Prior(luck),
            Self::Posterior(learned) => BasisDays::Posterior(learned.days(luck)),
        }
    }

    fn past(&self, luck: Luck) -> u64 {
        match self {
            Self::Prior(inputs) => inputs.past(luck),
            Self::Posterior(learned) => learned.past(luck),
        }
    }

    fn place(&self, luck: Luck) -> u64 {
        match self {
            Self::Prior(inputs) => inputs.place(luck),
            Self::Posterior(learned) => learned.place(luck),
        }
    }

    fn pasts(&self) -> Option<f64> {
        self.learned().map(Learned::pasts)
    }
}

/// The luck of the days of a replicate.
#[derive(Debug, Clone, Copy)]
pub enum BasisDays<'a> {
    /// Its own from the first day on.
    Prior(Luck),
    /// That of a learned history, then its own.
    Posterior(PatchedDays<'a>),
}

impl DailyLuck for BasisDays<'_> {
    fn day(&self, day: u32) -> DayLuck {
        match self {
            Self::Prior(luck) => luck.day(day),
            Self::Posterior(days) => days.day(day),
        }
    }
}
