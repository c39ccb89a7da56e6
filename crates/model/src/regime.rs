//! The rulers: legitimacy, cohesion, coups and falls to the street (system 14).
//!
//! Shortage leads to protest and to lost legitimacy: one chain, which enters a hazard once, as
//! distress: hazard = base x factor^(distress - reference), where the reference is the distress of
//! the typical country-year behind the base rate, which already contains crises.

use citerne_case::spec::politics::Regime;
use citerne_case::spec::{CaseSpec, Target};
use citerne_luck::counts::happens;
use citerne_luck::math::{exp, pow};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, follow};
use crate::params::Params;
use crate::signals::Signals;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    legitimacy: f64,
    cohesion: f64,
    /// Days for which a convoy disaster still shakes the army.
    disaster_left: f64,
    /// Coup hazard today beside the base rate.
    multiplier: f64,
    /// Successful coups per day.
    coup_hazard: f64,
    /// Falls to the street per day.
    uprising_hazard: f64,
}

impl State {
    /// The state on the morning of the first day.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        _case: &CaseSpec,
        params: &Params,
        signals: &mut Signals,
    ) -> Self {
        let regime = params.regime.unwrap_or_default();
        let mut state = Self {
            legitimacy: regime.legitimacy,
            cohesion: regime.cohesion,
            disaster_left: 0.0,
            multiplier: 1.0,
            coup_hazard: 0.0,
            uprising_hazard: 0.0,
        };
        state.tell(&regime, signals);
        state.weigh(&regime, signals);
        state
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(regime) = now.params.regime else {
            return;
        };
        self.drift(&regime, now, signals, today);
        self.note_disaster(&regime, signals);
        self.tell(&regime, signals);
        self.weigh(&regime, signals);
        if !signals.capital_lost {
            self.plot(&regime, now, today);
            self.try_coup(&regime, now, signals, today);
            self.rise_up(&regime, now, signals, today);
            self.tell(&regime, signals);
        }
    }

    /// Legitimacy and cohesion follow what people and soldiers live through.
    fn drift(&mut self, regime: &Regime, now: &Now<'_>, signals: &Signals, today: &Today) {
        let blamed = signals.national_hardship.min(1.0) * signals.blame_state;
        let lever = now.levers.level(Target::Legitimacy);
        let aim = regime.legitimacy - regime.hardship_cost * blamed + lever;
        #[allow(clippy::cast_precision_loss)] // at most one crackdown a day
        let crackdowns = today.count(Kind::Crackdown) as f64;
        self.legitimacy = follow(
            self.legitimacy,
            aim.clamp(0.0, 1.0),
            regime.legitimacy_memory,
        ) + now.levers.once(Target::Legitimacy)[0]
            - regime.crackdown_cost * crackdowns
            - signals.talk_cost;
        self.legitimacy = self.legitimacy.clamp(0.0, 1.0);

        let aim = (regime.cohesion + now.levers.level(Target::Cohesion)).clamp(0.0, 1.0);
        self.cohesion = follow(self.cohesion, aim, regime.cohesion_memory)
            + now.levers.once(Target::Cohesion)[0];
        self.cohesion = self.cohesion.clamp(0.0, 1.0);
    }

    fn note_disaster(&mut self, regime: &Regime, signals: &Signals) {
        self.disaster_left = (self.disaster_left - 1.0).max(0.0);
        if signals.soldiers_lost > 0.0 && signals.soldiers_lost >= regime.disaster_soldiers {
            self.disaster_left = regime.disaster_days;
        }
    }

    /// Writes legitimacy, cohesion and distress where others can see them.
    fn tell(&self, regime: &Regime, signals: &mut Signals) {
        signals.legitimacy = self.legitimacy;
        signals.cohesion = self.cohesion;
        let shortage = 0.5 * (signals.capital_shortage + signals.national_shortage);
        let weight = regime.distress_shortage;
        signals.distress = weight * shortage + (1.0 - weight) * (1.0 - self.legitimacy);
    }

    /// The hazards of the day.
    fn weigh(&mut self, regime: &Regime, signals: &Signals) {
        if signals.capital_lost {
            (self.coup_hazard, self.uprising_hazard) = (0.0, 0.0);
            return;
        }
        let distress = signals.distress - regime.distress_reference;
        let disaster = if self.disaster_left > 0.0 {
            regime.coup_disaster
        } else {
            1.0
        };
        self.multiplier = pow(regime.coup_distress, distress)
            * pow(regime.coup_attack, signals.capital_alarm)
            * disaster
            * exp(-regime.coup_cohesion * (self.cohesion - regime.cohesion_reference));
        self.coup_hazard = regime.coup_base * self.multiplier;
        self.uprising_hazard = regime.uprising_base
            * pow(regime.uprising_distress, distress)
            * pow(regime.uprising_protest, signals.protest_recent);
    }

    /// Plots come to light as they multiply, but less than in proportion: hence the square root.
    fn plot(&mut self, regime: &Regime, now: &Now<'_>, today: &mut Today) {
        let hazard = regime.plot_base * self.multiplier.sqrt();
        if happens(hazard, now.luck.uniform(decision::PLOT, 0)) {
            self.purge(regime, today);
        }
    }

    fn purge(&mut self, regime: &Regime, today: &mut Today) {
        self.cohesion = (self.cohesion - regime.purge_cost).max(0.0);
        today.note(Kind::Purge, 0, 0.0);
    }

    /// An attempt succeeds or ends in a purge.
    fn try_coup(
        &mut self,
        regime: &Regime,
        now: &Now<'_>,
        signals: &mut Signals,
        today: &mut Today,
    ) {
        let attempts = self.coup_hazard / regime.coup_success;
        if !now.decides(decision::COUP, 0, attempts, today) {
            return;
        }
        today.note(Kind::CoupAttempt, 0, self.multiplier);
        if now.succeeds(decision::COUP_SUCCESS, 0, regime.coup_success, today) {
            today.note(Kind::Coup, 0, self.multiplier);
            self.new_rulers(regime, now.day, signals);
        } else {
            self.purge(regime, today);
        }
    }

    fn rise_up(
        &mut self,
        regime: &Regime,
        now: &Now<'_>,
        signals: &mut Signals,
        today: &mut Today,
    ) {
        if now.decides(decision::UPRISING, 0, self.uprising_hazard, today) {
            today.note(Kind::Uprising, 0, 0.0);
            self.new_rulers(regime, now.day, signals);
        }
    }

    /// New rulers begin with a honeymoon and an army half mended. They inherit the blockade.
    fn new_rulers(&mut self, regime: &Regime, day: u32, signals: &mut Signals) {
        self.legitimacy = self.legitimacy.max(regime.honeymoon);
        self.cohesion = 0.5 * (self.cohesion + regime.cohesion);
        self.disaster_left = 0.0;
        signals.rulers_since = Some(day);
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(self.legitimacy);
        row.put(self.cohesion);
        row.put(signals.distress);
        row.put(self.multiplier);
        row.put(self.coup_hazard);
        row.put(self.uprising_hazard);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    let share = Scale::Linear { top: 1.0 };
    let hazard = Scale::Log {
        bottom: 1e-7,
        top: 1.0,
    };
    out.national("legitimacy", "1", share);
    out.national("cohesion", "1", share);
    out.national("distress", "1", share);
    out.national(
        "coup_multiplier",
        "1",
        Scale::Log {
            bottom: 0.01,
            top: 1000.0,
        },
    );
    out.national("coup_hazard", "1/day", hazard);
    out.national("uprising_hazard", "1/day", hazard);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    /// The state after one day under changed signals or numbers.
    fn after(change: impl Fn(&mut Bench, &mut State)) -> State {
        let (mut bench, mut state) = Bench::with(State::start);
        change(&mut bench, &mut state);
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        state
    }

    #[test]
    fn at_the_reference_the_hazards_are_the_base_rates() {
        let state = after(|b, _| {
            let r = b.params.regime.as_mut().expect("a regime");
            r.distress_reference = (1.0 - r.distress_shortage) * (1.0 - r.legitimacy);
        });
        let regime = Bench::new(&testing::case())
            .params
            .regime
            .expect("a regime");
        assert!((state.coup_hazard / regime.coup_base - 1.0).abs() < 1e-12);
        assert!((state.uprising_hazard / regime.uprising_base - 1.0).abs() < 1e-12);
    }

    #[test]
    fn more_cohesion_never_raises_the_coup_hazard() {
        let hazard = |c: f64| after(|_, s| s.cohesion = c).coup_hazard;
        let hazards: Vec<f64> = (0..=10)
            .rev()
            .map(|i| hazard(f64::from(i) / 10.0))
            .collect();
        assert!(hazards.is_sorted(), "{hazards:?}");
    }

    #[test]
    fn shortage_attacks_disasters_and_protest_raise_hazards() {
        let calm = after(|_, _| ());
        let coup = |change: fn(&mut Signals)| after(|b, _| change(&mut b.signals)).coup_hazard;
        assert!(coup(|s| s.capital_shortage = 0.8) > calm.coup_hazard);
        assert!((coup(|s| s.capital_alarm = 1.0) / calm.coup_hazard - 2.0).abs() < 1e-9);
        assert!((coup(|s| s.soldiers_lost = 39.0) / calm.coup_hazard - 1.0).abs() < 1e-9);
        assert!((coup(|s| s.soldiers_lost = 40.0) / calm.coup_hazard - 10.0).abs() < 1e-9);
        let street = after(|b, _| b.signals.protest_recent = 1.0).uprising_hazard;
        assert!((street / calm.uprising_hazard - 10.0).abs() < 1e-9);
    }

    #[test]
    fn a_disaster_shakes_for_its_days() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.signals.soldiers_lost = 100.0;
        let mut shaken = 0;
        for day in 0..60 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            bench.signals.soldiers_lost = 0.0;
            shaken += u32::from(state.disaster_left > 0.0);
        }
        assert_eq!(shaken, 14);
    }

    #[test]
    fn coups_come_at_their_hazard_and_new_rulers_begin_with_credit() {
        let (mut bench, mut state) = Bench::with(State::start);
        if let Some(regime) = &mut bench.params.regime {
            regime.coup_base = 0.02;
            regime.uprising_base = 0.0;
        }
        state.legitimacy = 0.2;
        let (mut coups, mut attempts, mut hazard) = (0, 0, 0.0);
        let draws = 50_000_u32;
        for replicate in 0..draws {
            bench.replicate = u64::from(replicate);
            let mut fresh = state.clone();
            bench.signals.rulers_since = None;
            bench.step(0, |now, signals, today| fresh.step(now, signals, today));
            hazard = fresh.coup_hazard;
            attempts += bench.today.count(Kind::CoupAttempt);
            if bench.today.count(Kind::Coup) > 0 {
                coups += 1;
                assert!((fresh.legitimacy - 0.6).abs() < 1e-12);
                assert_eq!(bench.signals.rulers_since, Some(0));
            }
        }
        let success = bench.params.regime.expect("a regime").coup_success;
        let expected = f64::from(draws) * (1.0 - exp(-hazard / success));
        let close = |found: f64, mean: f64| (found - mean).abs() < 4.0 * mean.sqrt();
        assert!(close(attempts as f64, expected), "{attempts} {expected}");
        assert!(
            close(f64::from(coups), expected * success),
            "{coups} {expected}"
        );
    }

    #[test]
    fn nobody_topples_rulers_who_have_lost_the_capital() {
        let state = after(|b, _| b.signals.capital_lost = true);
        assert!(state.coup_hazard + state.uprising_hazard <= 0.0);
    }
}
