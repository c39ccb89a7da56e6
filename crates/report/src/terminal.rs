//! The summary for the terminal: the planner's first question first, in at most 100 columns.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};

use crate::cities::{City, Spread, cities};
use crate::facts::{pump_products, seen};
use crate::forecast::Forecast;
use crate::headline::{answers, place_name, product_name, with_interval};
use crate::learned::brief::brief;
use crate::measures::idle_measures;
use crate::messages::Messages;
use crate::odds::{AXES, alive, horizons, odds, on, values};

const COLUMNS: u16 = 100;

/// The summary of a forecast as plain text, of lines of at most 100 columns.
#[must_use]
pub fn terminal(forecast: &Forecast<'_>, messages: &Messages) -> String {
    let dates = &forecast.outline.dates;
    let window = messages.format(
        "term-window",
        &[
            ("as_of", messages.date(dates[forecast.outline.as_of]).into()),
            ("last", messages.date(dates[forecast.last()]).into()),
            ("count", forecast.summary.replicates().into()),
        ],
    );
    let mut parts = vec![
        format!("{}\n{window}", messages.label(&forecast.spec().case.title)),
        format!(
            "{}\n{}",
            messages.text("term-cover"),
            cover(forecast, messages)
        ),
    ];
    parts.extend(price(forecast, messages));
    let wanted = messages.text("answer-unmet");
    let unmet = answers(forecast, messages)
        .into_iter()
        .find(|(question, _)| *question == wanted);
    parts
        .extend(unmet.map(|(_, text)| format!("{}\n{}", messages.text("term-unmet"), wrap(&text))));
    parts.extend(outcomes(forecast, messages));
    let taught = brief(forecast, messages);
    if !taught.is_empty() {
        parts.push(
            taught
                .iter()
                .map(|line| wrapped(line, "  "))
                .collect::<Vec<_>>()
                .join("\n"),
        );
    }
    parts.push(format!(
        "{}\n{}",
        messages.text("term-rests"),
        wrap(&rests(forecast, messages))
    ));
    let idle = idle_measures(forecast, messages);
    parts.extend(idle.iter().map(|remark| wrap(remark)));
    if forecast.summary.failed() > 0 {
        let count = [("count", forecast.summary.failed().into())];
        parts.push(messages.format("term-failed", &count));
    }
    format!("{}\n", parts.join("\n\n"))
}

/// A table without lines, at most 100 columns wide: the first column holds words and is set left,
/// the others hold figures.
#[must_use]
pub fn table(head: Vec<String>, rows: Vec<Vec<String>>) -> String {
    worded(1, head, rows)
}

/// A table whose first columns hold words.
pub(crate) fn worded(words: usize, head: Vec<String>, rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    table
        .load_style(NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(COLUMNS).set_header(head);
    for row in rows {
        table.add_row(row);
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding(if index == 0 { (0, 1) } else { (1, 1) });
        if index >= words {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let lines: Vec<String> = table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    lines.join("\n")
}

fn cover(forecast: &Forecast<'_>, messages: &Messages) -> String {
    let mut head = vec![messages.text("term-place")];
    for product in pump_products(forecast) {
        let product = product_name(forecast, messages, product);
        let now = messages.format("term-product-now", &[("product", product.into())]);
        head.push(messages.headed(&now));
        head.push(messages.text("term-product-later"));
    }
    head.extend(["term-dry-now", "term-dry-by", "term-dry-never"].map(|id| messages.text(id)));
    let rows = cities(forecast)
        .iter()
        .map(|city| row(forecast, messages, city))
        .collect();
    table(head, rows)
}

fn row(forecast: &Forecast<'_>, messages: &Messages, city: &City<'_>) -> Vec<String> {
    let dash = || "–".to_owned();
    let median = |spread: Spread| messages.number(spread.median, 2);
    let mut row = vec![place_name(forecast, messages, city.id).to_owned()];
    for (now, later) in &city.cover {
        row.push(with_interval(messages, now));
        row.push(later.map_or_else(dash, median));
    }
    let share = |share: Option<f64>| share.map_or_else(dash, |share| messages.percent(share));
    row.push(share(city.dry.and_then(|dry| dry.now)));
    row.push(match city.dry.map(|dry| dry.median) {
        None => dash(),
        Some(None) => messages.text("term-later"),
        Some(Some(day)) => messages.day_and_month(forecast.outline.dates[day]),
    });
    row.push(share(city.dry.map(|dry| dry.never)));
    row
}

fn price(forecast: &Forecast<'_>, messages: &Messages) -> Option<String> {
    let cities = cities(forecast);
    let capital = cities.first()?;
    let (now, _) = capital.price?;
    let product = *pump_products(forecast).first()?;
    let spec = forecast.spec();
    let pump = forecast.median_input(&format!("market.pump_price.{product}"));
    let pump = pump.map_or_else(|| "–".to_owned(), |price| messages.number(price, 2));
    let text = messages.format(
        "term-price",
        &[
            ("product", product_name(forecast, messages, product).into()),
            ("place", place_name(forecast, messages, capital.id).into()),
            ("unit", messages.unit("money/L", &spec.case.currency).into()),
            ("now", with_interval(messages, &now).into()),
            ("pump", pump.into()),
        ],
    );
    Some(wrap(&text))
}

fn outcomes(forecast: &Forecast<'_>, messages: &Messages) -> Option<String> {
    let horizons = horizons(forecast);
    let mut head = vec![messages.text("term-outcomes")];
    head.extend(
        horizons
            .iter()
            .map(|(days, _)| messages.format("table-days-ahead", &[("days", (*days).into())])),
    );
    let mut rows = Vec::new();
    for axis in AXES.into_iter().filter(|axis| alive(forecast, axis)) {
        for value in values(forecast, axis) {
            let mut row = vec![messages.format(
                "term-outcome",
                &[
                    ("axis", messages.text(&format!("axis-{axis}")).into()),
                    ("value", messages.outcome(axis, value).into()),
                ],
            )];
            row.extend(horizons.iter().map(|(_, day)| {
                messages.percent(odds(forecast, *day, |cell| on(cell, axis) == value).share)
            }));
            rows.push(row);
        }
    }
    (!rows.is_empty()).then(|| table(head, rows))
}

fn rests(forecast: &Forecast<'_>, messages: &Messages) -> String {
    let inputs = forecast.case.inputs.all();
    let assumed = inputs
        .iter()
        .filter(|input| input.assumption.is_some())
        .count();
    if let Some(taught) = &forecast.taught {
        let args = [
            ("numbers", inputs.len().into()),
            ("assumed", assumed.into()),
            ("facts", taught.lesson.facts.len().into()),
        ];
        return messages.format("term-rests-learned", &args);
    }
    let facts = seen(forecast);
    let conflicts = facts.iter().filter(|fact| fact.conflicts(forecast)).count();
    messages.format(
        "term-rests-text",
        &[
            ("numbers", inputs.len().into()),
            ("assumed", assumed.into()),
            ("conflicts", conflicts.into()),
            ("facts", facts.len().into()),
        ],
    )
}

/// Text in lines of at most 100 columns.
#[must_use]
pub fn wrap(text: &str) -> String {
    wrapped(text, "")
}

/// Text in lines of at most 100 columns, all but the first set in.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let long = lines.last().map_or(0, |line| line.chars().count());
        match lines.last_mut() {
            Some(line) if long == 0 => word.clone_into(line),
            Some(line) if long + 1 + word.chars().count() <= usize::from(COLUMNS) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{indent}{word}")),
        }
    }
    lines.join("\n")
}
