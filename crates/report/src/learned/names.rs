//! Facts and figures in words.

use citerne_case::Case;
use citerne_learn::observe::{Kind, Observation, Subject};
use jiff::civil::Date;

use crate::messages::Messages;

/// What was told, and of where: "Street price (petrol), Bamako".
pub(crate) fn fact(case: &Case, messages: &Messages, told: &Observation) -> String {
    let product = told.subject.product.as_deref();
    let product = product.and_then(|id| case.spec.products.get(id));
    let what = what(case, messages, told);
    let what = match product.map(|product| messages.label(&product.label)) {
        Some(product) => {
            let short = product.split(" (").next().unwrap_or(product);
            format!("{what} ({short})")
        }
        None => what,
    };
    match told.is_decision() {
        true => what,
        false => format!("{what}, {}", place(case, messages, &told.subject)),
    }
}

/// The kind of a fact: that of its row in the log where it stands for one, else that of the law.
fn what(case: &Case, messages: &Messages, told: &Observation) -> String {
    let by_law = || messages.text(&format!("told-{}", told.kind.id()));
    let line = match (told.kind, told.lines.as_slice()) {
        (Kind::Decision, _) => {
            let name = told.subject.decision.as_deref().unwrap_or_default();
            return decision(case, messages, name);
        }
        (Kind::Attacks | Kind::Losses | Kind::NothingFell, _) => return by_law(),
        (_, [line]) => *line,
        _ => return by_law(),
    };
    let row = case.events.all().iter().find(|row| row.line == line);
    row.map_or_else(by_law, |row| messages.fact(row.kind.id()))
}

/// A decision by its name in observations: "Advice to leave (Germany)".
pub(crate) fn decision(case: &Case, messages: &Messages, name: &str) -> String {
    let government = name.strip_prefix("advice:");
    if let Some(government) = government.and_then(|id| case.spec.governments.get(id)) {
        let advice = messages.happening("advice-to-leave");
        return format!("{advice} ({})", messages.label(&government.label));
    }
    messages
        .find(&format!("happening-{name}"), &[])
        .unwrap_or_else(|| name.to_owned())
}

fn place(case: &Case, messages: &Messages, subject: &Subject) -> String {
    let spec = &case.spec;
    if let Some(place) = subject.place.as_deref() {
        let known = spec.places.get(place);
        return known
            .map_or(place, |it| messages.label(&it.label))
            .to_owned();
    }
    let corridors = subject.corridors.iter().map(|id| {
        let known = spec.corridors.get(id);
        known.map_or(id.as_str(), |it| messages.label(&it.label))
    });
    match subject.corridors.len() {
        0 => messages.text("whole-case"),
        1..=2 => corridors.collect::<Vec<_>>().join(" + "),
        many => messages.format("told-corridors", &[("count", many.into())]),
    }
}

/// "3 October", or "3 October–9 October".
pub(crate) fn days(messages: &Messages, from: Date, to: Date) -> String {
    if from == to {
        return messages.day_and_month(to);
    }
    let [low, high] = [from, to].map(|date| messages.day_and_month(date).into());
    messages.format("range-narrow", &[("low", low), ("high", high)])
}

/// A figure with its unit; shares as percent.
pub(crate) fn figure(case: &Case, messages: &Messages, unit: &str, value: f64) -> String {
    if unit == "share" {
        return messages.percent_at(value, 0);
    }
    let number = number(messages, unit, value);
    if matches!(unit, "" | "1" | "index") {
        return number;
    }
    let unit = messages.unit(unit, &case.spec.case.currency);
    let args = [("value", number.into()), ("unit", unit.into())];
    messages.format("with-unit", &args)
}

/// "3.4 (1.2–8.0)": a median with the interval of nine in ten, from quantiles at
/// [`citerne_learn::lesson::LEVELS`].
pub(crate) fn spread(messages: &Messages, unit: &str, quantiles: &[f64; 5]) -> String {
    let [low, _, median, _, high] = quantiles.map(|value| match unit {
        "share" => messages.percent_at(value, 0),
        unit => number(messages, unit, value),
    });
    let range = [("low", low.into()), ("high", high.into())];
    format!("{median} ({})", messages.format("range-narrow", &range))
}

/// A figure to two significant digits, three where it is large; of what is counted, whole.
fn number(messages: &Messages, unit: &str, value: f64) -> String {
    match unit {
        "trucks" | "reports" => messages.fixed(value, 0),
        _ => {
            let rounded = format!("{value:.2e}").parse().unwrap_or(value);
            messages.number(rounded, 2)
        }
    }
}
