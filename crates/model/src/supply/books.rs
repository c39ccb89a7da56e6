//! What becomes of trucks at the end of a day on the road, and the accounts of it.

use std::sync::Arc;

use super::attack::{Fate, harmed};
use super::fleet::Fleet;
use super::network::{Network, Road};
use super::pick::pick;
use super::record::{Counts, Totals};
use super::{IMPORT, INLAND};
use crate::now::{Now, entity};
use crate::signals::Signals;

/// Fleets, trucks that stand still inside, and the accounts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Books {
    pub(super) fleets: [Fleet; 2],
    /// Trucks at the gate, inside the border or at the hub, about to leave: newly come, or sent back by attackers; by cell.
    pub(super) at_gate: Vec<i32>,
    /// Trucks before a besieged town, by cell, and the part of a truck it still owes to let in.
    held: Vec<i32>,
    let_in: Vec<f64>,
    /// Trucks a day that come by road to each target in normal times, and those before it now.
    by_road: Arc<[f64]>,
    before: Vec<i64>,
    /// Share of the usual trucks that still set out by road for each target; under 1 for a besieged
    /// town.
    heading: Vec<f64>,
    /// Trucks on their way to each target (place x product).
    pub(super) on_way: Vec<i64>,
    /// Counts of the day by corridor.
    pub(super) counts: Vec<Counts>,
    pub(super) totals: Totals,
}

impl Books {
    pub(super) fn new(net: &Network, fleets: [Fleet; 2]) -> Self {
        Self {
            fleets,
            at_gate: vec![0; net.sizes.cells],
            held: vec![0; net.sizes.cells],
            let_in: vec![0.0; net.sizes.cells],
            by_road: normal_by_road(net).into(),
            before: vec![0; net.flows.own.len()],
            heading: vec![1.0; net.flows.own.len()],
            on_way: vec![0; net.flows.own.len()],
            counts: vec![Counts::default(); net.roads.len()],
            totals: Totals::default(),
        }
    }

    pub(super) fn fleet(&mut self, road: &Road) -> &mut Fleet {
        &mut self.fleets[if road.import { IMPORT } else { INLAND }]
    }

    /// `n` trucks of a cell load and set out.
    pub(super) fn load(&mut self, net: &Network, c: usize, cell: usize, n: i32) {
        self.fleet(&net.roads[c]).load(n);
        self.on_way[net.target_of_cell[cell]] += i64::from(n);
        self.counts[c].sent += n;
        self.totals.loaded += i64::from(n) * net.capacity;
    }

    /// Trucks of corridor `c` suffer an attack; `cells` are those of the party.
    pub(super) fn suffer(
        &mut self,
        net: &Network,
        c: usize,
        cells: &mut [i32],
        (fate, u): (Fate, f64),
        signals: &mut Signals,
    ) {
        let road = &net.roads[c];
        self.counts[c].attacks += fate.attacks;
        self.counts[c].lost += fate.lost;
        self.fleet(road).lose(fate.lost);
        // Captured trucks are spread evenly among those lost.
        let (lost, captured) = (i64::from(fate.lost), i64::from(fate.captured));
        let mut gone = 0;
        let books = (&mut self.on_way, &mut self.totals);
        pick(cells, fate.lost, u, |cell, n| {
            let n = i64::from(n);
            let taken = (gone + n) * captured / lost - gone * captured / lost;
            gone += n;
            let target = net.target_of_cell[road.first_cell + cell];
            books.0[target] -= n;
            books.1.captured += taken * net.capacity;
            books.1.burned += (n - taken) * net.capacity;
            let litres = as_f64(taken * net.capacity);
            signals.blockader_income += litres * signals.pump_price[target % net.products];
        });
        pick(cells, fate.turned, u, |cell, n| {
            self.at_gate[road.first_cell + cell] += n
        });
    }

    /// All trucks of one place served that are in `cells` arrive; where the town is besieged they
    /// stop before it, unless they came by water. Returns how many.
    pub(super) fn arrive(
        &mut self,
        net: &Network,
        (c, dest): (usize, usize),
        cells: &mut [i32],
        now: &Now<'_>,
        signals: &mut Signals,
    ) -> i32 {
        let road = &net.roads[c];
        let cells = &mut cells[dest * net.products..][..net.products];
        if cells.iter().all(|&n| n == 0) {
            return 0;
        }
        let besieged = !road.by_water[dest] && gate_share(now, signals, road.serves[dest]) < 1.0;
        let mut all = 0;
        for (k, trucks) in cells.iter_mut().enumerate() {
            let n = std::mem::take(trucks);
            all += n;
            if n > 0 && besieged {
                self.held[road.first_cell + dest * net.products + k] += n;
            } else if n > 0 {
                self.deliver(net, (c, dest, k), n, now, signals);
            }
        }
        all
    }

