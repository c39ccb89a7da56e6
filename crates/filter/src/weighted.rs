//! What a weighted sample says of one quantity.

use citerne_luck::math::{ln, norm_cdf};
use serde::{Deserialize, Serialize};

/// A quantity over weighted particles.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighted {
    /// Value and weight, by rising value; the weights sum to 1.
    pairs: Vec<(f64, f64)>,
}

/// How much was learned of a score, in nats: the Kullback-Leibler divergence of its posterior from the
/// standard normal prior.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Gain {
    /// Of the normal distribution with the posterior's mean and variance: steady, but blind to
    /// anything else about its shape.
    pub normal: f64,
    /// Of a histogram over [`Weighted::BINS`] bins that are equally likely before, less the upward
    /// bias of a finite sample, (filled bins - 1) / (2 n) (Miller 1955), where n is the effective
    /// number of different values; not below 0.
    pub histogram: f64,
}

impl Weighted {
    /// Bins of [`Gain::histogram`].
    pub const BINS: usize = 20;

    /// A sample from values and weights, which are not negative and don't sum to 0.
    #[must_use]
    pub fn new(values: impl IntoIterator<Item = f64>, weights: &[f64]) -> Self {
        let total: f64 = weights.iter().sum();
        let share = |(value, weight): (f64, &f64)| (value, weight / total);
        let mut pairs: Vec<_> = values.into_iter().zip(weights).map(share).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self { pairs }
    }

    /// The weighted mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.pairs
            .iter()
            .map(|(value, weight)| value * weight)
            .sum()
    }

    /// The weighted standard deviation.
    #[must_use]
    pub fn sd(&self) -> f64 {
        let mean = self.mean();
        let square = |(value, weight): &(f64, f64)| weight * (value - mean) * (value - mean);
        self.pairs.iter().map(square).sum::<f64>().sqrt()
    }

    /// The least value that has at least the share `level` of the weight at or below it.
    #[must_use]
    pub fn quantile(&self, level: f64) -> f64 {
        let mut below = 0.0;
        for (value, weight) in &self.pairs {
            below += weight;
            if *weight > 0.0 && below >= level {
                return *value;
            }
        }
        let held = self.pairs.iter().rev().find(|(_, weight)| *weight > 0.0);
        held.map_or(f64::NAN, |(value, _)| *value)
    }

    /// The weight below a value, and the weight at it.
    #[must_use]
    pub fn below_and_at(&self, value: f64) -> (f64, f64) {
        let weigh = |pairs: &[(f64, f64)]| pairs.iter().map(|(_, weight)| weight).sum();
        let start = self.pairs.partition_point(|pair| pair.0 < value);
        let end = self.pairs.partition_point(|pair| pair.0 <= value);
        (weigh(&self.pairs[..start]), weigh(&self.pairs[start..end]))
    }

    /// Effective number of particles.
    #[must_use]
    pub fn ess(&self) -> f64 {
        let squares: f64 = self.pairs.iter().map(|(_, weight)| weight * weight).sum();
        1.0 / squares
    }

    /// Effective number of different values: copies count as one.
    #[must_use]
    pub fn different(&self) -> f64 {
        let together = self.pairs.chunk_by(|a, b| a.0.to_bits() == b.0.to_bits());
        let shares = together.map(|same| same.iter().map(|(_, weight)| weight).sum::<f64>());
        1.0 / shares.map(|share| share * share).sum::<f64>()
    }

    /// How much was learned of a score.
    #[must_use]
    pub fn gain(&self) -> Gain {
        let (mean, sd) = (self.mean(), self.sd());
        Gain {
            normal: 0.5 * (mean * mean + sd * sd - 1.0) - ln(sd),
            histogram: self.histogram_gain(),
        }
    }

    fn histogram_gain(&self) -> f64 {
        let bins = Self::BINS as f64;
        let mut shares = [0.0; Self::BINS];
        for (value, weight) in &self.pairs {
            let bin = (norm_cdf(*value) * bins) as usize;
            shares[bin.min(Self::BINS - 1)] += weight;
        }
        let filled = shares.iter().filter(|share| **share > 0.0);
        let (count, gain) = filled.fold((0.0, 0.0), |(count, gain), share| {
            (count + 1.0, gain + share * ln(share * bins))
        });
        (gain - (count - 1.0) / (2.0 * self.different())).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use citerne_luck::math::norm_quantile;

    fn normal(mean: f64, sd: f64) -> Weighted {
        let n = 2000;
        let values = (0..n).map(|i| mean + sd * norm_quantile((f64::from(i) + 0.5) / f64::from(n)));
        Weighted::new(values, &vec![1.0; n as usize])
    }

    #[test]
    fn moments_and_quantiles_heed_the_weights() {
        let sample = Weighted::new([3.0, 1.0, 2.0, 9.0], &[1.0, 1.0, 2.0, 0.0]);
        assert_eq!(sample.mean(), 2.0);
        assert!((sample.sd() - 0.5_f64.sqrt()).abs() < 1e-15);
        assert_eq!(
            [0.0, 0.25, 0.26, 0.75, 0.76, 1.0].map(|q| sample.quantile(q)),
            [1.0, 1.0, 2.0, 2.0, 3.0, 3.0]
        );
        assert_eq!(sample.below_and_at(2.0), (0.25, 0.5));
        assert!((sample.ess() - 16.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_gained_where_the_posterior_is_the_prior() {
        let gain = normal(0.0, 1.0).gain();
        assert!(
            gain.normal.abs() < 1e-3 && gain.histogram < 1e-3,
            "{gain:?}"
        );
    }

    #[test]
    fn copies_of_a_particle_do_not_make_the_gain_surer() {
        let values = [-1.2, -0.3, 0.4, 1.5];
        let once = Weighted::new(values, &[1.0; 4]);
        let copied = Weighted::new(values.repeat(50), &[1.0; 200]);
        assert_eq!((once.different(), copied.ess().round()), (4.0, 200.0));
        assert!((copied.gain().histogram - once.gain().histogram).abs() < 1e-12);
    }

    #[test]
    fn gain_is_near_the_divergence_of_normal_distributions() {
        for (mean, sd) in [(0.5, 1.0), (1.0, 0.5), (-0.7, 0.7)] {
            let exact = 0.5 * (mean * mean + sd * sd - 1.0) - ln(sd);
            let gain = normal(mean, sd).gain();
            assert!((gain.normal - exact).abs() < 0.01, "{gain:?} {exact}");
            // Bins lose some of it, never gain.
            assert!(
                gain.histogram < exact + 0.01 && gain.histogram > 0.8 * exact,
                "{gain:?} {exact}"
            );
        }
    }
}
