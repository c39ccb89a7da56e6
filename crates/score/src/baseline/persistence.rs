//! Nothing changes but by chance.

use jiff::civil::Date;

use super::{BaselineError, Past};
use crate::Samples;

impl Past {
    /// Persistence: the last value known, give or take what the series has moved before. Each past
    /// change, put to the length of the wait by the square root of time, is a sample upwards and
    /// one downwards, so the median is the last value. Samples below `floor` are moved to it.
    ///
    /// # Errors
    /// If the target doesn't end after the last date known, or too few changes are known.
    pub fn persistence(&self, end: Date, floor: Option<f64>) -> Result<Samples, BaselineError> {
        let wait = self.days_to(end)?.sqrt();
        let (date, last) = self.last();
        let mut values = Vec::new();
        for change in self.daily_changes(|_, value| Ok(value))? {
            values.push(last + change * wait);
            values.push(last - change * wait);
        }
        if let Some(floor) = floor {
            for value in &mut values {
                *value = value.max(floor);
            }
        }
        Samples::new(values).map_err(|_| BaselineError::UnfitValue {
            date,
            found: last,
            expected: "small enough for its changes to be finite",
        })
    }
}
