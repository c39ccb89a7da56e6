//! A day's trade in one product in one place: delivery, sale, use.

use citerne_case::spec::Target;
use citerne_case::spec::stock::Role;
use citerne_luck::math;

use super::State;
use super::cells::Market;
use super::ration::{Buyer, ration};
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

/// What one cell of a market needs today, asks for and gets, in litres.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Purchase {
    need: i64,
    ask: i64,
    got: i64,
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
    /// One for each cell of a market.
    purchases: Vec<Purchase>,
    /// The same as those who share what there is; one more for the stations.
    buyers: Vec<Buyer>,
}

impl Work {
    pub(super) fn new(layout: &Layout, markets: &[Market]) -> Self {
        let (sectors, products) = (layout.sectors.len(), layout.products.len());
        let cells = markets.iter().map(|m| m.cells.len()).max().unwrap_or(0);
        Self {
            habits: vec![Habit::default(); products * sectors],
            pump: vec![1.0; products],
            answer: vec![1.0; products * sectors],
            purchases: vec![Purchase::default(); cells],
            buyers: vec![Buyer::default(); cells + 1],
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
        let gap = self.burn(now, place, at);
        signals.retail_gap[at] = settle(follow(signals.retail_gap[at], gap, GAP_DAYS));
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
        let buying = work.purchases.iter_mut().zip(&mut work.buyers);
        for ((fact, &tank), (purchase, buyer)) in facts.iter().zip(tanks).zip(buying) {
            let habit = &habits[usize::from(fact.sector)];
            let mut level = habit.level;
            if fact.retail && street > 0.0 {
                level *= math::exp(habit.elasticity * street);
            }
            let need = (fact.normal * level) as i64;
            let fear = (fear * habit.hoarding).min(1.0);
            let lack = fact.tank + fear * fact.extra - tank as f64;
            let mut ask = need + lack.clamp(0.0, fact.refill) as i64;
            if fact.household && ration < f64::INFINITY {
                ask = ask.min((ration * fact.normal) as i64);
            }
            *purchase = Purchase { need, ask, got: 0 };
            buyer.weight = habit.weight;
        }
    }

    /// What delivery and sale come to where there is nothing to deliver or sell: in a long shortage
    /// that is most markets on most days. Returns the share of stations open.
    fn offer_nothing(&self, at: usize) -> f64 {
        if self.markets[at].retail == 0 {
            1.0
        } else {
            0.0
        }
    }

    /// From the depot to those who buy in bulk and to the stations. Both fuel and carriage can be
    /// scarce; what there is goes by priority.
    fn deliver(&mut self, now: &Now<'_>, signals: &Signals, place: usize, at: usize) {
        let (market, work, stocks) = (&self.markets[at], &mut self.work, &now.params.stocks);
        let facts = &self.facts[market.cells.clone()];
        let cells = facts.len();
        let buyers = &mut work.buyers[..=cells];
        let mut weighted = 0.0;
        for ((buyer, fact), purchase) in buyers.iter_mut().zip(facts).zip(&work.purchases) {
            if fact.retail {
                buyer.request = 0;
                weighted += fact.normal * buyer.weight;
            } else {
                buyer.request = purchase.ask;
            }
        }
        let retail = market.retail as f64;
        let full = (stocks.station_tank * retail) as i64;
        let stations = &mut buyers[cells];
        stations.request = (full - self.station[at]).max(0);
        stations.weight = if retail > 0.0 { weighted / retail } else { 0.0 };
        let passing = now.levers.of(Target::LastMile)[place].max(0.0) * signals.last_mile_open;
        let carriage = (stocks.last_mile * passing * market.normal as f64) as i64;
        self.depot[at] -= ration(self.depot[at].min(carriage), buyers);
        self.station[at] += buyers[cells].share;
        for (purchase, buyer) in work.purchases.iter_mut().zip(&buyers[..cells]) {
            purchase.got = buyer.share;
        }
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
        let buyers = &mut self.work.buyers[..facts.len()];
        let purchases = &mut self.work.purchases;
        let mut asked = 0;
        for ((buyer, fact), purchase) in buyers.iter_mut().zip(facts).zip(&*purchases) {
            buyer.request = if fact.retail { purchase.ask } else { 0 };
            asked += buyer.request;
        }
        let served = if open < 1.0 {
            (asked as f64 * open) as i64
        } else {
            asked
        };
        let sold = ration(served.min(self.station[at]), buyers);
        self.station[at] -= sold;
        for (purchase, buyer) in purchases.iter_mut().zip(buyers) {
            purchase.got += buyer.share;
        }
        if served > 0 {
            open * sold as f64 / served as f64
        } else {
            open
        }
    }

    /// Use: what is needed, as far as tanks and purchases reach. Returns the share of the need of
    /// those who buy at stations that they could not buy; 0 without need.
    fn burn(&mut self, now: &Now<'_>, place: usize, at: usize) -> f64 {
        let sectors = now.layout.sectors.len();
        let here = place * sectors..(place + 1) * sectors;
        let gauge_needed = &mut self.gauge.needed[here.clone()];
        let gauge_used = &mut self.gauge.used[here];
        let cells = self.markets[at].cells.clone();
        let (facts, tanks) = (&self.facts[cells.clone()], &mut self.tank[cells]);
        let (mut needed, mut bought) = (0, 0);
        let purchases = &self.work.purchases;
        for ((fact, tank), &Purchase { need, got, .. }) in facts.iter().zip(tanks).zip(purchases) {
            if fact.retail {
                needed += need;
                bought += got.min(need);
            }
            let held = *tank + got;
            let used = need.min(held);
            *tank = held - used;
            gauge_needed[usize::from(fact.sector)] += need;
            gauge_used[usize::from(fact.sector)] += used;
            self.books.used += used;
        }
        if needed > 0 {
            1.0 - bought as f64 / needed as f64
        } else {
            0.0
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
                let short = state.clone();
                let open = short.offer_nothing(at);
                state.deliver(now, signals, place, at);
                assert_eq!(state.sell(now.params, at), open);
                let cells = state.markets[at].cells.len();
                let bought = |state: &State| state.work.purchases[..cells].to_vec();
                assert_eq!(bought(&state), bought(&short));
                assert_eq!((state.depot[at], state.station[at]), (0, 0));
            }
        });
    }
}
