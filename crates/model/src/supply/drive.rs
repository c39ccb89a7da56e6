//! One day on the road: parties drive, are attacked, and arrive.

use std::sync::Arc;

use super::State;
use super::attack;
use super::network::MOST_STRETCH;
use crate::decision;
use crate::happening::{Kind, Today};
use crate::now::{Now, entity};
use crate::signals::Signals;

impl State {
    /// Lone trucks drive for a day.
    pub(super) fn drive_lone(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let net = Arc::clone(&self.net);
        for (c, road) in net.roads.iter().enumerate() {
            let mut lost_and_captured = (0, 0);
            for ring in 0..road.cohorts {
                let cohort = road.first_cohort + ring;
                let count = self.lone.count[cohort];
                if count == 0 {
                    continue;
                }
                let stretch = self.lone.stretch[cohort];
                let days = days_since(now.day, self.lone.left[cohort]);
                let slot = road.slot(days - 1, stretch);
                self.work.driven[slot] += f64::from(count) / stretch;
                let from = road.first_cohort_cell + ring * road.cells;
                let cells = &mut self.lone.trucks[from..from + road.cells];
                if let Some(p) = &now.params.interdiction {
                    let party = entity(c) << 12 | entity(ring);
                    let danger = self.work.hazard[slot] / stretch;
                    let fate = attack::lone(p, danger, count, &now.luck, party);
                    if fate.lost + fate.turned > 0 {
                        let u = now.luck.uniform(decision::WHICH_TRUCKS, party);
                        self.books.suffer(&net, c, cells, (fate, u), signals);
                        lost_and_captured.0 += fate.lost;
                        lost_and_captured.1 += fate.captured;
                        self.lone.count[cohort] -= fate.lost + fate.turned;
                    } else {
                        self.books.counts[c].attacks += fate.attacks;
                    }
                }
                for dest in 0..road.serves.len() {
                    if days >= road.days_to(dest, stretch) {
                        let n = self.books.arrive(&net, (c, dest), cells, now, signals);
                        self.lone.count[cohort] -= n;
                    }
                }
            }
            if lost_and_captured.0 > 0 {
                let (lost, captured) = lost_and_captured;
                today.note_detail(
                    Kind::LoneTrucksLost,
                    c,
                    f64::from(lost),
                    f64::from(captured),
                );
            }
        }
    }

    /// Convoys drive for a day.
    pub(super) fn drive_convoys(
        &mut self,
        now: &Now<'_>,
        signals: &mut Signals,
        today: &mut Today,
    ) {
        if self.convoys.under_way == 0 {
            return;
        }
        let net = Arc::clone(&self.net);
        for index in 0..self.convoys.list.len() {
            let mut convoy = self.convoys.list[index];
            if convoy.count == 0 {
                continue;
            }
            let (c, road) = (convoy.corridor, &net.roads[convoy.corridor]);
            let days = days_since(now.day, convoy.left);
            let slot = road.slot(days - 1, convoy.stretch);
            self.work.driven[slot] += f64::from(convoy.count) / convoy.stretch;
            let danger = self.work.hazard[slot] / convoy.stretch;
            self.attack_convoy(index, &mut convoy, danger, now, (signals, today));
            let from = index * net.sizes.widest;
            let cells = &mut self.convoys.trucks[from..from + road.cells];
            for dest in 0..road.serves.len() {
                if days >= road.days_to(dest, convoy.stretch) {
                    let n = self.books.arrive(&net, (c, dest), cells, now, signals);
                    convoy.count -= n;
                    if n > 0 {
                        today.note(Kind::ConvoyArrives, c, f64::from(n));
                    }
                }
            }
            if convoy.count == 0 {
                self.convoys.disband(&convoy, now);
            }
            self.convoys.list[index] = convoy;
        }
    }

    fn attack_convoy(
        &mut self,
        index: usize,
        convoy: &mut super::gate::Convoy,
        danger: f64,
        now: &Now<'_>,
        (signals, today): (&mut Signals, &mut Today),
    ) {
        let Some(p) = &now.params.interdiction else {
            return;
        };
        let escorts = now.params.escorts.as_ref().filter(|_| convoy.escorted);
        let party = entity(index);
        let fate = attack::convoy(p, escorts, danger, convoy.count, &now.luck, party);
        if fate.attacks == 0 {
            return;
        }
        let net = Arc::clone(&self.net);
        let c = convoy.corridor;
        let from = index * net.sizes.widest;
        let cells = &mut self.convoys.trucks[from..from + net.roads[c].cells];
        let u = now.luck.uniform(decision::WHICH_TRUCKS, CONVOYS + party);
        self.books.suffer(&net, c, cells, (fate, u), signals);
        today.note_detail(
            Kind::ConvoyAttacked,
            c,
            f64::from(convoy.count),
            f64::from(fate.lost),
        );
        convoy.count -= fate.lost + fate.turned;
        signals.soldiers_lost = signals.soldiers_lost.max(f64::from(fate.soldiers_killed));
        if fate.escort_beaten {
            today.note(Kind::EscortBeaten, c, f64::from(fate.soldiers_killed));
            self.convoys.lose_escort(convoy, now);
        }
    }

    /// Finds how much longer than normal the way inside takes a lone truck today, by corridor.
    pub(super) fn find_stretch(&mut self, now: &Now<'_>) {
        let levers = now.levers.of(citerne_case::spec::Target::RoadTime);
        let (zones, corridors) = levers.split_at(self.work.danger.len());
        let roads = self.net.roads.iter().zip(corridors);
        for (stretch, (road, lever)) in self.work.stretch.iter_mut().zip(roads) {
            let hours = road.hours_by_zone.iter().zip(zones);
            let mean: f64 = hours.map(|(share, lever)| share * lever).sum();
            *stretch = (mean * lever).clamp(0.5, MOST_STRETCH);
        }
    }
}

/// Where the entities of convoys begin in draws that lone trucks share.
const CONVOYS: u32 = 1 << 24;

/// Days since a day that may lie before the first; at least one.
fn days_since(day: u32, left: i32) -> u32 {
    let today = i64::from(day);
    u32::try_from((today - i64::from(left)).max(1)).unwrap_or(u32::MAX)
}
