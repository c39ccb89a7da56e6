//! Walking along a distribution function to where it meets u.

use crate::special::Tails;

/// Above this mean the sum no longer starts at zero.
pub(super) const SMALL_MEAN: f64 = 40.0;
/// And it stops after this many terms: what lies beyond is rare.
pub(super) const MOST_TERMS: u32 = 96;

/// Sums probabilities from zero, given P(X = 0) and P(X = k + 1) / P(X = k). `None` if u lies
/// beyond the last term.
#[inline(always)]
pub(super) fn from_zero(at_zero: f64, u: f64, ratio: impl Fn(f64) -> f64) -> Option<u32> {
    let mut probability = at_zero;
    let mut sum = at_zero;
    for k in 0..MOST_TERMS {
        if u <= sum {
            return Some(k);
        }
        probability *= ratio(f64::from(k));
        sum += probability;
    }
    None
}

/// A place on the distribution function: k, the probabilities up to and beyond it, and its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) k: u32,
    pub(super) tails: Tails,
    pub(super) probability: f64,
}

/// Walks from `start` to the smallest k with P(X <= k) >= u, reckoning in the smaller tail.
/// `ratio(k)` is P(X = k + 1) / P(X = k); no k exceeds `most`.
pub(super) fn settle(start: Place, u: f64, most: u32, ratio: impl Fn(f64) -> f64) -> u32 {
    let Place {
        mut k,
        tails,
        mut probability,
    } = start;
    let lower = u <= 0.5;
    let goal = if lower { u } else { 1.0 - u };
    let mut tail = if lower { tails.below } else { tails.above };
    let enough = |tail: f64| if lower { tail >= goal } else { tail <= goal };
    let sign = if lower { 1.0 } else { -1.0 };
    if enough(tail) {
        while k > 0 && enough(tail - sign * probability) {
            tail -= sign * probability;
            k -= 1;
            probability /= ratio(f64::from(k));
        }
    } else {
        while k < most && !enough(tail) {
            probability *= ratio(f64::from(k));
            k += 1;
            let next = tail + sign * probability;
            if next == tail {
                break;
            }
            tail = next;
        }
    }
    k
}

/// A first guess at a quantile from mean, standard deviation and skewness (Cornish and Fisher
/// 1938), kept within 0..=most.
pub(super) fn guess(mean: f64, sd: f64, skewness: f64, u: f64, most: u32) -> u32 {
    let z = crate::math::norm_quantile(u);
    let bent = z + skewness * (z * z - 1.0) / 6.0;
    (mean + sd * bent).floor().clamp(0.0, f64::from(most)) as u32
}
