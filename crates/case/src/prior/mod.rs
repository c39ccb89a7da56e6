//! From a number of the case to the distribution it is drawn from.

mod table;
mod two_piece;

use citerne_luck::{Distribution, Prepared};

use crate::quantity::Quantity;
use table::BetaTable;
pub(crate) use table::GammaTable;
pub use two_piece::TwoPiece;

/// What is believed of one number before the log is read, in the unit its key is wanted in.
///
/// The figures stay in the unit of the file; each draw is multiplied by `factor`. So a case that is
/// restated in other units draws the same values but for rounding.
#[derive(Debug, Clone)]
pub struct Prior {
    curve: Curve,
    factor: f64,
    low: f64,
    high: f64,
}

#[derive(Debug, Clone)]
enum Curve {
    Fixed(f64),
    Named(Box<Prepared>),
    Beta(BetaTable, Box<Prepared>),
    TwoPiece(TwoPiece),
}

/// Bounds of a number in the unit of the file: its own `min` and `max`, within the possible range
/// `low` to `high` of its key, which is in the wanted unit (`factor` of which one of the file's is).
pub(crate) fn bounds(quantity: &Quantity, factor: f64, low: f64, high: f64) -> (f64, f64) {
    let least = quantity
        .min
        .map_or(low / factor, |min| min.max(low / factor));
    let most = quantity
        .max
        .map_or(high / factor, |max| max.min(high / factor));
    (least, most)
}

/// The named distribution of a number, before truncation; `None` for quantiles or no figure.
pub(crate) fn named(quantity: &Quantity) -> Option<Distribution> {
    if let Some(value) = quantity.value {
        return Some(Distribution::Fixed(value));
    }
    if let Some(it) = quantity.uniform {
        return Some(Distribution::Uniform {
            lo: it.low,
            hi: it.high,
        });
    }
    if let Some(it) = quantity.normal {
        return Some(Distribution::Normal {
            mean: it.mean,
            sd: it.sd,
        });
    }
    if let Some(it) = quantity.lognormal {
        return Some(Distribution::LogNormal {
            median: it.median,
            sigma: it.sigma,
        });
    }
    if let Some(it) = quantity.beta {
        return Some(Distribution::Beta { a: it.a, b: it.b });
    }
    if let Some(it) = quantity.gamma {
        return Some(Distribution::Gamma {
            shape: it.shape,
            rate: it.rate,
        });
    }
    if let Some(it) = quantity.triangular {
        return Some(Distribution::Triangular {
            lo: it.low,
            mode: it.mode,
            hi: it.high,
        });
    }
    let it = quantity.discrete.as_ref()?;
    Some(Distribution::Discrete {
        values: it.values.clone(),
        weights: it.weights.clone(),
    })
}

impl Prior {
    /// The prior of `quantity`; one unit of the file is `factor` wanted units, in which the
    /// possible range is `low` to `high` (either may be infinite). The prior is cut off at the
    /// range and at the quantity's own `min` and `max`.
    ///
    /// # Errors
    /// In words, when the parameters fit no distribution; a checked case has none such.
    pub fn new(quantity: &Quantity, factor: f64, low: f64, high: f64) -> Result<Self, String> {
        let (least, most) = bounds(quantity, factor, low, high);
        let curve = match (quantity.quantiles, named(quantity)) {
            (Some(points), None) => Curve::TwoPiece(TwoPiece::fit(points, least, most)?),
            (None, Some(Distribution::Fixed(value))) => Curve::Fixed(value),
            (None, Some(distribution)) => {
                let cut = truncated(distribution, least, most);
                let prepared = Prepared::new(&cut).map_err(|error| error.to_string())?;
                let table = match cut {
                    Distribution::Beta { a, b } => BetaTable::new(a, b),
                    _ => None,
                };
                match table {
                    Some(table) => Curve::Beta(table, Box::new(prepared)),
                    None => Curve::Named(Box::new(prepared)),
                }
            }
            (Some(_), Some(_)) => return Err("it has two figures".to_owned()),
            (None, None) => return Err("it has no figure".to_owned()),
        };
        Ok(Self {
            curve,
            factor,
            low,
            high,
        })
    }

    /// A number that is exactly known, in the wanted unit.
    pub fn fixed(value: f64) -> Self {
        Self {
            curve: Curve::Fixed(value),
            factor: 1.0,
            low: value,
            high: value,
        }
    }

    /// True when there is nothing to draw.
    pub fn is_fixed(&self) -> bool {
        matches!(self.curve, Curve::Fixed(_))
    }

    /// The value below which the share `u` (0 to 1, both excluded) of the prior lies, in the wanted
    /// unit. Never outside the possible range.
    pub fn quantile(&self, u: f64) -> f64 {
        let value = match &self.curve {
            Curve::Fixed(value) => *value,
            Curve::Named(prepared) => prepared.quantile(u),
            Curve::Beta(table, _) => table.quantile(u),
            Curve::TwoPiece(curve) => curve.quantile(u),
        };
        // The product may step over a bound by a rounding.
        (value * self.factor).clamp(self.low, self.high)
    }

    /// The share of the prior at or below `x` (in the wanted unit).
    pub fn cdf(&self, x: f64) -> f64 {
        let x = x / self.factor;
        match &self.curve {
            Curve::Fixed(value) => f64::from(u8::from(x >= *value)),
            Curve::Named(prepared) | Curve::Beta(_, prepared) => prepared.cdf(x),
            Curve::TwoPiece(curve) => curve.cdf(x),
        }
    }

    /// Mean, in the wanted unit: exact where the distribution knows it, else over a grid of 2000
    /// equally likely points.
    pub fn mean(&self) -> f64 {
        match &self.curve {
            Curve::Fixed(value) => value * self.factor,
            Curve::Named(prepared) | Curve::Beta(_, prepared) => prepared.mean() * self.factor,
            Curve::TwoPiece(_) => {
                let points = (0..2000).map(|i| self.quantile((f64::from(i) + 0.5) / 2000.0));
                points.sum::<f64>() / 2000.0
            }
        }
    }
}

/// `distribution` cut off at the bounds, where it reaches over them.
fn truncated(distribution: Distribution, least: f64, most: f64) -> Distribution {
    let (from, to) = distribution.support();
    if from >= least && to <= most {
        return distribution;
    }
    Distribution::Truncated {
        inner: Box::new(distribution),
        lo: least,
        hi: most,
    }
}
