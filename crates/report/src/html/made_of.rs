//! What political probabilities are made of: base rate, model and data.

use serde::Serialize;

use super::views::Table;
use crate::forecast::Forecast;
use crate::learned::split::{Split, splits};
use crate::messages::Messages;
use crate::plot::{Step, Steps};

/// The horizon that is drawn, or the longest before it, in days.
const DRAWN: u32 = 90;

#[derive(Debug, Serialize)]
pub(super) struct MadeOf {
    plot: String,
    table: Table,
    /// Events without a rate of their own, and those that had come already, in a sentence each.
    remarks: Vec<String>,
}

/// `None` where the case has no such events.
pub(super) fn made_of(forecast: &Forecast<'_>, messages: &Messages) -> Option<MadeOf> {
    let splits = splits(forecast);
    let shortest = splits.iter().map(|split| split.days).min()?;
    let drawn = splits.iter().map(|split| split.days);
    let drawn = drawn
        .filter(|days| *days <= DRAWN)
        .max()
        .unwrap_or(shortest);
    let shown: Vec<&Split> = splits.iter().filter(|split| split.days == drawn).collect();
    let (open, come): (Vec<&Split>, Vec<&Split>) = shown
        .into_iter()
        .partition(|split| last(forecast, split).is_some());
    let remark = |id: &str, of: &mut dyn Iterator<Item = &&Split>| {
        let events: Vec<String> = of.map(|split| messages.happening(split.event)).collect();
        let args = [("events", messages.list(&events).into())];
        (!events.is_empty()).then(|| messages.format(id, &args))
    };
    let mut without = open.iter().filter(|split| split.base.is_none());
    let remarks = [
        remark("made-of-without", &mut without),
        remark("made-of-come", &mut come.iter()),
    ];
    Some(MadeOf {
        plot: plot(messages, drawn, &open),
        table: table(forecast, messages, &splits),
        remarks: remarks.into_iter().flatten().collect(),
    })
}

/// What the forecast itself gives; `None` where the event had come in every history.
fn last(forecast: &Forecast<'_>, split: &Split) -> Option<(f64, f64)> {
    match forecast.prior {
        Some(_) => split.posterior,
        None => split.prior,
    }
}

fn plot(messages: &Messages, days: u32, shown: &[&Split]) -> String {
    let row = |split: &&Split| {
        Some(Step {
            name: messages.happening(split.event),
            base: split.base,
            prior: split.prior?.0,
            posterior: split.posterior.map(|odds| odds.0),
        })
    };
    let rows: Vec<Step> = shown.iter().filter_map(row).collect();
    let words: Vec<String> = rows
        .iter()
        .map(|row| {
            let share = messages.percent(row.posterior.unwrap_or(row.prior));
            format!("{} {share}", row.name)
        })
        .collect();
    let title = messages.format("made-of-title", &[("days", days.into())]);
    Steps {
        id: "parts-of-odds",
        title: &title,
        description: &format!("{}.", words.join(", ")),
        parts: [
            &messages.text("table-base"),
            &messages.text("table-model"),
            &messages.text("table-data"),
        ],
        rows: &rows,
    }
    .draw(messages)
}

fn table(forecast: &Forecast<'_>, messages: &Messages, splits: &[Split]) -> Table {
    let mut columns = vec![
        messages.text("table-event"),
        messages.text("table-base"),
        messages.text("table-model"),
    ];
    if forecast.prior.is_some() {
        columns.push(messages.text("table-data"));
    }
    columns.push(messages.text("table-forecast"));
    Table {
        columns,
        rows: splits
            .iter()
            .map(|split| row(forecast, messages, split))
            .collect(),
    }
}

fn row(forecast: &Forecast<'_>, messages: &Messages, split: &Split) -> Vec<String> {
    let dash = || "–".to_owned();
    let points = |change: Option<f64>| {
        change.map_or_else(dash, |change| {
            let sign = if change < 0.0 { "−" } else { "+" };
            format!("{sign}{}", messages.fixed(100.0 * change.abs(), 1))
        })
    };
    let ahead = messages.format("table-days-ahead", &[("days", split.days.into())]);
    let mut row = vec![
        format!("{}, {ahead}", messages.happening(split.event)),
        split
            .base
            .map_or_else(dash, |share| messages.percent_at(share, 1)),
        points(split.model()),
    ];
    if forecast.prior.is_some() {
        row.push(points(split.data()));
    }
    row.push(last(forecast, split).map_or_else(dash, |(share, error)| {
        let error = [("error", messages.fixed(100.0 * error, 1).into())];
        let error = messages.format("plus-minus", &error);
        format!("{} ({error})", messages.percent_at(share, 1))
    }));
    row
}
