//! What many replicates say together.

use citerne_model::history::{NEVER, Verdict};
use serde::{Deserialize, Serialize};

use crate::bins::Bins;
use crate::day::{Day, add};
use crate::grid::Grid;
use crate::measures::MeasureCount;
use crate::outline::Outline;
use crate::simulator::{Fault, Sample};

/// How many failed replicates are kept by number.
const KEPT_FAILURES: usize = 100;

/// What many replicates say together, in exact integers. The order in which replicates and other
/// summaries were added leaves no trace in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    pub(crate) grid: Grid,
    pub(crate) days: Vec<Day>,
    pub(crate) totals: Totals,
}

/// What is counted once for each replicate, not once a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Totals {
    /// Replicates lived to their end.
    pub(crate) replicates: u64,
    /// By event: replicates by first day; the last place is for never.
    pub(crate) first: Vec<Vec<u32>>,
    /// By event: how often it came, over all replicates.
    pub(crate) happened: Vec<u64>,
    /// By claim: replicates by verdict.
    pub(crate) verdicts: Vec<[u32; 4]>,
    /// By measure: what became of it.
    pub(crate) measures: Vec<MeasureCount>,
    /// By hypothesis: replicates by version.
    pub(crate) versions: Vec<Vec<u32>>,
    /// How many replicates failed.
    pub(crate) failed: u64,
    /// The first of them, by number.
    pub(crate) failures: Vec<Failed>,
}

/// A replicate that was not lived to its end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Failed {
    /// Its number, by which it can be run again alone.
    pub replicate: u64,
    /// Day of the fault, if it is known.
    pub day: Option<u32>,
    /// What was wrong.
    pub message: String,
}

impl Totals {
    pub(crate) fn new(outline: &Outline) -> Self {
        Self {
            replicates: 0,
            first: vec![vec![0; outline.days() + 1]; outline.events.len()],
            happened: vec![0; outline.events.len()],
            verdicts: vec![[0; 4]; outline.claims.len()],
            measures: vec![MeasureCount::new(outline.days()); outline.measures.len()],
            versions: outline
                .choices
                .iter()
                .map(|choice| vec![0; choice.versions.len()])
                .collect(),
            failed: 0,
            failures: Vec::new(),
        }
    }

    /// Whether it has the lengths of a fresh one: a file may lie.
    pub(crate) fn fits(&self, outline: &Outline) -> bool {
        let fresh = Self::new(outline);
        let lengths = |lists: &[Vec<u32>]| lists.iter().map(Vec::len).collect::<Vec<_>>();
        lengths(&self.first) == lengths(&fresh.first)
            && lengths(&self.versions) == lengths(&fresh.versions)
            && self.happened.len() == fresh.happened.len()
            && self.verdicts.len() == fresh.verdicts.len()
            && self.measures.len() == fresh.measures.len()
            && self.measures.iter().all(|it| it.fits(outline.days()))
    }

    pub(crate) fn fold(&mut self, sample: &Sample) {
        self.replicates += 1;
        let history = &sample.history;
        for (first, &day) in self.first.iter_mut().zip(&history.first) {
            let never = first.len() - 1;
            first[if day == NEVER { never } else { day as usize }] += 1;
        }
        for (happened, &count) in self.happened.iter_mut().zip(&history.count) {
            *happened += u64::from(count);
        }
        for (verdicts, &verdict) in self.verdicts.iter_mut().zip(&history.claims) {
            verdicts[verdict as usize] += 1;
        }
        for (measure, trace) in self.measures.iter_mut().zip(&history.measures) {
            measure.fold(trace);
        }
        for (versions, &version) in self.versions.iter_mut().zip(&sample.versions) {
            versions[version] += 1;
        }
    }

    pub(crate) fn fail(&mut self, replicate: u64, fault: Fault) {
        self.failed += 1;
        let Fault { day, message } = fault;
        self.failures.push(Failed {
            replicate,
            day,
            message,
        });
        self.trim_failures();
    }

    fn trim_failures(&mut self) {
        self.failures.sort();
        self.failures.truncate(KEPT_FAILURES);
    }

    fn merge(&mut self, other: &Self) {
        self.replicates += other.replicates;
        for (first, other) in self.first.iter_mut().zip(&other.first) {
            add(first, other);
        }
        for (happened, other) in self.happened.iter_mut().zip(&other.happened) {
            *happened += other;
        }
        for (verdicts, other) in self.verdicts.iter_mut().zip(&other.verdicts) {
            add(verdicts, other);
        }
        for (measure, other) in self.measures.iter_mut().zip(&other.measures) {
            measure.merge(other);
        }
        for (versions, other) in self.versions.iter_mut().zip(&other.versions) {
            add(versions, other);
        }
        self.failed += other.failed;
        self.failures.extend_from_slice(&other.failures);
        self.trim_failures();
    }
}

impl Summary {
    /// A summary of no replicates.
    #[must_use]
    pub fn new(outline: &Outline) -> Self {
        let bins = outline
            .channels
            .iter()
            .map(|channel| Bins::new(channel.scale))
            .collect();
        let grid = Grid::new(bins);
        let days = vec![Day::new(&grid); outline.days()];
        Self {
            grid,
            days,
            totals: Totals::new(outline),
        }
    }

