//! The report: one page that needs nothing else.

mod assumed;
mod charts;
mod findings;
mod learned;
mod made_of;
mod measures;
pub(crate) mod template;
mod views;

use serde::Serialize;

use crate::facts::seen;
use crate::forecast::Forecast;
use crate::headline::answers;
use crate::map::map;
use crate::measures::idle_measures;
use crate::messages::Messages;

/// Why a report could not be made.
#[derive(Debug)]
pub enum ReportError {
    /// The outlines for the map can't be used.
    Map(String),
    /// The page's template failed: a bug.
    Template(minijinja::Error),
    /// There is not a single history to tell of.
    NoReplicates,
}

impl std::fmt::Display for ReportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Map(what) => f.write_str(what),
            Self::Template(error) => write!(f, "the page's template failed: {error:#}"),
            Self::NoReplicates => {
                f.write_str("no history was lived to its end, so there is nothing to report")
            }
        }
    }
}

impl std::error::Error for ReportError {}

/// All that the page's template is filled with.
#[derive(Debug, Serialize)]
struct Page<'a> {
    lang: &'static str,
    head: views::Head,
    answers: Vec<(String, String)>,
    cities: views::Table,
    charts: charts::Charts,
    map: Option<String>,
    credits: &'a [String],
    corridors: Option<views::Table>,
    outcomes: views::Outcomes,
    made_of: Option<made_of::MadeOf>,
    learned: Option<learned::Learned>,
    indices: Option<views::Table>,
    claims: Vec<findings::Claim>,
    conflicts: Vec<String>,
    conflicts_none: String,
    assumed: Vec<assumed::System>,
    measures: Vec<measures::MeasureRow>,
    idle_measures: Vec<String>,
    hypotheses: Vec<findings::HypothesisView>,
    failures: Option<findings::Failures>,
    sources: Vec<findings::SourceView>,
}

/// The report of a forecast as one HTML page. `land` is GeoJSON with the outlines of countries for
/// the map; without it the map shows no land.
///
/// # Errors
/// When `land` is no GeoJSON of polygons, or no replicate was lived to its end.
pub fn html(
    forecast: &Forecast<'_>,
    messages: &Messages,
    land: Option<&str>,
) -> Result<String, ReportError> {
    if forecast.summary.replicates() == 0 {
        return Err(ReportError::NoReplicates);
    }
    let facts = seen(forecast);
    let page = Page {
        lang: messages.lang().code(),
        head: views::head(forecast, messages),
        answers: answers(forecast, messages),
        cities: views::cities(forecast, messages),
        charts: charts::charts(forecast, messages, &facts),
        map: map(forecast, messages, land).map_err(ReportError::Map)?,
        credits: &forecast.case.spec.case.credits,
        corridors: views::corridors(forecast, messages),
        outcomes: views::outcomes(forecast, messages),
        made_of: made_of::made_of(forecast, messages),
        learned: learned::learned(forecast, messages),
        indices: views::indices(forecast, messages),
        claims: findings::claims(forecast, messages),
        conflicts: findings::conflicts(forecast, messages, &facts),
        conflicts_none: messages.format("conflicts-none", &[("count", facts.len().into())]),
        assumed: assumed::assumed(forecast, messages),
        measures: measures::measures(forecast, messages),
        idle_measures: idle_measures(forecast, messages),
        hypotheses: findings::hypotheses(forecast, messages),
        failures: findings::failures(forecast, messages),
        sources: findings::sources(forecast),
    };
    template::render("page.html", messages, &page).map_err(ReportError::Template)
}
