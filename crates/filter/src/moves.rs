//! Moves of records that leave the distribution of records given the facts as it is.
//!
//! Each is a Metropolis-Hastings move (Hastings 1970) on records, whose prior is independent:
//! standard normal scores, keys of independent luck. What is proposed is fixed by the population
//! before the move and the particle's own luck, never by the proposal's outcome.

use std::ops::Range;

use citerne_luck::math::{exp, ln};
use serde::{Deserialize, Serialize};

use crate::dice::{Dice, Question};
use crate::histories::Record;
use crate::spread::Spread;

/// A kind of move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// All scores take a normal step with the population's covariance (Roberts, Gelman and Gilks
    /// 1997: 2.38^2 / K of it, then adapted).
    Walk,
    /// A few scores are drawn towards 0 and shaken, so that their prior stays as it is: the
    /// preconditioned Crank-Nicolson proposal (Cotter, Roberts, Stuart and White 2013). Where the
    /// facts say nothing of a score the step is the widest, a fresh draw from the prior.
    Few,
    /// A few slots of luck get fresh keys: independent draws from their prior.
    Refresh,
}

impl Kind {
    /// All kinds.
    pub(crate) const ALL: [Self; 3] = [Self::Walk, Self::Few, Self::Refresh];

    /// Share of accepted proposals that the pace is steered to. Where a history is so touchy that the
    /// least change throws its luck about, every proposal pays for that once, however much
    /// it renews: then few and bold ones renew more than many shy ones.
    pub(crate) const AIM: f64 = 0.2;

    /// Bounds of the pace.
    pub(crate) fn paces(self) -> (f64, f64) {
        match self {
            Self::Walk => (0.02, 5.0),
            Self::Few => (0.02, 1000.0),
            Self::Refresh => (1.0, 1000.0),
        }
    }
}

/// How far below and above the pace proposals lie, as powers of e: from a twentieth of it to nearly
/// three times as much. Histories that fit by a rare chance only part with little at a time.
const SHYEST: f64 = -3.0;
const BOLDEST: f64 = 1.0;

/// One move, the same for all particles but for their luck.
#[derive(Debug)]
pub(crate) struct Move<'a> {
    pub(crate) kind: Kind,
    pub(crate) dice: Dice,
    pub(crate) spread: &'a Spread,
    /// How bold it is: the width of the steps, 1 for the rule of thumb, or from 1 on the number of scores
    /// or slots, about which those of single proposals lie.
    pub(crate) pace: f64,
    /// First of the move's fresh keys: particle `i` gets this plus `i`, in every slot.
    pub(crate) fresh: u64,
    /// First stage of each slot in use.
    pub(crate) first_stages: &'a [usize],
    /// The slots to refresh; by luck where none are named.
    pub(crate) bundle: Option<&'a [usize]>,
}

/// What a move proposes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposal {
    pub(crate) record: Record,
    /// The first stage in which the history may differ.
    pub(crate) first: usize,
    /// Logarithm of the ratio of priors and of proposal densities.
    pub(crate) log_ratio: f64,
}