    /// A besieged town lets in its share of the normal traffic a day, however many stand before it;
    /// each corridor gets its part of that by the trucks it has there. Towns that are free let in all.
    pub(super) fn let_into_towns(&mut self, net: &Network, now: &Now<'_>, signals: &mut Signals) {
        self.before.fill(0);
        for (&target, &n) in net.target_of_cell.iter().zip(&self.held) {
            self.before[target] += i64::from(n);
        }
        for (place, headings) in self
            .heading
            .chunks_exact_mut(net.products.max(1))
            .enumerate()
        {
            let share = gate_share(now, signals, place);
            for (k, to) in headings.iter_mut().enumerate() {
                let target = place * net.products + k;
                *to = heading(share, self.by_road[target], self.before[target]);
            }
        }
        for (c, road) in net.roads.iter().enumerate() {
            for local in 0..road.cells {
                let cell = road.first_cell + local;
                let waiting = self.held[cell];
                if waiting == 0 {
                    continue;
                }
                let (dest, k) = (local / net.products, local % net.products);
                let share = gate_share(now, signals, road.serves[dest]);
                let n = self.admitted(net.target_of_cell[cell], cell, share);
                self.held[cell] -= n;
                if n > 0 {
                    self.deliver(net, (c, dest, k), n, now, signals);
                }
            }
        }
    }

    /// Share of the usual trucks that set out on a road for a target, the `dest`-th it serves.
    pub(super) fn heading(&self, road: &Road, dest: usize, target: usize) -> f64 {
        if road.by_water[dest] {
            1.0
        } else {
            self.heading[target]
        }
    }

    /// How many trucks of a cell get into a town today that lets in `share` of its normal traffic;
    /// the fraction is carried over.
    fn admitted(&mut self, target: usize, cell: usize, share: f64) -> i32 {
        let waiting = self.held[cell];
        if share >= 1.0 {
            self.let_in[cell] = 0.0;
            return waiting;
        }
        let part = f64::from(waiting) / as_f64(self.before[target]);
        let due = share * self.by_road[target] * part + self.let_in[cell];
        let n = floor(due).min(waiting);
        self.let_in[cell] = (due - f64::from(n)).clamp(0.0, 1.0);
        n
    }

    fn deliver(
        &mut self,
        net: &Network,
        (c, dest, product): (usize, usize, usize),
        n: i32,
        now: &Now<'_>,
        signals: &mut Signals,
    ) {
        let road = &net.roads[c];
        let place = road.serves[dest];
        let target = place * net.products + product;
        let litres = i64::from(n) * net.capacity;
        self.fleet(road).unload(n, now.day, road.back[dest]);
        self.on_way[target] -= i64::from(n);
        self.counts[c].arrived += n;
        self.totals.delivered += litres;
        signals.arrivals[target] += litres;
        if place == now.layout.capital {
            signals.trucks_to_capital += i64::from(n);
        }
    }

    /// Drivers of the trucks lost today are killed, abducted, or walk home.
    pub(super) fn harm_drivers(&mut self, net: &Network, now: &Now<'_>) {
        let Some(p) = now.params.interdiction.as_ref() else {
            return;
        };
        for (c, road) in net.roads.iter().enumerate() {
            let lost = i64::from(self.counts[c].lost);
            if lost > 0 {
                let (people, drivers, abducted) = harmed(p, lost, &now.luck, entity(c));
                self.totals.people_harmed += people;
                self.fleet(road).harm(drivers - abducted, abducted);
            }
        }
    }

    /// Trucks that stand still inside: before towns and at gates.
    pub(super) fn standing(&self) -> i64 {
        self.held
            .iter()
            .chain(&self.at_gate)
            .map(|&n| i64::from(n))
            .sum()
    }
}

/// Share of its normal traffic by road that a place lets in today. A kept deal opens the roads into
/// towns to the same share to which it eases those between them.
fn gate_share(now: &Now<'_>, signals: &Signals, place: usize) -> f64 {
    now.params.blockade.map_or(1.0, |blockade| {
        let closed = signals.besieged[place] * signals.blockade * signals.deal_danger;
        1.0 - (1.0 - blockade.passing) * closed.clamp(0.0, 1.0)
    })
}

/// Days of waiting before a besieged town from which nobody sets out for it any more.
const LONGEST_WAIT: f64 = 14.0;

/// Share of the usual trucks that still set out for a town that lets in `share` of its normal traffic
/// of `normal` trucks a day, with `before` trucks standing before it. Were it all of them, a long
/// siege would tie up the fleet.
fn heading(share: f64, normal: f64, before: i64) -> f64 {
    if share >= 1.0 {
        return 1.0;
    }
    let longest = LONGEST_WAIT * share * normal;
    let room = if longest > 0.0 {
        (1.0 - as_f64(before) / longest).max(0.0)
    } else {
        0.0
    };
    share * room
}

/// Trucks a day that normally come to each target by road.
fn normal_by_road(net: &Network) -> Vec<f64> {
    let mut normal = vec![0.0; net.flows.own.len()];
    for (c, road) in net.roads.iter().enumerate() {
        for (dest, _) in road
            .by_water
            .iter()
            .enumerate()
            .filter(|(_, water)| !**water)
        {
            for k in 0..net.products {
                let target = net.target_of_cell[road.first_cell + dest * net.products + k];
                normal[target] += net.normal_cell(c, dest, k);
            }
        }
    }
    normal
}

/// `x.floor()`, by the conversion that every processor has.
#[allow(clippy::cast_possible_truncation)] // a count of trucks
pub(super) fn floor(x: f64) -> i32 {
    let whole = x as i32;
    whole.saturating_sub(i32::from(f64::from(whole) > x))
}

#[allow(clippy::cast_precision_loss)] // litres, trucks
pub(super) fn as_f64(count: i64) -> f64 {
    count as f64
}
