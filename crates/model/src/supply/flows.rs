//! Normal flows: which corridor brings how much to which place when nothing is wrong.

use super::network::Road;
use crate::layout::Layout;
use crate::params::Params;
use crate::stocks::demand::normal_litres;

/// How a place that has no import corridor of its own draws on a hub.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Upstream {
    pub(super) place: usize,
    pub(super) hub: usize,
    /// Share of the place's need that comes from this hub.
    pub(super) share: f64,
}

/// Normal flows of one replicate.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Flows {
    /// Litres of normal use a day, by target (place x product), its own only.
    pub(super) own: Vec<f64>,
    /// The same with what is passed on to places behind it.
    pub(super) through: Vec<f64>,
    /// Places behind hubs, farthest first.
    pub(super) upstream: Vec<Upstream>,
    /// Share of each place's inflow that each corridor brings normally: by corridor and place
    /// served, in the order of `pair_from`.
    pub(super) share: Vec<f64>,
    /// Index in `share` of each corridor's first place served; one more at the end.
    pub(super) pair_from: Vec<usize>,
    /// Whether inland corridors are a place's normal source (else they only top it up).
    pub(super) behind: Vec<bool>,
    /// Share of imports by corridor, no less than the least from which trade can grow.
    pub(super) base: Vec<f64>,
}

/// Rounds of proportional fitting; a dozen corridors settle well within them.
const ROUNDS: usize = 40;

/// Works out the normal flows.
pub(super) fn normal(layout: &Layout, params: &Params, roads: &[Road]) -> Flows {
    let products = layout.products.len();
    let own = own_use(layout, params);
    let depth = depths(layout, roads);
    let upstream = upstream(roads, &depth);
    let mut through = own.clone();
    for up in &upstream {
        for k in 0..products {
            through[up.hub * products + k] += up.share * through[up.place * products + k];
        }
    }
    let mut pair_from = vec![0];
    for road in roads {
        pair_from.push(pair_from[pair_from.len() - 1] + road.serves.len());
    }
    let openness = params.trade.map_or(0.0, |trade| trade.openness);
    let imports = roads.iter().zip(&params.corridor_share);
    let base: Vec<f64> = imports
        .map(|(r, &s)| if r.import { s.max(openness) } else { 0.0 })
        .collect();
    let behind: Vec<bool> = depth.iter().map(|d| d.is_some_and(|d| d > 0)).collect();
    let mut flows = Flows {
        own,
        through,
        upstream,
        share: Vec::new(),
        pair_from,
        behind,
        base,
    };
    flows.share = fit(&flows, roads, products);
    share_inland(&mut flows, roads, &depth);
    flows
}

/// Litres of normal use a day by target: the sum over sectors.
fn own_use(layout: &Layout, params: &Params) -> Vec<f64> {
    let products = layout.products.len();
    let mut own = vec![0.0; layout.places.len() * products];
    for (cell, litres) in layout.cells.iter().zip(normal_litres(layout, params)) {
        own[cell.place * products + cell.product] += litres;
    }
    own
}

/// Steps from an import corridor: 0 for places that one serves, 1 for places served from those.
fn depths(layout: &Layout, roads: &[Road]) -> Vec<Option<usize>> {
    let mut depth = vec![None; layout.places.len()];
    for road in roads.iter().filter(|r| r.import) {
        for &place in &road.serves {
            depth[place] = Some(0);
        }
    }
    for _ in 0..layout.places.len() {
        for road in roads {
            let Some(hub_depth) = road.hub.and_then(|hub| depth[hub]) else {
                continue;
            };
            for &place in &road.serves {
                let nearer = depth[place].is_none_or(|d| d > hub_depth + 1);
                if nearer {
                    depth[place] = Some(hub_depth + 1);
                }
            }
        }
    }
    depth
}

