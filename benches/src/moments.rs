//! Mean, spread and kurtosis of a set of totals: what the contestants must agree on.

/// The first moments of a sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// Arithmetic mean.
    pub mean: f64,
    /// Sample standard deviation (divisor n - 1).
    pub sd: f64,
    /// Fourth central moment over the squared variance; 3 for a normal distribution.
    pub kurtosis: f64,
}

/// The moments of `sample`, which needs at least two values that are not all equal.
pub fn moments(sample: &[f64]) -> Moments {
    let n = sample.len() as f64;
    let mean = sample.iter().sum::<f64>() / n;
    let central = |power: i32| sample.iter().map(|x| (x - mean).powi(power)).sum::<f64>() / n;
    let (second, fourth) = (central(2), central(4));
    Moments {
        mean,
        sd: (second * n / (n - 1.0)).sqrt(),
        kurtosis: fourth / (second * second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_worked_by_hand() {
        let found = moments(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(found.mean, 3.0);
        assert!((found.sd - 2.5_f64.sqrt()).abs() < 1e-15);
        assert!((found.kurtosis - 6.8 / 4.0).abs() < 1e-15);
    }
}
