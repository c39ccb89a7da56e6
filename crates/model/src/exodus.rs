//! Travel advice in a cascade, foreigners who go, missions that draw down (system 11).

use citerne_case::spec::CaseSpec;
use citerne_case::spec::Target;
use citerne_case::spec::abroad::{Exodus, Government};
use citerne_luck::counts::happens;
use citerne_luck::math::exp;
use citerne_luck::share::split_proportionally;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;

/// The advice to leave.
const LEAVE: u8 = 4;

/// Strength of the foreign mission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mission {
    Full,
    Reduced,
    Gone,
}

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Advice of each government, 1 to 4.
    advice: Vec<u8>,
    /// Citizens of each who are free and in the country.
    here: Vec<i64>,
    /// Fractions of people who are due to go.
    due: Vec<f64>,
    /// Room for sharing out abductions.
    shares: Vec<i64>,
    /// Citizens in the country at the start.
    at_start: i64,
    /// Citizens who left, freed hostages among them.
    left: i64,
    /// Citizens taken so far.
    taken: i64,
    majority: bool,
    mission: Mission,
    staff: i64,
}

impl State {
    /// The state on the morning of the first day.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        case: &CaseSpec,
        params: &Params,
        signals: &mut Signals,
    ) -> Self {
        let here: Vec<i64> = params
            .governments
            .iter()
            .map(|g| whole(g.nationals))
            .collect();
        let exodus = params.exodus.unwrap_or_default();
        let advice: Vec<u8> = case
            .governments
            .values()
            .map(|g| g.advice.clamp(1, LEAVE))
            .collect();
        let at_start = here.iter().sum();
        signals.foreigners_here = if here.is_empty() { i64::MAX } else { at_start };
        let mut state = Self {
            due: vec![0.0; here.len()],
            shares: vec![0; here.len()],
            advice,
            here,
            at_start,
            left: 0,
            taken: 0,
            majority: false,
            mission: Mission::Full,
            staff: whole(exodus.mission_staff),
        };
        signals.advice_share = state.share();
        state.majority = 2.0 * signals.advice_share > 1.0;
        state
    }

    /// Citizens at the start, in the country and free, gone, and taken so far: at every hour
    /// start + freed = here + gone + taken.
    #[must_use]
    pub fn people(&self) -> [i64; 4] {
        [self.at_start, self.here.iter().sum(), self.left, self.taken]
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(exodus) = now.params.exodus else {
            return;
        };
        self.lose(signals);
        self.advise(&exodus, now, signals, today);
        self.depart(&exodus);
        self.draw_down(&exodus, now, signals, today);
        self.tell(&exodus, signals, today);
    }

    /// Books those whom the hostage-takers took or freed today.
    fn lose(&mut self, signals: &Signals) {
        self.left += signals.hostages_freed;
        if signals.hostages_taken == 0 {
            return;
        }
        // No weight means nobody is here, and then nobody was taken.
        if split_proportionally(signals.hostages_taken, &self.here, &mut self.shares).is_ok() {
            for (here, share) in self.here.iter_mut().zip(&self.shares) {
                *here -= share;
            }
            self.taken += signals.hostages_taken;
        }
    }

    /// Each government may raise its advice by one level; all see the advice of yesterday.
    fn advise(&mut self, exodus: &Exodus, now: &Now<'_>, signals: &Signals, today: &mut Today) {
        let alarm = exodus.base * exp(drive(exodus, signals));
        let leavers = self.advice.iter().filter(|level| **level == LEAVE).count();
        let others = self.advice.len().saturating_sub(1).max(1);
        #[allow(clippy::cast_precision_loss)] // governments
        let share = leavers as f64 / others as f64;
        let herd = alarm * exp(exodus.cascade * share.min(1.0));
        let told = now.levers.of(Target::TravelAdvice);
        for (g, Government { caution, .. }) in now.params.governments.iter().enumerate() {
            let before = self.advice[g];
            let raised =
                before < LEAVE && now.decides(decision::ADVICE, number(g), herd * caution, today);
            if told[g] >= 1.0 {
                self.advice[g] = level(told[g]);
            } else {
                self.advice[g] += u8::from(raised);
            }
            if before < LEAVE && self.advice[g] == LEAVE {
                today.note(Kind::AdviceToLeave, g, 0.0);
            }
        }
    }

    /// Those who are told to leave go in whole people, a fixed share of them each day.
    fn depart(&mut self, exodus: &Exodus) {
        for (g, here) in self.here.iter_mut().enumerate() {
            if self.advice[g] == LEAVE && *here > 0 {
                self.due[g] += as_f64(*here) * exodus.departure;
                let gone = whole(self.due[g].floor()).min(*here);
                self.due[g] -= as_f64(gone);
                *here -= gone;
                self.left += gone;
            }
        }
    }

    fn draw_down(&mut self, e: &Exodus, now: &Now<'_>, signals: &Signals, today: &mut Today) {
        let half = (2.0 * self.share()).min(1.0);
        let u = now.luck.uniform(decision::MISSION, 0);
        match self.mission {
            Mission::Full if happens(e.mission_reduce * half, u) => {
                self.mission = Mission::Reduced;
                let core = whole((as_f64(self.staff) * e.mission_core).floor());
                today.note(Kind::MissionReduced, 0, as_f64(self.staff - core));
                self.staff = core;
            }
            Mission::Reduced if happens(e.mission_leave * signals.capital_alarm, u) => {
                self.mission = Mission::Gone;
                today.note(Kind::MissionLeaves, 0, as_f64(self.staff));
                self.staff = 0;
            }
            _ => {}
        }
    }

    fn tell(&mut self, exodus: &Exodus, signals: &mut Signals, today: &mut Today) {
        signals.advice_share = self.share();
        let majority = 2.0 * signals.advice_share > 1.0;
        if majority && !self.majority {
            today.note(Kind::MajorityAdvice, 0, signals.advice_share);
        }
        self.majority = majority;
        if !self.here.is_empty() {
            let here: i64 = self.here.iter().sum();
            signals.foreigners_here = here;
            signals.foreigners = if self.at_start > 0 {
                as_f64(here) / as_f64(self.at_start)
            } else {
                0.0
            };
        }
        signals.relief_use = 1.0 - self.fuel_saved(exodus);
    }

    /// Share of relief fuel that the mission no longer burns; a mission that left altogether saves
    /// in proportion to staff.
    fn fuel_saved(&self, exodus: &Exodus) -> f64 {
        match self.mission {
            Mission::Full => 0.0,
            Mission::Reduced => exodus.mission_fuel_saved,
            Mission::Gone if exodus.mission_core < 1.0 => {
                (exodus.mission_fuel_saved / (1.0 - exodus.mission_core)).min(1.0)
            }
            Mission::Gone => exodus.mission_fuel_saved,
        }
    }

    /// Share of governments that advise to leave; 0 without governments.
    fn share(&self) -> f64 {
        let leavers = self.advice.iter().filter(|level| **level == LEAVE).count();
        #[allow(clippy::cast_precision_loss)] // governments
        let share = leavers as f64 / self.advice.len().max(1) as f64;
        share
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(signals.advice_share);
        row.put(as_f64(self.here.iter().sum()));
        row.put(as_f64(self.staff));
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("advice_leave", "share", Scale::Linear { top: 1.0 });
    out.national(
        "foreigners",
        "people",
        Scale::Log {
            bottom: 1.0,
            top: 1e7,
        },
    );
    out.national(
        "mission_staff",
        "people",
        Scale::Log {
            bottom: 1.0,
            top: 1e5,
        },
    );
}

