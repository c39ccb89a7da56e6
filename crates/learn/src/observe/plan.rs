//! What a tally keeps of each day, worked out once for all histories.

use citerne_case::spec::header::Confidence;
use citerne_case::spec::reporting::Reporting;
use citerne_model::Params;

/// A place in the tally.
pub(super) type Slot = usize;

/// Something that is added up on some day.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Adds weighted outputs of the row.
    Add {
        outputs: Vec<(usize, f64)>,
        slot: Slot,
    },
    /// Keeps the largest sum of some outputs.
    Most { outputs: Vec<usize>, slot: Slot },
    /// Adds the days of cover of some places and products together, weighted.
    Cover {
        /// Output, place and product of each.
        held: Vec<(usize, usize, usize)>,
        weight: f64,
        slot: Slot,
    },
}

/// What is watched.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Plan {
    /// Places in the tally.
    pub(super) slots: usize,
    /// What is added up on each day: `[day]`.
    pub(super) steps: Vec<Vec<Step>>,
    /// Slot of the first corridor's attacks in the week of each day: `[day]`. Each corridor has
    /// two: the attacks told, and the trucks lost in them.
    pub(super) attacks: Vec<Option<Slot>>,
    /// Slot of decisions that didn't fall, by day: `[day]`.
    pub(super) silence: Vec<Option<Slot>>,
    /// Slots of decisions that fell, by line of the script: day and slot.
    pub(super) fell: Vec<Vec<(u32, Slot)>>,
    /// Presence of each sector in each place: `[place][sector]`.
    pub(super) presence: Vec<Vec<f64>>,
}

impl Plan {
    /// A new place in the tally.
    pub(super) fn slot(&mut self) -> Slot {
        self.slots += 1;
        self.slots - 1
    }

    /// Normal use of a product in a place, as a share of all use of the case.
    pub(super) fn use_share(&self, params: &Params, place: usize, product: usize) -> f64 {
        let weight = |p: usize, s: usize| {
            params.place_share[p] * params.places[p].use_factor * self.presence[p][s]
        };
        let sectors = params.sector_share[product].iter().enumerate();
        let of_sectors: f64 = sectors
            .filter(|(_, share)| **share > 0.0)
            .map(|(s, share)| {
                let all: f64 = (0..self.presence.len()).map(|p| weight(p, s)).sum();
                if all > 0.0 {
                    share * weight(place, s) / all
                } else {
                    0.0
                }
            })
            .sum();
        params.product_share[product] * of_sectors
    }
}

/// How an output becomes the figure that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// As it is.
    Same,
    /// What is left of a whole: 1 less the share, 24 less the hours.
    RestOf(u8),
    /// An index as a rise in percent: 1 is none.
    Rise,
}

impl Turn {
    pub(super) fn of(self, value: f64) -> f64 {
        match self {
            Self::Same => value,
            Self::RestOf(whole) => f64::from(whole) - value,
            Self::Rise => (value - 1.0) * 100.0,
        }
    }

    /// The output that such a figure stands for.
    pub(super) fn back(self, figure: f64) -> f64 {
        match self {
            Self::Same => figure,
            Self::RestOf(whole) => f64::from(whole) - figure,
            Self::Rise => 1.0 + figure / 100.0,
        }
    }
}

/// How far a figure may lie off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Noise {
    /// Which error of the case.
    pub(super) of: Error,
    /// How far the source is trusted.
    pub(super) trust: Confidence,
    /// Error that the bounds of the row state, on the same scale.
    pub(super) bounds: f64,
}

/// The errors of `[reporting]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Error {
    Count,
    Price,
    Share,
    Hours,
    Stock,
}

impl Noise {
    /// The standard deviation: that of the kind, widened by the trust in the source, joined in
    /// quadrature with what the bounds say.
    pub(super) fn sd(self, told: &Reporting) -> f64 {
        let of = match self.of {
            Error::Count => told.count_noise,
            Error::Price => told.price_noise,
            Error::Share => told.share_noise,
            Error::Hours => told.hours_noise,
            Error::Stock => told.stock_noise,
        };
        let trust = match self.trust {
            Confidence::High => 1.0,
            Confidence::Medium => told.medium,
            Confidence::Low => told.low,
        };
        let sd = of * trust;
        (sd * sd + self.bounds * self.bounds).sqrt()
    }
}
