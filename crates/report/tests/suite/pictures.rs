//! Small drawings, kept as snapshots.

use citerne_report::plot::{
    Bar, Bars, DotRow, Dots, Fact, Fan, Interval, Intervals, Line, Mark, Shares, Size, Step, Steps,
};
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
        prior: &[],
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

#[test]
fn intervals_before_and_after() {
    let row = |name: &str, after: [f64; 3]| Interval {
        name: name.to_owned(),
        before: [10.0, 20.0, 50.0],
        after,
        note: "1.2 bits".to_owned(),
    };
    let rows = [
        row("Tankers that serve imports", [30.0, 40.0, 50.0]),
        row("Far out on both sides <here>", [0.0, 30.0, 900.0]),
    ];
    let chart = Intervals {
        id: "i",
        title: "Before and after",
        description: "Two numbers.",
        words: ["before", "after"],
        rows: &rows,
    };
    insta::assert_snapshot!(spread(&chart.draw()));
}

#[test]
fn probabilities_in_steps() {
    let step = |name: &str, base, prior, posterior| Step {
        name: name.to_owned(),
        base,
        prior,
        posterior,
    };
    let rows = [
        step("Coup", Some(0.01), 0.04, Some(0.03)),
        step("Schools close", None, 0.12, None),
    ];
    let chart = Steps {
        id: "p",
        title: "Ninety days ahead",
        description: "Coup 3%.",
        parts: ["base rate", "model", "data"],
        rows: &rows,
    };
    insta::assert_snapshot!(spread(&chart.draw(&Messages::new(Lang::En))));
}

#[test]
fn dots_beside_zero() {
    let mark = |value: f64, wide: f64| {
        Some(Mark {
            value,
            low: value - wide,
            high: value + wide,
        })
    };
    let row = |name: &str, marks| DotRow {
        name: name.to_owned(),
        marks,
        note: "62%".to_owned(),
    };
    let rows = [
        row("Hospitals <first>", vec![mark(0.08, 0.03), mark(0.1, 0.0)]),
        row(
            "A plan with a name that is far too long for one line of the chart, and for two",
            vec![mark(-0.02, 0.04), None],
        ),
    ];
    let chart = Dots {
        id: "d",
        title: "Need met",
        description: "Hospitals first, 8 points.",
        x_title: "change",
        series: &["all".to_owned(), "worst".to_owned()],
        rows: &rows,
        percent: true,
    };
    insta::assert_snapshot!(spread(&chart.draw(&Messages::new(Lang::Fr))));
}

#[test]
fn bars_from_zero() {
    let bar = |name: &str, value, interval| Bar {
        name: name.to_owned(),
        value,
        interval,
        note: String::new(),
    };
    let rows = [
        bar("Roads", 12.0, Some((9.0, 16.0))),
        bar("Power", -3.0, None),
    ];
    let chart = Bars {
        id: "b",
        title: "What matters",
        description: "Roads 12.",
        x_title: "litres",
        rows: &rows,
        percent: false,
    };
    insta::assert_snapshot!(spread(&chart.draw(&Messages::new(Lang::En))));
}
