//! What one thread does with a block.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;

use crate::blocks::{BATCH, batches, of_batch};
use crate::error::EnsembleError;
use crate::part::{self, Part, PartWriter};
use crate::rows::Which;
use crate::run::Job;
use crate::shared::Harvest;
use crate::simulator::{Fault, Sample, Simulator};
use citerne_table::{Cells, Column};

/// A thread with its room for one batch.
pub(crate) struct Worker<'a, S> {
    job: &'a Job<'a, S>,
    turn: usize,
    samples: Vec<Sample>,
    /// Number of the replicate in each sample.
    numbers: Vec<u64>,
    failures: Vec<(u64, Fault)>,
    tables: Vec<Table>,
}

/// A table that is kept replicate by replicate, and its rows of one batch.
struct Table {
    which: Which,
    columns: Vec<Column>,
    cells: Vec<Cells>,
}

impl<'a, S: Simulator> Worker<'a, S> {
    /// `turn` is the day with which the thread begins to fold.
    pub(crate) fn new(job: &'a Job<'a, S>, turn: usize) -> Self {
        let table = |which: Which| {
            let columns = which.columns(job.simulator.outline());
            let cells = columns.iter().map(Column::cells).collect();
            Table {
                which,
                columns,
                cells,
            }
        };
        Self {
            job,
            turn,
            samples: (0..BATCH).map(|_| job.simulator.sample()).collect(),
            numbers: Vec::with_capacity(BATCH as usize),
            failures: Vec::new(),
            tables: job.plan.tables().into_iter().map(table).collect(),
        }
    }

    /// Lives a block. What an earlier run has folded in is not folded in again, and lived again
    /// only where a part file is missing.
    pub(crate) fn block(&mut self, block: u64, tell: &Sender<()>) -> Result<(), EnsembleError> {
        let mut parts = self.begin_parts(block)?;
        let keep = parts.iter().any(Option::is_some);
        for batch in batches(block, self.job.identity.replicates) {
            if self.job.stopped() {
                // A part that is cut short is of no use.
                parts.into_iter().flatten().for_each(PartWriter::discard);
                return Ok(());
            }
            let fold = !self.job.shared.is_done(batch);
            if !fold && !keep {
                continue;
            }
            self.live(batch);
            if fold {
                let samples = &self.samples[..self.numbers.len()];
                let harvest = Harvest {
                    batch,
                    samples,
                    failures: &self.failures,
                };
                self.job.shared.fold(&harvest, self.turn);
            }
            self.write(&mut parts)?;
            // Nobody listens any more when the run has stopped: no matter.
            let _ = tell.send(());
        }
        parts.into_iter().flatten().try_for_each(PartWriter::finish)
    }

    /// Opens the part files that are still missing.
    fn begin_parts(&self, block: u64) -> Result<Vec<Option<PartWriter>>, EnsembleError> {
        let Some(out) = &self.job.plan.out else {
            return Ok(Vec::new());
        };
        let begin = |table: &Table| {
            let path = part::path(out, table.which.name(), block);
            let mark = &table.which.mark(self.job.identity, self.job.plan.paths);
            match Part::open(&path, mark, &table.columns)? {
                Some(_) => Ok(None),
                None => PartWriter::create(&path, mark, table.columns.len()).map(Some),
            }
        };
        self.tables.iter().map(begin).collect()
    }

    /// Lives the replicates of a batch; those that fail leave no sample.
    fn live(&mut self, batch: u64) {
        self.numbers.clear();
        self.failures.clear();
        for replicate in of_batch(batch, self.job.identity.replicates) {
            let sample = &mut self.samples[self.numbers.len()];
            let simulator = self.job.simulator;
            match catch_unwind(AssertUnwindSafe(|| simulator.live(replicate, sample))) {
                Ok(Ok(())) => self.numbers.push(replicate),
                Ok(Err(fault)) => self.failures.push((replicate, fault)),
                Err(panic) => {
                    // Whatever the panic left half written is thrown away.
                    *sample = simulator.sample();
                    let message = format!("panic: {}", words(panic.as_ref()));
                    self.failures
                        .push((replicate, Fault { day: None, message }));
                }
            }
        }
    }

    fn write(&mut self, parts: &mut [Option<PartWriter>]) -> Result<(), EnsembleError> {
        let outline = self.job.simulator.outline();
        for (table, part) in self.tables.iter_mut().zip(parts) {
            let Some(part) = part else { continue };
            table.cells.iter_mut().for_each(Cells::clear);
            let mut rows = 0;
            for (&replicate, sample) in self.numbers.iter().zip(&self.samples) {
                if table.which == Which::Replicates || self.job.selection.contains(replicate) {
                    rows += table
                        .which
                        .add(outline, replicate, sample, &mut table.cells);
                }
            }
            part.write(rows, &table.cells)?;
        }
        Ok(())
    }
}

/// What a panic said.
fn words(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without a message")
}
