//! Hours of electricity, as far as they are made from fuel (system 6, for homes and firms).

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
    isolated: Vec<bool>,
    /// Fuel of the utility in normal times, by place, in litres a day.
    litres: Vec<f64>,
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
        for (cell, normal) in layout.cells.iter().zip(normal_litres(layout, case, params)) {
            if layout.roles[cell.sector] == Role::Power {
                litres[cell.place] += normal;
            }
        }
        let hours = params.power.map_or(0.0, |p| p.hours);
        Self {
            isolated: case.places.values().map(|p| p.isolated_power).collect(),
            litres,
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
        for ((litres, isolated), served) in self.litres.iter().zip(&self.isolated).zip(served) {
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
}
