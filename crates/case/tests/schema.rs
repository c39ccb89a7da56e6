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
