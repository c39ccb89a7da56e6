//! Sharing out: nothing lost, nobody given more than there is.

use citerne_luck::share::{SplitError, split_by_shares, split_proportionally};
use proptest::prelude::*;

fn split(total: i64, weights: &[i64]) -> Vec<i64> {
    let mut out = vec![0; weights.len()];
    split_proportionally(total, weights, &mut out).expect("can be shared");
    out
}

#[test]
fn by_hand() {
    assert_eq!(split(10, &[1, 1, 1]), [4, 3, 3]);
    assert_eq!(split(7, &[5, 0, 2]), [5, 0, 2]);
    assert_eq!(split(1, &[1, 3, 3]), [0, 1, 0]);
    assert_eq!(split(0, &[0, 0]), [0, 0]);
    assert_eq!(
        split(i64::MAX, &[i64::MAX, i64::MAX]),
        [i64::MAX / 2 + 1, i64::MAX / 2]
    );
    let mut out = [0; 3];
    split_by_shares(100, &[0.333, 0.333, 0.334], &mut out).expect("can be shared");
    assert_eq!(out, [33, 33, 34]);
    split_by_shares(5, &[0.0, 1e-300, 3e-300], &mut out).expect("can be shared");
    assert_eq!(out, [0, 1, 4]);
}

#[test]
fn what_cannot_be_shared_is_told() {
    let mut out = [9, 9];
    let bad = |total, weights: &[i64], out: &mut [i64]| split_proportionally(total, weights, out);
    assert_eq!(
        bad(5, &[0, 0], &mut out),
        Err(SplitError::NoWeight { total: 5 })
    );
    assert_eq!(
        bad(-1, &[1, 1], &mut out),
        Err(SplitError::NegativeTotal { total: -1 })
    );
    assert_eq!(
        bad(5, &[1, -1], &mut out),
        Err(SplitError::BadWeight { index: 1 })
    );
    assert_eq!(
        bad(5, &[1], &mut out),
        Err(SplitError::Lengths { weights: 1, out: 2 })
    );
    let nan = split_by_shares(5, &[f64::NAN, 1.0], &mut out);
    assert_eq!(nan, Err(SplitError::BadWeight { index: 0 }));
    assert_eq!(out, [9, 9]);
}

/// The method written down plainly: sort by remainder, give one each.
fn plain(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    let products: Vec<i128> = weights
        .iter()
        .map(|w| i128::from(*w) * i128::from(total))
        .collect();
    let mut out: Vec<i64> = products.iter().map(|p| (p / sum) as i64).collect();
    let left = total - out.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(products[*i] % sum));
    for i in order.into_iter().take(left as usize) {
        out[i] += 1;
    }
    out
}

proptest! {
    #[test]
    fn agrees_with_the_plain_method_and_keeps_the_sum(
        weights in prop::collection::vec(prop_oneof![0..5_i64, 0..1_000_000_000_000_i64], 1..20),
        total in prop_oneof![0..50_i64, 0..1_000_000_000_000_i64],
    ) {
        prop_assume!(weights.iter().any(|w| *w > 0));
        let out = split(total, &weights);
        prop_assert_eq!(out.iter().sum::<i64>(), total);
        prop_assert_eq!(&out, &plain(total, &weights));
        if total <= weights.iter().sum::<i64>() {
            for (share, stock) in out.iter().zip(&weights) {
                prop_assert!(share <= stock);
            }
        }
    }

    #[test]
    fn real_weights_keep_the_sum_and_come_close(
        weights in prop::collection::vec(0.001..10.0_f64, 1..12), total in 0..1_000_000_i64,
    ) {
        let mut out = vec![0; weights.len()];
        split_by_shares(total, &weights, &mut out).expect("can be shared");
        prop_assert_eq!(out.iter().sum::<i64>(), total);
        let sum: f64 = weights.iter().sum();
        for (share, weight) in out.iter().zip(&weights) {
            prop_assert!((*share as f64 - total as f64 * weight / sum).abs() < 1.001);
        }
    }
}
