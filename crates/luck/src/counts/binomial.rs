//! Binomial and beta-binomial draws.

use super::walk::{MOST_TERMS, Place, SMALL_MEAN, from_zero, guess, settle};
use crate::math::{exp, ln_1p, powi};
use crate::special::{binomial_pmf, incomplete_beta};
use crate::{Distribution, InvalidDistribution, Prepared};

/// How many of `n` independent trials with success probability `p` succeed, for u in (0, 1).
///
/// # Panics
/// If p is not from 0 to 1.
#[inline]
pub fn binomial(n: u32, p: f64, u: f64) -> u32 {
    assert!(
        (0.0..=1.0).contains(&p),
        "binomial probability must be from 0 to 1, found {p}"
    );
    if p > 0.5 {
        n - rarer(n, 1.0 - p, 1.0 - u)
    } else {
        rarer(n, p, u)
    }
}

/// The same for p up to one half.
#[inline]
fn rarer(n: u32, p: f64, u: f64) -> u32 {
    if n == 0 || p == 0.0 {
        return 0;
    }
    let trials = f64::from(n);
    let odds = p / (1.0 - p);
    let ratio = |k: f64| odds * ((trials - k) / (k + 1.0));
    if trials * p <= SMALL_MEAN {
        // Repeated squaring is the faster way while the power is small.
        let none = if n <= 1024 {
            powi(1.0 - p, n)
        } else {
            exp(trials * ln_1p(-p))
        };
        match from_zero(none, u, ratio) {
            Some(k) => return k.min(n),
            // The sum of all terms fell short of u by rounding alone.
            None if n < MOST_TERMS => return n,
            None => {}
        }
    }
    large(n, p, u, ratio)
}

#[cold]
fn large(n: u32, p: f64, u: f64, ratio: impl Fn(f64) -> f64) -> u32 {
    let trials = f64::from(n);
    let q = 1.0 - p;
    let sd = (trials * p * q).sqrt();
    let k = guess(trials * p, sd, (q - p) / sd, u, n - 1);
    let real = f64::from(k);
    // P(X <= k) is the beta distribution function at p, seen from above.
    let tails = incomplete_beta(real + 1.0, trials - real, p, q).swapped();
    let start = Place {
        k,
        tails,
        probability: binomial_pmf(real, trials, p, q),
    };
    settle(start, u, n, ratio)
}

/// A binomial draw whose success probability is itself drawn from a beta distribution: two
/// uniforms, one for the probability, one for the count.
///
/// # Errors
/// If a shape is not a positive finite number.
pub fn beta_binomial(
    n: u32,
    a: f64,
    b: f64,
    [u_probability, u_count]: [f64; 2],
) -> Result<u32, InvalidDistribution> {
    let p = Prepared::new(&Distribution::Beta { a, b })?.quantile(u_probability);
    Ok(binomial(n, p, u_count))
}
