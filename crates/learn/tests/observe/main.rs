//! Densities of observations against figures worked out by hand, on made-up days of the Mali case.

#![allow(clippy::unwrap_used, unreachable_pub)]

mod arrivals;
mod attacks;
mod decisions;
mod figures;
mod scene;

use std::sync::LazyLock;

use citerne_case::Case;
use citerne_learn::observe::Evidence;
use citerne_luck::{Decision, Luck, Stage};
use proptest::prelude::*;
use scene::{Scene, edited, params};

#[test]
fn a_density_that_is_no_number_is_not_taken_for_impossible() {
    let scene = Scene::new();
    let mut tally = scene.evidence.tally();
    tally.slots_mut().fill(f64::NAN);
    let silence = scene.told("attacks:elsewhere:2025-09-07").id.clone();
    let log = scene
        .evidence
        .log_density(scene.index(&silence), &tally, &scene.params);
    assert!(log.is_nan(), "{log}");
}

/// Mali and its evidence, read once.
static MALI: LazyLock<(Case, Evidence)> = LazyLock::new(|| {
    let case = edited(str::to_owned);
    let Scene { evidence, .. } = Scene::of(&case);
    (case, evidence)
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever a history holds, no density is NaN or plus infinity, and what is drawn is possible.
    #[test]
    fn densities_are_numbers_and_draws_are_possible(
        replicate in 0_u64..1000,
        size in prop_oneof![Just(0.0), 0.001..1.0, 1.0..1e6],
        seed in 0_u64..1000,
    ) {
        let (case, evidence) = &*MALI;
        let params = params(case, replicate);
        let uniform = |n: u64| {
            let luck = Luck::new(seed).stage(Stage::Prior).replicate(n).day(0);
            luck.uniform(Decision(2), 0)
        };
        let mut tally = evidence.tally();
        for (n, slot) in tally.slots_mut().iter_mut().enumerate() {
            *slot = size * uniform(n as u64);
        }
        let mut next = 1_000_000;
        let mut told = Vec::new();
        for index in 0..evidence.observations().len() {
            let log = evidence.log_density(index, &tally, &params);
            prop_assert!(!log.is_nan() && log < f64::INFINITY);
            let mut u = || { next += 1; uniform(next) };
            told.push(evidence.draw(index, &tally, &params, &mut u, &told));
        }
        let drawn = evidence.with_values(&told);
        for (index, of) in drawn.observations().iter().enumerate() {
            let log = drawn.log_density(index, &tally, &params);
            prop_assert!(log.is_finite(), "{}: {:?} has {log}", of.id, of.value);
        }
    }
}
