//! Who can live a replicate by its number.

use citerne_model::history::History;

use crate::outline::{CELLS, Outline};

/// A source of replicates. Replicate `n` must always come out the same, whoever lives it and
/// whatever was lived before: that is what makes runs resumable and shards mergeable.
pub trait Simulator: Sync {
    /// The names of what a replicate leaves behind.
    fn outline(&self) -> &Outline;

    /// Room for one replicate.
    fn sample(&self) -> Sample;

    /// Lives a replicate into `out`.
    ///
    /// # Errors
    /// The fault that ended it, with its day.
    fn live(&self, replicate: u64, out: &mut Sample) -> Result<(), Fault>;
}

/// All that a replicate leaves behind.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The drawn numbers.
    pub inputs: Vec<f64>,
    /// The version of each hypothesis, by index.
    pub versions: Vec<usize>,
    /// The family of pasts that it goes on from; below [`Outline::families`].
    pub family: usize,
    /// The history.
    pub history: History,
}

impl Sample {
    /// Its cell of the outcome grid on a day, numbered through all families.
    pub(crate) fn cell(&self, day: usize) -> usize {
        self.family * CELLS + usize::from(self.history.outcome[day])
    }
}

/// Why a replicate was not lived to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Day of the fault, if it is known.
    pub day: Option<u32>,
    /// What was wrong.
    pub message: String,
}
