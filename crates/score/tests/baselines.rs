//! Baselines by hand, and what they refuse.

use citerne_score::{BaselineError, Occurrence, Past, Point, Watched, week_end};
use jiff::civil::{Date, date};

/// Weekly values from Sunday 2025-09-07 on, each known three days later.
fn weekly(values: &[f64]) -> Vec<Point> {
    let first = week_end(date(2025, 9, 7));
    let days =
        |days: usize| first.saturating_add(jiff::SignedDuration::from_hours(24 * days as i64));
    let point = |(week, &value): (usize, &f64)| Point {
        date: days(7 * week),
        known: days(7 * week + 3),
        value,
    };
    values.iter().enumerate().map(point).collect()
}

fn past(values: &[f64]) -> Past {
    Past::seen(&weekly(values), date(2025, 12, 31)).expect("known")
}

const SERIES: [f64; 5] = [100.0, 110.0, 90.0, 120.0, 100.0];
const NEXT: Date = date(2025, 10, 12);

#[test]
fn persistence_gives_past_changes_both_ways() {
    // Changes of a week: 10, −20, 30, −20.
    let samples = past(&SERIES).persistence(NEXT, None).expect("enough");
    assert_eq!(samples.count(), 8);
    assert_eq!(samples.quantile(0.5), 100.0);
    assert_eq!(
        [samples.quantile(0.0), samples.quantile(1.0)],
        [70.0, 130.0]
    );
    // Four weeks: twice as far.
    let samples = past(&SERIES)
        .persistence(date(2025, 11, 2), None)
        .expect("enough");
    assert!((samples.quantile(1.0) - 160.0).abs() < 1e-9);
    let samples = past(&SERIES).persistence(NEXT, Some(75.0)).expect("enough");
    assert_eq!(samples.quantile(0.0), 75.0);
}

#[test]
fn the_log_walk_has_the_spread_of_past_ratios() {
    // The logarithm moves by ±ln 2 a week, so the sd is ln 2 after a week.
    let samples = past(&[1.0, 2.0, 1.0, 2.0, 1.0])
        .log_walk(NEXT, 0.0)
        .expect("enough");
    assert!((samples.quantile(0.5) - 1.0).abs() < 1e-3);
    let one_sd =
        statrs::distribution::ContinuousCDF::cdf(&statrs::distribution::Normal::standard(), 1.0);
    let above = samples.quantile(one_sd);
    assert!((above - 2.0).abs() < 0.05, "{above}");
}

#[test]
fn zeros_need_an_offset_on_the_log_scale() {
    let zeros = past(&[3.0, 0.0, 2.0, 5.0, 0.0]);
    assert_eq!(
        zeros.log_walk(NEXT, 0.0).expect_err("refused").to_string(),
        "the value of 2025-09-14 is 0: it must be above 0 on the log scale; give an offset to \
         allow zeros"
    );
    let samples = zeros.log_walk(NEXT, 0.5).expect("allowed");
    assert_eq!(samples.quantile(0.1), 0.0);
    assert!(samples.quantile(0.9) > 0.5);
}

#[test]
fn only_what_was_known_is_seen() {
    let points = weekly(&SERIES);
    // On Sunday 2025-10-05 the value of that day is not known yet.
    let past = Past::seen(&points, date(2025, 10, 5)).expect("some");
    assert_eq!(past.count(), 4);
    let later: Vec<_> = points
        .iter()
        .map(|point| match point.known > date(2025, 10, 5) {
            true => Point {
                value: 1e6,
                ..*point
            },
            false => *point,
        })
        .collect();
    assert_eq!(Past::seen(&later, date(2025, 10, 5)), Ok(past));
}

