//! The page of scores: tables, plots of calibration, and every fact beside what was forecast of it.

use citerne_score::{Observed, ScoredFact};
use serde::Serialize;

use super::{NONE, Scored, Table, by_kind, covered, plots, skills, too_few};
use crate::html::{ReportError, template};
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
    let ids = ["fact", "origin", "observed", "forecast", "pit", "score"];
    let ours = scored
        .facts
        .iter()
        .filter(|fact| fact.forecaster == scored.model_name);
    Table {
        columns: super::head(&ids, messages),
        rows: ours.map(|fact| row(fact, messages)).collect(),
    }
}

fn row(fact: &ScoredFact, messages: &Messages) -> Vec<String> {
    let number = |value: Option<f64>| value.map_or(NONE.to_owned(), |it| messages.number(it, 3));
    let [low, _, median, _, high] = fact.outlook.quantiles;
    let (observed, forecast) = match &fact.observed {
        Observed::Number(value) => (
            messages.number(*value, 3),
            format!("{} ({} – {})", number(median), number(low), number(high)),
        ),
        Observed::Category(came) => {
            let said = match came.as_str() {
                "yes" => messages.text("scores-yes"),
                _ => messages.text("scores-no"),
            };
            let share = fact.outlook.probability.map(|given| match came.as_str() {
                "yes" => given,
                _ => 1.0 - given,
            });
            (said, share.map_or(NONE.to_owned(), |p| messages.percent(p)))
        }
    };
    vec![
        fact.task.target.clone(),
        fact.task.origin_date.to_string(),
        observed,
        forecast,
        fact.scores
            .pit
            .map_or(NONE.to_owned(), |pit| messages.fixed(pit, 2)),
        number(fact.scores.main().map(|(_, score)| score)),
    ]
}
