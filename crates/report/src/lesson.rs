//! What a log taught, in full, as text of at most 100 columns.

use citerne_case::Case;
use citerne_learn::lesson::{Foreseen, Lesson, Told};
use citerne_learn::observe::{Evidence, Kind, Observation, Reason};
use citerne_model::Model;

use crate::inputs::input_words;
use crate::learned::names;
use crate::messages::Messages;
use crate::terminal::worded;

/// A lesson and what it is of.
#[derive(Debug, Clone, Copy)]
pub struct Taught<'a> {
    /// The case.
    pub case: &'a Case,
    /// The model of the case, for its dates.
    pub model: &'a Model,
    /// The facts.
    pub evidence: &'a Evidence,
    /// What they taught.
    pub lesson: &'a Lesson,
}

/// What a log taught, for the terminal.
#[must_use]
pub fn lesson(taught: &Taught<'_>, messages: &Messages) -> String {
    let Taught { case, lesson, .. } = taught;
    let args = [
        ("facts", lesson.facts.len().into()),
        ("effective", messages.brief(lesson.effective).into()),
        ("different", messages.brief(lesson.different).into()),
        ("evidence", messages.number(lesson.log_evidence, 4).into()),
    ];
    let heading = messages.format("lesson-heading", &args);
    let mut parts = vec![format!(
        "{}\n{heading}",
        messages.label(&case.spec.case.title)
    )];
    parts.extend(
        [
            taught.inputs(messages),
            taught.hypotheses(messages),
            taught.facts(messages),
            taught.left_out(messages),
        ]
        .into_iter()
        .flatten(),
    );
    format!("{}\n", parts.join("\n\n"))
}