/// What alarms every government, on the log scale.
fn drive(exodus: &Exodus, signals: &Signals) -> f64 {
    (exodus.shortage * signals.capital_shortage
        + exodus.attacks * signals.capital_alarm
        + exodus.kidnaps * signals.kidnaps_recent)
        .min(50.0)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 1 and 4
fn level(told: f64) -> u8 {
    told.clamp(1.0, f64::from(LEAVE)) as u8
}

#[allow(clippy::cast_possible_truncation)] // people
fn whole(people: f64) -> i64 {
    people.round() as i64
}

#[allow(clippy::cast_precision_loss)] // people
fn as_f64(people: i64) -> f64 {
    people as f64
}

#[allow(clippy::cast_possible_truncation)] // a case has few governments
fn number(government: usize) -> u32 {
    government as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Bench;

    #[test]
    fn advice_by_one_never_lowers_the_hazard_of_others() {
        let raised = |first: u8| {
            let (mut bench, mut state) = Bench::with(State::start);
            (state.advice[0], state.advice[1]) = (first, 3);
            let raises = |replicate: &u64| {
                bench.replicate = *replicate;
                let mut fresh = state.clone();
                bench.step(0, |now, signals, today| fresh.step(now, signals, today));
                fresh.advice[1] == LEAVE
            };
            (0..20_000).filter(raises).collect::<Vec<u64>>()
        };
        let (alone, led) = (raised(3), raised(4));
        assert!(
            alone.iter().all(|r| led.binary_search(r).is_ok()),
            "same luck, more advice"
        );
        assert!(led.len() > 2 * alone.len());
    }

    #[test]
    fn nobody_is_lost_or_made() {
        let (mut bench, mut state) = Bench::with(State::start);
        let mut held = 0;
        for day in 0..600 {
            let s = &mut bench.signals;
            s.capital_shortage = 0.7;
            s.hostages_taken = if day % 7 == 0 {
                3.min(s.foreigners_here)
            } else {
                0
            };
            s.hostages_freed = if day % 50 == 49 { held } else { 0 };
            held += s.hostages_taken - s.hostages_freed;
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            let [at_start, here, left, _] = state.people();
            assert_eq!(at_start, here + left + held, "day {day}");
            assert!(state.here.iter().all(|n| *n >= 0));
        }
        assert!(state.left > 0);
    }

    #[test]
    fn a_measure_sets_advice_and_majority_is_noted_once() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.levers.of_mut(Target::TravelAdvice).fill(4.0);
        let mut majorities = 0;
        for day in 0..10 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            majorities += bench.today.count(Kind::MajorityAdvice);
        }
        assert_eq!(majorities, 1);
        assert!((bench.signals.advice_share - 1.0).abs() < 1e-15);
    }

    #[test]
    fn the_mission_draws_down_in_two_steps() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.levers.of_mut(Target::TravelAdvice).fill(4.0);
        bench.signals.capital_alarm = 1.0;
        let mut strengths = vec![state.staff];
        for day in 0..2000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            strengths.push(state.staff);
        }
        strengths.dedup();
        assert_eq!(strengths, [800, 240, 0]);
        assert!((bench.signals.relief_use - (1.0 - 0.5 / 0.7)).abs() < 1e-12);
    }
}
