//! Inverse distribution functions against `statrs`, closed forms and themselves.
#![allow(clippy::float_cmp)]

use citerne_luck::dirichlet::dirichlet;
use citerne_luck::{Decision, Distribution, InvalidDistribution, Luck, Prepared};
use proptest::prelude::*;
use statrs::distribution::{Beta, ContinuousCDF, Gamma};

use Distribution as D;

fn prepared(distribution: &Distribution) -> Prepared {
    Prepared::new(distribution).expect("valid parameters")
}

fn truncated(inner: Distribution, lo: f64, hi: f64) -> Distribution {
    D::Truncated {
        inner: Box::new(inner),
        lo,
        hi,
    }
}

const SHAPES: [f64; 9] = [0.05, 0.3, 0.999, 1.0, 2.5, 14.0, 16.0, 300.0, 1e5];
const US: [f64; 11] = [
    1e-12,
    1e-6,
    0.01,
    0.2,
    0.499,
    0.501,
    0.7,
    0.95,
    0.9999,
    1.0 - 1e-9,
    1.0 - 1e-12,
];

#[track_caller]
fn close(found: f64, expected: f64, relative: f64) {
    let scale = expected.abs().max(f64::MIN_POSITIVE);
    assert!(
        (found - expected).abs() <= relative * scale,
        "{found:e}, expected {expected:e}"
    );
}

#[test]
fn cdfs_agree_with_statrs() {
    for shape in SHAPES {
        let ours = prepared(&D::Gamma { shape, rate: 2.0 });
        let theirs = Gamma::new(shape, 2.0).expect("valid parameters");
        for u in US {
            let x = ours.quantile(u);
            close(ours.cdf(x), theirs.cdf(x), 1e-8);
        }
        for b in SHAPES {
            let ours = prepared(&D::Beta { a: shape, b });
            let theirs = Beta::new(shape, b).expect("valid parameters");
            for x in [1e-9, 0.001, 0.1, 0.4, 0.8, 0.99] {
                let (found, expected) = (ours.cdf(x), theirs.cdf(x));
                assert!(
                    (found - expected).abs() < 1e-9,
                    "{shape} {b} {x}: {found} {expected}"
                );
            }
        }
    }
}

#[test]
fn quantiles_invert_their_cdf_in_both_tails() {
    for shape in SHAPES {
        let gamma = prepared(&D::Gamma { shape, rate: 0.7 });
        for u in US {
            close(gamma.cdf(gamma.quantile(u)), u, 1e-10);
        }
        for b in SHAPES {
            let beta = prepared(&D::Beta { a: shape, b });
            let mirrored = prepared(&D::Beta { a: b, b: shape });
            for u in US {
                let x = beta.quantile(u);
                // Near 1 a double cannot tell values apart: the mirror image can.
                if x < 0.5 {
                    close(beta.cdf(x), u, 1e-9);
                } else {
                    close(mirrored.cdf(mirrored.quantile(1.0 - u)), 1.0 - u, 1e-9);
                }
            }
        }
    }
}

#[test]
fn quantiles_in_closed_form() {
    for u in US {
        let ln = libm::log(u);
        let ln_above = libm::log1p(-u);
        close(
            D::Exponential { rate: 4.0 }.quantile(u),
            -ln_above / 4.0,
            1e-14,
        );
        close(
            D::Gamma {
                shape: 1.0,
                rate: 4.0,
            }
            .quantile(u),
            -ln_above / 4.0,
            1e-12,
        );
        close(
            D::Beta { a: 0.05, b: 1.0 }.quantile(u),
            libm::exp(ln / 0.05),
            1e-11,
        );
        close(
            D::Beta { a: 7.0, b: 1.0 }.quantile(u),
            libm::exp(ln / 7.0),
            1e-12,
        );
        close(
            D::Beta { a: 1.0, b: 7.0 }.quantile(u),
            -libm::expm1(ln_above / 7.0),
            1e-12,
        );
        let sine = libm::sin(u * std::f64::consts::FRAC_PI_2);
        close(D::Beta { a: 0.5, b: 0.5 }.quantile(u), sine * sine, 1e-11);
        let z = citerne_luck::math::norm_quantile(u);
        close(D::Normal { mean: 0.0, sd: 3.0 }.quantile(u), 3.0 * z, 1e-14);
        close(
            D::LogNormal {
                median: 2.0,
                sigma: 0.4,
            }
            .quantile(u),
            2.0 * libm::exp(0.4 * z),
            1e-14,
        );
        close(D::Uniform { lo: 0.0, hi: 8.0 }.quantile(u), 8.0 * u, 1e-15);
        let triangle = if u < 0.25 {
            (4.0 * u).sqrt()
        } else {
            4.0 - (12.0 * (1.0 - u)).sqrt()
        };
        close(
            D::Triangular {
                lo: 0.0,
                mode: 1.0,
                hi: 4.0,
            }
            .quantile(u),
            triangle,
            1e-14,
        );
    }
    // The chi-square table: 95 % at 10 degrees of freedom.
    close(
        D::Gamma {
            shape: 5.0,
            rate: 0.5,
        }
        .quantile(0.95),
        18.307_038_053_275_146,
        1e-13,
    );
}

