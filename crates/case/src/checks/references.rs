//! Names that point at entries of the case.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Typed;
use crate::codes::{self, Code};
use crate::diagnostic::Diagnostic;
use crate::file::Mark;
use crate::near::{listed, nearest};
use crate::quantity::Shares;
use crate::spec::CaseSpec;

type Found<'f> = &'f mut Vec<Diagnostic>;

/// Tells when `id` is not among `known`.
pub(super) fn refer<'a>(
    code: Code,
    mark: Mark,
    id: &str,
    known: impl Iterator<Item = &'a str>,
    found: Found<'_>,
) {
    let known: Vec<_> = known.collect();
    if known.contains(&id) {
        return;
    }
    let near = nearest(id, known.iter().copied());
    let all = if near.is_none() { listed(known) } else { None };
    found.push(
        Diagnostic::new(code, mark)
            .arg("id", id)
            .maybe("near", near)
            .maybe("known", all),
    );
}

macro_rules! ids {
    ($case:ident . $table:ident) => {
        $case.spec.$table.keys().map(String::as_str)
    };
}

/// All points: places, waypoints, terminals.
pub(super) fn points<'a>(case: &'a Typed<'_>) -> impl Iterator<Item = &'a str> {
    ids!(case.places)
        .chain(ids!(case.waypoints))
        .chain(ids!(case.terminals))
}

/// Zones of places and legs: C201.
pub(super) fn zones(case: &Typed<'_>, found: Found<'_>) {
    for (id, place) in &case.spec.places {
        let mark = case.value(&format!("places.{id}.zone"));
        refer(
            codes::UNKNOWN_ZONE,
            mark,
            &place.zone,
            ids!(case.zones),
            found,
        );
    }
    for (id, leg) in &case.spec.legs {
        let mark = case.value(&format!("legs.{id}.zone"));
        refer(
            codes::UNKNOWN_ZONE,
            mark,
            &leg.zone,
            ids!(case.zones),
            found,
        );
    }
}

/// Ends and border posts of legs: C211, C207.
pub(super) fn legs(case: &Typed<'_>, found: Found<'_>) {
    for (id, leg) in &case.spec.legs {
        for (key, point) in [("from", &leg.from), ("to", &leg.to)] {
            let mark = case.value(&format!("legs.{id}.{key}"));
            refer(codes::UNKNOWN_POINT, mark, point, points(case), found);
        }
        if let Some(border) = &leg.border {
            let mark = case.value(&format!("legs.{id}.border"));
            refer(
                codes::UNKNOWN_BORDER,
                mark,
                border,
                ids!(case.borders),
                found,
            );
        }
    }
}

/// Points and served places of corridors: C211, C202.
pub(super) fn corridors(case: &Typed<'_>, found: Found<'_>) {
    for (id, corridor) in &case.spec.corridors {
        for (index, point) in corridor.path.iter().enumerate() {
            let mark = case.value(&format!("corridors.{id}.path.{index}"));
            refer(codes::UNKNOWN_POINT, mark, point, points(case), found);
        }
        for (index, place) in corridor.serves.iter().enumerate() {
            let mark = case.value(&format!("corridors.{id}.serves.{index}"));
            refer(codes::UNKNOWN_PLACE, mark, place, ids!(case.places), found);
        }
    }
}

/// The capital is a place: C212.
pub(super) fn capital(case: &Typed<'_>, found: Found<'_>) {
    let id = &case.spec.case.capital;
    refer(
        codes::UNKNOWN_CAPITAL,
        case.value("case.capital"),
        id,
        ids!(case.places),
        found,
    );
}

/// Presence of sectors by place: C202.
pub(super) fn presence(case: &Typed<'_>, found: Found<'_>) {
    for (id, sector) in &case.spec.sectors {
        for place in sector.presence.keys() {
            let mark = case.key(&format!("sectors.{id}.presence.{place}"));
            refer(codes::UNKNOWN_PLACE, mark, place, ids!(case.places), found);
        }
    }
}

/// Products of prices and of sector shares: C204, C217.
pub(super) fn products(case: &Typed<'_>, found: Found<'_>) {
    let priced = case
        .spec
        .market
        .pump_price
        .keys()
        .map(String::as_str)
        .collect();
    let shared = case
        .spec
        .demand
        .sector_share
        .keys()
        .map(String::as_str)
        .collect();
    let tables: [(&str, BTreeSet<&str>); 2] = [
        ("market.pump_price", priced),
        ("demand.sector_share", shared),
    ];
    for (path, names) in tables {
        for name in &names {
            let mark = case.key(&format!("{path}.{name}"));
            refer(
                codes::UNKNOWN_PRODUCT,
                mark,
                name,
                ids!(case.products),
                found,
            );
        }
        for product in ids!(case.products).filter(|product| !names.contains(product)) {
            found.push(
                Diagnostic::new(codes::MISSING_ENTRY, case.key(path))
                    .arg("key", path)
                    .arg("id", product),
            );
        }
    }
}

/// Shares name things that exist (C126), and leave none out where each should have one (C128).
pub(super) fn shares(case: &Typed<'_>, found: Found<'_>) {
    for group in groups(case.spec) {
        group.check(case, found);
    }
}

/// Shares of the entries of one table.
struct Group<'a> {
    path: String,
    shares: &'a Shares,
    table: &'static str,
    known: Vec<&'a str>,
    /// Whether each entry should have one.
    complete: bool,
}

