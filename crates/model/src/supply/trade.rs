//! What traders and drivers make of the roads: which corridor they choose, and whether they go.

use std::sync::Arc;

use citerne_case::spec::Target;
use citerne_luck::math::{exp, pow};

use super::State;
use super::network::Network;
use super::record::Counts;
use crate::now::{Now, decay_share, follow};
use crate::signals::Signals;

/// Memories of losses, and how trade is shared over corridors.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Trade {
    /// Each corridor's attraction beside its normal one; 1 normal. Zero for inland ones.
    pub(super) pull: Vec<f64>,
    /// Share of each corridor's drivers who are ready to go.
    pub(super) willing: Vec<f64>,
    /// Days a truck that loads today can expect to its last place, by corridor.
    pub(super) transit: Vec<f64>,
    /// Normal trips a day, by corridor.
    normal: Arc<[f64]>,
    /// Trips that ended and trips that were lost lately, a day.
    ended: Vec<f64>,
    lost: Vec<f64>,
    /// Trucks that left the gate lately, alone and escorted, a day.
    alone: Vec<f64>,
    escorted: Vec<f64>,
}

/// Fewer trips than this share of normal don't make a reputation: losses among them fade.
const THIN: f64 = 0.2;

/// Days over which the share of lone trucks is smoothed.
const MONTH: f64 = 30.0;

impl Trade {
    pub(super) fn new(net: &Network) -> Self {
        let corridors = net.roads.len();
        let normal: Vec<f64> = (0..corridors).map(|c| net.normal_trucks(c)).collect();
        Self {
            pull: vec![1.0; corridors],
            willing: vec![1.0; corridors],
            transit: net.roads.iter().map(normal_transit).collect(),
            ended: normal.clone(),
            lost: vec![0.0; corridors],
            alone: normal.clone(),
            escorted: vec![0.0; corridors],
            normal: normal.into(),
        }
    }

    /// Remembers the day's losses and departures.
    pub(super) fn remember(&mut self, counts: &[Counts], memory: f64) {
        for (c, day) in counts.iter().enumerate() {
            self.lost[c] = follow(self.lost[c], f64::from(day.lost), memory);
            self.ended[c] = follow(self.ended[c], f64::from(day.lost + day.arrived), memory);
            self.alone[c] = follow(self.alone[c], f64::from(day.alone), MONTH);
            self.escorted[c] = follow(self.escorted[c], f64::from(day.escorted), MONTH);
        }
    }

    /// Share of trips lost lately on a corridor.
    fn loss_rate(&self, c: usize) -> f64 {
        rate(self.lost[c], self.ended[c], self.normal[c])
    }

    /// Share of trips lost lately on all corridors.
    pub(super) fn loss_rate_of_all(&self) -> f64 {
        rate(
            self.lost.iter().sum(),
            self.ended.iter().sum(),
            self.normal.iter().sum(),
        )
    }

    /// Share of drivers ready to go, weighted by normal traffic; 1 without any.
    pub(super) fn willing_in_all(&self) -> f64 {
        let all: f64 = self.normal.iter().sum();
        let ready: f64 = self
            .normal
            .iter()
            .zip(&self.willing)
            .map(|(n, w)| n * w)
            .sum();
        if all > 0.0 { ready / all } else { 1.0 }
    }

    /// Days by which a corridor takes longer today than in normal times.
    pub(super) fn delay(&self, net: &Network, c: usize) -> f64 {
        (self.transit[c] - normal_transit(&net.roads[c])).max(0.0)
    }

    /// Share of trucks that leave the gate alone, lately.
    pub(super) fn lone_share(&self, c: usize) -> f64 {
        let all = self.alone[c] + self.escorted[c];
        if all > 0.0 { self.alone[c] / all } else { 1.0 }
    }

    /// Trucks that leave the gate alone, lately, beside normal traffic; 1 without normal traffic.
    pub(super) fn lone_flow(&self, c: usize) -> f64 {
        if self.normal[c] > 0.0 {
            self.alone[c] / self.normal[c]
        } else {
            1.0
        }
    }
}

/// Losses per trip ended; 0 on a corridor without normal traffic that nobody uses.
fn rate(lost: f64, ended: f64, normal: f64) -> f64 {
    let trips = ended.max(THIN * normal);
    if trips > 0.0 {
        (lost / trips).min(1.0)
    } else {
        0.0
    }
}

fn normal_transit(road: &super::network::Road) -> f64 {
    f64::from(road.abroad_days) + f64::from(road.days.iter().copied().max().unwrap_or(1))
}

