//! How much of each shift each new fact caused.
//!
//! The newer run has learned a set of weighted records. What it would have learned without some of
//! the new facts has the same records with other weights: each weight times the density of the
//! smaller log over that of the whole one, both under the record's own history (importance
//! sampling). So the new facts are taken away, then given back one after another in the order in
//! which they became known, and each time the forecast is made anew with the same luck. Differences
//! between these forecasts are free of the noise between two runs of learning.

use std::sync::atomic::AtomicBool;

use citerne_case::{Case, Event, EventLog};
use citerne_ensemble::{Forecast, Plan, Simulator as _, Watch, each, ensemble};
use citerne_filter::{Histories as _, Posterior, Record};
use citerne_learn::{CaseHistories, Learned};
use citerne_luck::math::{exp, ln};
use citerne_model::Window;
use jiff::civil::Date;

use crate::compare::Shift;
use crate::error::ChangesError;
use crate::facts::FactChange;
use crate::figures::{Figures, of_run};

/// What a split is made of.
#[derive(Debug)]
pub struct Task<'a> {
    /// The case of the newer run, with what was set by hand.
    pub case: &'a Case,
    /// The events of the older log.
    pub old: &'a EventLog,
    /// The rows in which the logs differ, in the order in which they became known.
    pub changes: &'a [FactChange],
    /// What the newer run has learned.
    pub posterior: &'a Posterior,
    /// Its days.
    pub window: Window,
    /// Its seed.
    pub seed: u64,
    /// Its replicates.
    pub replicates: u64,
    /// What it rests on, as its files say.
    pub basis: &'a str,
    /// Threads to use.
    pub threads: usize,
    /// Dates of the headlines.
    pub dates: &'a [Date],
}

/// A forecast as it would have been after some of the new facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// A short name of the fact that came last.
    pub name: String,
    /// Its headlines; `None` after the last fact, where they are those of the newer run.
    pub figures: Option<Figures>,
    /// Effective number of histories behind it.
    pub histories: f64,
}

/// The shifts of all headlines by fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The headlines at the later as-of day before any new fact: what time and silence alone say.
    /// `None` where there is none, and they are those of the newer run.
    pub start: Option<Figures>,
    /// Effective number of histories behind them.
    pub histories: f64,
    /// One step for each new, gone or changed row.
    pub steps: Vec<Step>,
}

impl Split {
    /// What time, silence and learning itself did to a headline, then what each fact did. The sum
    /// is the whole shift. `None` where a forecast on the way lacks the headline.
    #[must_use]
    pub fn parts(&self, shift: &Shift) -> Vec<Option<f64>> {
        let of = |figures: &Option<Figures>| match figures {
            Some(figures) => Some(figures.get(&shift.headline)?.value),
            None => Some(shift.new.value),
        };
        let mut values = vec![Some(shift.old.value), of(&self.start)];
        values.extend(self.steps.iter().map(|step| of(&step.figures)));
        let pairs = values.windows(2);
        pairs.map(|pair| Some(pair[1]? - pair[0]?)).collect()
    }

    /// The least effective number of histories on the way.
    #[must_use]
    pub fn fewest(&self) -> f64 {
        let steps = self.steps.iter().map(|step| step.histories);
        steps.fold(self.histories, f64::min)
    }
}

/// Splits the shifts. `progress` is told of each forecast before it is made, from 0.
///
/// # Errors
/// If the posterior is not that of the run, or no history of it agrees with a smaller log.
pub fn split(
    task: &Task<'_>,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Result<Split, ChangesError> {
    let whole = learned(task, &task.case.events, None)?;
    if whole.mark() != task.basis {
        let what =
            "the posterior is not the one that the newer run rests on; make the forecast again";
        return Err(ChangesError::Split(what.into()));
    }
    // As the run itself did.
    let whole = whole.refreshed(task.threads);
    let task = &Task {
        posterior: &whole.posterior,
        ..*task
    };
    let count = task.changes.len();
    // Before each fact; after the last of them, the newer run itself.
    let mut ways: Vec<(Option<Figures>, f64)> = Vec::with_capacity(count + 1);
    for taken in 0..count {
        progress(taken);
        let log = log_after(task, taken);
        let learned = learned(task, &log, Some(&whole.histories))?;
        let histories = learned.pasts();
        ways.push((Some(forecast(task, learned, cancel)?), histories));
    }
    ways.push((None, whole.pasts()));
    let (start, histories) = ways.remove(0);
    let steps = task.changes.iter().zip(ways);
    let steps = steps.map(|(change, (figures, histories))| Step {
        name: name(change),
        figures,
        histories,
    });
    Ok(Split {
        start,
        histories,
        steps: steps.collect(),
    })
}

