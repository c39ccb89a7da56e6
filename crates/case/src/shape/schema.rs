//! The JSON Schema of a case, generated from its types.

use std::sync::LazyLock;

use serde_json::Value;

use crate::spec::CaseSpec;

/// Address under which editors know the schema.
pub const SCHEMA_ID: &str = "citerne-case.schema.json";

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut value = schemars::schema_for!(CaseSpec).to_value();
    if let Some(object) = value.as_object_mut() {
        object.insert("title".into(), "Citerne case".into());
        object.insert("$id".into(), SCHEMA_ID.into());
    }
    value
});

/// The JSON Schema of the tables of a case folder taken together.
///
/// Beside the standard words it carries, on each number, `x-unit` (the unit the number is wanted
/// in), `x-min` and `x-max` (its possible range in that unit).
pub fn schema() -> &'static Value {
    &SCHEMA
}

/// Unit and possible range of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    /// The unit it is wanted in.
    pub(crate) unit: &'static str,
    /// Lowest possible value in that unit.
    pub(crate) low: f64,
    /// Highest possible value.
    pub(crate) high: f64,
}

/// The limits written on a schema, if any.
pub(crate) fn limits(schema: &'static Value) -> Option<Limits> {
    let unit = schema.get("x-unit")?.as_str()?;
    let bound = |name: &str, open: f64| schema.get(name).and_then(Value::as_f64).unwrap_or(open);
    Some(Limits {
        unit,
        low: bound("x-min", f64::NEG_INFINITY),
        high: bound("x-max", f64::INFINITY),
    })
}
