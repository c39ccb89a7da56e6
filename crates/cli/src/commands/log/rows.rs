//! The rows that are to be added: one from options, or those of a file.

use std::io::Read as _;

use citerne_case::MAX_FILE_BYTES;
use citerne_case::events::append::{self, Cells};
use citerne_report::Messages;
use clap::{Arg, ArgMatches, value_parser};

use crate::args::option;
use crate::exit::Exit;
use crate::trouble::Trouble;

/// Each option with the column that it fills and the word for its value. The ids of the case have
/// the short names, since they are what the model reads.
const OPTIONS: [(&str, &str, &str); 19] = [
    ("date", "date", "DATE"),
    ("kind", "kind", "KIND"),
    ("quantity", "quantity", "NUMBER"),
    ("unit", "unit", "UNIT"),
    ("low", "low", "NUMBER"),
    ("high", "high", "NUMBER"),
    ("place", "place_id", "ID"),
    ("corridor", "corridor_id", "ID"),
    ("product", "product", "ID"),
    ("confidence", "confidence", "LEVEL"),
    ("source", "source_url", "SOURCE"),
    ("precision", "date_precision", "SPAN"),
    ("known-since", "known_since", "DATE"),
    ("fact", "fact", "ID"),
    ("from-day", "accumulates_from", "DATE"),
    ("to-day", "accumulates_to", "DATE"),
    ("place-name", "place", "TEXT"),
    ("corridor-name", "corridor", "TEXT"),
    ("note", "note", "TEXT"),
];
/// Those without which a row says nothing.
const NEEDED: [&str; 4] = ["date", "kind", "confidence", "source"];

/// The options.
pub(super) fn options(messages: &Messages) -> Vec<Arg> {
    let one = |(name, _, value): (&'static str, _, &'static str)| {
        let arg = option(name, value, value_parser!(String), messages);
        let arg = arg.allow_negative_numbers(true).conflicts_with("from");
        match NEEDED.contains(&name) {
            true => arg.required_unless_present_any(["from", "log-ends"]),
            false => arg,
        }
    };
    let from = option("from", "FILE", value_parser!(String), messages);
    OPTIONS.into_iter().map(one).chain([from]).collect()
}

/// Reads them: the rows of `--from`, else the one of the options, if any is given.
pub(super) fn read(matches: &ArgMatches, messages: &Messages) -> Result<Vec<Cells>, Trouble> {
    if let Some(path) = matches.get_one::<String>("from") {
        let args = |reason: String| [("path", path.as_str().into()), ("reason", reason.into())];
        let text = text_of(path).map_err(|error| {
            let what = messages.format("error-cannot-read", &args(error.to_string()));
            Trouble::new(Exit::Files, what)
        })?;
        return append::rows(&text).map_err(|error| {
            let what = messages.format("error-cannot-read", &args(error.to_string()));
            Trouble::new(Exit::Case, what)
        });
    }
    let given = |(name, column, _): &(&str, &str, _)| {
        let text = matches.get_one::<String>(name)?;
        Some(((*column).to_owned(), text.clone()))
    };
    let row: Cells = OPTIONS.iter().filter_map(given).collect();
    Ok((!row.is_empty())
        .then(|| with_defaults(row))
        .into_iter()
        .collect())
}

/// What most rows say: the day is known, and the fact was known on it.
fn with_defaults(mut row: Cells) -> Cells {
    row.entry("date_precision".into())
        .or_insert_with(|| "day".into());
    if let Some(date) = row.get("date").cloned() {
        row.entry("known_since".into()).or_insert(date);
    }
    row
}

/// A file's text, or that of stdin where the path is `-`.
fn text_of(path: &str) -> std::io::Result<String> {
    let mut text = String::new();
    match path {
        "-" => std::io::stdin()
            .take(MAX_FILE_BYTES)
            .read_to_string(&mut text),
        path => std::fs::File::open(path)?
            .take(MAX_FILE_BYTES)
            .read_to_string(&mut text),
    }?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
