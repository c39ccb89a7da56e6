//! Taking facts in, and letting them go, by degrees.

use std::ops::ControlFlow;

use crate::failure::Failure;
use crate::histories::Histories;
use crate::posterior::Step;
use crate::sampler::Sampler;
use crate::watch::Watch;
use crate::weights;

/// The least share of the effective number that a step may leave in which facts go.
pub(crate) const WIDENING: f64 = 0.94;

/// Facts that come or go together. Each has a power before and one after; on the way it is in between.
#[derive(Debug, Clone)]
pub(crate) struct Leg {
    before: Vec<f64>,
    after: Vec<f64>,
}

/// What the particles are distributed given: the facts of the stages begun, each to a power.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    powers: Vec<f64>,
    pub(crate) temperature: f64,
}

/// How a leg went.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Passed {
    /// Logarithm of the ratio of the evidence after to that before.
    pub(crate) log_ratio: f64,
    /// Effective number of particles before.
    pub(crate) ess_before: f64,
    pub(crate) steps: Vec<Step>,
}

impl Leg {
    /// From the facts that are `given` to the same with `flipped` turned: those given go, the others
    /// come.
    pub(crate) fn new(given: &[bool], flipped: &[usize]) -> Self {
        let before: Vec<f64> = given.iter().map(|&is| f64::from(u8::from(is))).collect();
        let mut after = before.clone();
        for &fact in flipped {
            after[fact] = 1.0 - after[fact];
        }
        Self { before, after }
    }

    /// Logarithm of what a particle's weight is multiplied with from end to end. One that had no
    /// weight gets none.
    fn change(&self, log_weight: f64, densities: &[f64]) -> f64 {
        if log_weight == f64::NEG_INFINITY {
            return f64::NEG_INFINITY;
        }
        let turned = self.turned();
        turned.fold(0.0, |sum, (fact, turn)| sum + turn * densities[fact])
    }

    /// The facts that come (1) or go (-1).
    fn turned(&self) -> impl Iterator<Item = (usize, f64)> {
        let turns = self.before.iter().zip(&self.after).enumerate();
        turns.filter_map(|(fact, (b, a))| (a != b).then_some((fact, a - b)))
    }

    /// The share of the effective number that one step may leave. Where a fact goes, the particles must
    /// spread, and weights 1 / g have heavy tails that their effective number hides. For a normal
    /// distribution that widens to r times its variance in a step, the share is sqrt(r (2 - r)),
    /// while beyond r = 4/3 the effective number has itself no variance.
    fn share(&self, usual: f64) -> f64 {
        if self.turned().any(|(_, turn)| turn < 0.0) {
            usual.max(WIDENING)
        } else {
            usual
        }
    }

    /// The first fact that comes.
    pub(crate) fn first(&self) -> Option<usize> {
        self.turned()
            .find_map(|(fact, turn)| (turn > 0.0).then_some(fact))
    }

    pub(crate) fn at(&self, temperature: f64) -> Given {
        let power = |(before, after): (&f64, &f64)| before + temperature * (after - before);
        Given {
            powers: self.before.iter().zip(&self.after).map(power).collect(),
            temperature,
        }
    }
}

impl Given {
    /// Log density of these facts; those that `densities` lack are as likely as can be. Never
    /// less than what comes out once they are known, rounding included: the order of the sum is the same.
    pub(crate) fn log_density(&self, densities: &[f64], most: &[f64]) -> f64 {
        let powers = self.powers.iter().enumerate();
        let weighed = powers.filter(|(_, power)| **power > 0.0);
        weighed.fold(0.0, |sum, (fact, power)| {
            sum + power * densities.get(fact).unwrap_or(&most[fact])
        })
    }
}

impl<H: Histories, W: Watch> Sampler<'_, H, W> {
    /// Goes a leg, in as many steps as the particles need. None if it was broken off.
    pub(crate) fn go(&mut self, leg: &Leg) -> Result<Option<Passed>, Failure> {
        let mut passed = Passed {
            log_ratio: 0.0,
            ess_before: self.known.ess(),
            steps: Vec::new(),
        };
        let mut temperature = 0.0;
        while temperature < 1.0 {
            let (next, log_mean) = self.weigh(leg, temperature);
            if log_mean == f64::NEG_INFINITY {
                return Err(self.death(leg.first(), passed.ess_before));
            }
            temperature = next;
            passed.log_ratio += log_mean;
            let ess = self.known.ess();
            if self.tell(temperature, None).is_break() {
                return Ok(None);
            }
            let worn = ess < self.known.settings.ess_share * self.population.len() as f64;
            let rejuvenation = if worn || temperature < 1.0 {
                match self.rejuvenate(&leg.at(temperature))? {
                    ControlFlow::Continue(rejuvenation) => Some(rejuvenation),
                    ControlFlow::Break(()) => return Ok(None),
                }
            } else {
                None
            };
            passed.steps.push(Step {
                temperature,
                ess,
                rejuvenation,
            });
        }
        Ok(Some(passed))
    }

    /// Weighs the particles by the next part of a leg. Returns how far they are now, and the
    /// logarithm of the mean of what the weights were multiplied with.
    fn weigh(&mut self, leg: &Leg, now: f64) -> (f64, f64) {
        let settings = &self.known.settings;
        let logs = &mut self.known.log_weights;
        let lives = logs.iter().zip(&self.population);
        let changes: Vec<f64> = lives
            .map(|(&log, life)| leg.change(log, &life.densities))
            .collect();
        let next = if settings.tempering {
            weights::next_temperature(logs, &changes, now, leg.share(settings.ess_share))
        } else {
            1.0
        };
        let mut after = weights::taken(logs, &changes, next - now);
        let log_mean = weights::normalise(&mut after);
        if log_mean > f64::NEG_INFINITY {
            *logs = after;
        }
        (next, log_mean)
    }
}
