//! Borders, and the gates behind them: who goes on alone and who waits for an escort.

use std::cmp::Reverse;
use std::sync::Arc;

use citerne_case::spec::{Target, response::Escorts};

use super::State;
use super::books::{as_f64, floor};
use super::network::{Network, Road};
use super::pick::pick;
use crate::happening::{Kind, Today};
use crate::now::{Now, whole_days};
use crate::params::Params;
use crate::signals::Signals;

/// Most convoys that can be on the road at once.
const MOST_CONVOYS: usize = 64;

/// Trucks wait for an escort up to this many times as long as for others to join them.
const GIVE_UP: f64 = 2.0;

/// A convoy on the road; empty where `count` is 0.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Convoy {
    pub(super) corridor: usize,
    pub(super) count: i32,
    /// Day of departure.
    pub(super) left: i32,
    pub(super) stretch: f64,
    /// False once its escort was beaten.
    pub(super) escorted: bool,
}

/// Convoys, those who wait for one, and escorts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Convoys {
    pub(super) list: Vec<Convoy>,
    /// Trucks of each convoy by local cell.
    pub(super) trucks: Vec<i32>,
    /// Convoys on the road.
    pub(super) under_way: usize,
    /// Trucks that wait, by cell, and in all by corridor; days since the first of them came.
    waiting: Vec<i32>,
    pub(super) waiting_count: Vec<i32>,
    pub(super) waiting_days: Vec<u32>,
    /// Part of a truck that is still to wait, by corridor.
    carry: Vec<f64>,
    /// Escorts that come free again, by day; and all that are out, resting or being rebuilt.
    back: Vec<u32>,
    busy: u32,
    pub(super) free: f64,
}

impl Convoys {
    pub(super) fn new(net: &Network, params: &Params) -> Self {
        let corridors = net.roads.len();
        let longest = params
            .escorts
            .map_or(0, |e| whole_days(e.rest.max(e.rebuild)));
        Self {
            list: vec![Convoy::default(); MOST_CONVOYS],
            trucks: vec![0; MOST_CONVOYS * net.sizes.widest],
            under_way: 0,
            waiting: vec![0; net.sizes.cells],
            waiting_count: vec![0; corridors],
            waiting_days: vec![0; corridors],
            carry: vec![0.0; corridors],
            back: vec![0; longest as usize + 2],
            busy: 0,
            free: params.escorts.map_or(0.0, |e| e.units),
        }
    }

    /// Escorts come back from rest; what is free today.
    fn muster(&mut self, now: &Now<'_>, signals: &Signals) {
        let today = now.day as usize % self.back.len();
        self.busy -= std::mem::take(&mut self.back[today]);
        // Escorts without fuel of their own stay in barracks.
        let units = now.levers.level(Target::EscortUnits).max(0.0) * signals.security_served;
        let free = units + signals.foreign_escorts - signals.escorts_tied - f64::from(self.busy);
        self.free = free.max(0.0);
    }

    fn rest(&mut self, days: f64, now: &Now<'_>) {
        // At least until tomorrow: this morning's muster is over.
        let after = whole_days(days).max(1) as usize;
        let slot = (now.day as usize + after) % self.back.len();
        self.back[slot] += 1;
    }

    /// A convoy has arrived; its escort rests.
    pub(super) fn disband(&mut self, convoy: &Convoy, now: &Now<'_>) {
        self.under_way -= 1;
        if convoy.escorted {
            self.rest(now.params.escorts.map_or(0.0, |e| e.rest), now);
        }
    }

    /// A convoy's escort is beaten; it goes on without.
    pub(super) fn lose_escort(&mut self, convoy: &mut Convoy, now: &Now<'_>) {
        convoy.escorted = false;
        self.rest(now.params.escorts.map_or(0.0, |e| e.rebuild), now);
    }

    /// Whether the trucks that wait on corridor `c` can leave now.
    fn ready(&self, c: usize, escorts: &Escorts) -> bool {
        let waiting = self.waiting_count[c];
        let enough = f64::from(waiting) >= escorts.convoy_size;
        let impatient = f64::from(self.waiting_days[c]) > escorts.patience;
        waiting > 0 && (enough || impatient) && self.free >= 1.0 && self.under_way < MOST_CONVOYS
    }

