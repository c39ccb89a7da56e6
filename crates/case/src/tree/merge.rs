//! Several files as one: tables of the same name join, the same entry twice is an error.

use super::{Entry, Kind, Node, Table};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::file::{FileId, Mark};

/// How deep tables of two files join: `places.bamako` and `places.kayes` may stand in two files,
/// but one place may not be split over both.
const JOIN_DEPTH: usize = 1;

/// Joins the files' trees in order. `lists` names the top-level keys that hold a list of tables;
/// their elements are put one after another.
pub(crate) fn merge(parts: Vec<Node>, found: &mut Vec<Diagnostic>) -> Node {
    let mut whole = Table::new();
    for part in parts {
        if let Kind::Table(table) = part.kind {
            join(&mut whole, table, 0, found);
        }
    }
    Node {
        mark: Mark::new(FileId(0), 0..0),
        kind: Kind::Table(whole),
    }
}

fn join(whole: &mut Table, part: Table, depth: usize, found: &mut Vec<Diagnostic>) {
    for (key, entry) in part {
        match whole.get_mut(&key) {
            None => {
                whole.insert(key, entry);
            }
            Some(first) => join_entry(first, entry, &key, depth, found),
        }
    }
}

fn join_entry(
    first: &mut Entry,
    second: Entry,
    key: &str,
    depth: usize,
    found: &mut Vec<Diagnostic>,
) {
    match (&mut first.value.kind, second.value.kind) {
        (Kind::Table(one), Kind::Table(two)) if depth < JOIN_DEPTH => {
            join(one, two, depth + 1, found);
        }
        (Kind::List(one), Kind::List(two)) if depth < JOIN_DEPTH => one.extend(two),
        _ => found.push(
            Diagnostic::new(codes::DUPLICATE_TABLE, second.key)
                .arg("key", key)
                .also(first.key),
        ),
    }
}
