//! A forecast as quantiles.

use crate::Invalid;
use crate::invalid::finite;
use crate::rules::pinball;

/// The 23 levels that forecast hubs ask for: eleven central intervals and the median.
pub const HUB_LEVELS: [f64; 23] = [
    0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75,
    0.8, 0.85, 0.9, 0.95, 0.975, 0.99,
];

/// How near two levels must be to be the same one.
const SAME: f64 = 1e-9;

/// Quantiles of a forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantiles {
    levels: Vec<f64>,
    values: Vec<f64>,
}

/// The weighted interval score in its three parts, each in the unit of the observation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wis {
    /// For the width of the intervals.
    pub dispersion: f64,
    /// For forecasts above what came.
    pub overprediction: f64,
    /// For forecasts below what came.
    pub underprediction: f64,
}

impl Wis {
    /// The score: the sum of its parts.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.dispersion + self.overprediction + self.underprediction
    }
}

impl Quantiles {
    /// Quantiles at levels in rising order.
    ///
    /// # Errors
    /// Without any; if numbers of levels and values differ; if levels don't rise within (0, 1); if
    /// a value is not finite or falls below the one before it.
    pub fn new(levels: Vec<f64>, values: Vec<f64>) -> Result<Self, Invalid> {
        if levels.is_empty() {
            return Err(Invalid::Empty { what: "quantiles" });
        }
        if levels.len() != values.len() {
            return Err(Invalid::Length {
                what: "quantile levels",
                found: levels.len(),
                expected: values.len(),
            });
        }
        for (&level, &value) in levels.iter().zip(&values) {
            if !(level > 0.0 && level < 1.0) {
                return Err(Invalid::OutOfRange {
                    what: "a quantile level",
                    found: level,
                    range: "between 0 and 1, without either",
                });
            }
            finite("a quantile", value)?;
        }
        for (levels, values) in levels.windows(2).zip(values.windows(2)) {
            let (level, next) = (levels[0], levels[1]);
            if level >= next {
                return Err(Invalid::LevelOrder { level, next });
            }
            let (before, found) = (values[0], values[1]);
            if before > found {
                let level = next;
                return Err(Invalid::Crossing {
                    level,
                    found,
                    before,
                });
            }
        }
        Ok(Self { levels, values })
    }

    /// The levels, rising.
    #[must_use]
    pub fn levels(&self) -> &[f64] {
        &self.levels
    }

    /// The quantiles, never falling.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The quantile at a level; `None` if it was not given.
    #[must_use]
    pub fn at(&self, level: f64) -> Option<f64> {
        let here = |known: &f64| (known - level).abs() < SAME;
        self.levels.iter().position(here).map(|at| self.values[at])
    }

    /// The central interval that should hold a share `coverage` of what comes; `None` if its
    /// levels were not given.
    #[must_use]
    pub fn interval(&self, coverage: f64) -> Option<[f64; 2]> {
        let lower = self.at((1.0 - coverage) / 2.0)?;
        let upper = self.at((1.0 + coverage) / 2.0)?;
        Some([lower, upper])
    }

    /// Whether `y` lies in a central interval, its ends included.
    #[must_use]
    pub fn covers(&self, coverage: f64, y: f64) -> Option<bool> {
        let [lower, upper] = self.interval(coverage)?;
        Some((lower..=upper).contains(&y))
    }

    /// CRPS as twice the mean pinball loss over the levels (Laio and Tamea, 2007). It tends to the
    /// CRPS as levels spread evenly over (0, 1) grow in number, and equals the weighted interval
    /// score where that is defined.
    #[must_use]
    pub fn crps(&self, y: f64) -> f64 {
        let losses = self.levels.iter().zip(&self.values);
        let sum: f64 = losses
            .map(|(level, value)| pinball(*level, *value, y))
            .sum();
        2.0 * sum / self.levels.len() as f64
    }

    /// Weighted interval score (Bracher, Ray, Gneiting and Reich, 2021): with `K` central intervals
    /// `1 − α` and the median `m`,
    /// `(½ |y − m| + Σ α/2 · interval score) / (K + ½)`.
    ///
    /// # Errors
    /// If the median is missing, or a level's counterpart on the other side of it.
    pub fn wis(&self, y: f64) -> Result<Wis, Invalid> {
        let median = self.at(0.5).ok_or(Invalid::NoMedian)?;
        let mut wis = Wis {
            dispersion: 0.0,
            overprediction: (median - y).max(0.0) / 2.0,
            underprediction: (y - median).max(0.0) / 2.0,
        };
        for (&level, &value) in self.levels.iter().zip(&self.values) {
            let partner = 1.0 - level;
            let lone = Invalid::LoneLevel { level, partner };
            let opposite = self.at(partner).ok_or(lone)?;
            if level < 0.5 - SAME {
                // α/2 is the lower level: α/2 · 2/α leaves the misses with weight one.
                wis.dispersion += level * (opposite - value);
                wis.overprediction += (value - y).max(0.0);
                wis.underprediction += (y - opposite).max(0.0);
            }
        }
        let scale = self.levels.len() as f64 / 2.0;
        Ok(Wis {
            dispersion: wis.dispersion / scale,
            overprediction: wis.overprediction / scale,
            underprediction: wis.underprediction / scale,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn five() -> Quantiles {
        let levels = vec![0.05, 0.25, 0.5, 0.75, 0.95];
        Quantiles::new(levels, vec![10.0, 40.0, 50.0, 80.0, 120.0]).expect("fit")
    }

    #[test]
    fn unfit_quantiles_are_refused() {
        let said = |levels: &[f64], values: &[f64]| {
            Quantiles::new(levels.to_vec(), values.to_vec())
                .expect_err("unfit")
                .to_string()
        };
        assert_eq!(said(&[], &[]), "no quantiles: give at least one");
        assert_eq!(
            said(&[0.5, 0.5], &[1.0, 1.0]),
            "quantile level 0.5 comes after 0.5: give each level once, in rising order"
        );
        assert_eq!(
            said(&[0.5, 0.9], &[2.0, 1.0]),
            "the quantile at 0.9 is 1, below 2 at the level before it: quantiles can't fall"
        );
        assert_eq!(
            said(&[1.0], &[1.0]),
            "a quantile level is 1: it must lie between 0 and 1, without either"
        );
    }

    #[test]
    fn wis_needs_pairs_and_a_median() {
        let lone = Quantiles::new(vec![0.25, 0.5], vec![1.0, 2.0]).expect("fit");
        assert_eq!(
            lone.wis(1.0).expect_err("alone").to_string(),
            "quantile level 0.25 is alone: the weighted interval score needs 0.75 too"
        );
        let no_median = Quantiles::new(vec![0.25, 0.75], vec![1.0, 2.0]).expect("fit");
        assert_eq!(no_median.wis(1.0), Err(Invalid::NoMedian));
    }

    #[test]
    fn intervals_hold_their_ends() {
        assert_eq!(five().interval(0.5), Some([40.0, 80.0]));
        assert_eq!(five().covers(0.5, 80.0), Some(true));
        assert_eq!(five().covers(0.5, 80.1), Some(false));
        assert_eq!(five().covers(0.9, 10.0), Some(true));
        assert_eq!(five().covers(0.8, 10.0), None);
    }
}
