//! Small drawings, kept as snapshots.

use citerne_report::plot::{Fact, Fan, Line, Shares, Size};
use citerne_report::{Lang, Messages, map};
use jiff::civil::{Date, date};

use crate::toy::Toy;

fn days(count: i64) -> Vec<Date> {
    let first = date(2025, 9, 20);
    (0..count)
        .map(|day| first.saturating_add(jiff::Span::new().days(day)))
        .collect()
}

#[test]
fn a_fan_with_facts() {
    let dates = days(16);
    let bands: Vec<[f64; 7]> = (0..16)
        .map(|day| {
            let wide = f64::from(day) * 20.0;
            [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0].map(|step| 900.0 + wide * step)
        })
        .collect();
    let tip = "Prix dans la rue <Bamako>".to_owned();
    let facts = [Fact {
        day: 12.0,
        value: 1500.0,
        low: 1200.0,
        high: 2000.0,
        tip,
    }];
    let fan = Fan {
        id: "f",
        title: "Prix dans la rue",
        description: "Médiane 900.",
        y_title: "XOF/L",
        dates: &dates,
        as_of: 5,
        bands: &bands,
        facts: &facts,
        percent: false,
        size: Size::Small,
    };
    insta::assert_snapshot!(spread(&fan.draw(&Messages::new(Lang::Fr))));
}

#[test]
fn probabilities_by_day() {
    let dates = days(16);
    let lines = ["coup", "uprising"].map(|name| Line {
        name: name.to_owned(),
        shares: (0..16).map(|day| f64::from(day) * 0.004).collect(),
    });
    let chart = Shares {
        id: "s",
        title: "What becomes of the rulers, by day",
        description: "Coup 6%.",
        y_title: "share of histories",
        dates: &dates,
        as_of: 0,
        lines: &lines,
    };
    insta::assert_snapshot!(spread(&chart.draw(&Messages::new(Lang::En))));
}

#[test]
fn the_map_of_the_toy() {
    let toy = Toy::new();
    let drawn = map(&toy.forecast(), &Messages::new(Lang::En), None).expect("no land to fail");
    insta::assert_snapshot!(spread(&drawn.expect("the toy has roads")));
}

/// One element to a line.
fn spread(svg: &str) -> String {
    svg.replace("><", ">\n<")
}
