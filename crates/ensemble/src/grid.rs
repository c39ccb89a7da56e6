//! The bins of all channels, one channel after the other.

use std::ops::{AddAssign, Range};

use crate::bins::Bins;

/// The bins of all channels, and where each channel's counts begin.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid {
    bins: Vec<Bins>,
    offsets: Vec<usize>,
    factors: Vec<f64>,
    /// Neighbours with bins alike, which can be counted in one loop.
    runs: Vec<Range<usize>>,
}

impl Grid {
    pub(crate) fn new(bins: Vec<Bins>) -> Self {
        let mut offsets = vec![0];
        for bins in &bins {
            offsets.push(offsets[offsets.len() - 1] + bins.count());
        }
        let mut end = 0;
        let run = |alike: &[Bins]| {
            let start = end;
            end += alike.len();
            start..end
        };
        Self {
            runs: bins.chunk_by(PartialEq::eq).map(run).collect(),
            factors: bins.iter().map(Bins::sum_factor).collect(),
            offsets,
            bins,
        }
    }

    pub(crate) fn channels(&self) -> usize {
        self.bins.len()
    }

    /// How many bins all channels have together.
    pub(crate) fn counts(&self) -> usize {
        self.offsets[self.bins.len()]
    }

    pub(crate) fn bins(&self, channel: usize) -> &Bins {
        &self.bins[channel]
    }

    /// Where the bins of a channel lie among all.
    pub(crate) fn range(&self, channel: usize) -> Range<usize> {
        self.offsets[channel]..self.offsets[channel + 1]
    }

    /// The unit of each channel's fixed-point sums, as its inverse: [`Bins::sum_factor`].
    pub(crate) fn factors(&self) -> &[f64] {
        &self.factors
    }
}

/// Counts the values of several rows by bin.
pub(crate) fn count<N>(counts: &mut [N], grid: &Grid, rows: &[&[f32]])
where
    N: AddAssign + From<u8>,
{
    for run in &grid.runs {
        let bins = grid.bins[run.start];
        let counts = &mut counts[grid.offsets[run.start]..grid.offsets[run.end]];
        for row in rows {
            let each = counts.chunks_exact_mut(bins.count());
            for (counts, &value) in each.zip(&row[run.clone()]) {
                counts[bins.index(value)] += N::from(1);
            }
        }
    }
}
