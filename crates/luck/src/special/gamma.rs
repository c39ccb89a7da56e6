//! The regularised incomplete gamma function.

use super::{Tails, gamma_kernel};

/// Enough for shapes up to about 1e9; the loops stop when nothing changes any more.
const MOST_TERMS: u32 = 200_000;

/// P(a, x) below and Q(a, x) above, for shape a > 0: a power series left of the mean, Lentz's
/// continued fraction right of it.
pub(crate) fn incomplete_gamma(a: f64, x: f64) -> Tails {
    if x <= 0.0 {
        return Tails::NOTHING;
    }
    if x == f64::INFINITY {
        return Tails::ALL;
    }
    let kernel = gamma_kernel(a, x);
    if x < a + 1.0 {
        Tails::from_below(kernel * series(a, x))
    } else {
        Tails::from_above(kernel * fraction(a, x))
    }
}

fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    let mut n = a;
    for _ in 0..MOST_TERMS {
        n += 1.0;
        term *= x / n;
        let next = sum + term;
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut product = d;
    for i in 1..MOST_TERMS {
        let i = f64::from(i);
        let numerator = -i * (i - a);
        b += 2.0;
        d = away_from_zero(numerator * d + b, TINY);
        c = away_from_zero(b + numerator / c, TINY);
        d = 1.0 / d;
        let factor = d * c;
        product *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    product
}

fn away_from_zero(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}
