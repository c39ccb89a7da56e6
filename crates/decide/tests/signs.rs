//! Tripwires, alarms, information and its value against closed forms and counts by hand.

use citerne_decide::{
    Alarms, Fires, Matrix, Payoffs, Proportion, Resampling, Tripwire, information,
    information_sharing, odds_by_bin,
};
use citerne_luck::counts::binomial;
use citerne_luck::math::norm_quantile;
use citerne_luck::{Decision, Distribution, Luck, Prepared};
use statrs::function::beta::beta;
use statrs::function::factorial::binomial as choose;

const HISTORIES: usize = 20_000;

fn uniform(history: usize, question: u16) -> f64 {
    Luck::new(11)
        .replicate(history as u64)
        .day(0)
        .uniform(Decision(question), 0)
}

fn normal(history: usize, question: u16) -> f64 {
    norm_quantile(uniform(history, question))
}

fn all<T>(of: impl Fn(usize) -> T) -> Vec<T> {
    (0..HISTORIES).map(of).collect()
}

fn proportion(count: usize, of: usize) -> Proportion {
    Proportion { count, of }
}

#[test]
fn a_tripwire_by_hand() {
    // Trucks that came, and whether pumps ran dry: the odds by "at most" are
    // 1/1, 2/3 (two histories have 2 trucks), 3/4, 3/5, 3/6.
    let trucks = [5.0, 2.0, 1.0, 2.0, 3.0, 9.0];
    let dry = [false, true, true, false, true, false];
    let set = |odds, least| Tripwire::set(Fires::AtMost, &trucks, &dry, odds, least).expect("fit");
    assert_eq!(set(0.75, 1).map(|wire| wire.threshold), Some(3.0));
    assert_eq!(set(0.6, 1).map(|wire| wire.threshold), Some(5.0));
    assert_eq!(set(0.9, 1).map(|wire| wire.threshold), Some(1.0));
    assert_eq!(set(0.9, 2), None);
    let wire = Tripwire {
        fires: Fires::AtMost,
        threshold: 2.0,
    };
    let rates = wire.rates(&trucks, &dry).expect("rates");
    assert_eq!(rates.hits, proportion(2, 3));
    assert_eq!(rates.false_alarms, proportion(1, 3));
    assert_eq!(rates.right, proportion(2, 3));
    let attacks: Vec<f64> = trucks.iter().map(|trucks| -trucks).collect();
    let turned = Tripwire::set(Fires::AtLeast, &attacks, &dry, 0.75, 1).expect("fit");
    assert_eq!(turned.map(|wire| wire.threshold), Some(-3.0));
}

#[test]
fn a_sign_that_says_nothing_deceives_nobody_when_it_is_tried() {
    let sign = all(|history| uniform(history, 0));
    let came = all(|history| uniform(history, 1) < 0.2);
    let fit = |rows: usize| Tripwire::set(Fires::AtMost, &sign[..rows], &came[..rows], 0.4, 5);
    let rows = (20..2_000)
        .find(|rows| fit(*rows).expect("a fit").is_some())
        .expect("by luck");
    let (sign, came) = (&sign[..rows], &came[..rows]);
    let wire = fit(rows).expect("a fit").expect("just seen");
    assert!(wire.rates(sign, came).expect("rates").right.share() >= Some(0.4));
    let tried = Tripwire::rates_when_set(Fires::AtMost, sign, came, 0.4, 5).expect("rates");
    assert!(
        tried.right.share().is_none_or(|share| share < 0.4),
        "{tried:?}"
    );
}

#[test]
fn a_good_sign_keeps_its_odds_when_it_is_tried() {
    let sign = all(|history| uniform(history, 0));
    // The odds fall from 1 to 0 with the sign; up to t they are 1 - t / 2 on average.
    let came = all(|history| uniform(history, 1) > sign[history]);
    let wire = Tripwire::set(Fires::AtMost, &sign, &came, 0.8, 100).expect("a fit");
    assert!(
        (wire.expect("a threshold").threshold - 0.4).abs() < 0.03,
        "{wire:?}"
    );
    let tried = Tripwire::rates_when_set(Fires::AtMost, &sign, &came, 0.8, 100).expect("rates");
    let near = |share: Proportion, known: f64| (share.share().expect("some") - known).abs() < 0.03;
    assert!(near(tried.right, 0.8) && near(tried.hits, 0.64) && near(tried.false_alarms, 0.16));
    let bins = odds_by_bin(&sign, &came, 10).expect("bins");
    assert!(
        bins.iter()
            .enumerate()
            .all(|(bin, found)| near(found.came, 0.95 - bin as f64 / 10.0))
    );
}

