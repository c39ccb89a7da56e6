//! A distribution with its constants worked out once, for many draws.

use crate::distribution::{Distribution, InvalidDistribution};
use crate::math::{exp, expm1, ln, norm_cdf, norm_quantile_of_tails};
use crate::moments;
use crate::solve::{beta_quantile_logit, gamma_quantile_ln};
use crate::special::{Tails, incomplete_beta, incomplete_gamma};

/// A checked distribution, ready to draw from. Made by [`Prepared::new`].
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    shape: Shape,
    bounds: Option<Bounds>,
}

/// A distribution without truncation, with what its formulas need.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Fixed(f64),
    Uniform {
        lo: f64,
        hi: f64,
    },
    Normal {
        mean: f64,
        sd: f64,
    },
    LogNormal {
        median: f64,
        sigma: f64,
    },
    Beta {
        a: f64,
        b: f64,
        ln_beta: f64,
    },
    Gamma {
        shape: f64,
        rate: f64,
        ln_gamma_shape_plus_1: f64,
    },
    Triangular {
        lo: f64,
        mode: f64,
        hi: f64,
    },
    Exponential {
        rate: f64,
    },
    Discrete {
        values: Vec<f64>,
        cumulative: Vec<f64>,
    },
}

/// The ends of a truncation, with the probabilities on both sides of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) lo: f64,
    pub(crate) hi: f64,
    pub(crate) from: Tails,
    pub(crate) to: Tails,
}

impl Prepared {
    /// Checks the parameters and works out the constants.
    ///
    /// # Errors
    /// The first thing found wrong with the parameters.
    pub fn new(distribution: &Distribution) -> Result<Self, InvalidDistribution> {
        crate::prepare::prepare(distribution)
    }

    pub(crate) const fn from_parts(shape: Shape, bounds: Option<Bounds>) -> Self {
        Self { shape, bounds }
    }

    /// The smallest x with P(X <= x) >= u: one draw from one uniform. It never falls as u grows,
    /// but for rounding in the last places. 0 and 1 give the ends of the support, what lies
    /// outside them NaN.
    pub fn quantile(&self, u: f64) -> f64 {
        if !(0.0..=1.0).contains(&u) {
            return f64::NAN;
        }
        match &self.bounds {
            Some(bounds) if u == 0.0 => bounds.lo,
            Some(bounds) if u == 1.0 => bounds.hi,
            None => self.shape.at(Tails {
                below: u,
                above: 1.0 - u,
            }),
            Some(bounds) => {
                let target = moments::between(bounds.from, bounds.to, u, 1.0 - u);
                self.shape.at(target).clamp(bounds.lo, bounds.hi)
            }
        }
    }

    /// P(X <= x).
    pub fn cdf(&self, x: f64) -> f64 {
        let Some(bounds) = &self.bounds else {
            return self.shape.tails(x).below;
        };
        if x < bounds.lo {
            return 0.0;
        }
        if x >= bounds.hi {
            return 1.0;
        }
        let here = self.shape.tails(x);
        (moments::mass(bounds.from, here) / moments::mass(bounds.from, bounds.to)).clamp(0.0, 1.0)
    }

    /// The mean: in closed form, or by quadrature (about 12 digits) when truncated.
    pub fn mean(&self) -> f64 {
        moments::mean(&self.shape, self.bounds.as_ref())
    }

    /// The standard deviation: in closed form, or by quadrature when truncated.
    pub fn sd(&self) -> f64 {
        moments::sd(&self.shape, self.bounds.as_ref())
    }

    /// The smallest and largest possible value; either may be infinite.
    pub fn support(&self) -> (f64, f64) {
        self.bounds
            .map_or_else(|| self.shape.support(), |bounds| (bounds.lo, bounds.hi))
    }
}

