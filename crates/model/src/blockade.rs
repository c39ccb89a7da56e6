//! The blockade itself: when it begins, how it comes into force, and when it is called off.

use citerne_case::spec::{BlockadeMode, CaseSpec};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;

/// How far the blockade is in force.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    mode: BlockadeMode,
    level: f64,
    lapsed: bool,
}

impl State {
    /// The state on the morning of the first day: nothing is declared yet.
    ///
    /// # Panics
    /// If the case has no blockade: the world then has no such system.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        case: &CaseSpec,
        _params: &Params,
        signals: &mut Signals,
    ) -> Self {
        let mode = case.blockade.as_ref().expect("a case with a blockade").mode;
        signals.blockade = 0.0;
        signals.last_mile_open = 1.0;
        Self {
            mode,
            level: 0.0,
            lapsed: false,
        }
    }

    /// One day: declaration, ramp, end of its own accord.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let (Some(declared), Some(params)) = (now.declared, now.params.blockade) else {
            return;
        };
        if now.day == declared {
            today.note(Kind::BlockadeDeclared, 0, 0.0);
        }
        if !self.lapsed && now.day > declared {
            let age = f64::from(now.day - declared);
            if age >= params.duration {
                self.lapsed = true;
                today.note(Kind::Lapsed, 0, age);
            }
        }
        self.level = match now.day.checked_sub(declared) {
            Some(age) if !self.lapsed => ramp(age, params.ramp),
            _ => 0.0,
        };
        signals.blockade = self.level;
        signals.lapsed = self.lapsed;
        signals.last_mile_open = match self.mode {
            BlockadeMode::Roads => 1.0,
            // A kept deal opens the gates to the same share to which it eases the roads.
            BlockadeMode::LastMile => {
                1.0 - (1.0 - params.passing) * self.level * signals.deal_danger
            }
        };
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put(self.level);
    }
}

/// Share of full force on the day `age` days after the declaration.
fn ramp(age: u32, days: f64) -> f64 {
    ((f64::from(age) + 1.0) / days.max(1.0)).min(1.0)
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("blockade", "1", Scale::Linear { top: 1.0 });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    fn levels(mode: BlockadeMode, change: impl FnOnce(&mut Bench)) -> (Vec<f64>, Bench) {
        let mut case = testing::case();
        case.blockade.as_mut().expect("a blockade").mode = mode;
        let mut bench = Bench::new(&case);
        change(&mut bench);
        let (layout, params) = (bench.layout.clone(), bench.params.clone());
        let mut state = State::start(&layout, &case, &params, &mut bench.signals);
        let mut levels = Vec::new();
        for day in 0..30 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            levels.push(bench.signals.blockade);
        }
        (levels, bench)
    }

    #[test]
    fn it_ramps_from_the_day_it_is_declared_and_lapses() {
        let (levels, bench) = levels(BlockadeMode::Roads, |bench| {
            bench.declared = Some(3);
            let p = bench.params.blockade.as_mut().expect("a blockade");
            (p.ramp, p.duration) = (4.0, 20.0);
        });
        assert_eq!(levels[..8], [0.0, 0.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.0]);
        assert_eq!((levels[22], levels[23]), (1.0, 0.0));
        assert!(bench.signals.lapsed);
        assert_eq!(bench.signals.last_mile_open, 1.0);
    }

    #[test]
    fn pickets_let_their_share_through() {
        let (_, bench) = levels(BlockadeMode::LastMile, |_| {});
        assert!((bench.signals.last_mile_open - 0.2).abs() < 1e-12);
    }
}
