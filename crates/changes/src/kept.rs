//! The folder of a run, as `citerne forecast --out` leaves it.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use citerne_ensemble::Identity;
use citerne_table::{Cells, Kind, NO_CODE, Table, days_since_1970, read_parquet};
use jiff::civil::Date;

use crate::error::ChangesError;
use crate::figures::{EVENTS, Figure, Figures, Headline, LEVELS, What, worth};

/// The event log of the case as it was, in the folder of a run.
pub const LOG_FILE: &str = "log.csv";

/// The folder of a run.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The folder.
    pub dir: PathBuf,
    /// What makes the run this run.
    pub identity: Identity,
    /// Its last day.
    pub last: Date,
    /// The event log of the case, if it was kept.
    pub log: Option<String>,
    replicates: u64,
    pasts: Option<f64>,
}

/// Quantiles of an output on a day, at 5, 50 and 95 %, as far as they are there, with its unit.
type Quantiles = BTreeMap<Headline, ([Option<f64>; 3], String)>;

impl Kept {
    /// Opens the folder of a run.
    ///
    /// # Errors
    /// If `run.json` is missing or of another version of the program.
    pub fn open(dir: &Path) -> Result<Self, ChangesError> {
        let path = dir.join("run.json");
        let refuse = |reason: String| ChangesError::read(&path, reason);
        let text = std::fs::read_to_string(&path).map_err(|error| refuse(error.to_string()))?;
        let run: serde_json::Value =
            serde_json::from_str(&text).map_err(|error| refuse(error.to_string()))?;
        let identity = serde_json::from_value(run["provenance"].clone());
        let last = run["last_day"].as_str().and_then(|day| day.parse().ok());
        Ok(Self {
            identity: identity.map_err(|error| refuse(error.to_string()))?,
            last: last.ok_or_else(|| refuse("it has no last day".into()))?,
            replicates: run["replicates_lived"]
                .as_u64()
                .ok_or_else(|| refuse("it doesn't say how many replicates were lived".into()))?,
            pasts: run["pasts"].as_f64(),
            log: std::fs::read_to_string(dir.join(LOG_FILE)).ok(),
            dir: dir.to_owned(),
        })
    }

    /// The headlines of the run on some dates.
    ///
    /// # Errors
    /// If a table is missing or can't be read.
    pub fn figures(&self, dates: &[Date]) -> Result<Figures, ChangesError> {
        let mut figures = Figures::new();
        let worth = worth(self.replicates, self.pasts);
        for (headline, (quantiles, unit)) in self.quantiles(dates)? {
            let [Some(low), Some(middle), Some(high)] = quantiles else {
                return Err(self.without_quantiles(&headline));
            };
            let quantiles = [low, middle, high];
            figures.insert(headline, Figure::median(quantiles, worth, &unit));
        }
        for (file, what) in [
            ("events.csv", What::Event),
            ("outcomes.csv", What::Outcome),
            ("claims.csv", What::Claim),
        ] {
            self.shares(file, what, dates, &mut figures)?;
        }
        Ok(figures)
    }

    fn without_quantiles(&self, of: &Headline) -> ChangesError {
        let day = of.date.map_or(String::new(), |date| date.to_string());
        let what = format!(
            "its series have not all of the quantiles 0.05, 0.5 and 0.95 of {} in {} on {day}",
            of.name, of.of
        );
        ChangesError::read(&self.dir, what)
    }

    /// A table of probabilities.
    fn shares(
        &self,
        file: &str,
        what: What,
        dates: &[Date],
        to: &mut Figures,
    ) -> Result<(), ChangesError> {
        for row in rows(&self.dir.join(file))? {
            let date = row.get("date").and_then(|day| day.parse().ok());
            if what != What::Claim && !date.is_some_and(|date| dates.contains(&date)) {
                continue;
            }
            let text = |column: &str| row.get(column).cloned().unwrap_or_default();
            let named = match what {
                What::Event => EVENTS
                    .contains(&text("event").as_str())
                    .then(|| (text("event"), text("place"))),
                What::Outcome => axis(&row),
                _ => Some((text("claim"), String::new())),
            };
            let number = |column: &str| text(column).parse::<f64>().ok();
            let share = number("probability").zip(number("monte_carlo_error"));
            let (Some((name, of)), Some((value, error))) = (named, share) else {
                continue;
            };
            let headline = Headline {
                what,
                name,
                of,
                product: String::new(),
                date,
            };
            to.insert(headline, Figure::share(value, error));
        }
        Ok(())
    }