impl Taught<'_> {
    fn inputs(&self, messages: &Messages) -> Option<String> {
        let inputs = self.case.inputs.all();
        let row = |learned: &citerne_learn::lesson::Learning| {
            let input = &inputs[learned.input];
            vec![
                input_words(self.case, messages, &input.path),
                messages.unit(input.unit, &self.case.spec.case.currency),
                names::spread(messages, input.unit, &learned.before),
                names::spread(messages, input.unit, &learned.after),
                messages.number(learned.gain, 2),
            ]
        };
        let rows: Vec<_> = self.lesson.inputs.iter().map(row).collect();
        let head = ["input", "unit", "prior", "learned", "bits"];
        (!rows.is_empty()).then(|| worded(2, heads(head, messages), rows))
    }

    fn hypotheses(&self, messages: &Messages) -> Option<String> {
        let spec = &self.case.spec;
        let all = spec.hypotheses.values().zip(&self.lesson.hypotheses);
        let rows: Vec<_> = all
            .flat_map(|(hypothesis, weighing)| {
                let weights = weighing.before.iter().zip(&weighing.after);
                let versions = hypothesis.versions.values().zip(weights);
                versions.map(|(version, (before, after))| {
                    vec![
                        messages.label(&hypothesis.label).to_owned(),
                        messages.label(&version.label).to_owned(),
                        messages.percent(*before),
                        messages.percent(*after),
                    ]
                })
            })
            .collect();
        let head = ["hypothesis", "version", "prior", "learned"];
        (!rows.is_empty()).then(|| worded(2, heads(head, messages), rows))
    }

    /// The facts in the order in which they became known; those that surprise even what was
    /// learned are marked.
    fn facts(&self, messages: &Messages) -> Option<String> {
        let row = |fact: &Foreseen| {
            let told = &self.evidence.observations()[fact.observation];
            let number = |value: Option<f64>| value.map_or("–".to_owned(), |v| messages.brief(v));
            let foreseen = |told: Option<Told>| {
                told.map_or("–".to_owned(), |told| spread(&told.quantiles, messages))
            };
            let tail = fact.after.map(|told| told.tail);
            let mark = match tail {
                Some(tail) if tail < SURPRISE => " !",
                _ => "",
            };
            vec![
                messages.day_and_month(self.model.date(told.known)),
                fact_name(self.case, told, messages),
                format!("{}{mark}", number(told.value.number())),
                foreseen(fact.before),
                foreseen(fact.after),
                messages.number(fact.log_likelihood, 2),
            ]
        };
        let rows: Vec<_> = self.lesson.facts.iter().map(row).collect();
        let head = ["known", "fact", "told", "prior", "learned", "log"];
        let text = messages.text("lesson-surprise");
        (!rows.is_empty()).then(|| format!("{}\n{text}", worded(2, heads(head, messages), rows)))
    }

    fn left_out(&self, messages: &Messages) -> Option<String> {
        let rows = self.evidence.without_model().iter().map(|row| {
            let args = [("line", row.line.into())];
            vec![
                messages.format("lesson-line", &args),
                messages.fact(row.kind.id()),
                why(row.why, messages),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let head = ["row", "kind", "why"];
        (!rows.is_empty()).then(|| worded(3, heads(head, messages), rows))
    }
}

/// Why nothing is learned from a row.
fn why(reason: Reason, messages: &Messages) -> String {
    match reason {
        Reason::Input => messages.text("lesson-why-input"),
        reason => messages.text(&format!("facts-reason-{}", reason.id())),
    }
}

/// "Street price, petrol, Bamako": what a fact is of.
pub(crate) fn fact_name(case: &Case, told: &Observation, messages: &Messages) -> String {
    let spec = &case.spec;
    let of = &told.subject;
    let mut parts = vec![messages.text(&format!("observed-{}", told.kind.id()))];
    let mut add = |text: &str| parts.push(text.split(" (").next().unwrap_or(text).to_owned());
    if let Some(product) = of.product.as_ref().and_then(|id| spec.products.get(id)) {
        add(messages.label(&product.label));
    }
    if let Some(place) = of.place.as_ref().and_then(|id| spec.places.get(id)) {
        add(messages.label(&place.label));
    }
    match of.corridors.as_slice() {
        [] => {}
        [one] => {
            let way = spec.corridors.get(one);
            add(way.map_or(one, |way| messages.label(&way.label)));
        }
        all if all.len() == spec.corridors.len() => add(&messages.text("observed-everywhere")),
        _ => add(&messages.text("observed-elsewhere")),
    }
    if let Some(decision) = of
        .decision
        .as_deref()
        .filter(|_| told.kind == Kind::Decision)
    {
        add(&decision_name(case, decision, messages));
    }
    messages.headed(&parts.join(", ").replace(":,", ":"))
}

/// What a decision was: of a government abroad, a measure, or a happening of the model.
fn decision_name(case: &Case, decision: &str, messages: &Messages) -> String {
    let (kind, whose) = decision.split_once(':').unwrap_or((decision, ""));
    let name = match kind {
        "advice" => messages.happening("advice-to-leave"),
        kind => {
            let known = messages.find(&format!("happening-{kind}"), &[]);
            known.unwrap_or_else(|| kind.to_owned())
        }
    };
    let label = case.spec.governments.get(whose).map(|abroad| &abroad.label);
    match (label, whose) {
        (Some(label), _) => format!("{name}, {}", messages.label(label)),
        (None, "") => name,
        (None, whose) => format!("{name}, {whose}"),
    }
}

/// A fact is told to surprise where fewer than one report in twenty is as far out.
const SURPRISE: f64 = 0.05;

fn heads<const N: usize>(ids: [&str; N], messages: &Messages) -> Vec<String> {
    ids.map(|id| messages.text(&format!("lesson-head-{id}")))
        .to_vec()
}

/// "3.4 (1.2–8.0)": the median and the interval of nine in ten.
fn spread(quantiles: &[f64; 5], messages: &Messages) -> String {
    let [low, _, median, _, high] = quantiles.map(|value| messages.brief(value));
    let range = [("low", low.into()), ("high", high.into())];
    format!("{median} ({})", messages.format("range-narrow", &range))
}
