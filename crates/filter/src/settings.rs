//! How to learn.

use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::resample::Resampler;

/// What decides the result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Number of particles, from 2 to 2^20.
    pub particles: usize,
    /// Particles are drawn anew and moved when their effective number falls below this share of
    /// them. Above 0 and at most 1; below 1 when tempering.
    pub ess_share: f64,
    /// Moves of each particle that is drawn anew. It and its state after each move all become particles,
    /// so that one in `moves + 1` is drawn; 0 for none.
    pub moves: usize,
    /// Moves of luck after each pair of score moves.
    pub refreshes: usize,
    /// Moves of each of the chains that settle what was learned ([`crate::settle`]); 0 for none.
    pub last_moves: usize,
    /// How particles are drawn anew.
    pub resampler: Resampler,
    /// Whether a fact that would wear the particles out is taken in by degrees.
    pub tempering: bool,
    /// The seed of the sampler's own luck. Histories have theirs, under keys that start at 0 in every
    /// run: two runs are independent only if the seed of the histories differs too.
    pub seed: u64,
}

/// What two processors do in a quarter of a minute on a case of seventy days with seventy facts.
impl Default for Settings {
    fn default() -> Self {
        Self {
            particles: 1024,
            ess_share: 0.5,
            moves: 7,
            refreshes: 2,
            last_moves: 448,
            resampler: Resampler::Systematic,
            tempering: true,
            seed: 0,
        }
    }
}

impl Settings {
    /// The most particles there may be.
    pub const MOST_PARTICLES: usize = 1 << 20;

    /// The bootstrap particle filter: drawn anew at each fact, no tempering, no moves. Where each
    /// stage has a slot of its own its evidence is unbiased (Del Moral 1996).
    #[must_use]
    pub fn bootstrap(particles: usize, seed: u64) -> Self {
        Self {
            particles,
            ess_share: 1.0,
            moves: 0,
            refreshes: 0,
            last_moves: 0,
            tempering: false,
            seed,
            ..Self::default()
        }
    }

    pub(crate) fn check(&self) -> Result<(), Failure> {
        let wrong = |what| Err(Failure::Settings(what));
        if !(2..=Self::MOST_PARTICLES).contains(&self.particles) {
            return wrong(format!(
                "there are {} particles; give from 2 to {}",
                self.particles,
                Self::MOST_PARTICLES
            ));
        }
        let share = self.ess_share;
        let too_high = if self.tempering {
            share >= 1.0
        } else {
            share > 1.0
        };
        if share.is_nan() || share <= 0.0 || too_high {
            return wrong(format!(
                "the effective share is {share}; give one above 0 and below 1 (1 only without tempering)"
            ));
        }
        Ok(())
    }
}

/// How the work is done. None of it changes the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Threads that live histories; 0 counts as 1.
    pub threads: usize,
    /// Earlier stages at whose end each particle keeps a copy of its course, so that a move of
    /// recent luck need not live everything again. Costs memory: particles times copies.
    pub checkpoints: usize,
}

impl Default for Work {
    fn default() -> Self {
        Self {
            threads: 1,
            checkpoints: 2,
        }
    }
}