impl Move<'_> {
    pub(crate) fn propose(&self, particle: usize, record: &Record) -> Proposal {
        let mut record = record.clone();
        let (first, log_ratio) = match self.kind {
            Kind::Walk => (0, self.walk(particle, &mut record.scores)),
            Kind::Few => (0, self.few(particle, &mut record.scores)),
            Kind::Refresh => {
                let first = match self.bundle {
                    Some(slots) => self.renew(particle, slots, &mut record.luck),
                    None => self.refresh(particle, &mut record.luck),
                };
                (first, 0.0)
            }
        };
        Proposal {
            record,
            first,
            log_ratio,
        }
    }

    /// Whether a proposal is accepted that gains this much in log density, prior included.
    pub(crate) fn accepts(&self, particle: usize, gain: f64) -> bool {
        ln(self.dice.uniform(Question::Accept, particle, 0)) < gain
    }

    fn walk(&self, particle: usize, scores: &mut [f64]) -> f64 {
        let count = scores.len();
        let shift = |k| self.dice.normal(Question::Shift, particle, k);
        let normal: Vec<f64> = (0..count).map(shift).collect();
        let width = self.pace * 2.38 / (count as f64).sqrt();
        let before = log_prior(scores);
        for (score, step) in scores.iter_mut().zip(self.spread.shape(&normal)) {
            *score += width * step;
        }
        log_prior(scores) - before
    }

    /// x' = sqrt(1 - b^2) x + b z is reversible for the standard normal, so that the ratio of
    /// priors and that of proposals cancel.
    fn few(&self, particle: usize, scores: &mut [f64]) -> f64 {
        let pace = self.boldness(particle);
        let number = (pace as usize).clamp(1, scores.len());
        let rule = pace / number as f64 * 2.38 / (number as f64).sqrt();
        for k in self.chosen(particle, number, 0..scores.len()) {
            let width = (rule * self.spread.sd(k)).min(1.0);
            let normal = self.dice.normal(Question::Shift, particle, k);
            scores[k] = (1.0 - width * width).sqrt() * scores[k] + width * normal;
        }
        0.0
    }

    /// The slots that are refreshed depend on luck alone: the first of them is every other time any,
    /// else a recent one, the n-th from the end in proportion to 1 / n. The others are any of
    /// those that are not used before that one, so that they cost no more to live.
    fn refresh(&self, particle: usize, luck: &mut [u64]) -> usize {
        let slots = luck.len();
        let choice = self.dice.uniform(Question::First, particle, 1);
        let slot = if self.dice.uniform(Question::First, particle, 0) < 0.5 {
            (choice * slots as f64) as usize
        } else {
            slots - nth_from_the_end(slots, choice)
        };
        let first = self.first_stages[slot];
        let from = self.first_stages.partition_point(|&stage| stage < first);
        let others = (self.boldness(particle) as usize).saturating_sub(1);
        let others = others.min(slots - from);
        for slot in self.chosen(particle, others, from..slots).chain([slot]) {
            luck[slot] = self.fresh + particle as u64;
        }
        first
    }

    /// Fresh keys for these slots; the first stage that uses one.
    fn renew(&self, particle: usize, slots: &[usize], luck: &mut [u64]) -> usize {
        let mut first = usize::MAX;
        let known = luck.len();
        for &slot in slots.iter().filter(|slot| **slot < known) {
            luck[slot] = self.fresh + particle as u64;
            first = first.min(self.first_stages[slot]);
        }
        first
    }

    /// The pace of one proposal: each power of e within the bounds is as likely as the others.
    fn boldness(&self, particle: usize) -> f64 {
        let uniform = self.dice.uniform(Question::Boldness, particle, 0);
        self.pace * exp(SHYEST + (BOLDEST - SHYEST) * uniform)
    }

    /// So many of a range, each as likely as the others; one that is chosen twice counts once.
    fn chosen(
        &self,
        particle: usize,
        number: usize,
        of: Range<usize>,
    ) -> impl Iterator<Item = usize> {
        let choice = move |n| self.dice.uniform(Question::Choice, particle, n);
        let mut all: Vec<usize> = (0..number)
            .map(|n| of.start + (choice(n) * of.len() as f64) as usize)
            .collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter()
    }
}

/// From 1 to `slots`, each n in proportion to 1 / n.
fn nth_from_the_end(slots: usize, uniform: f64) -> usize {
    let part = |n: usize| 1.0 / n as f64;
    let point = uniform * (1..=slots).map(part).sum::<f64>();
    let mut upto = 0.0;
    let reached = (1..=slots).find(|&n| {
        upto += part(n);
        point < upto
    });
    reached.unwrap_or(slots)
}

/// Log density of standard normal scores, but for a constant.
fn log_prior(scores: &[f64]) -> f64 {
    -0.5 * scores.iter().map(|score| score * score).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_slots_are_refreshed_more_often() {
        let total = 10_000;
        let mut counts = [0; 5];
        for i in 0..total {
            counts[nth_from_the_end(5, (f64::from(i) + 0.5) / f64::from(total)) - 1] += 1;
        }
        let harmonic = 1.0 + 0.5 + 1.0 / 3.0 + 0.25 + 0.2;
        for (index, count) in counts.iter().enumerate() {
            let expected = f64::from(total) / harmonic / (index + 1) as f64;
            assert!((f64::from(*count) - expected).abs() < 2.0, "{counts:?}");
        }
    }
}
