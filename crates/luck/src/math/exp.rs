//! The exponential function and its relatives.

use super::{LN2_HIGH, LN2_LOW};

const LOG2_E: f64 = std::f64::consts::LOG2_E;
/// 1.5 * 2^52: added to a small number, it rounds it to an integer, kept in the last bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// e^x. Overflows to infinity above 709.78, passes through the subnormals to 0 below -745.13.
#[inline]
pub fn exp(x: f64) -> f64 {
    // Beyond these bounds the result no longer changes; a NaN passes both comparisons unharmed.
    let x = if x > 710.0 { 710.0 } else { x };
    let x = if x < -746.0 { -746.0 } else { x };
    let (power, fraction) = reduce(x);
    let (first, second) = half_powers(power);
    (1.0 + fraction) * first * second
}

/// e^x - 1, accurate near 0.
#[inline]
pub fn expm1(x: f64) -> f64 {
    if x < -40.0 {
        return -1.0;
    }
    if x > 40.0 {
        return exp(x);
    }
    if x.abs() < 1e-300 {
        return x;
    }
    let (power, fraction) = reduce(x);
    let (first, second) = half_powers(power);
    let scale = first * second;
    scale * fraction + (scale - 1.0)
}

/// 1 / (1 + e^-x), accurate in both tails.
#[inline]
pub fn logistic(x: f64) -> f64 {
    let small = exp(-x.abs());
    let top = if x < 0.0 { small } else { 1.0 };
    top / (1.0 + small)
}

/// Splits x into k ln 2 + r with |r| at most ln(2)/2: returns k (as the sum that
/// [`half_powers`] takes apart) and e^r - 1.
#[inline(always)]
fn reduce(x: f64) -> (u64, f64) {
    let rounded = x * LOG2_E + ROUNDER;
    let k = rounded - ROUNDER;
    let high = x - k * LN2_HIGH;
    let low = k * LN2_LOW;
    let r = high - low;
    // What rounding took from r; without it the error near a half power of two nears one unit.
    let lost = (high - r) - low;
    (
        rounded.to_bits().wrapping_sub(ROUNDER.to_bits()),
        r + (r * r * tail(r) + lost),
    )
}

/// (e^r - 1 - r) / r^2 for |r| <= ln(2)/2: a polynomial through the Chebyshev points,
/// relative error of e^r below 4e-19, summed as a tree to keep the chain short.
#[inline(always)]
fn tail(r: f64) -> f64 {
    let r2 = r * r;
    let r4 = r2 * r2;
    let p01 = 0.5 + r * 0.166_666_666_666_666_7;
    let p23 = 0.041_666_666_666_666_67 + r * 0.008_333_333_333_326_136;
    let p45 = 0.001_388_888_888_888_374_8 + r * 0.000_198_412_698_748_206_27;
    let p67 = 2.480_158_732_554_774_3e-5 + r * 2.755_725_540_020_642_2e-6;
    let p89 = 2.755_727_364_311_03e-7 + r * 2.510_521_700_472_074_5e-8;
    let low = p01 + r2 * p23;
    let middle = p45 + r2 * p67;
    let high = p89 + r2 * 2.091_468_696_808_687_6e-9;
    low + r4 * (middle + r4 * high)
}

/// 2^k as two factors that never leave the range of normal numbers, for |k| < 2046, with k in
/// two's complement. Unsigned shifts only, which every vector unit has.
#[inline(always)]
fn half_powers(k: u64) -> (f64, f64) {
    let shifted = k.wrapping_add(2048);
    let first = shifted >> 1;
    let second = shifted.wrapping_sub(first);
    (biased_power(first), biased_power(second))
}

/// 2^(n - 1024)
#[inline(always)]
fn biased_power(n: u64) -> f64 {
    f64::from_bits(n.wrapping_sub(1) << 52)
}
