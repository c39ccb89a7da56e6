//! The one summary that all threads add to.

use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use crate::blocks::Batches;
use crate::day::Day;
use crate::grid::Grid;
use crate::simulator::{Fault, Sample};
use crate::summary::{Summary, Totals};
use crate::tally::Tally;

/// A summary under construction. Each day has its own lock, so threads hardly meet; the gate lets
/// a checkpoint see only whole batches.
#[derive(Debug)]
pub(crate) struct Shared {
    grid: Grid,
    days: Vec<Mutex<Tally>>,
    totals: Mutex<Totals>,
    pasts: Option<f64>,
    done: Mutex<Batches>,
    gate: RwLock<()>,
}

/// What one batch of replicates adds.
#[derive(Debug)]
pub(crate) struct Harvest<'a> {
    pub(crate) batch: u64,
    pub(crate) samples: &'a [Sample],
    pub(crate) failures: &'a [(u64, Fault)],
}

impl Shared {
    pub(crate) fn new(summary: Summary, done: Batches) -> Self {
        Self {
            grid: summary.grid,
            days: summary.days.into_iter().map(growing).collect(),
            totals: Mutex::new(summary.totals),
            pasts: summary.pasts,
            done: Mutex::new(done),
            gate: RwLock::new(()),
        }
    }

    pub(crate) fn is_done(&self, batch: u64) -> bool {
        lock(&self.done).contains(batch)
    }

    /// Folds in a batch. `turn` is the day to begin with: each thread has its own, so that they
    /// don't queue for the same locks.
    pub(crate) fn fold(&self, harvest: &Harvest<'_>, turn: usize) {
        let _open = self.gate.read().unwrap_or_else(PoisonError::into_inner);
        let days = self.days.len();
        let mut rows = Vec::with_capacity(harvest.samples.len());
        let mut cells = Vec::with_capacity(harvest.samples.len());
        for day in (0..days).map(|day| (day + turn) % days) {
            rows.clear();
            cells.clear();
            for sample in harvest.samples {
                rows.push(sample.history.row(day));
                cells.push(sample.cell(day));
            }
            lock(&self.days[day]).fold(&self.grid, &rows, &cells);
        }
        let mut totals = lock(&self.totals);
        harvest
            .samples
            .iter()
            .for_each(|sample| totals.fold(sample));
        for (replicate, fault) in harvest.failures {
            totals.fail(*replicate, fault.clone());
        }
        lock(&self.done).insert(harvest.batch);
    }

    /// How many replicates are in, failed ones among them, and how many failed.
    pub(crate) fn done_and_failed(&self) -> (u64, u64) {
        let totals = lock(&self.totals);
        (totals.replicates() + totals.failed, totals.failed)
    }

    /// Shows a state in which every batch is either wholly in or not at all: first the batches and
    /// totals, then day after day.
    pub(crate) fn look<E>(
        &self,
        head: impl FnOnce(&Batches, &Totals) -> Result<(), E>,
        mut each: impl FnMut(&Day) -> Result<(), E>,
    ) -> Result<(), E> {
        let _shut = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        head(&lock(&self.done), &lock(&self.totals))?;
        let mut days = self.days.iter();
        days.try_for_each(|day| each(lock(day).settled()))
    }

    pub(crate) fn into_summary(self) -> Summary {
        let days = self.days.into_iter();
        let days = days.map(|day| open(day).into_day()).collect();
        Summary {
            grid: self.grid,
            days,
            totals: open(self.totals),
            pasts: self.pasts,
        }
    }
}

fn growing(day: Day) -> Mutex<Tally> {
    Mutex::new(Tally::new(day))
}

/// A thread that panicked while it held a lock takes the whole run down with it, so what it left
/// is never used.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn open<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
