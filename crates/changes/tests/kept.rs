//! Folders of runs that lack something.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use citerne_changes::{ChangesError, Kept};
use citerne_ensemble::Identity;
use jiff::civil::{Date, date};

const DAY: Date = date(2025, 1, 9);

/// Writes the folder of a run: its record without `lacking`, and one output on one day.
fn folder(dir: &Path, lacking: &str, quantiles: &[&str]) {
    let identity = Identity {
        case: "a case".into(),
        case_hash: "0".into(),
        program: "0".into(),
        basis: "priors".into(),
        seed: 1,
        replicates: 10,
        start: DAY,
        as_of: DAY,
        horizon: 0,
        overrides: Vec::new(),
        command: String::new(),
    };
    let mut record = serde_json::json!({
        "provenance": identity,
        "last_day": DAY.to_string(),
        "replicates_lived": 10,
    });
    record.as_object_mut().unwrap().remove(lacking);
    fs::write(dir.join("run.json"), record.to_string()).unwrap();
    let mut series = String::from("date,quantity,place,product,unit,quantile,value\n");
    for quantile in quantiles {
        series += &format!("2025-01-09,days_of_cover,town,petrol,days,{quantile},7\n");
    }
    fs::write(dir.join("series.csv"), series).unwrap();
    for name in ["events.csv", "outcomes.csv", "claims.csv"] {
        fs::write(dir.join(name), "date,probability\n").unwrap();
    }
}

fn why(error: ChangesError) -> String {
    match error {
        ChangesError::Read { reason, .. } => reason,
        other => panic!("{other}"),
    }
}

#[test]
fn a_whole_folder_is_read() {
    let dir = tempfile::tempdir().unwrap();
    folder(dir.path(), "", &["0.05", "0.5", "0.95"]);
    let kept = Kept::open(dir.path()).unwrap();
    assert_eq!(kept.figures(&[DAY]).unwrap().len(), 1);
}

#[test]
fn a_record_without_the_number_of_replicates_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    folder(dir.path(), "replicates_lived", &["0.05", "0.5", "0.95"]);
    let refused = Kept::open(dir.path()).unwrap_err();
    assert!(why(refused).contains("how many replicates"));
}

#[test]
fn series_without_a_quantile_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    folder(dir.path(), "", &["0.5", "0.95"]);
    let kept = Kept::open(dir.path()).unwrap();
    let refused = kept.figures(&[DAY]).unwrap_err();
    assert!(why(refused).contains("0.05"), "the quantile is named");
}
