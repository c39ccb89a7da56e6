//! Regret, satisficing, worst tenth and paired differences on tables worked out by hand.

use citerne_decide::{Criterion, Payoffs, Resampling, satisficing};
use citerne_luck::math::norm_quantile;
use citerne_luck::{Decision, Luck};

/// Three plans in four histories.
///
/// | history | a | b | c  | best | regret a | b | c  |
/// |---------|---|---|----|------|----------|---|----|
/// | 0       | 4 | 6 | 10 | 10   | 6        | 4 | 0  |
/// | 1       | 4 | 5 | 0  | 5    | 1        | 0 | 5  |
/// | 2       | 4 | 2 | 4  | 4    | 0        | 2 | 0  |
/// | 3       | 4 | 3 | -6 | 4    | 0        | 1 | 10 |
fn table() -> Payoffs {
    let plans = [
        vec![4.0, 4.0, 4.0, 4.0],
        vec![6.0, 5.0, 2.0, 3.0],
        vec![10.0, 0.0, 4.0, -6.0],
    ];
    Payoffs::from_plans(&plans).expect("a table")
}

#[test]
fn regret_and_worst_by_hand() {
    let found = table()
        .robustness(0.5, &Resampling::default())
        .expect("measures");
    let told =
        |of: fn(&citerne_decide::Robustness) -> f64| found.iter().map(of).collect::<Vec<_>>();
    assert_eq!(told(|plan| plan.mean.value), [4.0, 4.0, 2.0]);
    assert_eq!(told(|plan| plan.worst.value), [4.0, 2.5, -3.0]);
    assert_eq!(told(|plan| plan.mean_regret.value), [1.75, 1.75, 3.75]);
    assert_eq!(told(|plan| plan.largest_regret.value), [6.0, 4.0, 10.0]);
    // In the third history a and c share the first place.
    assert_eq!(told(|plan| plan.best.value), [0.375, 0.25, 0.375]);
    // Between the third and fourth of four: 0.9 * 3 = 2.7.
    let [a, b, c] = [4.5, 3.4, 8.5];
    for (plan, expected) in found.iter().zip([a, b, c]) {
        assert!((plan.high_regret.value - expected).abs() < 1e-12);
    }
    assert_eq!(
        (found[0].mean.error, found[0].mean.low, found[0].mean.high),
        (0.0, 4.0, 4.0)
    );
    assert!(found[2].mean.error > 2.0);
}

#[test]
fn an_edge_of_the_tail_counts_in_part() {
    // Three eighths of four histories: one whole, and half of the next.
    let found = table()
        .robustness(0.375, &Resampling::default())
        .expect("measures");
    assert_eq!(found[1].worst.value, (2.0 + 0.5 * 3.0) / 1.5);
    let least = table()
        .robustness(0.1, &Resampling::default())
        .expect("measures");
    assert!((least[2].worst.value + 6.0).abs() < 1e-12);
}

#[test]
fn enough_by_every_criterion() {
    let table = table();
    let second = Payoffs::from_plans(&[vec![1.0; 4], vec![0.0, 1.0, 1.0, 1.0], vec![1.0; 4]]);
    let second = second.expect("a table");
    let criteria = [
        Criterion {
            payoffs: &table,
            at_least: 3.0,
        },
        Criterion {
            payoffs: &second,
            at_least: 0.5,
        },
    ];
    let share = |criteria: &[Criterion]| -> Vec<f64> {
        let shares = satisficing(criteria, &Resampling::default()).expect("shares");
        shares.iter().map(|share| share.value).collect()
    };
    assert_eq!(share(&criteria[..1]), [1.0, 0.75, 0.5]);
    assert_eq!(share(&criteria), [1.0, 0.5, 0.5]);
    assert!(satisficing(&[], &Resampling::default()).is_err());
}

