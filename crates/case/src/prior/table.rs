//! Quantile functions that are costly to invert, as tables.
//!
//! A beta or gamma quantile takes microseconds to find; a replicate draws about a hundred. On the
//! scale of the standard normal quantile `z` the logit of a beta quantile and the logarithm of a
//! gamma quantile are smooth, so a cubic through a few exact points gives them to about one part in
//! a hundred thousand (tested), in a hundredth of the time. The cubic is monotone: a larger uniform never
//! gives a smaller draw.

use citerne_luck::math::{exp, ln, norm_cdf, norm_quantile};
use citerne_luck::{Distribution, Prepared};

/// Nodes lie `1 / STEPS` apart on the `z` scale, from `FIRST` on; the uniform grid of 2^-53 ends
/// within them.
const STEPS: f64 = 8.0;
const FIRST: f64 = -8.25;
const NODES: usize = 132;
/// Shapes under this make quantiles that underflow; they are inverted one by one.
const LEAST_SHAPE: f64 = 0.1;

/// A smooth rising function of `z`: at each node its value and its slope per node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table(Vec<[f64; 2]>);

impl Table {
    /// Tabulates `exact`, which gives the value at `z`.
    fn build(exact: impl Fn(f64) -> f64) -> Self {
        let values: Vec<f64> = (0..NODES)
            .map(|i| exact(FIRST + to_f64(i) / STEPS))
            .collect();
        let secant = |i: usize| values[i + 1] - values[i];
        let slope = |i: usize| {
            if i == 0 {
                return secant(0);
            }
            if i == NODES - 1 {
                return secant(NODES - 2);
            }
            // Fritsch and Carlson (1980): at most three times either secant keeps it monotone.
            let near = 0.5 * (secant(i - 1) + secant(i));
            let central = if i == 1 || i == NODES - 2 {
                near
            } else {
                // Fourth order: the wider difference cancels the leading error of the nearer.
                (16.0 * near - (values[i + 2] - values[i - 2])) / 12.0
            };
            central
                .min(3.0 * secant(i - 1))
                .min(3.0 * secant(i))
                .max(0.0)
        };
        Self((0..NODES).map(|i| [values[i], slope(i)]).collect())
    }

    /// The value at `z`.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the nodes"
    )]
    fn at(&self, z: f64) -> f64 {
        let position = ((z - FIRST) * STEPS).clamp(0.0, to_f64(NODES - 1));
        let index = (position as usize).min(NODES - 2);
        let t = position - to_f64(index);
        let ([y0, s0], [y1, s1]) = (self.0[index], self.0[index + 1]);
        let rise = y1 - y0;
        y0 + t * (s0 + t * (3.0 * rise - 2.0 * s0 - s1 + t * (s0 + s1 - 2.0 * rise)))
    }
}

#[allow(clippy::cast_precision_loss, reason = "a few hundred nodes")]
fn to_f64(index: usize) -> f64 {
    index as f64
}

/// A tabulated beta distribution on 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BetaTable(Table);

impl BetaTable {
    /// The table of Beta(`a`, `b`); `None` for shapes too small for it.
    pub(crate) fn new(a: f64, b: f64) -> Option<Self> {
        if a < LEAST_SHAPE || b < LEAST_SHAPE {
            return None;
        }
        let lower = Prepared::new(&Distribution::Beta { a, b }).ok()?;
        let upper = Prepared::new(&Distribution::Beta { a: b, b: a }).ok()?;
        // Above the median the mirrored distribution keeps the digits of 1 - x.
        Some(Self(Table::build(|z| {
            let x = if z < 0.0 { &lower } else { &upper }.quantile(norm_cdf(-z.abs()));
            let logit = ln(x) - ln(1.0 - x);
            if z < 0.0 { logit } else { -logit }
        })))
    }

    /// The value at probability `u`.
    pub(crate) fn quantile(&self, u: f64) -> f64 {
        let logit = self.0.at(norm_quantile(u));
        // Each branch keeps its end: exp never overflows.
        if logit < 0.0 {
            let e = exp(logit);
            e / (1.0 + e)
        } else {
            1.0 / (1.0 + exp(-logit))
        }
    }
}

/// A tabulated gamma distribution of rate 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GammaTable(Table);

impl GammaTable {
    /// The table of Gamma(`shape`, 1); `None` for shapes too small for it.
    pub(crate) fn new(shape: f64) -> Option<Self> {
        if shape < LEAST_SHAPE {
            return None;
        }
        let exact = Prepared::new(&Distribution::Gamma { shape, rate: 1.0 }).ok()?;
        // The largest uniform below one stands in for the nodes beyond the grid.
        let last = 1.0 - f64::EPSILON / 2.0;
        Some(Self(Table::build(|z| {
            ln(exact.quantile(norm_cdf(z).min(last)))
        })))
    }

    /// The value at probability `u`.
    pub(crate) fn quantile(&self, u: f64) -> f64 {
        exp(self.0.at(norm_quantile(u)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uniforms() -> impl Iterator<Item = f64> {
        let body = (1..4000).map(|i| f64::from(i) / 4000.0);
        // Towards one the grid of doubles itself grows coarse beside what is left.
        let low = (3..15).map(|k| 3.7 * 10f64.powi(-k));
        let high = (3..10).map(|k| 1.0 - 3.7 * 10f64.powi(-k));
        body.chain(low).chain(high)
    }

    #[test]
    fn beta_tables_agree_with_the_exact_inverse() {
        for (a, b) in [
            (0.5, 27.0),
            (2.0, 6.0),
            (1.0, 1.0),
            (8.0, 4.0),
            (300.0, 40.0),
            (0.5, 0.5),
        ] {
            let table = BetaTable::new(a, b).unwrap();
            let exact = Prepared::new(&Distribution::Beta { a, b }).unwrap();
            for u in uniforms() {
                let (x, y) = (exact.quantile(u), table.quantile(u));
                let off = (x - y).abs();
                assert!(
                    off <= 1e-5 * x.min(1.0 - x) + 1e-12,
                    "Beta({a}, {b}) at {u}: {x} and {y}"
                );
            }
        }
    }

    #[test]
    fn gamma_tables_agree_with_the_exact_inverse() {
        for shape in [0.1, 0.5, 1.0, 2.5, 30.0, 400.0] {
            let table = GammaTable::new(shape).unwrap();
            let exact = Prepared::new(&Distribution::Gamma { shape, rate: 1.0 }).unwrap();
            for u in uniforms() {
                let (x, y) = (exact.quantile(u), table.quantile(u));
                assert!(
                    (x - y).abs() <= 3e-5 * x,
                    "Gamma({shape}) at {u}: {x} and {y}"
                );
            }
        }
    }

    #[test]
    fn tables_rise() {
        let table = BetaTable::new(0.5, 27.0).unwrap();
        let draws: Vec<_> = (1..100_000)
            .map(|i| table.quantile(f64::from(i) * 1e-5))
            .collect();
        assert!(draws.windows(2).all(|pair| pair[0] <= pair[1]));
        let ends = [f64::EPSILON / 2.0, 1.0 - f64::EPSILON / 2.0].map(|u| table.quantile(u));
        assert!(ends[0] > 0.0 && ends[1] <= 1.0, "{ends:?}");
    }
}
