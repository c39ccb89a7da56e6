//! What was learned, as plain data.

use citerne_luck::math::exp;
use serde::{Deserialize, Serialize};

use crate::bridge::Crossed;
use crate::dice::{Dice, Question};
use crate::histories::{Fault, Record};
use crate::moves::Kind;
use crate::resample::Resampler;
use crate::settings::Settings;
use crate::weighted::Weighted;
use crate::weights;

/// Weighted records, and how they came about: all that is needed to live the histories again or
/// to take in more facts.
///
/// Some numbers may be minus infinity (log weights and densities of what a fact rules out), which
/// JSON can't hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Posterior {
    /// What it was learned with.
    pub settings: Settings,
    /// The particles.
    pub particles: Vec<Particle>,
    /// Their log weights; the weights sum to 1.
    pub log_weights: Vec<f64>,
    /// What each fact did, in the order they were taken in.
    pub taken: Vec<Taken>,
    /// What later corrections did beyond what is left in `taken`. The logarithms of all facts and of
    /// all corrections sum to that of the evidence.
    pub corrections: Vec<Crossed>,
    /// Stages begun: that many were lived.
    pub stages: usize,
    /// Logarithm of the evidence: of the joint density of all facts, over prior and luck.
    pub log_evidence: f64,
    /// How bold the moves of each kind are: width of the steps in rules of thumb, or from 1 on the number
    /// of scores or slots.
    pub pace: [f64; 3],
    /// Resamplings and moves so far: the next number of the sampler's luck.
    pub events: u64,
    /// Histories that ended in a fault.
    pub faulted: Faulted,
    /// Whether chains have settled it ([`crate::settle`]), before the last fact or after.
    pub settled: bool,
}

/// A record and what the facts say of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Particle {
    /// The record.
    pub record: Record,
    /// Log density of each fact of the stages begun.
    pub densities: Vec<f64>,
    /// Whether its history ended in a fault; its weight is then 0.
    pub faulted: bool,
    /// What it descends from: the particle of the beginning, by number, or once it was settled the pair of chains.
    pub ancestor: usize,
}

impl Particle {
    /// Log density of all facts together.
    #[must_use]
    pub fn log_density(&self) -> f64 {
        self.densities.iter().sum()
    }
}

/// How a fact was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    /// Its stage.
    pub stage: usize,
    /// Its place within the stage.
    pub fact: usize,
    /// Logarithm of its density given all facts before it: how much it surprised.
    pub log_likelihood: f64,
    /// Effective number of particles before.
    pub ess_before: f64,
    /// By which steps it came in; one if it was taken whole.
    pub steps: Vec<Step>,
}

/// A step towards a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The power of the fact's density after the step; 1 for the whole fact.
    pub temperature: f64,
    /// Effective number of particles after it.
    pub ess: f64,
    /// What was done about worn particles.
    pub rejuvenation: Option<Rejuvenation>,
}

/// A drawing anew, and the moves after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rejuvenation {
    /// Particles that have offspring.
    pub parents: usize,
    /// Different records after the moves.
    pub distinct: usize,
    /// The moves, kind by kind.
    pub moves: Vec<Tally>,
}

/// How the moves of one kind went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The kind.
    pub kind: Kind,
    /// Proposals.
    pub proposed: u64,
    /// Those that were accepted.
    pub accepted: u64,
}

impl Tally {
    /// Share of the proposals that were accepted.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.accepted as f64 / self.proposed as f64
    }
}

/// Histories that ended in a fault, particles and proposals. They are left out: the prior is that of
/// histories without fault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faulted {
    /// How many.
    pub count: u64,
    /// The first few.
    pub first: Vec<Fault>,
}

impl Faulted {
    /// How many are kept in words.
    const KEPT: usize = 10;

    pub(crate) fn add(&mut self, fault: Fault) {
        self.count += 1;
        if self.first.len() < Self::KEPT {
            self.first.push(fault);
        }
    }
}

impl Posterior {
    /// The weights, which sum to 1.
    #[must_use]
    pub fn weights(&self) -> Vec<f64> {
        self.log_weights.iter().map(|log| exp(*log)).collect()
    }

    /// Effective number of particles.
    #[must_use]
    pub fn ess(&self) -> f64 {
        weights::ess(&self.log_weights)
    }

    /// Number of different records among particles that have weight.
    #[must_use]
    pub fn distinct(&self) -> usize {
        let weighed = self.particles.iter().zip(&self.log_weights);
        let held = weighed.filter(|(_, log)| **log > f64::NEG_INFINITY);
        distinct(held.map(|(particle, _)| &particle.record))
    }

    /// Effective number of ancestors: particles that descend from one count as one, however far their moves
    /// took them apart, until [`crate::settle`] gives its chains names of their own, two by two. Runs under several seeds differ about as much as means of so many independent
    /// draws do, or less (after Chan and Lai 2013; Lee and Whiteley 2018).
    #[must_use]
    pub fn ancestors(&self) -> f64 {
        let lineages = self.lineages();
        1.0 / lineages.iter().map(|weight| weight * weight).sum::<f64>()
    }

    /// Weight of all that descend from each ancestor, by its number.
    #[must_use]
    pub fn lineages(&self) -> Vec<f64> {
        let mut weights = vec![0.0; self.particles.len()];
        for (particle, weight) in self.particles.iter().zip(self.weights()) {
            weights[particle.ancestor] += weight;
        }
        weights
    }

    /// Any quantity of the particles, weighted.
    #[must_use]
    pub fn weighted(&self, quantity: impl Fn(&Particle) -> f64) -> Weighted {
        Weighted::new(self.particles.iter().map(quantity), &self.weights())
    }

    /// A learned score.
    #[must_use]
    pub fn score(&self, score: usize) -> Weighted {
        self.weighted(|particle| particle.record.scores[score])
    }

    /// Indices of `count` particles drawn by weight, systematically: a sample of equal weights.
    /// Particles that are drawn twice should get keys of their own for the days to come.
    #[must_use]
    pub fn draw(&self, count: usize) -> Vec<usize> {
        let dice = Dice::new(self.settings.seed, self.events);
        let uniform = |n| dice.uniform(Question::Draw, n, 0);
        Resampler::Systematic.parents(&self.weights(), count, uniform)
    }
}

/// Number of different records.
pub(crate) fn distinct<'a>(records: impl Iterator<Item = &'a Record>) -> usize {
    let mut all: Vec<_> = records.map(bits).collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// A record as something that can be sorted.
fn bits(record: &Record) -> (Vec<u64>, &[u64]) {
    let scores = record.scores.iter().map(|score| score.to_bits());
    (scores.collect(), &record.luck)
}
