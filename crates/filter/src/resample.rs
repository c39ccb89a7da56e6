//! Drawing particles anew by their weights.
//!
//! Every scheme gives particle `i` `N w_i` offspring on average; they differ in how much the number
//! varies (Douc, Cappé and Moulines 2005; Gerber, Chopin and Whiteley 2019).

use serde::{Deserialize, Serialize};

/// A way to draw particles anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resampler {
    /// Each by itself: the most variable.
    Multinomial,
    /// One from each of N equal shares of the weight.
    Stratified,
    /// At N even steps from one random start.
    Systematic,
    /// The whole part of `N w_i` surely, the rest each by itself.
    Residual,
}

impl Resampler {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Multinomial,
        Self::Stratified,
        Self::Systematic,
        Self::Residual,
    ];

    /// The parents of `count` offspring, in rising order. `weights` are not negative and sum to
    /// about 1; `uniform` gives the uniform of each number.
    #[must_use]
    pub fn parents(
        self,
        weights: &[f64],
        count: usize,
        uniform: impl Fn(usize) -> f64,
    ) -> Vec<usize> {
        let share = |n: usize, u: f64| (n as f64 + u) / count as f64;
        match self {
            Self::Multinomial => {
                let mut points: Vec<f64> = (0..count).map(uniform).collect();
                points.sort_by(f64::total_cmp);
                owners(weights, points)
            }
            Self::Stratified => owners(weights, (0..count).map(|n| share(n, uniform(n)))),
            Self::Systematic => {
                let start = uniform(0);
                owners(weights, (0..count).map(|n| share(n, start)))
            }
            Self::Residual => residual(weights, count, uniform),
        }
    }
}

fn residual(weights: &[f64], count: usize, uniform: impl Fn(usize) -> f64) -> Vec<usize> {
    let total: f64 = weights.iter().sum();
    let due = |weight: f64| count as f64 * weight / total;
    let sure = |(parent, &weight): (usize, &f64)| {
        std::iter::repeat_n(parent, due(weight).floor() as usize)
    };
    let mut parents: Vec<usize> = weights.iter().enumerate().flat_map(sure).collect();
    // Rounding can make the whole parts sum to one more than is due.
    parents.truncate(count);
    let rest: Vec<f64> = weights.iter().map(|&w| due(w) - due(w).floor()).collect();
    let missing = count - parents.len();
    parents.extend(Resampler::Multinomial.parents(&rest, missing, uniform));
    parents.sort_unstable();
    parents
}

/// Whose share of the total weight each of the rising points, from 0 to 1, falls into. A particle without
/// weight owns nothing.
fn owners(weights: &[f64], points: impl IntoIterator<Item = f64>) -> Vec<usize> {
    let total: f64 = weights.iter().sum();
    let last = weights
        .iter()
        .rposition(|&weight| weight > 0.0)
        .unwrap_or(0);
    let mut owner = 0;
    let mut upto = weights[0];
    let own = |point: f64| {
        while owner < last && point * total >= upto {
            owner += 1;
            upto += weights[owner];
        }
        owner
    };
    points.into_iter().map(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::{Dice, Question};
    use proptest::prelude::*;

    const WEIGHTS: [f64; 6] = [0.02, 0.4, 0.0, 0.13, 0.25, 0.2];

    fn counts(scheme: Resampler, weights: &[f64], count: usize, event: u64) -> Vec<f64> {
        let dice = Dice::new(7, event);
        let mut counts = vec![0.0; weights.len()];
        for parent in scheme.parents(weights, count, |n| dice.uniform(Question::Resample, n, 0)) {
            counts[parent] += 1.0;
        }
        counts
    }

    #[test]
    fn offspring_are_n_times_the_weight_on_average() {
        const RUNS: u64 = 4000;
        let count = 9;
        for scheme in Resampler::ALL {
            let mut sum = [0.0; 6];
            let mut squares = [0.0; 6];
            for run in 0..RUNS {
                for (index, n) in counts(scheme, &WEIGHTS, count, run).iter().enumerate() {
                    sum[index] += n;
                    squares[index] += n * n;
                }
            }
            for (index, weight) in WEIGHTS.iter().enumerate() {
                let mean = sum[index] / RUNS as f64;
                let variance = squares[index] / RUNS as f64 - mean * mean;
                let error = (variance / RUNS as f64).sqrt();
                let miss = (mean - count as f64 * weight).abs();
                assert!(
                    miss <= 4.0 * error,
                    "{scheme:?} {index}: {mean} off by {miss}, error {error}"
                );
            }
        }
    }

    #[test]
    fn the_even_schemes_vary_less_than_the_multinomial() {
        let spread = |scheme| {
            let runs = (0..2000).map(|run| counts(scheme, &WEIGHTS, 9, run)[1]);
            runs.map(|n| (n - 3.6).powi(2)).sum::<f64>()
        };
        let multinomial = spread(Resampler::Multinomial);
        for scheme in &Resampler::ALL[1..] {
            assert!(spread(*scheme) < 0.7 * multinomial, "{scheme:?}");
        }
    }

    proptest! {
        #[test]
        fn nobody_without_weight_is_drawn_and_the_number_is_right(
            weights in prop::collection::vec(prop_oneof![Just(0.0), 1e-12..1.0_f64], 1..40),
            count in 1_usize..60,
            event in 0_u64..1000,
        ) {
            let total: f64 = weights.iter().sum();
            prop_assume!(total > 0.0);
            let weights: Vec<f64> = weights.iter().map(|w| w / total).collect();
            for scheme in Resampler::ALL {
                let counts = counts(scheme, &weights, count, event);
                prop_assert_eq!(counts.iter().sum::<f64>(), count as f64);
                for (n, weight) in counts.iter().zip(&weights) {
                    prop_assert!(*weight > 0.0 || *n == 0.0);
                    if scheme == Resampler::Systematic {
                        prop_assert!((n - weight * count as f64).abs() < 1.0 + 1e-9);
                    }
                }
            }
        }
    }
}
