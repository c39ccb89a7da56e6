//! From what a case says to what can be drawn from: checks, truncation, constants.

use crate::distribution::{Distribution, InvalidDistribution};
use crate::moments;
use crate::prepared::{Bounds, Prepared, Shape};

type Checked<T> = Result<T, InvalidDistribution>;

/// Checks the distribution, gathers nested bounds and works out the constants.
pub(crate) fn prepare(distribution: &Distribution) -> Checked<Prepared> {
    let (mut lo, mut hi) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut innermost = distribution;
    while let Distribution::Truncated {
        inner,
        lo: next_lo,
        hi: next_hi,
    } = innermost
    {
        in_order("lo, hi", *next_lo, *next_hi)?;
        lo = lo.max(*next_lo);
        hi = hi.min(*next_hi);
        innermost = inner;
    }
    let nothing_left = InvalidDistribution::NothingLeft { lo, hi };
    match shape(innermost)? {
        shape @ Shape::Fixed(value) => {
            if value < lo || value > hi {
                return Err(nothing_left);
            }
            Ok(Prepared::from_parts(shape, None))
        }
        Shape::Uniform { lo: from, hi: to } => {
            let (lo, hi) = (lo.max(from), hi.min(to));
            if lo >= hi {
                return Err(nothing_left);
            }
            Ok(Prepared::from_parts(Shape::Uniform { lo, hi }, None))
        }
        Shape::Discrete { .. } => Ok(Prepared::from_parts(discrete(innermost, lo, hi)?, None)),
        shape => {
            let (from, to) = shape.support();
            if lo <= from && hi >= to {
                return Ok(Prepared::from_parts(shape, None));
            }
            let (lo, hi) = (lo.max(from), hi.min(to));
            if lo >= hi {
                return Err(nothing_left);
            }
            let bounds = Bounds {
                lo,
                hi,
                from: shape.tails(lo),
                to: shape.tails(hi),
            };
            if moments::mass(bounds.from, bounds.to) <= 0.0 {
                return Err(nothing_left);
            }
            Ok(Prepared::from_parts(shape, Some(bounds)))
        }
    }
}

fn shape(distribution: &Distribution) -> Checked<Shape> {
    Ok(match *distribution {
        Distribution::Fixed(value) => Shape::Fixed(finite("value", value)?),
        Distribution::Uniform { lo, hi } => {
            in_order("lo, hi", finite("lo", lo)?, finite("hi", hi)?)?;
            Shape::Uniform { lo, hi }
        }
        Distribution::Normal { mean, sd } => Shape::Normal {
            mean: finite("mean", mean)?,
            sd: positive("sd", sd)?,
        },
        Distribution::LogNormal { median, sigma } => Shape::LogNormal {
            median: positive("median", median)?,
            sigma: positive("sigma", sigma)?,
        },
        Distribution::Beta { a, b } => {
            let (a, b) = (positive("a", a)?, positive("b", b)?);
            let ln_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
            Shape::Beta { a, b, ln_beta }
        }
        Distribution::Gamma { shape, rate } => {
            let (shape, rate) = (positive("shape", shape)?, positive("rate", rate)?);
            Shape::Gamma {
                shape,
                rate,
                ln_gamma_shape_plus_1: libm::lgamma(shape + 1.0),
            }
        }
        Distribution::Triangular { lo, mode, hi } => {
            in_order("lo, hi", finite("lo", lo)?, finite("hi", hi)?)?;
            not_reversed("lo, mode", lo, finite("mode", mode)?)?;
            not_reversed("mode, hi", mode, hi)?;
            Shape::Triangular { lo, mode, hi }
        }
        Distribution::Exponential { rate } => Shape::Exponential {
            rate: positive("rate", rate)?,
        },
        Distribution::Discrete { .. } => discrete(distribution, f64::NEG_INFINITY, f64::INFINITY)?,
        // The caller has taken the truncations off.
        Distribution::Truncated { ref inner, .. } => shape(inner)?,
    })
}

/// The values with some weight from `lo` to `hi`, with their cumulative probabilities.
fn discrete(distribution: &Distribution, lo: f64, hi: f64) -> Checked<Shape> {
    let Distribution::Discrete { values, weights } = distribution else {
        return shape(distribution);
    };
    if values.len() != weights.len() || values.is_empty() {
        return Err(InvalidDistribution::Lengths {
            values: values.len(),
            weights: weights.len(),
        });
    }
    for value in values {
        finite("values", *value)?;
    }
    for pair in values.windows(2) {
        in_order("values", pair[0], pair[1])?;
    }
    for weight in weights {
        if finite("weights", *weight)? < 0.0 {
            return Err(InvalidDistribution::NegativeWeight { found: *weight });
        }
    }
    if weights.iter().all(|weight| *weight == 0.0) {
        return Err(InvalidDistribution::NoWeight);
    }
    let mut total = 0.0;
    let (kept, mut cumulative): (Vec<f64>, Vec<f64>) = values
        .iter()
        .zip(weights)
        .filter(|(value, weight)| **weight > 0.0 && (lo..=hi).contains(*value))
        .map(|(value, weight)| {
            total += weight;
            (*value, total)
        })
        .unzip();
    if kept.is_empty() {
        return Err(InvalidDistribution::NothingLeft { lo, hi });
    }
    for sum in &mut cumulative {
        *sum /= total;
    }
    Ok(Shape::Discrete {
        values: kept,
        cumulative,
    })
}

fn finite(parameter: &'static str, found: f64) -> Checked<f64> {
    if found.is_finite() {
        Ok(found)
    } else {
        Err(InvalidDistribution::NotFinite { parameter, found })
    }
}

fn positive(parameter: &'static str, found: f64) -> Checked<f64> {
    if finite(parameter, found)? > 0.0 {
        Ok(found)
    } else {
        Err(InvalidDistribution::NotPositive { parameter, found })
    }
}

fn in_order(parameters: &'static str, first: f64, second: f64) -> Checked<()> {
    if first < second {
        Ok(())
    } else {
        Err(InvalidDistribution::OutOfOrder {
            parameters,
            first,
            second,
        })
    }
}

fn not_reversed(parameters: &'static str, first: f64, second: f64) -> Checked<()> {
    if first <= second {
        Ok(())
    } else {
        Err(InvalidDistribution::OutOfOrder {
            parameters,
            first,
            second,
        })
    }
}
