//! What places order, and how many trucks leave the terminals for them.

use std::sync::Arc;

use citerne_case::spec::Target;

use super::books::{as_f64, floor};
use super::network::Network;
use super::{IMPORT, State};
use crate::now::Now;
use crate::signals::Signals;

/// Days over which orders make up for what depots lack or hold too much.
pub(super) const CORRECTION_DAYS: f64 = 4.0;

impl State {
    /// What each place orders today, by product, in litres: normal use (with what it passes on),
    /// and part of what its depot lacks that is not on its way yet, or has too much.
    pub(super) fn take_orders(&mut self, now: &Now<'_>, signals: &Signals) {
        self.expect_pipeline();
        let net = &self.net;
        let flows = &net.flows;
        let capacity = as_f64(net.capacity);
        let full = now.params.stocks.target_cover + now.params.stocks.station_tank;
        let most = now.params.trade.map_or(1.0, |trade| trade.catch_up);
        for target in 0..flows.own.len() {
            let on_way = as_f64(self.books.on_way[target]) * capacity;
            let surplus = (signals.cover[target] - full).max(0.0) * flows.own[target];
            let ahead = on_way - self.pipeline[target];
            // Behind: what attacks took and slow roads hold back is ordered again, unless depots are
            // more than full. Whole trucks make each cell waver by one, which is no gap.
            let waver = as_f64(self.ways[target]) * capacity;
            let ahead = match ahead {
                gap if gap >= 0.0 => gap,
                _ if surplus > 0.0 => 0.0,
                gap => (gap + waver).min(0.0),
            };
            self.work.lack[target] = as_f64(signals.wanted[target]) - ahead - surplus;
        }
        for up in &flows.upstream {
            for k in 0..net.products {
                let behind = self.work.lack[up.place * net.products + k].max(0.0);
                self.work.lack[up.hub * net.products + k] += up.share * behind;
            }
        }
        for target in 0..flows.own.len() {
            let normal = flows.through[target];
            let lack = self.work.lack[target];
            // Fuel on its way beyond the normal never makes a place order less than it uses.
            let surplus = (signals.cover[target] - full).max(0.0) * flows.own[target];
            let correction = if lack < 0.0 { lack.max(-surplus) } else { lack };
            let order = normal + correction / CORRECTION_DAYS;
            self.work.orders[target] = order.clamp(0.0, most * normal);
        }
    }

    /// What should be on its way to each target today: its normal use, over corridors as trade runs
    /// now, times the days each takes now.
    fn expect_pipeline(&mut self) {
        let net = Arc::clone(&self.net);
        self.weigh_corridors(&net);
        self.pipeline.fill(0.0);
        for (c, road) in net.roads.iter().enumerate() {
            let delay = self.trade.delay(&net, c);
            for (dest, &place) in road.serves.iter().enumerate() {
                let reach = self.work.reach[place];
                let shift = match road.import {
                    true if reach > 0.0 => self.trade.pull[c] / reach,
                    _ => 1.0,
                };
                // On the way once today's trucks have arrived and before any have loaded.
                let usual = f64::from(road.abroad_days + road.days[dest] - 1);
                let days = usual + delay;
                for k in 0..net.products {
                    let trucks = net.normal_cell(c, dest, k) * self.fits(road) * shift;
                    self.pipeline[place * net.products + k] += trucks * days * as_f64(net.capacity);
                }
            }
        }
    }

    /// Weight of all import corridors that serve a place: normal shares times present pull.
    fn weigh_corridors(&mut self, net: &Network) {
        self.work.reach.fill(0.0);
        for (c, road) in net.roads.iter().enumerate().filter(|(_, road)| road.import) {
            let share = &net.flows.share[net.flows.pair_from[c]..];
            for (share, &place) in share.iter().zip(&road.serves) {
                self.work.reach[place] += share * self.trade.pull[c];
            }
        }
    }

    /// Trucks load at the terminals, as far as there are orders, drivers, carriers, bays and trucks.
    pub(super) fn send_imports(&mut self, now: &Now<'_>, signals: &Signals) {
        let net = Arc::clone(&self.net);
        self.plan_imports(signals);
        let levers = now.levers.of(Target::TerminalCapacity);
        for (t, room) in self.work.terminal_room.iter_mut().enumerate() {
            *room = i64::from(floor(
                (now.params.terminals[t].capacity * levers[t].max(0.0)).min(1e9),
            ));
        }
        let terminal_scale = |planned: f64, room: i64| (as_f64(room) / planned).min(1.0);
        let mut planned = 0.0;
        for road in net.roads.iter().filter(|road| road.import) {
            let Some(t) = road.terminal else { continue };
            let scale = terminal_scale(self.work.terminal_planned[t], self.work.terminal_room[t]);
            for cell in road.cell_range() {
                self.work.planned[cell] *= scale;
                planned += self.work.planned[cell];
            }
        }
        let ready = as_f64(self.books.fleets[IMPORT].ready());
        let scale = if planned > ready {
            ready / planned
        } else {
            1.0
        };
        for (c, road) in net.roads.iter().enumerate().filter(|(_, road)| road.import) {
            let ring = road.abroad_days as usize + 1;
            let slot = (now.day + road.abroad_days) as usize % ring;
            for local in 0..road.cells {
                let cell = road.first_cell + local;
                let due = self.owed[cell] + self.work.planned[cell] * scale;
                let mut n = floor(due);
                if n > 0 {
                    let room = road.terminal.map_or(0, |t| self.work.terminal_room[t]);
                    let most = room.min(self.books.fleets[IMPORT].ready());
                    n = n.min(i32::try_from(most).unwrap_or(i32::MAX));
                    if let Some(t) = road.terminal {
                        self.work.terminal_room[t] -= i64::from(n);
                    }
                    self.abroad[road.first_abroad + slot * road.cells + local] += n;
                    self.books.load(&net, c, cell, n);
                }
                self.owed[cell] = (due - f64::from(n)).min(1.0);
            }
        }
    }

    /// Trucks planned by cell, once orders have weighed the corridors and before any limit: each place's order over its corridors in proportion
    /// to their normal shares and present pull, less the drivers and carriers who refuse.
    fn plan_imports(&mut self, signals: &Signals) {
        let net = &self.net;
        let flows = &net.flows;
        let imports = || net.roads.iter().enumerate().filter(|(_, road)| road.import);
        self.work.terminal_planned.fill(0.0);
        for (c, road) in imports() {
            let going = self.trade.willing[c] * signals.fuel_carriers_open / as_f64(net.capacity);
            let mut all = 0.0;
            for (dest, &place) in road.serves.iter().enumerate() {
                let reach = self.work.reach[place];
                let weight = flows.share[flows.pair_from[c] + dest] * self.trade.pull[c];
                let part = if reach > 0.0 {
                    weight / reach * going
                } else {
                    0.0
                };
                let first = road.first_cell + dest * net.products;
                for k in 0..net.products {
                    let target = place * net.products + k;
                    let trucks =
                        self.work.orders[target] * part * self.books.heading(road, dest, target);
                    self.work.planned[first + k] = trucks;
                    all += trucks;
                }
            }
            if let Some(t) = road.terminal {
                self.work.terminal_planned[t] += all;
            }
        }
    }
}
