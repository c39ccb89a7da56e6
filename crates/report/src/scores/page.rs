//! The page of scores: tables, plots of calibration, and every fact beside what was forecast of it.

use citerne_score::{Observed, ScoredFact};
use serde::Serialize;

use super::log::{Log, Spoken};
use super::{NONE, Scored, Table, by_kind, covered, plots, skills, too_few};
use crate::html::{ReportError, template};
use crate::learned::names;
use crate::messages::Messages;

/// All that the page's template is filled with.
#[derive(Debug, Serialize)]
struct Page<'a> {
    lang: &'static str,
    title: &'a str,
    about: &'a [String],
    again: &'a str,
    by_kind: Table,
    skills: Option<Table>,
    covered: String,
    too_few: String,
    pit: Option<String>,
    coverage: Option<String>,
    facts: Table,
}

/// The scores as one HTML page that needs nothing else.
///
/// # Errors
/// If the page's template fails, which is a bug.
pub fn scores_html(scored: &Scored<'_>, messages: &Messages) -> Result<String, ReportError> {
    let claimed = scored.coverage[0].figure().is_some();
    let page = Page {
        lang: messages.lang().code(),
        title: &scored.title,
        about: &scored.about,
        again: &scored.again,
        by_kind: by_kind(scored, messages),
        skills: (!scored.paired.is_empty()).then(|| skills(scored, messages)),
        covered: covered(scored, messages),
        too_few: too_few(messages),
        pit: (scored.figures > 0).then(|| plots::pit(scored, messages)),
        coverage: claimed.then(|| plots::coverage(scored, messages)),
        facts: facts(scored, messages),
    };
    template::render("scores.html", messages, &page).map_err(ReportError::Template)
}

/// Every fact that the model forecast.
fn facts(scored: &Scored<'_>, messages: &Messages) -> Table {
    let ids = [
        "fact", "days", "origin", "observed", "forecast", "pit", "score",
    ];
    let ours = scored
        .facts
        .iter()
        .filter(|fact| fact.forecaster == scored.model_name);
    Table {
        columns: super::head(&ids, messages),
        rows: ours.map(|fact| row(fact, &scored.log, messages)).collect(),
    }
}

fn row(fact: &ScoredFact, log: &Log<'_>, messages: &Messages) -> Vec<String> {
    let none = || NONE.to_owned();
    let Spoken { what, days, unit } = log.spoken(fact, messages);
    let (observed, forecast) = match &fact.observed {
        Observed::Number(value) => (
            names::figure(log.case, messages, unit, *value),
            spread(fact, unit, messages),
        ),
        Observed::Category(came) => decision(fact, came, messages),
    };
    let main = fact.scores.main();
    vec![
        what,
        days,
        messages.day_and_month(fact.task.origin_date),
        observed,
        forecast.unwrap_or_else(none),
        fact.scores
            .pit
            .map_or_else(none, |pit| messages.fixed(pit, 2)),
        main.map_or_else(none, |(_, score)| messages.number(score, 3)),
    ]
}

/// Median and interval of a figure's forecast.
fn spread(fact: &ScoredFact, unit: &str, messages: &Messages) -> Option<String> {
    let [Some(a), Some(b), Some(c), Some(d), Some(e)] = fact.outlook.quantiles else {
        return None;
    };
    Some(names::spread(messages, unit, &[a, b, c, d, e]))
}

/// Whether a decision fell, and the chance that was given to its falling.
fn decision(fact: &ScoredFact, came: &str, messages: &Messages) -> (String, Option<String>) {
    let fell = came == "yes";
    let said = messages.text(if fell { "scores-yes" } else { "scores-no" });
    let share = fact.outlook.probability;
    let chance = share.map(|given| if fell { given } else { 1.0 - given });
    (said, chance.map(|chance| messages.percent(chance)))
}
