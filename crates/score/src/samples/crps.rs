//! The continuous ranked probability score of samples.

use super::Samples;

impl Samples {
    /// Continuous ranked probability score: the integral of `(F(z) − 1{y ≤ z})²`, with `F` the
    /// samples' own step function. The same as `E|X − y| − ½ E|X − X′|` (Gneiting and Raftery,
    /// 2007, equation 21), never negative, in the unit of `y`.
    ///
    /// It favours forecasts with many samples; see [`Samples::fair_crps`].
    #[must_use]
    pub fn crps(&self, y: f64) -> f64 {
        let [first, last] = [self.values[0], self.values[self.values.len() - 1]];
        let outside = (first - y).max(0.0) + (y - last).max(0.0);
        let inside: f64 = self
            .gaps()
            .map(|(from, to, share)| {
                let below = (to.min(y) - from).max(0.0);
                let above = (to - from.max(y)).max(0.0);
                share * share * below + (1.0 - share) * (1.0 - share) * above
            })
            .sum();
        outside + inside
    }

    /// The CRPS that the forecast behind these samples is expected to have: the pairs of a sample
    /// with itself are left out of `E|X − X′|` (Ferro, 2014). It may be negative. `None` for a
    /// single sample, which says nothing of spread.
    ///
    /// Samples must be independent of each other and of their weights. A sample that is merely
    /// given twice should have twice the weight instead.
    #[must_use]
    pub fn fair_crps(&self, y: f64) -> Option<f64> {
        let squares = self.squares();
        let half_apart: f64 = self
            .gaps()
            .map(|(from, to, share)| share * (1.0 - share) * (to - from))
            .sum();
        let fair = self.crps(y) - half_apart * squares / (1.0 - squares);
        (self.count() > 1).then_some(fair)
    }

    /// From each value to the next, and the share up to the first of them.
    fn gaps(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        self.values
            .windows(2)
            .zip(&self.upto)
            .map(|(pair, share)| (pair[0], pair[1], *share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sample_scores_its_distance() {
        let samples = Samples::new(vec![3.0]).expect("finite");
        assert_eq!(samples.crps(5.0), 2.0);
        assert_eq!(samples.crps(3.0), 0.0);
        assert_eq!(samples.fair_crps(5.0), None);
    }

    #[test]
    fn two_samples_by_hand() {
        // E|X − y| = 2, ½ E|X − X′| = 1; without the pairs of one with itself, 2.
        let samples = Samples::new(vec![0.0, 4.0]).expect("finite");
        assert_eq!(samples.crps(1.0), 1.0);
        assert_eq!(samples.fair_crps(1.0), Some(0.0));
        assert_eq!(samples.crps(-1.0), 2.0);
        assert_eq!(samples.crps(6.0), 3.0);
    }
}
