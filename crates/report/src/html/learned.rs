//! What the log taught: inputs, facts, and how sure that is.

use citerne_learn::lesson::{Foreseen, Learning, Told};
use citerne_learn::observe::Observation;
use serde::Serialize;

use super::views::Table;
use crate::forecast::Forecast;
use crate::inputs::input_words;
use crate::learned::names;
use crate::learned::surprise::{counts, figures, surprises};
use crate::lesson::Taught;
use crate::messages::{Arg, Messages};
use crate::plot::{Interval, Intervals};

/// How many facts are shown before the rest is folded away.
const SHOWN: usize = 12;

#[derive(Debug, Serialize)]
pub(super) struct Learned {
    intro: String,
    plot: String,
    inputs: Table,
    facts_note: String,
    /// The facts that surprise most.
    facts: Vec<FactRow>,
    /// The other ones.
    more_facts: Vec<FactRow>,
    decisions: Option<Table>,
    left_out: Option<Table>,
    sure: Vec<String>,
}

/// A fact beside what was foreseen.
#[derive(Debug, Serialize)]
struct FactRow {
    days: String,
    name: String,
    told: String,
    before: Cell,
    after: Cell,
}

/// What was foreseen, and whether the fact surprises.
#[derive(Debug, Serialize)]
struct Cell {
    text: String,
    odd: bool,
}

/// What the log taught; `None` for a forecast from the priors alone.
pub(super) fn learned(forecast: &Forecast<'_>, messages: &Messages) -> Option<Learned> {
    let taught = forecast.taught.as_ref()?;
    let mut facts: Vec<FactRow> = figures(taught.lesson)
        .into_iter()
        .filter_map(|fact| fact_row(forecast, taught, messages, fact))
        .collect();
    let more_facts = facts.split_off(SHOWN.min(facts.len()));
    Some(Learned {
        intro: intro(forecast, taught, messages),
        plot: plot(taught, messages),
        inputs: inputs(taught, messages),
        facts_note: facts_note(taught, messages),
        facts,
        more_facts,
        decisions: decisions(forecast, taught, messages),
        left_out: left_out(taught, messages),
        sure: sure(taught, messages),
    })
}

fn intro(forecast: &Forecast<'_>, taught: &Taught<'_>, messages: &Messages) -> String {
    let as_of = forecast.outline.dates[forecast.outline.as_of];
    let args = [
        ("facts", taught.lesson.facts.len().into()),
        ("rows", taught.evidence.without_model().len().into()),
        ("inputs", taught.lesson.inputs.len().into()),
        ("date", messages.date(as_of).into()),
    ];
    messages.format("learned-intro", &args)
}

/// The name of an input with its unit, where it has one.
fn named(taught: &Taught<'_>, messages: &Messages, learned: &Learning) -> String {
    let input = &taught.case.inputs.all()[learned.input];
    let name = input_words(taught.case, messages, &input.path);
    match input.unit {
        "1" | "share" => name,
        unit => {
            let unit = messages.unit(unit, &taught.case.spec.case.currency);
            format!("{name}, {unit}")
        }
    }
}

fn plot(taught: &Taught<'_>, messages: &Messages) -> String {
    let three = |quantiles: &[f64; 5]| [quantiles[0], quantiles[2], quantiles[4]];
    let row = |learned: &Learning| Interval {
        name: named(taught, messages, learned),
        before: three(&learned.before),
        after: three(&learned.after),
        note: bits(messages, learned),
    };
    let rows: Vec<Interval> = taught.lesson.inputs.iter().map(row).collect();
    let most: Vec<String> = rows.iter().take(3).map(|row| row.name.clone()).collect();
    let most = [("inputs", messages.list(&most).into())];
    Intervals {
        id: "gains",
        title: &messages.text("learned-plot-title"),
        description: &messages.format("learned-plot-words", &most),
        words: [
            &messages.text("learned-plot-before"),
            &messages.text("learned-plot-after"),
        ],
        rows: &rows,
    }
    .draw()
}

fn bits(messages: &Messages, learned: &Learning) -> String {
    let bits = Arg::Number(learned.gain.max(0.0), 1);
    messages.format("learned-bits", &[("bits", bits)])
}

