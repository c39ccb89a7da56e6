//! Negative binomial draws.

use super::walk::{Place, SMALL_MEAN, from_zero, settle};
use crate::math::{exp, ln_1p};
use crate::solve::gamma_quantile_ln;
use crate::special::{Tails, binomial_pmf, incomplete_beta};

/// A negative binomial draw with this mean (0 to 1e9) and dispersion r > 0, for u in (0, 1): the
/// variance is `mean + mean^2 / r`, so a small r means bursts and a large one Poisson. The draw
/// stops at `u32::MAX`.
///
/// # Panics
/// If the mean is not from 0 to 1e9 or the dispersion not a positive finite number.
pub fn negative_binomial(mean: f64, dispersion: f64, u: f64) -> u32 {
    assert!(
        (0.0..=1e9).contains(&mean),
        "negative binomial mean must be from 0 to 1e9, found {mean}"
    );
    assert!(
        dispersion > 0.0 && dispersion.is_finite(),
        "negative binomial dispersion must be positive, found {dispersion}"
    );
    if mean == 0.0 {
        return 0;
    }
    let share = mean / (dispersion + mean);
    let ratio = |k: f64| share * ((dispersion + k) / (k + 1.0));
    if mean <= SMALL_MEAN {
        let none = exp(-dispersion * ln_1p(mean / dispersion));
        if let Some(k) = from_zero(none, u, ratio) {
            return k;
        }
    }
    let start = start(mean, dispersion, u);
    settle(start, u, u32::MAX, ratio)
}

/// The place of the gamma quantile with the same mean and variance.
fn start(mean: f64, dispersion: f64, u: f64) -> Place {
    let shape = mean * (dispersion / (dispersion + mean));
    let target = Tails {
        below: u,
        above: 1.0 - u,
    };
    let ln_x = gamma_quantile_ln(shape, libm::lgamma(shape + 1.0), target);
    let guess = exp(ln_x) * (mean / shape);
    let k = guess.floor().clamp(0.0, f64::from(u32::MAX)) as u32;
    let real = f64::from(k);
    let (p, q) = (dispersion / (dispersion + mean), mean / (dispersion + mean));
    let tails = incomplete_beta(dispersion, real + 1.0, p, q);
    let probability =
        dispersion / (dispersion + real) * binomial_pmf(dispersion, dispersion + real, p, q);
    Place {
        k,
        tails,
        probability,
    }
}
