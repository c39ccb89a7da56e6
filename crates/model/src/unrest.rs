//! Hardship, grievance, mass protest and how rulers answer it (system 13).
//!
//! Hardship is remembered; grievance is the part of it that is laid at the rulers' door; protest is
//! a self-exciting hazard that grows with grievance and is held down by fear.

use citerne_case::spec::CaseSpec;
use citerne_case::spec::public::Unrest;
use citerne_case::spec::stock::Role;
use citerne_luck::counts::{categorical, happens};
use citerne_luck::math::{exp, ln, pow};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::levers::Levers;
use crate::now::{Now, follow};
use crate::params::Params;
use crate::signals::Signals;
use citerne_case::spec::Target;

/// Days over which a mass protest, or an attack, stops being news.
pub const NEWS_DAYS: f64 = 30.0;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Sectors whose unmet need is hardship at home.
    households: Vec<usize>,
    /// Sectors that must not run out.
    vital: Vec<usize>,
    /// Share of each place in the people of the case.
    people: Vec<f64>,
    /// Grievance that crackdowns left and concessions took away.
    anger: f64,
    /// Grievance today, at least 0.
    grievance: f64,
    /// Fear left by repression: 1 on the day.
    fear: f64,
    /// Hazard that past protests add tomorrow, before fear.
    echo: f64,
    /// Hazard of a mass protest today, per day.
    hazard: f64,
    protests: u32,
    crackdowns: u32,
}

