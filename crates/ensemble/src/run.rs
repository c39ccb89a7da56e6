//! The run: threads, blocks, checkpoints.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::aside::remove;
use crate::blocks::{BLOCK, Batches, Shard};
use crate::checkpoint;
use crate::error::EnsembleError;
use crate::identity::Identity;
use crate::part;
use crate::rows::{Paths, Selection, Which};
use crate::shared::Shared;
use crate::simulator::Simulator;
use crate::summary::Summary;
use crate::worker::Worker;

/// How a run is to be done. None of it changes the result, except which tables are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Threads that live replicates.
    pub threads: usize,
    /// Part of the run that is done here.
    pub shard: Shard,
    /// Folder for checkpoints and part files; without one the run lives in memory alone.
    pub out: Option<PathBuf>,
    /// Whether to go on from the checkpoint in the folder, if there is one.
    pub resume: bool,
    /// Time between checkpoints.
    pub checkpoint_every: Duration,
    /// Whether to keep one row for each replicate. Needs a folder.
    pub rows: bool,
    /// Which replicates keep their full daily paths. Needs a folder.
    pub paths: Paths,
}

impl Plan {
    /// A whole run in memory.
    #[must_use]
    pub fn new(threads: usize) -> Self {
        Self {
            threads,
            shard: Shard::WHOLE,
            out: None,
            resume: false,
            checkpoint_every: Duration::from_secs(10),
            rows: false,
            paths: Paths::None,
        }
    }

    /// The tables that are kept replicate by replicate.
    pub(crate) fn tables(&self) -> Vec<Which> {
        let rows = self.rows.then_some(Which::Replicates);
        let paths = (self.paths != Paths::None).then_some(Which::Paths);
        rows.into_iter().chain(paths).collect()
    }
}

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Replicates done, failed ones among them, and those done before it was resumed.
    pub done: u64,
    /// Replicates of this run or shard.
    pub total: u64,
    /// Replicates that failed.
    pub failed: u64,
}

/// Who looks on, and may stop the run.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Is told after each batch, and once at the start; always from the calling thread.
    pub progress: &'a (dyn Fn(Progress) + Sync),
    /// Set it to end the run early; a run with a folder can be resumed.
    pub cancel: &'a AtomicBool,
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch")
            .field("cancel", self.cancel)
            .finish_non_exhaustive()
    }
}

/// A run that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What the replicates say together.
    pub summary: Summary,
    /// Whether all replicates of the run or shard are in it; false if it was cancelled.
    pub complete: bool,
}

/// Lives the replicates of a run, or of a shard of it.
///
/// # Errors
/// If a checkpoint can't be read or is of another run, or a file can't be written. A replicate
/// that fails or panics is no error: it is counted, with its number, and the run goes on.
pub fn ensemble<S: Simulator>(
    simulator: &S,
    identity: &Identity,
    plan: &Plan,
    watch: Watch<'_>,
) -> Result<Run, EnsembleError> {
    let replicates = identity.replicates;
    if plan.threads == 0 || !(1..=u64::from(u32::MAX)).contains(&replicates) {
        return Err(EnsembleError::Empty);
    }
    let (summary, done) = begin(simulator, identity, plan)?;
    let job = Job {
        shared: Shared::new(summary, done),
        selection: Selection::new(plan.paths, identity.seed, replicates),
        next: AtomicU64::new(plan.shard.blocks(replicates).start),
        halt: AtomicBool::new(false),
        trouble: Mutex::new(None),
        simulator,
        identity,
        plan,
        watch,
    };
    job.run()?;
    let Progress { done, total, .. } = job.progress();
    if let Some(path) = job.checkpoint_path() {
        checkpoint::write(&path, identity, &job.shared)?;
    }
    Ok(Run {
        summary: job.shared.into_summary(),
        complete: done == total,
    })
}

