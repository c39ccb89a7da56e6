//! A random walk on the log scale.

use citerne_luck::math::{exp, ln, norm_quantile};
use jiff::civil::Date;

use super::{BaselineError, Past};
use crate::Samples;

/// Points that stand for the distribution.
const POINTS: u32 = 200;

impl Past {
    /// Random walk without drift on the log scale, for series that can't be negative:
    /// `ln(x + offset)` moves by a normal step whose variance grows with the days, at the rate of
    /// the mean squared change seen so far. The samples are 200 quantiles at even levels. Those
    /// below zero, which an offset allows, are moved to it.
    ///
    /// `offset` is what is done about zeros: 0 refuses them, ½ suits counts.
    ///
    /// # Errors
    /// If the target doesn't end after the last date known; if too few changes are known; if a
    /// value plus the offset is not positive; if the offset is negative or not finite.
    pub fn log_walk(&self, end: Date, offset: f64) -> Result<Samples, BaselineError> {
        if !(offset.is_finite() && offset >= 0.0) {
            return Err(BaselineError::UnfitParameter {
                what: "the offset",
                found: offset,
                expected: "a finite number from 0 up",
            });
        }
        let days = self.days_to(end)?;
        let changes = self.daily_changes(|date, value| logarithm(date, value, offset))?;
        let squares: f64 = changes.iter().map(|change| change * change).sum();
        let sd = (squares / changes.len() as f64 * days).sqrt();
        let (date, last) = self.last();
        let values = (0..POINTS)
            .map(|point| {
                let level = (f64::from(point) + 0.5) / f64::from(POINTS);
                let value = (last + offset) * exp(sd * norm_quantile(level)) - offset;
                value.max(0.0)
            })
            .collect();
        Samples::new(values).map_err(|_| BaselineError::UnfitValue {
            date,
            found: last,
            expected: "of a series whose changes don't grow beyond all numbers",
        })
    }
}

fn logarithm(date: Date, value: f64, offset: f64) -> Result<f64, BaselineError> {
    if value >= 0.0 && value + offset > 0.0 {
        return Ok(ln(value + offset));
    }
    Err(BaselineError::UnfitValue {
        date,
        found: value,
        expected: if offset > 0.0 {
            "0 or more on the log scale with an offset"
        } else {
            "above 0 on the log scale; give an offset to allow zeros"
        },
    })
}
