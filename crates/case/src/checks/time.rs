//! Dates that come in order.

use super::Typed;
use crate::codes;
use crate::diagnostic::Diagnostic;

/// Longest log, in days.
const LONGEST: i64 = 3660;

/// Start, end of the log, and the blockade between: C401, C402, C403.
pub(super) fn order(case: &Typed<'_>, found: &mut Vec<Diagnostic>) {
    let (start, end) = (case.spec.case.start, case.spec.case.log_ends);
    if start > end {
        found.push(
            Diagnostic::new(codes::START_AFTER_LOG, case.value("case.start"))
                .arg("start", start)
                .arg("end", end)
                .also(case.value("case.log_ends")),
        );
    }
    let days = i64::from((end - start).get_days());
    if days > LONGEST {
        let mark = case.value("case.log_ends");
        found.push(Diagnostic::new(codes::LONG_LOG, mark).arg("days", days));
    }
    if let Some(blockade) = &case.spec.blockade
        && blockade.declared < start
    {
        found.push(
            Diagnostic::new(
                codes::BLOCKADE_BEFORE_START,
                case.value("blockade.declared"),
            )
            .arg("declared", blockade.declared)
            .arg("start", start)
            .also(case.value("case.start")),
        );
    }
}
