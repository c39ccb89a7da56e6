//! Accuracy of the elementary functions, against the `libm` crate (itself within one unit in the
//! last place), and their values at the edges.
#![allow(clippy::float_cmp)]

use citerne_luck::math::{
    exp, exp_slice, expm1, ln, ln_1p, ln_slice, logistic, logistic_slice, norm_cdf, norm_quantile,
    norm_quantile_slice, pow, powi,
};
use citerne_luck::{Decision, Luck};
use statrs::distribution::{ContinuousCDF, Normal};

fn uniforms(question: u16, count: usize) -> Vec<f64> {
    let mut values = vec![0.0; count];
    Luck::new(77).day(0).fill(Decision(question), &mut values);
    values
}

fn spread(question: u16, count: usize, from: f64, to: f64) -> Vec<f64> {
    uniforms(question, count)
        .iter()
        .map(|u| from + u * (to - from))
        .collect()
}

/// Positive numbers of every magnitude, subnormals included.
fn all_magnitudes(question: u16, count: usize) -> Vec<f64> {
    let top = f64::INFINITY.to_bits() as f64;
    uniforms(question, count)
        .iter()
        .map(|u| f64::from_bits((u * top) as u64))
        .collect()
}

/// Distance in units of the last place; equal infinities and two NaNs are at no distance.
fn ulps(found: f64, expected: f64) -> f64 {
    if found == expected || found.is_nan() && expected.is_nan() {
        return 0.0;
    }
    if !found.is_finite() || !expected.is_finite() {
        return f64::INFINITY;
    }
    let order = |x: f64| {
        let bits = x.abs().to_bits() as i64;
        if x < 0.0 { -bits } else { bits }
    };
    (order(found) - order(expected)).unsigned_abs() as f64
}

fn worst(inputs: &[f64], ours: impl Fn(f64) -> f64, theirs: impl Fn(f64) -> f64) -> (f64, f64) {
    inputs
        .iter()
        .map(|x| (ulps(ours(*x), theirs(*x)), *x))
        .fold(
            (0.0, 0.0),
            |worst, this| if this.0 > worst.0 { this } else { worst },
        )
}

#[track_caller]
fn within(limit: f64, (error, at): (f64, f64)) {
    assert!(error <= limit, "{error} units in the last place at {at:e}");
}

#[test]
fn exp_is_accurate_everywhere() {
    for (from, to) in [
        (-750.0, 715.0),
        (-1.0, 1.0),
        (-1e-8, 1e-8),
        (-745.2, -708.0),
    ] {
        within(1.0, worst(&spread(1, 200_000, from, to), exp, libm::exp));
    }
    assert_eq!(exp(0.0), 1.0);
    assert_eq!(exp(-0.0), 1.0);
    assert_eq!(exp(709.782_712_893_384), libm::exp(709.782_712_893_384));
    assert_eq!(exp(709.79), f64::INFINITY);
    assert_eq!(exp(f64::INFINITY), f64::INFINITY);
    assert_eq!(exp(f64::NEG_INFINITY), 0.0);
    assert_eq!(exp(-745.2), 0.0);
    assert_eq!(exp(-745.0), f64::from_bits(1));
    assert!(exp(f64::NAN).is_nan());
}

#[test]
fn ln_is_accurate_everywhere() {
    within(1.0, worst(&all_magnitudes(2, 300_000), ln, libm::log));
    within(1.0, worst(&spread(3, 300_000, 0.5, 2.0), ln, libm::log));
    within(
        1.0,
        worst(&spread(4, 100_000, 1.0 - 1e-6, 1.0 + 1e-6), ln, libm::log),
    );
    assert_eq!(ln(1.0), 0.0);
    assert_eq!(ln(0.0), f64::NEG_INFINITY);
    assert_eq!(ln(-0.0), f64::NEG_INFINITY);
    assert_eq!(ln(f64::INFINITY), f64::INFINITY);
    assert!(ln(-1.0).is_nan() && ln(f64::NEG_INFINITY).is_nan() && ln(f64::NAN).is_nan());
    assert_eq!(ln(f64::from_bits(1)), libm::log(f64::from_bits(1)));
}

#[test]
fn relatives_of_exp_and_ln_are_accurate() {
    for (from, to) in [(-45.0, 45.0), (-1.0, 1.0), (-1e-9, 1e-9), (-1e-290, 1e-290)] {
        within(
            2.0,
            worst(&spread(5, 100_000, from, to), expm1, libm::expm1),
        );
    }
    assert_eq!(expm1(-0.0).to_bits(), (-0.0_f64).to_bits());
    assert_eq!(expm1(f64::NEG_INFINITY), -1.0);
    assert_eq!(expm1(800.0), f64::INFINITY);
    assert!(expm1(f64::NAN).is_nan());

    for (from, to) in [(-1.0, 1.0), (-1e-9, 1e-9), (0.0, 1e20), (-1.0, -0.999)] {
        within(
            2.0,
            worst(&spread(6, 100_000, from, to), ln_1p, libm::log1p),
        );
    }
    assert_eq!(ln_1p(-1.0), f64::NEG_INFINITY);
    assert_eq!(ln_1p(f64::INFINITY), f64::INFINITY);
    assert!(ln_1p(-1.5).is_nan() && ln_1p(f64::NAN).is_nan());

    let reference = |x: f64| {
        if x < 0.0 {
            libm::exp(x) / (1.0 + libm::exp(x))
        } else {
            1.0 / (1.0 + libm::exp(-x))
        }
    };
    within(
        2.0,
        worst(&spread(7, 100_000, -745.0, 745.0), logistic, reference),
    );
    within(
        2.0,
        worst(&spread(8, 100_000, -5.0, 5.0), logistic, reference),
    );
    assert_eq!(logistic(0.0), 0.5);
    assert_eq!(
        (logistic(f64::NEG_INFINITY), logistic(f64::INFINITY)),
        (0.0, 1.0)
    );
}

