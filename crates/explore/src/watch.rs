//! The first day of each outcome, seen while a history is lived.

use citerne_model::history::{History, Witness};
use citerne_model::outcomes::Outcome as Cell;
use citerne_model::{Happening, Kind, Layout};

use crate::outcome::{Axis, Outcome, What};

/// Watches a history for outcomes. Days count from the day of the forecast: the one after it is 1.
#[derive(Debug, Clone)]
pub struct Firsts<'a> {
    outcomes: &'a [Outcome],
    as_of: u32,
    /// Whether pumps are dry, by place.
    dry: Vec<bool>,
    first: Vec<Option<u32>>,
}

impl<'a> Firsts<'a> {
    /// Watches for some outcomes from the day after `as_of` on.
    #[must_use]
    pub fn new(outcomes: &'a [Outcome], layout: &Layout, as_of: u32) -> Self {
        Self {
            outcomes,
            as_of,
            dry: vec![false; layout.places.len()],
            first: vec![None; outcomes.len()],
        }
    }

    /// Forgets all, for another history.
    pub fn clear(&mut self) {
        self.dry.fill(false);
        self.first.fill(None);
    }

    /// The first day of each outcome, when the history has been lived.
    #[must_use]
    pub fn told(&self, history: &History) -> Vec<Option<u32>> {
        let of = |(outcome, seen): (&Outcome, &Option<u32>)| match outcome.what {
            What::Stands { axis, value, is } => self.stands(history, axis, value, is),
            _ => *seen,
        };
        self.outcomes.iter().zip(&self.first).map(of).collect()
    }

    fn stands(&self, history: &History, axis: Axis, value: u8, is: bool) -> Option<u32> {
        let ahead = history.outcome.iter().skip(self.as_of as usize + 1);
        let on = |cell: &u8| {
            let cell = Cell::of_cell(*cell)?;
            Some(match axis {
                Axis::Regime => cell.rulers as u8,
                Axis::Blockade => cell.grip as u8,
                Axis::Unrest => cell.street as u8,
            })
        };
        let mut days = (1..).zip(ahead);
        let found = days.find(|(_, cell)| on(cell).is_some_and(|it| (it == value) == is));
        found.map(|(day, _)| day)
    }
}

impl Witness for Firsts<'_> {
    fn day(&mut self, day: u32, today: &[Happening], row: &[f32]) {
        for happening in today {
            match happening.kind {
                Kind::Dry => self.dry[happening.entity as usize] = true,
                Kind::Refilled => self.dry[happening.entity as usize] = false,
                _ => {}
            }
        }
        if day <= self.as_of {
            return;
        }
        for (outcome, first) in self.outcomes.iter().zip(&mut self.first) {
            let came = match outcome.what {
                What::Happens { kind, entity } => today
                    .iter()
                    .any(|it| it.kind == kind && entity.is_none_or(|entity| it.entity == entity)),
                What::Dry { place } => self.dry[place as usize],
                What::Level {
                    channel,
                    below,
                    limit,
                } => {
                    let value = f64::from(row[channel]);
                    if below { value < limit } else { value > limit }
                }
                What::Stands { .. } => false,
            };
            if came && first.is_none() {
                *first = Some(day - self.as_of);
            }
        }
    }
}
