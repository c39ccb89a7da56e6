//! Alternatives in a schema: optional values, lists of words, tagged tables.

use serde_json::Value;

/// What `anyOf` or `oneOf` offers.
#[derive(Debug, Default)]
pub(super) struct Alternatives {
    /// The one schema that is left when "or nothing" is taken away.
    pub(super) only: Option<&'static Value>,
    /// Words that may stand here.
    pub(super) words: Vec<&'static str>,
    /// Tables with one key, by that key.
    pub(super) tagged: Vec<(&'static str, &'static Value)>,
}

/// The alternatives of a schema, if it has any.
pub(super) fn of(schema: &'static Value) -> Option<Alternatives> {
    let list = schema
        .get("anyOf")
        .or_else(|| schema.get("oneOf"))?
        .as_array()?;
    let real: Vec<_> = list
        .iter()
        .filter(|one| one.get("type") != Some(&"null".into()))
        .collect();
    let mut found = Alternatives::default();
    if let [only] = real[..]
        && list.len() > 1
    {
        found.only = Some(only);
        return Some(found);
    }
    for one in real {
        found.words.extend(words(one));
        let properties = one.get("properties").and_then(Value::as_object);
        found.tagged.extend(
            properties
                .into_iter()
                .flatten()
                .map(|(key, inner)| (key.as_str(), inner)),
        );
    }
    Some(found)
}

/// The words of `enum` or `const`.
pub(super) fn words(schema: &'static Value) -> Vec<&'static str> {
    let listed = schema.get("enum").and_then(Value::as_array);
    let single = schema.get("const");
    listed
        .into_iter()
        .flatten()
        .chain(single)
        .filter_map(Value::as_str)
        .collect()
}

/// The type a schema asks for, leaving "or nothing" aside.
pub(super) fn type_name(schema: &'static Value) -> Option<&'static str> {
    match schema.get("type")? {
        Value::String(name) => Some(name),
        Value::Array(names) => names
            .iter()
            .filter_map(Value::as_str)
            .find(|name| *name != "null"),
        _ => None,
    }
}
