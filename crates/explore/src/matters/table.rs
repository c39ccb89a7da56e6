//! Samples and results as tables.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use citerne_decide::Estimate;
use citerne_ensemble::write_aside;
use citerne_table::{Cells, Column, Kind, ParquetFile, read_parquet};

use crate::matters::design::Design;
use crate::matters::found::{Screened, Shares};
use crate::matters::sample::{MattersError, Sample};
use crate::output::Output;

/// What a file says of the run that it is from: key and value. The command is no part of what makes
/// a run another.
pub type Notes = Vec<(String, String)>;

/// The key of a note that may differ.
const COMMAND: &str = "citerne.command";

/// The columns of a sample: base row or trajectory, what the point is, and each output.
fn columns(design: &Design, outputs: &[Output]) -> (Vec<Column>, Vec<u16>) {
    let mut numbers = BTreeMap::new();
    let mut words = Vec::new();
    let mut code = |index: usize| {
        let label = design.label(index);
        *numbers.entry(label).or_insert_with_key(|label| {
            words.push(label.clone());
            u16::try_from(words.len() - 1).unwrap_or(u16::MAX)
        })
    };
    let codes = (0..design.points()).map(&mut code).collect();
    let mut columns = vec![
        Column::new("row", Kind::Integer),
        Column::new("point", Kind::Text(words)),
    ];
    let of_outputs = outputs.iter();
    columns.extend(of_outputs.map(|it| Column::new(it.name.clone(), Kind::Double)));
    (columns, codes)
}

/// Writes the points that were lived so far, so that the work can go on from there.
///
/// # Errors
/// If the file can't be written.
pub fn write_sample(
    path: &Path,
    design: &Design,
    outputs: &[Output],
    sample: &Sample,
    notes: &Notes,
) -> Result<(), MattersError> {
    let (columns, codes) = columns(design, outputs);
    let lived = sample.outputs.len();
    let written = write_aside(path, |to| {
        let mut file = ParquetFile::new(to, &columns, notes.clone())?;
        file.group(|column| {
            Ok(match column {
                0 => Cells::Integer((0..lived).map(|point| design.row(point) as i64).collect()),
                1 => Cells::Text(codes[..lived].to_vec()),
                output => Cells::Double(sample.output(output - 2)),
            })
        })?;
        file.finish()
    });
    Ok(written?)
}

/// The points that an earlier run of the same has lived; none, if there is no file.
///
/// # Errors
/// If the file is of another run, or can't be read.
pub fn read_sample(path: &Path, outputs: &[Output], notes: &Notes) -> Result<Sample, MattersError> {
    if !path.exists() {
        return Ok(Sample::default());
    }
    let damaged = |reason: String| MattersError::Damaged {
        path: path.display().to_string(),
        reason,
    };
    let file = File::open(path).map_err(|error| damaged(error.to_string()))?;
    let table = read_parquet(file).map_err(|error| damaged(error.to_string()))?;
    let differs = |(key, value): &&(String, String)| {
        key.as_str() != COMMAND && table.notes.get(key) != Some(value)
    };
    let differences: Vec<String> = notes
        .iter()
        .filter(differs)
        .map(|(key, _)| key.trim_start_matches("citerne.").to_owned())
        .collect();
    if !differences.is_empty() {
        return Err(MattersError::OtherRun {
            path: path.display().to_string(),
            differences,
        });
    }
    let mut of_outputs = Vec::new();
    for output in outputs {
        match table.column(&output.name) {
            Some(Cells::Double(cells)) => of_outputs.push(cells),
            _ => return Err(damaged(format!("no column {}", output.name))),
        }
    }
    let point = |point: usize| of_outputs.iter().map(|cells| cells[point]).collect();
    Ok(Sample {
        outputs: (0..table.rows()).map(point).collect(),
    })
}

/// Writes a sample as CSV.
///
/// # Errors
/// Those of the writer.
pub fn write_sample_csv(
    out: &mut impl Write,
    design: &Design,
    outputs: &[Output],
    sample: &Sample,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let names = outputs.iter().map(|output| output.name.as_str());
    csv.write_record(["row", "point"].into_iter().chain(names))?;
    for (point, outputs) in sample.outputs.iter().enumerate() {
        let mut row = vec![design.row(point).to_string(), design.label(point)];
        row.extend(outputs.iter().map(ToString::to_string));
        csv.write_record(row)?;
    }
    csv.flush()
}