#[test]
fn ends_of_the_range() {
    for (distribution, lo, hi) in [
        (D::Fixed(3.0), 3.0, 3.0),
        (
            D::Gamma {
                shape: 2.0,
                rate: 1.0,
            },
            0.0,
            f64::INFINITY,
        ),
        (D::Beta { a: 2.0, b: 1.0 }, 0.0, 1.0),
        (
            D::Normal { mean: 1.0, sd: 1.0 },
            f64::NEG_INFINITY,
            f64::INFINITY,
        ),
        (
            truncated(D::Normal { mean: 1.0, sd: 1.0 }, -1.0, 2.0),
            -1.0,
            2.0,
        ),
        (
            truncated(D::Uniform { lo: 0.0, hi: 4.0 }, 3.0, 9.0),
            3.0,
            4.0,
        ),
        (
            D::Discrete {
                values: vec![1.0, 2.0, 5.0],
                weights: vec![1.0, 1.0, 0.0],
            },
            1.0,
            2.0,
        ),
    ] {
        let ready = prepared(&distribution);
        assert_eq!(
            (ready.quantile(0.0), ready.quantile(1.0)),
            (lo, hi),
            "{distribution:?}"
        );
        assert_eq!(distribution.support(), (lo, hi));
        assert_eq!(ready.support(), (lo, hi));
        assert!(ready.quantile(-0.1).is_nan() && ready.quantile(f64::NAN).is_nan());
        assert!((0.0..=1.0).contains(&ready.cdf(lo)) && ready.cdf(hi) == 1.0);
    }
    let tiny = f64::EPSILON / 2.0;
    let smallest = prepared(&D::Gamma {
        shape: 0.05,
        rate: 1.0,
    })
    .quantile(tiny);
    assert!((0.0..1e-300).contains(&smallest));
}

#[test]
fn discrete_values_by_weight() {
    let dice = D::Discrete {
        values: vec![-1.0, 0.0, 0.5, 9.0],
        weights: vec![1.0, 0.0, 2.0, 1.0],
    };
    let ready = prepared(&dice);
    let drawn = [0.01, 0.25, 0.26, 0.75, 0.76, 0.999].map(|u| ready.quantile(u));
    assert_eq!(drawn, [-1.0, -1.0, 0.5, 0.5, 9.0, 9.0]);
    assert_eq!(
        [-2.0, -1.0, 0.4, 0.5, 9.0].map(|x| ready.cdf(x)),
        [0.0, 0.25, 0.25, 0.75, 1.0]
    );
    close(ready.mean(), 2.25, 1e-15);
    let bounded = prepared(&truncated(dice, -1.0, 1.0));
    assert_eq!([0.3, 0.4].map(|u| bounded.quantile(u)), [-1.0, 0.5]);
    assert_eq!(bounded.support(), (-1.0, 0.5));
}

