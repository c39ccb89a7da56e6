//! From text to tree, with as many syntax errors at once as the parser can recover from.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Kind, Node, Table};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::file::{FileId, Mark};

/// At most this many syntax errors are told of one file: after the first few the rest are usually
/// consequences.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Parses one file. The tree is whole only when nothing was pushed to `found`.
pub(crate) fn parse(file: FileId, text: &str, found: &mut Vec<Diagnostic>) -> Node {
    let (root, errors) = DeTable::parse_recoverable(text);
    tell(file, text, &errors, found);
    let mark = Mark::new(file, 0..0);
    Node {
        mark,
        kind: Kind::Table(table(file, root.into_inner(), found)),
    }
}

/// Parses one value, such as the right-hand side of `--set path=value`.
pub(crate) fn parse_value(file: FileId, text: &str, found: &mut Vec<Diagnostic>) -> Node {
    let (value, errors) = DeValue::parse_recoverable(text);
    tell(file, text, &errors, found);
    node(file, value, found)
}

fn tell(file: FileId, text: &str, errors: &[toml::de::Error], found: &mut Vec<Diagnostic>) {
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let span = error.span().unwrap_or(text.len()..text.len());
        let what = error.message().trim();
        found.push(Diagnostic::new(codes::SYNTAX, Mark::new(file, span)).arg("what", what));
    }
}

fn table(file: FileId, table: DeTable<'_>, found: &mut Vec<Diagnostic>) -> Table {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, value): (Spanned<_>, Spanned<DeValue<'_>>)| {
        let mark = Mark::new(file, key.span());
        let name: std::borrow::Cow<'_, str> = key.into_inner();
        (
            name.into_owned(),
            Entry {
                key: mark,
                value: node(file, value, found),
            },
        )
    };
    entries.into_iter().map(entry).collect()
}

fn node(file: FileId, value: Spanned<DeValue<'_>>, found: &mut Vec<Diagnostic>) -> Node {
    let mark = Mark::new(file, value.span());
    let kind = match value.into_inner() {
        DeValue::String(text) => Kind::Text(text.into_owned()),
        DeValue::Integer(whole) => match i64::from_str_radix(whole.as_str(), whole.radix()) {
            Ok(whole) => Kind::Whole(whole),
            Err(_) => unreadable(mark, whole.as_str(), found),
        },
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(number) if number.is_finite() => Kind::Number(number),
            _ => unreadable(mark, number.as_str(), found),
        },
        DeValue::Boolean(truth) => Kind::Truth(truth),
        DeValue::Datetime(moment) => match (moment.date, moment.time, moment.offset) {
            (Some(date), None, None) => Kind::Date(date.to_string()),
            _ => Kind::Moment(moment.to_string()),
        },
        DeValue::Array(items) => Kind::List(
            items
                .into_iter()
                .map(|item| node(file, item, found))
                .collect(),
        ),
        DeValue::Table(inner) => Kind::Table(table(file, inner, found)),
    };
    Node { mark, kind }
}

/// A figure that is not a finite number: TOML allows `inf` and `nan`, a case does not.
fn unreadable(mark: Mark, figure: &str, found: &mut Vec<Diagnostic>) -> Kind {
    found.push(Diagnostic::new(codes::NOT_FINITE, mark).arg("figure", figure));
    Kind::Number(0.0)
}
