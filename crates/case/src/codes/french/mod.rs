//! The words in French, in tables that run beside the English ones.

mod events;
mod measures;
mod network;
mod quantities;
mod references;
mod structure;
mod time;

use super::Words;

/// Code, title, message, hints, what a second marked place is, and what it means.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

/// The tables, in the order of the codes.
static TABLES: [&[Row]; 7] = [
    structure::TABLE,
    quantities::TABLE,
    references::TABLE,
    network::TABLE,
    time::TABLE,
    events::TABLE,
    measures::TABLE,
];

/// The French words of a code.
pub(super) fn words(code: &str) -> Option<Words> {
    let mut rows = TABLES.into_iter().flatten();
    let &(_, title, message, hints, also, why) = rows.find(|row| row.0 == code)?;
    Some(Words {
        title,
        message,
        hints,
        also,
        why,
    })
}

/// The codes that have French words, in order.
#[cfg(test)]
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    TABLES.into_iter().flatten().map(|row| row.0)
}