/// Means and standard deviations against averages over an even grid of quantiles.
#[test]
fn moments_agree_with_the_quantiles() {
    const N: u32 = 40_000;
    for distribution in [
        D::Uniform { lo: -1.0, hi: 3.0 },
        D::Normal { mean: 3.0, sd: 0.2 },
        D::LogNormal {
            median: 3.0,
            sigma: 0.5,
        },
        D::Beta { a: 2.0, b: 5.0 },
        D::Gamma {
            shape: 3.0,
            rate: 0.5,
        },
        D::Triangular {
            lo: 1.0,
            mode: 2.0,
            hi: 6.0,
        },
        D::Exponential { rate: 2.0 },
        truncated(D::Normal { mean: 0.0, sd: 1.0 }, 1.0, f64::INFINITY),
        truncated(
            D::Triangular {
                lo: 1.0,
                mode: 2.0,
                hi: 6.0,
            },
            1.5,
            4.0,
        ),
        truncated(
            truncated(
                D::Gamma {
                    shape: 0.4,
                    rate: 0.5,
                },
                0.1,
                9.0,
            ),
            0.0,
            3.0,
        ),
        truncated(D::Normal { mean: 0.0, sd: 1.0 }, 9.0, 11.0),
    ] {
        let ready = prepared(&distribution);
        let draws = (0..N).map(|i| ready.quantile((f64::from(i) + 0.5) / f64::from(N)));
        let mean = draws.clone().sum::<f64>() / f64::from(N);
        let sd = (draws.map(|x| (x - mean) * (x - mean)).sum::<f64>() / f64::from(N)).sqrt();
        assert!(
            (ready.mean() - mean).abs() < 2e-4 * sd,
            "{distribution:?}: {mean}"
        );
        close(ready.sd(), sd, 2e-3);
    }
    // The mean of a normal beyond 1 is its hazard there.
    let beyond = truncated(D::Normal { mean: 0.0, sd: 1.0 }, 1.0, f64::INFINITY);
    close(beyond.mean(), 1.525_135_276_160_981, 1e-13);
    close(
        beyond.sd(),
        (1.0 + 1.525_135_276_160_981 * (1.0 - 1.525_135_276_160_981_f64)).sqrt(),
        1e-12,
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let refused = |distribution: Distribution| {
        distribution
            .validate()
            .expect_err("must be refused")
            .to_string()
    };
    let nan = f64::NAN;
    assert_eq!(
        refused(D::Fixed(nan)),
        "value must be a finite number, found NaN"
    );
    assert_eq!(
        refused(D::Normal { mean: 0.0, sd: 0.0 }),
        "sd must be above zero, found 0"
    );
    assert_eq!(
        refused(D::Uniform { lo: 2.0, hi: 1.0 }),
        "lo, hi must come in this order, found 2 and 1"
    );
    for distribution in [
        D::Triangular {
            lo: 0.0,
            mode: 3.0,
            hi: 2.0,
        },
        D::Beta {
            a: f64::INFINITY,
            b: 1.0,
        },
        D::Gamma {
            shape: -1.0,
            rate: 1.0,
        },
        D::Exponential { rate: nan },
        D::LogNormal {
            median: 0.0,
            sigma: 1.0,
        },
        D::Discrete {
            values: vec![],
            weights: vec![],
        },
        D::Discrete {
            values: vec![1.0, 2.0],
            weights: vec![1.0],
        },
        D::Discrete {
            values: vec![2.0, 1.0],
            weights: vec![1.0, 1.0],
        },
        D::Discrete {
            values: vec![1.0],
            weights: vec![0.0],
        },
        D::Discrete {
            values: vec![1.0, 2.0],
            weights: vec![-1.0, 3.0],
        },
        truncated(D::Normal { mean: 0.0, sd: 1.0 }, 1.0, nan),
        truncated(D::Normal { mean: 0.0, sd: 1.0 }, 50.0, 60.0),
        truncated(D::Uniform { lo: 0.0, hi: 1.0 }, 2.0, 3.0),
        truncated(D::Fixed(1.0), 2.0, 3.0),
        truncated(
            D::Discrete {
                values: vec![1.0],
                weights: vec![1.0],
            },
            2.0,
            3.0,
        ),
        truncated(truncated(D::Exponential { rate: 1.0 }, 0.0, 1.0), 2.0, 3.0),
    ] {
        assert!(distribution.validate().is_err(), "{distribution:?}");
    }
    assert_eq!(
        truncated(D::Fixed(1.0), 2.0, 3.0).validate(),
        Err(InvalidDistribution::NothingLeft { lo: 2.0, hi: 3.0 })
    );
}

/// Shares sum to one and have the means and variances of the Dirichlet distribution.
#[test]
fn dirichlet_shares() {
    let alphas = [0.02, 1.5, 4.0];
    let total: f64 = alphas.iter().sum();
    let mut sums = [0.0; 3];
    let mut squares = [0.0; 3];
    let n = 20_000;
    for replicate in 0..n {
        let mut uniforms = [0.0; 3];
        Luck::new(5)
            .replicate(replicate)
            .day(0)
            .fill(Decision(0), &mut uniforms);
        let mut shares = [0.0; 3];
        dirichlet(&alphas, &uniforms, &mut shares);
        close(shares.iter().sum(), 1.0, 1e-14);
        for i in 0..3 {
            sums[i] += shares[i] / n as f64;
            squares[i] += shares[i] * shares[i] / n as f64;
        }
    }
    for i in 0..3 {
        let mean = alphas[i] / total;
        let variance = mean * (1.0 - mean) / (total + 1.0);
        assert!(
            (sums[i] - mean).abs() < 4.5 * (variance / n as f64).sqrt(),
            "{i}: {}",
            sums[i]
        );
        assert!(
            (squares[i] - mean * mean - variance).abs() < 0.1 * variance,
            "{i}"
        );
    }
    // So small that every gamma quantile alone would underflow.
    let mut shares = [0.0; 2];
    dirichlet(&[1e-4, 1e-4], &[0.3, 0.4], &mut shares);
    assert_eq!(shares[1], 1.0);
}

fn any_distribution() -> impl Strategy<Value = Distribution> {
    let shape = || (-3.0..7.0_f64).prop_map(libm::exp);
    let base = prop_oneof![
        (shape(), shape()).prop_map(|(a, b)| D::Beta { a, b }),
        (shape(), shape()).prop_map(|(shape, rate)| D::Gamma { shape, rate }),
        (-5.0..5.0_f64, shape()).prop_map(|(mean, sd)| D::Normal { mean, sd }),
        (shape(), 0.01..3.0_f64).prop_map(|(median, sigma)| D::LogNormal { median, sigma }),
        shape().prop_map(|rate| D::Exponential { rate }),
        (0.0..1.0_f64, 0.0..1.0_f64, 0.01..1.0_f64).prop_map(|(lo, a, b)| D::Triangular {
            lo,
            mode: lo + a,
            hi: lo + a + b
        }),
    ];
    (base, any::<bool>(), 0.0..0.98_f64, 0.01..1.0_f64).prop_map(|(base, cut, from, width)| {
        if !cut {
            return base;
        }
        let (lo, hi) = (base.quantile(from), base.quantile((from + width).min(1.0)));
        if lo < hi {
            truncated(base, lo, hi)
        } else {
            base
        }
    })
}

proptest! {
    #[test]
    fn quantile_and_cdf_are_inverse_and_never_fall(
        distribution in any_distribution(), u in 1e-12..1.0_f64, v in 1e-12..1.0_f64,
    ) {
        let ready = prepared(&distribution);
        let (low, high) = (ready.quantile(u.min(v)), ready.quantile(u.max(v)));
        // Two uniforms closer than rounding can tell may swap.
        prop_assert!(low <= high || (u - v).abs() < 1e-12, "{low} {high}");
        let (from, to) = ready.support();
        prop_assert!(from <= low && high <= to);
        // A double near the upper end of a beta may be too coarse to carry its probability:
        // u must lie between the probabilities of its neighbours.
        let x = ready.quantile(u);
        let margin = 1e-10 * u.max(1e-3);
        prop_assert!(ready.cdf(x.next_down()) <= u + margin, "{x:e} {}", ready.cdf(x.next_down()));
        prop_assert!(ready.cdf(x.next_up()) >= u - margin, "{x:e} {}", ready.cdf(x.next_up()));
    }
}