#[test]
fn pow_is_accurate() {
    let us = uniforms(9, 400_000);
    let mut near: f64 = 0.0;
    let mut far: f64 = 0.0;
    for pair in us.chunks_exact(2) {
        let x = exp((pair[0] - 0.5) * 20.0);
        let y = (pair[1] - 0.5) * 120.0;
        let error = ulps(pow(x, y), libm::pow(x, y));
        if (y * ln(x)).abs() < 30.0 {
            near = near.max(error)
        } else {
            far = far.max(error)
        }
    }
    assert!(near <= 2.0, "{near}");
    assert!(far <= 3.0, "{far}");
    // The hard case: a base near 1 and a large exponent.
    let hard = worst(
        &spread(10, 100_000, 0.72, 1.39),
        |x| pow(x, 1900.0),
        |x| libm::pow(x, 1900.0),
    );
    within(3.0, hard);
}

#[test]
fn pow_at_its_edges() {
    let inf = f64::INFINITY;
    for x in [0.0, 1e-310, 0.3, 1.0, 7.5, inf] {
        assert_eq!(pow(x, 1.0), x);
        assert_eq!(pow(x, 0.0), 1.0);
        assert_eq!(pow(1.0, x), 1.0);
    }
    assert_eq!((pow(0.0, 2.5), pow(0.0, -2.5)), (0.0, inf));
    assert_eq!((pow(inf, 2.5), pow(inf, -2.5)), (inf, 0.0));
    assert_eq!(
        (pow(2.0, inf), pow(2.0, -inf), pow(0.5, inf), pow(0.5, -inf)),
        (inf, 0.0, 0.0, inf)
    );
    assert_eq!((pow(10.0, 400.0), pow(10.0, -400.0)), (inf, 0.0));
    assert!(pow(-2.0, 2.0).is_nan() && pow(-2.0, 1.0).is_nan() && pow(f64::NAN, 2.0).is_nan());
    assert_eq!(powi(3.0, 13), 1_594_323.0);
    assert_eq!(powi(0.0, 0), 1.0);
}

#[test]
fn normal_distribution_both_ways() {
    // Known to 16 digits.
    for (p, z) in [
        (0.975, 1.959_963_984_540_054),
        (0.5, 0.0),
        (1e-10, -6.361_340_902_404_056),
    ] {
        assert!(
            (norm_quantile(p) - z).abs() <= 1e-15 * f64::abs(z).max(1.0),
            "{p}"
        );
    }
    assert_eq!(norm_quantile(0.0), f64::NEG_INFINITY);
    assert_eq!(norm_quantile(1.0), f64::INFINITY);
    assert!(norm_quantile(-0.1).is_nan() && norm_quantile(1.1).is_nan());
    let reference = Normal::new(0.0, 1.0).expect("standard normal");
    for p in uniforms(11, 20_000) {
        let (ours, theirs) = (norm_quantile(p), reference.inverse_cdf(p));
        assert!(
            (ours - theirs).abs() <= 2e-13 * theirs.abs().max(1.0),
            "{p}: {ours} {theirs}"
        );
        assert_eq!(norm_quantile(1.0 - p), -ours);
    }
    for exponent in 1..300 {
        let p = libm::exp10(-f64::from(exponent));
        let back = norm_cdf(norm_quantile(p));
        // A quantile z carries an error of about z^2 units into the probability.
        assert!((back / p - 1.0).abs() <= 1e-12, "{p:e} {back:e}");
    }
    // Mathematical tables: P(Z <= -10) and P(Z <= -37).
    assert!((norm_cdf(-10.0) / 7.619_853_024_160_526e-24 - 1.0).abs() < 1e-15);
    assert!((norm_cdf(-37.0) / 5.725_571_222_524_9e-300 - 1.0).abs() < 1e-13);
    assert_eq!(
        (norm_cdf(-50.0), norm_cdf(0.0), norm_cdf(50.0)),
        (0.0, 0.5, 1.0)
    );
}

#[test]
fn slices_equal_one_by_one() {
    for count in [0, 1, 15, 16, 17, 1_000] {
        let check = |inputs: Vec<f64>, slice: fn(&mut [f64]), single: fn(f64) -> f64| {
            let mut values = inputs.clone();
            slice(&mut values);
            for (x, value) in inputs.iter().zip(&values) {
                assert!(*value == single(*x), "{x}");
            }
        };
        check(spread(12, count, -760.0, 720.0), exp_slice, exp);
        check(all_magnitudes(13, count), ln_slice, ln);
        check(spread(14, count, -800.0, 800.0), logistic_slice, logistic);
        check(uniforms(15, count), norm_quantile_slice, norm_quantile);
    }
}
