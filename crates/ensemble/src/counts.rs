//! What is counted of the replicates of one family of pasts.

use citerne_model::history::{History, NEVER, Verdict};
use serde::{Deserialize, Serialize};

use crate::day::add;
use crate::measures::MeasureCount;
use crate::outline::Outline;

/// Counts of replicates, once for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Replicates lived to their end.
    pub(crate) replicates: u64,
    /// By event: replicates by first day; the last place is for never.
    first: Vec<Vec<u32>>,
    /// By claim: replicates by verdict.
    verdicts: Vec<[u32; 4]>,
    /// By measure: what became of it.
    pub(crate) measures: Vec<MeasureCount>,
}

impl Counts {
    pub(crate) fn new(outline: &Outline) -> Self {
        Self {
            replicates: 0,
            first: vec![vec![0; outline.days() + 1]; outline.events.len()],
            verdicts: vec![[0; 4]; outline.claims.len()],
            measures: vec![MeasureCount::new(outline.days()); outline.measures.len()],
        }
    }

    /// Whether it has the lengths of a fresh one: a file may lie.
    pub(crate) fn fits(&self, outline: &Outline) -> bool {
        self.first.len() == outline.events.len()
            && self
                .first
                .iter()
                .all(|first| first.len() == outline.days() + 1)
            && self.verdicts.len() == outline.claims.len()
            && self.measures.len() == outline.measures.len()
            && self.measures.iter().all(|it| it.fits(outline.days()))
    }

    pub(crate) fn fold(&mut self, history: &History) {
        self.replicates += 1;
        for (first, &day) in self.first.iter_mut().zip(&history.first) {
            let never = first.len() - 1;
            first[if day == NEVER { never } else { day as usize }] += 1;
        }
        for (verdicts, &verdict) in self.verdicts.iter_mut().zip(&history.claims) {
            verdicts[verdict as usize] += 1;
        }
        for (measure, trace) in self.measures.iter_mut().zip(&history.measures) {
            measure.fold(trace);
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.replicates += other.replicates;
        for (first, other) in self.first.iter_mut().zip(&other.first) {
            add(first, other);
        }
        for (verdicts, other) in self.verdicts.iter_mut().zip(&other.verdicts) {
            add(verdicts, other);
        }
        for (measure, other) in self.measures.iter_mut().zip(&other.measures) {
            measure.merge(other);
        }
    }

    /// Replicates by the first day of an event; the last place is for never.
    pub(crate) fn first(&self, event: usize) -> &[u32] {
        &self.first[event]
    }

    /// Replicates in which an event had come by a day, that day included.
    pub(crate) fn event_by(&self, event: usize, day: usize) -> u64 {
        let first = self.first[event][..=day].iter();
        first.map(|&count| u64::from(count)).sum()
    }

    /// Replicates that judge a claim so.
    pub(crate) fn verdict(&self, claim: usize, verdict: Verdict) -> u64 {
        self.verdicts[claim][verdict as usize].into()
    }
}
