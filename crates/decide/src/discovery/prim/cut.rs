//! Where to cut.

/// A place between two different values, near the quantile of values in rising order: below it, or
/// above for levels past the middle, lie all values that are equal to the quantile. If there is no
/// other value, that value.
pub(super) fn near_quantile<T>(sorted: &[T], value: impl Fn(&T) -> f64, level: f64) -> f64 {
    let at = |place: usize| value(&sorted[place]);
    let place = (sorted.len() - 1) as f64 * level;
    let (mut low, mut high) = (place.floor() as usize, place.ceil() as usize);
    if level > 0.5 {
        while at(low) == at(high) && low > 0 {
            low -= 1;
        }
    } else {
        while at(low) == at(high) && high + 1 < sorted.len() {
            high += 1;
        }
    }
    (at(low) + at(high)) / 2.0
}

#[cfg(test)]
mod tests {
    use super::near_quantile;

    #[test]
    fn cuts_lie_between_different_values() {
        let near = |sorted: &[f64], level| near_quantile(sorted, |value| *value, level);
        let values = [1.0, 2.0, 2.0, 2.0, 5.0, 6.0];
        assert_eq!(near(&values, 0.1), 1.5);
        assert_eq!(near(&values, 0.2), 3.5);
        assert_eq!(near(&values, 0.6), 1.5);
        assert_eq!(near(&values, 0.95), 5.5);
        assert_eq!(near(&[4.0, 4.0], 0.05), 4.0);
        assert_eq!(near(&[4.0], 0.95), 4.0);
    }
}
