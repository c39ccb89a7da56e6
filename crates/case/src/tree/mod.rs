//! All TOML files of a case as one tree in which every key and value knows its place.

mod de;
mod json;
mod merge;
mod parse;

use indexmap::IndexMap;

use crate::file::Mark;
use crate::particular::Phrase;

pub(crate) use de::read;
pub(crate) use json::from_json;
pub(crate) use merge::merge;
pub(crate) use parse::{parse, parse_value};

/// A value and its place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) mark: Mark,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Text(String),
    Whole(i64),
    Number(f64),
    Truth(bool),
    /// A date as written, year-month-day.
    Date(String),
    /// A date with a time of day, or a time: no key of a case takes one.
    Moment(String),
    List(Vec<Node>),
    Table(Table),
}

/// Keys in the order of the file.
pub(crate) type Table = IndexMap<String, Entry>;

/// A key's place and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: Mark,
    pub(crate) value: Node,
}

impl Kind {
    /// What a reader would call this value.
    pub(crate) fn name(&self) -> Phrase {
        match self {
            Self::Text(_) => ["a text", "un texte"],
            Self::Whole(_) => ["a whole number", "un nombre entier"],
            Self::Number(_) => ["a number", "un nombre"],
            Self::Truth(_) => ["true or false", "true ou false"],
            Self::Date(_) => ["a date", "une date"],
            Self::Moment(_) => ["a time", "une heure"],
            Self::List(_) => ["a list", "une liste"],
            Self::Table(_) => ["a table", "une table"],
        }
    }
}

impl Node {
    /// The table under this node, if it is one.
    pub(crate) fn table(&self) -> Option<&Table> {
        match &self.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The text of this node, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) | Kind::Date(text) => Some(text),
            _ => None,
        }
    }

    /// The number under this node, whole or not.
    #[allow(
        clippy::cast_precision_loss,
        reason = "figures of a case are far below 2^53"
    )]
    pub(crate) fn number(&self) -> Option<f64> {
        match self.kind {
            Kind::Whole(whole) => Some(whole as f64),
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The elements of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// The entry `key` of a table.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.table()?.get(key)
    }

    /// The value of `key` in a table.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Follows a dotted path of keys; list elements are numbered from 0.
    pub(crate) fn at(&self, path: &str) -> Option<&Node> {
        path.split('.')
            .try_fold(self, |node, part| match &node.kind {
                Kind::List(items) => items.get(part.parse::<usize>().ok()?),
                _ => node.get(part),
            })
    }

    /// The place of the deepest part of `path` that exists: where a complaint about it belongs.
    pub(crate) fn nearest_mark(&self, path: &str) -> Mark {
        let mut node = self;
        let mut mark = self.mark;
        for part in path.split('.') {
            let next = match &node.kind {
                Kind::List(items) => part
                    .parse::<usize>()
                    .ok()
                    .and_then(|i| items.get(i))
                    .map(|n| (n.mark, n)),
                _ => node.entry(part).map(|entry| (entry.key, &entry.value)),
            };
            let Some((place, inner)) = next else { break };
            (mark, node) = (place, inner);
        }
        mark
    }
}
