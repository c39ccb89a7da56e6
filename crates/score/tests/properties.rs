//! What holds for all forecasts.

use citerne_score::rules::{energy_score, pinball};
use citerne_score::{HUB_LEVELS, Pmf, Quantiles, Samples};
use proptest::prelude::*;

fn values() -> impl Strategy<Value = Vec<f64>> {
    // Whole numbers among them, so that there are ties.
    let value = prop_oneof![-1e3..1e3_f64, (-5..5_i8).prop_map(f64::from)];
    prop::collection::vec(value, 1..40)
}

fn weighted() -> impl Strategy<Value = Vec<(f64, u8)>> {
    prop::collection::vec((-1e3..1e3_f64, 1..6_u8), 1..20)
}

fn quantiles() -> impl Strategy<Value = Quantiles> {
    prop::collection::vec(-1e3..1e3_f64, HUB_LEVELS.len()).prop_map(|mut values| {
        values.sort_by(f64::total_cmp);
        Quantiles::new(HUB_LEVELS.to_vec(), values).expect("rising")
    })
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

proptest! {
    #[test]
    fn crps_is_never_negative_and_zero_only_for_certainty(values in values(), y in -1e3..1e3_f64) {
        let certain = values.iter().all(|value| *value == y);
        let crps = Samples::new(values).expect("finite").crps(y);
        prop_assert!(crps >= 0.0);
        prop_assert_eq!(crps == 0.0, certain);
    }

    #[test]
    fn crps_is_the_difference_of_its_two_means(values in values(), y in -1e3..1e3_f64) {
        let n = values.len() as f64;
        let to_y: f64 = values.iter().map(|value| (value - y).abs()).sum();
        let pairs = values.iter().flat_map(|a| values.iter().map(move |b| (a - b).abs()));
        let apart: f64 = pairs.sum();
        let samples = Samples::new(values).expect("finite");
        prop_assert!(near(samples.crps(y), to_y / n - apart / (2.0 * n * n)));
        if let Some(fair) = samples.fair_crps(y) {
            prop_assert!(near(fair, to_y / n - apart / (2.0 * n * (n - 1.0))));
        }
    }

    #[test]
    fn weighted_samples_equal_repeated_ones(pairs in weighted(), y in -1e3..1e3_f64) {
        let (values, weights): (Vec<_>, Vec<_>) =
            pairs.iter().map(|(value, weight)| (*value, f64::from(*weight))).unzip();
        let weighted = Samples::weighted(values, &weights).expect("fit");
        let repeats = pairs.iter().flat_map(|&(value, times)| vec![value; usize::from(times)]);
        let repeated = Samples::new(repeats.collect()).expect("finite");
        prop_assert!(near(weighted.crps(y), repeated.crps(y)));
        prop_assert!(near(weighted.mean(), repeated.mean()));
        for level in HUB_LEVELS {
            prop_assert_eq!(weighted.quantile(level), repeated.quantile(level));
        }
        let [pit, other] = [&weighted, &repeated].map(|samples| samples.pit(y, 0.3));
        prop_assert!(near(pit, other));
    }

    #[test]
    fn order_does_not_matter_to_the_last_bit(
        pairs in weighted().prop_flat_map(|pairs| (Just(pairs.clone()), Just(pairs).prop_shuffle())),
        y in -1e3..1e3_f64,
    ) {
        let samples = |pairs: &[(f64, u8)]| {
            let (values, weights): (Vec<_>, Vec<_>) =
                pairs.iter().map(|(value, weight)| (*value, f64::from(*weight) / 7.0)).unzip();
            Samples::weighted(values, &weights).expect("fit")
        };
        let [one, other] = [samples(&pairs.0), samples(&pairs.1)];
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.crps(y).to_bits(), other.crps(y).to_bits());
        prop_assert_eq!(one.log_score(y), other.log_score(y));
    }

    #[test]
    fn wis_is_the_sum_of_its_parts_and_twice_the_mean_pinball_loss(
        quantiles in quantiles(), y in -2e3..2e3_f64,
    ) {
        let wis = quantiles.wis(y).expect("median and pairs");
        let parts = [wis.dispersion, wis.overprediction, wis.underprediction];
        prop_assert!(parts.iter().all(|part| *part >= 0.0), "{wis:?}");
        prop_assert_eq!(wis.total(), parts.iter().sum::<f64>());
        let losses = quantiles.levels().iter().zip(quantiles.values());
        let losses: f64 = losses.map(|(level, value)| pinball(*level, *value, y)).sum();
        prop_assert!(near(wis.total(), 2.0 * losses / 23.0));
        prop_assert!(near(wis.total(), quantiles.crps(y)));
    }

    #[test]
    fn energy_score_of_one_dimension_is_the_crps(pairs in weighted(), y in -1e3..1e3_f64) {
        let (values, weights): (Vec<_>, Vec<_>) =
            pairs.iter().map(|(value, weight)| (*value, f64::from(*weight))).unzip();
        let points: Vec<_> = values.iter().map(|value| vec![*value]).collect();
        let energy = energy_score(&points, &weights, &[y]).expect("fit");
        let samples = Samples::weighted(values, &weights).expect("fit");
        prop_assert!(near(energy, samples.crps(y)));
    }
}

