//! A forecast as samples.

mod crps;
mod log;

use crate::invalid::finite;
use crate::{Invalid, Quantiles};

/// Slack beside a cumulated weight, relative to the whole weight, for rounding alone.
const ROUNDING: f64 = 1e-12;

/// Samples of a forecast, with weights if they aren't all alike.
///
/// The order in which they are given doesn't matter, and weighted samples equal repeated ones,
/// except where the number of *independent* samples counts: [`Samples::fair_crps`] and
/// [`Samples::bandwidth`].
#[derive(Debug, Clone, PartialEq)]
pub struct Samples {
    /// In rising order.
    values: Vec<f64>,
    /// One for each value, positive, summing to one.
    shares: Vec<f64>,
    /// Share of all samples up to and with each; the last is one.
    upto: Vec<f64>,
}

impl Samples {
    /// Samples that weigh the same.
    ///
    /// # Errors
    /// Without samples, or if one is not finite.
    pub fn new(values: Vec<f64>) -> Result<Self, Invalid> {
        Self::weighted(values, &[])
    }

    /// Samples with weights, which need not sum to one. Samples of weight zero are left out; no
    /// weights at all stand for equal ones.
    ///
    /// # Errors
    /// Without samples; if numbers of samples and weights differ; if a sample is not finite; if a
    /// weight is negative or not finite, or all are zero.
    pub fn weighted(values: Vec<f64>, weights: &[f64]) -> Result<Self, Invalid> {
        let shares = shares(values.len(), weights)?;
        for &value in &values {
            finite("a sample", value)?;
        }
        let mut pairs: Vec<_> = values
            .into_iter()
            .zip(shares)
            .filter(|(_, share)| *share > 0.0)
            .collect();
        // By weight too, so that the bits don't depend on the order given.
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let (values, shares): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let mut sum = 0.0;
        let mut upto: Vec<_> = shares
            .iter()
            .map(|share| {
                sum += share;
                sum
            })
            .collect();
        if let Some(last) = upto.last_mut() {
            *last = 1.0;
        }
        Ok(Self {
            values,
            shares,
            upto,
        })
    }

    /// Number of samples that have weight.
    #[must_use]
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// How many samples of equal weight would be worth as much: one over the sum of squared shares
    /// (Kish, 1965).
    #[must_use]
    pub fn effective_count(&self) -> f64 {
        1.0 / self.squares()
    }

    /// Sum of the squared shares.
    fn squares(&self) -> f64 {
        self.shares.iter().map(|share| share * share).sum()
    }

    /// Mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let pairs = self.values.iter().zip(&self.shares);
        pairs.map(|(value, share)| value * share).sum()
    }

    /// The quantile at a level from 0 to 1: the smallest sample up to which at least that share
    /// lies, or the middle between it and the next where it is exactly that share (definition 2 of
    /// Hyndman and Fan, 1996).
    #[must_use]
    pub fn quantile(&self, level: f64) -> f64 {
        let last = self.values.len() - 1;
        let at = self
            .upto
            .partition_point(|upto| *upto < level - ROUNDING)
            .min(last);
        if self.upto[at] <= level + ROUNDING && at < last {
            self.values[at] + (self.values[at + 1] - self.values[at]) / 2.0
        } else {
            self.values[at]
        }
    }

    /// The quantiles at several levels.
    ///
    /// # Errors
    /// If levels don't rise or lie outside (0, 1).
    pub fn quantiles(&self, levels: &[f64]) -> Result<Quantiles, Invalid> {
        let values = levels.iter().map(|level| self.quantile(*level)).collect();
        Quantiles::new(levels.to_vec(), values)
    }

    /// Shares of samples below `y`, and up to and with `y`: the two ends of the step that the
    /// cumulative distribution makes at `y`.
    #[must_use]
    pub fn step(&self, y: f64) -> [f64; 2] {
        let upto = |count: usize| {
            if count == 0 {
                0.0
            } else {
                self.upto[count - 1]
            }
        };
        [
            upto(self.values.partition_point(|value| *value < y)),
            upto(self.values.partition_point(|value| *value <= y)),
        ]
    }

    /// Probability integral transform, a point `uniform` (0 to 1) of the way up the step at `y`.
    /// Uniform over forecasts that are calibrated, counts included, if `uniform` is drawn so.
    ///
    /// Czado, Gneiting and Held, 2009. See [`pit_histogram`](crate::pit_histogram) for the way
    /// without draws.
    #[must_use]
    pub fn pit(&self, y: f64, uniform: f64) -> f64 {
        let [below, upto] = self.step(y);
        below + uniform * (upto - below)
    }
}

