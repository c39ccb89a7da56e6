//! Parts of what is known: without some kinds, up to an earlier day, corridor by corridor.

use std::sync::Arc;

use super::evidence::Evidence;
use super::observation::{Kind, Model, Observation, Roads, Value};

impl Evidence {
    /// Without the observations of some kinds, and without those that rest on them.
    #[must_use]
    pub fn without(&self, kinds: &[Kind]) -> Self {
        self.keeping(|observation| !kinds.contains(&observation.kind))
    }

    /// What was known by the end of an earlier day, of rows that mean the same then as later. Known
    /// decisions count as known on the day they fell.
    #[must_use]
    pub fn known_by(&self, day: u32) -> Self {
        let mut earlier = self.keeping(|observation| observation.known <= day);
        let (script, plan) = &*self.shared;
        earlier.shared = Arc::new((script.up_to(day), plan.clone()));
        earlier
    }

    /// With an observation for each corridor of which nothing was told in a week, in place of one
    /// for all of them. Both weigh the same: silence on several corridors is silence on each.
    #[must_use]
    pub fn by_corridor(&self) -> Self {
        let mut place = Vec::with_capacity(self.observations.len());
        let mut all: Vec<Observation> = Vec::new();
        for observation in &self.observations {
            place.push(all.len());
            match &observation.model {
                Model::Attacks(roads) if observation.value == Value::Number(0.0) => {
                    all.extend(each(observation, roads));
                }
                _ => all.push(observation.resting_on(|index| place[index])),
            }
        }
        self.holding(all)
    }

    /// As it looks from a day on which only some observations are known. Of the others nothing is
    /// taken from their rows but kind, days, place and trust: not what bounds they will state, not
    /// in how many attacks losses will be told (in all that are), not which share of dated
    /// losses a total will count (that of the days).
    #[must_use]
    pub fn foreseen(&self, known: impl Fn(&Observation) -> bool) -> Self {
        let mut other = self.clone();
        for observation in &mut other.observations {
            if !known(observation) {
                observation.foresee(&self.observations);
            }
        }
        other
    }

    fn keeping(&self, keep: impl Fn(&Observation) -> bool) -> Self {
        let mut place: Vec<Option<usize>> = Vec::with_capacity(self.observations.len());
        let mut kept: Vec<Observation> = Vec::new();
        for observation in &self.observations {
            let rests = observation.rests_on().iter().all(|&on| place[on].is_some());
            if keep(observation) && rests {
                let moved = observation.resting_on(|index| place[index].unwrap_or(index));
                place.push(Some(kept.len()));
                kept.push(moved);
            } else {
                place.push(None);
            }
        }
        self.holding(kept)
    }

    fn holding(&self, observations: Vec<Observation>) -> Self {
        let mut other = self.clone();
        other.observations = observations;
        other
    }
}

/// An observation of silence for each corridor by itself.
fn each(observation: &Observation, roads: &Roads) -> impl Iterator<Item = Observation> {
    let corridors = observation.subject.corridors.iter().zip(&roads.slots);
    corridors.map(|(corridor, slot)| {
        let week = observation.id.rsplit(':').next().unwrap_or_default();
        let mut one = observation.clone();
        one.id = format!("{}:{corridor}:{week}", Kind::Attacks.id());
        one.subject.corridors = vec![corridor.clone()];
        one.model = Model::Attacks(Roads {
            slots: vec![*slot],
            days: roads.days,
        });
        one
    })
}

impl Observation {
    /// The observations that this one rests on, by index.
    pub(super) fn rests_on(&self) -> Vec<usize> {
        match &self.model {
            Model::Losses { attacks, .. } => vec![*attacks],
            Model::Total { parts, .. } => parts.iter().map(|part| part.index).collect(),
            _ => Vec::new(),
        }
    }

    /// Forgets what only its row can tell.
    fn foresee(&mut self, all: &[Self]) {
        let (from, to) = (self.from, self.to);
        let within = |other: &Self| {
            let days = (to.min(other.to) + 1).saturating_sub(from.max(other.from));
            f64::from(days) / f64::from(other.to - other.from + 1)
        };
        match &mut self.model {
            Model::Losses { reports, noise, .. } => {
                *reports = f64::INFINITY;
                noise.bounds = 0.0;
            }
            Model::Total { parts, noise, .. } => {
                for part in parts {
                    part.share = within(&all[part.index]);
                }
                noise.bounds = 0.0;
            }
            Model::Count { noise, .. }
            | Model::Price { noise, .. }
            | Model::Gauge { noise, .. } => {
                noise.bounds = 0.0;
            }
            Model::Attacks(_) | Model::Weighed { .. } => {}
        }
    }

    /// The same with other places for those that it rests on.
    fn resting_on(&self, place: impl Fn(usize) -> usize) -> Self {
        let mut moved = self.clone();
        match &mut moved.model {
            Model::Losses { attacks, .. } => *attacks = place(*attacks),
            Model::Total { parts, .. } => {
                for part in parts {
                    part.index = place(part.index);
                }
            }
            _ => {}
        }
        moved
    }
}