impl Network {
    /// Trucks a day that a corridor carries in normal times.
    pub(super) fn normal_trucks(&self, c: usize) -> f64 {
        self.normal[self.roads[c].cell_range()].iter().sum()
    }

    /// Trucks a day of one product to one place served, in normal times.
    pub(super) fn normal_cell(&self, c: usize, dest: usize, product: usize) -> f64 {
        self.normal[self.roads[c].first_cell + dest * self.products + product]
    }

    /// Trucks a day in normal times, by cell.
    pub(super) fn normal_by_cell(&self) -> Vec<f64> {
        #[allow(clippy::cast_precision_loss)] // litres in a tanker
        let capacity = self.capacity as f64;
        let mut normal = Vec::with_capacity(self.target_of_cell.len());
        for (c, road) in self.roads.iter().enumerate() {
            for (dest, &place) in road.serves.iter().enumerate() {
                let share = match road.import || self.flows.behind[place] {
                    true => self.flows.share[self.flows.pair_from[c] + dest],
                    false => 0.0, // it only tops up
                };
                let through = &self.flows.through[place * self.products..][..self.products];
                normal.extend(through.iter().map(|litres| litres * share / capacity));
            }
        }
        normal
    }
}

impl State {
    /// Traders shift between corridors by loss, delay and appeal; drivers decide whether to go.
    pub(super) fn shift_trade(&mut self, now: &Now<'_>, signals: &Signals) {
        let (Some(p), Some(fleet)) = (&now.params.trade, &now.params.fleet) else {
            return;
        };
        let net = Arc::clone(&self.net);
        let pay = now.levers.level(Target::DriverPay);
        let bearable = fleet.fear_half * (1.0 + fleet.pay_effect * (pay - 1.0)).max(0.01);
        let appeal = now.levers.of(Target::CorridorAppeal);
        let step = decay_share(p.inertia);
        for (c, road) in net.roads.iter().enumerate() {
            let escorted = self.escorted_share(now, signals, c);
            let loss = self.trade.loss_rate(c);
            let felt = loss * (1.0 - escorted * (1.0 - fleet.escort_calm));
            self.trade.willing[c] = willingness(felt / bearable, fleet.fear_steepness);
            self.trade.transit[c] = self.expected_transit(now, c, escorted);
            if road.import {
                let delay = self.trade.delay(&net, c);
                let cost = p.loss_aversion * loss + p.delay_aversion * delay;
                let aim = exp(-cost.min(700.0)) * appeal[c].max(0.0);
                self.trade.pull[c] += (aim - self.trade.pull[c]) * step;
            }
        }
    }

    /// Days from loading to the last place served, as things stand: the way abroad, the line at the
    /// post, the wait for a convoy, the way inside.
    fn expected_transit(&self, now: &Now<'_>, c: usize, escorted: f64) -> f64 {
        let road = &self.net.roads[c];
        let line = road.border.map_or(0.0, |border| {
            let lever = now.levers.of(Target::BorderCapacity)[c].max(0.0);
            let cleared = now.params.borders[border].capacity * lever;
            line(super::books::as_f64(self.work.in_line[border]), cleared)
        });
        let inside = self.work.stretch[c] * f64::from(road.slots);
        let convoy = now.params.escorts.map_or(0.0, |escorts| {
            let waited = f64::from(self.convoys.waiting_days[c]);
            escorted * (waited + inside * (escorts.slowdown - 1.0))
        });
        f64::from(road.abroad_days) + line + inside + convoy
    }
}

/// Days that a truck waits which comes when `in_line` trucks stand at a post that clears `cleared` a
/// day. Those whom it clears on the day they come don't wait; at a closed post all do.
fn line(in_line: f64, cleared: f64) -> f64 {
    const LONGEST: f64 = 90.0;
    if cleared > 0.0 {
        ((in_line - cleared) / cleared).clamp(0.0, LONGEST)
    } else {
        LONGEST
    }
}

/// Share of drivers who go when the loss they feel is `loss` times what half of them bear.
pub(crate) fn willingness(loss: f64, steepness: f64) -> f64 {
    if loss <= 0.0 {
        1.0
    } else {
        1.0 / (1.0 + pow(loss, steepness))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_cleared_on_the_day_does_not_wait_and_a_closed_post_is_never_fast() {
        assert_eq!(
            [0.0, 60.0, 100.0].map(|trucks| line(trucks, 100.0)),
            [0.0; 3]
        );
        assert_eq!(
            [150.0, 300.0, 1e9].map(|trucks| line(trucks, 100.0)),
            [0.5, 2.0, 90.0]
        );
        assert_eq!((line(0.0, 0.0), line(5.0, 0.0)), (90.0, 90.0));
    }
}
