//! A posterior as a Parquet file: one row for each particle, with what it was learned from.
//!
//! Columns: `log_weight`, `faulted` (1 if the history could not be lived), `ancestor` (the particle of
//! the beginning that it descends from), `score:<input>` and
//! `value:<input>` of each learned input, `version:<hypothesis>`, `key:<slot>` of each slot of luck,
//! `density:<observation>`, the log density of each observation that was taken in. Everything else
//! is in the file's notes. States are not kept: histories are lived again from their keys.

use std::fs::File;
use std::io;
use std::path::Path;

use citerne_case::{Event, EventLog};
use citerne_ensemble::{EnsembleError, write_aside};
use citerne_filter::{Crossed, Faulted, Particle, Posterior, Record, Settings, Taken};
use citerne_table::{Cells, Column, Kind, ParquetFile, Table, read_parquet};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::histories::CaseHistories;

/// What a posterior was learned from. It is good for nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Name of the case.
    pub case: String,
    /// Content hash of the case's folder, the log among its files.
    pub case_hash: String,
    /// Version of the program.
    pub program: String,
    /// Seed of the histories.
    pub seed: u64,
    /// Day up to which the log was known.
    pub as_of: Date,
    /// Inputs that were set by hand, as they were written.
    pub overrides: Vec<String>,
}

/// What a file holds beside the particles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Notes {
    provenance: Provenance,
    settings: Settings,
    taken: Vec<Taken>,
    corrections: Vec<Crossed>,
    told: Vec<Event>,
    stages: usize,
    log_evidence: f64,
    pace: [f64; 3],
    events: u64,
    faulted: Faulted,
    settled: bool,
    scores: usize,
    keys: usize,
    densities: usize,
}

/// How the columns of scores begin.
const SCORE: &str = "score:";

/// The key of the notes.
const NOTES: &str = "citerne.posterior";

/// Writes a posterior of `histories`.
///
/// # Errors
/// If the file can't be written; what was there before is then unchanged.
pub fn write(
    path: &Path,
    histories: &CaseHistories,
    posterior: &Posterior,
    provenance: &Provenance,
) -> Result<(), EnsembleError> {
    let notes = notes(histories, posterior, provenance);
    let (columns, cells) = table(histories, posterior, &notes);
    write_aside(path, |out| {
        let text = serde_json::to_string(&notes).map_err(io::Error::other)?;
        let mut file = ParquetFile::new(out, &columns, vec![(NOTES.to_owned(), text)])?;
        file.group(|index| Ok(cells[index].clone()))?;
        file.finish()
    })
}

/// What is read back.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What was learned.
    pub posterior: Posterior,
    /// What it was learned from.
    pub provenance: Provenance,
    /// The inputs that have scores, in their order.
    pub learned: Vec<String>,
    /// The rows of the log that were known then.
    pub told: EventLog,
}

/// Reads a posterior and what it was learned from.
///
/// # Errors
/// If the file can't be read, is damaged, or is no posterior.
pub fn read(path: &Path) -> io::Result<Kept> {
    let table = read_parquet(File::open(path)?)?;
    let text = table.notes.get(NOTES);
    let text = text.ok_or_else(|| damaged("it has no notes of a posterior"))?;
    let notes: Notes = serde_json::from_str(text).map_err(|error| damaged(&error.to_string()))?;
    let particles = particles(&table, &notes)?;
    let posterior = Posterior {
        log_weights: doubles(&table, "log_weight")?.to_vec(),
        particles,
        settings: notes.settings,
        taken: notes.taken,
        corrections: notes.corrections,
        stages: notes.stages,
        log_evidence: notes.log_evidence,
        pace: notes.pace,
        events: notes.events,
        faulted: notes.faulted,
        settled: notes.settled,
    };
    posterior.check().map_err(|what| damaged(&what))?;
    let names = table.columns.iter().map(|column| &column.name);
    let learned = names.filter_map(|name| name.strip_prefix(SCORE).map(str::to_owned));
    Ok(Kept {
        posterior,
        learned: learned.collect(),
        provenance: notes.provenance,
        told: EventLog::new(notes.told),
    })
}

fn notes(histories: &CaseHistories, posterior: &Posterior, provenance: &Provenance) -> Notes {
    let first = posterior.particles.first();
    let of_first = |count: fn(&Particle) -> usize| first.map_or(0, count);
    Notes {
        provenance: provenance.clone(),
        settings: posterior.settings.clone(),
        taken: posterior.taken.clone(),
        corrections: posterior.corrections.clone(),
        told: histories.evidence.told().all().to_vec(),
        stages: posterior.stages,
        log_evidence: posterior.log_evidence,
        pace: posterior.pace,
        events: posterior.events,
        faulted: posterior.faulted.clone(),
        settled: posterior.settled,
        scores: of_first(|it| it.record.scores.len()),
        keys: of_first(|it| it.record.luck.len()),
        densities: of_first(|it| it.densities.len()),
    }
}

