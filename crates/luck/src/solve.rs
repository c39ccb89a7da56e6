//! Inverting a distribution function whose logarithm is concave.
//!
//! The log of a gamma variable and the logit of a beta variable have log-concave densities, so the
//! logarithms of both tails are concave too. Newton's method on the logarithm of the smaller tail
//! then converges from any start, from one side after the first step.

use crate::math::{ln, norm_quantile};
use crate::special::{Tails, incomplete_beta, incomplete_gamma};
use crate::{math, special};

const MOST_STEPS: u32 = 80;

/// When the logarithm of the tail is this close, one more step is exact to rounding, since the
/// error squares.
const CLOSE: f64 = 1e-8;

/// Where x lies below e^this, the power law at the end of a distribution is exact to rounding.
const FAR_OUT: f64 = -38.0;

/// Finds y where the tails equal `target`; `at(y)` gives the tails at y and the density there.
fn invert(target: Tails, start: f64, at: impl Fn(f64) -> (Tails, f64)) -> f64 {
    let lower = target.below <= target.above;
    let goal = if lower {
        ln(target.below)
    } else {
        ln(target.above)
    };
    let (mut y, mut low, mut high) = (start, f64::NEG_INFINITY, f64::INFINITY);
    for _ in 0..MOST_STEPS {
        let (tails, density) = at(y);
        let tail = if lower { tails.below } else { tails.above };
        let excess = ln(tail) - goal;
        let too_low = (excess < 0.0) == lower;
        if too_low {
            low = y;
        } else {
            high = y;
        }
        let step = excess * tail / density;
        let newton = if lower { y - step } else { y + step };
        if excess.abs() <= CLOSE && newton.is_finite() {
            return newton;
        }
        y = safeguarded(newton, y, low, high);
    }
    y
}

/// The Newton step if it stays between the bounds found so far and is not too long; else the
/// middle between them, or a long step towards the side that is still open.
fn safeguarded(newton: f64, y: f64, low: f64, high: f64) -> f64 {
    let reach = 1.0 + y.abs();
    let (low, high) = (low.max(y - reach), high.min(y + reach));
    if newton > low && newton < high {
        return newton;
    }
    if low == y && high == y + reach {
        return high;
    }
    if high == y && low == y - reach {
        return low;
    }
    0.5 * (low + high)
}

/// ln of the quantile of a gamma variable with this shape and rate 1.
pub(crate) fn gamma_quantile_ln(shape: f64, ln_gamma_shape_plus_1: f64, target: Tails) -> f64 {
    // Near 0 the distribution function is x^a / Gamma(a + 1); elsewhere Wilson and Hilferty.
    let near_zero = (target.ln_below() + ln_gamma_shape_plus_1) / shape;
    if near_zero < FAR_OUT {
        return near_zero;
    }
    let z = math::norm_quantile_of_tails(target.below, target.above);
    let root = 1.0 / (9.0 * shape);
    let cube_root = 1.0 - root + z * root.sqrt();
    let start = if cube_root > 0.2 && near_zero > -3.0 {
        ln(shape) + 3.0 * ln(cube_root)
    } else {
        near_zero.min(ln(shape + 1.0))
    };
    invert(target, start, |y| {
        let x = math::exp(y);
        (incomplete_gamma(shape, x), special::gamma_kernel(shape, x))
    })
}

/// The logit of the quantile of a beta variable.
pub(crate) fn beta_quantile_logit(a: f64, b: f64, ln_beta: f64, target: Tails) -> f64 {
    let z = norm_quantile(target.below.clamp(1e-16, 1.0 - 1e-16));
    // The logit has about this mean and spread; the power-law ends serve far out.
    let spread = (1.0 / a + 1.0 / b).sqrt();
    let middle = ln(a / b) + z * spread;
    let left_end = (target.ln_below() + ln(a) + ln_beta) / a;
    let right_end = -(target.ln_above() + ln(b) + ln_beta) / b;
    if left_end < FAR_OUT - ln(1.0 + b) {
        return left_end;
    }
    if right_end > ln(1.0 + a) - FAR_OUT {
        return right_end;
    }
    let start = if left_end < -3.0 {
        left_end
    } else if right_end > 3.0 {
        right_end
    } else {
        middle
    };
    invert(target, start, |y| {
        let (x, rest) = (math::logistic(y), math::logistic(-y));
        (
            incomplete_beta(a, b, x, rest),
            special::beta_kernel(a, b, x, rest),
        )
    })
}
