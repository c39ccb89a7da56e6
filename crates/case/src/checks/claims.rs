//! Hypotheses and claims.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Typed;
use super::outputs::output;
use super::references::refer;
use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::spec::{ClaimTest, Figure};
use crate::vocabulary::OUTCOMES;

type Found<'f> = &'f mut Vec<Diagnostic>;

/// Days after the log ends beyond which a claim is rarely judged.
const FAR_DAYS: i64 = 366;

/// Weights of rival versions: C701, C702, C703.
pub(super) fn weights(case: &Typed<'_>, found: Found<'_>) {
    for (id, hypothesis) in &case.spec.hypotheses {
        let path = format!("hypotheses.{id}");
        let versions = &hypothesis.versions;
        if versions.len() < 2 {
            let diagnostic = Diagnostic::new(codes::SINGLE_VERSION, case.key(&path));
            found.push(diagnostic.arg("id", id).arg("count", versions.len()));
        }
        let wrong = |weight: f64| !(0.0..=1.0).contains(&weight);
        for (name, version) in versions.iter().filter(|(_, version)| wrong(version.weight)) {
            let mark = case.value(&format!("{path}.versions.{name}.weight"));
            let diagnostic = Diagnostic::new(codes::BAD_WEIGHT, mark);
            found.push(
                diagnostic
                    .arg("id", name)
                    .arg("figure", figure(version.weight)),
            );
        }
        let sum: f64 = versions.values().map(|version| version.weight).sum();
        if (sum - 1.0).abs() > 1e-3 && !versions.values().any(|version| wrong(version.weight)) {
            let diagnostic = Diagnostic::new(codes::WEIGHTS_SUM, case.key(&path));
            found.push(diagnostic.arg("id", id).arg("sum", figure(sum)));
        }
    }
}

/// Hypotheses do not speak of one number (C704); versions differ (C705).
pub(super) fn versions(case: &Typed<'_>, found: Found<'_>) {
    let mut owner: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    for (id, hypothesis) in &case.spec.hypotheses {
        let path = format!("hypotheses.{id}.versions");
        let mut earlier = Vec::new();
        for (name, version) in &hypothesis.versions {
            let here = format!("{path}.{name}");
            for target in version.set.keys() {
                let (other, place) = owner.entry(target).or_insert((id, here.clone()));
                if *other != id {
                    found.push(
                        Diagnostic::new(codes::TWO_HYPOTHESES, case.key(&here))
                            .arg("path", target)
                            .arg("id", id)
                            .arg("other", *other)
                            .also(case.key(place)),
                    );
                }
            }
            if let Some((other, _)) = earlier.iter().find(|(_, set)| *set == &version.set) {
                found.push(
                    Diagnostic::new(codes::VERSIONS_ALIKE, case.key(&here))
                        .arg("id", name)
                        .arg("other", other)
                        .also(case.key(&format!("{path}.{other}"))),
                );
            }
            earlier.push((name, &version.set));
        }
    }
}

/// Claims that can be judged: C213 to C215, C219, C220, C751 to C756.
pub(super) fn claims(case: &Typed<'_>, found: Found<'_>) {
    for (id, claim) in &case.spec.claims {
        let path = |key: &str| format!("claims.{id}.test.{key}");
        match &claim.test {
            ClaimTest::Level {
                quantity,
                at,
                product,
                sector,
                on,
                at_least,
                at_most,
            } => {
                let parts = [at, product, sector].map(Option::as_deref);
                output(case, &path("level"), quantity, parts, found);
                bounds(case, &path("level"), *at_least, *at_most, found);
                day(case, &path("level.on"), *on, found);
            }
            ClaimTest::Event { event, by, .. } => {
                outcome(case, &path("event.event"), event, found);
                day(case, &path("event.by"), *by, found);
            }
            ClaimTest::First { event, before, by } => {
                outcome(case, &path("first.event"), event, found);
                outcome(case, &path("first.before"), before, found);
                day(case, &path("first.by"), *by, found);
                if event == before {
                    let mark = case.value(&path("first.before"));
                    found.push(Diagnostic::new(codes::SAME_EVENTS, mark).arg("event", event));
                }
            }
            ClaimTest::Input {
                paths,
                at_least,
                at_most,
            } => {
                inputs(case, &path("input.paths"), paths, found);
                bounds(case, &path("input"), *at_least, *at_most, found);
            }
            ClaimTest::Change {
                quantity, at, on, ..
            } => {
                change(case, &path("change"), quantity, at.as_deref(), found);
                day(case, &path("change.on"), *on, found);
            }
            ClaimTest::Untestable { .. } => {}
        }
    }
}

/// A change names no product or sector: it is of the output as a whole, so only the output and its
/// place are checked.
fn change(case: &Typed<'_>, path: &str, quantity: &str, at: Option<&str>, found: Found<'_>) {
    let before = found.len();
    output(case, path, quantity, [at, None, None], found);
    let mut index = 0;
    found.retain(|item| {
        index += 1;
        index <= before || !(item.says("key", "product") || item.says("key", "sector"))
    });
}

fn bounds(
    case: &Typed<'_>,
    path: &str,
    at_least: Option<f64>,
    at_most: Option<f64>,
    found: Found<'_>,
) {
    match (at_least, at_most) {
        (None, None) => found.push(Diagnostic::new(codes::NO_BOUND, case.key(path))),
        (Some(least), Some(most)) if least > most => found.push(
            Diagnostic::new(codes::BOUNDS_CROSS, case.key(&format!("{path}.at_least")))
                .arg("at_least", figure(least))
                .arg("at_most", figure(most)),
        ),
        _ => {}
    }
}

fn day(case: &Typed<'_>, path: &str, date: Date, found: Found<'_>) {
    let (start, end) = (case.spec.case.start, case.spec.case.log_ends);
    let mark = case.value(path);
    if date < start {
        let diagnostic = Diagnostic::new(codes::CLAIM_TOO_EARLY, mark);
        found.push(diagnostic.arg("date", date).arg("start", start));
    } else if i64::from((date - end).get_days()) > FAR_DAYS {
        let diagnostic = Diagnostic::new(codes::CLAIM_TOO_LATE, mark);
        found.push(diagnostic.arg("date", date).arg("limit", FAR_DAYS));
    }
}

pub(super) fn outcome(case: &Typed<'_>, path: &str, event: &str, found: Found<'_>) {
    let mark = case.value(path);
    match event.strip_prefix("dry:") {
        Some(place) => {
            let known = case.spec.places.keys().map(String::as_str);
            refer(codes::UNKNOWN_PLACE, mark, place, known, found);
        }
        None => refer(
            codes::UNKNOWN_OUTCOME,
            mark,
            event,
            OUTCOMES.iter().copied(),
            found,
        ),
    }
}

fn inputs(case: &Typed<'_>, path: &str, paths: &[String], found: Found<'_>) {
    if paths.is_empty() {
        found.push(Diagnostic::new(codes::NO_PATHS, case.value(path)));
        return;
    }
    let mut known = Vec::new();
    case.spec.visit(&mut |path, figure| match figure {
        Figure::Single { .. } => known.push(path),
        Figure::Group { shares } => {
            known.extend(shares.mean.keys().map(|id| format!("{path}.{id}")));
        }
    });
    for (index, wanted) in paths.iter().enumerate() {
        let mark = case.value(&format!("{path}.{index}"));
        super::figures::unknown_input(mark, wanted, known.iter().map(String::as_str), found);
    }
}
