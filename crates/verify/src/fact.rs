//! The facts that forecasts are held to.

use std::collections::BTreeMap;

use citerne_learn::observe::{Evidence, Kind, Observation};
use citerne_score::TargetKind;

/// A figure that the log tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its name; no other fact has it.
    pub id: String,
    /// What it is summed up with.
    pub kind: String,
    /// Place or corridor of the case; `national` for all.
    pub location: String,
    /// Facts of one series are of the same kind, place and product.
    pub series: String,
    /// First day of which it speaks.
    pub from: u32,
    /// Last day of which it speaks.
    pub to: u32,
    /// Day on which it became known.
    pub known: u32,
    /// The figure.
    pub observed: f64,
    /// Whether it counts or measures.
    pub target: TargetKind,
    /// What is to be added to offset zeros on the log scale: see [`citerne_score::Past::log_walk`].
    pub offset: f64,
    /// The observations whose figures add up to it, by index.
    pub parts: Vec<usize>,
}

/// Kind of the attacks of a week on all corridors together.
pub(crate) const ATTACKS_IN_ALL: &str = "attacks-in-all";

/// All figures of the evidence, one for each observation; attacks are told by corridor, and of each
/// week also in all. Decisions are no figures.
#[must_use]
pub fn facts(evidence: &Evidence) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut weeks: BTreeMap<(u32, u32), Fact> = BTreeMap::new();
    for (index, told) in evidence.observations().iter().enumerate() {
        let Some(observed) = told.value.number() else {
            continue;
        };
        let fact = one(index, told, observed);
        if told.kind == Kind::Attacks {
            let week = weeks.entry((told.from, told.to));
            let all = week.or_insert_with(|| in_all(&fact));
            all.observed += observed;
            all.known = all.known.max(told.known);
            all.parts.push(index);
        }
        facts.push(fact);
    }
    facts.extend(weeks.into_values());
    facts
}

fn one(index: usize, told: &Observation, observed: f64) -> Fact {
    let location = location(told);
    let kind = told.kind.id().to_owned();
    let product = told.subject.product.as_deref().unwrap_or_default();
    Fact {
        id: told.id.clone(),
        series: format!("{kind}:{location}:{product}"),
        kind,
        location,
        from: told.from,
        to: told.to,
        known: told.known,
        observed,
        target: target(told.kind, observed),
        offset: if told.kind == Kind::StreetPrice {
            0.0
        } else {
            0.5
        },
        parts: vec![index],
    }
}

/// The week of a fact of one corridor, as yet without figures.
fn in_all(of: &Fact) -> Fact {
    let week = of.id.rsplit(':').next().unwrap_or_default();
    Fact {
        id: format!("{ATTACKS_IN_ALL}:{week}"),
        kind: ATTACKS_IN_ALL.to_owned(),
        location: NATIONAL.to_owned(),
        series: ATTACKS_IN_ALL.to_owned(),
        observed: 0.0,
        parts: Vec::new(),
        ..of.clone()
    }
}

/// The location of what is of no place in particular.
pub(crate) const NATIONAL: &str = "national";

/// Place, or the corridor if it is one alone.
fn location(told: &Observation) -> String {
    match (&told.subject.place, &told.subject.corridors[..]) {
        (Some(place), _) => place.clone(),
        (None, [corridor]) => corridor.clone(),
        (None, _) => NATIONAL.to_owned(),
    }
}

/// Counts are told whole, but for those of a source that gives a mean.
fn target(kind: Kind, observed: f64) -> TargetKind {
    match kind {
        Kind::Attacks | Kind::Losses | Kind::TotalLosses | Kind::Arrivals | Kind::Convoy
            if observed.fract() == 0.0 =>
        {
            TargetKind::Discrete
        }
        _ => TargetKind::Continuous,
    }
}