/// The columns and their cells.
fn table(
    histories: &CaseHistories,
    posterior: &Posterior,
    notes: &Notes,
) -> (Vec<Column>, Vec<Cells>) {
    let mut all: Vec<(Column, Cells)> = Vec::new();
    let particles = &posterior.particles;
    let mut double = |name: String, cells: Vec<f64>| {
        all.push((Column::new(name, Kind::Double), Cells::Double(cells)));
    };
    double("log_weight".into(), posterior.log_weights.clone());
    let drawn: Vec<_> = particles.iter().map(|p| draw(histories, p)).collect();
    for (score, &input) in histories.pattern.learned.iter().enumerate() {
        let path = &histories.inputs.all()[input].path;
        let scores = particles.iter().map(|p| p.record.scores[score]);
        double(format!("{SCORE}{path}"), scores.collect());
        let values = drawn.iter().map(|(values, _)| values[input]);
        double(format!("value:{path}"), values.collect());
    }
    for (index, observation) in histories.taken_in().take(notes.densities).enumerate() {
        let densities = particles.iter().map(|p| p.densities[index]);
        let id = &histories.evidence.observations()[observation].id;
        double(format!("density:{id}"), densities.collect());
    }
    let faulted = particles.iter().map(|p| i64::from(p.faulted)).collect();
    all.push((
        Column::new("faulted", Kind::Integer),
        Cells::Integer(faulted),
    ));
    let ancestors = particles.iter().map(|p| p.ancestor as i64).collect();
    all.push((
        Column::new("ancestor", Kind::Integer),
        Cells::Integer(ancestors),
    ));
    for (index, rivals) in histories.inputs.rivals().iter().enumerate() {
        let words = rivals.versions.iter().map(|version| version.id.clone());
        let kind = Kind::Text(words.collect());
        let versions = drawn.iter().map(|(_, versions)| versions[index] as u16);
        let name = format!("version:{}", rivals.id);
        all.push((Column::new(name, kind), Cells::Text(versions.collect())));
    }
    for (index, slot) in histories.pattern.slots.iter().take(notes.keys).enumerate() {
        let keys = particles.iter().map(|p| p.record.luck[index].cast_signed());
        let column = Column::new(format!("key:{slot}"), Kind::Integer);
        all.push((column, Cells::Integer(keys.collect())));
    }
    all.into_iter().unzip()
}

fn draw(histories: &CaseHistories, particle: &Particle) -> (Vec<f64>, Vec<usize>) {
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    histories.values(&particle.record, &mut values, &mut versions);
    (values, versions)
}

/// The particles of a table, whose columns stand in the order in which they were written.
fn particles(table: &Table, notes: &Notes) -> io::Result<Vec<Particle>> {
    let scores = named(table, SCORE, notes.scores, as_doubles)?;
    let densities = named(table, "density:", notes.densities, as_doubles)?;
    let keys = named(table, "key:", notes.keys, as_integers)?;
    let faulted = table.column("faulted").and_then(as_integers);
    let faulted = faulted.ok_or_else(|| damaged("it has no column faulted"))?;
    let ancestors = table.column("ancestor").and_then(as_integers);
    let ancestors = ancestors.ok_or_else(|| damaged("it has no column ancestor"))?;
    let particle = |row: usize| Particle {
        record: Record {
            scores: scores.iter().map(|column| column[row]).collect(),
            luck: keys
                .iter()
                .map(|column| column[row].cast_unsigned())
                .collect(),
        },
        densities: densities.iter().map(|column| column[row]).collect(),
        faulted: faulted[row] != 0,
        // A number that can't be is refused by the check of the whole.
        ancestor: usize::try_from(ancestors[row]).unwrap_or(usize::MAX),
    };
    Ok((0..table.rows()).map(particle).collect())
}

/// The columns whose names begin so; there must be `count`.
fn named<'t, T>(
    table: &'t Table,
    begin: &str,
    count: usize,
    cells: fn(&'t Cells) -> Option<&'t [T]>,
) -> io::Result<Vec<&'t [T]>> {
    let columns = table.columns.iter().zip(&table.cells);
    let found = columns.filter(|(column, _)| column.name.starts_with(begin));
    let found: Option<Vec<_>> = found.map(|(_, it)| cells(it)).collect();
    found
        .filter(|found| found.len() == count)
        .ok_or_else(|| damaged(&format!("it should have {count} columns {begin}")))
}

fn as_doubles(cells: &Cells) -> Option<&[f64]> {
    match cells {
        Cells::Double(cells) => Some(cells),
        _ => None,
    }
}

fn as_integers(cells: &Cells) -> Option<&[i64]> {
    match cells {
        Cells::Integer(cells) => Some(cells),
        _ => None,
    }
}

fn doubles<'t>(table: &'t Table, name: &str) -> io::Result<&'t [f64]> {
    let column = table.column(name).and_then(as_doubles);
    column.ok_or_else(|| damaged(&format!("it has no column {name}")))
}

fn damaged(what: &str) -> io::Error {
    let text = format!("this is no posterior of this version of the program: {what}");
    io::Error::new(io::ErrorKind::InvalidData, text)
}
