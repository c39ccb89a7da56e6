//! What is in store on the first morning.

use citerne_case::spec::CaseSpec;
use citerne_luck::{DayLuck, math};

use super::gauge::Gauge;
use super::market::Work;
use super::{Books, State, cells, hubs};
use crate::decision;
use crate::layout::Layout;
use crate::params::Params;
use crate::signals::Signals;

impl State {
    /// The state on the morning of the first day; writes the first signals.
    ///
    /// Private tanks are full; stations are as they are in the evening, a day's sales below full. All depots together hold `depot_cover` days of use,
    /// spread over places by `cover_factor` and by luck: `exp(cover_spread × z)`, z normal.
    #[must_use]
    pub fn start(
        layout: &Layout,
        _: &CaseSpec,
        params: &Params,
        luck: DayLuck,
        signals: &mut Signals,
    ) -> Self {
        let facts = cells::facts(layout, params);
        let markets = cells::markets(layout, &facts);
        let (products, stocks) = (layout.products.len(), &params.stocks);
        let normal: i64 = markets.iter().map(|m| m.normal).sum();
        let reserve = (0..products).map(|k| {
            let litres: i64 = markets
                .iter()
                .skip(k)
                .step_by(products)
                .map(|m| m.normal)
                .sum();
            (stocks.reserve * litres as f64) as i64
        });
        let spread = stocks.station_spread;
        let evening = (stocks.station_tank - 1.0).max(0.0);
        let depot = depots(layout, params, &markets, luck);
        let mut state = Self {
            hubs: hubs::hubs(layout, &depot).into(),
            depot,
            station: markets
                .iter()
                .map(|m| (evening * m.retail as f64) as i64)
                .collect(),
            tank: facts.iter().map(|f| f.tank as i64).collect(),
            reserve: reserve.collect(),
            releasing: false,
            fear: vec![0.0; layout.places.len()],
            open_when_full: 1.0,
            none_dry_from: stocks.station_dry * math::exp(spread * (6.0 + 0.5 * spread)),
            dry: vec![false; layout.places.len()],
            gauge: Gauge::new(layout, normal),
            work: Work::new(layout, &markets),
            books: Books::default(),
            facts: facts.into(),
            markets: markets.into(),
        };
        state.open_when_full = state.share_open(stocks.station_tank, params);
        state.books.start = state.litres();
        state.first_signals(layout, params, signals);
        state
    }

    fn first_signals(&self, layout: &Layout, params: &Params, signals: &mut Signals) {
        let products = layout.products.len();
        for (normal, market) in signals.normal_use.iter_mut().zip(&*self.markets) {
            *normal = market.normal;
        }
        for place in 0..layout.places.len() {
            let sells = self.markets[place * products..][..products]
                .iter()
                .any(|m| m.retail > 0);
            signals.stations_open[place] = if sells { self.open_when_full } else { 1.0 };
        }
        self.publish_levels(params.stocks.target_cover, signals);
        self.offer_inland(layout, params, signals);
    }
}

/// Litres in depots on the first morning, by place and product.
fn depots(layout: &Layout, params: &Params, markets: &[cells::Market], luck: DayLuck) -> Vec<i64> {
    let (products, stocks) = (layout.products.len(), &params.stocks);
    let weight = |place: usize| {
        let u = luck.uniform(decision::START_COVER, place as u32);
        let spread = math::exp(stocks.cover_spread * math::norm_quantile(u));
        params.places[place].cover_factor * spread
    };
    let weights: Vec<f64> = (0..layout.places.len()).map(weight).collect();
    let normal = |at: usize| markets[at].normal as f64;
    let all: f64 = (0..markets.len()).map(normal).sum();
    let weighted: f64 = (0..markets.len())
        .map(|at| weights[at / products] * normal(at))
        .sum();
    let days = if weighted > 0.0 {
        stocks.depot_cover * all / weighted
    } else {
        0.0
    };
    (0..markets.len())
        .map(|at| (days * weights[at / products] * normal(at)) as i64)
        .collect()
}