    /// The quantiles of the headline outputs, from whichever table of series is there.
    fn quantiles(&self, dates: &[Date]) -> Result<Quantiles, ChangesError> {
        let csv = self.dir.join("series.csv");
        let parquet = self.dir.join("series.parquet");
        let mut found = Quantiles::new();
        if csv.exists() || !parquet.exists() {
            each_row(&csv, |row| {
                let date = row.get("date").and_then(|day| day.parse().ok());
                if let Some(date) = date.filter(|date| dates.contains(date)) {
                    let text = |column: &str| row.get(column).copied().unwrap_or_default();
                    add(&mut found, date, text);
                }
            })?;
        } else {
            let refuse = |error: std::io::Error| ChangesError::read(&parquet, error);
            let table = read_parquet(File::open(&parquet).map_err(refuse)?).map_err(refuse)?;
            of_table(&table, dates, &mut found);
        }
        Ok(found)
    }
}

/// The axis of a row of outcomes and the value on it, if it tells of one axis alone.
fn axis(row: &BTreeMap<String, String>) -> Option<(String, String)> {
    let axes = ["regime", "blockade", "unrest"].map(|axis| (axis, row.get(axis)));
    let mut told = axes
        .into_iter()
        .filter_map(|(axis, value)| Some((axis, value.filter(|value| !value.is_empty())?)));
    let (axis, value) = told.next()?;
    told.next()
        .is_none()
        .then(|| (axis.to_owned(), value.clone()))
}

/// Adds a row of a series.
fn add<'r>(to: &mut Quantiles, date: Date, text: impl Fn(&str) -> &'r str) {
    let index = match text("quantile") {
        "0.05" => 0,
        "0.5" => 1,
        "0.95" => 2,
        _ => return,
    };
    let headline = Headline {
        what: What::Level,
        name: text("quantity").to_owned(),
        of: text("place").to_owned(),
        product: text("product").to_owned(),
        date: Some(date),
    };
    if headline.of.is_empty() || !LEVELS.contains(&headline.name.as_str()) {
        return;
    }
    if let Ok(value) = text("value").parse() {
        let unit = text("unit").to_owned();
        to.entry(headline).or_insert(([None; 3], unit)).0[index] = Some(value);
    }
}

fn of_table(table: &Table, dates: &[Date], to: &mut Quantiles) {
    let days: BTreeMap<i32, Date> = dates.iter().map(|d| (days_since_1970(*d), *d)).collect();
    let Some(Cells::Date(all)) = table.column("date") else {
        return;
    };
    for (row, day) in all.iter().enumerate() {
        let Some(date) = days.get(day) else { continue };
        let cell = |column: &str| cell(table, column, row);
        let cells: BTreeMap<&str, String> =
            ["quantity", "place", "product", "unit", "quantile", "value"]
                .map(|column| (column, cell(column)))
                .into();
        add(to, *date, |column| {
            cells.get(column).map_or("", String::as_str)
        });
    }
}

/// A cell as text, as a CSV file would have it.
fn cell(table: &Table, column: &str, row: usize) -> String {
    let index = table.columns.iter().position(|it| it.name == column);
    let Some(index) = index else {
        return String::new();
    };
    match (&table.cells[index], &table.columns[index].kind) {
        (Cells::Text(codes), Kind::Text(words)) if codes[row] != NO_CODE => {
            words[usize::from(codes[row])].clone()
        }
        (Cells::Double(numbers), _) => numbers[row].to_string(),
        _ => String::new(),
    }
}

fn rows(path: &Path) -> Result<Vec<BTreeMap<String, String>>, ChangesError> {
    let mut all = Vec::new();
    each_row(path, |row| {
        let cells = row.iter();
        all.push(
            cells
                .map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned()))
                .collect(),
        );
    })?;
    Ok(all)
}

/// Hands every row of a CSV file on, by column.
fn each_row(path: &Path, mut take: impl FnMut(&BTreeMap<&str, &str>)) -> Result<(), ChangesError> {
    let refuse = |error: csv::Error| ChangesError::read(path, error);
    let mut reader = csv::Reader::from_path(path).map_err(refuse)?;
    let head = reader.headers().map_err(refuse)?.clone();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(refuse)? {
        take(&head.iter().zip(&record).collect());
    }
    Ok(())
}
