//! Shares of variance from given histories with inputs that depend on each other, against closed
//! forms.

use citerne_decide::{
    Groups, Invalid, Matrix, Resampling, first_order_given_data, shapley_effects,
};
use citerne_luck::math::norm_quantile;
use citerne_luck::{Decision, Luck};

const HISTORIES: usize = 10_000;

fn normal(history: usize, question: u16) -> f64 {
    let luck = Luck::new(21).replicate(history as u64).day(0);
    norm_quantile(luck.uniform(Decision(question), 0))
}

fn resampling() -> Resampling {
    Resampling {
        resamples: 50,
        ..Resampling::default()
    }
}

/// Three normal inputs, the first two with correlation `rho`, and y = x0 + 2 x1 + 2 x2 plus luck of
/// variance 1.
fn histories(rho: f64) -> (Matrix, Vec<f64>) {
    let inputs = (0..HISTORIES).flat_map(|history| {
        let [one, two, three] = [0, 1, 2].map(|question| normal(history, question));
        [one, rho * one + (1.0 - rho * rho).sqrt() * two, three]
    });
    let inputs = Matrix::new(3, inputs.collect()).expect("full");
    let output = |history: usize| {
        let x = inputs.row(history);
        x[0] + 2.0 * x[1] + 2.0 * x[2] + normal(history, 3)
    };
    let outputs = (0..HISTORIES).map(output).collect();
    (inputs, outputs)
}

fn assert_near(found: f64, known: f64, within: f64) {
    assert!((found - known).abs() < within, "{found}, {known}");
}

#[test]
fn first_order_is_squared_correlation_for_normal_inputs() {
    let rho = 0.6;
    let (inputs, outputs) = histories(rho);
    let found = first_order_given_data(&inputs, &outputs, 25, &resampling()).expect("shares");
    let variance = 1.0 + 4.0 + 4.0 * rho + 4.0 + 1.0;
    let known = [
        (1.0 + 2.0 * rho) * (1.0 + 2.0 * rho),
        (2.0 + rho) * (2.0 + rho),
        4.0,
    ];
    for (found, known) in found.iter().zip(known) {
        assert_near(found.value, known / variance, 0.02);
        assert!(found.low < known / variance + 0.01 && known / variance - 0.01 < found.high);
        assert!(found.error > 0.002 && found.error < 0.02, "{found:?}");
    }
}

/// With two correlated normal inputs, the closed form of Owen and Prieur (2017).
#[test]
fn shapley_effects_are_the_known_ones_for_normal_inputs() {
    for rho in [-0.8, 0.0, 0.6] {
        let (inputs, outputs) = histories(rho);
        let each = Groups::each(3).expect("three");
        let found = shapley_effects(&inputs, &each, &outputs, 2, &resampling()).expect("effects");
        let variance = 10.0 + 4.0 * rho;
        let (one, two) = (1.0, 2.0);
        let shared = rho * one * two + 0.5 * rho * rho * (two * two - one * one);
        let known = [
            one * one + shared,
            two * two + 2.0 * rho * one * two - shared,
            4.0,
        ];
        for (group, known) in found.groups.iter().zip(known) {
            assert_near(group.effect.value, known / variance, 0.015);
        }
        let first = [
            (one + rho * two) * (one + rho * two),
            (two + rho * one) * (two + rho * one),
            4.0,
        ];
        let last = [
            one * one * (1.0 - rho * rho),
            two * two * (1.0 - rho * rho),
            4.0,
        ];
        for (group, (first, last)) in found.groups.iter().zip(first.iter().zip(last)) {
            assert_near(group.first.value, first / variance, 0.02);
            assert_near(group.last.value, last / variance, 0.02);
        }
        assert_near(found.explained.value, 1.0 - 1.0 / variance, 0.01);
        let sum: f64 = found.groups.iter().map(|group| group.effect.value).sum();
        assert_near(sum, found.explained.value, 1e-12);
    }
}

#[test]
fn a_product_is_shared_evenly_and_useless_inputs_get_nothing() {
    let (inputs, _) = histories(0.0);
    let product = |history: usize| inputs.at(history, 0) * inputs.at(history, 1);
    let outputs: Vec<f64> = (0..HISTORIES).map(product).collect();
    let each = Groups::each(3).expect("three");
    let found = shapley_effects(&inputs, &each, &outputs, 2, &resampling()).expect("effects");
    for (group, known) in found.groups.iter().zip([0.5, 0.5, 0.0]) {
        assert_near(group.effect.value, known, 0.01);
    }
    let pair = Groups::new(vec![0, 0, 1]).expect("two");
    let found = shapley_effects(&inputs, &pair, &outputs, 2, &resampling()).expect("effects");
    assert_near(found.groups[0].effect.value, 1.0, 0.01);
    let alone = first_order_given_data(&inputs, &outputs, 20, &resampling()).expect("shares");
    assert!(
        alone.iter().all(|share| share.value.abs() < 0.01),
        "{alone:?}"
    );
}

/// One input from 1e-4 to 1e4 ruled the fit: effects of several hundred percent were told, either way.
#[test]
fn long_tails_of_inputs_upset_no_effect() {
    let (inputs, outputs) = histories(0.0);
    let rows = 0..400;
    let column = |column: usize, scale: fn(f64) -> f64| -> Vec<f64> {
        rows.clone()
            .map(|row| scale(inputs.at(row, column)))
            .collect()
    };
    let outputs: Vec<f64> = rows.clone().map(|row| outputs[row].min(2.0)).collect();
    let each = Groups::each(3).expect("three");
    let widest = |first: fn(f64) -> f64| {
        let columns = [column(0, first), column(1, |it| it), column(2, |it| it)];
        let table = Matrix::from_columns(&columns).expect("full");
        [table.normal_scores(), table].map(|table| {
            let found = shapley_effects(&table, &each, &outputs, 2, &resampling());
            let found = found.expect("effects");
            found
                .groups
                .iter()
                .map(|group| group.effect.error)
                .fold(0.0, f64::max)
        })
    };
    let plain = |it: f64| it;
    let [scores, _] = widest(plain);
    let [of_long, raw] = widest(|it| (3.0 * it).exp());
    assert_eq!(of_long, scores, "ranks are the same");
    assert!(of_long < 0.1 && raw > 1.0, "{of_long} {raw}");
}

#[test]
fn what_cannot_be_shared_out_is_refused() {
    let (inputs, outputs) = histories(0.0);
    let each = Groups::each(3).expect("three");
    let said = |found: Result<Vec<_>, Invalid>| found.expect_err("refused").to_string();
    let shares = |bins| first_order_given_data(&inputs, &outputs, bins, &resampling());
    assert_eq!(
        said(shares(1)),
        "number of bins is 1: it must lie from 2 to a fifth of the histories"
    );
    let same = vec![2.0; HISTORIES];
    assert!(
        said(first_order_given_data(&inputs, &same, 10, &resampling()))
            .starts_with("the output is 2")
    );
    assert!(shapley_effects(&inputs, &each, &same, 1, &resampling()).is_err());
    let two = Groups::each(2).expect("two");
    assert!(shapley_effects(&inputs, &two, &outputs, 1, &resampling()).is_err());
    assert!(shapley_effects(&inputs, &each, &outputs, 5, &resampling()).is_err());
}
