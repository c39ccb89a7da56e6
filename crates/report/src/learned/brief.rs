//! What the log taught, in a few lines.

use citerne_learn::lesson::Weighing;

use super::names;
use super::surprise::{counts, figures, surprises};
use crate::forecast::Forecast;
use crate::inputs::input_words;
use crate::lesson::Taught;
use crate::messages::{Arg, Messages};

/// How many inputs are told, those that most was learned of.
const INPUTS: usize = 3;
/// How many surprising facts are told.
const FACTS: usize = 2;
/// A hypothesis is told where a version's weight moved by at least this much.
const MOVED: f64 = 0.1;

/// What was learned of, what surprises, which hypotheses moved: a line each, the heading first.
/// Nothing without a lesson.
pub(crate) fn brief(forecast: &Forecast<'_>, messages: &Messages) -> Vec<String> {
    let Some(taught) = &forecast.taught else {
        return Vec::new();
    };
    let mut lines = vec![heading(taught, messages)];
    lines.extend(inputs(taught, messages));
    lines.extend(facts(forecast, taught, messages));
    lines.extend(hypotheses(taught, messages));
    lines.push(sure(taught, messages));
    lines
}

fn heading(taught: &Taught<'_>, messages: &Messages) -> String {
    let args = [
        ("facts", taught.lesson.facts.len().into()),
        ("rows", taught.evidence.without_model().len().into()),
    ];
    messages.format("brief-heading", &args)
}

fn inputs(taught: &Taught<'_>, messages: &Messages) -> Vec<String> {
    let inputs = taught.case.inputs.all();
    let gained = taught.lesson.inputs.iter().filter(|it| it.gain > 0.0);
    let line = |learned: &citerne_learn::lesson::Learning| {
        let input = &inputs[learned.input];
        let args = [
            (
                "input",
                input_words(taught.case, messages, &input.path).into(),
            ),
            (
                "before",
                names::spread(messages, input.unit, &learned.before).into(),
            ),
            (
                "after",
                names::spread(messages, input.unit, &learned.after).into(),
            ),
            ("bits", Arg::Number(learned.gain, 1)),
        ];
        messages.format("brief-input", &args)
    };
    gained.take(INPUTS).map(line).collect()
}

/// The facts that surprise most even now, and how many there are.
fn facts(forecast: &Forecast<'_>, taught: &Taught<'_>, messages: &Messages) -> Vec<String> {
    let [figured, before, after] = counts(taught.lesson);
    let args = [
        ("figures", figured.into()),
        ("before", before.into()),
        ("after", after.into()),
    ];
    let mut lines = vec![messages.format("brief-facts", &args)];
    let odd = figures(taught.lesson)
        .into_iter()
        .filter(|fact| surprises(fact.after));
    lines.extend(odd.take(FACTS).filter_map(|fact| {
        let told = &taught.evidence.observations()[fact.observation];
        let args = [
            (
                "date",
                messages
                    .day_and_month(forecast.outline.dates[told.to as usize])
                    .into(),
            ),
            ("fact", names::fact(taught.case, messages, told).into()),
            (
                "told",
                names::figure(taught.case, messages, told.unit, told.value.number()?).into(),
            ),
            (
                "after",
                names::spread(messages, told.unit, &fact.after?.quantiles).into(),
            ),
        ];
        Some(messages.format("brief-fact", &args))
    }));
    lines
}

/// Versions whose weight moved, the one that moved most of each hypothesis.
fn hypotheses(taught: &Taught<'_>, messages: &Messages) -> Vec<String> {
    let spec = taught.case.spec.hypotheses.values();
    let moved = spec.zip(&taught.lesson.hypotheses);
    let lines = moved.filter_map(|(hypothesis, weighing)| {
        let (version, [before, after]) = moved_most(weighing)?;
        let version = hypothesis.versions.values().nth(version)?;
        let args = [
            ("question", messages.label(&hypothesis.label).into()),
            ("answer", messages.label(&version.label).into()),
            ("before", messages.percent(before).into()),
            ("after", messages.percent(after).into()),
        ];
        ((after - before).abs() >= MOVED).then(|| messages.format("brief-hypothesis", &args))
    });
    lines.collect()
}

/// The version whose weight rose most, with its weights.
fn moved_most(weighing: &Weighing) -> Option<(usize, [f64; 2])> {
    let both = weighing.before.iter().zip(&weighing.after);
    let both = both.map(|(&before, &after)| [before, after]);
    let rise = |weights: &[f64; 2]| weights[1] - weights[0];
    both.enumerate()
        .max_by(|a, b| rise(&a.1).total_cmp(&rise(&b.1)))
}

/// How sure the learning is.
fn sure(taught: &Taught<'_>, messages: &Messages) -> String {
    let args = [
        (
            "effective",
            messages.fixed(taught.lesson.effective, 0).into(),
        ),
        (
            "different",
            messages.fixed(taught.lesson.different, 0).into(),
        ),
        (
            "error",
            messages.fixed(100.0 * taught.lesson.alone(), 0).into(),
        ),
    ];
    messages.format("brief-sure", &args)
}