/// Weights as shares that sum to one; no weights stand for equal ones.
pub(crate) fn shares(count: usize, weights: &[f64]) -> Result<Vec<f64>, Invalid> {
    if count == 0 {
        return Err(Invalid::Empty { what: "samples" });
    }
    if weights.is_empty() {
        return Ok(vec![1.0 / count as f64; count]);
    }
    if weights.len() != count {
        return Err(Invalid::Length {
            what: "weights",
            found: weights.len(),
            expected: count,
        });
    }
    let unfit = |found| Invalid::OutOfRange {
        what: "a weight",
        found,
        range: "from 0 up, finite, and not all at 0",
    };
    if let Some(&found) = weights.iter().find(|w| !(w.is_finite() && **w >= 0.0)) {
        return Err(unfit(found));
    }
    // In rising order, so that the bits don't depend on the order given.
    let mut ordered = weights.to_vec();
    ordered.sort_by(f64::total_cmp);
    let sum: f64 = ordered.iter().sum();
    if !(sum > 0.0 && sum.is_finite()) {
        return Err(unfit(sum));
    }
    Ok(weights.iter().map(|weight| weight / sum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder() -> Samples {
        Samples::new(vec![4.0, 1.0, 3.0, 2.0]).expect("finite")
    }

    #[test]
    fn quantiles_of_a_ladder_by_hand() {
        assert_eq!(ladder().quantile(0.0), 1.0);
        assert_eq!(ladder().quantile(0.2), 1.0);
        assert_eq!(ladder().quantile(0.25), 1.5);
        assert_eq!(ladder().quantile(0.5), 2.5);
        assert_eq!(ladder().quantile(0.6), 3.0);
        assert_eq!(ladder().quantile(1.0), 4.0);
    }

    #[test]
    fn the_step_of_ties_and_the_pit_in_it() {
        let counts = Samples::new(vec![0.0, 0.0, 0.0, 1.0]).expect("finite");
        assert_eq!(counts.step(0.0), [0.0, 0.75]);
        assert_eq!(counts.step(0.5), [0.75, 0.75]);
        assert_eq!(counts.step(2.0), [1.0, 1.0]);
        assert_eq!(counts.pit(0.0, 0.5), 0.375);
    }

    #[test]
    fn weights_are_shares() {
        let samples = Samples::weighted(vec![5.0, 1.0, 9.0], &[3.0, 1.0, 0.0]).expect("fit");
        assert_eq!(samples.count(), 2);
        assert_eq!(samples.mean(), 4.0);
        assert_eq!(samples.quantile(0.25), 3.0);
        assert_eq!(samples.effective_count(), 1.6);
    }

    #[test]
    fn unfit_samples_are_refused() {
        let said = |values: &[f64], weights: &[f64]| {
            Samples::weighted(values.to_vec(), weights)
                .expect_err("unfit")
                .to_string()
        };
        assert_eq!(said(&[], &[]), "no samples: give at least one");
        assert_eq!(
            said(&[1.0, f64::NAN], &[]),
            "a sample is NaN: it must be a finite number"
        );
        assert_eq!(
            said(&[1.0, 2.0], &[1.0]),
            "1 weights, but 2 are needed, one for each value"
        );
        let range = "it must lie from 0 up, finite, and not all at 0";
        assert_eq!(said(&[1.0], &[-1.0]), format!("a weight is -1: {range}"));
        assert_eq!(said(&[1.0], &[0.0]), format!("a weight is 0: {range}"));
    }
}