#[test]
fn alarms_by_hand() {
    let fired = [
        Some(3),
        Some(5),
        Some(9),
        None,
        Some(1),
        Some(4),
        None,
        Some(2),
    ];
    let came = [
        Some(10),
        Some(5),
        Some(2),
        Some(8),
        None,
        Some(30),
        None,
        Some(4),
    ];
    let found = Alarms::count(&fired, &came, 14, 60).expect("alarms");
    // Before the event in histories 0, 5 and 7 of six; fired early in 0, 4, 5 and 7, in vain in 4
    // and, after more than 14 days, in 5.
    assert_eq!(found.warned, proportion(3, 6));
    assert_eq!(found.false_alarms, proportion(2, 4));
    let leads = found.lead_days.expect("it warned");
    // Leads of 2, 7 and 26 days.
    assert!((leads[0] - 3.0).abs() < 1e-12 && leads[1] == 7.0 && (leads[2] - 22.2).abs() < 1e-12);
    // Had histories ended after 16 days, only the firings of days 1 and 2 could be judged.
    let short = Alarms::count(&fired, &came, 14, 16).expect("alarms");
    assert_eq!(short.false_alarms, proportion(1, 2));
    assert_eq!(
        Alarms::judged(&fired, &came, 14, 16)[4..],
        [Some(true), None, None, Some(false)]
    );
    assert!(Alarms::count(&[], &[], 1, 9).is_err());
}

/// Outcome with chance p, p from Beta(2, 3); observation k of 10 with the same p.
fn beta_binomial() -> (Vec<f64>, Vec<f64>) {
    let prior = Prepared::new(&Distribution::Beta { a: 2.0, b: 3.0 }).expect("a prior");
    let chances = all(|history| prior.quantile(uniform(history, 0)));
    let seen = all(|history| f64::from(binomial(10, chances[history], uniform(history, 1))));
    (chances, seen)
}

/// Chance of each k, and of the outcome given k.
fn beta_binomial_exactly() -> Vec<[f64; 2]> {
    let exactly = |k: u32| {
        let k_of_10 = choose(10, u64::from(k)) * beta(2.0 + f64::from(k), 13.0 - f64::from(k));
        [k_of_10 / beta(2.0, 3.0), (2.0 + f64::from(k)) / 15.0]
    };
    (0..=10).map(exactly).collect()
}

#[test]
fn information_of_a_count_is_the_known_one() {
    let (chances, seen) = beta_binomial();
    let came = all(|history| usize::from(uniform(history, 2) < chances[history]));
    let entropy = |p: f64| -p * p.log2() - (1.0 - p) * (1.0 - p).log2();
    let after: f64 = beta_binomial_exactly()
        .iter()
        .map(|[chance, p]| chance * entropy(*p))
        .sum();
    let found = information(&seen, &came, 20, 1).expect("information");
    assert!((found.uncertainty - entropy(0.4)).abs() < 0.01);
    assert!(
        (found.bits - (entropy(0.4) - after)).abs() < 0.01,
        "{found:?}"
    );
    assert!(found.by_luck < 0.001, "{found:?}");
}

#[test]
fn information_of_a_normal_is_nearly_the_known_one() {
    let seen = all(|history| normal(history, 0));
    let outcome = all(|history| 0.8 * seen[history] + 0.6 * normal(history, 1));
    // The outcome in 16 classes of equal chance.
    let class = |value: &f64| {
        (1..16)
            .filter(|cut| *value > norm_quantile(f64::from(*cut) / 16.0))
            .count()
    };
    let classes: Vec<usize> = outcome.iter().map(class).collect();
    let found = information(&seen, &classes, 16, 1).expect("information");
    let exactly = -0.5 * (1.0_f64 - 0.64).log2();
    assert!(
        found.bits < exactly && found.bits > 0.93 * exactly,
        "{found:?}, {exactly}"
    );
}

