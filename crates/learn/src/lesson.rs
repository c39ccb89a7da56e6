//! What a log taught: priors beside posteriors, and how well each fact was foreseen.

use citerne_ensemble::{each, share_error};
use citerne_filter::{Fault, Posterior, Record, Weighted, live_to};
use citerne_luck::math::norm_quantile;
use citerne_luck::{Decision, Luck, Stage};

use crate::histories::{CaseHistories, Past};
use crate::learned::Learned;
use crate::observe::Value;

/// Levels of the quantiles: a median, and intervals of half and nine tenths of the probability.
pub const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Nats to bits.
const BITS: f64 = std::f64::consts::LOG2_E;

/// What a log taught.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// The learned inputs, the one that most was learned of first.
    pub inputs: Vec<Learning>,
    /// The hypotheses of the case.
    pub hypotheses: Vec<Weighing>,
    /// The facts, in the order in which they were taken in.
    pub facts: Vec<Foreseen>,
    /// Effective number of particles.
    pub effective: f64,
    /// Effective number of ancestors that they descend from.
    pub different: f64,
    /// Logarithm of the joint density of all facts, to the base e.
    pub log_evidence: f64,
    /// Prior histories that ended in a fault and were left out.
    pub faulted: usize,
}

/// What was learned of an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Learning {
    /// Index among the inputs of the case.
    pub input: usize,
    /// Quantiles before, at [`LEVELS`], in the input's unit.
    pub before: [f64; 5],
    /// Quantiles after.
    pub after: [f64; 5],
    /// Information gained, in bits: the Kullback-Leibler divergence of the posterior from the
    /// prior, of a histogram of its score less the bias of a finite sample.
    pub gain: f64,
}

/// What was learned of a hypothesis: the weight of each version, in the order of the case.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing {
    /// Weights before; they sum to 1.
    pub before: Vec<f64>,
    /// Weights after.
    pub after: Vec<f64>,
}

/// How a fact was foreseen.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreseen {
    /// Index among the observations.
    pub observation: usize,
    /// What the priors let be told instead; `None` for a decision, which has no figure.
    pub before: Option<Told>,
    /// What the learned histories let be told.
    pub after: Option<Told>,
    /// Logarithm of the density of the fact given all facts before it, to the base e.
    pub log_likelihood: f64,
}

/// Reports that might have been told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// Their quantiles at [`LEVELS`], in the unit of the fact.
    pub quantiles: [f64; 5],
    /// Twice the smaller of the chances of a report as low or lower, and as high or higher; at
    /// most 1. Small where the fact surprises.
    pub tail: f64,
}

impl Lesson {
    /// Draws the lesson from what was learned. So many histories of the `prior` are lived without the
    /// facts, to say what the priors foresaw, and as many learned ones. The lesson doesn't depend on the number of threads.
    #[must_use]
    pub fn of(learned: &Learned, prior: usize, threads: usize) -> Self {
        let Learned {
            histories,
            posterior,
            ..
        } = learned;
        let priors: Vec<Record> = (0..prior as u64).map(|n| fresh(histories, n)).collect();
        let reports = |records: &[&Record]| Reports::of(histories, records, threads);
        let fresh: Vec<&Record> = priors.iter().collect();
        let drawn = posterior.draw(prior).into_iter();
        let drawn = drawn.map(|particle| &posterior.particles[particle].record);
        let (before, faulted) = reports(&fresh);
        let (after, _) = reports(&drawn.collect::<Vec<_>>());
        let foreseen = |(place, index): (usize, usize)| Foreseen {
            observation: index,
            before: before.told(histories, index),
            after: after.told(histories, index),
            log_likelihood: posterior.taken[place].log_likelihood,
        };
        Self {
            inputs: inputs(histories, posterior, &priors),
            hypotheses: hypotheses(histories, posterior),
            facts: histories.taken_in().enumerate().map(foreseen).collect(),
            effective: posterior.ess(),
            different: learned.pasts(),
            log_evidence: posterior.log_evidence,
            faulted,
        }
    }

    /// Monte Carlo error of the probability of an answer near one half that hangs on the past alone.
    #[must_use]
    pub fn alone(&self) -> f64 {
        share_error(self.different / 2.0, self.different)
    }
}

/// A record drawn from the prior, with luck that no particle has.
fn fresh(histories: &CaseHistories, number: u64) -> Record {
    use citerne_filter::Histories as _;
    let luck = histories.luck.stage(Stage::Selection);
    let score = |k: usize| {
        let day = luck.replicate(number).day(0);
        norm_quantile(day.uniform(Decision(0), k as u32))
    };
    Record {
        scores: (0..histories.scores()).map(score).collect(),
        luck: vec![Luck::REPLICATES - 1 - number; histories.slots()],
    }
}

