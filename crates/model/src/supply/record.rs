//! Outputs of the road, and its accounts.

use super::State;
use super::books::as_f64;
use crate::catalogue::{Catalogue, Row, Scale};
use crate::layout::Layout;
use crate::signals::Signals;

/// What one corridor saw today, in trucks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Loaded and sent.
    pub(super) sent: i32,
    /// Unloaded where they were sent.
    pub(super) arrived: i32,
    /// Lost to attacks.
    pub(super) lost: i32,
    /// Attacks: on each lone truck, on each convoy.
    pub(super) attacks: i32,
    /// Cleared at the border.
    pub(super) crossed: i32,
    /// Left the gate alone, and in a convoy.
    pub(super) alone: i32,
    pub(super) escorted: i32,
}

/// Sums since the start; litres but for the people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals {
    /// Loaded, with what was on the road at the start.
    pub(super) loaded: i64,
    /// Loaded at hubs since the start; part of `loaded`.
    pub(super) from_hubs: i64,
    pub(super) delivered: i64,
    pub(super) burned: i64,
    pub(super) captured: i64,
    pub(super) people_harmed: i64,
}

/// The litres of the road since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoadLitres {
    /// Loaded at terminals and hubs, with what was on the road at the start.
    pub loaded: i64,
    /// Loaded at hubs since the start; part of `loaded`.
    pub from_hubs: i64,
    /// Delivered to places.
    pub delivered: i64,
    /// Burned in attacks.
    pub burned: i64,
    /// Captured.
    pub captured: i64,
    /// On the road now, counted truck by truck.
    pub on_road: i64,
}

impl State {
    /// Books `n` truckloads that no truck carries: for the test of the ledger.
    #[cfg(test)]
    pub(crate) fn book_too_many(&mut self, n: i64) {
        self.books.totals.loaded += n * self.net.capacity;
    }

    /// Litres on the road, counted truck by truck.
    #[must_use]
    pub fn litres(&self) -> i64 {
        let rings = [&self.abroad, &self.queue, &self.lone.trucks];
        let moving: i64 = rings
            .iter()
            .flat_map(|ring| ring.iter())
            .map(|&n| i64::from(n))
            .sum();
        (moving + self.convoys.trucks() + self.books.standing()) * self.net.capacity
    }

    /// The litres of the road since the start.
    #[must_use]
    pub fn account(&self) -> RoadLitres {
        let totals = &self.books.totals;
        RoadLitres {
            loaded: totals.loaded,
            from_hubs: totals.from_hubs,
            delivered: totals.delivered,
            burned: totals.burned,
            captured: totals.captured,
            on_road: self.litres(),
        }
    }

    /// Tankers that exist, idle or on the road.
    #[must_use]
    pub fn trucks(&self) -> i64 {
        self.books.fleets.iter().map(super::Fleet::size).sum()
    }

    /// Trucks and drivers, of both fleets, for which the accounts have no place; (0, 0) when all is
    /// well. Loaded trucks must also be where the road shows them.
    #[must_use]
    pub fn unaccounted(&self) -> (i64, i64) {
        let fleets = &self.books.fleets;
        let loaded: i64 = fleets.iter().map(super::Fleet::loaded).sum();
        let ((t0, d0), (t1, d1)) = (fleets[0].unaccounted(), fleets[1].unaccounted());
        let shown = loaded - self.litres() / self.net.capacity;
        let on_way: i64 = self.books.on_way.iter().sum();
        (
            t0.abs() + t1.abs() + shown.abs() + (loaded - on_way).abs(),
            d0.abs() + d1.abs(),
        )
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, signals: &Signals, row: &mut Row<'_>) {
        let mut each = |of: fn(&Counts) -> i32| {
            for counts in &self.books.counts {
                row.put(f64::from(of(counts)));
            }
        };
        each(|c| c.sent);
        each(|c| c.arrived);
        each(|c| c.lost);
        each(|c| c.attacks);
        each(|c| c.escorted);
        row.put_all(&self.trade.transit);
        for c in 0..self.books.counts.len() {
            row.put(self.trade.lone_share(c));
        }
        let [import, inland] = &self.books.fleets;
        row.put(as_f64(signals.imported));
        row.put(as_f64(import.lost() + inland.lost()));
        row.put(as_f64(self.books.totals.people_harmed));
        row.put(as_f64(self.books.totals.captured));
        row.put(as_f64(self.trucks()));
        row.put(self.trade.willing_in_all());
        row.put(self.convoys.free);
    }
}

/// Declares the outputs of this system.
pub fn outputs(layout: &Layout, out: &mut Catalogue) {
    let trucks = Scale::Linear { top: 256.0 };
    for quantity in ["trucks_sent", "trucks_arrived", "trucks_lost"] {
        out.by_corridor(layout, quantity, "trucks", trucks);
    }
    out.by_corridor(layout, "attacks", "1", Scale::Linear { top: 64.0 });
    out.by_corridor(layout, "escorted", "trucks", trucks);
    out.by_corridor(layout, "transit_days", "days", Scale::Linear { top: 64.0 });
    out.by_corridor(layout, "lone_share", "share", Scale::Linear { top: 1.0 });
    out.national(
        "imports",
        "L/day",
        Scale::Log {
            bottom: 1e4,
            top: 1e9,
        },
    );
    out.national(
        "tankers_lost_total",
        "trucks",
        Scale::Log {
            bottom: 1.0,
            top: 1e5,
        },
    );
    out.national(
        "drivers_harmed_total",
        "people",
        Scale::Log {
            bottom: 1.0,
            top: 1e5,
        },
    );
    out.national(
        "captured_litres_total",
        "L",
        Scale::Log {
            bottom: 1e4,
            top: 1e9,
        },
    );
    out.national(
        "fleet",
        "trucks",
        Scale::Log {
            bottom: 10.0,
            top: 1e5,
        },
    );
    out.national("drivers_willing", "share", Scale::Linear { top: 1.0 });
    out.national("escorts_free", "1", Scale::Linear { top: 64.0 });
}
