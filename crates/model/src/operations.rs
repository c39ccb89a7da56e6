//! Military operations that clear roads for a while, and may reopen the main corridor for good.

use citerne_case::spec::{CaseSpec, Target, response::Operations};
use citerne_luck::counts::{categorical, happens};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, decay_share, entity, whole_days};
use crate::params::Params;
use crate::signals::Signals;

/// An operation in one zone.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Zone {
    /// Days that an operation of the state's own accord has still to run.
    days_left: u32,
    /// Days for which the one under way has lasted; 0 where there is none.
    under_way: u32,
    /// How large the one under way is, or the last one was: 1 a full operation.
    level: f64,
    /// What is left of the danger.
    relief: f64,
}

/// Where an operation stands today.
enum Phase {
    Idle,
    UnderWay,
    Ended,
}

/// Operations by zone.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    zones: Vec<Zone>,
    /// Zones through which the main corridor runs.
    on_main: Vec<bool>,
    breakthrough: bool,
    weights: Vec<f64>,
}

impl State {
    /// The state on the morning of the first day: none under way.
    #[must_use]
    pub fn start(
        layout: &Layout,
        _case: &CaseSpec,
        params: &Params,
        _signals: &mut Signals,
    ) -> Self {
        let zones = layout.zones.len();
        let mut on_main = vec![false; zones];
        if let Some(main) = layout.main_corridor(&params.corridor_share) {
            let route = &layout.routes[main];
            for &leg in &route.legs[route.legs_abroad..] {
                on_main[layout.zone_of_leg[leg]] = true;
            }
        }
        Self {
            zones: vec![
                Zone {
                    days_left: 0,
                    under_way: 0,
                    level: 0.0,
                    relief: 1.0
                };
                zones
            ],
            on_main,
            breakthrough: false,
            weights: vec![0.0; zones],
        }
    }

    /// One day: operations begin, run, end and fade.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(p) = now.params.operations.as_ref() else {
            return;
        };
        if signals.capital_lost {
            self.stand_down();
        } else {
            self.begin(now, p, signals);
        }
        let mut active = 0.0;
        let mut attrition = 0.0;
        for index in 0..self.zones.len() {
            let held = match signals.capital_lost {
                true => 0.0,
                false => now.levers.of(Target::Operation)[index].clamp(0.0, 1.0),
            };
            match self.zones[index].run(index, held, p, today) {
                Phase::Idle => {}
                Phase::UnderWay => {
                    let zone = &self.zones[index];
                    active += zone.level;
                    // The fighters lost to one operation, spread over its days.
                    if f64::from(zone.under_way) <= p.duration.max(1.0) {
                        attrition += zone.level * p.attrition / p.duration.max(1.0);
                    }
                }
                // Only where the main corridor runs can an operation reopen it.
                Phase::Ended if self.on_main[index] && !signals.capital_lost => {
                    let u = now.luck.uniform(decision::BREAKTHROUGH, entity(index));
                    self.break_through(u, p.breakthrough * self.zones[index].level, today);
                }
                Phase::Ended => {}
            }
        }
        signals.attrition = attrition.min(1.0);
        signals.escorts_tied = active * p.escorts_used;
        signals.breakthrough = self.breakthrough;
        for (signal, (zone, on_main)) in signals
            .operation_relief
            .iter_mut()
            .zip(self.zones.iter().zip(&self.on_main))
        {
            let held = if self.breakthrough && *on_main {
                p.road_danger
            } else {
                1.0
            };
            *signal = zone.relief.min(held);
        }
    }

    /// The state starts an operation of its own accord in proportion to the capital's shortage,
    /// where most traffic meets most danger. One at a time.
    fn begin(&mut self, now: &Now<'_>, p: &Operations, signals: &Signals) {
        let hazard = p.start * signals.capital_shortage;
        let busy = self.zones.iter().any(|zone| zone.under_way > 0);
        if busy || hazard <= 0.0 || !happens(hazard, now.luck.uniform(decision::OPERATION, 0)) {
            return;
        }
        for (weight, (threat, traffic)) in self
            .weights
            .iter_mut()
            .zip(signals.threat.iter().zip(&signals.traffic))
        {
            *weight = threat * (traffic + 1.0);
        }
        let u = now.luck.uniform(decision::OPERATION_ZONE, 0);
        if let Some(zone) = categorical(&self.weights, u) {
            self.zones[zone].days_left = whole_days(p.duration).max(1);
        }
    }

    /// Without a seat of government nobody orders operations any more.
    fn stand_down(&mut self) {
        for zone in &mut self.zones {
            zone.days_left = 0;
        }
    }

    fn break_through(&mut self, u: f64, chance: f64, today: &mut Today) {
        if !self.breakthrough && u < chance {
            self.breakthrough = true;
            today.note(Kind::Breakthrough, 0, 0.0);
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put(
            self.zones
                .iter()
                .map(|zone| f64::from(u8::from(zone.under_way > 0)))
                .sum(),
        );
    }
}

