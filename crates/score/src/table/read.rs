//! Rows from CSV and Parquet, each checked.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;

use jiff::civil::Date;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::{COLUMNS, NO_ID, Output, Row, Task};
use crate::week::from_days_since_1970;

/// A row that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place} {number}: {what}")]
pub struct BadRow {
    /// `line` of a CSV file (the header is line 1), or `row` of a Parquet file (from 1).
    pub place: &'static str,
    /// Which.
    pub number: u64,
    /// What is wrong with it.
    pub what: String,
}

/// Why a table can't be used.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The columns are others.
    #[error(
        "the columns are {}, but must be {}, in any order",
        found.join(", "),
        COLUMNS.join(", ")
    )]
    Columns {
        /// Those of the file.
        found: Vec<String>,
    },
    /// Some rows can't be used.
    #[error("{}", listed(.0))]
    Rows(Vec<BadRow>),
    /// There are no rows.
    #[error("the table has a header but no rows")]
    Empty,
    /// It is no CSV, or can't be read.
    #[error("can't read the table: {0}")]
    Csv(#[from] csv::Error),
    /// It is no Parquet file, or can't be read.
    #[error("can't read the table: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
}

/// How many bad rows an error spells out.
const SPELT_OUT: usize = 10;

fn listed(rows: &[BadRow]) -> String {
    let mut lines: Vec<_> = rows.iter().take(SPELT_OUT).map(BadRow::to_string).collect();
    if rows.len() > SPELT_OUT {
        lines.push(format!("and {} more bad rows", rows.len() - SPELT_OUT));
    }
    lines.join("\n")
}

/// Reads rows from CSV. `NA` and nothing both stand for no output id.
///
/// # Errors
/// If the columns are others, or there are no rows; all bad rows together, each with its line.
pub fn read_csv(from: impl Read) -> Result<Vec<Row>, TableError> {
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(from);
    let header = csv.headers()?.clone();
    let places = places(header.iter())?;
    let mut rows = Rows::new("line");
    for record in csv.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() == COLUMNS.len() {
            rows.push(line, places.map(|place| record[place].to_owned()));
        } else {
            let what = format!("{} fields, but 7 are needed", record.len());
            rows.refuse(line, what);
        }
    }
    rows.finish()
}

/// Reads rows from Parquet.
///
/// # Errors
/// As of [`read_csv`], with the number of each bad row.
pub fn read_parquet(from: File) -> Result<Vec<Row>, TableError> {
    let file = SerializedFileReader::new(from)?;
    let schema = file.metadata().file_metadata().schema();
    let places = places(schema.get_fields().iter().map(|field| field.name()))?;
    let mut rows = Rows::new("row");
    for (row, number) in file.get_row_iter(None)?.zip(1..) {
        let fields: Vec<_> = row?.into_columns();
        rows.push(number, places.map(|place| text(&fields[place].1)));
    }
    rows.finish()
}

/// Where each of our columns is.
fn places<'a>(found: impl Iterator<Item = &'a str>) -> Result<[usize; 7], TableError> {
    let found: Vec<_> = found.collect();
    let place = |name| found.iter().position(|other| *other == name);
    let places = COLUMNS.map(place);
    if found.len() != COLUMNS.len() || places.contains(&None) {
        let found = found.into_iter().map(str::to_owned).collect();
        return Err(TableError::Columns { found });
    }
    Ok(places.map(Option::unwrap_or_default))
}

fn text(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => number.to_string(),
        Field::Date(days) => {
            from_days_since_1970(*days).map_or_else(|| days.to_string(), |date| date.to_string())
        }
        other => other.to_string(),
    }
}

/// Rows as they are read.
struct Rows {
    place: &'static str,
    rows: Vec<Row>,
    bad: Vec<BadRow>,
    /// Where each task and output was first met.
    seen: BTreeMap<(Task, &'static str, String), u64>,
}

impl Rows {
    fn new(place: &'static str) -> Self {
        Self {
            place,
            rows: Vec::new(),
            bad: Vec::new(),
            seen: BTreeMap::new(),
        }
    }

    fn push(&mut self, number: u64, cells: [String; 7]) {
        match row(&cells) {
            Ok(row) => {
                let id = row.output.id().unwrap_or_default();
                let key = (row.task.clone(), row.output.word(), id);
                match self.seen.get(&key) {
                    Some(first) => {
                        let what = format!("the same task and output as {} {first}", self.place);
                        self.refuse(number, what);
                    }
                    None => {
                        self.seen.insert(key, number);
                        self.rows.push(row);
                    }
                }
            }
            Err(what) => self.refuse(number, what),
        }
    }

    fn refuse(&mut self, number: u64, what: String) {
        let place = self.place;
        self.bad.push(BadRow {
            place,
            number,
            what,
        });
    }

    fn finish(self) -> Result<Vec<Row>, TableError> {
        match (self.bad.is_empty(), self.rows.is_empty()) {
            (false, _) => Err(TableError::Rows(self.bad)),
            (true, true) => Err(TableError::Empty),
            (true, false) => Ok(self.rows),
        }
    }
}

fn row([origin, target, end, location, kind, id, value]: &[String; 7]) -> Result<Row, String> {
    let task = Task {
        origin_date: date("origin_date", origin)?,
        target: word("target", target)?,
        target_end_date: date("target_end_date", end)?,
        location: word("location", location)?,
    };
    let value: f64 = match value.parse() {
        Ok(number) if f64::is_finite(number) => number,
        _ => return Err(format!("value is \"{value}\", which is no finite number")),
    };
    let output = output(kind, id)?;
    if matches!(output, Output::Pmf(_)) && !(0.0..=1.0).contains(&value) {
        return Err(format!(
            "value is {value}, but a probability lies from 0 to 1"
        ));
    }
    Ok(Row {
        task,
        output,
        value,
    })
}

fn output(kind: &str, id: &str) -> Result<Output, String> {
    let given = !(id.is_empty() || id == NO_ID);
    match kind {
        "mean" | "median" if given => Err(format!(
            "output_type_id is \"{id}\", but a {kind} has none: leave it empty or write NA"
        )),
        "mean" => Ok(Output::Mean),
        "median" => Ok(Output::Median),
        "quantile" => match id.parse() {
            Ok(level) if level > 0.0 && level < 1.0 => Ok(Output::Quantile(level)),
            _ => Err(format!(
                "output_type_id is \"{id}\", but the level of a quantile lies between 0 and 1"
            )),
        },
        "pmf" if given => Ok(Output::Pmf(id.to_owned())),
        "pmf" => Err("output_type_id is empty, but a pmf needs a category".to_owned()),
        "sample" => id.parse().map(Output::Sample).map_err(|_| {
            format!("output_type_id is \"{id}\", but samples are numbered by whole numbers")
        }),
        _ => Err(format!(
            "output_type is \"{kind}\", but must be mean, median, quantile, pmf or sample"
        )),
    }
}

fn date(column: &str, text: &str) -> Result<Date, String> {
    match text.parse::<Date>() {
        Ok(date) if date.to_string() == text => Ok(date),
        _ => Err(format!(
            "{column} is \"{text}\", but must be a date such as 2025-11-09"
        )),
    }
}

fn word(column: &str, text: &str) -> Result<String, String> {
    if text.is_empty() || text == NO_ID {
        return Err(format!("{column} is empty"));
    }
    Ok(text.to_owned())
}
