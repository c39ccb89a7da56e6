//! The distributions a case may give to an uncertain number.

use std::fmt;

use crate::Prepared;

/// A probability distribution of one number.
#[derive(Debug, Clone, PartialEq)]
pub enum Distribution {
    /// Always this value.
    Fixed(f64),
    /// Equally likely anywhere from `lo` to `hi`.
    Uniform {
        /// Lower end.
        lo: f64,
        /// Upper end, above `lo`.
        hi: f64,
    },
    /// Normal.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation, positive.
        sd: f64,
    },
    /// The exponential of a normal variable.
    LogNormal {
        /// Median, positive.
        median: f64,
        /// Standard deviation of the logarithm, positive.
        sigma: f64,
    },
    /// Beta on (0, 1); the mean is `a / (a + b)`.
    Beta {
        /// First shape, positive.
        a: f64,
        /// Second shape, positive.
        b: f64,
    },
    /// Gamma; the mean is `shape / rate`.
    Gamma {
        /// Shape, positive.
        shape: f64,
        /// Rate, positive: one over the scale.
        rate: f64,
    },
    /// Triangular.
    Triangular {
        /// Lower end.
        lo: f64,
        /// Where the density peaks, from `lo` to `hi`.
        mode: f64,
        /// Upper end, above `lo`.
        hi: f64,
    },
    /// Exponential; the mean is `1 / rate`.
    Exponential {
        /// Rate, positive.
        rate: f64,
    },
    /// One of a few values.
    Discrete {
        /// The values, strictly increasing.
        values: Vec<f64>,
        /// Their weights, at least one positive; they need not sum to one.
        weights: Vec<f64>,
    },
    /// Another distribution, given that the value lies from `lo` to `hi` (both included; either
    /// may be infinite).
    Truncated {
        /// What is truncated.
        inner: Box<Distribution>,
        /// Lower bound.
        lo: f64,
        /// Upper bound, above `lo`.
        hi: f64,
    },
}

/// Why a distribution cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub enum InvalidDistribution {
    /// A parameter is infinite or not a number.
    NotFinite {
        /// Name of the parameter.
        parameter: &'static str,
        /// What it was.
        found: f64,
    },
    /// A parameter must be above zero.
    NotPositive {
        /// Name of the parameter.
        parameter: &'static str,
        /// What it was.
        found: f64,
    },
    /// A weight is below zero.
    NegativeWeight {
        /// What it was.
        found: f64,
    },
    /// Numbers that must come in order do not.
    OutOfOrder {
        /// Which numbers, in the order wanted.
        parameters: &'static str,
        /// The one that should come first.
        first: f64,
        /// The one that should come after it.
        second: f64,
    },
    /// As many weights as values are needed, and at least one of each.
    Lengths {
        /// Number of values.
        values: usize,
        /// Number of weights.
        weights: usize,
    },
    /// All weights are zero.
    NoWeight,
    /// The bounds leave nothing: the inner distribution has no probability between them.
    NothingLeft {
        /// Lower bound.
        lo: f64,
        /// Upper bound.
        hi: f64,
    },
}

impl fmt::Display for InvalidDistribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite { parameter, found } => {
                write!(f, "{parameter} must be a finite number, found {found}")
            }
            Self::NotPositive { parameter, found } => {
                write!(f, "{parameter} must be above zero, found {found}")
            }
            Self::NegativeWeight { found } => {
                write!(f, "weights must not be negative, found {found}")
            }
            Self::OutOfOrder {
                parameters,
                first,
                second,
            } => {
                write!(
                    f,
                    "{parameters} must come in this order, found {first} and {second}"
                )
            }
            Self::Lengths { values, weights } => write!(
                f,
                "need as many weights as values and at least one, found {values} values and \
                 {weights} weights"
            ),
            Self::NoWeight => write!(f, "at least one weight must be above zero"),
            Self::NothingLeft { lo, hi } => {
                write!(f, "no probability is left between the bounds {lo} and {hi}")
            }
        }
    }
}

impl std::error::Error for InvalidDistribution {}

impl Distribution {
    /// Whether the parameters make sense and, if truncated, whether anything is left.
    ///
    /// # Errors
    /// The first thing found wrong.
    pub fn validate(&self) -> Result<(), InvalidDistribution> {
        Prepared::new(self).map(|_| ())
    }

    /// The smallest and largest possible value; either may be infinite.
    pub fn support(&self) -> (f64, f64) {
        match self {
            Self::Fixed(value) => (*value, *value),
            Self::Uniform { lo, hi } | Self::Triangular { lo, hi, .. } => (*lo, *hi),
            Self::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            Self::LogNormal { .. } | Self::Gamma { .. } | Self::Exponential { .. } => {
                (0.0, f64::INFINITY)
            }
            Self::Beta { .. } => (0.0, 1.0),
            Self::Discrete { values, weights } => {
                let possible = || values.iter().zip(weights).filter(|(_, w)| **w > 0.0);
                let first = possible().next().map_or(f64::NAN, |(value, _)| *value);
                (
                    first,
                    possible().next_back().map_or(f64::NAN, |(value, _)| *value),
                )
            }
            Self::Truncated { inner, lo, hi } => {
                let (inner_lo, inner_hi) = inner.support();
                if let Self::Discrete { values, weights } = &**inner {
                    return discrete_support_within(values, weights, *lo, *hi);
                }
                (inner_lo.max(*lo), inner_hi.min(*hi))
            }
        }
    }

    /// [`Prepared::quantile`] for a single use.
    ///
    /// # Panics
    /// If [`validate`](Self::validate) fails.
    #[track_caller]
    pub fn quantile(&self, u: f64) -> f64 {
        self.prepared().quantile(u)
    }

    /// [`Prepared::cdf`] for a single use.
    ///
    /// # Panics
    /// If [`validate`](Self::validate) fails.
    #[track_caller]
    pub fn cdf(&self, x: f64) -> f64 {
        self.prepared().cdf(x)
    }

    /// [`Prepared::mean`] for a single use.
    ///
    /// # Panics
    /// If [`validate`](Self::validate) fails.
    #[track_caller]
    pub fn mean(&self) -> f64 {
        self.prepared().mean()
    }

    /// [`Prepared::sd`] for a single use.
    ///
    /// # Panics
    /// If [`validate`](Self::validate) fails.
    #[track_caller]
    pub fn sd(&self) -> f64 {
        self.prepared().sd()
    }

    #[track_caller]
    fn prepared(&self) -> Prepared {
        match Prepared::new(self) {
            Ok(prepared) => prepared,
            Err(reason) => panic!("invalid distribution: {reason}"),
        }
    }
}

fn discrete_support_within(values: &[f64], weights: &[f64], lo: f64, hi: f64) -> (f64, f64) {
    let possible = || {
        values
            .iter()
            .zip(weights)
            .filter(|(x, w)| **w > 0.0 && **x >= lo && **x <= hi)
    };
    let first = possible().next().map_or(f64::NAN, |(value, _)| *value);
    (
        first,
        possible().next_back().map_or(f64::NAN, |(value, _)| *value),
    )
}
