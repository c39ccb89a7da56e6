//! Boxes and trees find the conditions that were put into generated histories.

use citerne_decide::{Invalid, Limits, Matrix, Prim, Region, Tree, TreeSettings};
use citerne_luck::{Decision, Luck};
use proptest::prelude::*;

const INPUTS: usize = 4;

/// The outcome comes where the first input is above 0.7 and the third below 0.5, and there alone.
fn histories(rows: usize, seed: u64) -> (Matrix, Vec<bool>) {
    let mut values = vec![0.0; rows * INPUTS];
    for (row, point) in values.chunks_mut(INPUTS).enumerate() {
        Luck::new(seed)
            .replicate(row as u64)
            .day(0)
            .fill(Decision(0), point);
    }
    let interest = values
        .chunks(INPUTS)
        .map(|point| point[0] > 0.7 && point[2] < 0.5);
    let interest = interest.collect();
    (Matrix::new(INPUTS, values).expect("full"), interest)
}

#[test]
fn a_box_finds_the_two_conditions() {
    let (inputs, interest) = histories(4_000, 1);
    let prim = Prim::default();
    let trajectory = prim.find(&inputs, &interest, &[]).expect("a box");
    let step = trajectory.with_density(0.95).expect("a dense box");
    assert!(step.coverage > 0.9, "{step:?}");
    let conditions: Vec<_> = step
        .sides
        .iter()
        .map(|side| (side.column, side.upper))
        .collect();
    assert_eq!(conditions, [(0, false), (2, true)]);
    assert!((step.sides[0].limit - 0.7).abs() < 0.03 && (step.sides[1].limit - 0.5).abs() < 0.04);
    assert!(
        step.sides.iter().all(|side| side.quasi_p < 1e-6),
        "{step:?}"
    );
    let reproduced = prim
        .reproduced(&inputs, &interest, step, 10, 1)
        .expect("trials");
    assert_eq!(reproduced[0].by_density, 1.0);
    assert_eq!(reproduced[2].by_coverage, 1.0);
    assert!(
        reproduced[1].by_density < 0.5 && reproduced[3].by_density < 0.5,
        "{reproduced:?}"
    );
}

#[test]
fn a_second_box_leaves_the_first_alone() {
    let (inputs, _) = histories(3_000, 2);
    let two = |row| inputs.at(row, 0) > 0.8 || inputs.at(row, 1) < 0.15;
    let interest: Vec<bool> = (0..3_000).map(two).collect();
    let prim = Prim::default();
    let first = prim
        .find(&inputs, &interest, &[])
        .expect("a box")
        .last()
        .region
        .clone();
    let second = prim
        .find(&inputs, &interest, std::slice::from_ref(&first))
        .expect("a box");
    let second = second.last();
    assert_ne!(
        first.restricted(&Region::around(&inputs)),
        [second.sides[0].column]
    );
    let shared =
        |row: &usize| first.holds(inputs.row(*row)) && second.region.holds(inputs.row(*row));
    let free = (0..3_000).filter(shared).count();
    assert!(second.rows > 0 && second.density > 0.9);
    assert_eq!(
        second.rows,
        (0..3_000)
            .filter(|row| second.region.holds(inputs.row(*row)))
            .count()
            - free
    );
}

#[test]
fn a_tree_finds_the_two_conditions() {
    let (inputs, interest) = histories(4_000, 1);
    let settings = TreeSettings {
        complexity: 0.001,
        ..TreeSettings::default()
    };
    let tree = Tree::grow(&inputs, &interest, &settings).expect("a tree");
    let leaves = tree.leaves(INPUTS);
    let hot: Vec<_> = leaves.iter().filter(|leaf| leaf.density > 0.5).collect();
    assert_eq!(hot.len(), 1, "{leaves:?}");
    assert_eq!((hot[0].coverage, hot[0].density), (1.0, 1.0));
    assert!((hot[0].region.limits()[0].low - 0.7).abs() < 0.01);
    assert!((hot[0].region.limits()[2].high - 0.5).abs() < 0.01);
    assert_eq!(leaves.iter().map(|leaf| leaf.rows).sum::<usize>(), 4_000);
    assert!((leaves.iter().map(|leaf| leaf.mass).sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn a_dear_leaf_leaves_only_the_root() {
    let (inputs, interest) = histories(500, 1);
    let settings = TreeSettings {
        complexity: 1.0,
        ..TreeSettings::default()
    };
    let tree = Tree::grow(&inputs, &interest, &settings).expect("a tree");
    assert_eq!(tree.nodes().len(), 1);
    assert_eq!(tree.leaves(INPUTS)[0].coverage, 1.0);
}

#[test]
fn what_has_no_conditions_is_refused() {
    let (inputs, interest) = histories(100, 1);
    let said = |found: Result<_, Invalid>| match found {
        Err(wrong) => wrong.to_string(),
        Ok(_) => panic!("found a box"),
    };
    let prim = Prim::default();
    assert_eq!(
        said(prim.find(&inputs, &[true; 100], &[])),
        "the outcome is 1 in every row: there is nothing to explain"
    );
    assert_eq!(
        said(prim.find(&inputs, &[true; 3], &[])),
        "3 outcomes, but 100 are needed"
    );
    let all = [Region::around(&inputs)];
    assert_eq!(
        said(prim.find(&inputs, &interest, &all)),
        "no row outside the boxes found before: give at least one"
    );
    let greedy = Prim { peel: 0.5, ..prim };
    assert_eq!(
        said(greedy.find(&inputs, &interest, &[])),
        "share to peel is 0.5: it must lie between 0 and 0.5"
    );
}

#[test]
fn equal_values_everywhere_leave_nothing_to_cut() {
    let inputs = Matrix::new(1, vec![3.0; 20]).expect("full");
    let interest: Vec<bool> = (0..20).map(|row| row < 5).collect();
    let trajectory = Prim::default()
        .find(&inputs, &interest, &[])
        .expect("a box");
    assert_eq!(trajectory.steps.len(), 1);
    let tree = Tree::grow(
        &inputs,
        &interest,
        &TreeSettings {
            least_rows: 1,
            ..TreeSettings::default()
        },
    );
    assert_eq!(tree.expect("a tree").nodes().len(), 1);
}

proptest! {
    #[test]
    fn every_box_is_told_as_it_is(seed: u64, rows in 40_usize..200, odds in 2_usize..6) {
        let (inputs, _) = histories(rows, seed);
        let interest: Vec<bool> = (0..rows).map(|row| row % odds == 0).collect();
        let prim = Prim { least_mass: 0.1, ..Prim::default() };
        let trajectory = prim.find(&inputs, &interest, &[]).expect("a box");
        let whole = Region::around(&inputs);
        for step in &trajectory.steps {
            let inside: Vec<usize> = (0..rows).filter(|row| step.region.holds(inputs.row(*row))).collect();
            let wanted = inside.iter().filter(|row| interest[**row]).count();
            prop_assert_eq!((step.rows, step.wanted), (inside.len(), wanted));
            prop_assert!(step.mass >= 0.1);
            prop_assert!(step.sides.iter().all(|side| (0.0..=1.0).contains(&side.quasi_p)));
            let widest = |limits: &Limits, whole: &Limits| limits.low >= whole.low && limits.high <= whole.high;
            prop_assert!(step.region.limits().iter().zip(whole.limits()).all(|(l, w)| widest(l, w)));
        }
        let denser = trajectory.steps.windows(2).all(|two| two[1].density > two[0].density);
        prop_assert!(denser);
    }
}
