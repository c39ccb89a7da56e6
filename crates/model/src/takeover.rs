//! Armed take-over of the seat of government, in two stages: an assault, and its success (system 16).

use citerne_case::spec::CaseSpec;
use citerne_case::spec::politics::Takeover;
use citerne_luck::math::pow;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;

/// Regional seats whose loss is a cascade.
const CASCADE_SEATS: u32 = 3;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Successful take-overs per day.
    hazard: f64,
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
        Self {
            hazard: params
                .takeover
                .map_or(0.0, |takeover| hazard(&takeover, params, signals)),
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(takeover) = now.params.takeover else {
            return;
        };
        if signals.capital_lost {
            self.hazard = 0.0;
            return;
        }
        self.hazard = hazard(&takeover, now.params, signals);
        let assaults = self.hazard / takeover.success;
        if now.decides(decision::ASSAULT, 0, assaults, today) {
            today.note(Kind::CapitalAssault, 0, 0.0);
            signals.attack_capital(today);
            if now.succeeds(decision::ASSAULT_SUCCESS, 0, takeover.success, today) {
                signals.capital_lost = true;
                today.note(Kind::CapitalTaken, 0, 0.0);
            }
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put(self.hazard);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national(
        "takeover_hazard",
        "1/day",
        Scale::Log {
            bottom: 1e-8,
            top: 1.0,
        },
    );
}

/// Successful take-overs per day.
fn hazard(takeover: &Takeover, params: &Params, signals: &Signals) -> f64 {
    let reference = params
        .regime
        .map_or(0.0, |regime| regime.distress_reference);
    let cascade = if signals.seats_lost >= CASCADE_SEATS {
        takeover.cascade
    } else {
        1.0
    };
    let foreign = if signals.foreign_troops > 0.0 {
        takeover.foreign_defence
    } else {
        1.0
    };
    takeover.base
        * pow(takeover.aim, 2.0 * signals.takeover_aim - 1.0)
        * pow(takeover.distress, signals.distress - reference)
        * pow(takeover.attack, signals.capital_alarm)
        * force(takeover, signals)
        * cascade
        * foreign
        * signals.deal_danger
        * (0.5 + takeover.support)
}

/// `force_ratio` for each doubling of fighters to defenders, beside the reference. Foreign troops
/// count among the defenders.
fn force(takeover: &Takeover, signals: &Signals) -> f64 {
    let foreign = signals.foreign_troops.max(0.0);
    let ratio = signals.strength * takeover.defenders / (takeover.defenders + foreign);
    if ratio <= 0.0 {
        return 0.0;
    }
    // factor^(log2 ratio) = ratio^(log2 factor)
    pow(
        ratio,
        citerne_luck::math::ln(takeover.force_ratio) / std::f64::consts::LN_2,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench, assert_rate};
    use citerne_luck::math::exp;

    fn hazard_with(change: impl Fn(&mut Signals)) -> f64 {
        let mut bench = Bench::new(&testing::case());
        change(&mut bench.signals);
        hazard(
            &bench.params.takeover.expect("a take-over"),
            &bench.params,
            &bench.signals,
        )
    }

    #[test]
    fn foreign_defence_never_raises_the_hazard() {
        let hazard = |troops: u32| hazard_with(|s| s.foreign_troops = f64::from(troops));
        let hazards: Vec<f64> = (0..20).rev().map(|i| hazard(i * 500)).collect();
        assert!(hazards.is_sorted(), "{hazards:?}");
    }

    #[test]
    fn strength_cascade_aim_and_attacks_raise_it() {
        let plain = hazard_with(|_| ());
        let ratio = |change: fn(&mut Signals)| hazard_with(change) / plain;
        assert!(
            (ratio(|s| s.strength = 2.0) - 2.0).abs() < 1e-9,
            "stated per doubling"
        );
        assert!((ratio(|s| s.seats_lost = 2) - 1.0).abs() < 1e-9);
        assert!((ratio(|s| s.seats_lost = 3) - 10.0).abs() < 1e-9);
        assert!((ratio(|s| s.takeover_aim = 1.0) - 16.0).abs() < 1e-9);
        assert!((ratio(|s| s.capital_alarm = 1.0) - 3.0).abs() < 1e-9);
        assert!(ratio(|s| s.strength = 0.0) <= 0.0);
    }

    #[test]
    fn assaults_take_the_capital_at_the_stated_rate_and_once() {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        if let Some(takeover) = &mut bench.params.takeover {
            takeover.base = 0.05;
        }
        let state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
        let draws = 50_000_u32;
        let mut taken = 0;
        for replicate in 0..draws {
            bench.replicate = u64::from(replicate);
            (bench.signals.capital_lost, bench.signals.capital_alarm) = (false, 0.0);
            let mut fresh = state.clone();
            bench.step(0, |now, signals, today| fresh.step(now, signals, today));
            taken += u32::from(bench.signals.capital_lost);
        }
        let success = bench.params.takeover.expect("a take-over").success;
        let expected = f64::from(draws) * success * (1.0 - exp(-state.hazard / success));
        assert!(
            (f64::from(taken) - expected).abs() < 4.0 * expected.sqrt(),
            "{taken} {expected}"
        );

        bench.signals.capital_lost = true;
        let mut after = state.clone();
        bench.step(1, |now, signals, today| after.step(now, signals, today));
        assert!(after.hazard <= 0.0 && bench.today.all().is_empty());
    }

    #[test]
    fn more_distress_or_support_never_lowers_it_and_a_deal_never_raises_it() {
        let by = |change: fn(&mut Signals, f64)| {
            let hazard = |i: u32| hazard_with(|s| change(s, f64::from(i) / 10.0));
            (0..=10).map(hazard).collect::<Vec<f64>>()
        };
        assert!(by(|s, x| s.distress = x).is_sorted_by(|a, b| a < b));
        assert!(by(|s, x| s.deal_danger = x).is_sorted_by(|a, b| a < b));
        let supported = |support: f64| {
            let mut bench = Bench::new(&testing::case());
            bench.params.takeover.as_mut().expect("a take-over").support = support;
            hazard(
                &bench.params.takeover.expect("a take-over"),
                &bench.params,
                &bench.signals,
            )
        };
        assert!(supported(0.9) > supported(0.1));
    }

    #[test]
    fn at_the_reference_it_is_the_base_rate() {
        let mut bench = Bench::new(&testing::case());
        let takeover = bench.params.takeover.as_mut().expect("a take-over");
        (takeover.aim, takeover.support) = (1.0, 0.5);
        let (takeover, regime) = (*takeover, bench.params.regime.expect("a regime"));
        bench.signals.distress = regime.distress_reference;
        let found = hazard(&takeover, &bench.params, &bench.signals);
        assert!((found / takeover.base - 1.0).abs() < 1e-12);
    }

    /// How many of the first days of many replicates bring an assault, and how many a fall.
    fn assaults(draws: u32, change: impl Fn(&mut Takeover)) -> (u32, u32, f64) {
        let (mut bench, state) = Bench::with(State::start);
        change(bench.params.takeover.as_mut().expect("a take-over"));
        let calm = bench.signals.clone();
        let (mut falls, mut rate) = (0, 0.0);
        let assaults = bench.count(draws, |bench| {
            bench.signals.clone_from(&calm);
            let mut fresh = state.clone();
            bench.step(0, |now, signals, today| fresh.step(now, signals, today));
            rate = fresh.hazard;
            falls += u32::from(bench.signals.capital_lost);
            bench.today.count(Kind::CapitalAssault) > 0
        });
        (assaults, falls, rate)
    }

    #[test]
    fn assaults_come_at_their_rate_and_none_without_a_base_rate() {
        let draws = 20_000;
        let (count, _, rate) = assaults(draws, |p| p.base = 0.05);
        assert_rate(count, draws, 1.0 - exp(-rate / 0.3));
        assert_eq!(assaults(draws, |p| p.base = 0.0).0, 0);
    }

    #[test]
    fn under_the_same_luck_a_higher_rate_never_takes_fewer_capitals() {
        let falls = |base: f64| assaults(5000, |p| p.base = base).1;
        let by_rate = [0.0, 0.01, 0.05, 0.2].map(falls);
        assert!(by_rate.is_sorted_by(|a, b| a < b), "{by_rate:?}");
    }

    #[test]
    fn an_assault_is_an_attack_in_the_capital() {
        let (mut bench, mut state) = Bench::with(State::start);
        let takeover = bench.params.takeover.as_mut().expect("a take-over");
        (takeover.base, takeover.success) = (1e3, 1e-6);
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        assert!(!bench.signals.capital_lost);
        assert_eq!(bench.today.count(Kind::CapitalAttack), 1);
        assert_eq!(
            (bench.signals.capital_attacks, bench.signals.capital_alarm),
            (1, 1.0)
        );
    }
}
