//! The summary on the terminal.

use citerne_model::measures::Trace;
use citerne_report::{Lang, Messages, terminal};

use crate::toy::Toy;

#[test]
fn the_summary_in_both_languages() {
    let toy = Toy::new();
    for lang in Lang::ALL {
        let text = terminal(&toy.forecast(), &Messages::new(lang));
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{line}");
        }
        insta::assert_snapshot!(format!("summary-{}", lang.code()), text);
    }
}

#[test]
fn the_summary_says_what_the_log_taught() {
    let toy = Toy::taught();
    for lang in Lang::ALL {
        let text = terminal(&toy.forecast(), &Messages::new(lang));
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{line}");
        }
        insta::assert_snapshot!(format!("taught-{}", lang.code()), text);
    }
}

/// A measure that does nothing must not pass for one that helps.
#[test]
fn a_measure_that_changed_nothing_is_told() {
    let mut toy = Toy::new();
    let remark = "changed nothing in any history";
    let text = |toy: &Toy| terminal(&toy.forecast(), &Messages::new(Lang::En));
    assert!(!text(&toy).contains(remark), "all of them moved something");
    let label = toy.case.spec.measures[0].label.en.clone();
    toy.refold(|sample| sample.history.measures[0].moved = false);
    let told = text(&toy).replace('\n', " ");
    assert!(
        told.contains(&format!("Measure “{label}” {remark}")),
        "{told}"
    );
    toy.refold(|sample| sample.history.measures[0] = Trace::NONE);
    assert!(!text(&toy).contains(remark), "it was never in force");
}

#[test]
fn days_of_fuel_come_first() {
    let toy = Toy::new();
    let text = terminal(&toy.forecast(), &Messages::new(Lang::En));
    let line = text
        .lines()
        .position(|line| line.starts_with("Rivertown"))
        .expect("the capital");
    assert!(line <= 8, "line {line}");
}