/// One number that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// By which analysis.
    pub analysis: &'static str,
    /// On which output.
    pub output: String,
    /// Of which system, input or hypothesis, or of luck.
    pub name: String,
    /// Which number.
    pub measure: &'static str,
    /// The number.
    pub estimate: Estimate,
    /// Histories behind it.
    pub histories: usize,
}

impl Shares {
    /// Its numbers, output by output.
    #[must_use]
    pub fn lines(&self, outputs: &[Output]) -> Vec<Line> {
        let mut lines = Vec::new();
        for (output, indices) in outputs.iter().zip(&self.indices) {
            let Some(indices) = indices else { continue };
            let both = indices.first.iter().zip(&indices.total);
            for (name, (first, total)) in self.groups.iter().zip(both) {
                for (measure, estimate) in [("first", first), ("total", total)] {
                    lines.push(Line {
                        analysis: self.step.id(),
                        output: output.name.clone(),
                        name: name.clone(),
                        measure,
                        estimate: *estimate,
                        histories: self.histories,
                    });
                }
            }
        }
        lines
    }
}

impl Screened {
    /// Its numbers, output by output.
    #[must_use]
    pub fn lines(&self, outputs: &[Output]) -> Vec<Line> {
        let mut lines = Vec::new();
        for (output, effects) in outputs.iter().zip(&self.effects) {
            for (name, effect) in self.factors.iter().zip(effects) {
                let three = [
                    ("mu_star", Some(effect.mu_star)),
                    ("mu", effect.mu),
                    ("sigma", effect.sigma),
                ];
                for (measure, estimate) in three {
                    lines.extend(estimate.map(|estimate| Line {
                        analysis: "screening",
                        output: output.name.clone(),
                        name: name.clone(),
                        measure,
                        estimate,
                        histories: self.histories,
                    }));
                }
            }
        }
        lines
    }
}

/// The names of the columns of results.
const HEAD: [&str; 9] = [
    "analysis",
    "output",
    "name",
    "measure",
    "value",
    "error",
    "low",
    "high",
    "histories",
];

/// Writes results as CSV.
///
/// # Errors
/// Those of the writer.
pub fn write_lines_csv(out: &mut impl Write, lines: &[Line]) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEAD)?;
    for line in lines {
        let Estimate {
            value,
            error,
            low,
            high,
        } = line.estimate;
        let figures = [value, error, low, high].map(|it| it.to_string());
        let mut row = vec![line.analysis, &line.output, &line.name, line.measure];
        row.extend(figures.iter().map(String::as_str));
        let histories = line.histories.to_string();
        row.push(&histories);
        csv.write_record(row)?;
    }
    csv.flush()
}

/// Writes results as Parquet.
///
/// # Errors
/// Those of the writer.
pub fn write_lines(mut out: impl Write + Send, lines: &[Line], notes: &Notes) -> io::Result<()> {
    let texts: [fn(&Line) -> &str; 4] = [
        |line| line.analysis,
        |line| &line.output,
        |line| &line.name,
        |line| line.measure,
    ];
    let numbers: [fn(&Line) -> f64; 4] = [
        |line| line.estimate.value,
        |line| line.estimate.error,
        |line| line.estimate.low,
        |line| line.estimate.high,
    ];
    let words = texts.map(|text| {
        let mut words: Vec<String> = lines.iter().map(|line| text(line).to_owned()).collect();
        words.sort_unstable();
        words.dedup();
        words
    });
    let kind = |index: usize| match index {
        0..4 => Kind::Text(words[index].clone()),
        4..8 => Kind::Double,
        _ => Kind::Integer,
    };
    let columns: Vec<Column> = (0..)
        .zip(HEAD)
        .map(|(at, name)| Column::new(name, kind(at)))
        .collect();
    let code = |index: usize, line: &Line| {
        let at = words[index].partition_point(|word| word.as_str() < texts[index](line));
        u16::try_from(at).unwrap_or(u16::MAX)
    };
    let mut file = ParquetFile::new(&mut out, &columns, notes.clone())?;
    file.group(|index| {
        Ok(match index {
            0..4 => Cells::Text(lines.iter().map(|line| code(index, line)).collect()),
            4..8 => Cells::Double(lines.iter().map(numbers[index - 4]).collect()),
            _ => Cells::Integer(lines.iter().map(|line| line.histories as i64).collect()),
        })
    })?;
    file.finish()
}
