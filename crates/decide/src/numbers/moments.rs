//! Means, variances and quantiles.

/// Mean of the values; 0 for none.
pub(crate) fn mean(values: &[f64]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    values.iter().sum::<f64>() / values.len() as f64
}

/// Mean square distance to the mean, divided by the number of values; 0 for none.
pub(crate) fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    squares / values.len().max(1) as f64
}

/// Standard deviation of a population from a sample, divided by one less than its number; 0 for
/// fewer than two values.
pub(crate) fn sample_sd(values: &[f64]) -> f64 {
    let count = values.len();
    if count < 2 {
        return 0.0;
    }
    (variance(values) * count as f64 / (count - 1) as f64).sqrt()
}

/// Quantile of values in rising order, between neighbours by their distance (definition 7 of
/// Hyndman and Fan, 1996).
pub(crate) fn quantile(sorted: &[f64], level: f64) -> f64 {
    let place = level * (sorted.len() - 1) as f64;
    let below = place.floor();
    let low = sorted[below as usize];
    let high = sorted[(below as usize + 1).min(sorted.len() - 1)];
    low + (place - below) * (high - low)
}

/// The values in rising order.
pub(crate) fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_by_hand() {
        let values = [1.0, 2.0, 3.0, 6.0];
        assert_eq!(mean(&values), 3.0);
        assert_eq!(variance(&values), 3.5);
        assert_eq!(sample_sd(&values), (14.0_f64 / 3.0).sqrt());
        assert_eq!(sample_sd(&[1.0]), 0.0);
    }

    #[test]
    fn quantiles_by_hand() {
        let values = sorted([4.0, 1.0, 2.0]);
        assert_eq!(quantile(&values, 0.0), 1.0);
        assert_eq!(quantile(&values, 0.25), 1.5);
        assert_eq!(quantile(&values, 0.75), 3.0);
        assert_eq!(quantile(&values, 1.0), 4.0);
    }
}
