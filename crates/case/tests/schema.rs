//! The JSON Schema in the repository is the one that the types make.

#![allow(clippy::unwrap_used)]

use std::path::Path;

#[test]
fn the_schema_file_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/citerne-case.schema.json");
    let fresh = format!("{:#}\n", citerne_case::schema());
    if std::env::var_os("CITERNE_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == fresh,
        "run `CITERNE_UPDATE=1 cargo test -p citerne-case` to renew {path:?}"
    );
}

/// Every unit in which a key is wanted is one the program can read, and its range is in order.
#[test]
fn wanted_units_can_be_read() {
    fn walk(value: &serde_json::Value, seen: &mut usize) {
        if let Some(unit) = value["x-unit"].as_str() {
            let units = citerne_case::units::Units::new("XOF", []);
            assert!(units.parse(unit).is_ok(), "{unit}");
            assert!(value["x-min"].as_f64() < value["x-max"].as_f64(), "{value}");
            *seen += 1;
        }
        let inner = value
            .as_object()
            .into_iter()
            .flat_map(|object| object.values());
        inner
            .chain(value.as_array().into_iter().flatten())
            .for_each(|value| walk(value, seen));
    }
    let mut seen = 0;
    walk(citerne_case::schema(), &mut seen);
    assert!(seen > 200, "{seen} numbers");
}
