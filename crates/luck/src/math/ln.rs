//! The natural logarithm.

use super::{LN2_HIGH, LN2_LOW};

/// The bits of the square root of one half: the mantissa is brought into [that, twice that).
const ROOT_HALF: u64 = 0x3FE6_A09E_667F_3BCD;
const ONE: u64 = 0x3FF0_0000_0000_0000;
const MANTISSA: u64 = 0x000F_FFFF_FFFF_FFFF;
/// 2^52: its bits with a small integer in the last places are that integer plus 2^52.
const INTEGER: f64 = 4_503_599_627_370_496.0;

pub(super) const TWO_THIRDS: f64 = 2.0 / 3.0;

/// ln x: minus infinity at 0, NaN below.
#[inline]
pub fn ln(x: f64) -> f64 {
    let (k, f) = split(x);
    let s = f / (2.0 + f);
    let z = s * s;
    let half_square = 0.5 * f * f;
    let tail = s * (half_square + z * (TWO_THIRDS + z * series(z)));
    let log = k * LN2_HIGH - ((half_square - (tail + k * LN2_LOW)) - f);
    edge(x, log)
}

/// ln(1 + x), accurate near 0.
#[inline]
pub fn ln_1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    if !(sum > 0.0 && sum < f64::INFINITY) {
        return ln(sum);
    }
    let lost = if x < 1.0 {
        x - (sum - 1.0)
    } else {
        1.0 - (sum - x)
    };
    if sum == 1.0 { x } else { ln(sum) + lost / sum }
}

/// x = 2^k (1 + f), with 1 + f between the root of one half and the root of two.
#[inline(always)]
pub(super) fn split(x: f64) -> (f64, f64) {
    const LIFT: f64 = 18_014_398_509_481_984.0; // 2^54, makes subnormals normal
    let small = x < f64::MIN_POSITIVE;
    let lifted = if small { x * LIFT } else { x };
    let offset = if small { 1023.0 + 54.0 } else { 1023.0 };
    let bits = lifted.to_bits().wrapping_add(ONE - ROOT_HALF);
    let k = f64::from_bits(INTEGER.to_bits() | bits >> 52) - (INTEGER + offset);
    let f = f64::from_bits((bits & MANTISSA) + ROOT_HALF) - 1.0;
    (k, f)
}

/// (ln((1+s)/(1-s)) - 2s) / (s z) - 2/3, over z, with z = s^2 < 0.0295: a polynomial through the
/// Chebyshev points, relative error of the logarithm below 6e-19.
#[inline(always)]
pub(super) fn series(z: f64) -> f64 {
    let z2 = z * z;
    let p01 = 0.400_000_000_000_008_8 + z * 0.285_714_285_708_017;
    let p23 = 0.222_222_223_921_470_34 + z * 0.181_817_955_938_632_1;
    let p45 = 0.153_862_422_188_793_92 + z * 0.132_687_057_729_700_7;
    (p01 + z2 * p23) + (z2 * z2) * (p45 + z2 * 0.130_873_304_766_037_17)
}

/// Puts the right values at 0, below 0, at infinity and at NaN.
#[inline(always)]
fn edge(x: f64, log: f64) -> f64 {
    let finite = if x < f64::INFINITY { log } else { x };
    let at_zero = if x == 0.0 {
        f64::NEG_INFINITY
    } else {
        f64::NAN
    };
    if x > 0.0 { finite } else { at_zero }
}
