//! Models whose likelihood is known exactly.
#![allow(dead_code, unreachable_pub, clippy::print_stdout, clippy::unwrap_used)]

pub mod ar1;
pub mod chain;
pub mod gompertz;
pub mod made;
pub mod sums;

use citerne_filter::{Histories, Settings, Unwatched, Work, learn};
use citerne_luck::{Decision, Luck, Stage, math};

pub const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// The seed under which the toys' own data are made.
pub const DATA: u64 = u64::MAX;

/// The uniform of a day under a key.
pub fn uniform(seed: u64, key: u64, day: usize) -> f64 {
    let luck = Luck::new(seed).stage(Stage::FilterPass(0)).replicate(key);
    luck.day(day as u32).uniform(Decision(1), 0)
}

pub fn normal(seed: u64, key: u64, day: usize) -> f64 {
    math::norm_quantile(uniform(seed, key, day))
}

/// A toy that can be lived under any seed.
pub trait Toy: Histories + Clone {
    fn seeded(&self, seed: u64) -> Self;
}

/// Log density of a normal distribution.
pub fn log_normal_density(miss: f64, variance: f64) -> f64 {
    -0.5 * (miss * miss / variance + math::ln(variance)) - HALF_LN_TWO_PI
}

/// Mean and its standard error.
pub fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (mean, (squares / (n - 1.0) / n).sqrt())
}

/// The ratio of evidence found to the exact one, over runs of different seeds.
pub fn ratios<T: Toy>(toy: &T, exact: f64, settings: &Settings, runs: u64) -> Vec<f64> {
    let ratio = |seed| {
        let settings = Settings {
            seed,
            ..settings.clone()
        };
        let learnt = learn(
            &toy.seeded(seed),
            &settings,
            &Work::default(),
            &mut Unwatched,
        )
        .unwrap();
        math::exp(learnt.log_evidence - exact)
    };
    (1..=runs).map(ratio).collect()
}

/// Fails unless the ratios have mean 1 within four standard errors, and the error is small enough
/// for that to mean something.
pub fn assert_unbiased(name: &str, ratios: &[f64]) {
    let (mean, error) = mean_and_error(ratios);
    println!(
        "{name}: evidence / exact = {mean:.4} +- {error:.4} over {} runs",
        ratios.len()
    );
    assert!(error < 0.1, "{name}: error {error} is too large to tell");
    assert!(
        (mean - 1.0).abs() < 4.0 * error,
        "{name}: {mean} +- {error}"
    );
}