/// All shares of a case.
fn groups(spec: &CaseSpec) -> Vec<Group<'_>> {
    let demand = &spec.demand;
    let mut all = vec![
        Group::of(
            "demand.product_share",
            &demand.product_share,
            ("products", &spec.products),
        )
        .complete(),
        Group::of(
            "demand.place_share",
            &demand.place_share,
            ("places", &spec.places),
        )
        .complete(),
    ];
    all.extend(demand.sector_share.iter().map(|(product, shares)| {
        let path = format!("demand.sector_share.{product}");
        Group::of(&path, shares, ("sectors", &spec.sectors))
    }));
    all.extend(spec.trade.iter().map(|trade| {
        let corridors = ("corridors", &spec.corridors);
        Group::of("trade.corridor_share", &trade.corridor_share, corridors)
    }));
    all.extend(
        spec.campaign
            .iter()
            .map(|campaign| Group::of("campaign.effort", &campaign.effort, ("zones", &spec.zones))),
    );
    all
}

impl<'a> Group<'a> {
    fn of<T>(
        path: &str,
        shares: &'a Shares,
        (table, entries): (&'static str, &'a IndexMap<String, T>),
    ) -> Self {
        Self {
            path: path.to_owned(),
            shares,
            table,
            known: entries.keys().map(String::as_str).collect(),
            complete: false,
        }
    }

    /// Each entry should have a share.
    fn complete(self) -> Self {
        Self {
            complete: true,
            ..self
        }
    }

    fn check(&self, case: &Typed<'_>, found: Found<'_>) {
        let Self {
            path, table, known, ..
        } = self;
        let given = &self.shares.mean;
        for id in given.keys().filter(|id| !known.contains(&id.as_str())) {
            let mark = case.key(&format!("{path}.mean.{id}"));
            found.push(
                Diagnostic::new(codes::SHARE_OF_NOTHING, mark)
                    .arg("id", id)
                    .arg("table", table)
                    .maybe("near", nearest(id, known.iter().copied())),
            );
        }
        let missing = known.iter().filter(|id| !given.contains_key(**id));
        for id in missing.filter(|_| self.complete) {
            let mark = case.key(&format!("{path}.mean"));
            found.push(
                Diagnostic::new(codes::NO_SHARE, mark)
                    .arg("id", id)
                    .arg("key", path),
            );
        }
    }
}

/// Answers to protest: C216.
pub(super) fn responses(case: &Typed<'_>, found: Found<'_>) {
    const KNOWN: [&str; 3] = ["tolerate", "concede", "repress"];
    let Some(unrest) = &case.spec.unrest else {
        return;
    };
    for id in unrest
        .response
        .mean
        .keys()
        .filter(|id| !KNOWN.contains(&id.as_str()))
    {
        let mark = case.key(&format!("unrest.response.mean.{id}"));
        let diagnostic = Diagnostic::new(codes::UNKNOWN_RESPONSE, mark).arg("id", id);
        found.push(diagnostic.maybe("known", listed(KNOWN)));
    }
}

/// Zones, border posts and waypoints that nothing uses: C218.
pub(super) fn unused(case: &Typed<'_>, found: Found<'_>) {
    let spec = case.spec;
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    used.extend(
        spec.places
            .values()
            .map(|place| ("zones", place.zone.as_str())),
    );
    for leg in spec.legs.values() {
        used.extend([
            ("zones", leg.zone.as_str()),
            ("waypoints", &leg.from),
            ("waypoints", &leg.to),
        ]);
        used.extend(leg.border.iter().map(|border| ("borders", border.as_str())));
    }
    let zones = ids!(case.zones).map(|id| ("zones", id));
    let borders = ids!(case.borders).map(|id| ("borders", id));
    let waypoints = ids!(case.waypoints).map(|id| ("waypoints", id));
    for (table, id) in zones
        .chain(borders)
        .chain(waypoints)
        .filter(|entry| !used.contains(entry))
    {
        let path = format!("{table}.{id}");
        found.push(Diagnostic::new(codes::UNUSED_ENTRY, case.key(&path)).arg("path", &path));
    }
}

/// Systems that build on others: C221.
pub(super) fn systems(case: &Typed<'_>, found: Found<'_>) {
    let spec = case.spec;
    let imports = spec.corridors.values().any(|corridor| {
        corridor
            .path
            .first()
            .is_some_and(|from| spec.terminals.contains_key(from))
    });
    let (corridors, governments) = (!spec.corridors.is_empty(), !spec.governments.is_empty());
    let fleet = ("fleet", spec.fleet.is_some());
    let trade = ("trade", spec.trade.is_some());
    let blockade = ("blockade", spec.blockade.is_some());
    let exodus = ("exodus", spec.exodus.is_some());
    let needs = [
        ("corridors", corridors, fleet),
        ("corridors", imports, trade),
        ("trade", spec.trade.is_some(), fleet),
        ("interdiction", spec.interdiction.is_some(), fleet),
        ("escorts", spec.escorts.is_some(), fleet),
        ("interdiction", spec.interdiction.is_some(), blockade),
        ("campaign", spec.campaign.is_some(), blockade),
        ("governments", governments, exodus),
    ];
    for (key, present, (other, has)) in needs {
        if present && !has {
            let diagnostic = Diagnostic::new(codes::NEEDS_SYSTEM, case.key(key));
            found.push(diagnostic.arg("key", key).arg("other", other));
        }
    }
}
