//! What each input tells of an output by itself, from histories that are there already.

use crate::invalid::{Invalid, finite, length, range};
use crate::numbers::bins::equal_count;
use crate::numbers::moments::{mean, variance};
use crate::numbers::{Estimate, Matrix, Resampling};

/// Share of the output's variance that goes if one input is known, for each input: V(E[Y | Xᵢ]) / V.
/// Inputs may depend on each other; an input then also tells what those tell that go along with it.
///
/// Histories are put into bins of about equal count by the input, equal values together. What bins
/// of histories drawn at random would show is taken off, so that a share may lie a little below 0.
/// Intervals are normal ones from the spread of resamples.
///
/// # Errors
///
/// If outputs aren't finite, all the same, or not one for each history; with fewer than 2 bins, or
/// with fewer than 5 histories for each; if the resampling can't be.
pub fn first_order_given_data(
    inputs: &Matrix,
    outputs: &[f64],
    bins: usize,
    resampling: &Resampling,
) -> Result<Vec<Estimate>, Invalid> {
    length("outputs", outputs.len(), inputs.rows())?;
    finite("output", outputs)?;
    let enough = bins >= 2 && 5 * bins <= inputs.rows();
    range(
        "number of bins",
        bins as f64,
        enough,
        "from 2 to a fifth of the histories",
    )?;
    resampling.check()?;
    if outputs.iter().all(|output| *output == outputs[0]) {
        return Err(Invalid::Constant {
            what: "the output",
            value: outputs[0],
        });
    }
    let bins_of = |column| equal_count(&inputs.column(column).collect::<Vec<_>>(), bins);
    let bin_of: Vec<Vec<usize>> = (0..inputs.columns()).map(bins_of).collect();
    let shares = resampling.estimates(inputs.rows(), |rows| {
        let drawn = Drawn::new(outputs, rows);
        bin_of
            .iter()
            .map(|bin_of| drawn.explained(bin_of, bins))
            .collect()
    });
    let normal = |it: Estimate| resampling.normal(it.value, it.error);
    Ok(shares.into_iter().map(normal).collect())
}

/// Outputs of some rows, without their mean, and the sum of their squares.
struct Drawn<'a> {
    rows: &'a [usize],
    outputs: Vec<f64>,
    squares: f64,
}

impl<'a> Drawn<'a> {
    fn new(outputs: &[f64], rows: &'a [usize]) -> Self {
        let drawn: Vec<f64> = rows.iter().map(|row| outputs[*row]).collect();
        let centre = mean(&drawn);
        Self {
            rows,
            squares: variance(&drawn) * drawn.len() as f64,
            outputs: drawn.iter().map(|output| output - centre).collect(),
        }
    }

    /// Share of the variance between bins, less what is expected without any dependence; 0 without
    /// variance.
    fn explained(&self, bin_of: &[usize], bins: usize) -> f64 {
        let mut sums = vec![[0.0; 2]; bins];
        for (row, output) in self.rows.iter().zip(&self.outputs) {
            let sum = &mut sums[bin_of[*row]];
            sum[0] += output;
            sum[1] += 1.0;
        }
        let used = sums.iter().filter(|[_, count]| *count > 0.0).count() as f64;
        let n = self.rows.len() as f64;
        if self.squares <= 0.0 || n <= used {
            return 0.0;
        }
        let between = share_between(&sums, self.squares);
        between - (used - 1.0) * (1.0 - between) / (n - used)
    }
}

/// Share of a sum of squares that lies between bins, from the sum of centred values and the count of
/// each.
pub(super) fn share_between(sums: &[[f64; 2]], squares: f64) -> f64 {
    let used = sums.iter().filter(|[_, count]| *count > 0.0);
    used.map(|[sum, count]| sum * sum / count).sum::<f64>() / squares
}
