//! The event log against the case and against itself.

use std::collections::BTreeMap;

use super::Typed;
use super::references::{points, refer};
use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::events::{Event, EventKind};
use crate::near::{listed, nearest};

type Found<'f> = &'f mut Vec<Diagnostic>;

/// Kinds marked complete exist: C524.
pub(super) fn complete_kinds(case: &Typed<'_>, found: Found<'_>) {
    for (index, kind) in case.spec.case.complete_kinds.iter().enumerate() {
        if EventKind::from_id(kind).is_none() {
            let names = || EventKind::ALL.iter().map(|kind| kind.id());
            let near = nearest(kind, names());
            let known = if near.is_none() {
                listed(names())
            } else {
                None
            };
            let mark = case.value(&format!("case.complete_kinds.{index}"));
            let diagnostic = Diagnostic::new(codes::UNKNOWN_COMPLETE_KIND, mark);
            found.push(
                diagnostic
                    .arg("kind", kind)
                    .maybe("near", near)
                    .maybe("known", known),
            );
        }
    }
}

/// Places, corridors and products of events: C520, C521, C522.
pub(super) fn names(case: &Typed<'_>, found: Found<'_>) {
    for event in case.events.all() {
        if let Some(id) = event.place_id.as_deref().filter(|id| *id != "national") {
            refer(
                codes::EVENT_PLACE,
                event.mark("place_id"),
                id,
                points(case),
                found,
            );
        }
        if let Some(id) = event.corridor_id.as_deref().filter(|id| *id != "national") {
            let known = case.spec.corridors.keys().map(String::as_str);
            refer(
                codes::EVENT_CORRIDOR,
                event.mark("corridor_id"),
                id,
                known,
                found,
            );
        }
        if let Some(id) = event.product.as_deref() {
            let known = case.spec.products.keys().map(String::as_str);
            refer(
                codes::EVENT_PRODUCT,
                event.mark("product"),
                id,
                known,
                found,
            );
        }
    }
}

/// Sources lead somewhere: C523.
pub(super) fn sources(case: &Typed<'_>, found: Found<'_>) {
    for event in case.events.all() {
        let text = event.source.as_str();
        let address = text.starts_with("https://") || text.starts_with("http://");
        let named = text
            .split([',', ';'])
            .all(|id| case.spec.sources.contains_key(id.trim()));
        // A publication in words, "Wilén, policy brief, November 2025", has a year or a space.
        let in_words = text.contains(' ');
        if !(address || named || in_words) {
            let near = nearest(text, case.spec.sources.keys().map(String::as_str));
            let diagnostic = Diagnostic::new(codes::EVENT_SOURCE, event.mark("source_url"));
            found.push(diagnostic.arg("text", text).maybe("near", near));
        }
    }
}

/// Dates of events against the log and each other: C517, C518, C519.
pub(super) fn dates(case: &Typed<'_>, found: Found<'_>) {
    let end = case.spec.case.log_ends;
    for event in case.events.all() {
        for (column, day) in [("date", event.date), ("known_since", event.known_since)] {
            if day > end {
                let diagnostic = Diagnostic::new(codes::AFTER_LOG, event.mark(column));
                found.push(diagnostic.arg("date", day).arg("end", end));
            }
        }
        let early = i64::from((event.date - event.known_since).get_days());
        if early > event.precision.slack_days() {
            found.push(
                Diagnostic::new(codes::KNOWN_TOO_EARLY, event.mark("known_since"))
                    .arg("known", event.known_since)
                    .arg("date", event.date)
                    .also(event.mark("date")),
            );
        }
        let to = event.accumulates_to.unwrap_or(event.date);
        if let Some(from) = event.accumulates_from.filter(|from| *from > to) {
            let diagnostic = Diagnostic::new(codes::ACCUMULATES, event.mark("accumulates_from"));
            found.push(diagnostic.arg("from", from).arg("to", to));
        }
    }
}

/// No event twice: C515.
pub(super) fn duplicates(case: &Typed<'_>, found: Found<'_>) {
    let mut seen: BTreeMap<String, &Event> = BTreeMap::new();
    for event in case.events.all() {
        let key = format!(
            "{}|{}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}",
            event.date,
            event.kind.id(),
            event.fact,
            event.place_id.as_ref().or(event.place.as_ref()),
            event.corridor_id,
            event.product,
            event.quantity,
            event.source,
            event.note,
        );
        if let Some(first) = seen.insert(key, event) {
            found.push(
                Diagnostic::new(codes::DUPLICATE_EVENT, event.mark("date"))
                    .also(first.mark("date")),
            );
        }
    }
}

/// Kinds of which one happening can't be both.
const EXCLUDE: [(EventKind, EventKind); 5] = [
    (EventKind::Coup, EventKind::CoupAttempt),
    (EventKind::SchoolClosureStart, EventKind::SchoolClosureEnd),
    (EventKind::BlockadeDeclared, EventKind::BlockadeEnded),
    (EventKind::PriceOfficial, EventKind::PriceStreet),
    (EventKind::StationsOpenShare, EventKind::StationsDryShare),
];

/// Reports of one fact tell of one happening: C516, C525.
pub(super) fn facts(case: &Typed<'_>, found: Found<'_>) {
    let mut told: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in case.events.all() {
        let Some(fact) = event.fact.as_deref() else {
            continue;
        };
        let reports = told.entry(fact).or_default();
        let exclude = |other: &Event| {
            EXCLUDE.contains(&(event.kind, other.kind))
                || EXCLUDE.contains(&(other.kind, event.kind))
        };
        if let Some(other) = reports.iter().find(|other| no_overlap(event, other)) {
            let shown = |event: &Event| event.quantity.map_or_else(String::new, figure);
            found.push(
                Diagnostic::new(codes::CONTRADICTORY_FIGURES, event.mark("quantity"))
                    .arg("fact", fact)
                    .arg("figure", shown(event))
                    .arg("other", shown(other))
                    .also(other.mark("quantity")),
            );
        }
        if let Some(other) = reports.iter().find(|other| exclude(other)) {
            found.push(
                Diagnostic::new(codes::CONTRADICTORY_FACT, event.mark("kind"))
                    .arg("fact", fact)
                    .arg("kind", event.kind.id())
                    .arg("other", other.kind.id())
                    .also(other.mark("kind")),
            );
        }
        reports.push(event);
    }
}

/// Whether two reports of a figure on one day, trusted alike, leave nothing that both hold
/// possible.
fn no_overlap(a: &Event, b: &Event) -> bool {
    let bounds = |event: &Event| {
        let figure = event.quantity?;
        Some((event.low.unwrap_or(figure), event.high.unwrap_or(figure)))
    };
    let alike = |a: &Event, b: &Event| {
        (a.kind, a.date, a.confidence) == (b.kind, b.date, b.confidence)
            && (&a.unit, &a.product) == (&b.unit, &b.product)
    };
    match (bounds(a), bounds(b)) {
        (Some((low, high)), Some((least, most))) => alike(a, b) && (high < least || most < low),
        _ => false,
    }
}