#[test]
fn under_rivals_by_hand() {
    let found = table().under_rivals(&[0, 0, 1, 1]).expect("rivals");
    // Means: under the first 4, 5.5, 5; under the second 4, 2.5, -1.
    let regrets = |plan: usize| {
        found[plan]
            .rivals
            .iter()
            .map(|rival| rival.regret)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        [regrets(0), regrets(1), regrets(2)],
        [[1.5, 0.0], [0.0, 1.5], [0.5, 5.0]]
    );
    assert_eq!(
        found.iter().map(|plan| plan.least_mean).collect::<Vec<_>>(),
        [4.0, 2.5, -1.0]
    );
    assert_eq!(
        found
            .iter()
            .map(|plan| plan.largest_regret)
            .collect::<Vec<_>>(),
        [1.5, 1.5, 5.0]
    );
    assert!(table().under_rivals(&[0, 0, 2, 2]).is_err());
    assert!(table().under_rivals(&[0]).is_err());
}

#[test]
fn pairs_by_hand() {
    let found = table()
        .paired(1, 0, &Resampling::default())
        .expect("a pair");
    // Differences 2, 1, -2, -1: sum of squares 10, over 3, over 4.
    assert_eq!((found.difference.value, found.level.value), (0.0, 0.0));
    assert_eq!((found.ahead.value, found.behind.value), (0.5, 0.5));
    assert!((found.variance - 10.0 / 12.0).abs() < 1e-12);
    assert!((found.variance_independent - 10.0 / 12.0).abs() < 1e-12);
    assert!(table().paired(3, 0, &Resampling::default()).is_err());
}

#[test]
fn a_plan_beside_its_equal_is_exactly_level() {
    let found = table()
        .paired(2, 2, &Resampling::default())
        .expect("a pair");
    let difference = found.difference;
    assert_eq!(
        (
            difference.value,
            difference.error,
            difference.low,
            difference.high
        ),
        (0.0, 0.0, 0.0, 0.0)
    );
    assert_eq!(
        (found.level.value, found.variance, found.histories_saved()),
        (1.0, 0.0, None)
    );
}

#[test]
fn histories_that_share_a_past_are_drawn_together() {
    let alone = table();
    let sharing = table().sharing(&[5, 5, 8, 8]).expect("two pasts");
    assert_eq!((alone.pasts(), sharing.pasts()), (4, 2));
    let resampling = Resampling::default();
    let found = sharing.paired(1, 0, &resampling).expect("a pair");
    // Differences 2, 1, -2, -1: sums 3 and -3 of two pasts, squared and added 18, over 16, times 2.
    assert_eq!((found.difference.value, found.variance), (0.0, 2.25));
    assert_eq!(found.variance_independent, 2.25);
    // A resample holds the first past twice, the second twice, or both: three means.
    assert_eq!((found.difference.low, found.difference.high), (-1.5, 1.5));
    let robust = sharing.robustness(0.5, &resampling).expect("measures");
    assert_eq!(
        robust[1].worst.value,
        alone.robustness(0.5, &resampling).expect("measures")[1]
            .worst
            .value
    );
    assert!(table().sharing(&[1, 1, 1, 1]).is_err());
    assert!(table().sharing(&[1, 2]).is_err());
    assert_eq!(sharing.only(&[1, 2, 3]).expect("a table").pasts(), 2);
}

/// Two plans with correlation 0.9 in normal histories: differences have variance 2 (1 - 0.9), those
/// of independent histories 2.
#[test]
fn common_luck_saves_as_many_histories_as_correlation_says() {
    let histories = 4_000;
    let normal = |history: u64, question| {
        norm_quantile(
            Luck::new(5)
                .replicate(history)
                .day(0)
                .uniform(Decision(question), 0),
        )
    };
    let one: Vec<f64> = (0..histories).map(|it| normal(it, 0)).collect();
    let other = |it: u64| 0.3 + 0.9 * normal(it, 0) + (1.0 - 0.81_f64).sqrt() * normal(it, 1);
    let two: Vec<f64> = (0..histories).map(other).collect();
    let payoffs = Payoffs::from_plans(&[one, two]).expect("a table");
    let found = payoffs
        .paired(1, 0, &Resampling::default())
        .expect("a pair");
    let saved = found.histories_saved().expect("they differ");
    assert!((saved / 10.0 - 1.0).abs() < 0.1, "{saved}");
    assert!((found.difference.error - found.variance.sqrt()).abs() < 0.1 * found.variance.sqrt());
    assert!(
        found.difference.low < 0.3 && 0.3 < found.difference.high,
        "{found:?}"
    );
}
