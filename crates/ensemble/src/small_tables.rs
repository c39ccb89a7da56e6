//! `outcomes.csv`, `events.csv`, `claims.csv` and `measures.csv`.

use std::io::{self, Write};

use citerne_model::history::Verdict;

use crate::measures::MeasureCount;
use crate::outline::{Cell, Outline};
use crate::series::six_digits;
use crate::share::Share;
use crate::summary::Summary;

/// Which parts of an outcome are told apart, the others being summed over: the whole cell, regime
/// and blockade, and each part alone.
const VIEWS: [[bool; 3]; 5] = [
    [true, true, true],
    [true, true, false],
    [true, false, false],
    [false, true, false],
    [false, false, true],
];

/// Probability of every outcome on every day. An empty word stands for any.
pub(crate) fn write_outcomes(
    out: &mut impl Write,
    outline: &Outline,
    summary: &Summary,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "date",
        "regime",
        "blockade",
        "unrest",
        "probability",
        "monte_carlo_error",
    ])?;
    let views: Vec<_> = VIEWS
        .iter()
        .flat_map(|&view| groups(outline, view))
        .collect();
    for (day, date) in outline.dates.iter().enumerate() {
        let date = date.to_string();
        for (words, cells) in &views {
            let [share, error] = told(&summary.outcome(day, cells));
            let [regime, blockade, unrest] = words;
            csv.write_record([&date, regime, blockade, unrest, &share, &error])?;
        }
    }
    csv.flush()
}

/// The distinct words of a view, in the order of the cells, each with its cells.
fn groups(outline: &Outline, view: [bool; 3]) -> Vec<([String; 3], Vec<usize>)> {
    let mut groups: Vec<([String; 3], Vec<usize>)> = Vec::new();
    for (
        number,
        Cell {
            regime,
            blockade,
            unrest,
        },
    ) in outline.cells.iter().enumerate()
    {
        let mut words = [regime.clone(), blockade.clone(), unrest.clone()];
        for (word, shown) in words.iter_mut().zip(view) {
            if !shown {
                word.clear();
            }
        }
        match groups.iter_mut().find(|(known, _)| *known == words) {
            Some((_, cells)) => cells.push(number),
            None => groups.push((words, vec![number])),
        }
    }
    groups
}

/// Probability of every event by every day.
pub(crate) fn write_events(
    out: &mut impl Write,
    outline: &Outline,
    summary: &Summary,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "event",
        "place",
        "date",
        "days_ahead",
        "probability",
        "monte_carlo_error",
    ])?;
    for (event, label) in outline.events.iter().enumerate() {
        let place = label.place.clone().unwrap_or_default();
        for (day, date) in outline.dates.iter().enumerate() {
            let ahead = day as i64 - outline.as_of as i64;
            let [share, error] = told(&summary.event_by(event, day));
            let (date, ahead) = (date.to_string(), ahead.to_string());
            csv.write_record([&label.event, &place, &date, &ahead, &share, &error])?;
        }
    }
    csv.flush()
}

/// How the histories judge each claim, beside those of the priors alone where there are such.
pub(crate) fn write_claims(
    out: &mut impl Write,
    outline: &Outline,
    summary: &Summary,
    prior: Option<&Summary>,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "claim",
        "text",
        "probability",
        "monte_carlo_error",
        "true",
        "false",
        "open",
        "untestable",
        "prior_probability",
        "prior_error",
        "verdict",
    ])?;
    for (claim, label) in outline.claims.iter().enumerate() {
        let verdicts = [
            Verdict::True,
            Verdict::False,
            Verdict::Open,
            Verdict::Untestable,
        ];
        let ruling = summary.rule(claim);
        let before = prior.and_then(|prior| prior.rule(claim).odds);
        let mut record = vec![label.claim.clone(), label.text.clone()];
        record.extend(odds(ruling.odds));
        record.extend(verdicts.map(|verdict| summary.claim(claim, verdict).to_string()));
        record.extend(odds(before));
        record.push(ruling.standing.id().to_owned());
        csv.write_record(record)?;
    }
    csv.flush()
}

/// A share and its Monte Carlo error as text; empty where there is none.
fn odds(odds: Option<(f64, f64)>) -> [String; 2] {
    odds.map_or_else(Default::default, |(share, error)| {
        [share, error].map(|value| six_digits(value).to_string())
    })
}

/// In how many histories each measure was in force, changed something, and was started by its
/// sign.
pub(crate) fn write_measures(
    out: &mut impl Write,
    outline: &Outline,
    summary: &Summary,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "measure",
        "in_force",
        "in_force_error",
        "changed",
        "changed_error",
        "started",
        "started_error",
        "starts",
        "median_first_start",
    ])?;
    let all = summary.replicates();
    for (index, id) in outline.measures.iter().enumerate() {
        let measure = summary.measure(index);
        let starts = match all {
            0 => String::new(),
            _ => six_digits(measure.starts as f64 / all as f64).to_string(),
        };
        let first = measure.median_first_start();
        let first = first.map_or_else(String::new, |day| outline.dates[day].to_string());
        let shares = [
            summary.measure_share(index, |it| it.in_force),
            summary.measure_share(index, |it| it.moved),
            summary.measure_share(index, MeasureCount::started),
        ];
        let mut record = vec![id.clone()];
        record.extend(shares.iter().flat_map(told));
        record.extend([starts, first]);
        csv.write_record(record)?;
    }
    csv.flush()
}

/// A share and its Monte Carlo error as text; empty where nothing was counted.
fn told(share: &Share) -> [String; 2] {
    odds(share.error().map(|error| (share.value(), error)))
}
