//! Boxes in the space of inputs.

use crate::numbers::Matrix;

/// From where to where one input may lie, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Limits {
    /// Whether a value lies inside.
    pub fn hold(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// A box: limits for each input.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    limits: Vec<Limits>,
}

impl Region {
    /// A box from the limits of each input.
    pub fn new(limits: Vec<Limits>) -> Self {
        Self { limits }
    }

    /// The smallest box that holds all rows.
    pub fn around(inputs: &Matrix) -> Self {
        let of_column = |column| {
            let start = Limits {
                low: f64::INFINITY,
                high: f64::NEG_INFINITY,
            };
            inputs.column(column).fold(start, |limits, value| Limits {
                low: limits.low.min(value),
                high: limits.high.max(value),
            })
        };
        Self::new((0..inputs.columns()).map(of_column).collect())
    }

    /// The limits of each input.
    pub fn limits(&self) -> &[Limits] {
        &self.limits
    }

    /// Whether a row of inputs lies inside.
    pub fn holds(&self, row: &[f64]) -> bool {
        self.limits
            .iter()
            .zip(row)
            .all(|(limits, value)| limits.hold(*value))
    }

    /// The inputs whose limits differ from those of `whole`, in rising order.
    pub fn restricted(&self, whole: &Region) -> Vec<usize> {
        let differs = |column: &usize| self.limits[*column] != whole.limits[*column];
        (0..self.limits.len()).filter(differs).collect()
    }

    /// The same box with other limits for one input.
    pub(crate) fn with(&self, column: usize, limits: Limits) -> Self {
        let mut changed = self.clone();
        changed.limits[column] = limits;
        changed
    }
}
