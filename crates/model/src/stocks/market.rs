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

/// How a sector buys one product today, in all places alike.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Habit {
    /// Use beside normal, before street prices.
    level: f64,
    /// Weight when fuel is rationed.
    weight: f64,
    /// Fear counts this much.
    hoarding: f64,
    /// Answer to prices.
    elasticity: f64,
}

/// What is worked out once a day, and room to work in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Work {
    /// `[product][sector]`.
    habits: Vec<Habit>,
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
    pub(super) fn new(layout: &Layout, markets: &[Market]) -> Self {
        let (sectors, products) = (layout.sectors.len(), layout.products.len());
        let slots = 1 + markets.iter().map(|m| m.cells.len()).max().unwrap_or(0);
        Self {
            habits: vec![Habit::default(); products * sectors],
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
        self.answer_pumps(now);
        let (params, levers) = (now.params, now.levers);
        let saved = params.schools.map_or(0.0, |s| s.fuel_saved) * signals.schools_closed;
        let (demand, priority) = (levers.of(Target::Demand), levers.of(Target::Priority));
        let hoarding = levers.of(Target::Hoarding);
        for (at, (habit, answer)) in self.habits.iter_mut().zip(&self.answer).enumerate() {
            let sector = at % params.sectors.len();
            let level = demand[sector].max(0.0)
                * match now.layout.roles[sector] {
                    Role::Household => 1.0 - saved,
                    Role::Relief => signals.relief_use,
                    _ => 1.0,
                };
            *habit = Habit {
                level: level * answer,
                weight: params.sectors[sector].priority * priority[sector].max(0.0),
                hoarding: hoarding[sector].max(0.0),
                elasticity: params.sectors[sector].elasticity,
            };
        }
    }

    /// Works out how sectors answer pump prices, where those have changed.
    fn answer_pumps(&mut self, now: &Now<'_>) {
        let params = now.params;
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
        let open = if self.depot[at] == 0 && self.station[at] == 0 {
            self.offer_nothing(at)
        } else {
            self.deliver(now, signals, place, at);
            self.sell(now.params, at)
        };
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
        let (fear, sectors) = (self.fear[place], now.params.sectors.len());
        let habits = &work.habits[at % now.layout.products.len() * sectors..][..sectors];
        let cells = self.markets[at].cells.clone();
        let (facts, tanks) = (&self.facts[cells.clone()], &self.tank[cells]);
        let results = work
            .needs
            .iter_mut()
            .zip(&mut work.asks)
            .zip(&mut work.weights);
        for ((fact, &tank), ((need, ask), weight)) in facts.iter().zip(tanks).zip(results) {
            let habit = &habits[usize::from(fact.sector)];
            let mut level = habit.level;
            if fact.retail && street > 0.0 {
                level *= math::exp(habit.elasticity * street);
            }
            *need = (fact.normal * level) as i64;
            let fear = (fear * habit.hoarding).min(1.0);
            let lack = fact.tank + fear * fact.extra - tank as f64;
            *ask = *need + lack.clamp(0.0, fact.refill) as i64;
            if fact.household && ration < f64::INFINITY {
                *ask = (*ask).min((ration * fact.normal) as i64);
            }
            *weight = habit.weight;
        }
    }

    /// What delivery and sale come to where there is nothing to deliver or sell: in a long shortage
    /// that is most markets on most days. Returns the share of stations open.
    fn offer_nothing(&mut self, at: usize) -> f64 {
        let market = &self.markets[at];
        self.work.got[..market.cells.len()].fill(0);
        if market.retail == 0 { 1.0 } else { 0.0 }
    }

    /// From the depot to those who buy in bulk and to the stations. Both fuel and carriage can be
    /// scarce; what there is goes by priority.
    fn deliver(&mut self, now: &Now<'_>, signals: &Signals, place: usize, at: usize) {
        let (market, work, stocks) = (&self.markets[at], &mut self.work, &now.params.stocks);
        let facts = &self.facts[market.cells.clone()];
        let cells = facts.len();
        let mut weighted = 0.0;
        let (requests, weights) = (&mut work.requests[..cells], &work.weights[..cells]);
        for (((request, fact), ask), weight) in
            requests.iter_mut().zip(facts).zip(&work.asks).zip(weights)
        {
            *request = if fact.retail { 0 } else { *ask };
            weighted += if fact.retail {
                fact.normal * weight
            } else {
                0.0
            };
        }
        let retail = market.retail as f64;
        let full = (stocks.station_tank * retail) as i64;
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
        for ((request, fact), ask) in work.requests.iter_mut().zip(facts).zip(&work.asks) {
            *request = if fact.retail { *ask } else { 0 };
            asked += *request;
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
        let (work, facts) = (&self.work, &self.facts[self.markets[at].cells.clone()]);
        let (mut needed, mut bought) = (0, 0);
        for ((fact, &need), &got) in facts.iter().zip(&work.needs).zip(&work.got) {
            needed += if fact.retail { need } else { 0 };
            bought += if fact.retail { got.min(need) } else { 0 };
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
        let here = place * sectors..(place + 1) * sectors;
        let gauge_needed = &mut self.gauge.needed[here.clone()];
        let gauge_used = &mut self.gauge.used[here];
        let cells = self.markets[at].cells.clone();
        let (facts, tanks) = (&self.facts[cells.clone()], &mut self.tank[cells]);
        let trade = work.needs.iter().zip(&work.got);
        for ((fact, tank), (&need, got)) in facts.iter().zip(tanks).zip(trade) {
            let held = *tank + got;
            let used = need.min(held);
            *tank = held - used;
            gauge_needed[usize::from(fact.sector)] += need;
            gauge_used[usize::from(fact.sector)] += used;
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

#[cfg(test)]
mod tests {
    use citerne_luck::Luck;

    use super::State;
    use crate::testing::{self, Bench};

    #[test]
    fn with_nothing_left_delivery_and_sale_come_to_what_offering_nothing_says() {
        let case = testing::quiet();
        let mut bench = Bench::new(&case);
        let luck = Luck::new(1).day(0);
        let (layout, params) = (&bench.layout, &bench.params);
        let mut state = State::start(layout, &case, params, luck, &mut bench.signals);
        let (places, products) = (layout.places.len(), layout.products.len());
        state.depot.fill(0);
        state.station.fill(0);
        bench.step(0, |now, signals, _| {
            state.work.morning(now, signals);
            for at in 0..places * products {
                let place = at / products;
                state.ask(now, signals, place, at);
                let mut short = state.clone();
                let open = short.offer_nothing(at);
                state.deliver(now, signals, place, at);
                assert_eq!(state.sell(now.params, at), open);
                let cells = state.markets[at].cells.len();
                assert_eq!(state.work.got[..cells], short.work.got[..cells]);
                assert_eq!((state.depot[at], state.station[at]), (0, 0));
            }
        });
    }
}
