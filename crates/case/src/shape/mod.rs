//! The shape of a case: its tree held against the JSON Schema of its types.
//!
//! The schema is generated from the same types that serde reads, so that what is documented, what
//! editors complete and what is accepted are one thing. Only the subset that schemars emits for
//! these types is understood: references, types, properties, maps, lists, words and tagged
//! alternatives.

mod alternatives;
mod schema;

use serde_json::Value;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::file::Mark;
use crate::near::{listed, nearest};
use crate::tree::{Kind, Node, Table};

pub(crate) use schema::{Limits, limits};
pub use schema::{SCHEMA_ID, schema};

/// Largest number of entries of one table or list.
const MOST_ENTRIES: usize = 5000;

/// A number or a group of shares that the walk met.
#[derive(Debug, Clone)]
pub(crate) struct Site<'t> {
    /// Its path, such as `places.bamako.people`.
    pub(crate) path: String,
    /// Its key.
    pub(crate) key: Mark,
    /// Its table.
    pub(crate) node: &'t Node,
    /// Unit and range that the schema states; `None` where they hang on other keys.
    pub(crate) limits: Option<Limits>,
    /// A group of shares rather than one number.
    pub(crate) shares: bool,
}

/// Everything the walk found.
#[derive(Debug, Default)]
pub(crate) struct Shape<'t> {
    /// Problems.
    pub(crate) found: Vec<Diagnostic>,
    /// Numbers and shares whose own table is sound.
    pub(crate) sites: Vec<Site<'t>>,
}

/// Where the walk stands.
#[derive(Clone, Copy)]
struct Here<'p> {
    path: &'p str,
    key: Mark,
    limits: Option<Limits>,
}

impl Here<'_> {
    /// The last part of the path: what a reader calls this value.
    fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }

    /// " in `path`" in both languages, or nothing at the top.
    fn within(&self) -> [String; 2] {
        ["in", "dans"].map(|word| match self.path {
            "" => String::new(),
            path => format!(" {word} `{path}`"),
        })
    }
}

/// Holds a tree against the schema of a case.
pub(crate) fn check(root: &Node) -> Shape<'_> {
    check_against(schema(), root)
}

/// Holds a tree against any schema of the supported subset.
pub(crate) fn check_against<'t>(schema: &'static Value, root: &'t Node) -> Shape<'t> {
    let mut walk = Walk {
        root: schema,
        shape: Shape::default(),
    };
    walk.value(
        schema,
        root,
        Here {
            path: "",
            key: root.mark,
            limits: None,
        },
    );
    walk.shape
}

/// Holds the table of one number against its schema.
pub(crate) fn check_quantity(node: &Node) -> Vec<Diagnostic> {
    let mut walk = Walk {
        root: schema(),
        shape: Shape::default(),
    };
    let here = Here {
        path: "value",
        key: node.mark,
        limits: None,
    };
    walk.reference("#/$defs/Quantity", node, here);
    walk.shape.found
}

struct Walk<'t> {
    root: &'static Value,
    shape: Shape<'t>,
}

