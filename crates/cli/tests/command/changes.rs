//! `changes`: two forecasts side by side.

use std::fs;

use crate::{refusal, run, small_case, stdout};

/// The last words of a command that forecasts quickly.
const QUICK: &str = "--replicates 60 --horizon 20 --particles 24";

/// Of one that is learned well.
const MANY: &str = "--replicates 400 --horizon 20 --particles 200";

fn rows(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    let line = |line: &str| line.split(',').map(str::to_owned).collect();
    text.lines().map(line).collect()
}

#[test]
fn a_run_beside_itself_has_not_changed() {
    let dir = tempfile::tempdir().unwrap();
    let (case, out) = (
        small_case(dir.path()),
        dir.path().join("out").display().to_string(),
    );
    run(&format!("forecast {case} {QUICK} --out {out}"), 0);
    let said = stdout(&format!("changes {out} {out} --out {out}"));
    assert!(said.contains("the same case, version, settings"), "{said}");
    assert!(said.contains("None of"), "{said}");
    let table = rows(&format!("{out}/changes.csv"));
    assert!(table.len() > 30);
    assert!(
        table[1..]
            .iter()
            .all(|row| row[8] == "0" && row[10] == "false")
    );
    // Both kinds of series say the same.
    let parquet = dir.path().join("parquet").display().to_string();
    run(
        &format!("forecast {case} {QUICK} --out {parquet} --format parquet"),
        0,
    );
    run(&format!("changes {parquet} {out} --out {parquet}"), 0);
    assert_eq!(rows(&format!("{parquet}/changes.csv")), table);
}

#[test]
fn a_new_fact_is_named_and_the_parts_of_a_shift_are_its_sum() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let [old, new] = ["old", "new"].map(|name| dir.path().join(name).display().to_string());
    run(&format!("forecast {case} {QUICK} --out {old}"), 0);
    let row = "--confidence high --source https://example.org/a --place rivertown";
    run(
        &format!(
            "log add {case} --date 2025-02-01 --kind price_street --quantity 2500 {row} --log-ends 2025-02-02"
        ),
        0,
    );
    run(
        &format!(
            "log add {case} --date 2025-02-02 --kind convoy_arrived --quantity 5 --corridor main {row}"
        ),
        0,
    );
    run(&format!("forecast {case} {QUICK} --out {new}"), 0);

    let said = stdout(&format!("changes {old} {new} --split --out {new}"));
    assert!(said.contains("2 new, 0 gone, 0 changed"), "{said}");
    assert!(
        said.contains("+ a  1 February 2025, Street price"),
        "{said}"
    );
    assert!(said.contains("differ in the log alone"), "{said}");
    assert!(
        said.contains("31 January 2025") || said.contains("2025-01-31"),
        "{said}"
    );
    assert!(
        said.lines().all(|line| line.chars().count() <= 100),
        "{said}"
    );

    let table = rows(&format!("{new}/changes.csv"));
    assert_eq!(table[0].len(), 14, "{:?}", table[0]);
    let number = |cell: &String| cell.parse::<f64>().unwrap();
    let mut by_facts = 0.0;
    for row in &table[1..] {
        let parts: Vec<f64> = row[11..].iter().map(number).collect();
        let shift = number(&row[8]);
        let sum: f64 = parts.iter().sum();
        assert!(
            (sum - shift).abs() <= 1e-4 * shift.abs().max(1.0),
            "{row:?}"
        );
        by_facts += parts[1].abs() + parts[2].abs();
    }
    assert!(by_facts > 0.0, "the facts teach something");

    let page = fs::read_to_string(format!("{new}/changes.html")).unwrap();
    assert!(page.contains("Street price") && page.contains("<td class=\"n\">+"));

    // The log goes on, and the run is still told from the log that it kept.
    run(
        &format!("log add {case} --date 2025-02-02 --kind protest {row}"),
        0,
    );
    assert!(stdout(&format!("changes {old} {new} --split")).contains("What each fact did"));
    let french = stdout(&format!("changes {old} {new} --lang fr"));
    assert!(
        french.contains("nouveaux 2") && french.lines().all(|line| line.chars().count() <= 100),
        "{french}"
    );
}

/// Columns of a split: shift, its error, time, then facts.
fn parts(path: &str) -> Vec<Vec<f64>> {
    let number = |cell: &String| cell.parse().unwrap();
    let row = |row: &Vec<String>| {
        let cells = [&row[8..10], &row[11..]].concat();
        cells.iter().map(number).collect()
    };
    rows(path)[1..].iter().map(row).collect()
}

#[test]
fn rows_that_are_changed_or_gone_are_split_and_what_teaches_nothing_does_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let [old, new] = ["old", "new"].map(|name| dir.path().join(name).display().to_string());
    let log = format!("{case}/events.csv");
    run(&format!("forecast {case} {MANY} --out {old}"), 0);
    let text = fs::read_to_string(&log).unwrap();
    let text = text.replace(",140,trucks/week,100,180,", ",60,trucks/week,40,80,");
    let kept = text.lines().filter(|line| !line.contains("convoy_arrived"));
    let mut text: String = kept.map(|line| format!("{line}\n")).collect();
    text.push_str("2025-01-29,day,2025-01-29,,,,,,protest,,,,,,,low,https://example.org/a,\n");
    fs::write(&log, text).unwrap();
    run(&format!("forecast {case} {MANY} --out {new}"), 0);

    let said = stdout(&format!("changes {old} {new} --split --all --out {new}"));
    assert!(said.contains("1 new, 1 gone, 1 changed"), "{said}");
    assert!(
        said.contains("~ c  30 January 2025, Arrivals in a week"),
        "{said}"
    );
    let all = parts(&format!("{new}/changes.csv"));
    assert!(all.iter().all(|row| row[4] == 0.0), "a protest has no law");
    assert!(all.iter().any(|row| row[3] != 0.0), "a convoy has one");
    assert!(all.iter().any(|row| row[5] != 0.0), "arrivals have one");
    // The days are the same, so all that is left for time is the noise of another run of learning.
    let noise = all
        .iter()
        .filter(|row| row[2].abs() <= 3.0 * row[1])
        .count();
    assert!(10 * noise >= 9 * all.len(), "{noise} of {}", all.len());
}

#[test]
fn what_cannot_be_compared_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let (case, out) = (
        small_case(dir.path()),
        dir.path().join("out").display().to_string(),
    );
    let said = refusal(&format!("changes {case} {case}"), 4);
    assert!(
        said.contains("run.json") && said.contains("citerne forecast --out"),
        "{said}"
    );
    run(&format!("forecast {case} {QUICK} --out {out} --prior"), 0);
    let said = refusal(&format!("changes {out} {out} --split"), 6);
    assert!(said.contains("posterior.parquet"), "{said}");
    // A damaged file is not a missing one.
    fs::write(format!("{out}/posterior.parquet"), "no table").unwrap();
    let said = refusal(&format!("changes {out} {out} --split"), 6);
    assert!(
        said.contains("can't be used") && !said.contains("priors"),
        "{said}"
    );
}
