//! Who holds the land: state control by zone, and regional seats that fall.

use citerne_case::spec::{CaseSpec, blockade::Territory};
use citerne_luck::counts::happens;
use citerne_luck::math::{exp, ln, logistic, norm_quantile_slice};

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::{Now, entity};
use crate::params::Params;
use crate::signals::Signals;

/// State control by zone, on the logit scale, and the seats that have fallen.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Logit of control.
    logit: Vec<f64>,
    control_start: Vec<f64>,
    /// Zones in the blockader's reach, as a number.
    zones_reached: f64,
    safe: Vec<bool>,
    /// Zone of the seat of government.
    capital: usize,
    /// Regional seats: place, zone, fallen.
    seats: Vec<(usize, usize, bool)>,
    swings: Vec<f64>,
}

/// Control is kept this far from none and from all, so that its logit stays finite.
const EDGE: f64 = 0.001;

/// Logit at which control counts as all or nothing.
const LOGIT_EDGE: f64 = 7.0;

impl State {
    /// The state on the morning of the first day.
    #[must_use]
    pub fn start(layout: &Layout, case: &CaseSpec, params: &Params, signals: &mut Signals) -> Self {
        let control_start: Vec<f64> = params.zones.iter().map(|zone| zone.control).collect();
        signals.control.copy_from_slice(&control_start);
        let seats = case.places.values().enumerate();
        Self {
            logit: control_start
                .iter()
                .map(|&control| logit(control))
                .collect(),
            zones_reached: layout
                .safe_zone
                .iter()
                .map(|safe| f64::from(u8::from(!safe)))
                .sum(),
            safe: layout.safe_zone.clone(),
            capital: layout.zone_of_place[layout.capital],
            seats: seats
                .filter(|(place, spec)| spec.regional_seat && *place != layout.capital)
                .map(|(place, _)| (place, layout.zone_of_place[place], false))
                .filter(|&(_, zone, _)| !layout.safe_zone[zone])
                .collect(),
            swings: vec![0.0; control_start.len()],
            control_start,
        }
    }

    /// One day: control drifts, seats fall and are retaken.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(p) = now.params.territory.as_ref() else {
            return;
        };
        self.drift(now, p, signals);
        self.fight_for_seats(now, p, signals, today);
    }

    fn drift(&mut self, now: &Now<'_>, p: &Territory, signals: &mut Signals) {
        if p.noise > 0.0 {
            now.luck.fill(decision::CONTROL, &mut self.swings);
            norm_quantile_slice(&mut self.swings);
        }
        for zone in 0..self.logit.len() {
            if self.safe[zone] {
                continue;
            }
            if signals.capital_lost && zone == self.capital {
                // The state has lost it, and who holds it does not attack its own roads.
                signals.control[zone] = logistic(-LOGIT_EDGE);
                signals.control_danger[zone] = 1.0;
                continue;
            }
            let pressure = signals.effort[zone] * signals.strength * signals.deal_danger;
            let unpressed = (1.0 - pressure * self.zones_reached).max(0.0);
            let retaken = 1.0 - signals.operation_relief[zone];
            let change = -p.gain * pressure
                + p.recovery * (unpressed + retaken)
                + p.noise * self.swings[zone];
            self.logit[zone] = (self.logit[zone] + change).clamp(-LOGIT_EDGE, LOGIT_EDGE);
            let control = logistic(self.logit[zone]);
            signals.control[zone] = control;
            signals.control_danger[zone] =
                exp(p.road_danger * (self.control_start[zone] - control));
        }
    }

    fn fight_for_seats(
        &mut self,
        now: &Now<'_>,
        p: &Territory,
        signals: &mut Signals,
        today: &mut Today,
    ) {
        for (place, zone, fallen) in &mut self.seats {
            let (hazard, decision, kind) = if *fallen {
                (p.seat_retake, decision::SEAT_RETAKEN, Kind::SeatRetaken)
            } else {
                let hazard = p.seat_fall * (1.0 - signals.control[*zone]);
                (hazard, decision::SEAT_FALLS, Kind::SeatFalls)
            };
            if happens(hazard, now.luck.uniform(decision, entity(*place))) {
                *fallen = !*fallen;
                today.note(kind, *place, 0.0);
            }
        }
        signals.seats_lost = self
            .seats
            .iter()
            .map(|(_, _, fallen)| u32::from(*fallen))
            .sum();
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put_all(&signals.control);
        row.put(f64::from(signals.seats_lost));
    }
}

