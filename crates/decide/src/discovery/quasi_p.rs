//! Could a restriction of a box have come by luck?

use citerne_luck::math::{exp, ln, ln_gamma};

/// Quasi-p-value of a limit: how likely so many rows of interest or more would be among the rows of a
/// box, if each had the chance `p` that the box without the limit has.
pub fn quasi_p(wanted: usize, rows: usize, p: f64) -> f64 {
    upper_tail(wanted.min(rows), rows, p)
}

/// Probability of `successes` or more in `trials` independent ones, each with probability `p`.
///
/// Summed from the term nearest to the mean outwards, on the side where terms are small.
pub(crate) fn upper_tail(successes: usize, trials: usize, p: f64) -> f64 {
    if successes == 0 || p >= 1.0 {
        return 1.0;
    }
    if p <= 0.0 {
        return 0.0;
    }
    let odds = p / (1.0 - p);
    if successes as f64 > trials as f64 * p {
        let up = |k: f64| (trials as f64 - k) / (k + 1.0) * odds;
        return sum(
            mass(successes, trials, p),
            (successes..trials).map(|k| up(k as f64)),
        );
    }
    let down = |k: f64| k / (trials as f64 - k + 1.0) / odds;
    let below = successes - 1;
    1.0 - sum(
        mass(below, trials, p),
        (1..=below).rev().map(|k| down(k as f64)),
    )
}

/// A first term and those after it, each a ratio times the one before.
fn sum(first: f64, ratios: impl Iterator<Item = f64>) -> f64 {
    let mut term = first;
    let mut sum = first;
    for ratio in ratios {
        term *= ratio;
        sum += term;
        if term < sum * f64::EPSILON * 0.01 {
            break;
        }
    }
    sum.min(1.0)
}

/// Probability of exactly `successes`.
fn mass(successes: usize, trials: usize, p: f64) -> f64 {
    let (k, n) = (successes as f64, trials as f64);
    let ways = ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0);
    exp(ways + k * ln(p) + (n - k) * ln(1.0 - p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Binomial, DiscreteCDF};

    #[test]
    fn tails_are_those_of_a_published_library() {
        for (trials, p) in [(1, 0.5), (10, 0.3), (200, 0.05), (1_000, 0.7), (5_000, 0.5)] {
            let binomial = Binomial::new(p, trials).expect("a distribution");
            for successes in (1..=trials).step_by((trials as usize / 50).max(1)) {
                let expected = binomial.sf(successes - 1);
                let found = upper_tail(successes as usize, trials as usize, p);
                let close = (found - expected).abs() <= 1e-9 * expected.max(1e-3);
                assert!(close, "{successes} of {trials} at {p}: {found}, {expected}");
            }
        }
    }

    #[test]
    fn ends_are_exact() {
        assert_eq!(upper_tail(0, 5, 0.3), 1.0);
        assert_eq!(upper_tail(5, 5, 1.0), 1.0);
        assert_eq!(upper_tail(1, 5, 0.0), 0.0);
        assert!((upper_tail(2, 2, 0.5) - 0.25).abs() < 1e-15);
    }
}
