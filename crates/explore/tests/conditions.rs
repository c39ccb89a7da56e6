//! Conditions that were put into made histories are found again, and accidents aren't.

#![allow(clippy::unwrap_used)]

use citerne_explore::conditions::{Conditions, ConditionsError, Searching, write_csv};
use citerne_explore::{Axis, Column, Histories, Outcome, Row, Source, Wanted, What};
use citerne_luck::{Decision, Luck, Stage};

const INPUTS: usize = 60;

/// Histories of so many pasts, each lived so many times; `chance` of the outcome by its inputs.
fn made(pasts: u64, copies: u64, chance: impl Fn(&[f64]) -> f64) -> Histories {
    let columns = (0..INPUTS).map(|index| Column {
        path: format!("input.{index}"),
        unit: "1".to_owned(),
        system: "input".to_owned(),
        source: Source::Input(index),
    });
    let outcome = Outcome {
        text: "made".to_owned(),
        what: What::Stands {
            axis: Axis::Regime,
            value: 0,
            is: false,
        },
        within: 30,
    };
    let row = |replicate: u64| {
        let past = Luck::new(5)
            .stage(Stage::Prior)
            .replicate(replicate % pasts)
            .day(0);
        let mut values = vec![0.0; INPUTS];
        past.fill(Decision(0), &mut values);
        let own = Luck::new(6)
            .stage(Stage::Forecast)
            .replicate(replicate)
            .day(0);
        let came = own.uniform(Decision(0), 0) < chance(&values);
        Row {
            replicate,
            past: replicate % pasts,
            place: replicate,
            versions: Vec::new(),
            outputs: Vec::new(),
            // Too late counts as never.
            first: vec![Some(if came { 3 } else { 31 })],
            values,
        }
    };
    Histories {
        columns: columns.collect(),
        wanted: Wanted {
            outcomes: vec![outcome],
            ..Wanted::default()
        },
        rows: (0..pasts * copies).map(row).collect(),
    }
}

fn find(histories: &Histories) -> Conditions {
    Conditions::find(histories, 0, &Searching::default()).unwrap()
}

#[test]
fn a_box_that_was_put_in_is_found_with_its_limits() {
    let inside = |values: &[f64]| values[7] > 0.6 && values[20] < 0.5;
    let histories = made(1_500, 1, |values| if inside(values) { 0.9 } else { 0.05 });
    let found = find(&histories);
    let path = |input: usize| found.kept[input].column.path.as_str();
    let first = &found.boxes[0];
    assert_eq!(first.conditions.len(), 2, "{:?}", first.conditions);
    let limit = |wanted: &str, upper: bool| {
        let mut all = first.conditions.iter();
        all.find(|it| path(it.input) == wanted && it.upper == upper)
            .unwrap()
            .limit
    };
    assert!((limit("input.7", false) - 0.6).abs() < 0.05);
    assert!((limit("input.20", true) - 0.5).abs() < 0.05);
    assert!(
        (first.share.value() - 0.9).abs() < 0.06,
        "{:?}",
        first.share
    );
    let [coverage, density] = first.tried.unwrap();
    assert!(density > 0.75 && coverage > 0.6, "{:?}", first.tried);
    let conditions = first.conditions.iter();
    assert!(
        conditions
            .clone()
            .all(|it| it.quasi_p < 1e-6 && it.reproduced > 0.9)
    );
    assert!(found.tree.is_some());
    let mut csv = Vec::new();
    write_csv(&mut csv, &found).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("input.7,at least,"), "{csv}");
}

#[test]
fn where_luck_decides_no_condition_is_told() {
    let found = find(&made(800, 1, |_| 0.3));
    assert!(found.boxes.is_empty(), "{:?}", found.boxes);
    assert!((found.share.value() - 0.3).abs() < 0.06);
}

/// Sixty pasts with a chance of their own each: some inputs go along with it by accident. Counted as
/// 3,000 histories they would look sure.
#[test]
fn accidents_of_a_few_pasts_are_no_conditions() {
    let own = |values: &[f64]| (values.iter().sum::<f64>() * 1_000.0).fract();
    let histories = made(60, 50, own);
    let found = find(&histories);
    assert_eq!(found.pasts, 60);
    assert!(found.boxes.is_empty(), "{:?}", found.boxes);
    assert!(found.share.worth < 300.0, "{:?}", found.share);
}

#[test]
fn an_outcome_that_is_always_the_same_and_too_few_pasts_are_refused() {
    let refused =
        |histories: &Histories| Conditions::find(histories, 0, &Searching::default()).unwrap_err();
    assert_eq!(
        refused(&made(50, 1, |_| 0.0)),
        ConditionsError::Same {
            came: 0,
            histories: 50
        }
    );
    assert_eq!(
        refused(&made(9, 10, |_| 0.5)),
        ConditionsError::FewPasts {
            pasts: 9,
            least: 10
        }
    );
}