/// Places behind hubs with their hubs, farthest first; a place with several corridors to nearer
/// hubs draws on them alike.
fn upstream(roads: &[Road], depth: &[Option<usize>]) -> Vec<Upstream> {
    let mut found = Vec::new();
    for (place, d) in depth.iter().enumerate() {
        let Some(d) = d.filter(|&d| d > 0) else {
            continue;
        };
        let feeds = |r: &&Road| {
            r.serves.contains(&place) && r.hub.is_some_and(|h| depth[h].is_some_and(|hd| hd < d))
        };
        let count = roads.iter().filter(feeds).count();
        #[allow(clippy::cast_precision_loss)] // a few corridors
        let share = 1.0 / count as f64;
        let hubs = roads.iter().filter(feeds).filter_map(|r| r.hub);
        found.extend(hubs.map(|hub| (d, Upstream { place, hub, share })));
    }
    found.sort_by_key(|&(d, _)| std::cmp::Reverse(d));
    found.into_iter().map(|(_, up)| up).collect()
}

/// Fits flows by corridor and place to the corridors' shares of imports and to the places' needs,
/// by iterated proportions. The needs are met exactly, the shares as far as the map allows.
fn fit(flows: &Flows, roads: &[Road], products: usize) -> Vec<f64> {
    let needs: Vec<f64> = flows
        .through
        .chunks_exact(products.max(1))
        .map(|litres| litres.iter().sum())
        .collect();
    let need = |place: usize| needs[place];
    let places = flows.behind.len();
    let mut flow = vec![0.0; flows.pair_from[roads.len()]];
    for (c, road) in roads.iter().enumerate().filter(|(_, r)| r.import) {
        for (j, &place) in road.serves.iter().enumerate() {
            flow[flows.pair_from[c] + j] = flows.base[c] * need(place);
        }
    }
    let total: f64 = (0..places).filter(|&p| !flows.behind[p]).map(need).sum();
    let all_shares: f64 = flows.base.iter().sum();
    let mut inflow = vec![0.0; places];
    for _ in 0..ROUNDS {
        for c in 0..roads.len() {
            let row = &mut flow[flows.pair_from[c]..flows.pair_from[c + 1]];
            let sum: f64 = row.iter().sum();
            if sum > 0.0 {
                let factor = flows.base[c] / all_shares * total / sum;
                row.iter_mut().for_each(|f| *f *= factor);
            }
        }
        inflow.fill(0.0);
        for_pairs(flows, roads, |pair, place| inflow[place] += flow[pair]);
        for_pairs(flows, roads, |pair, place| {
            if inflow[place] > 0.0 {
                flow[pair] *= need(place) / inflow[place];
            }
        });
    }
    for_pairs(flows, roads, |pair, place| {
        let all = need(place);
        flow[pair] = if all > 0.0 { flow[pair] / all } else { 0.0 };
    });
    flow
}

/// Shares of inland corridors: what [`upstream`] says for places behind hubs; elsewhere they top up
/// what imports leave wanting, alike.
fn share_inland(flows: &mut Flows, roads: &[Road], depth: &[Option<usize>]) {
    for (c, road) in roads.iter().enumerate().filter(|(_, r)| !r.import) {
        for (j, &place) in road.serves.iter().enumerate() {
            let feeds =
                |r: &&Road| !r.import && r.serves.contains(&place) && toward(r, place, depth);
            let count = roads.iter().filter(feeds).count();
            #[allow(clippy::cast_precision_loss)] // a few corridors
            let share = if toward(road, place, depth) {
                1.0 / count as f64
            } else {
                0.0
            };
            flows.share[flows.pair_from[c] + j] = share;
        }
    }
}

/// Whether a corridor leads away from where fuel comes in: its hub is nearer to it than the place,
/// or as near.
fn toward(road: &Road, place: usize, depth: &[Option<usize>]) -> bool {
    match (road.hub.and_then(|hub| depth[hub]), depth[place]) {
        (Some(hub), Some(place)) => hub < place || hub == 0,
        _ => false,
    }
}

fn for_pairs(flows: &Flows, roads: &[Road], mut each: impl FnMut(usize, usize)) {
    for (c, road) in roads.iter().enumerate().filter(|(_, r)| r.import) {
        for (j, &place) in road.serves.iter().enumerate() {
            each(flows.pair_from[c] + j, place);
        }
    }
}
