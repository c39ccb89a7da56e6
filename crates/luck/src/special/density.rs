//! Poisson and binomial densities by Loader's saddle-point form ("Fast and accurate computation
//! of binomial probabilities", 2000): the large terms that cancel are cancelled on paper.

use crate::math::{exp, ln};

const LN_ROOT_TWO_PI: f64 = 0.918_938_533_204_672_8;
const TWO_PI: f64 = std::f64::consts::TAU;

/// P(X = k) for X Poisson with this mean > 0; k >= 0 need not be whole.
pub(crate) fn poisson_pmf(k: f64, mean: f64) -> f64 {
    if k == 0.0 {
        return exp(-mean);
    }
    exp(-stirling_error(k) - deviance(k, mean)) / (TWO_PI * k).sqrt()
}

/// x^a e^-x / Gamma(a): the gamma density of shape a per unit of ln x.
pub(crate) fn gamma_kernel(a: f64, x: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { a * poisson_pmf(a, x) }
}

/// P(X = k) for X binomial of n trials with success probability p = 1 - q, 0 < p < 1;
/// k and n need not be whole.
pub(crate) fn binomial_pmf(k: f64, n: f64, p: f64, q: f64) -> f64 {
    if k == 0.0 {
        return exp(n * ln_of_complement(q, p));
    }
    let rest = n - k;
    if rest == 0.0 {
        return exp(n * ln_of_complement(p, q));
    }
    let exponent = stirling_error(n)
        - stirling_error(k)
        - stirling_error(rest)
        - deviance(k, n * p)
        - deviance(rest, n * q);
    exp(exponent) * (n / (TWO_PI * k * rest)).sqrt()
}

/// x^a y^b / B(a, b) with y = 1 - x: the beta density per unit of ln(x / y).
pub(crate) fn beta_kernel(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 || y <= 0.0 {
        return 0.0;
    }
    let n = a + b;
    binomial_pmf(a, n, x, y) * (a * (b / n))
}

/// ln p where p = 1 - q and either may be the small one.
fn ln_of_complement(p: f64, q: f64) -> f64 {
    if q < 0.5 {
        crate::math::ln_1p(-q)
    } else {
        ln(p)
    }
}

/// ln Gamma(n+1) less Stirling's approximation of it.
fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * ln(n) + n - LN_ROOT_TWO_PI;
    }
    // Bernoulli numbers B(2k) / (2k (2k-1)).
    const SERIES: [f64; 7] = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    let square = n * n;
    SERIES
        .iter()
        .rev()
        .fold(0.0, |sum, term| sum / square + term)
        / n
}

/// x ln(x / m) + m - x, without cancellation where x and m are close.
fn deviance(x: f64, m: f64) -> f64 {
    let difference = x - m;
    if difference.abs() >= 0.1 * (x + m) {
        return x * (ln(x) - ln(m)) + m - x;
    }
    let v = difference / (x + m);
    let square = v * v;
    let mut sum = difference * v;
    let mut term = 2.0 * x * v;
    for odd in (3..200).step_by(2) {
        term *= square;
        let next = sum + term / f64::from(odd);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}
