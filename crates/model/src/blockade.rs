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
        // Whoever holds the seat of government has nobody left to cut off.
        let over = signals.capital_lost;
        if !self.lapsed && !over && now.day > declared {
            let age = f64::from(now.day - declared);
            if age >= params.duration {
                self.lapsed = true;
                today.note(Kind::Lapsed, 0, age);
            }
        }
        self.level = match now.day.checked_sub(declared) {
            Some(age) if !self.lapsed && !over => ramp(age, params.ramp),
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

    #[test]
    fn a_longer_ramp_or_a_later_day_never_means_more_force_and_a_longer_one_never_ends_sooner() {
        let with = |ramp: f64, duration: f64, declared: u32| {
            levels(BlockadeMode::Roads, |bench| {
                bench.declared = Some(declared);
                let p = bench.params.blockade.as_mut().expect("a blockade");
                (p.ramp, p.duration) = (ramp, duration);
            })
            .0
        };
        let never_more = |one: Vec<f64>, other: Vec<f64>| {
            assert_ne!(one, other);
            assert!(one.iter().zip(&other).all(|(one, other)| one <= other));
        };
        never_more(with(9.0, 25.0, 3), with(5.0, 25.0, 3));
        never_more(with(5.0, 30.0, 8), with(5.0, 30.0, 3));
        never_more(with(5.0, 12.0, 3), with(5.0, 20.0, 3));
    }

    #[test]
    fn force_grows_by_the_same_step_and_lasts_its_days() {
        let (levels, _) = levels(BlockadeMode::Roads, |bench| {
            let p = bench.params.blockade.as_mut().expect("a blockade");
            (p.ramp, p.duration) = (8.0, 20.0);
        });
        let steps = levels[1..=8].windows(2).map(|pair| pair[1] - pair[0]);
        assert!(steps.into_iter().all(|step| (step - 0.125).abs() < 1e-15));
        let in_force = levels.iter().filter(|level| **level > 0.0).count();
        assert_eq!(in_force, 20);
    }

    #[test]
    fn without_a_declaration_nothing_comes_into_force() {
        let (levels, bench) = levels(BlockadeMode::LastMile, |bench| bench.declared = None);
        assert!(levels.iter().all(|level| *level == 0.0));
        assert!(!bench.signals.lapsed && bench.signals.last_mile_open == 1.0);
    }

    #[test]
    fn pickets_who_let_more_through_or_keep_a_deal_never_close_more() {
        let open = |passing: f64, deal_danger: f64| {
            let (_, bench) = levels(BlockadeMode::LastMile, |bench| {
                bench.signals.deal_danger = deal_danger;
                bench.params.blockade.as_mut().expect("a blockade").passing = passing;
            });
            bench.signals.last_mile_open
        };
        for passing in [0.0, 0.3, 0.7, 1.0] {
            assert!((open(passing, 1.0) - passing).abs() < 1e-15);
        }
        assert!(open(0.2, 0.5) > open(0.2, 1.0) && open(0.2, 0.0) == 1.0);
    }

    #[test]
    fn who_holds_the_capital_no_longer_cuts_it_off() {
        let (levels, bench) = levels(BlockadeMode::Roads, |bench| {
            bench.signals.capital_lost = true;
            bench.params.blockade.as_mut().expect("a blockade").duration = 5.0;
        });
        assert!(levels.iter().all(|level| *level == 0.0));
        assert!(!bench.signals.lapsed, "it was not called off");
    }
}
