//! Powers.

use super::ln::{TWO_THIRDS, series, split};
use super::{LN2_HIGH, LN2_LOW, exp, ln};

/// 2/3 less its nearest double.
const TWO_THIRDS_LOW: f64 = 3.700_743_415_417_188e-17;

/// x^y for x >= 0; NaN for negative x, whatever y.
///
/// x^1 = x, x^0 = 1 and 1^y = 1 exactly. The logarithm is carried in two parts, so that a large
/// product y ln x does not cost digits.
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if y == 1.0 {
        return if x < 0.0 { f64::NAN } else { x };
    }
    let rough = y * ln(x);
    // Zero, infinity, NaN, overflow and underflow need no second part.
    if !(rough.abs() < 800.0 && x < f64::INFINITY) {
        return exp(rough);
    }
    let (high, low) = ln_in_two(x);
    let (product, lost) = exact_product(y, high);
    let rest = lost + y * low;
    let power = exp(product);
    if power.is_finite() {
        power + power * rest
    } else {
        power
    }
}

/// x^n by repeated squaring; every step rounds, so the error grows with log2 n.
#[inline]
pub fn powi(x: f64, n: u32) -> f64 {
    let (mut result, mut square, mut n) = (1.0, x, n);
    while n > 0 {
        if n & 1 == 1 {
            result *= square;
        }
        square *= square;
        n >>= 1;
    }
    result
}

/// ln x as a sum of two numbers, about 14 bits better than one; x positive and finite.
///
/// ln(1+f) = 2s + 2/3 s^3 + ... with s = f / (2+f): the first two terms are carried in two parts.
fn ln_in_two(x: f64) -> (f64, f64) {
    let (k, f) = split(x);
    let denominator = 2.0 + f;
    let denominator_lost = f - (denominator - 2.0);
    let s = f / denominator;
    // What the division left over: f - s (denominator + lost).
    let (product, product_lost) = exact_product(s, denominator);
    let s_low = ((f - product) - product_lost - s * denominator_lost) / denominator;

    let (z, z_low) = exact_product(s, s);
    let (cube, cube_low) = exact_product(s, z);
    let (third, third_low) = exact_product(cube, TWO_THIRDS);
    let third_low = third_low
        + (cube_low + s * z_low) * TWO_THIRDS
        + cube * TWO_THIRDS_LOW
        + cube * z * series(z);
    let first_low = 2.0 * s_low * (1.0 + z);

    // From the largest term down, keeping what each sum loses.
    let (sum, lost) = ordered_sum(2.0 * s, third);
    let (high, high_lost) = if k == 0.0 {
        (sum, 0.0)
    } else {
        ordered_sum(k * LN2_HIGH, sum)
    };
    ordered_sum(
        high,
        high_lost + (lost + (first_low + (third_low + k * LN2_LOW))),
    )
}

/// a + b as rounded sum and rounding error, for |a| >= |b|.
fn ordered_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// a b as rounded product and rounding error (Dekker 1971); no overflow below 2^996.
pub(super) fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let (a1, a2) = halves(a);
    let (b1, b2) = halves(b);
    (product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
}

/// Veltkamp's split into two halves of 26 bits.
fn halves(a: f64) -> (f64, f64) {
    let scaled = a * 134_217_729.0; // 2^27 + 1
    let high = scaled - (scaled - a);
    (high, a - high)
}
