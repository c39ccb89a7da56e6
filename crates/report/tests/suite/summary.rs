//! The summary on the terminal.

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
fn days_of_fuel_come_first() {
    let toy = Toy::new();
    let text = terminal(&toy.forecast(), &Messages::new(Lang::En));
    let line = text
        .lines()
        .position(|line| line.starts_with("Rivertown"))
        .expect("the capital");
    assert!(line <= 8, "line {line}");
}
