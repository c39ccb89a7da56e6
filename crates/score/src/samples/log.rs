//! The logarithmic score of samples, through a kernel density.

use citerne_luck::math::{exp, ln, norm_cdf, pow};

use super::Samples;

/// Half of ln 2π.
const HALF_LN_2_PI: f64 = 0.918_938_533_204_672_7;
/// Interquartile range of a normal, in standard deviations.
const IQR_OF_NORMAL: f64 = 1.34;
/// The least bandwidth for counts: half a count to each side.
const LEAST_FOR_COUNTS: f64 = 0.5;

impl Samples {
    /// Bandwidth of a normal kernel: `1.06 · min(sd, IQR / 1.34) · n^(−1/5)`, the normal reference
    /// rule (Scott, 1992), `n` being [`Samples::effective_count`]. Where half of the samples are
    /// equal, `sd` alone. `None` if all are.
    #[must_use]
    pub fn bandwidth(&self) -> Option<f64> {
        let mean = self.mean();
        let squares: f64 = self
            .values
            .iter()
            .zip(&self.shares)
            .map(|(value, share)| share * (value - mean) * (value - mean))
            .sum();
        if self.values[0] == self.values[self.values.len() - 1] {
            return None;
        }
        let sd = (squares / (1.0 - self.squares())).sqrt();
        let iqr = (self.quantile(0.75) - self.quantile(0.25)) / IQR_OF_NORMAL;
        let spread = if iqr > 0.0 { sd.min(iqr) } else { sd };
        Some(1.06 * spread * pow(self.effective_count(), -0.2))
    }

    /// Logarithmic score of a quantity: `−ln` of the samples' normal kernel density at `y`, with
    /// [`Samples::bandwidth`]. `None` if all samples are equal, which has no density.
    #[must_use]
    pub fn log_score(&self, y: f64) -> Option<f64> {
        let width = self.bandwidth()?;
        let exponents: Vec<_> = self
            .values
            .iter()
            .zip(&self.shares)
            .map(|(value, share)| {
                let z = (y - value) / width;
                ln(*share) - z * z / 2.0
            })
            .collect();
        // The largest is taken out before the exponential, so that far from all samples the score
        // is large but finite.
        let top = exponents.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = exponents.iter().map(|e| exp(e - top)).sum();
        Some(ln(width) + HALF_LN_2_PI - top - ln(sum))
    }

    /// Logarithmic score of a count: `−ln` of the probability of `y`. Each sample spreads its
    /// weight over the counts from zero up as a normal kernel does over the half unit to each side
    /// of them, with [`Samples::bandwidth`] but at least ½. So a count that no sample has isn't
    /// impossible, as long as it lies within some 38 bandwidths of one; beyond, infinite.
    #[must_use]
    pub fn log_score_of_count(&self, y: u64) -> f64 {
        crate::rules::log_score(self.probability_of_count(y))
    }

    fn probability_of_count(&self, y: u64) -> f64 {
        let width = self.bandwidth().unwrap_or(0.0).max(LEAST_FOR_COUNTS);
        let y = y as f64;
        self.values
            .iter()
            .zip(&self.shares)
            .map(|(value, share)| {
                let from = (y - 0.5 - value) / width;
                let to = (y + 0.5 - value) / width;
                let least = (-0.5 - value) / width;
                share * normal_between(from, to) / norm_cdf(-least)
            })
            .sum()
    }
}

/// Probability that a standard normal lies between; from the nearer tail, so that nothing is lost.
fn normal_between(from: f64, to: f64) -> f64 {
    if from > 0.0 {
        norm_cdf(-from) - norm_cdf(-to)
    } else {
        norm_cdf(to) - norm_cdf(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Samples {
        Samples::new(vec![0.0, 0.0, 1.0, 2.0, 7.0]).expect("finite")
    }

    #[test]
    fn the_density_is_one_in_sum() {
        let samples = Samples::weighted(vec![1.0, 2.5, 8.0], &[1.0, 2.0, 1.0]).expect("fit");
        let step = 0.01;
        let sum: f64 = (-5_000..6_000)
            .filter_map(|i| samples.log_score(f64::from(i) * step))
            .map(|score| (-score).exp() * step)
            .sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    }

    #[test]
    fn the_probabilities_of_counts_are_one_in_sum() {
        let sum: f64 = (0..200).map(|y| counts().probability_of_count(y)).sum();
        assert!((sum - 1.0).abs() < 1e-12, "{sum}");
        let zeros = Samples::new(vec![0.0; 9]).expect("finite");
        let sum: f64 = (0..50).map(|y| zeros.probability_of_count(y)).sum();
        assert!((sum - 1.0).abs() < 1e-12, "{sum}");
    }

    #[test]
    fn far_away_is_bad_but_finite() {
        let score = counts().log_score(1e6).expect("samples differ");
        assert!(score.is_finite() && score > 1e6, "{score}");
    }

    #[test]
    fn no_density_where_all_samples_are_equal() {
        let equal = Samples::new(vec![4.0; 5]).expect("finite");
        assert_eq!(equal.bandwidth(), None);
        assert_eq!(equal.log_score(4.0), None);
    }

    #[test]
    fn most_samples_equal_leaves_the_standard_deviation() {
        let samples = Samples::new(vec![0.0, 0.0, 0.0, 0.0, 5.0]).expect("finite");
        let expected = 1.06 * 5.0_f64.sqrt() * 5.0_f64.powf(-0.2);
        let found = samples.bandwidth().expect("samples differ");
        assert!((found - expected).abs() < 1e-12, "{found} {expected}");
    }
}
