//! Learning from the log of a whole case, and how good what comes out is for its time.
//!
//! Runs under several seeds, of histories and of the sampler, are independent. How far the means that
//! they find lie apart says how many independent draws a run is worth:
//!
//! ```text
//! worth = mean over scores of the posterior variance / mean over scores of the variance of means
//! ```

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use citerne_case::Case;
use citerne_filter::{
    Fault, Histories, Posterior, Progress, Record, Settings, Work, learn, settle,
};
use citerne_learn::CaseHistories;
use citerne_learn::histories::Past;
use citerne_model::Window;

use crate::cpu;

/// The histories of a case up to the end of its log.
///
/// # Errors
/// What is wrong with the case, in words.
pub fn histories(case: &Case, seed: u64) -> Result<CaseHistories, String> {
    let as_of = case.spec.case.log_ends;
    CaseHistories::of(case, Window { as_of, horizon: 0 }, seed).map_err(|e| e.to_string())
}

/// One run.
#[derive(Debug, Clone)]
pub struct Run {
    /// What came out.
    pub posterior: Posterior,
    /// Days lived.
    pub days: u64,
    /// Effective number of ancestors before chains settled it.
    pub ancestors: f64,
    /// Seconds by the clock on the wall.
    pub wall: f64,
    /// Seconds of CPU time.
    pub cpu: f64,
}

/// Learns from the whole log.
///
/// # Errors
/// Why learning failed, in words.
pub fn run(histories: &CaseHistories, settings: &Settings, work: &Work) -> Result<Run, String> {
    let counted = Counted {
        inner: histories,
        days: AtomicU64::new(0),
    };
    let (wall, start) = (Instant::now(), cpu::seconds());
    let mut watch = |_: &Progress| ControlFlow::Continue(());
    let posterior = learn(&counted, settings, work, &mut watch).map_err(|e| e.to_string())?;
    let ancestors = posterior.ancestors();
    let posterior = settle(
        &counted,
        &posterior,
        &histories.pattern.groups(),
        work,
        &mut watch,
    )
    .map_err(|e| e.to_string())?;
    let posterior = posterior.ok_or("broken off")?;
    Ok(Run {
        posterior,
        ancestors,
        days: counted.days.into_inner(),
        wall: wall.elapsed().as_secs_f64(),
        cpu: cpu::seconds() - start,
    })
}

/// How well independent runs agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Independent draws that one run is worth.
    pub worth: f64,
    /// Standard deviation of the mean of a score between runs, in posterior standard deviations.
    pub spread: f64,
    /// Standard deviation of the log evidence between runs.
    pub evidence: f64,
}

/// Compares runs; at least two.
#[must_use]
pub fn agreement(runs: &[Run]) -> Agreement {
    let scores = runs[0].posterior.particles[0].record.scores.len();
    let (mut within, mut between) = (0.0, 0.0);
    for score in 0..scores {
        let found = runs.iter().map(|run| run.posterior.score(score));
        let found: Vec<_> = found.map(|it| (it.mean(), it.sd())).collect();
        // The mean of a run is off by about `between`, so that its spread misses that much.
        let apart = variance(found.iter().map(|it| it.0));
        between += apart;
        within += found.iter().map(|it| it.1 * it.1).sum::<f64>() / runs.len() as f64 + apart;
    }
    Agreement {
        worth: within / between,
        spread: (between / within).sqrt(),
        evidence: variance(runs.iter().map(|run| run.posterior.log_evidence)).sqrt(),
    }
}

fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / count;
    values
        .map(|value| (value - mean) * (value - mean))
        .sum::<f64>()
        / (count - 1.0)
}

/// Counts the days that are lived.
struct Counted<'a> {
    inner: &'a CaseHistories,
    days: AtomicU64,
}

impl Histories for Counted<'_> {
    type Course = Past;

    fn scores(&self) -> usize {
        self.inner.scores()
    }

    fn slots(&self) -> usize {
        self.inner.slots()
    }

    fn first_stage(&self, slot: usize) -> usize {
        self.inner.first_stage(slot)
    }

    fn stages(&self) -> usize {
        self.inner.stages()
    }

    fn facts(&self, stage: usize) -> usize {
        self.inner.facts(stage)
    }

    fn most(&self, stage: usize, fact: usize) -> f64 {
        self.inner.most(stage, fact)
    }

    fn begin(&self, record: &Record) -> Past {
        self.inner.begin(record)
    }

    fn live(
        &self,
        record: &Record,
        past: &mut Past,
        stage: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        let before = past.course.day;
        let lived = self.inner.live(record, past, stage, out);
        let days = u64::from(past.course.day - before);
        self.days.fetch_add(days, Ordering::Relaxed);
        lived
    }
}
