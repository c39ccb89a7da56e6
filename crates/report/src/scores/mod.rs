//! Scores of forecasts, told: a table for the terminal, and a page with plots of calibration.

mod log;
mod page;
mod plots;

use citerne_score::{COVERAGES, Claim, KindSummary, MIN_CLAIM, Mean, ScoredFact};

use crate::messages::Messages;
use crate::terminal::{table, worded, wrap};

pub use log::Log;
pub use page::scores_html;

/// What was scored, and how.
#[derive(Debug, Clone)]
pub struct Scored<'a> {
    /// What was forecast.
    pub title: String,
    /// How, sentence by sentence.
    pub about: Vec<String>,
    /// The model on all facts, kind by kind.
    pub model: &'a [KindSummary],
    /// Each baseline, and the model on the same facts.
    pub paired: &'a [KindSummary],
    /// Figures behind the calibration.
    pub figures: usize,
    /// Share of them inside the central intervals of [`COVERAGES`].
    pub coverage: [Claim<f64>; 4],
    /// Share of them in each of some equal parts of the forecast.
    pub pit: &'a [f64],
    /// The facts, of model and baselines.
    pub facts: &'a [ScoredFact],
    /// What they are of.
    pub log: Log<'a>,
    /// The model's name among the forecasters.
    pub model_name: &'static str,
    /// The command that makes the page again.
    pub again: String,
}

/// A table as a head and rows.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What stands for a figure that isn't there.
const NONE: &str = "–";

/// The scores as plain text, of lines of at most 100 columns.
#[must_use]
pub fn scores_terminal(scored: &Scored<'_>, messages: &Messages) -> String {
    let of = |it: Table| table(it.columns, it.rows);
    let mut parts = vec![scored.title.clone()];
    parts.extend(scored.about.iter().map(|line| wrap(line)));
    parts.push(of(by_kind(scored, messages)));
    if !scored.paired.is_empty() {
        let Table { columns, rows } = skills(scored, messages);
        parts.push(worded(2, columns, rows));
    }
    parts.push(wrap(&covered(scored, messages)));
    parts.push(wrap(&too_few(messages)));
    format!("{}\n", parts.join("\n\n"))
}

/// Each kind of fact: how many, mean scores, coverage.
fn by_kind(scored: &Scored<'_>, messages: &Messages) -> Table {
    let ids = ["kind", "n", "score", "wis", "log", "in-50", "in-90"];
    let row = |kind: &KindSummary| {
        let main = match kind.main {
            "brier" => kind.brier,
            _ => kind.crps,
        };
        vec![
            name_of(&kind.kind, messages),
            kind.n.to_string(),
            give_or_take(main, messages),
            mean(kind.wis[0], messages),
            mean(kind.log, messages),
            claim(kind.coverage[0], messages),
            claim(kind.coverage[2], messages),
        ]
    };
    Table {
        columns: head(&ids, messages),
        rows: scored.model.iter().map(row).collect(),
    }
}

/// Each baseline beside the model on the same facts.
fn skills(scored: &Scored<'_>, messages: &Messages) -> Table {
    let ids = ["kind", "baseline", "n", "ours", "theirs", "skill"];
    let ours = scored.paired.iter().filter(|row| row.skill.is_some());
    let rows = ours.filter_map(|ours| {
        let baseline = ours.forecaster.rsplit(' ').next().unwrap_or_default();
        let same = |row: &&KindSummary| row.kind == ours.kind && row.forecaster == baseline;
        let theirs = scored.paired.iter().find(same)?;
        let main = |row: &KindSummary| match row.main {
            "brier" => row.brier,
            _ => row.crps,
        };
        let skill = ours.skill.and_then(Claim::figure).and_then(|it| it.skill);
        Some(vec![
            name_of(&ours.kind, messages),
            messages.text(&format!("scores-{baseline}")),
            ours.n.to_string(),
            mean(main(ours), messages),
            mean(main(theirs), messages),
            skill.map_or_else(|| NONE.to_owned(), |skill| messages.fixed(skill, 2)),
        ])
    });
    Table {
        rows: rows.collect(),
        columns: head(&ids, messages),
    }
}

fn head(ids: &[&str], messages: &Messages) -> Vec<String> {
    let text = |id: &&str| messages.text(&format!("scores-head-{id}"));
    ids.iter().map(text).collect()
}

/// A kind in words; `power:2` is power from two steps back.
fn name_of(kind: &str, messages: &Messages) -> String {
    let (kind, steps) = kind.split_once(':').unwrap_or((kind, ""));
    let name = messages.text(&format!("scores-kind-{kind}"));
    match steps {
        "" => name,
        steps => messages.format(
            "scores-from-further",
            &[("kind", name.into()), ("steps", steps.into())],
        ),
    }
}

fn mean(mean: Option<Mean>, messages: &Messages) -> String {
    mean.map_or_else(|| NONE.to_owned(), |mean| score(mean.mean, messages))
}

/// A score to three digits; those of hardly anything are not drawn out.
fn score(score: f64, messages: &Messages) -> String {
    if score != 0.0 && score.abs() < LEAST {
        return format!("<{}", messages.number(LEAST, 1));
    }
    messages.number(score, 3)
}

/// Scores below this are as good as zero.
const LEAST: f64 = 1e-4;

fn give_or_take(mean: Option<Mean>, messages: &Messages) -> String {
    let Some(of) = mean else {
        return NONE.to_owned();
    };
    let mean = score(of.mean, messages);
    match of.standard_error.filter(|error| *error >= LEAST) {
        Some(error) => format!("{mean} ± {}", messages.number(error, 2)),
        None => mean,
    }
}

fn claim(share: Option<Claim<f64>>, messages: &Messages) -> String {
    let share = share.and_then(Claim::figure);
    share.map_or_else(|| NONE.to_owned(), |share| messages.percent(share))
}

/// Coverage over all figures, in a sentence.
fn covered(scored: &Scored<'_>, messages: &Messages) -> String {
    let shares = COVERAGES.iter().zip(scored.coverage);
    let told: Vec<String> = shares
        .filter_map(|(level, share)| {
            let args = [
                ("level", messages.percent(*level).into()),
                ("share", messages.percent(share.figure()?).into()),
            ];
            Some(messages.format("scores-inside", &args))
        })
        .collect();
    let count = ("count", scored.figures.into());
    if told.is_empty() {
        return messages.format("scores-coverage-none", &[count]);
    }
    let list = ("list", messages.list(&told).into());
    messages.format("scores-coverage", &[count, list])
}

fn too_few(messages: &Messages) -> String {
    messages.format("scores-too-few", &[("least", MIN_CLAIM.into())])
}
