//! What the rest of the model is told about fuel: unmet need, cover, shortage, lack.

use std::sync::Arc;

use citerne_case::spec::stock::Role;

use super::{MOST_COVER, State};
use crate::layout::Layout;
use crate::now::{Now, follow};
use crate::signals::Signals;

/// Days over which the share of demand that is met is remembered.
const SUPPLY_DAYS: f64 = 30.0;
/// Days over which shortage is remembered.
const SHORTAGE_DAYS: f64 = 7.0;

/// Litres needed and used today.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gauge {
    /// By place and sector.
    pub(super) needed: Vec<i64>,
    /// By place and sector.
    pub(super) used: Vec<i64>,
    /// Used since the start, by place and sector.
    used_so_far: Vec<i64>,
    /// Normal use of the whole case.
    pub(super) normal: i64,
    // Sectors of three roles.
    homes: Arc<[usize]>,
    power: Arc<[usize]>,
    security: Arc<[usize]>,
}

impl Gauge {
    pub(super) fn new(layout: &Layout, normal: i64) -> Self {
        let cells = layout.places.len() * layout.sectors.len();
        let of = |role| {
            let roles = layout.roles.iter().enumerate();
            roles
                .filter(|(_, r)| **r == role)
                .map(|(sector, _)| sector)
                .collect()
        };
        Self {
            homes: of(Role::Household),
            power: of(Role::Power),
            security: of(Role::Security),
            needed: vec![0; cells],
            used: vec![0; cells],
            used_so_far: vec![0; cells],
            normal,
        }
    }

    pub(super) fn clear(&mut self) {
        self.needed.fill(0);
        self.used.fill(0);
    }

    /// Adds the day to what was used before.
    pub(super) fn add_up(&mut self) {
        for (so_far, today) in self.used_so_far.iter_mut().zip(&self.used) {
            *so_far += today;
        }
    }

    /// Litres needed and used by some of all `sectors` in a place.
    fn of(&self, some: &[usize], sectors: usize, place: usize) -> (i64, i64) {
        let (needed, used) = (
            &self.needed[place * sectors..],
            &self.used[place * sectors..],
        );
        let sum = |litres: &[i64]| some.iter().map(|&sector| litres[sector]).sum();
        (sum(needed), sum(used))
    }
}

/// Share of need that was met; all of it where nothing was needed.
fn met((needed, used): (i64, i64)) -> f64 {
    if needed > 0 {
        used as f64 / needed as f64
    } else {
        1.0
    }
}

impl State {
    /// Litres used since the start by each sector in each place: `[place][sector]`, flat.
    #[must_use]
    pub fn used_so_far(&self) -> &[i64] {
        &self.gauge.used_so_far
    }

    /// Shares of need that were not met, today and lately.
    pub(super) fn measure(&self, now: &Now<'_>, signals: &mut Signals) {
        let (gauge, sectors) = (&self.gauge, now.layout.sectors.len());
        let pairs = gauge.needed.iter().copied().zip(gauge.used.iter().copied());
        for (unmet, pair) in signals.unmet.iter_mut().zip(pairs) {
            *unmet = 1.0 - met(pair);
        }
        let (mut people, mut short, mut capital) = (0.0, 0.0, 0.0);
        let mut security = (0, 0);
        for (place, numbers) in now.params.places.iter().enumerate() {
            signals.power_served[place] = met(gauge.of(&gauge.power, sectors, place));
            let unmet = 1.0 - met(gauge.of(&gauge.homes, sectors, place));
            let (needed, used) = gauge.of(&gauge.security, sectors, place);
            security = (security.0 + needed, security.1 + used);
            people += numbers.people;
            short += numbers.people * unmet;
            if place == now.layout.capital {
                capital = unmet;
            }
        }
        let national = if people > 0.0 { short / people } else { 0.0 };
        signals.capital_shortage = follow(signals.capital_shortage, capital, SHORTAGE_DAYS);
        signals.national_shortage = follow(signals.national_shortage, national, SHORTAGE_DAYS);
        signals.security_served = met(security);
        let used: i64 = gauge.used.iter().sum();
        let supply = met((gauge.normal, used));
        signals.served = supply;
        signals.supply_share = follow(signals.supply_share, supply, SUPPLY_DAYS);
    }

    /// Cover, lack, and what hubs offer.
    pub(super) fn publish(&self, now: &Now<'_>, signals: &mut Signals) {
        self.publish_levels(now.params.stocks.target_cover, signals);
        self.offer_inland(now.layout, now.params, signals);
    }

    pub(super) fn publish_levels(&self, target_cover: f64, signals: &mut Signals) {
        for (at, market) in self.markets.iter().enumerate() {
            let normal = market.normal as f64;
            let held = (self.depot[at] + self.station[at]) as f64;
            signals.cover[at] = if normal > 0.0 {
                (held / normal).min(MOST_COVER)
            } else {
                MOST_COVER
            };
            let aim = (target_cover * normal) as i64;
            signals.wanted[at] = (aim - self.depot[at]).max(0);
        }
    }
}