    /// The corridor whose trucks get the next free escort: of those that can leave, the one that has
    /// waited longest, and of those with the same wait the one with most trucks. Were it the first in
    /// the list, small corridors would never get one.
    fn next(&self, escorts: &Escorts) -> Option<usize> {
        let ready = (0..self.waiting_count.len()).filter(|&c| self.ready(c, escorts));
        ready.min_by_key(|&c| Reverse((self.waiting_days[c], self.waiting_count[c])))
    }

    /// A convoy of at most `convoy_size` trucks leaves; returns how many.
    fn leave(&mut self, net: &Network, c: usize, day: i32, stretch: f64, size: f64) -> i32 {
        let Some(index) = self.list.iter().position(|convoy| convoy.count == 0) else {
            return 0;
        };
        let road = &net.roads[c];
        let count = self.waiting_count[c].min(floor(size).max(1));
        let from = index * net.sizes.widest;
        let trucks = &mut self.trucks[from..from + road.cells];
        pick(
            &mut self.waiting[road.cell_range()],
            count,
            0.5,
            |cell, n| trucks[cell] = n,
        );
        self.waiting_count[c] -= count;
        self.waiting_days[c] = 0;
        self.list[index] = Convoy {
            corridor: c,
            count,
            left: day,
            stretch,
            escorted: true,
        };
        self.under_way += 1;
        self.busy += 1;
        self.free -= 1.0;
        count
    }

    /// Trucks with fuel in convoys and waiting for one.
    pub(super) fn trucks(&self) -> i64 {
        self.trucks
            .iter()
            .chain(&self.waiting)
            .map(|&n| i64::from(n))
            .sum()
    }
}

impl State {
    /// Trucks reach the border, and each post clears what it can.
    pub(super) fn cross_borders(&mut self, now: &Now<'_>, signals: &mut Signals) {
        let net = Arc::clone(&self.net);
        self.work.in_line.fill(0);
        for road in net.roads.iter().filter(|road| road.import) {
            let ring = road.abroad_days as usize + 1;
            let from = road.first_abroad + now.day as usize % ring * road.cells;
            let mut in_line = 0;
            for local in 0..road.cells {
                let queue = &mut self.queue[road.first_cell + local];
                *queue += std::mem::take(&mut self.abroad[from + local]);
                in_line += i64::from(*queue);
            }
            if let Some(border) = road.border {
                self.work.in_line[border] += in_line;
            }
        }
        for (c, road) in net.roads.iter().enumerate().filter(|(_, road)| road.import) {
            let queue = &mut self.queue[road.cell_range()];
            let in_line: i32 = queue.iter().sum();
            if in_line == 0 {
                continue;
            }
            let cleared = self
                .work
                .clearance(road, c, in_line, &mut self.cleared[c], now);
            pick(queue, cleared, 0.5, |local, n| {
                self.books.at_gate[road.first_cell + local] += n;
            });
            self.books.counts[c].crossed += cleared;
            signals.imported += i64::from(cleared) * net.capacity;
        }
    }

    /// Trucks at the gates go on alone or wait for a convoy; convoys leave.
    pub(super) fn leave_gates(&mut self, now: &Now<'_>, signals: &Signals, today: &mut Today) {
        let net = Arc::clone(&self.net);
        self.convoys.muster(now, signals);
        for (c, road) in net.roads.iter().enumerate() {
            let share = self.escorted_share(now, signals, c);
            self.hold_for_escort(road, c, share);
            if share <= 0.0 {
                self.release(road, c);
            }
        }
        self.give_escorts(&net, now, today);
        for (c, road) in net.roads.iter().enumerate() {
            self.give_up(road, c, now);
            self.leave_alone(road, c, now.day, self.work.stretch[c]);
        }
    }

    /// Free escorts go one by one to the corridors whose trucks can leave.
    fn give_escorts(&mut self, net: &Network, now: &Now<'_>, today: &mut Today) {
        let Some(escorts) = &now.params.escorts else {
            return;
        };
        while let Some(c) = self.convoys.next(escorts) {
            let slower = self.work.stretch[c] * escorts.slowdown;
            let n = self
                .convoys
                .leave(net, c, day(now), slower, escorts.convoy_size);
            self.books.counts[c].escorted += n;
            today.note(Kind::ConvoyLeaves, c, f64::from(n));
        }
    }

