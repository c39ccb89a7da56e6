//! The page's charts.

use citerne_case::spec::stock::Role;
use serde::Serialize;

use crate::cities::{Spread, spread};
use crate::facts::{Seen, pump_products, show};
use crate::forecast::{Forecast, Of};
use crate::headline::{place_name, product_name};
use crate::messages::Messages;
use crate::odds::{alive, on, values};
use crate::plot::{Fan, Line, Shares, Size};

#[derive(Debug, Serialize)]
pub(super) struct Charts {
    /// Of the capital.
    capital: Vec<String>,
    /// Of the whole case.
    national: Vec<String>,
    /// Small ones of the other places: heading, and charts.
    others: Vec<(String, Vec<String>)>,
    /// Probabilities by day.
    odds: Vec<String>,
}

/// What a fan chart shows.
struct Subject<'a> {
    quantity: &'a str,
    of: Of<'a>,
    /// What it is of, in words.
    whose: String,
    size: Size,
}

pub(super) fn charts(forecast: &Forecast<'_>, messages: &Messages, facts: &[Seen<'_>]) -> Charts {
    let draw = |subject: Subject<'_>| fan(forecast, messages, facts, &subject);
    let capital = forecast.capital();
    let spec = forecast.spec();
    let others = spec.places.keys().filter(|id| *id != capital).map(|id| {
        let charts = subjects(forecast, messages, id, Size::Small)
            .into_iter()
            .filter_map(draw);
        (
            place_name(forecast, messages, id).to_owned(),
            charts.collect(),
        )
    });
    let national = ["supply_share", "tankers_lost_total"]
        .into_iter()
        .filter_map(|quantity| {
            let (of, whose) = (Of::default(), messages.text("whole-case"));
            draw(Subject {
                quantity,
                of,
                whose,
                size: Size::Full,
            })
        });
    Charts {
        capital: subjects(forecast, messages, capital, Size::Full)
            .into_iter()
            .filter_map(draw)
            .collect(),
        national: national.collect(),
        others: others.collect(),
        odds: ["regime", "blockade"]
            .into_iter()
            .filter(|axis| alive(forecast, axis))
            .map(|axis| odds(forecast, messages, axis))
            .collect(),
    }
}

/// What is shown of a place; of a small one only the main things.
fn subjects<'a>(
    forecast: &Forecast<'a>,
    messages: &Messages,
    id: &'a str,
    size: Size,
) -> Vec<Subject<'a>> {
    let full = size == Size::Full;
    let place = place_name(forecast, messages, id);
    let products = pump_products(forecast);
    let mut subjects = Vec::new();
    let mut add = |quantity, of, detail: Option<&str>| {
        let whose = match detail {
            Some(detail) => format!("{place}, {detail}"),
            None => place.to_owned(),
        };
        subjects.push(Subject {
            quantity,
            of,
            whose,
            size,
        });
    };
    for product in products.iter().take(if full { 4 } else { 1 }) {
        let name = product_name(forecast, messages, product);
        add("days_of_cover", Of::place(id).product(product), Some(name));
    }
    if full {
        add("stations_open", Of::place(id), None);
    }
    for product in products.iter().take(1) {
        let name = product_name(forecast, messages, product);
        add("street_price", Of::place(id).product(product), Some(name));
    }
    for role in [Role::Household, Role::Vital] {
        for (sector, spec) in &forecast.case.spec.sectors {
            if spec.role == role {
                let name = messages.label(&spec.label);
                add("unmet_need", Of::place(id).sector(sector), Some(name));
            }
        }
    }
    if full {
        add("power_hours", Of::place(id), None);
    }
    subjects
}

fn fan(
    forecast: &Forecast<'_>,
    messages: &Messages,
    facts: &[Seen<'_>],
    subject: &Subject<'_>,
) -> Option<String> {
    let channel = forecast.channel(subject.quantity, subject.of)?;
    let quantity = messages.quantity(subject.quantity);
    let title = format!("{quantity} – {}", subject.whose);
    let unit = forecast.outline.channels[channel].unit.as_str();
    let percent = unit == "share";
    let y_title = match percent {
        true => messages.text("unit-percent"),
        false => messages.unit(unit, &forecast.spec().case.currency),
    };
    let shown: Vec<_> = facts
        .iter()
        .filter(|fact| fact.channel == channel)
        .map(|fact| fact.point(forecast, messages))
        .collect();
    let id = forecast.outline.channels[channel]
        .path()
        .replace(['/', '_'], "-");
    let chart = Fan {
        id: &format!("c-{id}"),
        title: &title,
        description: &in_words(forecast, messages, channel, shown.len()),
        y_title: &y_title,
        dates: &forecast.outline.dates,
        as_of: forecast.outline.as_of,
        bands: &forecast.bands(channel),
        prior: &forecast.prior_medians(channel),
        facts: &shown,
        percent,
        size: subject.size,
    };
    Some(chart.draw(messages))
}

/// What a chart says, for those who don't see it.
fn in_words(forecast: &Forecast<'_>, messages: &Messages, channel: usize, facts: usize) -> String {
    let at = |day: usize| {
        let Spread { median, low, high } = spread(forecast, day, channel);
        let value = |value: f64| show(forecast, messages, channel, value);
        messages.format(
            "chart-words",
            &[
                ("date", messages.date(forecast.outline.dates[day]).into()),
                ("median", value(median).into()),
                ("low", value(low).into()),
                ("high", value(high).into()),
            ],
        )
    };
    let mut days = vec![forecast.outline.as_of];
    days.extend(forecast.ahead(30));
    days.push(forecast.last());
    days.dedup();
    let mut words: Vec<String> = days.into_iter().map(at).collect();
    if facts > 0 {
        words.push(messages.format("chart-words-facts", &[("count", facts.into())]));
    }
    words.join(" ")
}

/// Share of histories in each outcome of an axis, by day; the first outcome, in which nothing has
/// changed, is left out.
fn odds(forecast: &Forecast<'_>, messages: &Messages, axis: &str) -> String {
    let on_day = |value: &str, day| {
        forecast
            .outcome(day, |cell| on(cell, axis) == value)
            .value()
    };
    let shares = |value: &str| {
        (0..forecast.outline.days())
            .map(|day| on_day(value, day))
            .collect()
    };
    let lines: Vec<Line> = values(forecast, axis)
        .into_iter()
        .skip(1)
        .map(|value| Line {
            name: messages.outcome(axis, value),
            shares: shares(value),
        })
        .collect();
    let words: Vec<String> = lines
        .iter()
        .map(|line| {
            let last = line.shares.last().copied().unwrap_or(0.0);
            format!("{} {}", line.name, messages.percent(last))
        })
        .collect();
    let last = messages.date(forecast.outline.dates[forecast.last()]);
    let description = messages.format(
        "chart-odds-words",
        &[("date", last.into()), ("odds", words.join(", ").into())],
    );
    Shares {
        id: &format!("odds-{axis}"),
        title: &messages.text(&format!("chart-odds-{axis}")),
        description: &description,
        y_title: &messages.text("chart-share-of-histories"),
        dates: &forecast.outline.dates,
        as_of: forecast.outline.as_of,
        lines: &lines,
    }
    .draw(messages)
}
