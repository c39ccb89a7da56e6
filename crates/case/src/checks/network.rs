//! Legs and corridors: what joins, what serves, what is plausible.

use std::collections::{BTreeMap, BTreeSet};

use super::Typed;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::spec::CorridorSpec;

type Found<'f> = &'f mut Vec<Diagnostic>;

/// The two ends of a leg in one order.
fn ends<'a>(one: &'a str, two: &'a str) -> (&'a str, &'a str) {
    if one <= two { (one, two) } else { (two, one) }
}

/// Legs by their ends.
fn legs_by_ends<'a>(case: &'a Typed<'_>) -> BTreeMap<(&'a str, &'a str), &'a str> {
    let legs = case.spec.legs.iter();
    legs.map(|(id, leg)| (ends(&leg.from, &leg.to), id.as_str()))
        .collect()
}

/// A corridor has two points at least: C301.
pub(super) fn length(case: &Typed<'_>, found: Found<'_>) {
    for (id, corridor) in case.spec.corridors.iter().filter(|(_, c)| c.path.len() < 2) {
        found.push(
            Diagnostic::new(
                codes::SHORT_CORRIDOR,
                case.key(&format!("corridors.{id}.path")),
            )
            .arg("id", id)
            .arg("count", corridor.path.len()),
        );
    }
}

/// Neighbours on a path are joined by a leg: C302.
pub(super) fn joins(case: &Typed<'_>, found: Found<'_>) {
    let legs = legs_by_ends(case);
    let known: BTreeSet<_> = super::references::points(case).collect();
    for (id, corridor) in &case.spec.corridors {
        for (index, pair) in corridor.path.windows(2).enumerate() {
            let [from, to] = [pair[0].as_str(), pair[1].as_str()];
            let named = known.contains(from) && known.contains(to) && from != to;
            if named && !legs.contains_key(&ends(from, to)) {
                let mark = case.value(&format!("corridors.{id}.path.{}", index + 1));
                let also = case.value(&format!("corridors.{id}.path.{index}"));
                let diagnostic = Diagnostic::new(codes::NO_LEG, mark).also(also);
                found.push(diagnostic.arg("from", from).arg("to", to));
            }
        }
    }
}

/// A corridor begins where fuel is stored and ends where it is served: C303, C304.
pub(super) fn both_ends(case: &Typed<'_>, found: Found<'_>) {
    for (id, corridor) in &case.spec.corridors {
        let (Some(first), Some(last)) = (corridor.path.first(), corridor.path.last()) else {
            continue;
        };
        if case.spec.waypoints.contains_key(first) {
            let mark = case.value(&format!("corridors.{id}.path.0"));
            let diagnostic = Diagnostic::new(codes::WRONG_START, mark);
            found.push(diagnostic.arg("id", id).arg("from", first));
        }
        if corridor.path.len() > 1 && !corridor.serves.contains(last) {
            let at = corridor.path.len() - 1;
            let mark = case.value(&format!("corridors.{id}.path.{at}"));
            found.push(
                Diagnostic::new(codes::WRONG_END, mark)
                    .arg("id", id)
                    .arg("to", last),
            );
        }
    }
}

/// Served places are on the path, in its order: C306, C307.
pub(super) fn serves(case: &Typed<'_>, found: Found<'_>) {
    for (id, corridor) in &case.spec.corridors {
        let mut before: Option<(usize, &str)> = None;
        for (index, place) in corridor.serves.iter().enumerate() {
            let mark = case.value(&format!("corridors.{id}.serves.{index}"));
            let at = corridor.path.iter().position(|point| point == place);
            match (at, before) {
                (None, _) if case.spec.places.contains_key(place) => found.push(
                    Diagnostic::new(codes::OFF_PATH, mark)
                        .arg("id", id)
                        .arg("place", place),
                ),
                (Some(at), Some((last, name))) if at < last => found.push(
                    Diagnostic::new(codes::SERVES_ORDER, mark)
                        .arg("place", place)
                        .arg("before", name),
                ),
                _ => {}
            }
            before = at.map(|at| (at, place.as_str())).or(before);
        }
    }
}

/// No point twice on a path: C315.
pub(super) fn repeats(case: &Typed<'_>, found: Found<'_>) {
    for (id, corridor) in &case.spec.corridors {
        let mut seen = BTreeMap::new();
        for (index, point) in corridor.path.iter().enumerate() {
            let mark = case.value(&format!("corridors.{id}.path.{index}"));
            if let Some(first) = seen.insert(point, mark) {
                let diagnostic = Diagnostic::new(codes::PATH_REPEATS, mark).also(first);
                found.push(diagnostic.arg("point", point).arg("id", id));
            }
        }
    }
}

/// No two corridors on one path: C318.
pub(super) fn same_path(case: &Typed<'_>, found: Found<'_>) {
    let mut seen: BTreeMap<&[String], &str> = BTreeMap::new();
    for (id, corridor) in &case.spec.corridors {
        if let Some(other) = seen.insert(&corridor.path, id) {
            found.push(
                Diagnostic::new(codes::SAME_PATH, case.key(&format!("corridors.{id}")))
                    .arg("id", id)
                    .arg("other", other)
                    .also(case.key(&format!("corridors.{other}"))),
            );
        }
    }
}

