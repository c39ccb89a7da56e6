//! The probability integral transform over many forecasts.

use crate::Invalid;
use crate::invalid::share;

/// Histogram of the probability integral transform without draws: each forecast spreads its weight
/// evenly from the lower to the upper end of the step that its cumulative distribution makes at
/// what came ([`Samples::step`](crate::Samples::step)). Flat, up to chance, if forecasts are
/// calibrated. The heights are shares of the forecasts and sum to one.
///
/// Czado, Gneiting and Held, 2009, equation 2.
///
/// # Errors
/// Without forecasts or bins, if an end lies outside [0, 1], or a lower end above its upper one.
pub fn pit_histogram(steps: &[[f64; 2]], bins: usize) -> Result<Vec<f64>, Invalid> {
    if steps.is_empty() || bins == 0 {
        let what = if bins == 0 { "bins" } else { "forecasts" };
        return Err(Invalid::Empty { what });
    }
    let mut heights = vec![0.0; bins];
    for &[lower, upper] in steps {
        share("the lower end of a step", lower)?;
        share("the upper end of a step", upper)?;
        if lower > upper {
            return Err(Invalid::OutOfRange {
                what: "the lower end of a step",
                found: lower,
                range: "at or below its upper end",
            });
        }
        for (bin, height) in heights.iter_mut().enumerate() {
            let from = bin as f64 / bins as f64;
            let to = (bin + 1) as f64 / bins as f64;
            *height += if lower == upper {
                let here = (from..to).contains(&lower) || (lower == 1.0 && bin + 1 == bins);
                f64::from(u8::from(here))
            } else {
                (upper.min(to) - lower.max(from)).max(0.0) / (upper - lower)
            };
        }
    }
    for height in &mut heights {
        *height /= steps.len() as f64;
    }
    Ok(heights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weight_is_spread_over_the_step() {
        let heights = pit_histogram(&[[0.0, 0.5], [0.25, 0.75], [1.0, 1.0]], 4);
        let expected = [0.5, 1.0, 0.5, 1.0].map(|height| height / 3.0);
        assert_eq!(heights, Ok(expected.to_vec()));
    }

    #[test]
    fn what_can_not_be_a_step_is_refused() {
        assert!(pit_histogram(&[], 4).is_err());
        assert!(pit_histogram(&[[0.0, 1.0]], 0).is_err());
        assert!(pit_histogram(&[[0.5, 0.25]], 4).is_err());
        assert!(pit_histogram(&[[0.5, 1.25]], 4).is_err());
    }
}
