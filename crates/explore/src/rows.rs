//! Histories lived for what an analysis asks of them.

use std::ops::Range;

use citerne_ensemble::{Draw, Forecast, Monitor, Simulator as _, each_monitored};
use citerne_model::history::History;

use crate::outcome::Outcome;
use crate::output::Output;
use crate::watch::Firsts;

/// What is asked of each history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// Figures.
    pub outputs: Vec<Output>,
    /// What comes on a day or never.
    pub outcomes: Vec<Outcome>,
    /// Whether its numbers are told.
    pub inputs: bool,
}

/// What one history answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Number of the replicate.
    pub replicate: u64,
    /// A mark of the past that it goes on from.
    pub past: u64,
    /// The place of its draw among all that was drawn; neighbours may be alike.
    pub place: u64,
    /// The drawn numbers; none if they weren't asked for.
    pub values: Vec<f64>,
    /// The version of each hypothesis; none if numbers weren't asked for.
    pub versions: Vec<usize>,
    /// A figure for each output.
    pub outputs: Vec<f64>,
    /// The first day of each outcome, counted from the day of the forecast.
    pub first: Vec<Option<u32>>,
}

/// Why there are no rows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowsError {
    /// A history that couldn't be lived to its end: a fault of the program.
    #[error("history {replicate} could not be lived to its end: {fault}")]
    Failed {
        /// Its number.
        replicate: u64,
        /// What was wrong.
        fault: String,
    },
    /// The work was ended.
    #[error("interrupted")]
    Interrupted,
}

/// Lives replicates of a forecast, on any number of threads, with the same rows.
///
/// # Errors
/// If a replicate fails, the first of them; if the work is ended.
///
/// # Panics
/// If a replicate panics.
pub fn rows<D: Draw>(
    forecast: &Forecast<D>,
    wanted: &Wanted,
    replicates: Range<u64>,
    threads: usize,
    monitor: Monitor<'_>,
) -> Result<Vec<Row>, RowsError> {
    let room = || forecast.sample().history;
    let live = |replicate, history: &mut History| one(forecast, wanted, replicate, history);
    let rows = each_monitored(replicates, threads, monitor, room, live);
    rows.ok_or(RowsError::Interrupted)?.into_iter().collect()
}

fn one<D: Draw>(
    forecast: &Forecast<D>,
    wanted: &Wanted,
    replicate: u64,
    history: &mut History,
) -> Result<Row, RowsError> {
    let (model, outline) = (forecast.model(), forecast.outline());
    let (values, versions) = forecast.inputs(replicate);
    let mut firsts = Firsts::new(&wanted.outcomes, model.layout(), model.as_of());
    let lived = model.run(&values, forecast.days(replicate), history, &mut firsts);
    lived.map_err(|failure| RowsError::Failed {
        replicate,
        fault: failure.to_string(),
    })?;
    let outputs = wanted.outputs.iter();
    Ok(Row {
        replicate,
        past: forecast.past(replicate),
        place: forecast.place(replicate),
        outputs: outputs.map(|it| it.read(outline, history)).collect(),
        first: firsts.told(history),
        values: if wanted.inputs { values } else { Vec::new() },
        versions: if wanted.inputs { versions } else { Vec::new() },
    })
}
