//! Rows that may tell of a happening that is in the log already.

use citerne_case::{Event, EventLog};

/// Days by which two reports of one happening may lie apart, beyond what their precision says.
const APART: i64 = 1;

/// The rows before `first` that a row may repeat: of its kind, at about its time, nowhere else, and
/// not joined to it by a `fact`.
pub(super) fn like<'l>(new: &Event, log: &'l EventLog, first: usize) -> Vec<&'l Event> {
    let old = log.of_kind(new.kind).filter(|old| old.line < first);
    let joined = |old: &Event| new.fact.is_some() && old.fact == new.fact;
    old.filter(|old| same_time(new, old) && same_place(new, old) && !joined(old))
        .collect()
}

fn same_time(a: &Event, b: &Event) -> bool {
    let apart = i64::from((a.date - b.date).get_days()).abs();
    apart <= APART + a.precision.slack_days().max(b.precision.slack_days())
}

/// What is not said may be anywhere.
fn same_place(a: &Event, b: &Event) -> bool {
    let alike = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => a == b || a == "national" || b == "national",
        _ => true,
    };
    alike(&a.place_id, &b.place_id)
        && alike(&a.corridor_id, &b.corridor_id)
        && alike(&a.product, &b.product)
}
