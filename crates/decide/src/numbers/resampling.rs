//! How sure an estimate is, by drawing rows anew.

use citerne_luck::math::norm_quantile;

use super::Blocks;
use super::moments::{quantile, sample_sd, sorted};
use crate::dice::{Dice, Question};
use crate::invalid::{Invalid, range};

/// How resamples are drawn: as many rows as there are, with replacement (Efron and Tibshirani,
/// 1993).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resampling {
    /// Seed of the luck.
    pub seed: u64,
    /// How many resamples; at least 2.
    pub resamples: usize,
    /// Share of resamples inside an interval, between 0 and 1.
    pub level: f64,
}

impl Default for Resampling {
    fn default() -> Self {
        Self {
            seed: 1,
            resamples: 200,
            level: 0.95,
        }
    }
}

/// An estimate and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// From all rows.
    pub value: f64,
    /// Standard error: standard deviation over the resamples.
    pub error: f64,
    /// Lower end of the interval that holds the middle share of the resamples.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Resampling {
    pub(crate) fn check(&self) -> Result<(), Invalid> {
        let (resamples, level) = (self.resamples, self.level);
        range(
            "number of resamples",
            resamples as f64,
            resamples >= 2,
            "from 2 up",
        )?;
        range(
            "level of the intervals",
            level,
            level > 0.0 && level < 1.0,
            "between 0 and 1",
        )
    }

    /// The rows, or blocks, of one resample of `count` of them.
    pub(crate) fn rows(&self, resample: usize, count: usize) -> Vec<usize> {
        let dice = Dice::new(self.seed, Question::Resample);
        (0..count)
            .map(|index| dice.below(count, resample, 0, index))
            .collect()
    }

    /// Estimates from `count` rows; `statistics` gives, for some rows, a fixed number of values.
    pub(crate) fn estimates(
        &self,
        count: usize,
        statistics: impl Fn(&[usize]) -> Vec<f64>,
    ) -> Vec<Estimate> {
        self.estimates_of(&Blocks::each(count), statistics)
    }

    /// Estimates from rows in blocks: as many blocks as there are are drawn, each with all its rows.
    pub(crate) fn estimates_of(
        &self,
        blocks: &Blocks,
        statistics: impl Fn(&[usize]) -> Vec<f64>,
    ) -> Vec<Estimate> {
        let mut all = blocks.rows_of(0..blocks.count());
        all.sort_unstable();
        let whole = statistics(&all);
        let drawn = blocks.resamples(self);
        let resamples: Vec<Vec<f64>> = drawn.iter().map(|rows| statistics(rows)).collect();
        let of_one = |(index, value)| {
            let spread = sorted(resamples.iter().map(|statistics| statistics[index]));
            self.estimate(value, &spread)
        };
        whole.into_iter().enumerate().map(of_one).collect()
    }

    /// An estimate with a normal interval.
    pub(crate) fn normal(&self, value: f64, error: f64) -> Estimate {
        let z = norm_quantile(0.5 + self.level / 2.0);
        Estimate {
            value,
            error,
            low: value - z * error,
            high: value + z * error,
        }
    }

    fn estimate(&self, value: f64, spread: &[f64]) -> Estimate {
        let tail = (1.0 - self.level) / 2.0;
        Estimate {
            value,
            error: sample_sd(spread),
            low: quantile(spread, tail),
            high: quantile(spread, 1.0 - tail),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::moments::mean;

    #[test]
    fn the_error_of_a_mean_of_blocks_is_that_of_their_means() {
        // 60 blocks of five that share a level and differ a little within: the variance of the mean
        // is that of the means of blocks over their number, which is far above that of 300 rows.
        let value = |row: usize| (row % 60 * 37 % 61) as f64 + (row / 60) as f64 / 10.0;
        let values: Vec<f64> = (0..300).map(value).collect();
        let marks: Vec<u64> = (0..300).map(|row| row % 60).collect();
        let blocks = Blocks::sharing(&marks).expect("blocks");
        let resampling = Resampling {
            resamples: 4_000,
            ..Resampling::default()
        };
        let statistic = |rows: &[usize]| {
            let drawn: Vec<f64> = rows.iter().map(|row| values[*row]).collect();
            vec![mean(&drawn)]
        };
        let found = resampling.estimates_of(&blocks, statistic)[0];
        let means: Vec<f64> = (0..60).map(|block| value(block) + 0.2).collect();
        let expected = sample_sd(&means) / 60_f64.sqrt();
        assert!((found.error / expected - 1.0).abs() < 0.03, "{found:?}");
        assert!((blocks.variance_of_mean(&values).sqrt() / expected - 1.0).abs() < 1e-12);
        assert_eq!(found.value, mean(&values));
        let alone = resampling.estimates(300, statistic)[0];
        assert!(found.error > 2.0 * alone.error, "{found:?} {alone:?}");
    }

    #[test]
    fn the_error_of_a_mean_is_the_known_one() {
        let values: Vec<f64> = (0..400).map(f64::from).collect();
        let resampling = Resampling {
            resamples: 2_000,
            ..Resampling::default()
        };
        let statistic = |rows: &[usize]| {
            let drawn: Vec<f64> = rows.iter().map(|row| values[*row]).collect();
            vec![mean(&drawn)]
        };
        let [found] = resampling.estimates(400, statistic)[..] else {
            panic!("one statistic");
        };
        let expected = sample_sd(&values) / 20.0;
        assert_eq!(found.value, 199.5);
        assert!((found.error / expected - 1.0).abs() < 0.05, "{found:?}");
        let half = (found.high - found.low) / 2.0;
        assert!((half / (1.96 * expected) - 1.0).abs() < 0.07, "{found:?}");
    }
}
