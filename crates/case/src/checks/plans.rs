//! Plans: what they start, when, and what they rule out.

use super::Typed;
use super::outputs::output;
use super::references::refer;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::spec::measure::Trigger;
use crate::spec::plan::Start;

type Found<'f> = &'f mut Vec<Diagnostic>;

/// Plans name measures, do something, and start each measure in one way: C213, C615 to C618.
pub(super) fn plans(case: &Typed<'_>, found: Found<'_>) {
    let measures = || case.spec.measures.keys().map(String::as_str);
    for (id, plan) in &case.spec.plans {
        let path = format!("plans.{id}");
        if plan.start.is_empty() && plan.without.is_empty() {
            found.push(Diagnostic::new(codes::EMPTY_PLAN, case.key(&path)).arg("id", id));
        }
        for (index, measure) in plan.without.iter().enumerate() {
            let mark = case.value(&format!("{path}.without.{index}"));
            refer(codes::UNKNOWN_MEASURE, mark, measure, measures(), found);
            if plan.start.contains_key(measure) {
                let mark = case.value(&format!("{path}.without.{index}"));
                let both = case.key(&format!("{path}.start.{measure}"));
                let diagnostic = Diagnostic::new(codes::PLAN_AGAINST_ITSELF, mark);
                found.push(diagnostic.arg("id", id).arg("measure", measure).also(both));
            }
        }
        for (measure, start) in &plan.start {
            let path = format!("{path}.start.{measure}");
            refer(
                codes::UNKNOWN_MEASURE,
                case.key(&path),
                measure,
                measures(),
                found,
            );
            starts(case, &path, start, found);
        }
    }
}

fn starts(case: &Typed<'_>, path: &str, start: &Start, found: Found<'_>) {
    let ways = [
        start.after_days.is_some(),
        start.from.is_some(),
        start.sign.is_some(),
    ];
    let ways = ways.into_iter().filter(|way| *way).count();
    if ways != 1 || start.after_days == Some(0) || start.days == Some(0) {
        found.push(Diagnostic::new(codes::PLAN_START, case.key(path)));
    }
    if let Some(sign) = &start.sign {
        sign_of(case, &format!("{path}.sign"), sign, found);
    }
}

/// A plan's sign is read off the model, and starts the measure for certain.
fn sign_of(case: &Typed<'_>, path: &str, sign: &Trigger, found: Found<'_>) {
    if sign.chance.is_some() {
        let mark = case.key(&format!("{path}.chance"));
        found.push(Diagnostic::new(codes::PLAN_CHANCE, mark));
    }
    if let Some(after) = &sign.after {
        let known = case.spec.measures.keys().map(String::as_str);
        let mark = case.value(&format!("{path}.after"));
        refer(codes::UNKNOWN_MEASURE, mark, after, known, found);
    }
    match &sign.quantity {
        None if sign.after.is_none() => {
            found.push(Diagnostic::new(codes::EMPTY_TRIGGER, case.key(path)).arg("id", path));
        }
        None => {}
        Some(quantity) => {
            let parts = [&sign.at, &sign.product, &sign.sector].map(Option::as_deref);
            output(case, path, quantity, parts, found);
            if sign.below.is_none() && sign.above.is_none() {
                let mark = case.key(&format!("{path}.quantity"));
                let diagnostic = Diagnostic::new(codes::TRIGGER_WITHOUT_MARK, mark);
                found.push(diagnostic.arg("quantity", quantity));
            }
        }
    }
}
