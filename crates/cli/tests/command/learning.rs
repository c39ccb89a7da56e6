//! What was learned is kept, gone on with and not lost.

use std::fs;

use crate::{plain, refusal, run, small_case, stdout};

/// A folder for results, and the file in it.
fn places(dir: &std::path::Path) -> [String; 2] {
    let out = dir.join("out").display().to_string();
    let file = format!("{out}/posterior.parquet");
    [out, file]
}

/// A small case whose log has a price of petrol on a day gone by.
fn add_price(case: &str, price: u32) {
    let log = format!("{case}/events.csv");
    let text = fs::read_to_string(&log).unwrap();
    let with_column = |(number, line): (usize, &str)| match number {
        0 => format!("{line},product\n"),
        _ => format!("{line},\n"),
    };
    let lines = text.lines().enumerate().map(with_column);
    fs::write(&log, lines.collect::<String>()).unwrap();
    run(
        &format!(
            "log add {case} --date 2025-01-20 --kind price_street --quantity {price} --product petrol \
             --place rivertown --confidence high --source https://example.org/a"
        ),
        0,
    );
}

fn said(words: &str) -> String {
    plain(run(words, 0).stderr)
}

#[test]
fn a_kept_posterior_is_used_with_its_own_particles_unless_others_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let [out, file] = places(dir.path());
    assert_eq!(
        said(&format!("learn {case} --particles 12 --out {out}")),
        ""
    );
    let kept = fs::read(&file).unwrap();
    assert_eq!(said(&format!("learn {case} --out {out}")), "");
    assert!(fs::read(&file).unwrap() == kept, "it was learned anew");
    let others = said(&format!("learn {case} --particles 14 --out {out}"));
    assert!(
        others.contains("begins anew") && others.contains("particles"),
        "{others}"
    );
    let set = said(&format!(
        "learn {case} --set reporting.mistaken=0.1 --out {out}"
    ));
    assert!(set.contains("other inputs were set by hand"), "{set}");
}

#[test]
fn a_posterior_of_another_case_is_not_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let [out, file] = places(dir.path());
    run(&format!("learn {case} --particles 12 --out {out}"), 0);
    let kept = fs::read(&file).unwrap();
    let refused = refusal(
        &format!("learn timbuktu-2023 --as-of 2023-08-25 --particles 4 --posterior {file}"),
        6,
    );
    assert!(
        refused.contains("another file") && refused.contains("Timbuktu"),
        "{refused}"
    );
    assert!(fs::read(&file).unwrap() == kept);
}

#[test]
fn a_late_row_is_carried_over_and_the_run_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let [out, _] = places(dir.path());
    let quick = "--replicates 30 --horizon 20";
    let record = || -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(format!("{out}/run.json")).unwrap()).unwrap()
    };
    run(
        &format!("forecast {case} {quick} --particles 24 --out {out}"),
        0,
    );
    assert_eq!(record()["learning"]["carried"], 0);
    add_price(&case, 900);
    let told = said(&format!("forecast {case} {quick} --out {out}"));
    assert!(
        told.contains("was carried over") && told.contains("1 late"),
        "{told}"
    );
    assert_eq!(record()["learning"]["carried"], 1);
    let command = record()["provenance"]["command"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        command.ends_with("--posterior posterior.parquet"),
        "{command}"
    );
    // Nothing is left to be carried over.
    assert_eq!(said(&format!("learn {case} --out {out}")), "");
}

#[test]
fn a_fact_that_no_history_allows_stands_beside_what_the_nearest_had() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    // No price is nothing.
    add_price(&case, 0);
    let words = format!("learn {case} --particles 12");
    let english = refusal(&words, 7);
    assert!(
        english.contains("the log says 0, the nearest history had"),
        "{english}"
    );
    let french = refusal(&format!("{words} --lang fr"), 7);
    assert!(
        french.contains("le journal dit 0, l’histoire la plus proche avait"),
        "{french}"
    );
}

#[test]
fn help_says_how_many_particles_there_are() {
    let help = stdout("help learn")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        help.contains("those of the file that keeps what was learned, else 1,024"),
        "{help}"
    );
}