impl Zone {
    /// One day; `held` is the size of an operation that a measure holds. The state's own are full.
    fn run(&mut self, index: usize, held: f64, p: &Operations, today: &mut Today) -> Phase {
        let level = if self.days_left > 0 { 1.0 } else { held };
        self.days_left = self.days_left.saturating_sub(1);
        self.relief += (1.0 - self.relief) * decay_share(p.fade);
        if level > 0.0 {
            if self.under_way == 0 {
                today.note(Kind::Operation, index, 0.0);
            }
            self.under_way += 1;
            self.level = level;
            // A small one takes nothing from what is left of a larger one before it.
            self.relief = self
                .relief
                .min(p.road_danger + (1.0 - level) * (1.0 - p.road_danger));
            return Phase::UnderWay;
        }
        if self.under_way == 0 {
            return Phase::Idle;
        }
        today.note(Kind::OperationEnds, index, f64::from(self.under_way));
        self.under_way = 0;
        Phase::Ended
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("operations_active", "1", Scale::Linear { top: 8.0 });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench, assert_rate};

    fn live(bench: &mut Bench, state: &mut State, days: std::ops::Range<u32>) {
        for day in days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
    }

    fn start(change: impl FnOnce(&mut Bench)) -> (Bench, State) {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        change(&mut bench);
        let (layout, params) = (bench.layout.clone(), bench.params.clone());
        let state = State::start(&layout, &case, &params, &mut bench.signals);
        (bench, state)
    }

    #[test]
    fn a_forced_operation_relieves_its_zone_then_fades() {
        let (mut bench, mut state) = start(|b| {
            b.params
                .operations
                .as_mut()
                .expect("operations")
                .breakthrough = 0.0;
        });
        bench.levers.of_mut(Target::Operation)[1] = 1.0;
        live(&mut bench, &mut state, 0..10);
        assert_eq!(bench.signals.operation_relief[1], 0.3);
        assert_eq!(
            (
                bench.signals.operation_relief[2],
                bench.signals.escorts_tied
            ),
            (1.0, 1.0)
        );
        assert!((bench.signals.attrition - 0.005).abs() < 1e-12);
        bench.levers.of_mut(Target::Operation)[1] = 0.0;
        live(&mut bench, &mut state, 10..20);
        let fading = bench.signals.operation_relief[1];
        assert!(fading > 0.3 && fading < 1.0);
        assert_eq!(
            (bench.signals.attrition, bench.signals.escorts_tied),
            (0.0, 0.0)
        );
    }

