//! Poisson draws.

use super::walk::{Place, SMALL_MEAN, from_zero, guess, settle};
use crate::math::exp;
use crate::special::{incomplete_gamma, poisson_pmf};

/// A Poisson draw with this mean, from 0 to 1e9, for u in (0, 1).
///
/// # Panics
/// If the mean is negative, not a number or above 1e9.
#[inline]
pub fn poisson(mean: f64, u: f64) -> u32 {
    assert!(
        (0.0..=1e9).contains(&mean),
        "poisson mean must be from 0 to 1e9, found {mean}"
    );
    if mean <= SMALL_MEAN
        && let Some(k) = from_zero(exp(-mean), u, |k| mean / (k + 1.0))
    {
        return k;
    }
    large(mean, u)
}

#[cold]
fn large(mean: f64, u: f64) -> u32 {
    let sd = mean.sqrt();
    let k = guess(mean, sd, 1.0 / sd, u, u32::MAX);
    let real = f64::from(k);
    let tails = incomplete_gamma(real + 1.0, mean).swapped();
    let start = Place {
        k,
        tails,
        probability: poisson_pmf(real, mean),
    };
    settle(start, u, u32::MAX, |k| mean / (k + 1.0))
}
