//! Prices and other amounts.

use citerne_luck::math::{exp, ln, norm_quantile};

use super::Spread;

/// A price: lognormal round that of the history, which is its median.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Price {
    /// The price in the history.
    pub median: f64,
    /// Error of its logarithm.
    pub spread: Spread,
}

const LN_ROOT_TWO_PI: f64 = 0.918_938_533_204_672_8;
/// No price is nothing.
const LEAST: f64 = 1e-9;

impl Price {
    /// Log density of a price.
    #[must_use]
    pub fn log_density(self, price: f64) -> f64 {
        if price <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let off = ln(price) - ln(self.median.max(LEAST));
        let of = |sd: f64| {
            let z = off / sd;
            -0.5 * z * z - ln(sd) - LN_ROOT_TWO_PI
        };
        self.spread.mix(of) - ln(price)
    }

    /// A price that might be told. Takes two numbers of luck.
    pub fn draw(self, u: &mut dyn FnMut() -> f64) -> f64 {
        let sd = self.spread.draw(u);
        self.median.max(LEAST) * exp(sd * norm_quantile(u()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::agree::amounts_agree;
    use super::*;

    #[test]
    fn draws_agree_with_the_density() {
        for (median, sd, mistaken) in [(775.0, 0.1, 0.05), (2.0, 0.5, 0.0), (1e6, 0.02, 0.3)] {
            let spread = Spread {
                sd,
                mistaken,
                mistaken_error: 5.0,
            };
            let law = Price { median, spread };
            let (low, high) = (median * (-30.0 * sd).exp(), median * (30.0 * sd).exp());
            amounts_agree(|x| law.log_density(x), |u| law.draw(u), low, high);
        }
    }
}
