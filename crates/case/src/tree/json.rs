//! A tree without text behind it, from a value held in memory.

use serde_json::Value;

use super::{Entry, Kind, Node};
use crate::file::Mark;

/// The tree of `value`; every part of it stands at `mark`. Nothing (`null`) is left out.
pub(crate) fn from_json(value: &Value, mark: Mark) -> Node {
    let kind = match value {
        Value::Null => Kind::Table(super::Table::new()),
        Value::Bool(truth) => Kind::Truth(*truth),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Kind::Whole(whole),
            None => Kind::Number(number.as_f64().unwrap_or(0.0)),
        },
        Value::String(text) => Kind::Text(text.clone()),
        Value::Array(items) => Kind::List(items.iter().map(|item| from_json(item, mark)).collect()),
        Value::Object(entries) => {
            let given = entries.iter().filter(|(_, value)| !value.is_null());
            let entry = |value| Entry {
                key: mark,
                value: from_json(value, mark),
            };
            Kind::Table(
                given
                    .map(|(key, value)| (key.clone(), entry(value)))
                    .collect(),
            )
        }
    };
    Node { mark, kind }
}