    /// Those who have waited far beyond their patience, and got no escort today either, wait no more.
    fn give_up(&mut self, road: &Road, c: usize, now: &Now<'_>) {
        let patience = now.params.escorts.map_or(0.0, |e| e.patience);
        if f64::from(self.convoys.waiting_days[c]) > GIVE_UP * patience {
            self.release(road, c);
        }
    }

    /// Whoever waits for an escort on a corridor goes back to the gate, to leave alone.
    fn release(&mut self, road: &Road, c: usize) {
        self.convoys.waiting_days[c] = 0;
        if self.convoys.waiting_count[c] == 0 {
            return;
        }
        let waiting = &mut self.convoys.waiting[road.cell_range()];
        let gate = &mut self.books.at_gate[road.cell_range()];
        for (gate, waiting) in gate.iter_mut().zip(waiting) {
            *gate += std::mem::take(waiting);
        }
        self.convoys.waiting_count[c] = 0;
    }

    /// Share of the trucks at a gate that wait for an escort: as many as the blockade in force and a
    /// kept deal leave reason to. None do where the road was broken open for good.
    pub(super) fn escorted_share(&self, now: &Now<'_>, signals: &Signals, c: usize) -> f64 {
        let Some(escorts) = &now.params.escorts else {
            return 0.0;
        };
        if signals.breakthrough && self.net.main == Some(c) {
            return 0.0;
        }
        let offer = now.levers.of(Target::EscortOffer)[c].clamp(0.0, 1.0);
        offer * signals.blockade * signals.deal_danger.min(1.0) * (1.0 - escorts.stragglers)
    }

    fn hold_for_escort(&mut self, road: &Road, c: usize, share: f64) {
        let Convoys {
            waiting,
            waiting_count,
            waiting_days,
            carry,
            ..
        } = &mut self.convoys;
        if share > 0.0 {
            let gate = &mut self.books.at_gate[road.cell_range()];
            let all: i32 = gate.iter().sum();
            let due = f64::from(all) * share + carry[c];
            let n = floor(due).min(all);
            carry[c] = (due - f64::from(n)).clamp(0.0, 1.0);
            pick(gate, n, 0.5, |local, n| {
                waiting[road.first_cell + local] += n
            });
            waiting_count[c] += n;
        }
        waiting_days[c] = if waiting_count[c] > 0 {
            waiting_days[c] + 1
        } else {
            0
        };
    }

    /// Sends on alone whoever is at the gate.
    fn leave_alone(&mut self, road: &Road, c: usize, day: u32, stretch: f64) {
        let leaving = &mut self.work.leaving[..road.cells];
        let gate = &mut self.books.at_gate[road.cell_range()];
        let mut count = 0;
        for (leaving, gate) in leaving.iter_mut().zip(gate) {
            *leaving = std::mem::take(gate);
            count += *leaving;
        }
        if count == 0 {
            return;
        }
        let ring = day as usize % road.cohorts;
        let cohort = road.first_cohort + ring;
        debug_assert_eq!(self.lone.count[cohort], 0, "a cohort is still on the road");
        let from = road.first_cohort_cell + ring * road.cells;
        self.lone.trucks[from..from + road.cells].copy_from_slice(leaving);
        self.lone.count[cohort] = count;
        self.lone.left[cohort] = i32::try_from(day).unwrap_or(i32::MAX);
        self.lone.stretch[cohort] = stretch;
        self.books.counts[c].alone += count;
    }
}

impl super::Work {
    /// How many of a corridor's trucks in line its post clears today: its share of the line, with
    /// the fraction carried over. Without a post, all.
    fn clearance(
        &self,
        road: &Road,
        c: usize,
        in_line: i32,
        carry: &mut f64,
        now: &Now<'_>,
    ) -> i32 {
        let Some(border) = road.border else {
            return in_line;
        };
        let lever = now.levers.of(Target::BorderCapacity)[c].max(0.0);
        let capacity = now.params.borders[border].capacity * lever;
        let due = capacity * f64::from(in_line) / as_f64(self.in_line[border].max(1)) + *carry;
        let n = floor(due.min(f64::from(in_line)));
        *carry = (due - f64::from(n)).clamp(0.0, 1.0);
        n
    }
}

fn day(now: &Now<'_>) -> i32 {
    i32::try_from(now.day).unwrap_or(i32::MAX)
}