/// "convoy_arrived/bamako/2025-11-08".
fn name(change: &FactChange) -> String {
    let parts = ["kind", "place_id", "corridor_id", "date"].map(|column| change.cell(column));
    let told: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join("/")
}

/// The log when the first `taken` of the changed rows are as they are now, and the others as they
/// were.
fn log_after(task: &Task<'_>, taken: usize) -> EventLog {
    let by_line = |log: &EventLog| {
        let mut events = log.all().to_vec();
        events.sort_by_key(|event| event.line);
        events
    };
    let (new, old) = (by_line(&task.case.events), by_line(task.old));
    let place = |row: &Option<(usize, _)>| row.as_ref().map(|(index, _)| *index);
    let later = &task.changes[taken..];
    let to_come = |index: usize| later.iter().any(|change| place(&change.new) == Some(index));
    let kept = new.into_iter().enumerate();
    let mut events: Vec<Event> = kept
        .filter(|(index, _)| !to_come(*index))
        .map(|(_, event)| event)
        .collect();
    let still = later.iter().filter_map(|change| place(&change.old));
    events.extend(still.filter_map(|index| old.get(index).cloned()));
    EventLog::new(events)
}

/// What is learned from a log, by weights on the records of the posterior; the posterior itself if
/// there is no `whole` to weigh against.
fn learned(
    task: &Task<'_>,
    log: &EventLog,
    whole: Option<&CaseHistories>,
) -> Result<Learned, ChangesError> {
    let case = Case {
        events: log.clone(),
        ..task.case.clone()
    };
    let histories = CaseHistories::of(&case, task.window, task.seed)
        .map_err(|error| ChangesError::Split(error.to_string()))?;
    let mut posterior = task.posterior.clone();
    if whole.is_some() {
        posterior.log_weights = weights(task, &histories)?;
    }
    Ok(Learned::new(histories, posterior))
}

/// Log weights of the records under other histories, summing to 1.
fn weights(task: &Task<'_>, histories: &CaseHistories) -> Result<Vec<f64>, ChangesError> {
    let particles = &task.posterior.particles;
    let held = |index: usize| task.posterior.log_weights[index] > f64::NEG_INFINITY;
    let of_particle = |index: u64, (): &mut ()| match index as usize {
        index if held(index) => log_joint(histories, &particles[index].record),
        _ => f64::NEG_INFINITY,
    };
    let joint = each(0..particles.len() as u64, task.threads, || (), of_particle);
    let mut logs: Vec<f64> = (0..particles.len())
        .map(|index| match joint[index] {
            f64::NEG_INFINITY => f64::NEG_INFINITY,
            // A log that says the same leaves every weight as it is, to the last bit.
            joint => task.posterior.log_weights[index] + (joint - particles[index].log_density()),
        })
        .collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        let what =
            "no learned history agrees with the log without the new facts; compare without --split";
        return Err(ChangesError::Split(what.into()));
    }
    let total = most + ln(logs.iter().map(|log| exp(log - most)).sum());
    logs.iter_mut().for_each(|log| *log -= total);
    Ok(logs)
}

/// Log density of all observations under the history of a record.
fn log_joint(histories: &CaseHistories, record: &Record) -> f64 {
    let mut course = histories.begin(record);
    let mut densities = Vec::new();
    for stage in 0..histories.stages() {
        if histories
            .live(record, &mut course, stage, &mut densities)
            .is_err()
        {
            return f64::NEG_INFINITY;
        }
    }
    densities.iter().sum()
}

fn forecast(
    task: &Task<'_>,
    learned: Learned,
    cancel: &AtomicBool,
) -> Result<Figures, ChangesError> {
    let model = learned.histories.model.clone();
    let basis = learned.mark();
    let forecast = Forecast::new(model, &task.case.inputs, learned, task.seed);
    let identity = forecast.identity("", basis, task.replicates, Vec::new(), String::new());
    let watch = Watch {
        progress: &|_| {},
        cancel,
    };
    let run = ensemble(&forecast, &identity, &Plan::new(task.threads), watch)
        .map_err(|error| ChangesError::Split(error.to_string()))?;
    if !run.complete {
        return Err(ChangesError::Split("stopped; nothing was split".into()));
    }
    Ok(of_run(forecast.outline(), &run.summary, task.dates))
}