#[test]
fn what_tells_nothing_has_no_information() {
    let seen = all(|history| uniform(history, 0));
    let came = all(|history| usize::from(uniform(history, 1) < 0.3));
    let found = information(&seen, &came, 10, 1).expect("information");
    assert!(found.bits.abs() < 0.0007, "{found:?}");
    assert!(
        found.bits < 2.0 * found.by_luck && found.by_luck < 0.0007,
        "{found:?}"
    );
    let sure = information(&seen, &vec![1; HISTORIES], 10, 1).expect("information");
    assert_eq!((sure.uncertainty, sure.share()), (0.0, None));
}

#[test]
fn copies_of_a_past_show_more_by_luck() {
    // 40 pasts of 10 histories each, in which sign and outcome are those of the past: what they show
    // of each other is luck, which only counts pasts. It passes its mark in 1 of 20 trials.
    let pasts: Vec<u64> = (0..400).map(|history| history % 40).collect();
    let (mut blind, mut fair) = (0, 0);
    for trial in 0..60 {
        let of_past = |past: &u64, draw| uniform(trial * 40 + *past as usize, draw);
        let seen: Vec<f64> = pasts.iter().map(|past| of_past(past, 0)).collect();
        let came = |past| usize::from(of_past(past, 1) < 0.4);
        let came: Vec<usize> = pasts.iter().map(came).collect();
        let one = information(&seen, &came, 8, 1).expect("information");
        let shared = information_sharing(&seen, &came, &pasts, 8, 1).expect("information");
        assert_eq!(one.bits, shared.bits);
        blind += usize::from(one.bits > one.by_luck);
        fair += usize::from(shared.bits > shared.by_luck);
    }
    // Three are expected; ten or more come in 1 of 1,000 such tests.
    assert!(blind > 50 && fair < 10, "{blind} {fair}");
}

#[test]
fn the_value_of_a_normal_signal_is_the_known_one() {
    // A plan pays a standard normal number, the other nothing; the signal has noise of variance 1.
    let pays = all(|history| normal(history, 0));
    let signal = all(|history| pays[history] + normal(history, 1));
    let payoffs = Payoffs::from_plans(&[pays, vec![0.0; HISTORIES]]).expect("a table");
    let signals = Matrix::new(1, signal).expect("a column");
    let per_sd = 1.0 / (2.0 * std::f64::consts::PI).sqrt();
    for degree in 1..=3 {
        let found = payoffs
            .value_of_knowing(&signals, degree, &Resampling::default())
            .expect("a value");
        assert!((found.everything - per_sd).abs() < 0.01, "{found:?}");
        let known = per_sd / 2.0_f64.sqrt();
        assert!((found.fitted - known).abs() < 0.01, "{found:?}, {known}");
        assert!(
            (found.tried.value - known).abs() < 0.015
                && found.tried.low < known
                && known < found.tried.high,
            "{found:?}"
        );
    }
}

#[test]
fn the_value_of_a_count_is_the_known_one() {
    let (chances, seen) = beta_binomial();
    let pays = chances.iter().map(|chance| chance - 0.4).collect();
    let payoffs = Payoffs::from_plans(&[pays, vec![0.0; HISTORIES]]).expect("a table");
    let signals = Matrix::new(1, seen).expect("a column");
    let found = payoffs
        .value_of_knowing(&signals, 1, &Resampling::default())
        .expect("a value");
    let known: f64 = beta_binomial_exactly()
        .iter()
        .map(|[chance, p]| chance * (p - 0.4).max(0.0))
        .sum();
    assert!((found.fitted - known).abs() < 0.003, "{found:?}, {known}");
    assert!(
        found.tried.low < known && known < found.tried.high,
        "{found:?}, {known}"
    );
}

#[test]
fn a_signal_that_tells_nothing_is_worth_nothing_when_it_is_tried() {
    let pays = all(|history| normal(history, 0));
    let payoffs = Payoffs::from_plans(&[pays, vec![0.0; HISTORIES]]).expect("a table");
    let signals = Matrix::new(1, all(|history| normal(history, 1))).expect("a column");
    let found = payoffs
        .value_of_knowing(&signals, 3, &Resampling::default())
        .expect("a value");
    assert!(found.fitted < 0.02 && found.tried.low < 0.01, "{found:?}");
    let few = Matrix::new(1, vec![0.0; 10]).expect("a column");
    assert!(
        payoffs
            .value_of_knowing(&few, 1, &Resampling::default())
            .is_err()
    );
}