    /// Folds in one replicate.
    pub fn fold(&mut self, sample: &Sample) {
        self.totals.fold(sample);
        for (day, summary) in self.days.iter_mut().enumerate() {
            let history = &sample.history;
            summary.fold(&self.grid, &[history.row(day)], &[history.outcome[day]]);
        }
    }

    /// Adds the summary of other replicates of the same outline.
    pub fn merge(&mut self, other: &Self) {
        self.totals.merge(&other.totals);
        for (day, other) in self.days.iter_mut().zip(&other.days) {
            day.merge(other);
        }
    }

    /// Replicates that were lived to their end.
    #[must_use]
    pub fn replicates(&self) -> u64 {
        self.totals.replicates
    }

    /// How many replicates failed.
    #[must_use]
    pub fn failed(&self) -> u64 {
        self.totals.failed
    }

    /// The failed replicates with the lowest numbers, up to a hundred.
    #[must_use]
    pub fn failures(&self) -> &[Failed] {
        &self.totals.failures
    }

    /// Mean of a channel on a day. `None` without replicates.
    #[must_use]
    pub fn mean(&self, day: usize, channel: usize) -> Option<f64> {
        self.days[day].mean(&self.grid, channel)
    }

    /// Quantile of a channel on a day, by interpolation within a bin: no farther from the sample's
    /// own quantile than [`Summary::bin_width`]. `None` without replicates.
    #[must_use]
    pub fn quantile(&self, day: usize, channel: usize, level: f64) -> Option<f64> {
        self.days[day].quantile(&self.grid, channel, level)
    }

    /// Probability that a channel is below a value on a day. `None` without replicates.
    ///
    /// Exact up to how the replicates of the value's own bin are spread.
    #[must_use]
    pub fn probability_below(&self, day: usize, channel: usize, value: f64) -> Option<f64> {
        self.days[day].share_below(&self.grid, channel, value)
    }

    /// Least and greatest value of a channel on a day, exact.
    #[must_use]
    pub fn range(&self, day: usize, channel: usize) -> Option<(f32, f32)> {
        self.days[day].range(channel)
    }

    /// Width of the bin of a value: the largest error of a quantile there. Zero for values at or
    /// below zero and infinite from the top of the scale on, unless [`Summary::range`] bounds it.
    #[must_use]
    pub fn bin_width(&self, channel: usize, value: f64) -> f64 {
        let bins = self.grid.bins(channel);
        let index = bins.index(value as f32);
        let open = if index == 0 { 0.0 } else { f64::INFINITY };
        bins.edges(index).map_or(open, |(low, high)| high - low)
    }

    /// Replicates by cell of the outcome grid on a day.
    #[must_use]
    pub fn cells(&self, day: usize) -> &[u32] {
        &self.days[day].cells
    }

    /// Replicates in which an event had come by a day, that day included.
    #[must_use]
    pub fn event_by(&self, event: usize, day: usize) -> u64 {
        self.totals.first[event][..=day]
            .iter()
            .map(|&count| u64::from(count))
            .sum()
    }

    /// Replicates by the first day of an event; the last place counts those where it never came.
    #[must_use]
    pub fn event_first(&self, event: usize) -> &[u32] {
        &self.totals.first[event]
    }

    /// How often an event comes in a history, on average. `None` without replicates.
    #[must_use]
    pub fn event_count(&self, event: usize) -> Option<f64> {
        let replicates = self.totals.replicates;
        (replicates > 0).then(|| self.totals.happened[event] as f64 / replicates as f64)
    }

    /// Replicates that judge a claim so.
    #[must_use]
    pub fn claim(&self, claim: usize, verdict: Verdict) -> u64 {
        self.totals.verdicts[claim][verdict as usize].into()
    }

    /// What became of a measure.
    #[must_use]
    pub fn measure(&self, measure: usize) -> &MeasureCount {
        &self.totals.measures[measure]
    }

    /// Replicates by version of a hypothesis.
    #[must_use]
    pub fn versions(&self, hypothesis: usize) -> &[u32] {
        &self.totals.versions[hypothesis]
    }
}

/// Monte Carlo error of a share of `count` in `all` independent replicates: the standard deviation
/// of what the probability may be after such a count, all having been equally likely before. Unlike
/// √(p(1−p)/n) it is not zero where nothing, or everything, was counted.
#[must_use]
pub fn share_error(count: f64, all: f64) -> f64 {
    let (yes, no) = (count + 1.0, (all - count).max(0.0) + 1.0);
    let sum = yes + no;
    (yes * no / (sum * sum * (sum + 1.0))).sqrt()
}

/// Monte Carlo error of a share of `count` in `all` replicates that go on from an effective number
/// of different `pasts`, or have one each. Replicates that share a past may share the answer: where
/// they do, `all` is worth no more than the pasts, so the error is reckoned from
/// 1 / (1 / all + 1 / pasts) replicates. It is too large rather than too small.
#[must_use]
pub fn error_among(count: u64, all: u64, pasts: Option<f64>) -> f64 {
    let (count, all) = (count as f64, all as f64);
    let worth = pasts.map_or(1.0, |pasts| pasts / (pasts + all));
    share_error(count * worth, all * worth)
}
