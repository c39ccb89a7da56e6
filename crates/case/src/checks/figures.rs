//! Numbers whose unit hangs on other keys, and the sources of everything that is no number.

use std::collections::{BTreeMap, BTreeSet};

use super::number::{self, Books, Number, check_origin};
use super::{Typed, references::refer};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::open_limits;
use crate::shape::Limits;
use crate::spec::Figure;
use crate::tree::{Kind, Node};

type Found<'f> = &'f mut Vec<Diagnostic>;

fn books<'a>(case: &'a Typed<'_>) -> Books<'a> {
    let sources = case.spec.sources.keys().map(String::as_str).collect();
    Books {
        units: case.units,
        sources,
    }
}

/// Pump prices and amounts of measures: all checks of a number.
pub(super) fn dependent(case: &Typed<'_>, found: Found<'_>) {
    let stated: BTreeSet<&str> = case
        .sites
        .iter()
        .filter(|site| site.limits.is_some())
        .map(|s| s.path.as_str())
        .collect();
    let mut rest = Vec::new();
    case.spec.visit(&mut |path, figure| {
        if let Figure::Single { unit, .. } = figure
            && !stated.contains(path.as_str())
        {
            rest.push((path, unit));
        }
    });
    for (path, unit) in rest {
        check(case, &path, open_limits(&path, unit), found);
    }
}

fn check(case: &Typed<'_>, path: &str, limits: Limits, found: Found<'_>) {
    let Some(node) = case.root.at(path) else {
        return;
    };
    let number = Number {
        path,
        key: case.key(path),
        node,
        limits,
    };
    number::check(number, &books(case), found);
}

/// Unit and range of every number on its own, by path.
fn limits_by_path(case: &Typed<'_>) -> BTreeMap<String, Limits> {
    let sites = case.sites.iter();
    let stated: BTreeMap<&str, Limits> = sites
        .filter_map(|site| Some((site.path.as_str(), site.limits?)))
        .collect();
    let mut all = BTreeMap::new();
    case.spec.visit(&mut |path, figure| {
        if let Figure::Single { unit, .. } = figure {
            let limits = stated.get(path.as_str()).copied();
            let limits = limits.unwrap_or_else(|| open_limits(&path, unit));
            all.insert(path, limits);
        }
    });
    all
}

/// Numbers that hypotheses set: the path exists (C214), and all checks of a number.
pub(super) fn rivals(case: &Typed<'_>, found: Found<'_>) {
    if case.spec.hypotheses.is_empty() {
        return;
    }
    let known = limits_by_path(case);
    for (id, hypothesis) in &case.spec.hypotheses {
        for (name, version) in &hypothesis.versions {
            let within = format!("hypotheses.{id}.versions.{name}.set");
            let Some(set) = case.root.at(&within) else {
                continue;
            };
            for target in version.set.keys() {
                let Some(entry) = set.entry(target) else {
                    continue;
                };
                match known.get(target) {
                    Some(limits) => {
                        let number = Number {
                            path: target,
                            key: entry.key,
                            node: &entry.value,
                            limits: *limits,
                        };
                        number::check(number, &books(case), found);
                    }
                    None => {
                        let paths = known.keys().map(String::as_str);
                        unknown_input(entry.key, target, paths, found);
                    }
                }
            }
        }
    }
}

/// Inputs that are to be learned exist: C214.
pub(super) fn learned(case: &Typed<'_>, found: Found<'_>) {
    if case.spec.case.learn.is_empty() {
        return;
    }
    let known = limits_by_path(case);
    for (index, path) in case.spec.case.learn.iter().enumerate() {
        if !known.contains_key(path) {
            let mark = case.value(&format!("case.learn.{index}"));
            unknown_input(mark, path, known.keys().map(String::as_str), found);
        }
    }
}

/// Tells of a path that leads to no number.
pub(super) fn unknown_input<'a>(
    mark: crate::file::Mark,
    path: &str,
    known: impl Iterator<Item = &'a str>,
    found: Found<'_>,
) {
    let before = found.len();
    refer(codes::UNKNOWN_INPUT, mark, path, known, found);
    if let Some(told) = found.get_mut(before) {
        told.args.retain(|(name, _)| *name == "near");
        told.add("path", path);
    }
}

/// Measures and hypotheses say where they come from: C121, C122, C129.
pub(super) fn origins(case: &Typed<'_>, found: Found<'_>) {
    for table in ["measures", "hypotheses", "leave"] {
        let entries = case.root.get(table).and_then(Node::table);
        for (id, entry) in entries.into_iter().flatten() {
            let path = format!("{table}.{id}");
            check_origin(&entry.value, entry.key, &path, &books(case), found);
        }
    }
}

/// Sources that nothing cites: C123.
pub(super) fn unused_sources(case: &Typed<'_>, found: Found<'_>) {
    let mut cited = BTreeSet::new();
    cite(case.root, &mut cited);
    for event in case.events.all() {
        cited.extend(event.source.split([',', ';']).map(str::trim));
        cited.insert(event.source.trim());
    }
    for (id, source) in &case.spec.sources {
        let by_address = source.url.as_deref().is_some_and(|url| cited.contains(url));
        if !cited.contains(id.as_str()) && !by_address {
            let mark = case.key(&format!("sources.{id}"));
            found.push(Diagnostic::new(codes::UNUSED_SOURCE, mark).arg("id", id));
        }
    }
}

/// Gathers the keys under every `source` of a tree.
fn cite<'t>(node: &'t Node, cited: &mut BTreeSet<&'t str>) {
    match &node.kind {
        Kind::Table(table) => {
            for (key, entry) in table {
                match entry.value.text() {
                    Some(text) if key == "source" => cited.extend(text.split(',').map(str::trim)),
                    _ => cite(&entry.value, cited),
                }
            }
        }
        Kind::List(items) => items.iter().for_each(|item| cite(item, cited)),
        _ => {}
    }
}