impl<'t> Walk<'t> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.shape.found.push(diagnostic);
    }

    fn value(&mut self, schema: &'static Value, node: &'t Node, mut here: Here<'_>) {
        here.limits = limits(schema).or(here.limits);
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return self.reference(name, node, here);
        }
        if let Some(choices) = alternatives::of(schema) {
            return self.alternative(&choices, node, here);
        }
        match alternatives::type_name(schema) {
            Some("object") => self.object(schema, node, here),
            Some("array") => self.list(schema, node, here),
            Some("string") if schema.get("enum").is_some() => {
                let choices = alternatives::words(schema);
                self.word(&choices, node, here);
            }
            Some("string") if schema.get("format").is_some_and(|f| f == "date") => {
                self.date(node, here);
            }
            Some("integer") => self.whole(schema, node, here),
            Some("number") if node.number().is_none() => {
                self.wrong(["a number", "un nombre"], node, here)
            }
            Some("string") if !matches!(node.kind, Kind::Text(_)) => {
                self.wrong(
                    ["a text in quotes", "un texte entre guillemets"],
                    node,
                    here,
                );
            }
            Some("boolean") if !matches!(node.kind, Kind::Truth(_)) => {
                self.wrong(["true or false", "true ou false"], node, here);
            }
            _ => {}
        }
    }

    /// Follows a reference; numbers and shares are noted on the way.
    fn reference(&mut self, reference: &str, node: &'t Node, here: Here<'_>) {
        let Some(target) = reference
            .strip_prefix('#')
            .and_then(|p| self.root.pointer(p))
        else {
            return;
        };
        let name = reference.rsplit('/').next().unwrap_or("");
        let before = self.shape.found.len();
        if matches!(name, "Quantity" | "Shares") && node.table().is_none() {
            let (expected, form) = match name {
                "Quantity" => (
                    [
                        "a table with a figure, its unit and its source",
                        "une table avec un chiffre, son unité et sa source",
                    ],
                    "{ value = 12.0, unit = \"...\", source = \"...\" }",
                ),
                _ => (
                    [
                        "a table with mean shares and their source",
                        "une table avec des parts moyennes et leur source",
                    ],
                    "{ mean = { one = 0.4, two = 0.6 }, source = \"...\" }",
                ),
            };
            return self.push(wrong_type(expected, node, here).arg("form", form));
        }
        self.value(target, node, here);
        if matches!(name, "Quantity" | "Shares") && self.shape.found.len() == before {
            self.shape.sites.push(Site {
                path: here.path.to_owned(),
                key: here.key,
                node,
                limits: here.limits,
                shares: name == "Shares",
            });
        }
    }

    fn object(&mut self, schema: &'static Value, node: &'t Node, here: Here<'_>) {
        let Kind::Table(table) = &node.kind else {
            return self.wrong(["a table", "une table"], node, here);
        };
        if self.too_many(table.len(), node, here) {
            return;
        }
        let known = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (key, entry) in table {
            let path = join(here.path, key);
            let limits = if known.is_some() { None } else { here.limits };
            let inner = Here {
                path: &path,
                key: entry.key,
                limits,
            };
            match (known.and_then(|known| known.get(key)), others) {
                (Some(schema), _) => self.value(schema, &entry.value, inner),
                (None, Some(Value::Bool(false)) | None) => self.unknown(key, known, inner, here),
                (None, Some(schema)) => self.value(schema, &entry.value, inner),
            }
        }
        self.missing(schema, table, here);
    }

    fn unknown(
        &mut self,
        key: &str,
        known: Option<&'static serde_json::Map<String, Value>>,
        at: Here<'_>,
        within: Here<'_>,
    ) {
        let names = || {
            known
                .into_iter()
                .flat_map(|known| known.keys().map(String::as_str))
        };
        let near = nearest(key, names());
        let all = if near.is_none() {
            listed(names())
        } else {
            None
        };
        self.push(
            Diagnostic::new(codes::UNKNOWN_KEY, at.key)
                .arg("key", key)
                .say("where", within.within())
                .maybe("near", near)
                .maybe("known", all),
        );
    }

    fn missing(&mut self, schema: &'static Value, table: &Table, here: Here<'_>) {
        let required = schema.get("required").and_then(Value::as_array);
        for key in required.into_iter().flatten().filter_map(Value::as_str) {
            if table.contains_key(key) {
                continue;
            }
            let about = schema["properties"][key]["description"].as_str();
            let about = about.map(|text| text.lines().next().unwrap_or(text).trim_end_matches('.'));
            let diagnostic = if here.path.is_empty() {
                Diagnostic::new(codes::MISSING_KEY, crate::diagnostic::Spot::Folder)
            } else {
                Diagnostic::new(codes::MISSING_KEY, here.key)
            };
            self.push(
                diagnostic
                    .arg("key", key)
                    .say("where", here.within())
                    .maybe("expected", about.map(lower_first)),
            );
        }
    }

    fn list(&mut self, schema: &'static Value, node: &'t Node, here: Here<'_>) {
        let Kind::List(items) = &node.kind else {
            return self.wrong(["a list", "une liste"], node, here);
        };
        if self.too_many(items.len(), node, here) {
            return;
        }
        let Some(inner) = schema.get("items") else {
            return;
        };
        for (index, item) in items.iter().enumerate() {
            let path = join(here.path, &index.to_string());
            self.value(
                inner,
                item,
                Here {
                    path: &path,
                    key: item.mark,
                    limits: here.limits,
                },
            );
        }
    }

    fn whole(&mut self, schema: &'static Value, node: &'t Node, here: Here<'_>) {
        let Kind::Whole(figure) = node.kind else {
            return self.wrong(["a whole number", "un nombre entier"], node, here);
        };
        let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
        let low = bound("minimum").unwrap_or(f64::NEG_INFINITY);
        let high = bound("maximum").unwrap_or(f64::from(u32::MAX));
        let value = node.number().unwrap_or(0.0);
        if value < low || value > high {
            self.push(
                Diagnostic::new(codes::OUT_OF_BOUNDS, node.mark)
                    .arg("key", here.name())
                    .arg("figure", figure)
                    .arg("low", low)
                    .arg("high", high),
            );
        }
    }

    fn date(&mut self, node: &'t Node, here: Here<'_>) {
        let text = match &node.kind {
            Kind::Date(text) | Kind::Text(text) | Kind::Moment(text) => text,
            _ => return self.wrong(["a date", "une date"], node, here),
        };
        if text.parse::<jiff::civil::Date>().is_err() || text.len() != 10 {
            self.push(Diagnostic::new(codes::BAD_DATE, node.mark).arg("text", text));
        }
    }

    fn word(&mut self, known: &[&'static str], node: &'t Node, here: Here<'_>) {
        let Some(word) = node.text() else {
            return self.wrong(["a word in quotes", "un mot entre guillemets"], node, here);
        };
        if known.contains(&word) {
            return;
        }
        self.push(
            Diagnostic::new(codes::BAD_WORD, node.mark)
                .arg("word", word)
                .arg("key", here.name())
                .maybe("near", nearest(word, known.iter().copied()))
                .maybe("known", listed(known.iter().copied())),
        );
    }

    /// A word, or a table with one key that names the alternative.
    fn alternative(
        &mut self,
        choices: &alternatives::Alternatives,
        node: &'t Node,
        here: Here<'_>,
    ) {
        if let Some(only) = choices.only {
            return self.value(only, node, here);
        }
        let Kind::Table(table) = &node.kind else {
            if choices.words.is_empty() {
                return self.wrong(["a table", "une table"], node, here);
            }
            return self.word(&choices.words, node, here);
        };
        let names = || choices.tagged.iter().map(|(name, _)| *name);
        let Some((key, entry)) = table.first().filter(|_| table.len() == 1) else {
            let names = listed(names()).unwrap_or_default();
            let expected = [
                format!("a table with one key of {names}"),
                format!("une table avec une seule clé parmi {names}"),
            ];
            return self.wrong(expected, node, here);
        };
        let path = join(here.path, key);
        let inner = Here {
            path: &path,
            key: entry.key,
            limits: here.limits,
        };
        match choices.tagged.iter().find(|(name, _)| name == key) {
            Some((_, schema)) => self.value(schema, &entry.value, inner),
            None => self.push(
                Diagnostic::new(codes::UNKNOWN_KEY, entry.key)
                    .arg("key", key)
                    .say("where", here.within())
                    .maybe("near", nearest(key, names()))
                    .maybe("known", listed(names())),
            ),
        }
    }

    fn too_many(&mut self, count: usize, node: &Node, here: Here<'_>) -> bool {
        if count > MOST_ENTRIES {
            self.push(
                Diagnostic::new(codes::TOO_MANY_ENTRIES, node.mark)
                    .arg("key", here.name())
                    .arg("count", count)
                    .arg("limit", MOST_ENTRIES),
            );
        }
        count > MOST_ENTRIES
    }

    fn wrong(&mut self, expected: [impl ToString; 2], node: &Node, here: Here<'_>) {
        self.push(wrong_type(expected, node, here));
    }
}

fn wrong_type(expected: [impl ToString; 2], node: &Node, here: Here<'_>) -> Diagnostic {
    Diagnostic::new(codes::WRONG_TYPE, node.mark)
        .arg("key", here.name())
        .say("expected", expected)
        .say("found", node.kind.name())
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
