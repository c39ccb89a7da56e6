//! The regularised incomplete beta function.

use super::{Tails, beta_kernel};

const MOST_TERMS: u32 = 200_000;

/// I_x(a, b) below and 1 - I_x(a, b) above, with y = 1 - x given as well, so that neither end
/// loses digits. Lentz's continued fraction from the side where it converges fast.
pub(crate) fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x <= 0.0 {
        return Tails::NOTHING;
    }
    if y <= 0.0 {
        return Tails::ALL;
    }
    let kernel = beta_kernel(a, b, x, y);
    if x < (a + 1.0) / (a + b + 2.0) {
        Tails::from_below(kernel * fraction(a, b, x) / a)
    } else {
        Tails::from_above(kernel * fraction(b, a, y) / b)
    }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let total = a + b;
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - total * x / (a + 1.0));
    let mut product = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let twice = a + 2.0 * m;
        let even = m * (b - m) * x / ((twice - 1.0) * twice);
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        product *= d * c;
        let odd = -(a + m) * (total + m) * x / (twice * (twice + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let factor = d * c;
        product *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    product
}

fn away_from_zero(value: f64) -> f64 {
    const TINY: f64 = 1e-300;
    if value.abs() < TINY { TINY } else { value }
}