fn inputs(histories: &CaseHistories, posterior: &Posterior, priors: &[Record]) -> Vec<Learning> {
    let values = |record: &Record| {
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        histories.values(record, &mut values, &mut versions);
        values
    };
    let before: Vec<Vec<f64>> = priors.iter().map(values).collect();
    let after: Vec<Vec<f64>> = posterior
        .particles
        .iter()
        .map(|particle| values(&particle.record))
        .collect();
    let weights = posterior.weights();
    let quantiles = |all: &[Vec<f64>], weights: &[f64], input: usize| {
        let sample = Weighted::new(all.iter().map(|values| values[input]), weights);
        LEVELS.map(|level| sample.quantile(level))
    };
    let learned = histories.pattern.learned.iter().enumerate();
    let mut all: Vec<Learning> = learned
        .map(|(score, &input)| Learning {
            input,
            before: quantiles(&before, &vec![1.0; before.len()], input),
            after: quantiles(&after, &weights, input),
            gain: posterior.score(score).gain().histogram * BITS,
        })
        .collect();
    all.sort_by(|a, b| b.gain.total_cmp(&a.gain));
    all
}

fn hypotheses(histories: &CaseHistories, posterior: &Posterior) -> Vec<Weighing> {
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    let rivals = histories.inputs.rivals();
    let mut all: Vec<Weighing> = rivals
        .iter()
        .map(|rivals| {
            let total: f64 = rivals.versions.iter().map(|version| version.weight).sum();
            let weights = rivals.versions.iter().map(|version| version.weight / total);
            Weighing {
                before: weights.collect(),
                after: vec![0.0; rivals.versions.len()],
            }
        })
        .collect();
    for (particle, weight) in posterior.particles.iter().zip(posterior.weights()) {
        histories.values(&particle.record, &mut values, &mut versions);
        for (weighing, &version) in all.iter_mut().zip(&versions) {
            weighing.after[version] += weight;
        }
    }
    all
}

/// Reports that histories let be told: `[observation][history]`.
struct Reports(Vec<Vec<Value>>);

impl Reports {
    /// Lives the histories and draws what might have been told of each. Histories that end in a
    /// fault are left out and counted.
    fn of(histories: &CaseHistories, records: &[&Record], threads: usize) -> (Self, usize) {
        let told =
            |number: u64, (): &mut ()| Self::one(histories, records[number as usize], number);
        let lived = each(0..records.len() as u64, threads, || (), told);
        let mut all = vec![Vec::new(); histories.evidence.observations().len()];
        let mut faulted = 0;
        for told in lived {
            let Ok(values) = told else {
                faulted += 1;
                continue;
            };
            for (reports, value) in all.iter_mut().zip(values) {
                reports.push(value);
            }
        }
        (Self(all), faulted)
    }

    /// What might have been told of one history.
    fn one(histories: &CaseHistories, record: &Record, number: u64) -> Result<Vec<Value>, Fault> {
        use citerne_filter::Histories as _;
        let past: Past = live_to(histories, record, histories.stages() - 1)?;
        let luck = histories.luck.stage(Stage::Selection);
        let luck = luck.replicate(number).day(1);
        let mut next = 0;
        let mut u = || {
            next += 1;
            luck.uniform(Decision(1), next)
        };
        // Losses are told of as many attacks as were told in truth, so a fact is drawn beside
        // the true ones, not beside drawn ones.
        let (evidence, params) = (&histories.evidence, &past.course.params);
        let told = evidence.observations();
        let truths: Vec<Value> = told.iter().map(|told| told.value).collect();
        let draw = |index| evidence.draw(index, &past.tally, params, &mut u, &truths);
        Ok((0..told.len()).map(draw).collect())
    }

    fn told(&self, histories: &CaseHistories, index: usize) -> Option<Told> {
        let observation = &histories.evidence.observations()[index];
        if observation.is_decision() {
            return None;
        }
        let fact = observation.value.number()?;
        // A history without an attack tells of no losses: that is below every figure, and shown as 0.
        let value = |value: &Value| value.number().unwrap_or(f64::NEG_INFINITY);
        let values: Vec<f64> = self.0[index].iter().map(value).collect();
        if values.is_empty() {
            return None;
        }
        let weights = vec![1.0; values.len()];
        let sample = Weighted::new(values, &weights);
        let (below, at) = sample.below_and_at(fact);
        let tail = 2.0 * (below + at).min(1.0 - below);
        let shown = |figure: f64| {
            if figure == f64::NEG_INFINITY {
                0.0
            } else {
                figure
            }
        };
        Some(Told {
            quantiles: LEVELS.map(|level| shown(sample.quantile(level))),
            tail: tail.min(1.0),
        })
    }
}