#[test]
fn a_later_version_takes_the_place_of_an_earlier_one() {
    let mut points = weekly(&SERIES);
    let revised = Point {
        known: date(2025, 10, 20),
        value: 160.0,
        ..points[4]
    };
    points.insert(0, revised);
    let median = |origin| {
        let past = Past::seen(&points, origin).expect("known");
        past.persistence(date(2025, 11, 2), None)
            .expect("enough")
            .quantile(0.5)
    };
    assert_eq!(median(date(2025, 10, 19)), 100.0);
    assert_eq!(median(date(2025, 10, 20)), 160.0);
}

#[test]
fn a_window_without_data_is_refused() {
    let origin = date(2025, 9, 1);
    let refused = Past::seen(&weekly(&SERIES), origin).expect_err("nothing known");
    assert_eq!(refused, BaselineError::NoData { origin });
    assert_eq!(
        refused.to_string(),
        "no data were known on 2025-09-01: begin the backtest later, or leave this target out"
    );
    let few = past(&SERIES[..4]).persistence(NEXT, None).expect_err("few");
    assert!(
        few.to_string()
            .starts_with("3 changes were known on 2025-12-31")
    );
    let behind = past(&SERIES).persistence(date(2025, 10, 5), None);
    assert!(matches!(behind, Err(BaselineError::NotAhead { .. })));
    let mut twice = weekly(&SERIES);
    twice.push(Point {
        value: 7.0,
        ..twice[0]
    });
    let refused = Past::seen(&twice, date(2025, 12, 31));
    assert!(matches!(refused, Err(BaselineError::Contradiction { .. })));
    let mut early = weekly(&SERIES);
    early[0].known = date(2025, 9, 1);
    let refused = Past::seen(&early, date(2025, 12, 31));
    assert!(matches!(refused, Err(BaselineError::KnownTooEarly { .. })));
}

fn on(month: i8, day: i8) -> Occurrence {
    let date = date(2025, month, day);
    Occurrence { date, known: date }
}

fn yes(pmf: &citerne_score::Pmf) -> f64 {
    pmf.probability("yes").expect("an event")
}

#[test]
fn rates_by_hand() {
    // Two events in 30 days, the third is known too late.
    let late = Occurrence {
        known: date(2025, 10, 5),
        ..on(9, 30)
    };
    let events = [on(9, 5), on(9, 20), late];
    let watched = Watched::seen(date(2025, 9, 1), &events, date(2025, 10, 1)).expect("watched");
    // Gamma(1, 10): 1 − (40 / 50)³.
    let rate = watched.gamma_rate(10, 1.0, 10.0).expect("fit");
    assert!((yes(&rate) - (1.0 - 0.512)).abs() < 1e-12);
    // Three steps of ten days, two with an event; Beta(1, 1): 1 − (2/5)(3/6).
    let share = watched.beta_share(2, 10, [1.0, 1.0]).expect("fit");
    assert!((yes(&share) - 0.8).abs() < 1e-12);
    assert_eq!(yes(&watched.gamma_rate(0, 1.0, 10.0).expect("fit")), 0.0);
}

#[test]
fn two_events_of_one_step_count_once_for_shares() {
    let events = [on(9, 22), on(9, 25)];
    let watched = Watched::seen(date(2025, 9, 1), &events, date(2025, 10, 1)).expect("watched");
    // One of three: 1 − 3/5.
    let share = watched.beta_share(1, 10, [1.0, 1.0]).expect("fit");
    assert!((yes(&share) - 0.4).abs() < 1e-12);
}

#[test]
fn a_watch_without_days_or_an_unfit_prior_is_refused() {
    let since = date(2025, 9, 1);
    assert!(matches!(
        Watched::seen(since, &[], since),
        Err(BaselineError::NoData { .. })
    ));
    let watched = Watched::seen(since, &[], date(2025, 9, 8)).expect("watched");
    assert!(watched.gamma_rate(7, 0.0, 10.0).is_err());
    assert!(watched.beta_share(1, 8, [1.0, 1.0]).is_err());
    assert!(watched.beta_share(1, 0, [1.0, 1.0]).is_err());
    assert!(watched.beta_share(1, 7, [1.0, f64::NAN]).is_err());
}
