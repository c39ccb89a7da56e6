//! Tests that a draw and a density are of the same law.

use citerne_luck::{Decision, Luck, Stage};

const DRAWS: u32 = 40_000;

/// Numbers of luck, one after the other.
fn luck() -> impl FnMut() -> f64 {
    let mut next = 0;
    move || {
        next += 1;
        let luck = Luck::new(3).stage(Stage::Prior).replicate(next).day(0);
        luck.uniform(Decision(1), 0)
    }
}

/// The probabilities of 0, 1, ... sum to one.
pub(super) fn sums_to_one(log_density: impl Fn(f64) -> f64, most: u32) {
    let sum: f64 = (0..most).map(|n| log_density(f64::from(n)).exp()).sum();
    assert!((sum - 1.0).abs() < 1e-4, "sum {sum}");
}

/// Draws of whole numbers fall as the density says: a chi-square test at a level of about 1e-5.
pub(super) fn counts_agree(
    log_density: impl Fn(f64) -> f64,
    draw: impl Fn(&mut dyn FnMut() -> f64) -> f64,
) {
    let mut u = luck();
    let mut seen: Vec<u32> = Vec::new();
    for _ in 0..DRAWS {
        let n = draw(&mut u) as usize;
        seen.resize(seen.len().max(n + 1), 0);
        seen[n] += 1;
    }
    let (mut chi, mut bins) = (0.0, 0);
    let (mut hits, mut wanted, mut all) = (0.0, 0.0, 0.0);
    for (n, count) in seen.iter().enumerate() {
        hits += f64::from(*count);
        wanted += f64::from(DRAWS) * log_density(n as f64).exp();
        if wanted >= 20.0 {
            chi += (hits - wanted).powi(2) / wanted;
            all += wanted;
            bins += 1;
            (hits, wanted) = (0.0, 0.0);
        }
    }
    let rest = (f64::from(DRAWS) - all).max(5.0);
    chi += (hits - (f64::from(DRAWS) - all)).powi(2) / rest;
    let freedom = f64::from(bins.max(1));
    // Wilson and Hilferty: the cube root of a chi-square is nearly normal.
    let z =
        ((chi / freedom).cbrt() - (1.0 - 2.0 / (9.0 * freedom))) / (2.0 / (9.0 * freedom)).sqrt();
    assert!(
        z < 4.3,
        "chi-square {chi} with {freedom} degrees of freedom"
    );
}

/// Draws of amounts fall as the density says: its integral is one and its distribution function
/// lies within the band of Dvoretzky, Kiefer and Wolfowitz (level 1e-5) of that of the draws.
pub(super) fn amounts_agree(
    log_density: impl Fn(f64) -> f64,
    draw: impl Fn(&mut dyn FnMut() -> f64) -> f64,
    low: f64,
    high: f64,
) {
    let mut u = luck();
    let mut drawn: Vec<f64> = (0..DRAWS).map(|_| draw(&mut u)).collect();
    drawn.sort_by(f64::total_cmp);
    let band = ((2.0_f64 / 1e-5).ln() / (2.0 * f64::from(DRAWS))).sqrt();
    let steps = 200_000;
    let ratio = (high / low).ln() / f64::from(steps);
    let at = |step: i32| low * (ratio * f64::from(step)).exp();
    let mut below = 0.0;
    for step in 0..steps {
        let (x, next) = (at(step), at(step + 1));
        below += log_density((x * next).sqrt()).exp() * (next - x);
        if step % 1000 == 999 {
            let share = drawn.partition_point(|d| *d <= next) as f64 / f64::from(DRAWS);
            assert!((share - below).abs() < band, "{next}: {share} {below}");
        }
    }
    assert!((below - 1.0).abs() < 1e-4, "integral {below}");
}
