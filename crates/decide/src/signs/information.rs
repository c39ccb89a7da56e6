//! How much an observation tells of an outcome.

use citerne_luck::math::ln;

use crate::dice::{Dice, Question};
use crate::invalid::{Invalid, finite, length, range};
use crate::numbers::bins::equal_count;
use crate::numbers::moments::{quantile, sorted};

/// What an observation tells of an outcome, in bits: 1 bit halves the possibilities.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Information {
    /// Expected information: by how much the uncertainty falls, on average over what may be seen.
    /// Corrected for the number of cells, so it may lie a little below 0.
    pub bits: f64,
    /// Uncertainty of the outcome before anything is seen (entropy).
    pub uncertainty: f64,
    /// What an observation that tells nothing would show in 1 of 20 cases, by luck alone.
    pub by_luck: f64,
}

impl Information {
    /// Share of the uncertainty that goes; none if there is no uncertainty.
    pub fn share(&self) -> Option<f64> {
        (self.uncertainty > 0.0).then(|| self.bits / self.uncertainty)
    }
}

/// How often the observation is dealt out anew to see what luck alone shows.
const DEALS: usize = 100;
const LN_2: f64 = std::f64::consts::LN_2;

/// Expected information of an observation about an outcome, one of numbered categories for each
/// history. The observation is put into at most `bins` bins of about equal count, so a little of
/// what it tells is lost; whole numbers keep their values if there are no more than bins.
///
/// Counted from all pairs, with the correction of Miller (1955).
///
/// # Errors
///
/// If observations aren't finite; if outcomes aren't one for each; with fewer than 2 bins.
pub fn information(
    observed: &[f64],
    outcome: &[usize],
    bins: usize,
    seed: u64,
) -> Result<Information, Invalid> {
    finite("observation", observed)?;
    length("outcomes", outcome.len(), observed.len())?;
    range("number of bins", bins as f64, bins >= 2, "from 2 up")?;
    let seen = bins_of(observed, bins);
    let dice = Dice::new(seed, Question::Deal);
    let dealt = (0..DEALS).map(|deal| {
        let order = dice.permutation(seen.len(), deal, 0);
        let dealt: Vec<usize> = order.iter().map(|place| seen[*place]).collect();
        mutual(&dealt, outcome)
    });
    Ok(Information {
        bits: mutual(&seen, outcome),
        uncertainty: Cells::count(outcome.iter().copied()).entropy,
        by_luck: quantile(&sorted(dealt), 0.95),
    })
}

/// Few different values stay as they are; many are put into bins.
fn bins_of(observed: &[f64], bins: usize) -> Vec<usize> {
    let mut values = sorted(observed.iter().copied());
    values.dedup();
    if values.len() > bins {
        return equal_count(observed, bins);
    }
    observed
        .iter()
        .map(|value| values.partition_point(|other| other < value))
        .collect()
}

/// Mutual information in bits: what both are uncertain by themselves, less what they are together.
fn mutual(seen: &[usize], outcome: &[usize]) -> f64 {
    let pairs = seen
        .iter()
        .zip(outcome)
        .map(|(seen, outcome)| (*seen, *outcome));
    let (one, two) = (
        Cells::count(seen.iter().copied()),
        Cells::count(outcome.iter().copied()),
    );
    let both = Cells::count(pairs);
    let excess = both.used as f64 - one.used as f64 - two.used as f64 + 1.0;
    let correction = excess / (2.0 * seen.len() as f64 * LN_2);
    one.entropy + two.entropy - both.entropy - correction
}

/// Cells that hold something.
struct Cells {
    used: usize,
    /// In bits.
    entropy: f64,
}

impl Cells {
    fn count<T: Ord>(items: impl Iterator<Item = T>) -> Self {
        let mut counts = std::collections::BTreeMap::new();
        for item in items {
            *counts.entry(item).or_insert(0_usize) += 1;
        }
        let all = counts.values().sum::<usize>() as f64;
        let term = |count: &usize| {
            let share = *count as f64 / all;
            -share * ln(share) / LN_2
        };
        Self {
            used: counts.len(),
            entropy: counts.values().map(term).sum(),
        }
    }
}
