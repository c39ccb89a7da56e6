//! Histories made for one test.

use citerne_filter::{Fault, Histories, Record};

/// Histories with at most one fact a stage, whose log density the test says itself.
pub struct Made<F> {
    pub scores: usize,
    /// The first stage of each slot of luck.
    pub slots: &'static [usize],
    pub stages: usize,
    /// Log density of the fact of a stage; none to leave it out, though it is due.
    pub tell: F,
}

impl<F: Fn(&Record, usize) -> Result<Option<f64>, Fault> + Sync> Histories for Made<F> {
    type Course = ();

    fn scores(&self) -> usize {
        self.scores
    }

    fn slots(&self) -> usize {
        self.slots.len()
    }

    fn first_stage(&self, slot: usize) -> usize {
        self.slots[slot]
    }

    fn stages(&self) -> usize {
        self.stages
    }

    fn facts(&self, _: usize) -> usize {
        1
    }

    fn begin(&self, _: &Record) {}

    fn live(
        &self,
        record: &Record,
        (): &mut (),
        stage: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        out.extend((self.tell)(record, stage)?);
        Ok(())
    }
}
