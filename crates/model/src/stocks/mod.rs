//! Fuel in the cities: depots, stations, private tanks, rationing, fear, and how hubs share
//! (system 5). All fuel is in whole litres and none is lost.

mod books;
mod cells;
pub mod demand;
mod fear;
mod gauge;
mod hubs;
mod market;
mod ration;
mod reserve;
mod start;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use citerne_case::spec::Target;
use citerne_luck::math;

pub use books::Books;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::Now;
use crate::signals::Signals;

/// Most days of cover that are told apart; a place that uses nothing has this many.
pub const MOST_COVER: f64 = 999.0;

/// State of this system. Vectors by place and product are `[place][product]`, flat. What is fixed
/// for a history is shared by its copies.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    facts: Arc<[cells::CellFacts]>,
    markets: Arc<[cells::Market]>,
    hubs: Arc<[hubs::Hub]>,
    /// Litres in depots.
    depot: Vec<i64>,
    /// Litres in filling stations.
    station: Vec<i64>,
    /// Litres in the tanks of each cell.
    tank: Vec<i64>,
    /// Litres of the state's reserve, by product; it lies in the capital.
    reserve: Vec<i64>,
    /// Whether the reserve was drawn on yesterday.
    releasing: bool,
    /// Fear of a shortage, 0 to 1, by place.
    fear: Vec<f64>,
    /// Share of stations that have the product when full, by place and product.
    open_when_full: f64,
    /// Mean fill, in days of sales, from which as good as no station is dry.
    none_dry_from: f64,
    /// Whether a place's pumps count as dry.
    dry: Vec<bool>,
    gauge: gauge::Gauge,
    work: market::Work,
    books: Books,
}

impl State {
    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        self.take_in(now, signals);
        self.draw_on_reserve(now, today);
        self.fear_spreads(now, signals);
        self.gauge.clear();
        self.work.morning(now, signals);
        let products = now.layout.products.len();
        for place in 0..now.layout.places.len() {
            let mut open = 1.0_f64;
            for product in 0..products {
                open = open.min(self.trade(now, signals, place, product));
            }
            signals.stations_open[place] = open;
            self.tell_dry(now, place, open, today);
        }
        self.gauge.add_up();
        self.measure(now, signals);
        self.publish(now, signals);
        debug_assert_eq!(
            self.litres(),
            self.books.held(),
            "litres of fuel in the cities"
        );
    }

    /// What came, what was sent on, what measures and neighbours bring.
    fn take_in(&mut self, now: &Now<'_>, signals: &Signals) {
        let products = now.layout.products.len();
        for (depot, litres) in self.depot.iter_mut().zip(&signals.arrivals) {
            *depot += litres;
            self.books.arrived += litres;
        }
        for (corridor, route) in now.layout.routes.iter().enumerate() {
            let Some(hub) = route.hub else { continue };
            for product in 0..products {
                let litres = signals.inland_taken[corridor * products + product];
                self.depot[hub * products + product] -= litres;
                self.books.sent += litres;
            }
        }
        debug_assert!(
            self.depot.iter().all(|d| *d >= 0),
            "a hub gave more than it had"
        );
        let (level, once) = (
            now.levers.of(Target::OutsideSupply),
            now.levers.once(Target::OutsideSupply),
        );
        for place in 0..now.layout.places.len() {
            let mut litres = (level[place] + once[place]).max(0.0);
            if place == now.layout.capital {
                litres += signals.outside_supply;
            }
            for product in 0..products {
                let part = (litres * now.params.product_share[product]) as i64;
                self.depot[place * products + product] += part;
                self.books.outside += part;
            }
        }
    }

    /// Notes when pumps fall dry, and when most have fuel again. Closed stations are counted whole,
    /// to the nearest: a town with three of them has none, one, two or three that are dry.
    fn tell_dry(&mut self, now: &Now<'_>, place: usize, open: f64, today: &mut Today) {
        let stations = now.params.places[place].stations.round().max(1.0);
        let closed = ((1.0 - open) * stations).round() / stations;
        let limit = now.params.rules.dry_share;
        if !self.dry[place] && closed >= limit && closed > 0.0 {
            self.dry[place] = true;
            today.note(Kind::Dry, place, closed);
        } else if self.dry[place] && closed < limit * 0.5 {
            self.dry[place] = false;
            today.note(Kind::Refilled, place, open);
        }
    }

    /// Share of stations that have fuel, when they hold `fill` days of normal sales on average.
    ///
    /// Fill is log-normal over stations: some are dry while others sell.
    fn share_open(&self, fill: f64, params: &crate::Params) -> f64 {
        let stocks = &params.stocks;
        if fill >= self.none_dry_from {
            return 1.0;
        }
        if fill <= 0.0 {
            return 0.0;
        }
        let spread = stocks.station_spread;
        let z = (math::ln(fill / stocks.station_dry) - 0.5 * spread * spread) / spread;
        math::norm_cdf(z)
    }

    /// Litres that are in depots, stations, private tanks and the reserve.
    #[must_use]
    pub fn litres(&self) -> i64 {
        [&self.depot, &self.station, &self.tank, &self.reserve]
            .into_iter()
            .flatten()
            .sum()
    }

    /// What came and went so far.
    #[must_use]
    pub fn books(&self) -> &Books {
        &self.books
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        row.put_all(&signals.cover);
        for &litres in &self.depot {
            row.put(litres as f64);
        }
        row.put_all(&signals.stations_open);
        row.put_all(&signals.unmet);
        row.put(signals.supply_share);
    }
}

/// Declares the outputs of this system.
pub fn outputs(layout: &Layout, out: &mut Catalogue) {
    let share = Scale::Linear { top: 1.0 };
    out.by_place_product(layout, "days_of_cover", "days", Scale::Linear { top: 60.0 });
    out.by_place_product(
        layout,
        "depot_stock",
        "L",
        Scale::Log {
            bottom: 1e3,
            top: 1e11,
        },
    );
    out.by_place(layout, "stations_open", "share", share);
    out.by_place_sector(layout, "unmet_need", "share", share);
    out.national("supply_share", "share", Scale::Linear { top: 1.5 });
}
