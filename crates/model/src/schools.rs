//! Schools and universities: when they close, and what that does (system 9).

use citerne_case::spec::{CaseSpec, Target};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    closed: bool,
    /// First day on which a closure of the state's own choice is over.
    until: u32,
}

impl State {
    /// The state on the morning of the first day; writes the first signals.
    #[must_use]
    pub fn start(_: &Layout, _: &CaseSpec, _: &Params, _: &mut Signals) -> Self {
        Self {
            closed: false,
            until: 0,
        }
    }

    /// One day. A measure closes schools for as long as it is in force; otherwise they close with
    /// a hazard once the capital's homes lack more than the threshold, for `days`.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(schools) = now.params.schools else {
            return;
        };
        let forced = now.levers.level(Target::SchoolsClosed) >= 0.5;
        let open = !self.closed;
        // Rulers who have lost the capital decide nothing any more.
        let wanted = !signals.capital_lost && signals.capital_shortage > schools.threshold;
        let hazard = if wanted { schools.close } else { 0.0 };
        if open && now.decides(decision::SCHOOLS_CLOSE, 0, hazard, today) && !forced {
            self.until = now.day + schools.days.round() as u32;
        }
        self.closed = forced || now.day < self.until;
        if open && self.closed {
            today.note(Kind::SchoolsClose, 0, 0.0);
        } else if !open && !self.closed {
            today.note(Kind::SchoolsOpen, 0, 0.0);
        }
        signals.schools_closed = f64::from(u8::from(self.closed));
        signals.schools_hardship = schools.welfare * signals.schools_closed;
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(signals.schools_closed);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("schools_closed", "1", Scale::Linear { top: 1.0 });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Bench;
    use citerne_luck::math;

    /// Days from the first on which schools were closed, over `days`.
    fn closed(bench: &mut Bench, state: &mut State, days: u32) -> Vec<u32> {
        let mut closed = Vec::new();
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            if bench.signals.schools_closed > 0.0 {
                closed.push(day);
            }
        }
        closed
    }

    #[test]
    fn schools_stay_open_below_the_threshold() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.signals.capital_shortage = 0.3;
        assert_eq!(closed(&mut bench, &mut state, 300), [0; 0]);
    }

    #[test]
    fn past_the_threshold_they_close_at_the_stated_rate_for_the_stated_days() {
        let (mut bench, _) = Bench::with(State::start);
        bench.signals.capital_shortage = 0.6;
        let replicates = 4000;
        let mut first_day = 0;
        for replicate in 0..replicates {
            bench.replicate = replicate;
            let mut state = State {
                closed: false,
                until: 0,
            };
            let days = closed(&mut bench, &mut state, 14);
            first_day += u32::from(days.first() == Some(&0));
            if days.first() == Some(&0) {
                assert_eq!(days, (0..14).collect::<Vec<_>>());
            }
        }
        let expected = 1.0 - math::exp(-0.1);
        let share = f64::from(first_day) / replicates as f64;
        let error = (expected * (1.0 - expected) / replicates as f64).sqrt();
        assert!(
            (share - expected).abs() < 4.0 * error,
            "{share} against {expected}"
        );
    }

    #[test]
    fn a_measure_closes_them_for_as_long_as_it_is_in_force() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.levers.of_mut(Target::SchoolsClosed)[0] = 1.0;
        assert_eq!(closed(&mut bench, &mut state, 3), [0, 1, 2]);
        assert_eq!(
            bench.signals.schools_hardship,
            bench.params.schools.unwrap().welfare
        );
        bench.levers.of_mut(Target::SchoolsClosed)[0] = 0.0;
        assert_eq!(closed(&mut bench, &mut state, 3), [0; 0]);
    }

    /// First day on which schools are closed while the shortage rises to 1 over 100 days.
    fn first_closed(change: impl Fn(&mut citerne_case::spec::public::Schools)) -> u32 {
        let (mut bench, mut state) = Bench::with(State::start);
        change(bench.params.schools.as_mut().expect("schools"));
        let mut closed = |day: u32| {
            bench.signals.capital_shortage = f64::from(day) / 100.0;
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            bench.signals.schools_closed > 0.0
        };
        (0..100).find(|day| closed(*day)).unwrap_or(100)
    }

    #[test]
    fn a_higher_threshold_never_closes_them_sooner_nor_a_higher_hazard_later() {
        let by_threshold = [0.0, 0.3, 0.6, 1.0].map(|x| first_closed(|p| p.threshold = x));
        assert!(
            by_threshold.is_sorted() && by_threshold[3] == 100,
            "{by_threshold:?}"
        );
        let by_hazard = [0.0, 0.01, 0.1, 0.5, 5.0].map(|x| first_closed(|p| p.close = x));
        assert!(by_hazard.is_sorted_by(|a, b| a >= b), "{by_hazard:?}");
        assert_eq!(
            (by_hazard[0], by_hazard[4]),
            (100, 31),
            "never, and at once"
        );
    }

    #[test]
    fn a_longer_closure_never_opens_sooner_and_weighs_only_while_it_lasts() {
        let lasts = |days: f64| {
            let (mut bench, mut state) = Bench::with(State::start);
            let p = bench.params.schools.as_mut().expect("schools");
            (p.days, p.close) = (days, 1e3);
            bench.signals.capital_shortage = 0.9;
            let first = closed(&mut bench, &mut state, 1);
            assert_eq!(first, [0]);
            assert_eq!(bench.signals.schools_hardship, 0.2);
            bench.signals.capital_shortage = 0.0;
            let mut day = 1;
            while state.closed {
                bench.step(day, |now, signals, today| state.step(now, signals, today));
                day += 1;
            }
            assert_eq!(bench.signals.schools_hardship, 0.0);
            assert_eq!(bench.today.count(Kind::SchoolsOpen), 1);
            day - 1
        };
        assert_eq!([3.0, 14.0, 60.0].map(lasts), [3, 14, 60]);
    }

    #[test]
    fn a_measure_that_ends_leaves_a_closure_of_the_states_own_in_force() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.params.schools.as_mut().expect("schools").close = 1e3;
        bench.signals.capital_shortage = 0.9;
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        bench.levers.of_mut(Target::SchoolsClosed)[0] = 1.0;
        bench.step(1, |now, signals, today| state.step(now, signals, today));
        bench.levers.of_mut(Target::SchoolsClosed)[0] = 0.0;
        bench.step(2, |now, signals, today| state.step(now, signals, today));
        assert!(state.closed && bench.today.all().is_empty());
    }
}
