//! When no history allows a fact: what the one that came nearest had.

use citerne_filter::{Death, live_to};

use crate::histories::CaseHistories;
use crate::observe::Value;

/// A fact that no history allowed, and the one that came nearest.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// Id of the observation.
    pub fact: String,
    /// Its day, from day 0, on which it became known.
    pub known: u32,
    /// What was told.
    pub told: Value,
    /// Its unit.
    pub unit: &'static str,
    /// What the history had; none where the fact is a decision.
    pub had: Option<f64>,
}

impl CaseHistories {
    /// Of the particles that died of a fact, what the one had that came nearest to it. None if no fact
    /// was to blame, but faults.
    #[must_use]
    pub fn nearest(&self, death: &Death) -> Option<Nearest> {
        let index = self.timetable()[death.stage].facts[death.fact?];
        let observation = &self.evidence.observations()[index];
        let posterior = &death.posterior;
        let alive = posterior.particles.iter().zip(&posterior.log_weights);
        let alive = alive.filter(|(_, log)| **log > f64::NEG_INFINITY);
        let had = alive.filter_map(|(particle, _)| {
            let past = live_to(self, &particle.record, death.stage).ok()?;
            let evidence = &self.evidence;
            evidence.expected(index, &past.tally, &past.course.params)
        });
        let told = observation.value.number().unwrap_or(0.0);
        Some(Nearest {
            fact: observation.id.clone(),
            known: observation.known,
            told: observation.value,
            unit: observation.unit,
            had: had.min_by(|a, b| (a - told).abs().total_cmp(&(b - told).abs())),
        })
    }
}
