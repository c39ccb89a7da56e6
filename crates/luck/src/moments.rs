//! Means and standard deviations.

use crate::math::{exp, expm1, logistic};
use crate::prepared::{Bounds, Shape};
use crate::special::Tails;

/// The probabilities a share `x` of the way between two points, with `rest = 1 - x`.
pub(crate) fn between(from: Tails, to: Tails, x: f64, rest: f64) -> Tails {
    Tails {
        below: rest * from.below + x * to.below,
        above: rest * from.above + x * to.above,
    }
}

/// The probability between two points, from the side where it is more accurate.
pub(crate) fn mass(from: Tails, to: Tails) -> f64 {
    if from.below > 0.5 {
        from.above - to.above
    } else {
        to.below - from.below
    }
}

pub(crate) fn mean(shape: &Shape, bounds: Option<&Bounds>) -> f64 {
    match bounds {
        None => closed_form(shape).0,
        Some(bounds) => expectation(shape, bounds, |x| x),
    }
}

pub(crate) fn sd(shape: &Shape, bounds: Option<&Bounds>) -> f64 {
    match bounds {
        None => closed_form(shape).1,
        Some(bounds) => {
            let mean = expectation(shape, bounds, |x| x);
            expectation(shape, bounds, |x| (x - mean) * (x - mean)).sqrt()
        }
    }
}

/// Mean and standard deviation of an untruncated shape.
fn closed_form(shape: &Shape) -> (f64, f64) {
    match shape {
        Shape::Fixed(value) => (*value, 0.0),
        Shape::Uniform { lo, hi } => (lo + 0.5 * (hi - lo), (hi - lo) / 12_f64.sqrt()),
        Shape::Normal { mean, sd } => (*mean, *sd),
        Shape::LogNormal { median, sigma } => {
            let mean = median * exp(0.5 * sigma * sigma);
            (mean, mean * expm1(sigma * sigma).sqrt())
        }
        Shape::Beta { a, b, .. } => {
            let mean = a / (a + b);
            (mean, (mean * (b / (a + b)) / (a + b + 1.0)).sqrt())
        }
        Shape::Gamma { shape, rate, .. } => (shape / rate, shape.sqrt() / rate),
        Shape::Triangular { lo, mode, hi } => {
            let (left, right, width) = (mode - lo, hi - mode, hi - lo);
            (
                lo + (left + width) / 3.0,
                ((left * left + left * right + right * right) / 18.0).sqrt(),
            )
        }
        Shape::Exponential { rate } => (1.0 / rate, 1.0 / rate),
        Shape::Discrete { values, cumulative } => discrete_moments(values, cumulative),
    }
}

fn discrete_moments(values: &[f64], cumulative: &[f64]) -> (f64, f64) {
    let sum = |of: &dyn Fn(f64) -> f64| {
        let mut before = 0.0;
        let mut total = 0.0;
        for (value, sum) in values.iter().zip(cumulative) {
            total += (sum - before) * of(*value);
            before = *sum;
        }
        total
    };
    let mean = sum(&|x| x);
    (mean, sum(&|x| (x - mean) * (x - mean)).sqrt())
}

/// The expectation of `of(X)` between the bounds, split where the density has a kink.
fn expectation(shape: &Shape, bounds: &Bounds, of: impl Fn(f64) -> f64) -> f64 {
    let value = |target| of(shape.at(target).clamp(bounds.lo, bounds.hi));
    if let Shape::Triangular { mode, .. } = shape
        && *mode > bounds.lo
        && *mode < bounds.hi
    {
        let kink = shape.tails(*mode);
        let (left, right) = (mass(bounds.from, kink), mass(kink, bounds.to));
        let sum =
            left * average(bounds.from, kink, &value) + right * average(kink, bounds.to, &value);
        return sum / (left + right);
    }
    average(bounds.from, bounds.to, &value)
}

/// The average of a function of the quantile between two points, by tanh-sinh quadrature
/// (Takahasi and Mori 1974), which does not mind infinite values at the ends.
fn average(from: Tails, to: Tails, value: &impl Fn(Tails) -> f64) -> f64 {
    const STEPS: i32 = 96;
    const STEP: f64 = 1.0 / 16.0;
    let mut sum = 0.0;
    let mut weights = 0.0;
    for i in -STEPS..=STEPS {
        let t = STEP * f64::from(i);
        let (up, down) = (exp(t), exp(-t));
        let bend = std::f64::consts::FRAC_PI_2 * (up - down);
        let (x, rest) = (logistic(bend), logistic(-bend));
        let weight = (up + down) * x * rest;
        let term = value(between(from, to, x, rest));
        if weight > 0.0 && term.is_finite() {
            sum += weight * term;
        }
        weights += weight;
    }
    sum / weights
}
