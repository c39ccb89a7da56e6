//! Whether a posterior that comes from outside can be one, and whether it is of some histories.

use citerne_luck::Luck;
use citerne_luck::math::exp;

use crate::histories::Histories;
use crate::moves::Kind;
use crate::posterior::{Particle, Posterior, Taken};

/// How far the sum of the weights may lie from 1.
const ROUNDING: f64 = 1e-6;

impl Posterior {
    /// Whether it can have come out of learning. One that was kept in a file may be damaged.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), String> {
        self.settings.check().map_err(|error| error.to_string())?;
        let (found, expected) = (self.particles.len(), self.settings.particles);
        if found != expected || self.log_weights.len() != expected {
            return Err(format!("it has {found} particles instead of {expected}"));
        }
        self.check_weights()?;
        let first = &self.particles[0];
        for (number, particle) in self.particles.iter().enumerate() {
            check_particle(particle, first).map_err(|what| format!("particle {number} {what}"))?;
            if particle.ancestor >= expected {
                let found = particle.ancestor;
                return Err(format!(
                    "particle {number} descends from {found} of {expected}"
                ));
            }
        }
        self.check_taken(first.densities.len())?;
        self.check_numbers()
    }

    fn check_weights(&self) -> Result<(), String> {
        let sum: f64 = self.log_weights.iter().map(|log| exp(*log)).sum();
        // Not so if one of them is no number.
        if (sum - 1.0).abs() < ROUNDING {
            return Ok(());
        }
        Err(format!("its weights sum to {sum} instead of 1"))
    }

    /// Facts are taken in stage by stage, one after another.
    fn check_taken(&self, facts: usize) -> Result<(), String> {
        if self.taken.len() > facts {
            let found = self.taken.len();
            return Err(format!("it has taken in {found} facts of {facts}"));
        }
        let mut before = None;
        for Taken { stage, fact, .. } in &self.taken {
            let follows = match before {
                Some((last, place)) if last == stage => *fact == place + 1,
                Some((last, _)) => stage > last && *fact == 0,
                None => *fact == 0,
            };
            if !follows || *stage >= self.stages {
                return Err(format!(
                    "it took in fact {fact} of stage {stage} out of turn"
                ));
            }
            before = Some((stage, fact));
        }
        Ok(())
    }

    fn check_numbers(&self) -> Result<(), String> {
        for kind in Kind::ALL {
            let (pace, (least, most)) = (self.pace[kind as usize], kind.paces());
            if !(least..=most).contains(&pace) {
                return Err(format!(
                    "its moves have the pace {pace}, not one from {least} to {most}"
                ));
            }
        }
        // Each event has as many fresh keys as there are particles.
        let events = Luck::REPLICATES / self.particles.len() as u64;
        if !(1..events).contains(&self.events) {
            let found = self.events;
            return Err(format!("it has {found} events, not from 1 to {events}"));
        }
        let surprises = self.taken.iter().map(|taken| taken.log_likelihood);
        let corrections = self.corrections.iter().map(|crossed| crossed.log_ratio);
        let mut evidence = surprises.chain(corrections).chain([self.log_evidence]);
        if evidence.all(f64::is_finite) {
            return Ok(());
        }
        Err("its evidence is no number".to_owned())
    }

    /// Whether what it says it has taken in are facts of these histories, in their places.
    ///
    /// # Errors
    /// What is otherwise.
    pub fn fits<H: Histories>(&self, histories: &H) -> Result<(), String> {
        let (stages, there) = (self.stages, histories.stages());
        if stages > there {
            return Err(format!(
                "it has taken in {stages} stages, they have {there}"
            ));
        }
        let of_stage = |stage| (0..histories.facts(stage)).map(move |fact| (stage, fact));
        let mut places = (0..stages).flat_map(of_stage);
        let other = self
            .taken
            .iter()
            .find(|taken| places.next() != Some((taken.stage, taken.fact)));
        if let Some(Taken { stage, fact, .. }) = other {
            return Err(format!(
                "it has taken in fact {fact} of stage {stage} in another place"
            ));
        }
        // A stage is begun when all before it is taken in.
        let before: usize = (0..stages.saturating_sub(1))
            .map(|stage| histories.facts(stage))
            .sum();
        if self.taken.len() < before {
            let found = self.taken.len();
            return Err(format!(
                "it has taken in {found} facts, fewer than the {before} of its stages"
            ));
        }
        Ok(())
    }
}

fn check_particle(particle: &Particle, first: &Particle) -> Result<(), String> {
    let lengths = |of: &Particle| {
        (
            of.record.scores.len(),
            of.record.luck.len(),
            of.densities.len(),
        )
    };
    if lengths(particle) != lengths(first) {
        return Err("has other numbers of scores, keys or densities than the first".to_owned());
    }
    if let Some(score) = particle
        .record
        .scores
        .iter()
        .find(|score| !score.is_finite())
    {
        return Err(format!("has the score {score}"));
    }
    if let Some(key) = particle
        .record
        .luck
        .iter()
        .find(|key| **key >= Luck::REPLICATES)
    {
        return Err(format!("has the key {key}, which is none"));
    }
    let mut densities = particle.densities.iter();
    match densities.find(|log| log.is_nan() || **log == f64::INFINITY) {
        Some(log) => Err(format!("has the log density {log}")),
        None => Ok(()),
    }
}
