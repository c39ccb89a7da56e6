//! Prices of fuel, food and fares, and lost activity (system 6).

use std::sync::Arc;

use citerne_case::spec::stock::Role;
use citerne_case::spec::{CaseSpec, Target, stock};
use citerne_luck::math;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::happening::Today;
use crate::layout::Layout;
use crate::now::{Now, follow};
use crate::params::Params;
use crate::signals::Signals;
use crate::stocks::demand::normal_litres;

/// Fares count no fewer seats than this share of normal: someone always drives.
const FEWEST_SEATS: f64 = 0.1;

/// State of this system. What is fixed for a history is shared by its copies.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Share of each product in the fuel of haulage, or of homes: `[place][product]`.
    haulage_mix: Arc<[f64]>,
    homes_mix: Arc<[f64]>,
    /// Normal litres of firms and haulage, by place: the weight of its activity.
    activity_weight: Arc<[f64]>,
    /// The same by place and sector.
    working_litres: Arc<[f64]>,
    /// Price of each product beside the start, `[place][product]`.
    beside: Vec<f64>,
    /// Fares, 1 at the start, by place.
    fare: Vec<f64>,
    /// Business activity beside normal, whole case.
    activity: f64,
}

impl State {
    /// The state on the morning of the first day; writes the first signals.
    #[must_use]
    pub fn start(layout: &Layout, _: &CaseSpec, params: &Params, signals: &mut Signals) -> Self {
        let normal = normal_litres(layout, params);
        let places = layout.places.len();
        let mut working_litres = vec![0.0; places * layout.sectors.len()];
        for (cell, litres) in layout.cells.iter().zip(&normal) {
            if works(layout.roles[cell.sector]) {
                working_litres[cell.place * layout.sectors.len() + cell.sector] += litres;
            }
        }
        let sectors = layout.sectors.len().max(1);
        let activity_weight = working_litres
            .chunks(sectors)
            .map(|w| w.iter().sum())
            .collect();
        signals.pump_price.copy_from_slice(&params.pump_price);
        Self {
            haulage_mix: mix(layout, &normal, Role::Transport).into(),
            homes_mix: mix(layout, &normal, Role::Household).into(),
            activity_weight,
            working_litres: working_litres.into(),
            beside: vec![1.0; places * layout.products.len()],
            fare: vec![1.0; places],
            activity: 1.0,
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, _today: &mut Today) {
        self.street(now, signals);
        self.food_and_fares(now, signals);
        self.activity = self.activity(now, signals);
    }

    /// The street price moves towards its aim, faster or slower up than down.
    fn street(&mut self, now: &Now<'_>, signals: &mut Signals) {
        let (market, products) = (&now.params.market, now.layout.products.len());
        signals
            .pump_price
            .copy_from_slice(now.levers.of(Target::PumpPrice));
        let mark_up = mark_up(market);
        for (at, ratio) in signals.street_ratio.iter_mut().enumerate() {
            let aim = 1.0 + mark_up(signals.retail_gap[at]);
            let speed = if aim > *ratio {
                market.street_rise
            } else {
                market.street_fall
            };
            *ratio += (aim - *ratio) * speed.min(1.0);
            if (*ratio - 1.0).abs() < 1e-6 {
                *ratio = 1.0;
            }
            let start = now.params.pump_price[at % products];
            let pump = signals.pump_price[at % products];
            self.beside[at] = if start > 0.0 {
                pump / start * *ratio
            } else {
                *ratio
            };
        }
    }

    /// Food follows the fuel that haulage burns and the haulage that does not run; fares follow
    /// the fuel that homes and motorcycles burn, the seats that passenger lines still offer and the
    /// tolls that these pay.
    fn food_and_fares(&mut self, now: &Now<'_>, signals: &mut Signals) {
        let (market, products) = (&now.params.market, now.layout.products.len());
        let (roles, sectors) = (&now.layout.roles, now.layout.sectors.len());
        for place in 0..now.layout.places.len() {
            let range = place * products..(place + 1) * products;
            let price = |mix: &[f64]| dot(&mix[range.clone()], &self.beside[range.clone()]);
            let unmet = &signals.unmet[place * sectors..][..sectors];
            let weights = &self.working_litres[place * sectors..][..sectors];
            let idle = mean_of(Role::Transport, roles, unmet, weights);
            let dearer = power(price(&self.haulage_mix), market.food_pass_through);
            let food = dearer * (1.0 + market.food_scarcity * idle);
            signals.food[place] = follow(signals.food[place], food, market.food_lag);
            let tolls = 1.0 + signals.passenger_toll;
            let seat = price(&self.homes_mix) * tolls / signals.passenger_open.max(FEWEST_SEATS);
            let fare = power(seat, market.fare_pass_through);
            self.fare[place] = follow(self.fare[place], fare, market.fare_lag);
        }
    }

    /// Activity left by missing fuel and missing power, weighted by the fuel that firms and
    /// haulage use in normal times.
    fn activity(&self, now: &Now<'_>, signals: &Signals) -> f64 {
        let (market, sectors) = (&now.params.market, now.layout.sectors.len());
        let (mut all, mut left) = (0.0, 0.0);
        for (place, &weight) in self.activity_weight.iter().enumerate() {
            let here = place * sectors..(place + 1) * sectors;
            let idle = dot(&self.working_litres[here.clone()], &signals.unmet[here]);
            let fuel = if weight > 0.0 { idle / weight } else { 0.0 };
            let dark = signals.dark[place].min(1.0);
            all += weight;
            left +=
                weight * (1.0 - market.activity_fuel * fuel) * (1.0 - market.activity_power * dark);
        }
        if all > 0.0 { left / all } else { 1.0 }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        let products = signals.pump_price.len();
        for (at, ratio) in signals.street_ratio.iter().enumerate() {
            row.put(signals.pump_price[at % products] * ratio);
        }
        row.put_all(&signals.food);
        row.put_all(&self.fare);
        row.put(self.activity);
    }
}

/// Declares the outputs of this system.
pub fn outputs(layout: &Layout, out: &mut Catalogue) {
    let price = Scale::Log {
        bottom: 0.01,
        top: 1e6,
    };
    let index = Scale::Log {
        bottom: 0.1,
        top: 100.0,
    };
    out.by_place_product(layout, "street_price", "money/L", price);
    out.by_place(layout, "food_price", "index", index);
    out.by_place(layout, "fare", "index", index);
    out.national("activity", "share", Scale::Linear { top: 1.0 });
}

/// Mark-up of the street price over the pump price that a gap in what stations serve leads to.
///
/// `markup × h(gap) × (1 − queue_relief × (1 − gap))` with `h(x) = xⁿ / (xⁿ + halfⁿ)`, scaled so
/// that nothing served gives the whole mark-up: the more stations still sell, the more people
/// stand in line instead of paying. What is the same for all gaps is worked out once.
pub fn mark_up(market: &stock::Market) -> impl Fn(f64) -> f64 {
    // Dividing by xⁿ first: h = (1 + halfⁿ) / (1 + (half / x)ⁿ) reaches 1 at x = 1.
    let steep = market.street_steepness;
    let whole = 1.0 + power(market.street_half, steep);
    move |gap| {
        if gap <= 0.0 {
            return 0.0;
        }
        let gap = gap.min(1.0);
        let scarcity = whole / (1.0 + power(market.street_half / gap, steep));
        market.street_markup * scarcity * (1.0 - market.queue_relief * (1.0 - gap))
    }
}

/// `x^y` for positive x, in a digit less than `math::pow` and in a third of the time.
fn power(x: f64, y: f64) -> f64 {
    if x == 1.0 {
        1.0
    } else {
        math::exp(y * math::ln(x))
    }
}

/// Whether a role is counted in business activity.
fn works(role: Role) -> bool {
    matches!(role, Role::Business | Role::Transport)
}

/// Share of each product in what a role burns in each place; the same in all products where the
/// role burns nothing.
fn mix(layout: &Layout, normal: &[f64], role: Role) -> Vec<f64> {
    let products = layout.products.len();
    let mut mix = vec![0.0; layout.places.len() * products];
    for (cell, litres) in layout.cells.iter().zip(normal) {
        if layout.roles[cell.sector] == role {
            mix[cell.place * products + cell.product] += litres;
        }
    }
    for shares in mix.chunks_mut(products.max(1)) {
        let all: f64 = shares.iter().sum();
        for share in shares.iter_mut() {
            *share = if all > 0.0 {
                *share / all
            } else {
                1.0 / products as f64
            };
        }
    }
    mix
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Mean over the sectors of a role; 0 where they have no weight.
fn mean_of(role: Role, roles: &[Role], values: &[f64], weights: &[f64]) -> f64 {
    let (mut all, mut sum) = (0.0, 0.0);
    for ((_, value), weight) in roles
        .iter()
        .zip(values)
        .zip(weights)
        .filter(|((r, _), _)| **r == role)
    {
        all += weight;
        sum += weight * value;
    }
    if all > 0.0 { sum / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};
    use proptest::prelude::*;

    fn bench() -> (Bench, State) {
        let case = testing::quiet();
        let mut bench = Bench::new(&case);
        let state = State::start(&bench.layout, &case, &bench.params, &mut bench.signals);
        (bench, state)
    }

    fn live(bench: &mut Bench, state: &mut State, days: u32) {
        for day in 0..days {
            bench.step(day, |now, signals, today| state.step(now, signals, today));
        }
    }

    #[test]
    fn without_a_gap_prices_stay_and_activity_is_whole() {
        let (mut bench, mut state) = bench();
        live(&mut bench, &mut state, 50);
        assert!(bench.signals.street_ratio.iter().all(|r| *r == 1.0));
        assert!(
            bench
                .signals
                .food
                .iter()
                .chain(&state.fare)
                .all(|p| *p == 1.0)
        );
        assert_eq!(state.activity, 1.0);
    }

    #[test]
    fn at_utter_scarcity_the_whole_mark_up_is_reached_and_it_fades_afterwards() {
        let (mut bench, mut state) = bench();
        bench.signals.retail_gap.fill(1.0);
        bench.signals.unmet.fill(1.0);
        bench.signals.dark.fill(1.0);
        live(&mut bench, &mut state, 400);
        let market = bench.params.market;
        for ratio in &bench.signals.street_ratio {
            assert!((ratio - 1.0 - market.street_markup).abs() < 1e-9);
        }
        let food = math::pow(1.0 + market.street_markup, market.food_pass_through)
            * (1.0 + market.food_scarcity);
        assert!((bench.signals.food[0] - food).abs() < 1e-6);
        assert!((state.activity - 0.5 * 0.7).abs() < 1e-12);
        bench.signals.retail_gap.fill(0.0);
        live(&mut bench, &mut state, 400);
        assert!(bench.signals.street_ratio.iter().all(|r| *r == 1.0));
    }

    #[test]
    fn a_dearer_pump_makes_the_street_food_and_fares_dearer() {
        let (mut bench, mut state) = bench();
        for price in bench.levers.of_mut(Target::PumpPrice) {
            *price *= 2.0;
        }
        live(&mut bench, &mut state, 400);
        assert!((state.beside[0] - 2.0).abs() < 1e-12);
        assert!((bench.signals.food[0] - math::pow(2.0, 0.2)).abs() < 1e-9);
        assert!((state.fare[1] - math::pow(2.0, 0.6)).abs() < 1e-9);
    }

    #[test]
    fn tolls_of_buses_make_fares_dearer_by_their_share() {
        let fare = |toll: f64| {
            let (mut bench, mut state) = bench();
            bench.signals.passenger_toll = toll;
            live(&mut bench, &mut state, 400);
            state.fare[1]
        };
        assert_eq!(fare(0.0), 1.0);
        assert!((fare(0.25) - math::pow(1.25, 0.6)).abs() < 1e-9);
    }

    #[test]
    fn buses_that_stop_make_fares_dearer_and_nothing_else() {
        let (mut bench, mut state) = bench();
        bench.signals.passenger_open = 0.5;
        live(&mut bench, &mut state, 400);
        assert!((state.fare[1] - math::pow(2.0, 0.6)).abs() < 1e-9);
        assert!(bench.signals.street_ratio.iter().all(|r| *r == 1.0));
        assert!((bench.signals.food[0] - 1.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_mark_up_rises_with_the_gap_within_its_bounds(
            gap in 0.0_f64..1.0, more in 0.0_f64..1.0,
            markup in 0.0_f64..50.0, half in 0.01_f64..1.0, steep in 0.5_f64..10.0,
            relief in 0.0_f64..1.0,
        ) {
            let market = stock::Market {
                street_markup: markup, street_half: half, street_steepness: steep,
                queue_relief: relief, ..Default::default()
            };
            let mark_up = mark_up(&market);
            let (low, high) = (mark_up(gap), mark_up((gap + more).min(1.0)));
            prop_assert!(0.0 <= low && low <= high + 1e-9 && high <= markup * (1.0 + 1e-12));
        }
    }
}