impl Shape {
    /// The value that has these probabilities on its two sides.
    pub(crate) fn at(&self, target: Tails) -> f64 {
        let (lo, hi) = self.support();
        if target.below <= 0.0 {
            return lo;
        }
        if target.above <= 0.0 {
            return hi;
        }
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform { lo, hi } => (target.above * lo + target.below * hi).clamp(*lo, *hi),
            Self::Normal { mean, sd } => {
                mean + sd * norm_quantile_of_tails(target.below, target.above)
            }
            Self::LogNormal { median, sigma } => {
                median * exp(sigma * norm_quantile_of_tails(target.below, target.above))
            }
            Self::Exponential { rate } => -target.ln_above() / rate,
            Self::Gamma {
                shape,
                rate,
                ln_gamma_shape_plus_1,
            } => exp(gamma_quantile_ln(*shape, *ln_gamma_shape_plus_1, target)) / rate,
            Self::Beta { a, b, ln_beta } => {
                crate::math::logistic(beta_quantile_logit(*a, *b, *ln_beta, target))
            }
            Self::Triangular { lo, mode, hi } => triangular_at(*lo, *mode, *hi, target),
            Self::Discrete { values, cumulative } => {
                values[cumulative
                    .partition_point(|c| *c < target.below)
                    .min(values.len() - 1)]
            }
        }
    }

    /// The probabilities on both sides of x; x itself counts as below.
    pub(crate) fn tails(&self, x: f64) -> Tails {
        let (lo, hi) = self.support();
        if x >= hi {
            return Tails::ALL;
        }
        if x < lo {
            return Tails::NOTHING;
        }
        match self {
            Self::Fixed(_) => Tails::ALL,
            Self::Uniform { lo, hi } => Tails {
                below: (x - lo) / (hi - lo),
                above: (hi - x) / (hi - lo),
            },
            Self::Normal { mean, sd } => normal_tails((x - mean) / sd),
            Self::LogNormal { median, sigma } => normal_tails(ln(x / median) / sigma),
            Self::Exponential { rate } => Tails {
                below: -expm1(-rate * x),
                above: exp(-rate * x),
            },
            Self::Gamma { shape, rate, .. } => incomplete_gamma(*shape, rate * x),
            Self::Beta { a, b, .. } => incomplete_beta(*a, *b, x, 1.0 - x),
            Self::Triangular { lo, mode, hi } => triangular_tails(*lo, *mode, *hi, x),
            Self::Discrete { values, cumulative } => {
                let count = values.partition_point(|value| *value <= x);
                if count == 0 {
                    Tails::NOTHING
                } else {
                    Tails::from_below(cumulative[count - 1])
                }
            }
        }
    }

    pub(crate) fn support(&self) -> (f64, f64) {
        match self {
            Self::Fixed(value) => (*value, *value),
            Self::Uniform { lo, hi } | Self::Triangular { lo, hi, .. } => (*lo, *hi),
            Self::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            Self::LogNormal { .. } | Self::Gamma { .. } | Self::Exponential { .. } => {
                (0.0, f64::INFINITY)
            }
            Self::Beta { .. } => (0.0, 1.0),
            Self::Discrete { values, .. } => (values[0], values[values.len() - 1]),
        }
    }
}

fn normal_tails(z: f64) -> Tails {
    Tails {
        below: norm_cdf(z),
        above: norm_cdf(-z),
    }
}

fn triangular_at(lo: f64, mode: f64, hi: f64, target: Tails) -> f64 {
    let width = hi - lo;
    if target.below * width < mode - lo {
        lo + (target.below * width * (mode - lo)).sqrt()
    } else {
        hi - (target.above * width * (hi - mode)).sqrt()
    }
}

fn triangular_tails(lo: f64, mode: f64, hi: f64, x: f64) -> Tails {
    let width = hi - lo;
    if x < mode {
        Tails::from_below((x - lo) * (x - lo) / (width * (mode - lo)))
    } else {
        Tails::from_above((hi - x) * (hi - x) / (width * (hi - mode)))
    }
}