/// A leg joins two points, and no other leg joins the same: C309, C310.
pub(super) fn legs(case: &Typed<'_>, found: Found<'_>) {
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (id, leg) in &case.spec.legs {
        let mark = case.key(&format!("legs.{id}"));
        if leg.from == leg.to {
            let diagnostic = Diagnostic::new(codes::LEG_LOOP, case.value(&format!("legs.{id}.to")));
            found.push(diagnostic.arg("id", id).arg("point", &leg.to));
        } else if let Some(other) = seen.insert(ends(&leg.from, &leg.to), id) {
            let also = case.key(&format!("legs.{other}"));
            let diagnostic = Diagnostic::new(codes::DUPLICATE_LEG, mark).also(also);
            found.push(diagnostic.arg("id", id).arg("other", other));
        }
    }
}

/// Legs off every corridor and terminals that none leaves: C305, C320.
pub(super) fn unused(case: &Typed<'_>, found: Found<'_>) {
    let mut used = BTreeSet::new();
    for corridor in case.spec.corridors.values() {
        used.extend(
            corridor
                .path
                .windows(2)
                .map(|pair| ends(&pair[0], &pair[1])),
        );
    }
    for (id, _) in case
        .spec
        .legs
        .iter()
        .filter(|(_, l)| !used.contains(&ends(&l.from, &l.to)))
    {
        let mark = case.key(&format!("legs.{id}"));
        found.push(Diagnostic::new(codes::UNUSED_LEG, mark).arg("id", id));
    }
    let starts: BTreeSet<_> = case
        .spec
        .corridors
        .values()
        .filter_map(|c| c.path.first())
        .collect();
    for id in case.spec.terminals.keys().filter(|id| !starts.contains(id)) {
        let mark = case.key(&format!("terminals.{id}"));
        found.push(Diagnostic::new(codes::UNUSED_TERMINAL, mark).arg("id", id));
    }
}

/// Every place gets fuel from some terminal: C308.
pub(super) fn reach(case: &Typed<'_>, found: Found<'_>) {
    let spec = case.spec;
    if spec.terminals.is_empty() {
        return;
    }
    let mut reached: BTreeSet<&str> = spec.terminals.keys().map(String::as_str).collect();
    loop {
        let before = reached.len();
        for corridor in spec.corridors.values() {
            if corridor
                .path
                .first()
                .is_some_and(|from| reached.contains(from.as_str()))
            {
                reached.extend(corridor.serves.iter().map(String::as_str));
            }
        }
        if reached.len() == before {
            break;
        }
    }
    for id in spec
        .places
        .keys()
        .filter(|id| !reached.contains(id.as_str()))
    {
        let mark = case.key(&format!("places.{id}"));
        found.push(Diagnostic::new(codes::UNREACHABLE, mark).arg("id", id));
    }
}

/// Distribution does not run in a ring: C311.
pub(super) fn rings(case: &Typed<'_>, found: Found<'_>) {
    let mut onward: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (id, corridor) in &case.spec.corridors {
        let Some(from) = corridor.path.first() else {
            continue;
        };
        if case.spec.places.contains_key(from) {
            let to = corridor.serves.iter().filter(|place| *place != from);
            onward
                .entry(from)
                .or_default()
                .extend(to.map(|place| (place.as_str(), id.as_str())));
        }
    }
    let next = |place: &str| -> Vec<String> {
        let edges = onward.get(place).into_iter().flatten();
        edges.map(|(to, _)| (*to).to_owned()).collect()
    };
    let starts: Vec<_> = onward.keys().map(|place| (*place).to_owned()).collect();
    let Some(ring) = super::ring::find(&starts, &next) else {
        return;
    };
    let corridor = |c: &CorridorSpec| c.path.first() == ring.first() && c.serves.contains(&ring[1]);
    let id = case
        .spec
        .corridors
        .iter()
        .find(|(_, c)| corridor(c))
        .map_or("", |(id, _)| id);
    let mark = case.key(&format!("corridors.{id}"));
    found.push(Diagnostic::new(codes::SUPPLY_CYCLE, mark).arg("ring", ring.join(" -> ")));
}

/// Only corridors from terminals share imports: C316.
pub(super) fn import_shares(case: &Typed<'_>, found: Found<'_>) {
    let Some(trade) = &case.spec.trade else {
        return;
    };
    for id in trade.corridor_share.mean.keys() {
        let Some(corridor) = case.spec.corridors.get(id) else {
            continue;
        };
        if corridor
            .path
            .first()
            .is_some_and(|from| case.spec.places.contains_key(from))
        {
            let mark = case.key(&format!("trade.corridor_share.mean.{id}"));
            found.push(Diagnostic::new(codes::NOT_AN_IMPORT, mark).arg("id", id));
        }
    }
}
