//! Rules for leaving: what they read, against which marks, and what they are to be ahead of.

use super::Typed;
use super::claims::outcome;
use super::outputs::output;
use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::spec::leave::Sign;

type Found<'f> = &'f mut Vec<Diagnostic>;

/// Rules have signs that can be there, and events to be ahead of: C213, C215, C219, C220, C607, C608,
/// C640 and references.
pub(super) fn rules(case: &Typed<'_>, found: Found<'_>) {
    for (id, rule) in &case.spec.leave {
        let path = format!("leave.{id}");
        if rule.when.is_empty() {
            let mark = case.value(&format!("{path}.when"));
            found.push(Diagnostic::new(codes::RULE_WITHOUT_SIGN, mark).arg("id", id));
        }
        for (index, sign) in rule.when.iter().enumerate() {
            sign_of(case, &format!("{path}.when.{index}"), sign, found);
        }
        outcome(case, &format!("{path}.ahead_of"), &rule.ahead_of, found);
    }
}

fn sign_of(case: &Typed<'_>, path: &str, sign: &Sign, found: Found<'_>) {
    let [product, sector] = [&sign.product, &sign.sector].map(Option::as_deref);
    let of_one = |at: Option<&str>, found: Found<'_>| {
        output(case, path, &sign.quantity, [at, product, sector], found);
    };
    match sign.at.split_first() {
        None => of_one(None, found),
        Some((first, others)) => {
            let before = found.len();
            of_one(Some(first), found);
            // What is wrong with the first is likely wrong with all.
            for at in others {
                if found.len() == before {
                    of_one(Some(at), found);
                }
            }
        }
    }
    let mark = || case.key(&format!("{path}.quantity"));
    match (sign.below, sign.above) {
        (None, None) => {
            let diagnostic = Diagnostic::new(codes::TRIGGER_WITHOUT_MARK, mark());
            found.push(diagnostic.arg("quantity", &sign.quantity));
        }
        (Some(below), Some(above)) if below <= above => found.push(
            Diagnostic::new(codes::TRIGGER_NEVER, mark())
                .arg("below", figure(below))
                .arg("above", figure(above)),
        ),
        _ => {}
    }
}
