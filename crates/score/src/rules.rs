//! Scores that need no more than a few numbers. Lower is better.

use citerne_luck::math::ln;

use crate::Invalid;

/// Pinball (quantile) loss of a quantile forecast `value` at level `level` (between 0 and 1):
/// `level · (y − value)` where `y` lies above, `(1 − level) · (value − y)` where it lies below.
///
/// Koenker and Bassett, 1978.
#[must_use]
pub fn pinball(level: f64, value: f64, y: f64) -> f64 {
    if y >= value {
        level * (y - value)
    } else {
        (1.0 - level) * (value - y)
    }
}

/// Interval score of a central interval with nominal coverage `1 − alpha`: its width, and
/// `2 / alpha` times the distance by which `y` misses it.
///
/// Gneiting and Raftery, 2007, equation 43.
#[must_use]
pub fn interval_score(alpha: f64, lower: f64, upper: f64, y: f64) -> f64 {
    (upper - lower) + 2.0 / alpha * ((lower - y).max(0.0) + (y - upper).max(0.0))
}

/// Brier score of the probability that something happens: `(probability − happened)²`, from 0 to 1.
#[must_use]
pub fn brier(probability: f64, happened: bool) -> f64 {
    let miss = probability - f64::from(u8::from(happened));
    miss * miss
}

/// Logarithmic score of the probability that was given to what came: `−ln(probability)`; infinite
/// for a probability of zero.
#[must_use]
pub fn log_score(probability: f64) -> f64 {
    if probability > 0.0 {
        // Adding zero turns the −0 of a certain forecast into 0.
        -ln(probability) + 0.0
    } else {
        f64::INFINITY
    }
}

/// Energy score of joint samples: `E‖X − y‖ − ½ E‖X − X′‖`, in time n². With one dimension it is
/// the CRPS of the samples. `weights` may be empty: all equal.
///
/// Gneiting and Raftery, 2007, equation 22.
///
/// # Errors
/// Without samples, if a sample and `y` differ in dimension, or if numbers or weights are unfit.
pub fn energy_score(samples: &[Vec<f64>], weights: &[f64], y: &[f64]) -> Result<f64, Invalid> {
    let weights = crate::samples::shares(samples.len(), weights)?;
    for sample in samples {
        if sample.len() != y.len() {
            let (found, expected) = (sample.len(), y.len());
            let what = "coordinates in a sample";
            return Err(Invalid::Length {
                what,
                found,
                expected,
            });
        }
    }
    for &number in samples.iter().flatten().chain(y) {
        crate::invalid::finite("a coordinate", number)?;
    }
    let (mut to_y, mut apart) = (0.0, 0.0);
    for (index, (sample, weight)) in samples.iter().zip(&weights).enumerate() {
        to_y += weight * distance(sample, y);
        for (other, other_weight) in samples[..index].iter().zip(&weights) {
            apart += weight * other_weight * distance(sample, other);
        }
    }
    Ok(to_y - apart)
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    squares.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinball_and_interval_by_hand() {
        assert_eq!(pinball(0.25, 4.0, 8.0), 1.0);
        assert_eq!(pinball(0.25, 8.0, 4.0), 3.0);
        assert_eq!(interval_score(0.5, 2.0, 6.0, 4.0), 4.0);
        assert_eq!(interval_score(0.5, 2.0, 6.0, 1.0), 8.0);
        assert_eq!(interval_score(0.5, 2.0, 6.0, 9.0), 16.0);
    }

    #[test]
    fn probabilities_by_hand() {
        assert_eq!(brier(0.75, true), 0.0625);
        assert_eq!(brier(0.75, false), 0.5625);
        assert_eq!(log_score(0.0), f64::INFINITY);
        assert!(log_score(1.0).is_sign_positive());
        assert!((log_score(0.5) - std::f64::consts::LN_2).abs() < 1e-15);
    }

    #[test]
    fn energy_score_of_two_points_by_hand() {
        // y at one of two points that lie 5 apart: ½·5 − ½·½·5.
        let samples = [vec![0.0, 0.0], vec![3.0, 4.0]];
        assert_eq!(energy_score(&samples, &[], &[0.0, 0.0]), Ok(1.25));
        let short = energy_score(&samples, &[], &[0.0]).expect_err("dimensions differ");
        assert_eq!(
            short.to_string(),
            "2 coordinates in a sample, but 1 are needed, one for each value"
        );
    }
}
