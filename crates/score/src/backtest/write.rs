//! The tables of a backtest to CSV and Parquet. An empty cell stands for what doesn't apply, or,
//! for skill and coverage, for too few facts.

use std::io::{self, Write};

use super::{KindSummary, ScoredFact};
use crate::columns::{Cells, Column, write_csv, write_parquet};
use crate::{Claim, Mean, Observed, Wis};

/// Writes scored facts as CSV, one in each row.
///
/// # Errors
/// Those of the file.
pub fn write_facts_csv(out: impl Write, facts: &[ScoredFact]) -> io::Result<()> {
    write_csv(out, &of_facts(facts), "")
}

/// Writes scored facts as Parquet; `notes` become the file's metadata.
///
/// # Errors
/// Those of the file.
pub fn write_facts_parquet(
    out: impl Write + Send,
    facts: &[ScoredFact],
    notes: &[(String, String)],
) -> io::Result<()> {
    write_parquet(out, &of_facts(facts), notes)
}

/// Writes summaries as CSV, one in each row.
///
/// # Errors
/// Those of the file.
pub fn write_summary_csv(out: impl Write, summaries: &[KindSummary]) -> io::Result<()> {
    write_csv(out, &of_summaries(summaries), "")
}

/// Writes summaries as Parquet; `notes` become the file's metadata.
///
/// # Errors
/// Those of the file.
pub fn write_summary_parquet(
    out: impl Write + Send,
    summaries: &[KindSummary],
    notes: &[(String, String)],
) -> io::Result<()> {
    write_parquet(out, &of_summaries(summaries), notes)
}

fn of_facts(facts: &[ScoredFact]) -> Vec<Column> {
    let rows = Table(facts);
    let wis = |part: fn(&Wis) -> f64| move |fact: &ScoredFact| fact.scores.wis.as_ref().map(part);
    let mut columns = vec![
        rows.text("kind", |fact| Some(fact.kind.clone())),
        rows.text("forecaster", |fact| Some(fact.forecaster.clone())),
        rows.date("origin_date", |fact| fact.task.origin_date),
        rows.text("target", |fact| Some(fact.task.target.clone())),
        rows.date("target_end_date", |fact| fact.task.target_end_date),
        rows.text("location", |fact| Some(fact.task.location.clone())),
        rows.number("observed", |fact| match fact.observed {
            Observed::Number(number) => Some(number),
            Observed::Category(_) => None,
        }),
        rows.text("observed_category", |fact| match &fact.observed {
            Observed::Number(_) => None,
            Observed::Category(category) => Some(category.clone()),
        }),
        rows.count("samples", |fact| fact.outlook.samples),
        rows.number("mean", |fact| fact.outlook.mean),
    ];
    let names = ["q05", "q25", "q50", "q75", "q95"];
    for (index, name) in names.into_iter().enumerate() {
        columns.push(rows.number(name, |fact| fact.outlook.quantiles[index]));
    }
    columns.extend([
        rows.number("probability", |fact| fact.outlook.probability),
        rows.number("crps", |fact| fact.scores.crps),
        rows.number("fair_crps", |fact| fact.scores.fair_crps),
        rows.number("wis", wis(Wis::total)),
        rows.number("dispersion", wis(|wis| wis.dispersion)),
        rows.number("overprediction", wis(|wis| wis.overprediction)),
        rows.number("underprediction", wis(|wis| wis.underprediction)),
        rows.number("log_score", |fact| fact.scores.log),
        rows.number("brier", |fact| fact.scores.brier),
        rows.number("rps", |fact| fact.scores.rps),
        rows.number("pit", |fact| fact.scores.pit),
    ]);
    let names = ["covered_50", "covered_80", "covered_90", "covered_95"];
    for (index, name) in names.into_iter().enumerate() {
        columns.push(rows.flag(name, |fact| fact.scores.covered[index]));
    }
    columns
}

fn of_summaries(summaries: &[KindSummary]) -> Vec<Column> {
    let rows = Table(summaries);
    let skill = |row: &KindSummary| row.skill.and_then(Claim::figure);
    let mean = |mean: Option<Mean>| mean.map(|mean| mean.mean);
    let error = |mean: Option<Mean>| mean.and_then(|mean| mean.standard_error);
    let mut columns = vec![
        rows.text("kind", |row| Some(row.kind.clone())),
        rows.text("forecaster", |row| Some(row.forecaster.clone())),
        rows.count("n", |row| Some(row.n)),
        rows.number("crps", |row| mean(row.crps)),
        rows.number("crps_error", |row| error(row.crps)),
        rows.number("fair_crps", |row| mean(row.fair_crps)),
    ];
    let names = ["wis", "dispersion", "overprediction", "underprediction"];
    for (index, name) in names.into_iter().enumerate() {
        columns.push(rows.number(name, |row| mean(row.wis[index])));
    }
    columns.extend([
        rows.number("log_score", |row| mean(row.log)),
        rows.number("log_score_error", |row| error(row.log)),
        rows.count("log_score_n", |row| row.log.map(|mean| mean.n)),
        rows.number("brier", |row| mean(row.brier)),
        rows.number("brier_error", |row| error(row.brier)),
        rows.number("rps", |row| mean(row.rps)),
        rows.number("rps_error", |row| error(row.rps)),
        rows.text("main_score", |row| Some(row.main.to_owned())),
        rows.number("skill", |row| skill(row)?.skill),
        rows.number("difference", |row| Some(skill(row)?.difference.mean)),
        rows.number("difference_error", |row| {
            skill(row)?.difference.standard_error
        }),
    ]);
    let names = ["coverage_50", "coverage_80", "coverage_90", "coverage_95"];
    for (index, name) in names.into_iter().enumerate() {
        columns.push(rows.number(name, |row| row.coverage[index].and_then(Claim::figure)));
    }
    columns
}

/// Rows that columns are taken from.
struct Table<'a, T>(&'a [T]);

impl<T> Table<'_, T> {
    fn text(&self, name: &'static str, cell: impl Fn(&T) -> Option<String>) -> Column {
        Column::new(name, Cells::Text(self.0.iter().map(cell).collect()))
    }

    fn date(&self, name: &'static str, cell: impl Fn(&T) -> jiff::civil::Date) -> Column {
        let cells = self.0.iter().map(|row| Some(cell(row))).collect();
        Column::new(name, Cells::Date(cells))
    }

    fn number(&self, name: &'static str, cell: impl Fn(&T) -> Option<f64>) -> Column {
        Column::new(name, Cells::Number(self.0.iter().map(cell).collect()))
    }

    fn count(&self, name: &'static str, cell: impl Fn(&T) -> Option<usize>) -> Column {
        let cells = self
            .0
            .iter()
            .map(|row| cell(row).map(|n| n as u64))
            .collect();
        Column::new(name, Cells::Count(cells))
    }

    fn flag(&self, name: &'static str, cell: impl Fn(&T) -> Option<bool>) -> Column {
        Column::new(name, Cells::Flag(self.0.iter().map(cell).collect()))
    }
}