    #[test]
    fn operations_start_at_the_stated_rate() {
        let days = 6000;
        let (mut bench, mut state) = start(|b| {
            b.signals.capital_shortage = 1.0;
            b.signals.threat.fill(1.0);
            let p = b.params.operations.as_mut().expect("operations");
            (p.start, p.duration, p.breakthrough) = (0.05, 1.0, 0.0);
        });
        let mut begun = 0;
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            begun += bench.today.count(Kind::Operation);
        }
        // One day of operation, one on which it is called off, then the wait.
        let chance = -citerne_luck::math::expm1(-0.05);
        let expected = f64::from(days) / (1.0 / chance + 1.0);
        let found = f64::from(u32::try_from(begun).expect("a count"));
        assert!(
            (found - expected).abs() < 4.0 * expected.sqrt(),
            "{found} {expected}"
        );
    }

    #[test]
    fn a_smaller_operation_does_less() {
        let effect = |level: f64| {
            let (mut bench, mut state) = start(|_| {});
            bench.levers.of_mut(Target::Operation)[1] = level;
            live(&mut bench, &mut state, 0..5);
            let s = &bench.signals;
            [1.0 - s.operation_relief[1], s.attrition, s.escorts_tied]
        };
        let full = effect(1.0);
        for level in [0.0, 0.2, 0.6] {
            for (part, full) in effect(level).iter().zip(full) {
                assert!(
                    (part - level * full).abs() < 1e-12,
                    "{level}: {part} of {full}"
                );
            }
        }
    }

    #[test]
    fn only_an_operation_on_the_main_corridor_reopens_it() {
        let reopened = |zone: usize, level: f64| {
            let (mut bench, mut state) = start(|b| {
                b.params
                    .operations
                    .as_mut()
                    .expect("operations")
                    .breakthrough = 1.0;
            });
            assert_eq!(
                state.on_main,
                [false, true, false],
                "west crosses the bush only"
            );
            bench.levers.of_mut(Target::Operation)[zone] = level;
            live(&mut bench, &mut state, 0..5);
            bench.levers.of_mut(Target::Operation)[zone] = 0.0;
            live(&mut bench, &mut state, 5..8);
            bench.signals.breakthrough
        };
        assert!(reopened(1, 1.0));
        assert!(!reopened(0, 1.0));
        assert!(!reopened(1, 1e-9), "the chance goes with the size");
    }

    #[test]
    fn a_breakthrough_lasts() {
        let (mut bench, mut state) = start(|b| {
            b.params
                .operations
                .as_mut()
                .expect("operations")
                .breakthrough = 1.0;
        });
        bench.levers.of_mut(Target::Operation)[1] = 1.0;
        live(&mut bench, &mut state, 0..5);
        assert!(!bench.signals.breakthrough);
        bench.levers.of_mut(Target::Operation)[1] = 0.0;
        live(&mut bench, &mut state, 5..200);
        assert!(bench.signals.breakthrough);
        assert_eq!(bench.signals.operation_relief[1], 0.3);
    }

    /// Danger left in the bush on each of 60 days, with a measure that holds an operation there for
    /// the first ten.
    fn danger_left(change: impl Fn(&mut Operations)) -> Vec<f64> {
        let (mut bench, mut state) = start(|b| {
            let p = b.params.operations.as_mut().expect("operations");
            p.breakthrough = 0.0;
            change(p);
        });
        let left = |day: u32| {
            let held = f64::from(u8::from(day < 10));
            bench.levers.of_mut(Target::Operation)[1] = held;
            live(&mut bench, &mut state, day..day + 1);
            bench.signals.operation_relief[1]
        };
        (0..60).map(left).collect()
    }

    #[test]
    fn an_operation_that_clears_more_or_fades_slower_never_leaves_more_danger() {
        let plain = danger_left(|_| ());
        let never_more = |other: Vec<f64>| {
            assert_ne!(other, plain);
            assert!(other.iter().zip(&plain).all(|(less, more)| less <= more));
        };
        never_more(danger_left(|p| p.road_danger = 0.1));
        never_more(danger_left(|p| p.fade = 25.0));
        assert!(plain.iter().all(|left| (0.3..=1.0).contains(left)));
    }

    #[test]
    fn danger_comes_back_at_the_stated_pace() {
        let left = danger_left(|p| p.fade = 8.0);
        for (days, left) in left[10..].iter().enumerate() {
            let faded = (1.0_f64 - 1.0 / 8.0).powi(days as i32 + 1);
            assert!((1.0 - left - 0.7 * faded).abs() < 1e-12);
        }
    }

    #[test]
    fn without_shortage_none_begins_and_more_shortage_never_begins_one_later() {
        let begun = |shortage: f64| {
            let (mut bench, mut state) = start(|b| {
                b.signals.capital_shortage = shortage;
                b.signals.threat.fill(1.0);
            });
            (0..400).find(|&day| {
                live(&mut bench, &mut state, day..day + 1);
                bench.today.count(Kind::Operation) > 0
            })
        };
        assert_eq!(begun(0.0), None);
        let days = [0.1, 0.3, 0.6, 1.0].map(|shortage| begun(shortage).unwrap_or(400));
        assert!(
            days.is_sorted_by(|a, b| a >= b) && days[3] < days[0],
            "{days:?}"
        );
    }

    #[test]
    fn one_of_the_states_own_wears_the_blockader_down_by_what_is_stated() {
        let (mut bench, mut state) = start(|b| {
            b.signals.capital_shortage = 1.0;
            b.signals.threat.fill(1.0);
            let p = b.params.operations.as_mut().expect("operations");
            (p.start, p.breakthrough) = (1e3, 0.0);
        });
        live(&mut bench, &mut state, 0..1);
        let mut worn = bench.signals.attrition;
        bench.params.operations.as_mut().expect("operations").start = 0.0;
        for day in 1..40 {
            live(&mut bench, &mut state, day..day + 1);
            worn += bench.signals.attrition;
        }
        assert!((worn - 0.05).abs() < 1e-12, "{worn}");
    }

    #[test]
    fn they_go_where_most_traffic_meets_most_danger() {
        let (mut bench, state) = start(|b| {
            b.signals.capital_shortage = 1.0;
            b.signals.threat.copy_from_slice(&[1.0, 2.0, 0.0]);
            b.signals.traffic.copy_from_slice(&[299.0, 49.0, 1e6]);
            b.params.operations.as_mut().expect("operations").start = 1e3;
        });
        let draws = 4000;
        let centre = bench.count(draws, |bench| {
            let mut fresh = state.clone();
            live(bench, &mut fresh, 0..1);
            assert_eq!(fresh.zones[2].under_way, 0, "no danger, no operation");
            fresh.zones[0].under_way > 0
        });
        assert_rate(centre, draws, 300.0 / (300.0 + 100.0));
    }

    #[test]
    fn breakthroughs_come_at_the_stated_rate() {
        let (mut bench, mut state) = start(|b| {
            b.params
                .operations
                .as_mut()
                .expect("operations")
                .breakthrough = 0.2;
        });
        bench.levers.of_mut(Target::Operation)[1] = 0.5;
        live(&mut bench, &mut state, 0..3);
        bench.levers.of_mut(Target::Operation)[1] = 0.0;
        let draws = 20_000;
        let reopened = bench.count(draws, |bench| {
            let mut fresh = state.clone();
            live(bench, &mut fresh, 3..4);
            fresh.breakthrough
        });
        assert_rate(reopened, draws, 0.2 * 0.5);
    }

    #[test]
    fn without_a_seat_of_government_they_end_and_reopen_nothing() {
        let (mut bench, mut state) = start(|b| {
            b.signals.capital_shortage = 1.0;
            b.signals.threat.fill(1.0);
            let p = b.params.operations.as_mut().expect("operations");
            (p.start, p.breakthrough) = (1e3, 1.0);
        });
        bench.levers.of_mut(Target::Operation)[1] = 1.0;
        live(&mut bench, &mut state, 0..3);
        bench.signals.capital_lost = true;
        live(&mut bench, &mut state, 3..4);
        assert!(state.zones.iter().all(|zone| zone.under_way == 0));
        live(&mut bench, &mut state, 4..40);
        assert!(!bench.signals.breakthrough && bench.signals.escorts_tied == 0.0);
    }
}
