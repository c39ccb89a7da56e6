//! Hours of electricity, as far as they are made from fuel (system 6, for homes and firms).

use std::sync::Arc;

use citerne_case::spec::CaseSpec;
use citerne_case::spec::stock::Role;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::happening::Today;
use crate::layout::Layout;
use crate::now::{Now, follow};
use crate::params::Params;
use crate::signals::Signals;
use crate::stocks::demand::normal_litres;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Whether a place has a plant of its own and no grid.
    isolated: Arc<[bool]>,
    /// Fuel of the utility in normal times, by place, in litres a day.
    litres: Arc<[f64]>,
    /// Share of the utility's need that was met lately: of the grid, and of each place alone.
    grid: f64,
    alone: Vec<f64>,
    /// Hours of power, by place.
    hours: Vec<f64>,
}

impl State {
    /// The state on the morning of the first day; writes the first signals.
    #[must_use]
    pub fn start(layout: &Layout, case: &CaseSpec, params: &Params, _: &mut Signals) -> Self {
        let places = layout.places.len();
        let mut litres = vec![0.0; places];
        for (cell, normal) in layout.cells.iter().zip(normal_litres(layout, params)) {
            if layout.roles[cell.sector] == Role::Power {
                litres[cell.place] += normal;
            }
        }
        let hours = params.power.map_or(0.0, |p| p.hours);
        Self {
            isolated: case.places.values().map(|p| p.isolated_power).collect(),
            litres: litres.into(),
            grid: 1.0,
            alone: vec![1.0; places],
            hours: vec![hours; places],
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, _today: &mut Today) {
        let Some(power) = now.params.power else {
            return;
        };
        self.grid = follow(
            self.grid,
            self.grid_served(&signals.power_served),
            power.smoothing,
        );
        for place in 0..self.hours.len() {
            let alone = follow(
                self.alone[place],
                signals.power_served[place],
                power.smoothing,
            );
            self.alone[place] = alone;
            let (burning, served) = match self.isolated[place] {
                true => (1.0, alone),
                false => (power.thermal_share, self.grid),
            };
            let lost = burning * (1.0 - served);
            self.hours[place] = power.hours * (1.0 - lost);
            signals.dark[place] = lost;
        }
    }

    /// Share of the grid's need for fuel that was met: plants anywhere light homes everywhere.
    fn grid_served(&self, served: &[f64]) -> f64 {
        let (mut all, mut met) = (0.0, 0.0);
        for ((litres, isolated), served) in self.litres.iter().zip(&*self.isolated).zip(served) {
            if !isolated {
                all += litres;
                met += litres * served;
            }
        }
        if all > 0.0 { met / all } else { 1.0 }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put_all(&self.hours);
    }
}

/// Declares the outputs of this system.
pub fn outputs(layout: &Layout, out: &mut Catalogue) {
    out.by_place(layout, "power_hours", "hours", Scale::Linear { top: 24.0 });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    fn after(served: [f64; 2], days: u32) -> (State, Signals) {
        let case = testing::quiet();
        let mut bench = Bench::new(&case);
        let mut state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
        bench.signals.power_served.copy_from_slice(&served);
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        (state, bench.signals)
    }

    #[test]
    fn full_service_gives_normal_hours() {
        assert_eq!(after([1.0, 1.0], 30).0.hours, [19.0, 19.0]);
    }

    #[test]
    fn without_fuel_the_grid_keeps_its_other_sources_and_an_isolated_town_goes_dark() {
        let (state, signals) = after([0.0, 0.0], 200);
        assert!((state.hours[0] - 19.0 * 0.4).abs() < 1e-9);
        assert!(state.hours[1].abs() < 1e-9);
        assert!((signals.dark[1] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn an_isolated_town_does_not_feel_the_grid_and_a_cut_is_spread_over_days() {
        let (state, _) = after([0.0, 1.0], 1);
        assert_eq!(state.hours[1], 19.0);
        let (first, later) = (state.hours[0], after([0.0, 1.0], 5).0.hours[0]);
        assert!(first < 19.0 && later < first);
    }

    #[test]
    fn more_fuel_never_means_fewer_hours() {
        let hours = |served: f64| after([served, served], 20).0.hours;
        let by_fuel: Vec<Vec<f64>> = (0..=10).map(|i| hours(f64::from(i) / 10.0)).collect();
        for place in 0..2 {
            assert!(by_fuel.is_sorted_by(|less, more| less[place] < more[place]));
        }
    }

    /// Hours on the grid after some days without fuel.
    fn cut(days: u32, change: impl Fn(&mut citerne_case::spec::stock::Power)) -> f64 {
        let case = testing::quiet();
        let mut bench = Bench::new(&case);
        change(bench.params.power.as_mut().expect("power"));
        let mut state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
        bench.signals.power_served.fill(0.0);
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        state.hours[0]
    }

    #[test]
    fn a_grid_that_burns_more_or_spreads_a_cut_less_never_keeps_more_hours() {
        let by_share = [0.0, 0.2, 0.6, 1.0].map(|share| cut(5, |p| p.thermal_share = share));
        assert!(by_share.is_sorted_by(|a, b| a > b), "{by_share:?}");
        assert_eq!(by_share[0], 19.0, "what burns nothing goes on");
        let by_days = [1.0, 2.0, 5.0, 20.0].map(|days| cut(5, |p| p.smoothing = days));
        assert!(by_days.is_sorted_by(|a, b| a < b), "{by_days:?}");
    }

    #[test]
    fn a_cut_comes_at_the_stated_pace() {
        for days in 1..30 {
            let lost = 19.0 * 0.6 * (1.0 - (1.0_f64 - 1.0 / 3.0).powi(days));
            let hours = cut(days.unsigned_abs(), |_| ());
            assert!((hours - (19.0 - lost)).abs() < 1e-9, "{days}: {hours}");
        }
    }

    #[test]
    fn plants_count_by_the_fuel_they_burn_wherever_they_stand() {
        let mut case = testing::quiet();
        case.places["beta"].isolated_power = false;
        let mut bench = Bench::new(&case);
        let mut state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
        let [alpha, beta] = [state.litres[0], state.litres[1]];
        assert!(alpha > beta && beta > 0.0);
        bench.signals.power_served.copy_from_slice(&[1.0, 0.0]);
        for day in 0..200 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        let lost = 0.6 * beta / (alpha + beta);
        assert!((bench.signals.dark[0] - lost).abs() < 1e-9);
        assert_eq!(bench.signals.dark[0], bench.signals.dark[1]);
    }
}
