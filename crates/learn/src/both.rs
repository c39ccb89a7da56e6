//! The same record lived twice: as the log was known then, and as it is known now.

use citerne_filter::{Fault, Histories, Record};

use crate::histories::{CaseHistories, Past};

/// Two sets of histories of one case, side by side. The stages are those of both, by day; a stage has
/// the facts of then before those of now.
pub(crate) struct Both<'a> {
    then: &'a CaseHistories,
    now: &'a CaseHistories,
    stages: Vec<Stage>,
}

/// What ends on one day: a stage of the one, of the other, or of both.
struct Stage {
    day: u32,
    then: Option<usize>,
    now: Option<usize>,
}

impl<'a> Both<'a> {
    pub(crate) fn new(then: &'a CaseHistories, now: &'a CaseHistories) -> Self {
        let days = |histories: &CaseHistories| -> Vec<u32> {
            let stages = histories.timetable().iter();
            stages.map(|stage| stage.day).collect()
        };
        let (of_then, of_now) = (days(then), days(now));
        let mut all: Vec<u32> = of_then.iter().chain(&of_now).copied().collect();
        all.sort_unstable();
        all.dedup();
        let stage = |day: u32| Stage {
            day,
            then: of_then.binary_search(&day).ok(),
            now: of_now.binary_search(&day).ok(),
        };
        Self {
            then,
            now,
            stages: all.into_iter().map(stage).collect(),
        }
    }

    /// Whether each fact is one of now.
    pub(crate) fn are_of_now(&self) -> Vec<bool> {
        let mut all = Vec::new();
        for stage in &self.stages {
            let facts = |histories: &CaseHistories, stage| histories.facts(stage);
            let then = stage.then.map_or(0, |stage| facts(self.then, stage));
            let now = stage.now.map_or(0, |stage| facts(self.now, stage));
            all.extend(std::iter::repeat_n(false, then));
            all.extend(std::iter::repeat_n(true, now));
        }
        all
    }
}

impl Histories for Both<'_> {
    type Course = (Past, Past);

    fn scores(&self) -> usize {
        self.now.scores()
    }

    fn slots(&self) -> usize {
        self.then.slots().max(self.now.slots())
    }

    fn first_stage(&self, slot: usize) -> usize {
        let longer = if slot < self.now.slots() {
            self.now
        } else {
            self.then
        };
        let day = longer.pattern.first_day(slot);
        self.stages.partition_point(|stage| stage.day < day)
    }

    fn stages(&self) -> usize {
        self.stages.len()
    }

    fn facts(&self, stage: usize) -> usize {
        let Stage { then, now, .. } = self.stages[stage];
        then.map_or(0, |stage| self.then.facts(stage))
            + now.map_or(0, |stage| self.now.facts(stage))
    }

    fn begin(&self, record: &Record) -> (Past, Past) {
        (self.then.begin(record), self.now.begin(record))
    }

    fn live(
        &self,
        record: &Record,
        (then, now): &mut (Past, Past),
        stage: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        let stage = &self.stages[stage];
        if let Some(stage) = stage.then {
            self.then.live(record, then, stage, out)?;
        }
        if let Some(stage) = stage.now {
            self.now.live(record, now, stage, out)?;
        }
        Ok(())
    }
}
