//! Fuel that goes on from a hub to places behind it.

use std::sync::Arc;

use super::books::{as_f64, floor};
use super::orders::CORRECTION_DAYS;
use super::{INLAND, State};
use crate::signals::Signals;

impl State {
    /// Trucks load at hubs: whole tankers, no more than the hub offers, each place by its orders.
    ///
    /// A place behind hubs orders all it needs from them. A place that imports reach draws only
    /// what it lacks beyond what is on its way.
    pub(super) fn send_inland(&mut self, signals: &mut Signals) {
        let net = Arc::clone(&self.net);
        let planned = self.plan_inland(signals);
        let ready = as_f64(self.books.fleets[INLAND].ready());
        let scale = if planned > ready {
            ready / planned
        } else {
            1.0
        };
        for (c, road) in net
            .roads
            .iter()
            .enumerate()
            .filter(|(_, road)| !road.import)
        {
            for k in 0..net.products {
                let offered = c * net.products + k;
                let open = signals.inland_offer[offered] + signals.inland_spare[offered];
                let mut room = open / net.capacity;
                for dest in 0..road.serves.len() {
                    let local = dest * net.products + k;
                    let cell = road.first_cell + local;
                    let due = self.owed[cell] + self.work.planned[cell] * scale;
                    let most = room.min(self.books.fleets[INLAND].ready());
                    let n = floor(due)
                        .min(i32::try_from(most).unwrap_or(i32::MAX))
                        .max(0);
                    self.owed[cell] = (due - f64::from(n)).min(1.0);
                    if n > 0 {
                        room -= i64::from(n);
                        self.books.at_gate[cell] += n;
                        self.books.load(&net, c, cell, n);
                        let litres = i64::from(n) * net.capacity;
                        self.books.totals.from_hubs += litres;
                        signals.inland_taken[offered] += litres;
                    }
                }
            }
        }
    }

    /// Trucks planned by cell; returns their sum.
    fn plan_inland(&mut self, signals: &Signals) -> f64 {
        let net = &self.net;
        let flows = &net.flows;
        let capacity = as_f64(net.capacity);
        let mut planned = 0.0;
        for (c, road) in net
            .roads
            .iter()
            .enumerate()
            .filter(|(_, road)| !road.import)
        {
            let going = self.trade.willing[c] * signals.fuel_carriers_open / capacity;
            for k in 0..net.products {
                let offer = as_f64(signals.inland_offer[c * net.products + k]) / capacity;
                let mut all = 0.0;
                for (dest, &place) in road.serves.iter().enumerate() {
                    let target = place * net.products + k;
                    let want = if flows.behind[place] {
                        self.work.orders[target]
                    } else {
                        self.work.lack[target].max(0.0) / CORRECTION_DAYS
                    };
                    let going = going * self.books.heading(road, dest, target);
                    let trucks = want * flows.share[flows.pair_from[c] + dest] * going;
                    self.work.planned[road.first_cell + dest * net.products + k] = trucks;
                    all += trucks;
                }
                // What the hub has is shared in proportion to what was asked for.
                let scale = if all > offer { offer / all } else { 1.0 };
                for dest in 0..road.serves.len() {
                    self.work.planned[road.first_cell + dest * net.products + k] *= scale;
                }
                planned += all * scale;
            }
        }
        planned
    }
}
