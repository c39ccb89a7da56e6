//! A day while replicates are folded into it.

use crate::day::Day;
use crate::grid::{Grid, count};

/// A day, and the latest replicates by bin in a byte each: the day's own counts are four times as
/// long, and are fetched from far away only now and then.
#[derive(Debug)]
pub(crate) struct Tally {
    day: Day,
    counts: Vec<u8>,
    /// Replicates in `counts`: as many as one bin may hold.
    replicates: usize,
}

impl Tally {
    pub(crate) fn new(day: Day) -> Self {
        Self {
            counts: vec![0; day.counts.len()],
            replicates: 0,
            day,
        }
    }

    /// Folds in the rows and outcome cells of several replicates, at most 255.
    pub(crate) fn fold(&mut self, grid: &Grid, rows: &[&[f32]], cells: &[usize]) {
        if self.replicates + rows.len() > u8::MAX.into() {
            self.settle();
        }
        self.replicates += rows.len();
        self.day.measure(grid, rows, cells);
        count(&mut self.counts, grid, rows);
    }

    /// The day with all replicates in it.
    pub(crate) fn settled(&mut self) -> &Day {
        self.settle();
        &self.day
    }

    /// The day with all replicates in it, at the end.
    pub(crate) fn into_day(mut self) -> Day {
        self.settle();
        self.day
    }

    fn settle(&mut self) {
        self.day.add_counts(&self.counts);
        self.counts.fill(0);
        self.replicates = 0;
    }
}
