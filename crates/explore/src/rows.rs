//! Histories lived for what an analysis asks of them.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use citerne_ensemble::{Draw, Forecast, Simulator as _};
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
    /// The drawn numbers; none if they weren't asked for.
    pub values: Vec<f64>,
    /// The version of each hypothesis; none if numbers weren't asked for.
    pub versions: Vec<usize>,
    /// A figure for each output.
    pub outputs: Vec<f64>,
    /// The first day of each outcome, counted from the day of the forecast.
    pub first: Vec<Option<u32>>,
}

/// Who is told of the work, and may end it.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Told of each history that is done.
    pub seen: &'a (dyn Fn() + Sync),
    /// Set by whoever wants the work to end.
    pub stop: &'a AtomicBool,
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch")
            .field("stop", self.stop)
            .finish_non_exhaustive()
    }
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

/// Histories that one thread takes at a time.
const BATCH: usize = 16;

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
    watch: Watch<'_>,
) -> Result<Vec<Row>, RowsError> {
    let all: Vec<u64> = replicates.collect();
    let batches: Vec<&[u64]> = all.chunks(BATCH).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut history = forecast.sample().history;
        let mut done = Vec::new();
        while let Some((index, batch)) = take(&next, &batches) {
            for replicate in batch {
                if watch.stop.load(Ordering::Relaxed) {
                    return done;
                }
                done.push((index, one(forecast, wanted, *replicate, &mut history)));
                (watch.seen)();
            }
        }
        done
    };
    let mut done: Vec<(usize, Result<Row, RowsError>)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        let join = |it: thread::ScopedJoinHandle<'_, _>| {
            it.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        running.into_iter().flat_map(join).collect()
    });
    if done.len() < all.len() {
        return Err(RowsError::Interrupted);
    }
    // Stable: within a batch replicates stay in order.
    done.sort_by_key(|(batch, _)| *batch);
    done.into_iter().map(|(_, row)| row).collect()
}

fn take<'a>(next: &AtomicUsize, batches: &[&'a [u64]]) -> Option<(usize, &'a [u64])> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    batches.get(index).map(|batch| (index, *batch))
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
        outputs: outputs.map(|it| it.read(outline, history)).collect(),
        first: firsts.told(history),
        values: if wanted.inputs { values } else { Vec::new() },
        versions: if wanted.inputs { versions } else { Vec::new() },
    })
}
