//! One row.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;

use super::NO_ID;
use crate::{Pmf, Quantiles};

/// What is forecast: one target in one place at one time, seen from one origin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Task {
    /// The last day of which anything may be known.
    pub origin_date: Date,
    /// Id of the target.
    pub target: String,
    /// The day of the target; of a week, its Sunday.
    pub target_end_date: Date,
    /// Id of the place, or `national`.
    pub location: String,
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            origin_date,
            target,
            target_end_date,
            location,
        } = self;
        write!(
            f,
            "{target} in {location} on {target_end_date}, from {origin_date}"
        )
    }
}

/// What of a forecast a row holds: `output_type` and `output_type_id` in one.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// The mean.
    Mean,
    /// The median.
    Median,
    /// The quantile at a level, between 0 and 1.
    Quantile(f64),
    /// The probability of a category.
    Pmf(String),
    /// A sample. Rows with the same number belong to one history.
    Sample(u64),
}

impl Output {
    /// The word in the column `output_type`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Quantile(_) => "quantile",
            Self::Pmf(_) => "pmf",
            Self::Sample(_) => "sample",
        }
    }

    /// The text in the column `output_type_id`, if there is one.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Mean | Self::Median => None,
            Self::Quantile(level) => Some(level.to_string()),
            Self::Pmf(category) => Some(category.clone()),
            Self::Sample(number) => Some(number.to_string()),
        }
    }

    /// An order, so that outputs can be looked up.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Quantile(a), Self::Quantile(b)) => a.total_cmp(b),
            (Self::Pmf(a), Self::Pmf(b)) => a.cmp(b),
            (Self::Sample(a), Self::Sample(b)) => a.cmp(b),
            _ => self.word().cmp(other.word()),
        }
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}",
            self.word(),
            self.id().as_deref().unwrap_or(NO_ID)
        )
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What is forecast.
    pub task: Task,
    /// What of the forecast it holds.
    pub output: Output,
    /// The number, in the target's unit; of a category its probability.
    pub value: f64,
}

impl Quantiles {
    /// These quantiles as rows.
    pub fn rows(&self, task: &Task) -> impl Iterator<Item = Row> {
        let outputs = self.levels().iter().copied().map(Output::Quantile);
        rows(task, outputs, self.values())
    }
}

impl Pmf {
    /// These probabilities as rows.
    pub fn rows(&self, task: &Task) -> impl Iterator<Item = Row> {
        let outputs = self.categories().iter().cloned().map(Output::Pmf);
        rows(task, outputs, self.probabilities())
    }
}

fn rows(
    task: &Task,
    outputs: impl Iterator<Item = Output>,
    values: &[f64],
) -> impl Iterator<Item = Row> {
    outputs.zip(values).map(|(output, &value)| Row {
        task: task.clone(),
        output,
        value,
    })
}
