//! What the log told of the targets.

use std::collections::BTreeMap;

use citerne_learn::observe::{Evidence, Kind, Observation};
use citerne_model::Model;
use citerne_score::week_end;
use jiff::civil::Date;

use crate::fact::NATIONAL;

/// A figure of a target.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Id of the target.
    pub target: String,
    /// Place, corridor or `national`.
    pub location: String,
    /// The Sunday that ends the week.
    pub end: Date,
    /// The figure.
    pub value: f64,
}

/// What the log told of the targets, week by week: sums only of whole weeks, other figures for the
/// week in which their days end; of several, the one known last. Attacks and losses are those that
/// were told: there may be more.
#[must_use]
pub fn told(model: &Model, evidence: &Evidence) -> Vec<Told> {
    let evidence = evidence.by_corridor();
    let mut told: BTreeMap<(String, Date, String), (u32, f64)> = BTreeMap::new();
    for observation in evidence.observations() {
        let Some((target, location)) = target(model, observation) else {
            continue;
        };
        let Some(value) = observation.value.number() else {
            continue;
        };
        let end = week_end(model.date(observation.to));
        let cell = told.entry((target, end, location)).or_insert((0, 0.0));
        match observation.kind {
            Kind::Losses => cell.1 += value,
            _ if observation.known >= cell.0 => *cell = (observation.known, value),
            _ => {}
        }
    }
    let one = |((target, end, location), (_, value))| Told {
        target,
        location,
        end,
        value,
    };
    told.into_iter().map(one).collect()
}

/// Target and location of an observation, if it is of one.
fn target(model: &Model, told: &Observation) -> Option<(String, String)> {
    let whole = told.to - told.from == 6 && week_end(model.date(told.to)) == model.date(told.to);
    let place = told.subject.place.clone();
    let product = told.subject.product.as_deref();
    let corridor = match &told.subject.corridors[..] {
        [corridor] => Some(corridor.clone()),
        _ => None,
    };
    let (target, location) = match told.kind {
        Kind::Attacks if whole => ("attacks".to_owned(), corridor?),
        Kind::Losses if whole => ("tankers_destroyed".to_owned(), NATIONAL.to_owned()),
        Kind::Arrivals if whole && place.is_none() => (
            "tankers_arrived".to_owned(),
            corridor.unwrap_or_else(|| NATIONAL.to_owned()),
        ),
        Kind::StreetPrice => (format!("street_price_{}", product?), place?),
        Kind::Stock => (format!("days_of_cover_{}", product?), place?),
        Kind::Power => ("power_hours".to_owned(), place?),
        _ => return None,
    };
    Some((target, location))
}
