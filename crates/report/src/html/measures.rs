//! Measures: who, when, on what ground, and what became of them.

use citerne_case::spec::measure::{Actor, Measure, Trigger};
use citerne_ensemble::MeasureCount;
use serde::Serialize;

use super::findings::basis;
use crate::forecast::Forecast;
use crate::headline::place_name;
use crate::measures::known_measures;
use crate::messages::Messages;

#[derive(Debug, Serialize)]
pub(super) struct MeasureRow {
    name: String,
    actor: String,
    when: String,
    forced: bool,
    /// Shares of histories in which it was in force and in which it changed something.
    in_force: String,
    changed: String,
    /// Share of histories in which its sign started it, with the median day; for those that wait.
    started: String,
    idle: bool,
    basis: String,
}

/// Measures: those that are forced by their date, then those that wait for a sign.
pub(super) fn measures(forecast: &Forecast<'_>, messages: &Messages) -> Vec<MeasureRow> {
    let mut rows: Vec<MeasureRow> = known_measures(forecast)
        .map(|(measure, count)| {
            let share = |count: u64| messages.percent(forecast.share(count));
            MeasureRow {
                name: messages.label(&measure.label).to_owned(),
                actor: messages.text(actor(measure.actor)),
                when: when(forecast, messages, measure),
                forced: measure.from.is_some(),
                in_force: share(count.in_force),
                changed: share(count.moved),
                started: started(forecast, messages, &count),
                idle: count.is_idle(),
                basis: basis(
                    forecast,
                    measure.source.as_deref(),
                    measure.assumption.as_deref(),
                ),
            }
        })
        .collect();
    rows.sort_by_key(|row| !row.forced);
    rows
}

/// How often a sign started a measure, and the median of the first such days.
fn started(forecast: &Forecast<'_>, messages: &Messages, count: &MeasureCount) -> String {
    let share = messages.percent(forecast.share(count.started()));
    match count.median_first_start() {
        None => share,
        Some(day) => {
            let date = messages.date(forecast.outline.dates[day]);
            messages.format(
                "measure-started",
                &[("share", share.into()), ("date", date.into())],
            )
        }
    }
}

fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::State => "actor-state",
        Actor::Local => "actor-local",
        Actor::Trade => "actor-trade",
        Actor::Relief => "actor-relief",
        Actor::Abroad => "actor-abroad",
        Actor::Blockader => "actor-blockader",
    }
}

fn when(forecast: &Forecast<'_>, messages: &Messages, measure: &Measure) -> String {
    match (measure.from, measure.until, &measure.trigger) {
        (Some(from), Some(until), _) if from == until => messages.date(from),
        (Some(from), Some(until), _) => messages.format(
            "measure-from-until",
            &[
                ("from", messages.date(from).into()),
                ("until", messages.date(until).into()),
            ],
        ),
        (Some(from), None, _) => {
            messages.format("measure-from", &[("from", messages.date(from).into())])
        }
        (None, _, Some(trigger)) => sign(forecast, messages, trigger),
        (None, _, None) => "–".to_owned(),
    }
}

/// The sign that starts a measure, in words.
fn sign(forecast: &Forecast<'_>, messages: &Messages, trigger: &Trigger) -> String {
    let mut parts = Vec::new();
    if let Some(quantity) = &trigger.quantity {
        let at = trigger
            .at
            .as_deref()
            .map(|id| place_name(forecast, messages, id));
        let name = match at {
            Some(at) => format!("{} ({at})", messages.quantity(quantity)),
            None => messages.quantity(quantity),
        };
        for (id, limit) in [("sign-below", trigger.below), ("sign-above", trigger.above)] {
            if let Some(limit) = limit {
                parts.push(messages.format(
                    id,
                    &[
                        ("name", name.as_str().into()),
                        ("limit", messages.number(limit, 2).into()),
                        ("days", trigger.for_days.unwrap_or(1).into()),
                    ],
                ));
            }
        }
    }
    if let Some(after) = &trigger.after {
        let other = forecast.case.spec.measures.get(after);
        let name = other.map_or(after.as_str(), |other| messages.label(&other.label));
        parts.push(messages.format("sign-after", &[("name", name.into())]));
    }
    parts.join(" ")
}
