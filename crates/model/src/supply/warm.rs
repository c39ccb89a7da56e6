//! A road that is already full on the first morning: the normal flow, in steady state.

use std::sync::Arc;

use super::books::{as_f64, floor};
use super::network::{Network, Road};
use super::{IMPORT, INLAND, State};

/// Fractions from 0 to 1 that are spread evenly over cells, so that small flows don't all send
/// their truck on the same day.
pub(super) fn phases(cells: usize) -> Vec<f64> {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let mut phase = 0.5;
    let next = || {
        let now = phase;
        phase += GOLDEN;
        phase -= phase.floor();
        now
    };
    std::iter::repeat_with(next).take(cells).collect()
}

impl State {
    /// Fills the roads and the ways back with the normal flow, less if the fleet can't carry it.
    pub(super) fn fill_roads(&mut self) {
        let net = Arc::clone(&self.net);
        self.fits = [IMPORT, INLAND].map(|which| self.share_that_fits(&net, which));
        for (c, road) in net.roads.iter().enumerate() {
            for local in 0..road.cells {
                let (dest, k) = (local / net.products, local % net.products);
                let flow = net.normal_cell(c, dest, k) * self.fits(road);
                self.fill_cell(&net, (c, dest, local), flow);
                let target = net.target_of_cell[road.first_cell + local];
                self.ways[target] += i64::from(flow > 0.0);
            }
        }
        self.books.counts.fill(super::record::Counts::default());
    }

    /// Share of a road's normal flow that its fleet can carry.
    pub(super) fn fits(&self, road: &Road) -> f64 {
        self.fits[if road.import { IMPORT } else { INLAND }]
    }

    /// Share of the normal flow that a fleet can carry; 1 if it can carry all.
    fn share_that_fits(&self, net: &Network, which: usize) -> f64 {
        let of_fleet = |road: &&(usize, &Road)| road.1.import == (which == IMPORT);
        let roads: Vec<(usize, &Road)> = net.roads.iter().enumerate().collect();
        let mut needed = 0.0;
        for (c, road) in roads.iter().filter(of_fleet) {
            for local in 0..road.cells {
                let (dest, k) = (local / net.products, local % net.products);
                let round = road.abroad_days + road.days[dest] + road.back[dest];
                needed += net.normal_cell(*c, dest, k) * f64::from(round);
            }
        }
        let fleet = as_f64(self.books.fleets[which].ready());
        if needed > fleet { fleet / needed } else { 1.0 }
    }

    /// Puts trucks of one cell on every day of the way there and back.
    fn fill_cell(&mut self, net: &Network, (c, dest, local): (usize, usize, usize), flow: f64) {
        let road = &net.roads[c];
        let cell = road.first_cell + local;
        let mut due = self.owed[cell];
        let mut next = |ready: i64| {
            due += flow;
            let n = floor(due).min(i32::try_from(ready).unwrap_or(i32::MAX));
            due -= f64::from(n);
            n
        };
        for day in 0..road.back[dest] {
            let fleet = self.books.fleet(road);
            let n = next(fleet.ready());
            fleet.load(n);
            fleet.unload(n, 0, day);
        }
        for ago in (1..=road.days[dest]).rev() {
            let n = next(self.books.fleet(road).ready());
            let ring = road.cohorts - ago as usize;
            let cohort = road.first_cohort + ring;
            self.lone.trucks[road.first_cohort_cell + ring * road.cells + local] += n;
            self.lone.count[cohort] += n;
            self.lone.left[cohort] = -i32::try_from(ago).unwrap_or(i32::MAX);
            self.work.driven[road.slot(ago - 1, 1.0)] += f64::from(n);
            self.books.load(net, c, cell, n);
        }
        for day in 0..road.abroad_days as usize {
            let n = next(self.books.fleet(road).ready());
            self.abroad[road.first_abroad + day * road.cells + local] += n;
            self.books.load(net, c, cell, n);
        }
        self.owed[cell] = due.clamp(0.0, 1.0);
    }
}
