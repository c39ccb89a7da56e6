//! Shares of counted things.

use super::share::wilson;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proportion {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

impl Proportion {
    /// How many of the items are so.
    pub(crate) fn among<T>(items: impl IntoIterator<Item = T>, so: impl Fn(T) -> bool) -> Self {
        items.into_iter().fold(Self::default(), |found, item| Self {
            count: found.count + usize::from(so(item)),
            of: found.of + 1,
        })
    }

    /// The share; none of nothing.
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| self.count as f64 / self.of as f64)
    }

    /// Interval of the share at a level between 0 and 1, such as 0.95 (Wilson, 1927); none of
    /// nothing.
    pub fn interval(&self, level: f64) -> Option<[f64; 2]> {
        Some(wilson(self.share()?, self.of as f64, level))
    }
}

#[cfg(test)]
mod tests {
    use super::Proportion;

    /// Table I of Newcombe (1998), method 3.
    #[test]
    fn intervals_are_the_published_ones() {
        let cases = [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ];
        for (count, of, low, high) in cases {
            let [found_low, found_high] =
                Proportion { count, of }.interval(0.95).expect("not empty");
            assert!((found_low - low).abs() < 5e-5, "{found_low} {low}");
            assert!((found_high - high).abs() < 5e-5, "{found_high} {high}");
        }
        assert_eq!(Proportion::default().interval(0.95), None);
        assert_eq!(Proportion::default().share(), None);
    }
}
