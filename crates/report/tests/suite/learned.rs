//! What the log taught, on the page and in tables.

use citerne_report::{Lang, Messages, html, tables};

use crate::toy::Toy;

fn page(toy: &Toy, lang: Lang) -> String {
    html(&toy.forecast(), &Messages::new(lang), None).expect("a page")
}

/// The rows of a table of a toy, as cells.
fn table(toy: &Toy, name: &str) -> Vec<Vec<String>> {
    let tables = tables(&toy.forecast()).expect("tables");
    let (_, text) = tables
        .into_iter()
        .find(|(found, _)| *found == name)
        .expect("the table");
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    let width = csv.headers().expect("a head").len();
    let rows = csv.records().map(|row| row.expect("a row"));
    let rows = rows.inspect(|row| assert_eq!(row.len(), width));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn a_forecast_of_the_priors_says_so_and_has_no_lesson() {
    let toy = Toy::new();
    let text = page(&toy, Lang::En);
    assert!(text.contains("rests on the priors of the case alone"));
    assert!(!text.contains("id=\"learned\"") && text.contains("id=\"conflicts\""));
    let names: Vec<_> = tables(&toy.forecast())
        .expect("tables")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["odds.csv"]);
}

#[test]
fn a_learned_forecast_says_how_many_facts_it_rests_on() {
    let toy = Toy::taught();
    let facts = toy.learned.as_ref().expect("a lesson").lesson.facts.len();
    let text = page(&toy, Lang::En);
    assert!(text.contains(&format!("learned from {facts} facts of the log")));
    assert!(text.contains("id=\"learned\"") && !text.contains("id=\"conflicts\""));
    assert!(
        text.contains("median without the log"),
        "fan charts show it"
    );
}

#[test]
fn the_most_surprising_fact_comes_first_and_is_marked() {
    let text = page(&Toy::taught(), Lang::En);
    let facts = text.split("Foreseen after learning").nth(1).expect("facts");
    let rows: Vec<_> = facts.split("<tr>").skip(1).take(2).collect();
    assert_eq!(rows[0].matches("class=\"mark\"").count(), 2, "{}", rows[0]);
    assert_eq!(rows[1].matches("class=\"mark\"").count(), 0, "{}", rows[1]);
}

#[test]
fn every_row_of_the_log_is_weighed_or_left_out_with_a_reason() {
    let toy = Toy::taught();
    let rows = table(&toy, "facts.csv");
    let last = rows[0].len() - 1;
    let lines = rows.iter().flat_map(|row| row[2].split(' '));
    let mut lines: Vec<usize> = lines.filter_map(|line| line.parse().ok()).collect();
    lines.sort_unstable();
    lines.dedup();
    let as_of = toy.outline.dates[toy.outline.as_of];
    let known = toy.case.events.as_of(as_of).map(|row| row.line);
    let mut known: Vec<usize> = known.collect();
    known.sort_unstable();
    assert_eq!(lines, known);
    for row in rows {
        assert_eq!(row[0].is_empty(), !row[last].is_empty(), "{row:?}");
    }
}

#[test]
fn inputs_and_hypotheses_stand_beside_what_was_believed_before() {
    let toy = Toy::taught();
    let inputs = table(&toy, "inputs.csv");
    assert_eq!(inputs[0][0], "demand.total");
    assert_eq!(
        inputs[0][2..],
        ["2", "3", "4", "6", "8", "3", "3.5", "4.5", "5", "6", "2"]
    );
    let sums = table(&toy, "hypotheses.csv");
    let sum: f64 = sums
        .iter()
        .map(|row| row[3].parse::<f64>().expect("a weight"))
        .sum();
    assert!(
        (sum - toy.case.spec.hypotheses.len() as f64).abs() < 1e-5,
        "{sum}"
    );
}

/// Base rate, model and data add up to the forecast, and the prior's part is that of histories in
/// which the event had not come by the day of the forecast.
#[test]
fn the_parts_of_a_probability_add_up() {
    let toy = Toy::taught();
    let number = |cell: &String| cell.parse::<f64>().ok();
    let rows = table(&toy, "odds.csv");
    assert!(rows.iter().any(|row| row[0] == "mass-protest"));
    for row in rows {
        let (prior, posterior) = (number(&row[6]), number(&row[8]));
        let data = number(&row[5]).expect("data");
        assert!((posterior.expect("posterior") - prior.expect("prior") - data).abs() < 2e-6);
        if let (Some(base), Some(model)) = (number(&row[3]), number(&row[4])) {
            assert!(
                (base + model - prior.expect("prior")).abs() < 2e-6,
                "{row:?}"
            );
        }
    }
    let summary = &toy.learned.as_ref().expect("a lesson").prior;
    let (as_of, all) = (toy.outline.as_of, summary.replicates());
    let come = |day| summary.event_by(0, day).count();
    let left = all - come(as_of);
    let by = (come(as_of + 60) - come(as_of)) as f64 / left as f64;
    let told = table(&toy, "odds.csv");
    let row = told
        .iter()
        .find(|row| row[0] == "mass-protest" && row[1] == "60");
    let told = number(&row.expect("a row")[6]).expect("a share");
    assert!((told - by).abs() < 1e-6, "{told} {by}");
}

#[test]
fn claims_stand_before_and_after_the_log() {
    let text = page(&Toy::taught(), Lang::En);
    let head = text.split("id=\"claims\"").nth(1).expect("claims");
    let head = head.split("</thead>").next().expect("a head");
    assert!(
        head.contains("Before the log") && head.contains("After it"),
        "{head}"
    );
}
