//! A curve through three quantiles.

use citerne_luck::math::{exp, ln, norm_cdf, norm_quantile};

use crate::quantity::Quantiles;

/// The 95 % point of the standard normal distribution.
const Z95: f64 = 1.644_853_626_951_472_2;

/// A two-piece normal distribution on a scale on which the possible range is the whole line.
///
/// With `g` the scale, `m = g(p50)`, `s- = (m - g(p05)) / z`, `s+ = (g(p95) - m) / z` and
/// `z = 1.6449`, the value at probability `u` is
///
/// `x(u) = g^-1( m + s Z(u) )`, with `s = s-` for `u < 1/2` and `s+` above,
///
/// where `Z` is the standard normal quantile. The three points are hit exactly, the median joins
/// the halves without a jump, and no draw leaves the range. The scale is
///
/// | range | `g(x)` |
/// |---|---|
/// | no bounds | `x` |
/// | only `lo` | `ln(x - lo)` |
/// | only `hi` | `-ln(hi - x)` |
/// | both | `ln((x - lo) / (hi - x))` |
///
/// Far from a bound the scale is nearly straight, so a distant bound hardly shapes the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoPiece {
    scale: Scale,
    middle: f64,
    below: f64,
    above: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Scale {
    lo: f64,
    hi: f64,
}

impl Scale {
    fn forth(self, x: f64) -> f64 {
        match (self.lo.is_finite(), self.hi.is_finite()) {
            (false, false) => x,
            (true, false) => ln(x - self.lo),
            (false, true) => -ln(self.hi - x),
            (true, true) => ln((x - self.lo) / (self.hi - x)),
        }
    }

    fn back(self, y: f64) -> f64 {
        match (self.lo.is_finite(), self.hi.is_finite()) {
            (false, false) => y,
            (true, false) => self.lo + exp(y),
            (false, true) => self.hi - exp(-y),
            // Written so that neither end overflows nor loses its last digits.
            (true, true) if y < 0.0 => self.lo + (self.hi - self.lo) * (exp(y) / (1.0 + exp(y))),
            (true, true) => self.hi - (self.hi - self.lo) * (exp(-y) / (1.0 + exp(-y))),
        }
    }
}

impl TwoPiece {
    /// The curve through `points` on the range `lo` to `hi` (either may be infinite).
    ///
    /// # Errors
    /// In words, when the points do not rise or do not lie inside the range.
    pub fn fit(points: Quantiles, lo: f64, hi: f64) -> Result<Self, String> {
        let Quantiles { p05, p50, p95 } = points;
        if !(p05 < p50 && p50 < p95) {
            return Err(format!("quantiles {p05}, {p50}, {p95} do not rise"));
        }
        if !(lo < p05 && p95 < hi) {
            return Err(format!(
                "quantiles {p05} to {p95} are not inside {lo} to {hi}"
            ));
        }
        let scale = Scale { lo, hi };
        let middle = scale.forth(p50);
        let below = (middle - scale.forth(p05)) / Z95;
        let above = (scale.forth(p95) - middle) / Z95;
        Ok(Self {
            scale,
            middle,
            below,
            above,
        })
    }

    /// The value at probability `u`, in (0, 1).
    pub fn quantile(&self, u: f64) -> f64 {
        let spread = if u < 0.5 { self.below } else { self.above };
        self.scale.back(self.middle + spread * norm_quantile(u))
    }

    /// The probability at or below `x`.
    pub fn cdf(&self, x: f64) -> f64 {
        if x <= self.scale.lo {
            return 0.0;
        }
        if x >= self.scale.hi {
            return 1.0;
        }
        let off = self.scale.forth(x) - self.middle;
        norm_cdf(off / if off < 0.0 { self.below } else { self.above })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OPEN: f64 = f64::INFINITY;

    fn close(found: f64, wanted: f64, scale: f64) -> bool {
        (found - wanted).abs() <= 1e-9 * scale
    }

    proptest! {
        #[test]
        fn hits_its_three_points(
            p05 in -50.0..50.0f64, up in 0.01..40.0f64, more in 0.01..40.0f64,
            room_below in 0.01..30.0f64, room_above in 0.01..30.0f64, bounds in 0..4,
        ) {
            let points = Quantiles { p05, p50: p05 + up, p95: p05 + up + more };
            let lo = if bounds & 1 == 1 { p05 - room_below } else { -OPEN };
            let hi = if bounds & 2 == 2 { points.p95 + room_above } else { OPEN };
            let curve = TwoPiece::fit(points, lo, hi).unwrap();
            let size = p05.abs() + up + more + 1.0;
            prop_assert!(close(curve.quantile(0.05), p05, size));
            prop_assert!(close(curve.quantile(0.5), points.p50, size));
            prop_assert!(close(curve.quantile(0.95), points.p95, size));
        }

        #[test]
        fn rises_within_its_range_and_inverts(
            up in 0.1..40.0f64, more in 0.1..40.0f64, u in 0.001..0.999f64,
        ) {
            let points = Quantiles { p05: 1.0, p50: 1.0 + up, p95: 1.0 + up + more };
            let curve = TwoPiece::fit(points, 0.0, 200.0).unwrap();
            let x = curve.quantile(u);
            prop_assert!((0.0..=200.0).contains(&x));
            prop_assert!(curve.quantile((u + 0.0005).min(0.9995)) >= x);
            prop_assert!((curve.cdf(x) - u).abs() < 1e-9);
        }
    }
}
