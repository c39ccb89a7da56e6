//! How many attacks are told.

use citerne_luck::counts;

use super::negative_binomial;

/// The number of attacks told: over-dispersed Poisson.
///
/// A negative binomial whose variance is `spread` times its mean. Such numbers add up to numbers of
/// the same law: two corridors, or two halves of a week, may be counted together or apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attacks {
    /// Attacks told on average.
    pub mean: f64,
    /// Variance beside the mean, 1 or more.
    pub spread: f64,
}

/// Spreads nearer to Poisson than this are taken for it.
const LEAST_EXCESS: f64 = 1e-6;

impl Attacks {
    fn dispersion(self) -> f64 {
        self.mean / (self.spread - 1.0).max(LEAST_EXCESS)
    }

    /// Log probability that `n` attacks are told.
    #[must_use]
    pub fn log_density(self, n: f64) -> f64 {
        if self.mean <= 0.0 {
            return if n == 0.0 { 0.0 } else { f64::NEG_INFINITY };
        }
        negative_binomial(n, self.mean, self.dispersion())
    }

    /// A number of attacks told.
    pub fn draw(self, u: &mut dyn FnMut() -> f64) -> f64 {
        if self.mean <= 0.0 {
            return 0.0;
        }
        f64::from(counts::negative_binomial(self.mean, self.dispersion(), u()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::agree::{counts_agree, sums_to_one};
    use super::*;

    const CASES: [(f64, f64); 5] = [(0.02, 1.6), (0.7, 1.0), (2.5, 1.6), (6.0, 4.0), (40.0, 1.2)];

    #[test]
    fn draws_agree_with_the_density() {
        for (mean, spread) in CASES {
            let law = Attacks { mean, spread };
            sums_to_one(|n| law.log_density(n), 2000);
            counts_agree(|n| law.log_density(n), |u| law.draw(u));
        }
    }

    #[test]
    fn corridors_counted_together_or_apart_are_as_likely() {
        let (a, b, spread) = (0.4, 1.7, 2.2);
        for n in 0..6 {
            let apart: f64 = (0..=n)
                .map(|k| {
                    let of = |mean, n: i32| Attacks { mean, spread }.log_density(f64::from(n));
                    (of(a, k) + of(b, n - k)).exp()
                })
                .sum();
            let mean = a + b;
            let together = Attacks { mean, spread }.log_density(f64::from(n)).exp();
            assert!((apart - together).abs() < 1e-12, "{n}: {apart} {together}");
        }
    }

    #[test]
    fn nothing_told_of_nothing() {
        let law = Attacks {
            mean: 0.0,
            spread: 2.0,
        };
        assert_eq!(law.log_density(0.0), 0.0);
        assert_eq!(law.log_density(1.0), f64::NEG_INFINITY);
        assert_eq!(law.draw(&mut || 0.999), 0.0);
    }
}
