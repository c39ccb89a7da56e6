//! Calibration and skill on logs that the model itself has told: numbers are drawn from the priors, a
//! history is lived, what is told of it is drawn, and the weekly backtest goes through that log.
//!
//! ```text
//! cargo run --release -p citerne-verify --example trials -- \
//!     CASE ENDS TRIALS FOLDER [particles=N] [replicates=N] [weight=W]
//! ```
//!
//! Each trial leaves a file in the folder, so the command goes on where it was stopped. At the end
//! it prints what all files there say together. `weight` is what a fact counts for when it is learned from,
//! else what the case says.

#![allow(clippy::print_stdout)]

mod common;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use citerne_ensemble::write_aside;
use citerne_filter::Settings;
use citerne_score::write_facts_csv;
use citerne_verify::{MODEL, Study, Trial, trial};
use common::Asked;

fn main() -> Result<(), Box<dyn Error>> {
    let asked = Asked::read(&[
        ("particles", Settings::default().particles.to_string()),
        ("replicates", "400".to_owned()),
        ("weight", "case".to_owned()),
    ])?;
    let fact_weight = match asked.option::<String>("weight")?.as_str() {
        "case" => None,
        _ => Some(asked.option("weight")?),
    };
    for number in 0..asked.count {
        let path = asked.file(number, "csv");
        if path.exists() {
            continue;
        }
        let filter = Settings {
            seed: number,
            ..asked.settings()?
        };
        let study = Study {
            case: &asked.case,
            filter: &filter,
            prior: false,
            replicates: asked.option("replicates")?,
            threads: 1,
            seed: 1_000_000 + number,
        };
        let truth = Trial {
            number,
            ends: asked.ends,
            fact_weight,
        };
        let done = trial(&study, truth)?;
        write_aside(&path, |to| write_facts_csv(to, &done.facts))?;
    }
    tell(&asked.files("csv")?)
}

/// A row of a trial's file.
struct Row {
    trial: usize,
    kind: String,
    forecaster: String,
    task: String,
    crps: f64,
    pit: f64,
    covered: [bool; 4],
}

fn read(files: &[PathBuf]) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for (trial, path) in files.iter().enumerate() {
        let mut csv = csv::Reader::from_path(path)?;
        let names = csv.headers()?.clone();
        let column = |name: &str| {
            names
                .iter()
                .position(|found| found == name)
                .ok_or("a column")
        };
        let [kind, who, task] = ["kind", "forecaster", "target"].map(column);
        let (kind, who, task, crps, pit) = (kind?, who?, task?, column("crps")?, column("pit")?);
        let covered = ["covered_50", "covered_80", "covered_90", "covered_95"].map(column);
        for record in csv.records() {
            let record = record?;
            // Decisions have no CRPS.
            let Ok(score) = record[crps].parse() else {
                continue;
            };
            let mut held = [false; 4];
            for (held, column) in held.iter_mut().zip(&covered) {
                *held = &record[(*column)?] == "true";
            }
            rows.push(Row {
                trial,
                kind: record[kind].to_owned(),
                forecaster: record[who].to_owned(),
                task: record[task].to_owned(),
                crps: score,
                pit: record[pit].parse()?,
                covered: held,
            });
        }
    }
    Ok(rows)
}

/// What all trials say together. Errors are those of means over trials, whose facts are not
/// independent of each other.
fn tell(files: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    let (trials, rows) = (files.len(), read(files)?);
    let ours: Vec<&Row> = rows.iter().filter(|row| row.forecaster == MODEL).collect();
    let mut kinds: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &ours {
        kinds.entry(&row.kind).or_default().push(row);
    }
    kinds.insert("all", ours.clone());
    println!("{trials} trials, {} facts", ours.len());
    println!("kind | n | 50 % | 80 % | 90 % | 95 % | share of facts in each fifth of the forecast");
    for (kind, of_kind) in &kinds {
        let share = |level: usize| {
            spread(of_kind, trials, |row| {
                f64::from(u8::from(row.covered[level]))
            })
        };
        let shares: Vec<String> = (0..4).map(share).collect();
        let mut fifths = [0.0; 5];
        for row in of_kind {
            fifths[((row.pit * 5.0) as usize).min(4)] += 1.0 / of_kind.len() as f64;
        }
        println!(
            "{kind} | {} | {} | {fifths:.3?}",
            of_kind.len(),
            shares.join(" | ")
        );
    }
    for baseline in ["persistence", "log-walk"] {
        let theirs: BTreeMap<(usize, &str), f64> = rows
            .iter()
            .filter(|row| row.forecaster == baseline)
            .map(|row| ((row.trial, row.task.as_str()), row.crps))
            .collect();
        for (kind, of_kind) in kinds.iter().filter(|(kind, _)| **kind != "all") {
            let pairs: Vec<(f64, f64)> = of_kind
                .iter()
                .filter_map(|row| Some((row.crps, *theirs.get(&(row.trial, row.task.as_str()))?)))
                .collect();
            let sum = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
            if !pairs.is_empty() {
                let skill = 1.0 - sum(|pair| pair.0) / sum(|pair| pair.1);
                println!(
                    "{kind} beside {baseline} | {} | skill {skill:.3}",
                    pairs.len()
                );
            }
        }
    }
    Ok(())
}

/// Mean over facts, give or take the error of a ratio of sums over trials.
fn spread(rows: &[&Row], trials: usize, of: impl Fn(&Row) -> f64) -> String {
    let mut sums = vec![(0.0, 0.0); trials];
    for row in rows {
        sums[row.trial].0 += of(row);
        sums[row.trial].1 += 1.0;
    }
    let (value, count) = sums
        .iter()
        .fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1));
    let mean = value / count;
    let squares: f64 = sums
        .iter()
        .map(|(v, n)| (v - mean * n) * (v - mean * n))
        .sum();
    format!("{mean:.3} ± {:.3}", squares.sqrt() / count)
}
