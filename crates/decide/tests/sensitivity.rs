//! Screening and Sobol' indices against closed forms.

mod functions;

use citerne_decide::{Groups, Invalid, MorrisDesign, Resampling, SobolDesign};
use functions::{g_function, ishigami};
use proptest::prelude::*;

const G: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
const PI: f64 = std::f64::consts::PI;

/// First order and total indices of [`ishigami`].
fn ishigami_indices() -> [[f64; 3]; 2] {
    let (a, b) = (7.0, 0.1);
    let one = 0.5 * (1.0 + b * PI.powi(4) / 5.0) * (1.0 + b * PI.powi(4) / 5.0);
    let two = a * a / 8.0;
    let both = b * b * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0);
    let whole = one + two + both;
    [
        [one / whole, two / whole, 0.0],
        [(one + both) / whole, two / whole, both / whole],
    ]
}

/// First order and total indices of [`g_function`].
fn g_indices(a: &[f64]) -> [Vec<f64>; 2] {
    let parts: Vec<f64> = a
        .iter()
        .map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)))
        .collect();
    let product: f64 = parts.iter().map(|part| 1.0 + part).product();
    let whole = product - 1.0;
    let first = parts.iter().map(|part| part / whole).collect();
    let total = parts
        .iter()
        .map(|part| part * product / (1.0 + part) / whole)
        .collect();
    [first, total]
}

fn outputs(
    points: usize,
    factors: usize,
    point: impl Fn(usize, &mut [f64]),
    f: impl Fn(&[f64]) -> f64,
) -> Vec<f64> {
    let mut place = vec![0.0; factors];
    let one = |index| {
        point(index, &mut place);
        f(&place)
    };
    (0..points).map(one).collect()
}

fn sobol(groups: Groups, base: usize, f: impl Fn(&[f64]) -> f64) -> (SobolDesign, Vec<f64>) {
    let factors = groups.factors();
    let design = SobolDesign::new(groups, base, true, 7).expect("a design");
    let outputs = outputs(
        design.points(),
        factors,
        |index, out| design.point(index, out),
        f,
    );
    (design, outputs)
}

#[test]
fn indices_of_ishigami_are_the_known_ones() {
    let (design, outputs) = sobol(Groups::each(3).expect("three"), 4_096, ishigami);
    let found = design
        .indices(&outputs, &Resampling::default())
        .expect("indices");
    let [first, total] = ishigami_indices();
    for factor in 0..3 {
        for (found, known) in [
            (found.first[factor], first[factor]),
            (found.total[factor], total[factor]),
        ] {
            assert!((found.value - known).abs() < 0.02, "{found:?}, {known}");
            assert!(
                found.low <= known + 0.02 && known - 0.02 <= found.high,
                "{found:?}, {known}"
            );
            assert!(found.error > 0.0 || known == 0.0);
        }
    }
    let known_pairs = [0.0, total[2], 0.0];
    for (pair, known) in found.second.iter().zip(known_pairs) {
        assert!((pair.index.value - known).abs() < 0.03, "{pair:?}, {known}");
    }
    assert_eq!(
        found
            .second
            .iter()
            .map(|pair| pair.groups)
            .collect::<Vec<_>>(),
        [[0, 1], [0, 2], [1, 2]]
    );
}

#[test]
fn indices_of_the_g_function_are_the_known_ones() {
    let (design, outputs) = sobol(Groups::each(8).expect("eight"), 4_096, |point| {
        g_function(point, &G)
    });
    let found = design
        .indices(&outputs, &Resampling::default())
        .expect("indices");
    let [first, total] = g_indices(&G);
    for factor in 0..8 {
        assert!(
            (found.first[factor].value - first[factor]).abs() < 0.01,
            "{factor}"
        );
        assert!(
            (found.total[factor].value - total[factor]).abs() < 0.01,
            "{factor}"
        );
    }
}

#[test]
fn a_group_has_what_its_factors_have_together() {
    let groups = Groups::new(vec![0, 1, 0]).expect("two groups");
    let (design, outputs) = sobol(groups, 4_096, ishigami);
    let found = design
        .indices(&outputs, &Resampling::default())
        .expect("indices");
    let [first, _] = ishigami_indices();
    // Nothing is shared by the two groups, so first order and total agree and add up.
    assert!((found.first[1].value - first[1]).abs() < 0.02);
    assert!((found.first[0].value - (1.0 - first[1])).abs() < 0.02);
    assert!((found.total[0].value - found.first[0].value).abs() < 0.03);
}

#[test]
fn a_factor_without_effect_has_exactly_none() {
    let (design, outputs) = sobol(Groups::each(2).expect("two"), 64, |point| point[0]);
    let found = design
        .indices(&outputs, &Resampling::default())
        .expect("indices");
    assert_eq!((found.first[1].value, found.total[1].value), (0.0, 0.0));
    assert_eq!((found.total[1].low, found.total[1].high), (0.0, 0.0));
}

