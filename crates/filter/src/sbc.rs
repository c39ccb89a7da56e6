//! Simulation-based calibration: does learning give the truth back as often as it says?
//!
//! Draw a truth from the prior and data from the truth, learn, and find the rank of the truth among
//! draws from the posterior. If prior, data and learning belong together, ranks are uniform
//! (Cook, Gelman and Rubin 2006; Talts, Betancourt, Simpson, Vehtari and Gelman 2018). Functions
//! of data and parameters, such as the joint log likelihood, are good quantities too: they
//! betray a posterior that ignores the data (Modrák and others 2023).
//!
//! ```
//! use citerne_filter::{Weighted, sbc::Ranks};
//!
//! let mut ranks = Ranks::new(["height"], 63);
//! for trial in 0..20 {
//!     // Here one would draw a truth, simulate its data and learn from them.
//!     let (truth, sample) = (0.5, Weighted::new([0.0, 1.0], &[0.5, 0.5]));
//!     ranks.add(7, trial, &[(truth, sample)]);
//! }
//! let test = ranks.test(0, 8);
//! assert!(test.chi_square_p < 0.05); // always in the middle: too good to be true
//! ```

use serde::{Deserialize, Serialize};

use crate::dice::{Dice, Question};
use crate::posterior::{Particle, Posterior};
use crate::resample::Resampler;
use crate::uniformity::Uniformity;
use crate::weighted::Weighted;

/// Ranks of the truth, trial by trial: plain data, to be kept and gone on with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranks {
    /// What is ranked.
    pub names: Vec<String>,
    /// Draws from each posterior: ranks are 0 to this.
    pub draws: u32,
    /// Ranks of each quantity, in the order of the names.
    pub ranks: Vec<Vec<u32>>,
}

impl Ranks {
    /// No trial so far. With `draws` + 1 a multiple of the bins, all bins are equally likely. The
    /// posterior should have several times as many effective particles as there are draws.
    pub fn new<S: Into<String>>(names: impl IntoIterator<Item = S>, draws: u32) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        Self {
            ranks: vec![Vec::new(); names.len()],
            names,
            draws,
        }
    }

    /// Number of trials.
    #[must_use]
    pub fn trials(&self) -> usize {
        self.ranks.first().map_or(0, Vec::len)
    }

    /// Adds a trial: for each quantity the truth and what was learned. Draws, and the order
    /// of a truth among draws equal to it, are a function of seed and trial.
    ///
    /// # Panics
    /// If there are not as many answers as names.
    pub fn add(&mut self, seed: u64, trial: u64, answers: &[(f64, Weighted)]) {
        let dice = Dice::calibration(seed, trial);
        let draws = self.draws as usize;
        let drawn = answers
            .iter()
            .enumerate()
            .map(|(quantity, (truth, sample))| {
                let draw = |n| sample.quantile(dice.uniform(Question::Rank, n, quantity));
                (*truth, (0..draws).map(draw).collect())
            });
        self.add_drawn(seed, trial, &drawn.collect::<Vec<_>>());
    }

    /// Adds a trial: for each quantity the truth and as many independent draws of what was learned as
    /// it is ranked among, such as those of [`apart`].
    ///
    /// # Panics
    /// If there are not as many answers as names, or not as many draws.
    pub fn add_drawn(&mut self, seed: u64, trial: u64, answers: &[(f64, Vec<f64>)]) {
        assert_eq!(answers.len(), self.names.len(), "one answer for each name");
        let dice = Dice::calibration(seed, trial);
        for (quantity, (truth, draws)) in answers.iter().enumerate() {
            assert_eq!(draws.len(), self.draws as usize, "as many draws");
            let count = |is: fn(&f64, &f64) -> bool| {
                draws.iter().filter(|draw| is(draw, truth)).count() as u32
            };
            let (below, at) = (
                count(|draw, truth| draw < truth),
                count(|draw, truth| draw == truth),
            );
            let among = dice.uniform(Question::Rank, draws.len(), quantity) * f64::from(at + 1);
            self.ranks[quantity].push(below + (among as u32).min(at));
        }
    }

    /// Takes in the trials of others, after its own.
    ///
    /// # Panics
    /// If they rank other quantities, or among another number of draws.
    pub fn join(&mut self, others: &Self) {
        assert_eq!(self.names, others.names, "the same quantities");
        assert_eq!(self.draws, others.draws, "as many draws");
        for (ranks, more) in self.ranks.iter_mut().zip(&others.ranks) {
            ranks.extend(more);
        }
    }

    /// Tests whether the ranks of a quantity are uniform.
    #[must_use]
    pub fn test(&self, quantity: usize, bins: usize) -> Uniformity {
        Uniformity::of(&self.ranks[quantity], self.draws, bins)
    }
}

/// Indices of particles that are as independent as a posterior has them: of one that long chains settled, one particle of
/// each family, and more of each only where there are fewer families; of any other, by weight. States of one chain are
/// alike, and ranks among them are not uniform even if each by itself has the right distribution (Talts and others 2018).
#[must_use]
pub fn apart(posterior: &Posterior, draws: u32, seed: u64, trial: u64) -> Vec<usize> {
    let dice = Dice::calibration(seed, trial);
    let uniform = |n| dice.uniform(Question::Apart, n, 0);
    if !posterior.settled {
        return Resampler::Multinomial.parents(&posterior.weights(), draws as usize, uniform);
    }
    let weights = posterior.weights();
    let families = Resampler::Systematic.parents(&posterior.lineages(), draws as usize, uniform);
    let one_of = |(n, family): (usize, usize)| {
        let of_family = |(particle, weight): (&Particle, &f64)| match particle.ancestor == family {
            true => *weight,
            false => 0.0,
        };
        let weights = posterior.particles.iter().zip(&weights).map(of_family);
        let one = |_| dice.uniform(Question::Apart, n, 1);
        Resampler::Multinomial.parents(&weights.collect::<Vec<_>>(), 1, one)[0]
    };
    families.into_iter().enumerate().map(one_of).collect()
}
