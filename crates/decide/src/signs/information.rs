//! How much an observation tells of an outcome.

use std::collections::BTreeMap;

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
    let pasts: Vec<u64> = (0..observed.len() as u64).collect();
    information_sharing(observed, outcome, &pasts, bins, seed)
}

/// The same of histories of which some go on from one past: `pasts` has equal marks for those. What
/// luck alone would show counts them as one, as they are dealt out together.
///
/// # Errors
///
/// As [`information`]; if there isn't a mark for each history.
pub fn information_sharing(
    observed: &[f64],
    outcome: &[usize],
    pasts: &[u64],
    bins: usize,
    seed: u64,
) -> Result<Information, Invalid> {
    finite("observation", observed)?;
    length("pasts of histories", pasts.len(), observed.len())?;
    length("outcomes", outcome.len(), observed.len())?;
    range("number of bins", bins as f64, bins >= 2, "from 2 up")?;
    let (seen, outcome) = (bins_of(observed, bins), numbered(outcome));
    let (seen_cells, outcome_cells) = (Cells::count(&seen), Cells::count(&outcome));
    let both = |seen: &[usize]| Cells::count(&pairs(seen, &outcome));
    let mutual = |both: Cells| {
        let excess = both.used as f64 - seen_cells.used as f64 - outcome_cells.used as f64 + 1.0;
        let correction = excess / (2.0 * seen.len() as f64 * LN_2);
        seen_cells.entropy + outcome_cells.entropy - both.entropy - correction
    };
    let blocks = blocks(pasts);
    let dice = Dice::new(seed, Question::Deal);
    let dealt = (0..DEALS).map(|deal| {
        let order = dice.permutation(blocks.len(), deal, 0);
        let rows = order.iter().flat_map(|block| &blocks[*block]);
        let mut dealt = vec![0; seen.len()];
        for (to, from) in blocks.iter().flatten().zip(rows) {
            dealt[*to] = seen[*from];
        }
        mutual(both(&dealt))
    });
    Ok(Information {
        bits: mutual(both(&seen)),
        uncertainty: outcome_cells.entropy,
        by_luck: quantile(&sorted(dealt), 0.95),
    })
}

/// The rows of each past.
fn blocks(pasts: &[u64]) -> Vec<Vec<usize>> {
    let mut blocks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (row, past) in pasts.iter().enumerate() {
        blocks.entry(*past).or_default().push(row);
    }
    blocks.into_values().collect()
}

/// Categories numbered without gaps, in their order.
fn numbered(outcome: &[usize]) -> Vec<usize> {
    let mut known = outcome.to_vec();
    known.sort_unstable();
    known.dedup();
    let number = |category: &usize| known.partition_point(|other| other < category);
    outcome.iter().map(number).collect()
}

/// One number for each pair of small numbers.
fn pairs(one: &[usize], two: &[usize]) -> Vec<usize> {
    let width = two.iter().max().map_or(1, |most| most + 1);
    let pair = |(one, two): (&usize, &usize)| one * width + two;
    one.iter().zip(two).map(pair).collect()
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

/// Cells that hold something.
struct Cells {
    used: usize,
    /// In bits.
    entropy: f64,
}

impl Cells {
    /// Counts small numbers.
    fn count(items: &[usize]) -> Self {
        let mut counts = vec![0_usize; items.iter().max().map_or(0, |most| most + 1)];
        for item in items {
            counts[*item] += 1;
        }
        let all = items.len() as f64;
        let used = || counts.iter().filter(|count| **count > 0);
        let term = |count: &usize| {
            let share = *count as f64 / all;
            -share * ln(share) / LN_2
        };
        Self {
            used: used().count(),
            entropy: used().map(term).sum(),
        }
    }
}
