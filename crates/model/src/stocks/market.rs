//! A day's trade in one product in one place: delivery, sale, use.

use citerne_case::spec::Target;
use citerne_case::spec::stock::Role;
use citerne_luck::math;

use super::State;
use super::cells::Market;
use super::ration::ration;
use crate::layout::Layout;
use crate::now::{Now, follow};
use crate::params::Params;
use crate::signals::Signals;

/// Days over which people judge how well stations serve them.
const GAP_DAYS: f64 = 3.0;

/// What is worked out once a day, and room to work in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Work {
    /// Use of each sector beside normal, before prices.
    level: Vec<f64>,
    /// Weight of each sector when fuel is rationed.
    weight: Vec<f64>,
    /// Fear counts this much in each sector.
    hoarding: Vec<f64>,
    /// Pump price of each product beside the start.
    pump: Vec<f64>,
    /// Answer of each sector to the pump price: `[product][sector]`.
    answer: Vec<f64>,
    // One slot for each cell of a market, and one for its stations.
    needs: Vec<i64>,
    asks: Vec<i64>,
    requests: Vec<i64>,
    weights: Vec<f64>,
    shares: Vec<i64>,
    got: Vec<i64>,
}

impl Work {
    pub(super) fn new(layout: &Layout, markets: &[Market], params: &Params) -> Self {
        let (sectors, products) = (layout.sectors.len(), layout.products.len());
        let slots = 1 + markets.iter().map(|m| m.cells.len()).max().unwrap_or(0);
        Self {
            level: vec![1.0; sectors],
            weight: params.sectors.iter().map(|s| s.priority).collect(),
            hoarding: vec![1.0; sectors],
            pump: vec![1.0; products],
            answer: vec![1.0; products * sectors],
            needs: vec![0; slots],
            asks: vec![0; slots],
            requests: vec![0; slots],
            weights: vec![0.0; slots],
            shares: vec![0; slots],
            got: vec![0; slots],
        }
    }

    /// Reads levers and signals that are the same in all places.
    pub(super) fn morning(&mut self, now: &Now<'_>, signals: &Signals) {
        let params = now.params;
        let saved = params.schools.map_or(0.0, |s| s.fuel_saved) * signals.schools_closed;
        let (demand, priority) = (
            now.levers.of(Target::Demand),
            now.levers.of(Target::Priority),
        );
        self.hoarding
            .copy_from_slice(now.levers.of(Target::Hoarding));
        for (sector, role) in now.layout.roles.iter().enumerate() {
            self.level[sector] = demand[sector].max(0.0)
                * match role {
                    Role::Household => 1.0 - saved,
                    Role::Relief => signals.relief_use,
                    _ => 1.0,
                };
            self.weight[sector] = params.sectors[sector].priority * priority[sector].max(0.0);
        }
        let price = now.levers.of(Target::PumpPrice);
        for (product, &price) in price.iter().enumerate() {
            let start = params.pump_price[product];
            let beside = if start > 0.0 && price > 0.0 {
                price / start
            } else {
                1.0
            };
            if beside != self.pump[product] {
                self.pump[product] = beside;
                let answers = &mut self.answer[product * params.sectors.len()..];
                for (answer, sector) in answers.iter_mut().zip(&params.sectors) {
                    *answer = math::pow(beside, sector.elasticity);
                }
            }
        }
    }
}

impl State {
    /// A day's trade in one market. Returns the share of stations that had the product.
    pub(super) fn trade(
        &mut self,
        now: &Now<'_>,
        signals: &mut Signals,
        place: usize,
        product: usize,
    ) -> f64 {
        let at = place * now.layout.products.len() + product;
        self.ask(now, signals, place, at);
        self.deliver(now, signals, place, at);
        let open = self.sell(now.params, at);
        let gap = self.gap(at);
        signals.retail_gap[at] = settle(follow(signals.retail_gap[at], gap, GAP_DAYS));
        self.burn(now, place, at);
        open
    }

    /// What each cell needs today, and what it asks for: its need and what its tanks lack.
    fn ask(&mut self, now: &Now<'_>, signals: &Signals, place: usize, at: usize) {
        let work = &mut self.work;
        let ration = now.levers.of(Target::Ration)[place].max(0.0);
        let street = street_log(now.params, signals.street_ratio[at]);
        let sectors = now.params.sectors.len();
        let cells = self.markets[at].cells.clone();
        for (slot, (fact, &tank)) in self.facts[cells.clone()]
            .iter()
            .zip(&self.tank[cells])
            .enumerate()
        {
            let sector = usize::from(fact.sector);
            let mut level =
                work.level[sector] * work.answer[usize::from(fact.product) * sectors + sector];
            if fact.retail && street > 0.0 {
                level *= math::exp(now.params.sectors[sector].elasticity * street);
            }
            let need = (fact.normal * level) as i64;
            let fear = (self.fear[place] * work.hoarding[sector].max(0.0)).min(1.0);
            let lack = fact.tank + fear * fact.extra - tank as f64;
            let mut ask = need + lack.clamp(0.0, fact.refill) as i64;
            if fact.household && ration < f64::INFINITY {
                ask = ask.min((ration * fact.normal) as i64);
            }
            work.needs[slot] = need;
            work.asks[slot] = ask;
            work.weights[slot] = work.weight[sector];
            work.got[slot] = 0;
        }
    }

