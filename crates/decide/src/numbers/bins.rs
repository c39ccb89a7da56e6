//! Values in bins of about equal count.

use super::Proportion;
use crate::invalid::{Invalid, finite, length, range};

/// The bin of each value, by its rank; equal values share one.
pub(crate) fn equal_count(values: &[f64], bins: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, two| values[*one].total_cmp(&values[*two]));
    let mut bin_of = vec![0; values.len()];
    let mut first = 0;
    for (rank, index) in order.iter().enumerate() {
        if values[*index] != values[order[first]] {
            first = rank;
        }
        bin_of[*index] = first * bins / values.len();
    }
    bin_of
}

/// How often an outcome came where a sign had certain values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Lowest value in the bin.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// In how many of its histories the outcome came.
    pub came: Proportion,
}

/// The odds of an outcome by the value of a sign, in at most so many bins of about equal count, from
/// low values to high.
///
/// # Errors
///
/// If values aren't finite; if outcomes aren't one for each; without a bin.
pub fn odds_by_bin(values: &[f64], came: &[bool], bins: usize) -> Result<Vec<Bin>, Invalid> {
    finite("value of a sign", values)?;
    length("outcomes", came.len(), values.len())?;
    range("number of bins", bins as f64, bins > 0, "from 1 up")?;
    let bin_of = equal_count(values, bins);
    let told = |bin: usize| {
        let rows: Vec<usize> = (0..values.len())
            .filter(|row| bin_of[*row] == bin)
            .collect();
        let inside = || rows.iter().map(|row| values[*row]);
        Some(Bin {
            low: inside().reduce(f64::min)?,
            high: inside().reduce(f64::max)?,
            came: Proportion::among(&rows, |row| came[*row]),
        })
    };
    Ok((0..bins).filter_map(told).collect())
}
