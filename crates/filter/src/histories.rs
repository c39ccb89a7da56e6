//! What the sampler must know of histories: how to live one from its record.

use serde::{Deserialize, Serialize};

/// What makes a history: everything else is a function of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The learned parameters, each as a score that is standard normal before any fact.
    pub scores: Vec<f64>,
    /// A key below 2^48 for each slot of luck that was used so far, in the order of the slots.
    pub luck: Vec<u64>,
}

/// A fault that ended a history. It is no verdict on the facts: such a history is left out, as if
/// its record could not have been drawn, and counted ([`crate::Faulted`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What was wrong.
    pub message: String,
}

/// A source of histories, and how likely each fact is under one.
///
/// Facts come in stages, in the order in which they became known; a stage also says how far a
/// history is lived. Under the same record a history must always come out the same.
///
/// A slot of luck is a group of draws that share a key: some nuisance inputs, or a block of days.
/// Draws of one slot under two keys must be independent, and so must be draws of two slots, be their
/// keys equal or not: let the day, the decision or the stage of [`citerne_luck::Luck`] differ.
pub trait Histories: Sync {
    /// A history on its way.
    type Course: Clone + Send + Sync;

    /// Number of learned parameters.
    fn scores(&self) -> usize;

    /// Number of slots of luck.
    fn slots(&self) -> usize;

    /// The first stage in which a history needs the slot. It may not fall from slot to slot.
    fn first_stage(&self, slot: usize) -> usize;

    /// Number of stages.
    fn stages(&self) -> usize;

    /// Number of facts of a stage; it may be none.
    fn facts(&self, stage: usize) -> usize;

    /// The largest log density that any history can give the fact, such as 0 for a probability. Where
    /// it is known, a proposal that can no longer be accepted is not lived to its end: the result is
    /// the same, sooner.
    fn most(&self, _stage: usize, _fact: usize) -> f64 {
        f64::INFINITY
    }

    /// A history before the first stage. It may use the scores and the slots of stage 0.
    fn begin(&self, record: &Record) -> Self::Course;

    /// Lives on from the end of the stage before to the end of `stage`, and appends the logarithm
    /// of the density of each fact of the stage; minus infinity if it can't be.
    ///
    /// # Errors
    /// The fault that ended the history.
    fn live(
        &self,
        record: &Record,
        course: &mut Self::Course,
        stage: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault>;
}

/// Lives a history from its beginning to the end of `stage`.
///
/// # Errors
/// The fault that ended it.
pub fn live_to<H: Histories>(
    histories: &H,
    record: &Record,
    stage: usize,
) -> Result<H::Course, Fault> {
    let mut course = histories.begin(record);
    let mut densities = Vec::new();
    for stage in 0..=stage {
        histories.live(record, &mut course, stage, &mut densities)?;
    }
    Ok(course)
}
