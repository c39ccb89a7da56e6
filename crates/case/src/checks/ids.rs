//! Checks of ids, labels, currencies and lists: they need only the tree.

use std::collections::BTreeMap;

use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::tree::{Entry, Kind, Node, Table};
use crate::units::looks_like_currency;

/// Tables whose keys are ids of the author's choice.
const NAMED: [&str; 16] = [
    "sources",
    "products",
    "sectors",
    "zones",
    "places",
    "waypoints",
    "terminals",
    "borders",
    "legs",
    "corridors",
    "carriers",
    "governments",
    "measures",
    "plans",
    "leave",
    "hypotheses",
];

type Found<'f> = &'f mut Vec<Diagnostic>;

/// The entries of the top-level table `name`.
fn entries<'t>(root: &'t Node, name: &str) -> impl Iterator<Item = (&'t String, &'t Entry)> {
    root.get(name).and_then(Node::table).into_iter().flatten()
}

/// Ids are lower-case letters, digits and hyphens: C021.
pub(super) fn characters(root: &Node, found: Found<'_>) {
    for name in NAMED.iter().chain(&["claims"]) {
        for (id, entry) in entries(root, name) {
            let better = kebab(id);
            if *id != better {
                let better = Some(better).filter(|better| !better.is_empty());
                let diagnostic = Diagnostic::new(codes::BAD_ID, entry.key);
                found.push(diagnostic.arg("id", id).maybe("better", better));
            }
        }
    }
}

/// The id that a text most likely meant.
fn kebab(text: &str) -> String {
    let plain = text.chars().take(64).map(|letter| match letter {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        other => other.to_ascii_lowercase(),
    });
    let words: String = plain
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let joined = words
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    joined
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '-')
        .to_owned()
}

/// Ids of one table that differ only by hyphens or case: C022.
pub(super) fn alike(root: &Node, found: Found<'_>) {
    for name in NAMED {
        let mut seen = BTreeMap::new();
        for (id, entry) in entries(root, name) {
            let plain = id.to_lowercase().replace(['-', '_'], "");
            if let Some((other, first)) = seen.insert(plain, (id, entry.key)) {
                found.push(
                    Diagnostic::new(codes::IDS_ALIKE, entry.key)
                        .arg("id", id)
                        .arg("other", other)
                        .also(first),
                );
            }
        }
    }
}

/// Points share one set of names: C024.
pub(super) fn shared(root: &Node, found: Found<'_>) {
    let mut seen = BTreeMap::new();
    for name in ["places", "waypoints", "terminals"] {
        for (id, entry) in entries(root, name) {
            if let Some((other, first)) = seen.insert(id, (name, entry.key)) {
                found.push(
                    Diagnostic::new(codes::SHARED_ID, entry.key)
                        .arg("id", id)
                        .arg("one", other)
                        .arg("other", name)
                        .also(first),
                );
            }
        }
    }
}

/// Labels are given in both languages: C023.
pub(super) fn labels(root: &Node, found: Found<'_>) {
    for_each_table(root, &mut |table| {
        let label = |key| table.get(key).map(|entry: &Entry| &entry.value);
        let (Some(en), Some(fr), 2) = (label("en"), label("fr"), table.len()) else {
            return;
        };
        for (node, language) in [(en, ["English", "anglais"]), (fr, ["French", "français"])] {
            if node.text().is_some_and(|text| text.trim().is_empty()) {
                let diagnostic = Diagnostic::new(codes::MISSING_LABEL, node.mark);
                found.push(diagnostic.say("language", language));
            }
        }
    });
}

fn for_each_table(node: &Node, see: &mut dyn FnMut(&Table)) {
    match &node.kind {
        Kind::Table(table) => {
            see(table);
            table
                .values()
                .for_each(|entry| for_each_table(&entry.value, see));
        }
        Kind::List(items) => items.iter().for_each(|item| for_each_table(item, see)),
        _ => {}
    }
}

/// Lists that count each entry once: C025.
pub(super) fn repeats(root: &Node, found: Found<'_>) {
    let mut lists: Vec<_> = root.at("case.complete_kinds").into_iter().collect();
    let mut keys = vec!["complete_kinds"; lists.len()];
    lists.extend(root.at("case.learn"));
    keys.resize(lists.len(), "learn");
    for (_, entry) in entries(root, "corridors") {
        lists.extend(entry.value.get("serves"));
        keys.resize(lists.len(), "serves");
    }
    for (list, key) in lists.into_iter().zip(keys) {
        let mut seen = BTreeMap::new();
        for item in list.items() {
            let Some(text) = item.text() else { continue };
            if let Some(first) = seen.insert(text, item.mark) {
                found.push(
                    Diagnostic::new(codes::REPEATED_ITEM, item.mark)
                        .arg("item", text)
                        .arg("key", key)
                        .also(first),
                );
            }
        }
    }
}

/// Currency codes and exchange rates: C130, C131.
pub(super) fn money(root: &Node, found: Found<'_>) {
    let own = root.at("case.currency");
    let exchange = root.at("case.exchange").and_then(Node::table);
    let named = exchange
        .into_iter()
        .flatten()
        .map(|(code, entry)| (code.as_str(), entry.key));
    let own = own.and_then(|node| Some((node.text()?, node.mark)));
    for (code, mark) in own.into_iter().chain(named) {
        if !looks_like_currency(code) {
            found.push(Diagnostic::new(codes::BAD_CURRENCY, mark).arg("currency", code));
        }
    }
    for (code, entry) in exchange.into_iter().flatten() {
        if let Some(rate) = entry.value.number().filter(|rate| *rate <= 0.0) {
            found.push(
                Diagnostic::new(codes::BAD_EXCHANGE, entry.value.mark)
                    .arg("currency", code)
                    .arg("figure", figure(rate)),
            );
        }
    }
}