#[test]
fn intervals_hold_the_truth_about_as_often_as_they_say() {
    let [first, total] = ishigami_indices();
    let mut held = [0; 2];
    for seed in 0..100 {
        let groups = Groups::each(3).expect("three");
        let design = SobolDesign::new(groups, 512, false, seed).expect("a design");
        let outputs = outputs(
            design.points(),
            3,
            |index, out| design.point(index, out),
            ishigami,
        );
        let found = design
            .indices(
                &outputs,
                &Resampling {
                    seed,
                    ..Resampling::default()
                },
            )
            .expect("indices");
        held[0] += usize::from(found.first[0].low <= first[0] && first[0] <= found.first[0].high);
        held[1] += usize::from(found.total[0].low <= total[0] && total[0] <= found.total[0].high);
    }
    // A Sobol' sequence does better than the independent rows that resampling supposes.
    assert!(held.iter().all(|held| *held >= 90), "{held:?}");
}

#[test]
fn what_has_no_indices_is_refused() {
    let (design, mut outputs) = sobol(Groups::each(2).expect("two"), 4, |point| point[0]);
    let said = |outputs: &[f64]| {
        design
            .indices(outputs, &Resampling::default())
            .expect_err("refused")
            .to_string()
    };
    assert_eq!(said(&outputs[1..]), "23 outputs, but 24 are needed");
    outputs[5] = f64::INFINITY;
    assert!(said(&outputs).starts_with("output 5 is inf: it must be a finite number"));
    let constant = said(&[0.1; 24]);
    assert_eq!(
        constant,
        "the output is 0.1 in every row: there is nothing to explain"
    );
    let single = Resampling {
        resamples: 1,
        ..Resampling::default()
    };
    assert!(matches!(
        design.indices(&[0.0; 24], &single),
        Err(Invalid::OutOfRange { .. })
    ));
}

#[test]
fn effects_of_a_straight_line_are_its_slopes() {
    let groups = Groups::each(4).expect("four");
    let design = MorrisDesign::new(groups, 10, 4, 1).expect("a design");
    assert_eq!(design.points(), 50);
    let slopes = [3.0, -2.0, 0.0, 0.5];
    let line = |point: &[f64]| point.iter().zip(slopes).map(|(x, slope)| x * slope).sum();
    let outputs = outputs(50, 4, |index, out| design.point(index, out), line);
    let effects = design
        .effects(&outputs, &Resampling::default())
        .expect("effects");
    for (effect, slope) in effects.iter().zip(slopes) {
        let (mu, sigma) = (effect.mu.expect("alone"), effect.sigma.expect("alone"));
        assert!((mu.value - slope).abs() < 1e-12);
        assert!((effect.mu_star.value - slope.abs()).abs() < 1e-12);
        assert!(sigma.value < 1e-12 && mu.high - mu.low < 1e-12);
    }
}

#[test]
fn a_group_moves_as_one_and_tells_only_its_size() {
    let groups = Groups::new(vec![0, 0, 1]).expect("two groups");
    let design = MorrisDesign::new(groups, 200, 4, 1).expect("a design");
    let f = |point: &[f64]| point[0] + point[1] + point[2];
    let outputs = outputs(design.points(), 3, |index, out| design.point(index, out), f);
    let effects = design
        .effects(&outputs, &Resampling::default())
        .expect("effects");
    assert!(effects[0].mu.is_none() && effects[0].sigma.is_none());
    // Both up, both down: 2; one up, one down: 0.
    assert!(
        (effects[0].mu_star.value - 1.0).abs() < 0.15,
        "{:?}",
        effects[0]
    );
    assert!((effects[1].mu_star.value - 1.0).abs() < 1e-12);
}

proptest! {
    #[test]
    fn a_step_of_a_trajectory_moves_one_group_by_half_its_range(
        of_factor in proptest::collection::vec(0_usize..3, 3..8),
        seed: u64,
        levels in 1_usize..5,
    ) {
        let Ok(groups) = Groups::new(of_factor) else { return Ok(()) };
        let (count, factors) = (groups.count(), groups.factors());
        let design = MorrisDesign::new(groups.clone(), 3, 2 * levels, seed).expect("a design");
        let (mut before, mut after) = (vec![0.0; factors], vec![0.0; factors]);
        for trajectory in 0..3 {
            let mut moved = vec![0; count];
            for step in 0..count {
                let index = trajectory * (count + 1) + step;
                design.point(index, &mut before);
                design.point(index + 1, &mut after);
                prop_assert!(after.iter().all(|place| *place > 0.0 && *place < 1.0));
                let is_moved = |factor: &usize| before[*factor] != after[*factor];
                let group = (0..count).find(|group| groups.members(*group).iter().all(is_moved));
                let group = group.expect("a group has moved");
                moved[group] += 1;
                prop_assert_eq!((0..factors).filter(is_moved).count(), groups.members(group).len());
                for factor in groups.members(group) {
                    prop_assert!(((before[*factor] - after[*factor]).abs() - 0.5).abs() < 1e-12);
                }
            }
            prop_assert!(moved.iter().all(|times| *times == 1));
        }
    }
}

#[test]
fn the_first_rows_of_a_design_are_those_of_a_shorter_one() {
    let groups = Groups::new(vec![0, 1, 0, 2]).expect("groups");
    let whole = SobolDesign::new(groups.clone(), 64, false, 9).expect("a design");
    let short = SobolDesign::new(groups, 16, false, 9).expect("a design");
    let first = whole.of_first(16).expect("a part");
    let (mut one, mut two) = ([0.0; 4], [0.0; 4]);
    for index in 0..short.points() {
        short.point(index, &mut one);
        first.point(index, &mut two);
        assert_eq!(one, two);
    }
    assert_eq!(first.points(), short.points());
    assert!(whole.of_first(65).is_err() && whole.of_first(1).is_err());
}
