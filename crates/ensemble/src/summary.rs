//! What many replicates say together.

use citerne_model::history::Verdict;
use serde::{Deserialize, Serialize};

use crate::bins::Bins;
use crate::counts::Counts;
use crate::day::{Day, add};
use crate::grid::Grid;
use crate::measures::MeasureCount;
use crate::outline::{CELLS, Outline};
use crate::share::Share;
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
    /// Effective number of different pasts; `None` where each replicate has its own.
    pub(crate) pasts: Option<f64>,
}

/// What is counted once for each replicate, not once a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Totals {
    /// What shares are told of, by family.
    pub(crate) families: Vec<Counts>,
    /// By event: how often it came, over all replicates.
    happened: Vec<u64>,
    /// By hypothesis: replicates by version.
    versions: Vec<Vec<u32>>,
    /// How many replicates failed.
    pub(crate) failed: u64,
    /// The first of them, by number.
    failures: Vec<Failed>,
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
            families: vec![Counts::new(outline); outline.families],
            happened: vec![0; outline.events.len()],
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
        self.families.len() == fresh.families.len()
            && self.families.iter().all(|family| family.fits(outline))
            && lengths(&self.versions) == lengths(&fresh.versions)
            && self.happened.len() == fresh.happened.len()
    }

    /// Replicates lived to their end.
    pub(crate) fn replicates(&self) -> u64 {
        self.families.iter().map(|family| family.replicates).sum()
    }

    pub(crate) fn fold(&mut self, sample: &Sample) {
        let history = &sample.history;
        self.families[sample.family].fold(history);
        for (happened, &count) in self.happened.iter_mut().zip(&history.count) {
            *happened += u64::from(count);
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
        for (family, other) in self.families.iter_mut().zip(&other.families) {
            family.merge(other);
        }
        for (happened, other) in self.happened.iter_mut().zip(&other.happened) {
            *happened += other;
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
        let days = vec![Day::new(&grid, outline.families); outline.days()];
        Self {
            grid,
            days,
            totals: Totals::new(outline),
            pasts: outline.pasts,
        }
    }

    /// Folds in one replicate.
    pub fn fold(&mut self, sample: &Sample) {
        self.totals.fold(sample);
        for (day, summary) in self.days.iter_mut().enumerate() {
            let history = &sample.history;
            summary.fold(&self.grid, &[history.row(day)], &[sample.cell(day)]);
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
        self.totals.replicates()
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

    /// A share of replicates, counted within each family.
    fn share(&self, families: impl Iterator<Item = [u64; 2]>) -> Share {
        Share::new(families.collect(), self.pasts)
    }

    /// Share of the replicates whose outcome on a day is one of these cells of the grid.
    #[must_use]
    pub fn outcome(&self, day: usize, cells: &[usize]) -> Share {
        let counts = self.days[day].cells.chunks(CELLS);
        let counted = |counts: &[u32]| cells.iter().map(|&cell| u64::from(counts[cell])).sum();
        self.share(counts.map(|counts| {
            [
                counted(counts),
                counts.iter().map(|&it| u64::from(it)).sum(),
            ]
        }))
    }

    /// Share of the replicates in which an event had come by a day, that day included.
    #[must_use]
    pub fn event_by(&self, event: usize, day: usize) -> Share {
        let families = self.totals.families.iter();
        self.share(families.map(|family| [family.event_by(event, day), family.replicates]))
    }

    /// Share of the replicates without an event by the day `from` in which it has come by `to`.
    #[must_use]
    pub fn event_between(&self, event: usize, from: usize, to: usize) -> Share {
        let families = self.totals.families.iter();
        self.share(families.map(|family| {
            let come = family.event_by(event, from);
            [family.event_by(event, to) - come, family.replicates - come]
        }))
    }

    /// Replicates by the first day of an event; the last place counts those where it never came.
    #[must_use]
    pub fn event_first(&self, event: usize) -> Vec<u64> {
        let mut first = vec![0; self.days.len() + 1];
        for family in &self.totals.families {
            for (first, &count) in first.iter_mut().zip(family.first(event)) {
                *first += u64::from(count);
            }
        }
        first
    }

    /// How often an event comes in a history, on average. `None` without replicates.
    #[must_use]
    pub fn event_count(&self, event: usize) -> Option<f64> {
        let replicates = self.replicates();
        (replicates > 0).then(|| self.totals.happened[event] as f64 / replicates as f64)
    }

    /// Replicates that judge a claim so.
    #[must_use]
    pub fn claim(&self, claim: usize, verdict: Verdict) -> u64 {
        let families = self.totals.families.iter();
        families.map(|family| family.verdict(claim, verdict)).sum()
    }

    /// Share of the replicates that decide a claim in which it is true.
    #[must_use]
    pub fn claim_true(&self, claim: usize) -> Share {
        self.share(self.totals.families.iter().map(|family| {
            let [yes, no] =
                [Verdict::True, Verdict::False].map(|verdict| family.verdict(claim, verdict));
            [yes, yes + no]
        }))
    }

    /// What became of a measure.
    #[must_use]
    pub fn measure(&self, measure: usize) -> MeasureCount {
        let mut all = MeasureCount::new(self.days.len());
        for family in &self.totals.families {
            all.merge(&family.measures[measure]);
        }
        all
    }

    /// Share of the replicates that something is said of, read off what became of a measure.
    #[must_use]
    pub fn measure_share(&self, measure: usize, of: impl Fn(&MeasureCount) -> u64) -> Share {
        let families = self.totals.families.iter();
        self.share(families.map(|family| [of(&family.measures[measure]), family.replicates]))
    }

    /// Replicates by version of a hypothesis.
    #[must_use]
    pub fn versions(&self, hypothesis: usize) -> &[u32] {
        &self.totals.versions[hypothesis]
    }
}
