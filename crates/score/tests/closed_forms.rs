//! Scores of a normal forecast against their closed forms.

use citerne_luck::math::norm_quantile;
use citerne_luck::{Decision, Luck, Stage};
use citerne_score::{Quantiles, Samples};
use statrs::distribution::{Continuous, ContinuousCDF, Normal};

const MEAN: f64 = 3.0;
const SD: f64 = 2.0;

fn normal() -> Normal {
    Normal::new(MEAN, SD).expect("positive spread")
}

/// CRPS of a normal: Gneiting and Raftery, 2007, equation 23 (with the sign turned).
fn exact(y: f64) -> f64 {
    let unit = Normal::standard();
    let z = (y - MEAN) / SD;
    let root_pi = std::f64::consts::PI.sqrt();
    SD * (z * (2.0 * unit.cdf(z) - 1.0) + 2.0 * unit.pdf(z) - 1.0 / root_pi)
}

fn draws(set: u64, count: u32) -> Samples {
    let luck = Luck::new(11).stage(Stage::Forecast).replicate(set).day(0);
    let draw = |index| MEAN + SD * norm_quantile(luck.uniform(Decision(1), index));
    Samples::new((0..count).map(draw).collect()).expect("finite")
}

/// Mean and standard error over sets of draws.
fn over_sets(score: impl Fn(&Samples) -> f64) -> [f64; 2] {
    let scores: Vec<_> = (0..4_000).map(|set| score(&draws(set, 10))).collect();
    let mean = citerne_score::Mean::of(&scores).expect("scores");
    [mean.mean, mean.standard_error.expect("several")]
}

#[test]
fn ten_samples_have_the_crps_of_the_normal_and_the_known_excess() {
    for y in [-2.0, 3.0, 4.5] {
        let [fair, error] = over_sets(|samples| samples.fair_crps(y).expect("ten"));
        assert!(
            (fair - exact(y)).abs() < 4.0 * error,
            "{fair} {} ± {error}",
            exact(y)
        );
        // Ten samples count themselves as neighbours: ½ E|X − X′| / 10 too much, E|X − X′| being
        // 2 sd / √π.
        let [crps, error] = over_sets(|samples| samples.crps(y));
        let excess = SD / std::f64::consts::PI.sqrt() / 10.0;
        assert!(
            (crps - exact(y) - excess).abs() < 4.0 * error,
            "{crps} ± {error}"
        );
        assert!(
            excess > 4.0 * error,
            "the excess would be seen: {excess} ± {error}"
        );
    }
}

#[test]
fn the_crps_of_quantiles_tends_to_that_of_the_normal() {
    for y in [-2.0, 3.0, 4.5] {
        let miss = |count: u32| {
            let level = |index: u32| (f64::from(index) + 0.5) / f64::from(count);
            let levels: Vec<_> = (0..count).map(level).collect();
            let values = levels.iter().map(|level| normal().inverse_cdf(*level));
            let quantiles = Quantiles::new(levels.clone(), values.collect()).expect("fit");
            (quantiles.crps(y) - exact(y)).abs()
        };
        let misses = [9, 99, 999].map(miss);
        assert!(
            misses[1] < misses[0] / 5.0 && misses[2] < misses[1] / 5.0,
            "{misses:?}"
        );
        assert!(misses[2] < 2e-3, "{misses:?}");
    }
}

#[test]
fn the_kernel_density_tends_to_that_of_the_normal() {
    let samples = draws(0, 20_000);
    for y in [0.0, 3.0, 5.0] {
        let found = samples.log_score(y).expect("samples differ");
        let expected = -normal().ln_pdf(y);
        assert!((found - expected).abs() < 0.05, "{found} {expected}");
    }
}

#[test]
fn the_pit_of_calibrated_forecasts_is_uniform() {
    // y is an eleventh draw: its rank among eleven is uniform.
    let mut heights = [0_u32; 11];
    for set in 0..2_200 {
        let luck = Luck::new(12).stage(Stage::Forecast).replicate(set).day(0);
        let y = MEAN + SD * norm_quantile(luck.uniform(Decision(2), 0));
        let rank = draws(set, 10).pit(y, 0.5) * 10.0;
        heights[rank.round() as usize] += 1;
    }
    let chi_square: f64 = heights
        .iter()
        .map(|&height| (f64::from(height) - 200.0).powi(2) / 200.0)
        .sum();
    // 99.9 % point of chi-square with ten degrees of freedom.
    assert!(chi_square < 29.6, "{chi_square} {heights:?}");
}
