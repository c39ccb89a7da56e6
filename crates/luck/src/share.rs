//! Sharing whole things out in proportion, without losing any.

use std::fmt;

/// Why a total cannot be shared out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SplitError {
    /// There is something to share but no weight to share it by.
    NoWeight {
        /// What was to be shared.
        total: i64,
    },
    /// The total is negative.
    NegativeTotal {
        /// What was to be shared.
        total: i64,
    },
    /// A weight is negative, infinite or not a number.
    BadWeight {
        /// Which one.
        index: usize,
    },
    /// The slices differ in length.
    Lengths {
        /// Number of weights.
        weights: usize,
        /// Number of places for shares.
        out: usize,
    },
}

impl fmt::Display for SplitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWeight { total } => write!(f, "cannot share {total} by weights that are all 0"),
            Self::NegativeTotal { total } => write!(f, "cannot share a negative total, {total}"),
            Self::BadWeight { index } => {
                write!(f, "weight {index} must be a number that is not negative")
            }
            Self::Lengths { weights, out } => {
                write!(f, "found {weights} weights but {out} places for shares")
            }
        }
    }
}

impl std::error::Error for SplitError {}

/// Shares `total` in proportion to `weights` by largest remainder (Hamilton's method): each gets
/// its share rounded down, and what is left goes one by one to the largest fractions, the lower
/// index first among equals.
///
/// The shares sum to `total` exactly and each lies less than one from its exact share. Where the
/// weights are stocks and `total` does not exceed their sum, no share exceeds its stock. Nothing
/// is allocated.
///
/// # Errors
/// See [`SplitError`]; `out` is then unchanged.
pub fn split_proportionally(
    total: i64,
    weights: &[i64],
    out: &mut [i64],
) -> Result<(), SplitError> {
    if let Some(index) = weights.iter().position(|weight| *weight < 0) {
        return Err(SplitError::BadWeight { index });
    }
    apportion(total, weights.len(), |i| weights[i], out)
}

/// [`split_proportionally`] by real weights, each taken to 2^-40 of the largest one.
///
/// # Errors
/// See [`SplitError`]; `out` is then unchanged.
pub fn split_by_shares(total: i64, weights: &[f64], out: &mut [i64]) -> Result<(), SplitError> {
    const GRAIN: f64 = 1_099_511_627_776.0; // 2^40
    if let Some(index) = weights.iter().position(|w| !(*w >= 0.0 && w.is_finite())) {
        return Err(SplitError::BadWeight { index });
    }
    let largest = weights
        .iter()
        .fold(0.0, |largest: f64, weight| largest.max(*weight));
    let scaled = |i: usize| {
        if largest > 0.0 {
            (weights[i] / largest * GRAIN) as i64
        } else {
            0
        }
    };
    apportion(total, weights.len(), scaled, out)
}

fn apportion(
    total: i64,
    count: usize,
    weight: impl Fn(usize) -> i64,
    out: &mut [i64],
) -> Result<(), SplitError> {
    if out.len() != count {
        return Err(SplitError::Lengths {
            weights: count,
            out: out.len(),
        });
    }
    if total < 0 {
        return Err(SplitError::NegativeTotal { total });
    }
    let sum: i128 = (0..count).map(|i| i128::from(weight(i))).sum();
    if sum == 0 && total > 0 {
        return Err(SplitError::NoWeight { total });
    }
    if total == 0 {
        out.fill(0);
        return Ok(());
    }
    let exact = |i: usize| divide(total, weight(i), sum);
    let mut left = total;
    for (i, share) in out.iter_mut().enumerate() {
        *share = exact(i).0;
        left -= *share;
    }
    give_to_largest_fractions(left, |i| exact(i).1, out);
    Ok(())
}

/// total * weight / sum, as quotient and remainder; in 64 bits where they suffice, since division
/// of 128 bits is slow.
#[inline]
fn divide(total: i64, weight: i64, sum: i128) -> (i64, i128) {
    if let (Some(product), Ok(sum)) = (total.checked_mul(weight), i64::try_from(sum)) {
        return (product / sum, i128::from(product % sum));
    }
    let product = i128::from(total) * i128::from(weight);
    ((product / sum) as i64, product % sum)
}

/// One more to each of the `left` largest fractions. There are never fewer of them above zero
/// than there is left, as the fractions sum to it and each is below one.
fn give_to_largest_fractions(left: i64, fraction: impl Fn(usize) -> i128, out: &mut [i64]) {
    let mut given: Option<(i128, usize)> = None;
    for _ in 0..left {
        let mut best: Option<(i128, usize)> = None;
        for i in 0..out.len() {
            let candidate = fraction(i);
            let still_free = given.is_none_or(|(f, at)| candidate < f || candidate == f && i > at);
            if still_free && best.is_none_or(|(f, _)| candidate > f) {
                best = Some((candidate, i));
            }
        }
        let Some((_, index)) = best else { break };
        out[index] += 1;
        given = best;
    }
}