fn inputs(taught: &Taught<'_>, messages: &Messages) -> Table {
    let columns = ["table-input", "table-before", "table-after", "table-bits"];
    let row = |learned: &Learning| {
        let unit = taught.case.inputs.all()[learned.input].unit;
        vec![
            named(taught, messages, learned),
            names::spread(messages, unit, &learned.before),
            names::spread(messages, unit, &learned.after),
            messages.fixed(learned.gain.max(0.0), 2),
        ]
    };
    Table {
        columns: columns.map(|id| messages.text(id)).to_vec(),
        rows: taught.lesson.inputs.iter().map(row).collect(),
    }
}

fn facts_note(taught: &Taught<'_>, messages: &Messages) -> String {
    let [figures, before, after] = counts(taught.lesson);
    let args = [
        ("figures", figures.into()),
        ("before", before.into()),
        ("after", after.into()),
    ];
    messages.format("learned-facts-note", &args)
}

fn fact_row(
    forecast: &Forecast<'_>,
    taught: &Taught<'_>,
    messages: &Messages,
    fact: &Foreseen,
) -> Option<FactRow> {
    let told = &taught.evidence.observations()[fact.observation];
    let cell = |foreseen: Option<Told>| Cell {
        text: foreseen.map_or_else(
            || "–".to_owned(),
            |foreseen| names::spread(messages, told.unit, &foreseen.quantiles),
        ),
        odd: surprises(foreseen),
    };
    Some(FactRow {
        days: days(forecast, messages, told),
        name: names::fact(taught.case, messages, told),
        told: names::figure(taught.case, messages, told.unit, told.value.number()?),
        before: cell(fact.before),
        after: cell(fact.after),
    })
}

fn days(forecast: &Forecast<'_>, messages: &Messages, told: &Observation) -> String {
    let [from, to] = [told.from, told.to].map(|day| forecast.outline.dates[day as usize]);
    names::days(messages, from, to)
}

/// Known decisions that fell, with how likely they were on their day given all facts before.
fn decisions(forecast: &Forecast<'_>, taught: &Taught<'_>, messages: &Messages) -> Option<Table> {
    let fell = taught.lesson.facts.iter().filter_map(|fact| {
        let told = &taught.evidence.observations()[fact.observation];
        (told.is_decision() && told.subject.decision.is_some()).then_some((fact, told))
    });
    let rows: Vec<Vec<String>> = fell
        .map(|(fact, told)| {
            vec![
                names::fact(taught.case, messages, told),
                days(forecast, messages, told),
                messages.percent(fact.log_likelihood.exp().min(1.0)),
            ]
        })
        .collect();
    let columns = ["table-decision", "table-day", "table-likely"];
    (!rows.is_empty()).then(|| Table {
        columns: columns.map(|id| messages.text(id)).to_vec(),
        rows,
    })
}

/// Rows of the log that nothing was learned from, with the reason.
fn left_out(taught: &Taught<'_>, messages: &Messages) -> Option<Table> {
    let log = taught.case.events.all();
    let rows = taught.evidence.without_model().iter().map(|left_out| {
        let row = log.iter().find(|row| row.line == left_out.line);
        vec![
            messages.fact(left_out.kind.id()),
            row.map_or_else(String::new, |row| messages.date(row.date)),
            left_out.line.to_string(),
            messages.text(&format!("facts-reason-{}", left_out.why.id())),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = ["table-fact", "table-day", "table-line", "table-reason"];
    (!rows.is_empty()).then(|| Table {
        columns: columns.map(|id| messages.text(id)).to_vec(),
        rows,
    })
}

/// How sure the learning is, in sentences.
fn sure(taught: &Taught<'_>, messages: &Messages) -> Vec<String> {
    let lesson = taught.lesson;
    let particles = [
        ("effective", messages.fixed(lesson.effective, 0).into()),
        ("different", messages.fixed(lesson.different, 0).into()),
    ];
    let error = [("error", messages.fixed(100.0 * lesson.alone(), 0).into())];
    let evidence = [("evidence", messages.fixed(lesson.log_evidence, 1).into())];
    let mut sentences = vec![
        messages.format("learned-particles", &particles),
        messages.format("learned-error", &error),
        messages.format("learned-evidence", &evidence),
    ];
    if lesson.faulted > 0 {
        let count = [("count", lesson.faulted.into())];
        sentences.push(messages.format("learned-faulted", &count));
    }
    sentences
}
