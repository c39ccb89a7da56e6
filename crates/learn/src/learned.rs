//! What was learned, as a source of replicates: a forecast from it goes on where the log ends.

use citerne_ensemble::Draw;
use citerne_filter::{Posterior, Record, Work, refresh};
use citerne_luck::Luck;

use crate::histories::CaseHistories;
use crate::patch::PatchedDays;

/// A case with what was learned of it.
#[derive(Debug, Clone)]
pub struct Learned {
    /// How its histories are lived.
    pub histories: CaseHistories,
    /// The weighted records that replicates go on from.
    pub posterior: Posterior,
    /// The records as learning left them, where the others were refreshed.
    kept: Option<Box<Posterior>>,
    /// Weight of each particle and all before it.
    upto: Vec<f64>,
    /// Ancestor of each particle, by number in order of weight.
    lineages: Vec<u64>,
    pasts: f64,
}

impl Learned {
    /// Joins both.
    #[must_use]
    pub fn new(histories: CaseHistories, posterior: Posterior) -> Self {
        let mut sum = 0.0;
        let weights = posterior.weights();
        let upto = weights.iter().map(|weight| {
            sum += weight;
            sum
        });
        Self {
            upto: upto.collect(),
            lineages: lineages(&posterior),
            pasts: posterior.ancestors(),
            histories,
            posterior,
            kept: None,
        }
    }

    /// The same, with a last round of fresh luck for all that is not learned by score: inputs of
    /// which the log says little would otherwise be those of a few ancestors by accident, and
    /// what comes after the log may hang on them. Weights and scores stay. Where chains have settled it
    /// no such round is needed: they part with what the log says little of at nearly every move.
    #[must_use]
    pub fn refreshed(self, threads: usize) -> Self {
        if self.posterior.settled {
            return self;
        }
        let work = Work {
            threads,
            ..Work::default()
        };
        let groups = self.histories.pattern.groups();
        let posterior = refresh(&self.histories, &self.posterior, &groups, &work);
        Self {
            kept: Some(self.kept.unwrap_or_else(|| Box::new(self.posterior))),
            posterior,
            ..self
        }
    }

    /// What learning left: this is what a file keeps and what can be learned on from.
    #[must_use]
    pub fn kept(&self) -> &Posterior {
        self.kept.as_deref().unwrap_or(&self.posterior)
    }

    /// Effective number of ancestors of the histories that replicates go on from.
    #[must_use]
    pub fn pasts(&self) -> f64 {
        self.pasts
    }

    /// A short mark of what was learned: equal for equal records and weights as learning left them.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let weighed = self.kept().particles.iter();
        for (particle, weight) in weighed.zip(&self.kept().log_weights) {
            let Record { scores, luck } = &particle.record;
            let scores = scores.iter().chain([weight]).map(|score| score.to_bits());
            for word in scores.chain(luck.iter().copied()) {
                hasher.update(&word.to_le_bytes());
            }
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }

    /// The record that a replicate goes on from.
    #[must_use]
    pub fn record(&self, replicate: u64) -> &Record {
        &self.posterior.particles[self.index(replicate)].record
    }

    /// The record that a replicate goes on from, by index.
    ///
    /// Replicates walk through the weights in steps of the golden ratio: any run of them, from any
    /// number on, holds each particle nearly in proportion to its weight, and a replicate has the
    /// same particle in a run of any length.
    fn index(&self, replicate: u64) -> usize {
        let total = self.upto.last().copied().unwrap_or(0.0);
        let aim = golden(replicate) * total;
        let index = self.upto.partition_point(|upto| *upto <= aim);
        index.min(self.upto.len() - 1)
    }
}

/// The ancestor of each particle, numbered from that of the greatest weight on.
fn lineages(posterior: &Posterior) -> Vec<u64> {
    let weights = posterior.lineages();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
    let mut number = vec![0; order.len()];
    for (rank, ancestor) in (0..).zip(order) {
        number[ancestor] = rank;
    }
    let particles = posterior.particles.iter();
    particles
        .map(|particle| number[particle.ancestor])
        .collect()
}

/// Multiples of the golden ratio, whole parts left out: evenly spread over `[0, 1)`.
fn golden(number: u64) -> f64 {
    /// The golden ratio less one, as a fraction of 2^64.
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
    let turned = (number + 1).wrapping_mul(STEP);
    (turned >> 11) as f64 / (1_u64 << 53) as f64
}

impl Draw for Learned {
    type Days<'a> = PatchedDays<'a>;

    fn draw(&self, luck: Luck, values: &mut Vec<f64>, versions: &mut Vec<usize>) {
        self.histories
            .values(self.record(luck.number()), values, versions);
    }

    fn days(&self, luck: Luck) -> PatchedDays<'_> {
        let keys = &self.record(luck.number()).luck;
        self.histories.days(keys, luck)
    }

    /// Particles that descend from one ancestor have one mark, however far their moves took them apart:
    /// only what differs between ancestors tells how far the posterior itself is off.
    fn past(&self, luck: Luck) -> u64 {
        self.lineages[self.index(luck.number())]
    }

    /// The states of a chain lie side by side, in their order.
    fn place(&self, luck: Luck) -> u64 {
        self.index(luck.number()) as u64
    }

    fn pasts(&self) -> Option<f64> {
        Some(self.pasts)
    }
}

#[cfg(test)]
mod tests {
    use super::golden;

    #[test]
    fn any_run_of_replicates_spreads_evenly() {
        for first in [0, 1000, 1 << 40] {
            let mut all: Vec<f64> = (first..first + 500).map(golden).collect();
            all.sort_by(f64::total_cmp);
            let gaps = all.windows(2).map(|two| two[1] - two[0]);
            let largest = gaps.fold(0.0, f64::max);
            // Three lengths at most, none above 2.62 times the mean.
            assert!(largest < 2.7 / 500.0, "{largest}");
        }
    }
}
