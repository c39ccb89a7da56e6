//! Counted trucks.

use citerne_luck::counts;

use super::{Spread, negative_binomial};

/// A count of trucks: a negative binomial round the true one. The error of [`Spread`] is relative,
/// and comes on top of the chance of a count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// Trucks in the history.
    pub mean: f64,
    /// Relative error.
    pub spread: Spread,
}

/// Where a history has no truck at all, a report of some is mistaken, not impossible.
const LEAST: f64 = 0.1;
/// The generator of counts takes no more.
const MOST: f64 = 1e8;

impl Count {
    fn mean(self) -> f64 {
        self.mean.clamp(LEAST, MOST)
    }

    /// Log probability of a count; figures that are not whole are rounded.
    #[must_use]
    pub fn log_density(self, n: f64) -> f64 {
        let of = |sd: f64| negative_binomial(n.round(), self.mean(), 1.0 / (sd * sd));
        self.spread.mix(of)
    }

    /// A count that might be told. Takes two numbers of luck.
    pub fn draw(self, u: &mut dyn FnMut() -> f64) -> f64 {
        let sd = self.spread.draw(u);
        f64::from(counts::negative_binomial(self.mean(), 1.0 / (sd * sd), u()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::agree::{counts_agree, sums_to_one};
    use super::*;

    #[test]
    fn draws_agree_with_the_density() {
        for (mean, sd, mistaken) in [
            (0.0, 0.2, 0.05),
            (3.0, 0.5, 0.0),
            (40.0, 0.3, 0.1),
            (200.0, 0.1, 0.02),
        ] {
            let spread = Spread {
                sd,
                mistaken,
                mistaken_error: 4.0,
            };
            let law = Count { mean, spread };
            sums_to_one(|n| law.log_density(n), 60_000);
            counts_agree(|n| law.log_density(n), |u| law.draw(u));
        }
    }

    #[test]
    fn a_single_count_by_hand() {
        // r = 4, mean 4: a fair coin. P(2) = C(5, 2) / 2^6.
        let spread = Spread {
            sd: 0.5,
            mistaken: 0.0,
            mistaken_error: 1.0,
        };
        let law = Count { mean: 4.0, spread };
        assert!((law.log_density(2.0).exp() - 10.0 / 64.0).abs() < 1e-12);
    }
}