/// The state to begin from: that of the checkpoint, or a fresh one in a folder swept of old parts.
fn begin<S: Simulator>(
    simulator: &S,
    identity: &Identity,
    plan: &Plan,
) -> Result<(Summary, Batches), EnsembleError> {
    let outline = simulator.outline();
    let fresh = || (Summary::new(outline), Batches::default());
    let Some(out) = &plan.out else {
        return Ok(fresh());
    };
    std::fs::create_dir_all(out).map_err(|source| EnsembleError::write(out, source))?;
    let path = checkpoint::path(out, plan.shard);
    if plan.resume {
        let found = checkpoint::read(&path, outline, identity)?;
        return Ok(found.map_or_else(fresh, |found| (found.summary, found.done)));
    }
    remove(&path)?;
    for block in plan.shard.blocks(identity.replicates) {
        for table in [Which::Replicates, Which::Paths] {
            remove(&part::path(out, table.name(), block))?;
        }
    }
    Ok(fresh())
}

/// What the threads of a run share.
pub(crate) struct Job<'a, S> {
    pub(crate) simulator: &'a S,
    pub(crate) identity: &'a Identity,
    pub(crate) plan: &'a Plan,
    pub(crate) shared: Shared,
    pub(crate) selection: Selection,
    watch: Watch<'a>,
    next: AtomicU64,
    halt: AtomicBool,
    trouble: Mutex<Option<EnsembleError>>,
}

impl<S: Simulator> Job<'_, S> {
    fn run(&self) -> Result<(), EnsembleError> {
        let (tell, told) = mpsc::channel();
        std::thread::scope(|scope| {
            for thread in 0..self.plan.threads {
                let tell = tell.clone();
                scope.spawn(move || self.work(thread, &tell));
            }
            drop(tell);
            self.attend(&told);
        });
        let trouble = self
            .trouble
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .take();
        trouble.map_or(Ok(()), Err)
    }

    /// A thread's work: block after block until none is left.
    fn work(&self, thread: usize, tell: &Sender<()>) {
        let turn = thread * self.simulator.outline().days() / self.plan.threads;
        let mut worker = Worker::new(self, turn);
        let end = self.plan.shard.blocks(self.identity.replicates).end;
        while !self.stopped() {
            let block = self.next.fetch_add(1, Ordering::Relaxed);
            if block >= end {
                return;
            }
            if let Err(error) = worker.block(block, tell) {
                self.stop(error);
            }
        }
    }

    /// Tells of progress and writes checkpoints while the threads work.
    fn attend(&self, told: &mpsc::Receiver<()>) {
        let mut progress = self.progress();
        (self.watch.progress)(progress);
        let mut due = Instant::now() + self.plan.checkpoint_every;
        loop {
            match told.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(()) => {
                    progress = self.progress();
                    (self.watch.progress)(progress);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.watch.cancel.load(Ordering::Relaxed) {
                self.halt.store(true, Ordering::Relaxed);
            }
            if Instant::now() >= due {
                self.save();
                due = Instant::now() + self.plan.checkpoint_every;
            }
        }
    }

    fn save(&self) {
        let Some(path) = self.checkpoint_path() else {
            return;
        };
        if let Err(error) = checkpoint::write(&path, self.identity, &self.shared) {
            self.stop(error);
        }
    }

    fn checkpoint_path(&self) -> Option<PathBuf> {
        self.plan
            .out
            .as_ref()
            .map(|out| checkpoint::path(out, self.plan.shard))
    }

    fn progress(&self) -> Progress {
        let replicates = self.identity.replicates;
        let Range { start, end } = self.plan.shard.blocks(replicates);
        let upto = |block: u64| (block * BLOCK).min(replicates);
        let (done, failed) = self.shared.done_and_failed();
        Progress {
            done,
            total: upto(end) - upto(start),
            failed,
        }
    }

    pub(crate) fn stopped(&self) -> bool {
        self.halt.load(Ordering::Relaxed) || self.watch.cancel.load(Ordering::Relaxed)
    }

    /// Ends the run; the first trouble is the one to tell.
    fn stop(&self, error: EnsembleError) {
        let mut trouble = self
            .trouble
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        trouble.get_or_insert(error);
        self.halt.store(true, Ordering::Relaxed);
    }
}
