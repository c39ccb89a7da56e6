//! What all replicates did on one day, in integers.

use serde::{Deserialize, Serialize};

use crate::grid::{Grid, count};
use crate::outline::CELLS;

/// Counts and sums of every channel on one day. Adding replicates and merging are exact, so their
/// order leaves no trace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// Replicates folded in.
    pub(crate) replicates: u64,
    /// Counts by bin, channel after channel.
    pub(crate) counts: Vec<u32>,
    /// Fixed-point sums by channel, in units of [`Grid::factors`].
    sums: Vec<i128>,
    /// Least value by channel.
    least: Vec<f32>,
    /// Greatest value by channel.
    greatest: Vec<f32>,
    /// Replicates by cell of the outcome grid, family after family.
    pub(crate) cells: Vec<u32>,
}

impl Day {
    pub(crate) fn new(grid: &Grid, families: usize) -> Self {
        let channels = grid.channels();
        Self {
            replicates: 0,
            counts: vec![0; grid.counts()],
            sums: vec![0; channels],
            least: vec![f32::INFINITY; channels],
            greatest: vec![f32::NEG_INFINITY; channels],
            cells: vec![0; families * CELLS],
        }
    }

    /// Whether it has the lengths that grid and families want: a file may lie.
    pub(crate) fn fits(&self, grid: &Grid, families: usize) -> bool {
        let channels = grid.channels();
        self.counts.len() == grid.counts()
            && [self.sums.len(), self.least.len(), self.greatest.len()] == [channels; 3]
            && self.cells.len() == families * CELLS
    }

    /// Folds in the rows and outcome cells of several replicates, cells being numbered through all
    /// families.
    pub(crate) fn fold(&mut self, grid: &Grid, rows: &[&[f32]], cells: &[usize]) {
        self.measure(grid, rows, cells);
        count(&mut self.counts, grid, rows);
    }

    /// Folds in all of several replicates but what is counted by bin.
    pub(crate) fn measure(&mut self, grid: &Grid, rows: &[&[f32]], cells: &[usize]) {
        self.replicates += rows.len() as u64;
        for &cell in cells {
            self.cells[cell] += 1;
        }
        for row in rows {
            let ends = self.least.iter_mut().zip(&mut self.greatest);
            for (&value, (least, greatest)) in row.iter().zip(ends) {
                // Adding zero makes -0 a plain 0: which of the two is "least" would hang on order.
                let value = value + 0.0;
                *least = if value < *least { value } else { *least };
                *greatest = if value > *greatest { value } else { *greatest };
            }
            let sums = self.sums.iter_mut().zip(grid.factors());
            for (&value, (sum, factor)) in row.iter().zip(sums) {
                *sum += fixed(f64::from(value) * factor);
            }
        }
    }

    /// Adds what a tally has counted by bin.
    pub(crate) fn add_counts(&mut self, counts: &[u8]) {
        for (count, &more) in self.counts.iter_mut().zip(counts) {
            *count += u32::from(more);
        }
    }

    /// Adds another summary of the same day over other replicates.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.replicates += other.replicates;
        add(&mut self.counts, &other.counts);
        add(&mut self.cells, &other.cells);
        for (sum, other) in self.sums.iter_mut().zip(&other.sums) {
            *sum += other;
        }
        for (least, other) in self.least.iter_mut().zip(&other.least) {
            *least = least.min(*other);
        }
        for (greatest, other) in self.greatest.iter_mut().zip(&other.greatest) {
            *greatest = greatest.max(*other);
        }
    }

    pub(crate) fn mean(&self, grid: &Grid, channel: usize) -> Option<f64> {
        let factor = grid.factors()[channel];
        (self.replicates > 0).then(|| self.sums[channel] as f64 / factor / self.replicates as f64)
    }

    pub(crate) fn quantile(&self, grid: &Grid, channel: usize, level: f64) -> Option<f64> {
        let target = level.clamp(0.0, 1.0) * self.replicates as f64;
        let mut below = 0.0;
        for (index, &count) in self.channel(grid, channel).iter().enumerate() {
            let count = f64::from(count);
            if count > 0.0 && below + count >= target {
                let (low, high) = self.edges(grid, channel, index);
                let part = ((target - below) / count).max(0.0);
                return Some(low + (high - low) * part);
            }
            below += count;
        }
        None
    }

    /// Share of replicates below `value`, by interpolation within its bin.
    pub(crate) fn share_below(&self, grid: &Grid, channel: usize, value: f64) -> Option<f64> {
        if self.replicates == 0 {
            return None;
        }
        let mut below = 0.0;
        for (index, &count) in self.channel(grid, channel).iter().enumerate() {
            let (low, high) = self.edges(grid, channel, index);
            let count = f64::from(count);
            if high < value {
                below += count;
            } else if low < value && count > 0.0 {
                below += count * (value - low) / (high - low);
            }
        }
        Some(below / self.replicates as f64)
    }

    pub(crate) fn range(&self, channel: usize) -> Option<(f32, f32)> {
        (self.replicates > 0).then(|| (self.least[channel], self.greatest[channel]))
    }

    fn channel(&self, grid: &Grid, channel: usize) -> &[u32] {
        &self.counts[grid.range(channel)]
    }

    /// Edges of a bin, drawn in to the least and greatest value; those close the open bins too.
    fn edges(&self, grid: &Grid, channel: usize, index: usize) -> (f64, f64) {
        let (least, greatest) = (
            f64::from(self.least[channel]),
            f64::from(self.greatest[channel]),
        );
        let bins = grid.bins(channel);
        let (low, high) = bins.edges(index).unwrap_or(if index == 0 {
            (least, 0.0)
        } else {
            (bins.top().into(), greatest)
        });
        if least > greatest {
            return (low, high);
        }
        (low.clamp(least, greatest), high.clamp(least, greatest))
    }
}

/// Whole part of a number. Up to 2^62 by the processor's own conversion; beyond, up to 2^90, by a
/// slower one: sums of four thousand million of the largest still fit.
#[inline]
fn fixed(scaled: f64) -> i128 {
    const FAST: f64 = (1_u64 << 62) as f64;
    const LIMIT: f64 = (1_u128 << 90) as f64;
    if scaled.abs() < FAST {
        (scaled as i64).into()
    } else {
        scaled.clamp(-LIMIT, LIMIT) as i128
    }
}

/// Adds counts to counts.
pub(crate) fn add(counts: &mut [u32], others: &[u32]) {
    for (count, other) in counts.iter_mut().zip(others) {
        *count += other;
    }
}