impl State {
    /// The state on the morning of the first day: calm, no hardship.
    #[must_use]
    pub fn start(
        layout: &Layout,
        _case: &CaseSpec,
        params: &Params,
        _signals: &mut Signals,
    ) -> Self {
        let sectors = |role: Role| {
            (0..layout.roles.len())
                .filter(|&s| layout.roles[s] == role)
                .collect()
        };
        let total: f64 = params.places.iter().map(|p| p.people).sum();
        let share = |people: f64| if total > 0.0 { people / total } else { 0.0 };
        Self {
            households: sectors(Role::Household),
            vital: sectors(Role::Vital),
            people: params.places.iter().map(|p| share(p.people)).collect(),
            anger: 0.0,
            grievance: 0.0,
            fear: 0.0,
            echo: 0.0,
            hazard: params.unrest.map_or(0.0, |unrest| unrest.protest_base),
            protests: 0,
            crackdowns: 0,
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(unrest) = now.params.unrest else {
            return;
        };
        self.suffer(&unrest, now.layout.sectors.len(), signals);
        self.fade(&unrest);
        self.grievance = grievance(signals, now.layout.capital, self.anger);
        // The rulers whom people would march against are gone once the capital is lost.
        self.hazard = match signals.capital_lost {
            true => 0.0,
            false => self.hazard(&unrest, signals, now.layout, now.levers),
        };
        // Only now: yesterday's protest echoes in full today.
        self.echo = follow(self.echo, 0.0, unrest.excitation_days);
        signals.protest_recent = follow(signals.protest_recent, 0.0, NEWS_DAYS);
        if happens(self.hazard, now.luck.uniform(decision::PROTEST, 0)) {
            signals.protest_recent = 1.0;
            self.protests += 1;
            // Spread over the days to come, so that one protest sets off `excitation` others.
            self.echo += unrest.excitation / unrest.excitation_days.max(1.0);
            today.note(Kind::MassProtest, 0, self.grievance);
            self.answer(&unrest, now, today);
        }
    }

    /// Hardship of each place follows what its people live through.
    fn suffer(&self, unrest: &Unrest, sectors: usize, signals: &mut Signals) {
        let mut national = 0.0;
        for (place, people) in self.people.iter().enumerate() {
            let unmet = &signals.unmet[place * sectors..][..sectors];
            let dearer = signals.food[place].max(1.0);
            let strain = unrest.weight_fuel * mean(unmet, &self.households)
                + unrest.weight_power * signals.dark[place]
                + unrest.weight_food * if dearer > 1.0 { log2(dearer) } else { 0.0 }
                + unrest.weight_vital * mean(unmet, &self.vital)
                + signals.schools_hardship;
            let hardship = &mut signals.hardship[place];
            *hardship = follow(*hardship, strain, unrest.memory);
            national += people * *hardship;
        }
        signals.national_hardship = national;
    }

    fn fade(&mut self, unrest: &Unrest) {
        self.anger = follow(self.anger, 0.0, unrest.memory);
        self.fear = follow(self.fear, 0.0, unrest.fear_days);
    }

    fn hazard(&self, unrest: &Unrest, signals: &Signals, layout: &Layout, levers: &Levers) -> f64 {
        let products = layout.products.len();
        let street = &signals.street_ratio[layout.capital * products..][..products];
        let dearest = street.iter().copied().fold(1.0, f64::max);
        let price = if dearest > 1.0 { log2(dearest) } else { 0.0 };
        let drive = unrest.grievance_effect * self.grievance + unrest.price_effect * price;
        let rally = pow(unrest.attack_effect, signals.capital_alarm);
        let fear = 1.0 - (1.0 - unrest.fear) * self.fear;
        let lever = levers.level(Target::ProtestChance).max(0.0);
        (unrest.protest_base * exp(drive.min(50.0)) + self.echo) * rally * fear * lever
    }

    /// The rulers tolerate, concede or repress; repression may kill.
    fn answer(&mut self, unrest: &Unrest, now: &Now<'_>, today: &mut Today) {
        match categorical(
            &now.params.response,
            now.luck.uniform(decision::RESPONSE, 0),
        ) {
            Some(1) => {
                self.anger -= unrest.concession_relief;
                today.note(Kind::Concession, 0, 0.0);
            }
            Some(2) => {
                self.fear = 1.0;
                today.note(Kind::Repression, 0, 0.0);
                if now.luck.uniform(decision::LETHAL, 0) < unrest.lethal {
                    self.anger += unrest.backfire;
                    self.crackdowns += 1;
                    today.note(Kind::Crackdown, 0, 0.0);
                }
            }
            _ => today.note(Kind::Tolerance, 0, 0.0),
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put(signals.national_hardship);
        row.put_all(&signals.hardship);
        row.put(self.grievance);
        row.put(self.hazard);
        row.put(f64::from(self.protests));
        row.put(f64::from(self.crackdowns));
    }
}

/// Declares the outputs of this system.
pub fn outputs(layout: &Layout, out: &mut Catalogue) {
    out.national("hardship", "1", Scale::Linear { top: 3.0 });
    out.by_place(layout, "hardship", "1", Scale::Linear { top: 3.0 });
    out.national("grievance", "1", Scale::Linear { top: 3.0 });
    let hazard = Scale::Log {
        bottom: 1e-6,
        top: 10.0,
    };
    out.national("protest_hazard", "1/day", hazard);
    out.national("protests_total", "1", Scale::Linear { top: 100.0 });
    out.national("crackdowns_total", "1", Scale::Linear { top: 50.0 });
}

/// Hardship of the capital as far as it is blamed on the rulers, and what their answers to protest
/// did to it.
fn grievance(signals: &Signals, capital: usize, anger: f64) -> f64 {
    (signals.hardship[capital] * signals.blame_state + anger).max(0.0)
}

fn mean(values: &[f64], chosen: &[usize]) -> f64 {
    if chosen.is_empty() {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss)] // a case has a handful of sectors
    let count = chosen.len() as f64;
    chosen.iter().map(|&i| values[i]).sum::<f64>() / count
}

fn log2(x: f64) -> f64 {
    ln(x) / std::f64::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Bench;

    /// Hazard of the next day under changed signals.
    fn hazard_after(change: impl Fn(&mut Bench, &mut State)) -> f64 {
        let (mut bench, mut state) = Bench::with(State::start);
        change(&mut bench, &mut state);
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        state.hazard
    }

    #[test]
    fn more_hardship_never_lowers_the_hazard_of_protest() {
        let hazard = |unmet: f64| hazard_after(|b, _| b.signals.unmet.fill(unmet));
        let hazards: Vec<f64> = (0..=10).map(|i| hazard(f64::from(i) / 10.0)).collect();
        assert!(hazards.is_sorted(), "{hazards:?}");
        assert!(hazards[10] > hazards[0]);
    }

    #[test]
    fn dearer_fuel_and_blame_raise_it_and_fear_lowers_it() {
        let calm = hazard_after(|_, _| ());
        assert!(hazard_after(|b, _| b.signals.street_ratio.fill(2.0)) > calm);
        assert!(hazard_after(|_, s| s.fear = 1.0) < calm);
        assert!(hazard_after(|_, s| s.echo = 0.1) > calm);
        let blamed = |share: f64| {
            hazard_after(|b, _| {
                b.signals.unmet.fill(1.0);
                b.signals.blame_state = share;
            })
        };
        assert!(blamed(0.9) > blamed(0.1));
    }

    #[test]
    fn hardship_settles_at_the_weight_of_what_is_missing() {
        let (mut bench, mut state) = Bench::with(State::start);
        bench.signals.unmet.fill(1.0);
        for day in 0..400 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        let unrest = bench.params.unrest.expect("unrest");
        let expected = unrest.weight_fuel + unrest.weight_vital;
        assert!((bench.signals.national_hardship - expected).abs() < 1e-6);
    }

    #[test]
    fn one_protest_sets_off_as_many_others_as_stated() {
        let (mut bench, mut state) = Bench::with(State::start);
        let unrest = bench.params.unrest.as_mut().expect("unrest");
        // One protest for sure, which is tolerated, and none by chance after it.
        (unrest.protest_base, bench.params.response) = (1e9, [1.0, 0.0, 0.0]);
        bench.step(0, |now, signals, today| state.step(now, signals, today));
        assert_eq!(state.protests, 1);
        let unrest = bench.params.unrest.as_mut().expect("unrest");
        unrest.protest_base = 0.0;
        let mut others = 0.0;
        for day in 1..2000 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
            others += state.hazard;
            state.protests = 1;
            if bench.today.count(Kind::MassProtest) > 0 {
                state.echo -= 0.3 / 7.0; // what it adds is not of the first
            }
        }
        assert!((others - 0.3).abs() < 1e-9, "{others}");
    }

    #[test]
    fn without_hardship_protests_come_at_the_base_rate() {
        let (mut bench, state) = Bench::with(State::start);
        let days = 50_000_u32;
        let mut came = 0;
        for replicate in 0..days {
            bench.replicate = u64::from(replicate);
            let mut fresh = state.clone();
            bench.step(0, |now, signals, today| fresh.step(now, signals, today));
            came += fresh.protests;
        }
        let base = bench.params.unrest.expect("unrest").protest_base;
        let expected = f64::from(days) * (1.0 - exp(-base));
        assert!(
            (f64::from(came) - expected).abs() < 4.0 * expected.sqrt(),
            "{came} {expected}"
        );
    }

    #[test]
    fn nobody_marches_against_rulers_who_are_gone() {
        let hazard = hazard_after(|b, s| {
            (s.echo, b.signals.capital_lost) = (1.0, true);
            b.signals.unmet.fill(1.0);
        });
        assert_eq!(hazard, 0.0);
    }
}
