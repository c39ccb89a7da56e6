//! Counting draws against exact probabilities.
#![allow(clippy::float_cmp)]

use citerne_luck::counts::{
    beta_binomial, binomial, categorical, geometric_days, happens, negative_binomial, poisson,
};
use proptest::prelude::*;
use statrs::distribution::{Binomial, Discrete, DiscreteCDF, NegativeBinomial, Poisson};

/// With u = (i + 1/2) / n, inversion puts into each cell n times its probability, to within one:
/// no chance is left in this test.
fn stratified(draw: impl Fn(f64) -> u32, cdf: impl Fn(u64) -> f64) {
    const N: u32 = 20_000;
    let draws: Vec<u32> = (0..N)
        .map(|i| draw((f64::from(i) + 0.5) / f64::from(N)))
        .collect();
    assert!(draws.is_sorted());
    let mut k = draws[0];
    while k <= draws[N as usize - 1] {
        let found = draws.partition_point(|d| *d <= k) as f64;
        let expected = f64::from(N) * cdf(u64::from(k));
        assert!(
            (found - expected).abs() <= 0.5 + 1e-4,
            "up to {k}: {found} {expected}"
        );
        k += 1;
    }
}

#[test]
fn poisson_has_the_exact_frequencies() {
    for mean in [0.01, 0.9, 4.0, 39.9, 40.1, 130.0, 3_000.0, 250_000.0] {
        let exact = Poisson::new(mean).expect("valid mean");
        stratified(|u| poisson(mean, u), |k| exact.cdf(k));
    }
}

#[test]
fn binomial_has_the_exact_frequencies() {
    for (n, p) in [
        (1, 0.3),
        (7, 0.5),
        (30, 0.08),
        (30, 0.97),
        (200, 0.19),
        (200, 0.21),
        (900, 0.5),
        (5_000, 0.003),
        (100_000, 0.7),
    ] {
        let exact = Binomial::new(p, u64::from(n)).expect("valid parameters");
        stratified(|u| binomial(n, p, u), |k| exact.cdf(k));
    }
}

#[test]
fn negative_binomial_has_the_exact_frequencies() {
    for (mean, r) in [
        (0.4, 0.3),
        (6.0, 1.5),
        (39.0, 0.2),
        (45.0, 8.0),
        (2_000.0, 3.0),
        (300.0, 1e4),
    ] {
        let exact = NegativeBinomial::new(r, r / (r + mean)).expect("valid parameters");
        stratified(|u| negative_binomial(mean, r, u), |k| exact.cdf(k));
    }
}

/// The probability of the counts from 0 to 3, reckoned by hand.
#[test]
fn small_cases_by_hand() {
    // Two trials at 0.25: 9/16, 6/16, 1/16.
    let draws = [0.56, 0.57, 0.93, 0.94].map(|u| binomial(2, 0.25, u));
    assert_eq!(draws, [0, 1, 1, 2]);
    // Mean ln 2: half of all draws are 0, and ln(2)/2 = 0.3466 of them 1.
    let draws = [0.499, 0.501, 0.846, 0.847].map(|u| poisson(std::f64::consts::LN_2, u));
    assert_eq!(draws, [0, 1, 1, 2]);
}

#[test]
fn edges() {
    let least = f64::EPSILON / 2.0;
    let most = 1.0 - least;
    for u in [least, 0.5, most] {
        assert_eq!(poisson(0.0, u), 0);
        assert_eq!(negative_binomial(0.0, 1.0, u), 0);
        assert_eq!(binomial(0, 0.5, u), 0);
        for n in [1, 50, 100_000] {
            assert_eq!((binomial(n, 0.0, u), binomial(n, 1.0, u)), (0, n));
            assert!(binomial(n, 0.999_999, u) <= n);
        }
    }
    // P(X > 1) = 5e-13 at mean 1e-6, P(X > 2) = 2e-19.
    assert_eq!((poisson(1e-6, least), poisson(1e-6, most)), (0, 2));
    // At mean 5 the tail beyond 34 is 8e-18, beyond 29 1e-13.
    assert!((30..=34).contains(&poisson(5.0, most)));
    // Worked out with 40 digits.
    for (mean, lowest, highest) in [
        (100.0, 30, 193),
        (1e4, 9_190, 10_832),
        (1e6, 991_802, 1_008_221),
    ] {
        assert_eq!(
            (poisson(mean, least), poisson(mean, most)),
            (lowest, highest)
        );
    }
    // Two trials at one half are both lost with probability 1/4.
    assert_eq!((binomial(2, 0.5, least), binomial(2, 0.5, most)), (0, 2));
}

#[test]
#[should_panic(expected = "poisson mean")]
fn a_negative_mean_is_refused() {
    poisson(-1.0, 0.5);
}

