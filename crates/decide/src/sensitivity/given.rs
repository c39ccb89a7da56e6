//! What each input tells of an output by itself, from histories that are there already.

use citerne_luck::math::norm_quantile;

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
    let z = norm_quantile(0.5 + resampling.level / 2.0);
    let of_input = |column| {
        let values: Vec<f64> = inputs.column(column).collect();
        let bin_of = equal_count(&values, bins);
        let share = |rows: &[usize]| vec![explained(&bin_of, outputs, rows, bins)];
        let Estimate { value, error, .. } = resampling.estimates(values.len(), share)[0];
        Estimate {
            value,
            error,
            low: value - z * error,
            high: value + z * error,
        }
    };
    Ok((0..inputs.columns()).map(of_input).collect())
}

/// Share of the variance between bins, less what is expected without any dependence; 0 without
/// variance.
fn explained(bin_of: &[usize], outputs: &[f64], rows: &[usize], bins: usize) -> f64 {
    let drawn: Vec<f64> = rows.iter().map(|row| outputs[*row]).collect();
    let (whole, centre) = (variance(&drawn) * drawn.len() as f64, mean(&drawn));
    let mut sums = vec![(0.0, 0.0); bins];
    for (row, output) in rows.iter().zip(&drawn) {
        let (sum, count) = &mut sums[bin_of[*row]];
        *sum += output - centre;
        *count += 1.0;
    }
    let used = || sums.iter().filter(|(_, count)| *count > 0.0);
    let between: f64 = used().map(|(sum, count)| sum * sum / count).sum();
    let (n, used) = (drawn.len() as f64, used().count() as f64);
    if whole <= 0.0 || n <= used {
        return 0.0;
    }
    (between - (used - 1.0) * (whole - between) / (n - used)) / whole
}
