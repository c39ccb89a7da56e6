//! How a city from which others are served shares what it has with them.

use super::State;
use crate::layout::Layout;
use crate::params::Params;
use crate::signals::Signals;

/// A city from which others are served.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hub {
    place: usize,
    links: Vec<Link>,
    corridors: Vec<usize>,
    /// Litres in its depots on the first morning, by product.
    start: Vec<i64>,
}

/// A place that a corridor from a hub serves.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Link {
    corridor: usize,
    place: usize,
    /// One over the number of inland corridors that serve the place.
    share: f64,
    /// Days of its own use that the place calls for each day when its depot is at its aim: 1 if
    /// nothing else serves it, 0 if imports come to it directly.
    base: f64,
}

/// The hubs of a case; `depot` is what is in depots on the first morning, by place and product.
pub(super) fn hubs(layout: &Layout, depot: &[i64]) -> Vec<Hub> {
    let products = layout.products.len();
    let served = |inland: bool, place: usize| {
        let routes = layout.routes.iter().filter(|r| r.hub.is_some() == inland);
        routes
            .flat_map(|r| &r.serves)
            .filter(|(p, _)| *p == place)
            .count()
    };
    let mut hubs: Vec<Hub> = Vec::new();
    for (corridor, route) in layout.routes.iter().enumerate() {
        let Some(hub) = route.hub else { continue };
        let links = route
            .serves
            .iter()
            .filter(|(place, _)| *place != hub)
            .map(|&(place, _)| Link {
                corridor,
                place,
                share: 1.0 / served(true, place) as f64,
                base: if served(false, place) > 0 { 0.0 } else { 1.0 },
            });
        match hubs.iter_mut().find(|h| h.place == hub) {
            Some(known) => {
                known.links.extend(links);
                known.corridors.push(corridor);
            }
            None => hubs.push(Hub {
                place: hub,
                links: links.collect(),
                corridors: vec![corridor],
                start: depot[hub * products..][..products].to_vec(),
            }),
        }
    }
    hubs
}

impl State {
    /// Sets what each inland corridor may load tomorrow.
    ///
    /// A dependent calls for `use × (base + 1 − cover / target)` litres a day, not less than none.
    /// The hub keeps `hub_first × target` days of its own use out of reach, or if it began with less
    /// than its target, that share of what it began with; of the rest, dependents get their calls, or if that is too little a share of `calls / (calls + (1 −
    /// hub_first) × own use)`. Tankers go full or not at all: what is free beyond all
    /// calls may be borrowed to fill one, each corridor an equal part, so that a small town whose
    /// daily call is under a tanker is served every few days.
    pub(super) fn offer_inland(&self, layout: &Layout, params: &Params, signals: &mut Signals) {
        let products = layout.products.len();
        let stocks = &params.stocks;
        signals.inland_offer.fill(0);
        signals.inland_spare.fill(0);
        for hub in &*self.hubs {
            for product in 0..products {
                let own = hub.place * products + product;
                let call =
                    |l: &Link| self.call(l, l.place * products + product, stocks.target_cover);
                let calls: f64 = hub.links.iter().map(call).sum();
                if calls <= 0.0 {
                    continue;
                }
                let own_use = self.markets[own].normal as f64;
                let aim = (stocks.target_cover * own_use).min(hub.start[product] as f64);
                let kept = stocks.hub_first * aim;
                let free = (self.depot[own] as f64 - kept).max(0.0);
                let scarce = free / (calls + (1.0 - stocks.hub_first) * own_use);
                let served = scarce.min(1.0);
                let mut rest = free as i64;
                for link in &hub.links {
                    let litres = (call(link) * served) as i64;
                    signals.inland_offer[link.corridor * products + product] += litres;
                    rest -= litres;
                }
                let spare = rest.max(0) / hub.corridors.len() as i64;
                for corridor in &hub.corridors {
                    signals.inland_spare[corridor * products + product] = spare;
                }
            }
        }
    }

    fn call(&self, link: &Link, at: usize, target_cover: f64) -> f64 {
        let normal = self.markets[at].normal as f64;
        let lack = link.base * normal + normal - self.depot[at] as f64 / target_cover;
        lack.max(0.0) * link.share
    }
}

#[cfg(test)]
mod tests {
    use citerne_luck::Luck;

    use crate::testing;

    #[test]
    fn in_normal_times_every_place_is_supplied_however_low_depots_begin() {
        for (cover, hub_first) in [(4.0, 0.5), (4.0, 0.9), (7.0, 0.9), (12.0, 0.9)] {
            let mut case = testing::case();
            (case.blockade, case.campaign, case.interdiction) = (None, None, None);
            let stocks = &mut case.stocks;
            stocks.depot_cover.value = Some(cover);
            stocks.hub_first.value = Some(hub_first);
            stocks.cover_spread.value = Some(0.0);
            let model = testing::model(&case, 120);
            let mut history = model.history();
            model
                .run(&testing::values(&case), Luck::new(1), &mut history, &mut ())
                .expect("a sound history");
            let channels = model.catalogue().channels.iter().enumerate();
            for (index, channel) in channels.filter(|(_, c)| c.quantity == "unmet_need") {
                let worst = history.series(index).fold(0.0, f32::max);
                assert!(worst < 0.02, "{cover} {hub_first} {channel:?}: {worst}");
            }
        }
    }
}
