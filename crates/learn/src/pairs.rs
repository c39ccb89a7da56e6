//! Facts of a log as it was known then beside those of the same log as it is known now.

use std::collections::BTreeMap;

use citerne_filter::{Histories as _, Taken};

use crate::histories::{CaseHistories, Stage};
use crate::observe::Value;

/// How many facts are as they were, and how many are not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Told as before.
    pub kept: usize,
    /// Told otherwise.
    pub corrected: usize,
    /// No longer there.
    pub gone: usize,
    /// New, of a time that was over already.
    pub late: usize,
}

/// Which facts of now, in the order of stages, are those of then.
pub(crate) struct Pairs {
    /// Stages of now in which there is a fact of then, or whose day then had reached.
    pub(crate) stages: usize,
    /// For each fact of these stages its number then, and whether it told the same.
    pub(crate) partner: Vec<Option<(usize, bool)>>,
    /// Number of facts then.
    then: usize,
}

impl Pairs {
    pub(crate) fn new(then: &CaseHistories, now: &CaseHistories) -> Self {
        let of_then: Vec<usize> = then.taken_in().collect();
        let of_then = told(then, &of_then);
        let numbers = of_then.iter().enumerate();
        let numbers: BTreeMap<&str, usize> = numbers.map(|(n, (id, _))| (*id, n)).collect();
        let partner = |&fact: &usize| {
            let observation = &now.evidence.observations()[fact];
            let number = *numbers.get(observation.id.as_str())?;
            Some((number, of_then[number].1 == observation.value))
        };
        let last = then.timetable().last().map_or(0, |stage| stage.day);
        let counts = |stage: &Stage| {
            stage.day <= last || stage.facts.iter().any(|fact| partner(fact).is_some())
        };
        let stages = now
            .timetable()
            .iter()
            .rposition(counts)
            .map_or(0, |it| it + 1);
        let facts = now.timetable()[..stages].iter().flat_map(|it| &it.facts);
        Self {
            stages,
            partner: facts.map(partner).collect(),
            then: of_then.len(),
        }
    }

    /// Whether each fact was there then.
    pub(crate) fn known(&self) -> Vec<bool> {
        self.partner.iter().map(Option::is_some).collect()
    }

    /// How the facts of then that there are now were taken in, in the order of now.
    pub(crate) fn taken(
        &self,
        (then, now): (&CaseHistories, &CaseHistories),
        all: Vec<Taken>,
    ) -> Vec<Taken> {
        let facts = self.partner.iter().enumerate();
        let facts = facts.filter_map(|(fact, it)| it.map(|(number, _)| (number, fact)));
        let numbers: BTreeMap<usize, usize> = facts.collect();
        let moved = |taken: Taken| {
            let number = facts_before(then, taken.stage) + taken.fact;
            let (stage, fact) = place(now, *numbers.get(&number)?);
            Some(Taken {
                stage,
                fact,
                ..taken
            })
        };
        let mut found: Vec<Taken> = all.into_iter().filter_map(moved).collect();
        found.sort_by_key(|taken| (taken.stage, taken.fact));
        found
    }

    pub(crate) fn changes(&self) -> Changes {
        let known = self.partner.iter().flatten();
        let kept = known.clone().filter(|(_, same)| *same).count();
        let known = known.count();
        Changes {
            kept,
            corrected: known - kept,
            gone: self.then - known,
            late: self.partner.len() - known,
        }
    }
}

/// Ids and values of some observations.
pub(crate) fn told<'a>(of: &'a CaseHistories, facts: &[usize]) -> Vec<(&'a str, Value)> {
    let all = of.evidence.observations();
    let told = facts
        .iter()
        .map(|&fact| (all[fact].id.as_str(), all[fact].value));
    told.collect()
}

fn facts_before(of: &CaseHistories, stage: usize) -> usize {
    (0..stage).map(|stage| of.facts(stage)).sum()
}

/// The stage of a fact and its place within it.
pub(crate) fn place(of: &CaseHistories, number: usize) -> (usize, usize) {
    let after = |stage: &usize| facts_before(of, stage + 1) > number;
    let stage = (0..of.stages()).find(after).unwrap_or(0);
    (stage, number - facts_before(of, stage))
}
