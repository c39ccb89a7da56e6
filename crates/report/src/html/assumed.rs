//! Every number that the forecast rests on, by system, with its source or reason.

use citerne_case::Input;
use citerne_case::inputs::Role;
use serde::Serialize;

use super::findings::is_web;
use crate::forecast::Forecast;
use crate::messages::Messages;

#[derive(Debug, Serialize)]
pub(super) struct System {
    name: String,
    /// How many numbers, and how many of them assumed, in words.
    count: String,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    path: String,
    value: String,
    unit: String,
    /// Title and address of each source.
    sources: Vec<(String, Option<String>)>,
    assumption: String,
    note: String,
}

/// Tables of the case in their order, each with its inputs.
pub(super) fn assumed(forecast: &Forecast<'_>, messages: &Messages) -> Vec<System> {
    let table = |input: &Input| input.path.split('.').next().unwrap_or_default().to_owned();
    let parts = forecast
        .case
        .inputs
        .all()
        .chunk_by(|a, b| table(a) == table(b));
    parts
        .map(|part| system(forecast, messages, &table(&part[0]), part))
        .collect()
}

fn system(forecast: &Forecast<'_>, messages: &Messages, table: &str, part: &[Input]) -> System {
    let name = messages.find(&format!("assumed-{table}"), &[]);
    let assumed = part
        .iter()
        .filter(|input| input.assumption.is_some())
        .count();
    System {
        name: name.unwrap_or_else(|| table.to_owned()),
        count: messages.format(
            "assumed-count",
            &[("numbers", part.len().into()), ("assumed", assumed.into())],
        ),
        rows: part
            .iter()
            .map(|input| row(forecast, messages, input))
            .collect(),
    }
}

fn row(forecast: &Forecast<'_>, messages: &Messages, input: &Input) -> Row {
    let keys = input
        .source
        .as_deref()
        .unwrap_or_default()
        .split(',')
        .map(str::trim);
    let sources = keys.filter(|key| !key.is_empty()).map(|key| {
        let source = forecast.case.spec.sources.get(key);
        source.map_or_else(
            || (key.to_owned(), None),
            |source| {
                (
                    source.title.clone(),
                    source.url.clone().filter(|url| is_web(url)),
                )
            },
        )
    });
    let note = input
        .quantity
        .as_ref()
        .and_then(|quantity| quantity.note.clone());
    Row {
        path: input.path.clone(),
        value: value(messages, input),
        unit: messages.unit(input.unit, &forecast.spec().case.currency),
        sources: sources.collect(),
        assumption: input.assumption.clone().unwrap_or_default(),
        note: note.unwrap_or_default(),
    }
}

/// A known figure, or the median with the 90 % interval of its prior.
fn value(messages: &Messages, input: &Input) -> String {
    let number = |value: f64| messages.number(value, 3);
    match &input.role {
        Role::Share { mean, .. } => messages.percent_at(*mean, 1),
        Role::Single(prior) if prior.is_fixed() => number(prior.quantile(0.5)),
        Role::Single(prior) => {
            let range = messages.format(
                "range-narrow",
                &[
                    ("low", number(prior.quantile(0.05)).into()),
                    ("high", number(prior.quantile(0.95)).into()),
                ],
            );
            format!("{} ({range})", number(prior.quantile(0.5)))
        }
    }
}