/// Every distribution over 0, 1, 2, 3 whose probabilities are fifths.
fn grid() -> Vec<[f64; 4]> {
    let mut grid = Vec::new();
    for a in 0..=5_u8 {
        for b in 0..=5 - a {
            for c in 0..=5 - a - b {
                let d = 5 - a - b - c;
                grid.push([a, b, c, d].map(|fifths| f64::from(fifths) / 5.0));
            }
        }
    }
    grid
}

/// Scores of a forecast distribution, for every number that may come.
fn scores(forecast: [f64; 4], rule: fn(&Samples, &Pmf, u8) -> f64) -> [f64; 4] {
    let samples = Samples::weighted(vec![0.0, 1.0, 2.0, 3.0], &forecast).expect("fit");
    let categories = (0..4).map(|k| k.to_string()).collect();
    let pmf = Pmf::new(categories, forecast.to_vec()).expect("fit");
    [0, 1, 2, 3].map(|came| rule(&samples, &pmf, came))
}

/// No forecast does better on average than the truth; where `strict`, any other does worse.
fn assert_proper(rule: fn(&Samples, &Pmf, u8) -> f64, strict: bool) {
    // An infinite score of what never comes counts nothing.
    let expected = |truth: [f64; 4], scores: [f64; 4]| -> f64 {
        let met = truth.iter().zip(scores).filter(|(p, _)| **p > 0.0);
        met.map(|(p, score)| p * score).sum()
    };
    for truth in grid() {
        let best = expected(truth, scores(truth, rule));
        for forecast in grid() {
            let other = expected(truth, scores(forecast, rule));
            assert!(
                other >= best - 1e-12,
                "{truth:?} {forecast:?}: {other} < {best}"
            );
            let worse = !strict || forecast == truth || other > best + 1e-6;
            assert!(worse, "{truth:?} {forecast:?}: {other} {best}");
        }
    }
}

#[test]
fn crps_is_strictly_proper() {
    assert_proper(|samples, _, came| samples.crps(f64::from(came)), true);
}

#[test]
fn wis_is_proper() {
    let wis = |samples: &Samples, _: &Pmf, came| {
        let quantiles = samples.quantiles(&HUB_LEVELS).expect("levels");
        quantiles.wis(f64::from(came)).expect("pairs").total()
    };
    assert_proper(wis, false);
}

#[test]
fn brier_log_and_rps_are_strictly_proper() {
    assert_proper(
        |_, pmf, came| pmf.brier(&came.to_string()).expect("known"),
        true,
    );
    assert_proper(
        |_, pmf, came| pmf.log_score(&came.to_string()).expect("known"),
        true,
    );
    assert_proper(
        |_, pmf, came| pmf.rps(&came.to_string()).expect("known"),
        true,
    );
}
