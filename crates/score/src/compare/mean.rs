//! A mean with its standard error.

/// Mean of some scores, or of differences between paired ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// How many scores it rests on.
    pub n: usize,
    /// The mean; infinite if a score is.
    pub mean: f64,
    /// Standard deviation over the square root of `n`, as if scores were independent. Weeks that
    /// follow each other are not quite, so the truth is rather larger. `None` for one score, or an
    /// infinite mean.
    pub standard_error: Option<f64>,
}

impl Mean {
    /// Of some scores; `None` without any.
    #[must_use]
    pub fn of(scores: &[f64]) -> Option<Self> {
        let n = scores.len();
        let mean = scores.iter().sum::<f64>() / n as f64;
        let standard_error = (n > 1 && mean.is_finite()).then(|| {
            let squares: f64 = scores.iter().map(|s| (s - mean) * (s - mean)).sum();
            (squares / (n - 1) as f64 / n as f64).sqrt()
        });
        (n > 0).then_some(Self {
            n,
            mean,
            standard_error,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_error_by_hand() {
        let mean = Mean::of(&[1.0, 3.0, 5.0, 7.0]).expect("scores");
        assert_eq!((mean.n, mean.mean), (4, 4.0));
        // Variance 20/3, over 4.
        let error = mean.standard_error.expect("several");
        assert!((error - (5.0_f64 / 3.0).sqrt()).abs() < 1e-15);
        assert_eq!(Mean::of(&[]), None);
        assert_eq!(Mean::of(&[2.0]).and_then(|mean| mean.standard_error), None);
        let infinite = Mean::of(&[1.0, f64::INFINITY]).expect("scores");
        assert_eq!(
            (infinite.mean, infinite.standard_error),
            (f64::INFINITY, None)
        );
    }
}