    /// From the depot to those who buy in bulk and to the stations. Both fuel and carriage can be
    /// scarce; what there is goes by priority.
    fn deliver(&mut self, now: &Now<'_>, signals: &Signals, place: usize, at: usize) {
        let (market, work, stocks) = (&self.markets[at], &mut self.work, &now.params.stocks);
        let facts = &self.facts[market.cells.clone()];
        let cells = facts.len();
        let (mut retail, mut weighted) = (0.0, 0.0);
        for (slot, fact) in facts.iter().enumerate() {
            work.requests[slot] = if fact.retail { 0 } else { work.asks[slot] };
            if fact.retail {
                retail += fact.normal;
                weighted += fact.normal * work.weights[slot];
            }
        }
        let full = (stocks.station_tank * market.retail as f64) as i64;
        work.requests[cells] = (full - self.station[at]).max(0);
        work.weights[cells] = if retail > 0.0 { weighted / retail } else { 0.0 };
        let passing = now.levers.of(Target::LastMile)[place].max(0.0) * signals.last_mile_open;
        let carriage = (stocks.last_mile * passing * market.normal as f64) as i64;
        let slots = ..=cells;
        let given = ration(
            self.depot[at].min(carriage),
            &work.requests[slots],
            &work.weights[slots],
            &mut work.shares[slots],
        );
        self.depot[at] -= given;
        self.station[at] += work.shares[cells];
        work.got[..cells].copy_from_slice(&work.shares[..cells]);
    }

    /// From the stations to those who buy there. Each tries one station a day: only the share that
    /// finds fuel is served. Returns the share of stations open, over the day: those that sell out
    /// are open for as long as their fuel lasts.
    fn sell(&mut self, params: &Params, at: usize) -> f64 {
        let market = &self.markets[at];
        if market.retail == 0 {
            return 1.0;
        }
        let open = self.share_open(self.station[at] as f64 / market.retail as f64, params);
        let facts = &self.facts[market.cells.clone()];
        let (cells, work) = (facts.len(), &mut self.work);
        let mut asked = 0;
        for (slot, fact) in facts.iter().enumerate() {
            work.requests[slot] = if fact.retail { work.asks[slot] } else { 0 };
            asked += work.requests[slot];
        }
        let served = if open < 1.0 {
            (asked as f64 * open) as i64
        } else {
            asked
        };
        let sold = ration(
            served.min(self.station[at]),
            &work.requests[..cells],
            &work.weights[..cells],
            &mut work.shares[..cells],
        );
        self.station[at] -= sold;
        for (got, share) in work.got.iter_mut().zip(&work.shares[..cells]) {
            *got += share;
        }
        if served > 0 {
            open * sold as f64 / served as f64
        } else {
            open
        }
    }

    /// Share of the need of those who buy at stations that they could not buy; 0 without need.
    fn gap(&self, at: usize) -> f64 {
        let work = &self.work;
        let (mut needed, mut bought) = (0, 0);
        for (slot, fact) in self.facts[self.markets[at].cells.clone()]
            .iter()
            .enumerate()
        {
            if fact.retail {
                needed += work.needs[slot];
                bought += work.got[slot].min(work.needs[slot]);
            }
        }
        if needed > 0 {
            1.0 - bought as f64 / needed as f64
        } else {
            0.0
        }
    }

    /// Use: what is needed, as far as tanks and purchases reach.
    fn burn(&mut self, now: &Now<'_>, place: usize, at: usize) {
        let (work, sectors) = (&self.work, now.layout.sectors.len());
        for (slot, cell) in self.markets[at].cells.clone().enumerate() {
            let held = self.tank[cell] + work.got[slot];
            let used = work.needs[slot].min(held);
            self.tank[cell] = held - used;
            let sector = place * sectors + usize::from(self.facts[cell].sector);
            self.gauge.needed[sector] += work.needs[slot];
            self.gauge.used[sector] += used;
            self.books.used += used;
        }
    }
}

/// Logarithm of the mean price that buyers at stations pay, beside the pump price: a share of what
/// stations sell is sold on in the street, up to `diversion` when the mark-up is at its highest.
fn street_log(params: &Params, ratio: f64) -> f64 {
    let (markup, above) = (params.market.street_markup, ratio - 1.0);
    if above <= 0.0 || markup <= 0.0 {
        return 0.0;
    }
    math::ln(1.0 + params.market.diversion * (above / markup).min(1.0) * above)
}

/// A gap of less than one litre in ten thousand is none.
fn settle(gap: f64) -> f64 {
    if gap < 1e-4 { 0.0 } else { gap }
}
