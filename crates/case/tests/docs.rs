//! The reference pages of the book say what the program does: the list of codes and the list of
//! keys are made from the registry and from the schema.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use citerne_case::{EventKind, Level, all_codes, schema, units::unit_names};
use serde_json::Value;

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/src/reference")
        .join(name)
}

fn check(name: &str, fresh: &str) {
    let path = page(name);
    if std::env::var_os("CITERNE_UPDATE").is_some() {
        std::fs::write(&path, fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == fresh,
        "run `CITERNE_UPDATE=1 cargo test -p citerne-case` to renew {path:?}"
    );
}

#[test]
fn the_page_of_codes_is_fresh() {
    let mut out = String::from(
        "# Codes of problems\n\n\
         Every problem that reading a case can report has a stable code. `citerne explain CODE` \
         shows the same text. This page is made from the program; each example is the report of a \
         case that is wrong in just this way.\n",
    );
    for code in all_codes() {
        let level = if code.level == Level::Error {
            "error"
        } else {
            "warning"
        };
        write!(
            out,
            "\n## {}: {}\n\n*{level}* `{}`. {}\n",
            code.code, code.en.title, code.slug, code.en.why
        )
        .unwrap();
        let folder = format!("{}-{}", code.code.to_lowercase(), code.slug);
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/bad")
            .join(folder);
        let snapshot = std::fs::read_to_string(path.join("report.snap")).unwrap();
        let report = snapshot.splitn(3, "---\n").nth(2).unwrap();
        let mark = format!("[{}]", code.code);
        let example = report
            .split("\n\n")
            .find(|part| part.contains(&mark))
            .unwrap();
        write!(out, "\n```text\n{}\n```\n", example.trim()).unwrap();
    }
    check("codes.md", &out);
}

const MARK: &str = "<!-- What follows is made from the program's types. -->\n";

#[test]
fn the_page_of_the_format_lists_every_key() {
    let kept = std::fs::read_to_string(page("case-format.md")).unwrap();
    let (intro, _) = kept.split_once(MARK).expect("the page has the mark");
    let mut out = format!("{intro}{MARK}\n## Units\n\n");
    let names: Vec<_> = unit_names().map(|name| format!("`{name}`")).collect();
    writeln!(
        out,
        "{}, and currencies by their codes.\n",
        names.join(", ")
    )
    .unwrap();
    out.push_str(
        "## Kinds of events\n\n| kind | unit of the figure | needs a figure |\n|---|---|---|\n",
    );
    for kind in EventKind::ALL {
        let units = if kind.units().is_empty() {
            "any".into()
        } else {
            kind.units().join(" or ")
        };
        let need = if kind.needs_quantity() { "yes" } else { "" };
        writeln!(out, "| `{}` | {units} | {need} |", kind.id()).unwrap();
    }
    out.push_str(
        "\n## All keys\n\nWhere a unit is given, the key takes a number with unit and source; \
        the range is in that unit.\n",
    );
    let root = schema();
    keys(&mut out, "Top level", root);
    for (name, table) in root["$defs"].as_object().unwrap() {
        if table.get("properties").is_some() {
            keys(&mut out, name, table);
        } else if let Some(words) = table.get("oneOf").and_then(Value::as_array) {
            write!(out, "\n### {name}\n\n{}\n\n", line(table)).unwrap();
            for word in words {
                let id = word["const"].as_str().or_else(|| {
                    word["properties"]
                        .as_object()
                        .and_then(|p| p.keys().next())
                        .map(String::as_str)
                });
                writeln!(out, "- `{}`: {}", id.unwrap_or("?"), line(word)).unwrap();
            }
        }
    }
    check("case-format.md", &out);
}

fn line(schema: &Value) -> String {
    schema["description"]
        .as_str()
        .unwrap_or("")
        .replace("\n\n", " ")
        .replace('\n', " ")
}

fn keys(out: &mut String, name: &str, table: &Value) {
    write!(
        out,
        "\n### {name}\n\n{}\n\n| key | takes | |\n|---|---|---|\n",
        line(table)
    )
    .unwrap();
    let required: Vec<_> = table["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (key, schema) in table["properties"].as_object().unwrap() {
        let optional = if required.contains(&key.as_str()) {
            ""
        } else {
            " (optional)"
        };
        let text = line(schema).replace('|', "\\|");
        writeln!(out, "| `{key}`{optional} | {} | {text} |", takes(schema)).unwrap();
    }
}

fn takes(schema: &Value) -> String {
    if let Some(unit) = schema["x-unit"].as_str() {
        let bound = |key: &str| {
            schema[key]
                .as_f64()
                .map_or("open".into(), |b| format!("{b:?}"))
        };
        return format!("{unit}, {} to {}", bound("x-min"), bound("x-max"));
    }
    let either = schema.get("anyOf").and_then(Value::as_array);
    if let Some(first) = either.and_then(|list| list.iter().find(|one| one["type"] != "null")) {
        return takes(first);
    }
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or(name);
        return format!("[{name}](#{})", name.to_lowercase());
    }
    let kind = schema["type"]
        .as_str()
        .or_else(|| schema["type"][0].as_str())
        .unwrap_or("table");
    match kind {
        "array" => format!("list of {}", takes(&schema["items"])),
        "object" => format!("table by id of {}", takes(&schema["additionalProperties"])),
        "string" if schema["format"] == "date" => "date".into(),
        "string" => "text".into(),
        "integer" => "whole number".into(),
        "boolean" => "true or false".into(),
        other => other.into(),
    }
}