#[test]
#[should_panic(expected = "binomial probability")]
fn a_probability_above_one_is_refused() {
    binomial(3, 1.01, 0.5);
}

#[test]
fn beta_binomial_has_the_right_mean_and_variance() {
    const N: u32 = 120;
    let (n, a, b) = (20, 2.0, 6.0);
    let at = |i: u32| (f64::from(i) + 0.5) / f64::from(N);
    let (mut sum, mut squares) = (0.0, 0.0);
    for i in 0..N {
        for j in 0..N {
            let x = f64::from(beta_binomial(n, a, b, [at(i), at(j)]).expect("valid shapes"));
            sum += x;
            squares += x * x;
        }
    }
    let count = f64::from(N * N);
    let mean = sum / count;
    let variance = squares / count - mean * mean;
    // n a/(a+b) and n ab (a+b+n) / ((a+b)^2 (a+b+1)).
    assert!((mean - 5.0).abs() < 0.01, "{mean}");
    assert!(
        (variance / (20.0 * 12.0 * 28.0 / (64.0 * 9.0)) - 1.0).abs() < 0.01,
        "{variance}"
    );
    assert!(beta_binomial(3, 0.0, 1.0, [0.5, 0.5]).is_err());
}

#[test]
fn which_of_several() {
    let weights = [0.0, 2.0, 0.0, 1.0, 1.0, 0.0];
    let chosen = [1e-16, 0.49, 0.51, 0.74, 0.76, 1.0 - 1e-16].map(|u| categorical(&weights, u));
    assert_eq!(chosen, [1, 1, 3, 3, 4, 4].map(Some));
    assert_eq!(categorical(&[0.0, 0.0], 0.5), None);
    assert_eq!(categorical(&[], 0.5), None);
}

#[test]
fn statrs_agrees_on_a_probability_mass() {
    // The oracle itself, checked once by hand: P(X = 2) at mean 3 is 4.5 e^-3.
    let oracle = Poisson::new(3.0).expect("valid mean").pmf(2);
    assert!((oracle - 4.5 * libm::exp(-3.0)).abs() < 1e-15);
}

fn means() -> impl Strategy<Value = f64> {
    (-7.0..14.0_f64).prop_map(libm::exp)
}

proptest! {
    #[test]
    fn poisson_never_falls(mean in means(), more in 0.0..0.5_f64, u in 0.0..1.0_f64, v in 0.0..1.0_f64) {
        let (u, v) = (u.min(v).max(1e-17), u.max(v).max(1e-17));
        prop_assert!(poisson(mean, u) <= poisson(mean, v));
        prop_assert!(poisson(mean, u) <= poisson(mean * (1.0 + more), u));
    }

    #[test]
    fn binomial_never_falls(
        n in 0..3_000_u32, extra in 0..50_u32, p in 0.0..1.0_f64, q in 0.0..1.0_f64,
        u in 1e-16..1.0_f64, v in 1e-16..1.0_f64,
    ) {
        let (p, q) = (p.min(q), p.max(q));
        let draw = binomial(n, p, u.min(v));
        prop_assert!(draw <= n);
        prop_assert!(draw <= binomial(n, p, u.max(v)));
        prop_assert!(draw <= binomial(n, q, u.min(v)));
        prop_assert!(draw <= binomial(n + extra, p, u.min(v)));
    }

    #[test]
    fn negative_binomial_never_falls(
        mean in (-5.0..8.0_f64).prop_map(libm::exp), more in 0.0..0.5_f64,
        r in (-2.0..6.0_f64).prop_map(libm::exp), u in 1e-16..1.0_f64, v in 1e-16..1.0_f64,
    ) {
        let draw = negative_binomial(mean, r, u.min(v));
        prop_assert!(draw <= negative_binomial(mean, r, u.max(v)));
        prop_assert!(draw <= negative_binomial(mean * (1.0 + more), r, u.min(v)));
    }

    #[test]
    fn days_until_an_event(hazard in (-12.0..3.0_f64).prop_map(libm::exp), u in 1e-16..1.0_f64) {
        let days = geometric_days(hazard, u).expect("comes within u32 days");
        prop_assert_eq!(days == 0, happens(hazard, u));
        // P(T <= days) >= u > P(T < days), with P(T < d) = 1 - e^(-hazard d).
        let before = |d: f64| -libm::expm1(-hazard * d);
        prop_assert!(before(f64::from(days)) <= u + 1e-12);
        prop_assert!(before(f64::from(days) + 1.0) >= u - 1e-12);
    }
}

#[test]
fn no_hazard_no_event() {
    assert_eq!(geometric_days(0.0, 0.999), None);
    assert!(!happens(0.0, 1e-17));
    assert!(happens(f64::INFINITY, 0.999_999));
    assert_eq!(geometric_days(1e-12, 0.5), None);
}