fn logit(control: f64) -> f64 {
    let inside = control.clamp(EDGE, 1.0 - EDGE);
    ln(inside / (1.0 - inside))
}

/// Declares the outputs of this system.
pub fn outputs(layout: &Layout, out: &mut Catalogue) {
    out.by_zone(layout, "control", "1", Scale::Linear { top: 1.0 });
    out.national("seats_lost", "towns", Scale::Linear { top: 16.0 });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    /// Control of the bush after `days` days with this share of all effort on it.
    fn control(days: u32, effort: f64, change: impl Fn(&mut Bench)) -> (f64, f64) {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        bench.params.territory.as_mut().expect("territory").noise = 0.0;
        let bush = bench
            .layout
            .zones
            .iter()
            .position(|z| z == "bush")
            .expect("a zone");
        bench.signals.effort[bush] = effort;
        change(&mut bench);
        let (layout, params) = (bench.layout.clone(), bench.params.clone());
        let mut state = State::start(&layout, &case, &params, &mut bench.signals);
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        (
            bench.signals.control[bush],
            bench.signals.control_danger[bush],
        )
    }

    #[test]
    fn pressed_ground_is_lost_and_free_ground_regained() {
        let (pressed, danger) = control(50, 1.0, |_| {});
        let (free, calm) = control(50, 0.0, |_| {});
        assert!(pressed < 0.4 && danger > 1.0, "{pressed} {danger}");
        assert!(free > 0.4 && calm < 1.0, "{free} {calm}");
    }

    #[test]
    fn more_effort_or_strength_never_leaves_more_control() {
        let by_effort = [0.0, 0.2, 0.5, 0.8, 1.0].map(|effort| control(20, effort, |_| {}).0);
        assert!(by_effort.is_sorted_by(|a, b| a >= b), "{by_effort:?}");
        let weak = control(20, 0.7, |b| b.signals.strength = 0.5).0;
        assert!(weak > control(20, 0.7, |b| b.signals.strength = 2.0).0);
    }

    #[test]
    fn operations_win_ground_back() {
        let with = control(20, 0.7, |b| b.signals.operation_relief.fill(0.2)).0;
        assert!(with > control(20, 0.7, |_| {}).0);
    }

    #[test]
    fn danger_is_neutral_on_the_first_day_of_even_pressure() {
        let (_, danger) = control(0, 0.5, |_| {});
        assert_eq!(danger, 1.0);
    }

    #[test]
    fn with_the_capital_its_zone_is_lost_but_not_more_dangerous() {
        let case = testing::case();
        let mut bench = Bench::new(&case);
        let (layout, params) = (bench.layout.clone(), bench.params.clone());
        let mut state = State::start(&layout, &case, &params, &mut bench.signals);
        let zone = layout.zone_of_place[layout.capital];
        bench.signals.effort[zone] = 1.0;
        for day in 0..30 {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
        assert!(bench.signals.control_danger[zone] > 1.0);
        bench.signals.capital_lost = true;
        bench.step(30, |now, signals, today| state.step(now, signals, today));
        assert!(bench.signals.control[zone] < 0.001);
        assert_eq!(bench.signals.control_danger[zone], 1.0);
        let bush = layout
            .zones
            .iter()
            .position(|z| z == "bush")
            .expect("a zone");
        assert!(bench.signals.control[bush] > 0.3, "as it was");
    }
}
