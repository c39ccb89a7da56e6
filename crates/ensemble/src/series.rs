//! `series.csv` and `series.parquet`: quantiles and mean of every output on every day, tidy.

use std::io::{self, Write};

use crate::outline::{ChannelLabel, Outline};
use crate::summary::Summary;
use citerne_table::ParquetFile;
use citerne_table::{Cells, Column, Kind, NO_CODE, Value, days_since_1970};

/// Levels of the quantiles in the Parquet file.
pub const LEVELS: [f64; 9] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
/// Levels of the quantiles in the CSV file: a spreadsheet holds no more than 1,048,576 rows.
const CSV_LEVELS: [f64; 3] = [0.05, 0.5, 0.95];
/// Rows of a row group of the Parquet file.
const GROUP_ROWS: usize = 1 << 17;
/// Names of the columns.
const COLUMNS: [&str; 10] = [
    "date", "quantity", "place", "corridor", "zone", "product", "sector", "unit", "quantile",
    "value",
];

/// One row: day, channel, level (`None` for the mean) and value.
type Row = (usize, usize, Option<f64>, f64);

/// All rows, series after series, each in the order of its days.
fn rows<'a>(
    outline: &'a Outline,
    summary: &'a Summary,
    levels: &'static [f64],
) -> impl Iterator<Item = Row> + 'a {
    let levels = || std::iter::once(None).chain(levels.iter().copied().map(Some));
    let days = (0..outline.channels.len())
        .flat_map(|channel| (0..outline.days()).map(move |day| (day, channel)));
    days.flat_map(move |(day, channel)| levels().map(move |level| (day, channel, level)))
        .filter_map(|(day, channel, level)| {
            let value = match level {
                None => summary.mean(day, channel),
                Some(level) => summary.quantile(day, channel, level),
            };
            value.map(|value| (day, channel, level, six_digits(value)))
        })
}

/// Rounds to six significant digits: more than bins and chance allow, and short to write.
#[must_use]
pub fn six_digits(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// The words of a channel, in the order of the columns from `quantity` to `unit`.
fn words(channel: &ChannelLabel) -> [Option<&str>; 7] {
    [
        Some(&channel.quantity),
        channel.place.as_deref(),
        channel.corridor.as_deref(),
        channel.zone.as_deref(),
        channel.product.as_deref(),
        channel.sector.as_deref(),
        Some(&channel.unit),
    ]
}

pub(crate) fn write_csv(
    out: &mut impl Write,
    outline: &Outline,
    summary: &Summary,
) -> io::Result<()> {
    let dates: Vec<String> = outline.dates.iter().map(ToString::to_string).collect();
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    for (day, channel, level, value) in rows(outline, summary, &CSV_LEVELS) {
        csv.write_field(&dates[day])?;
        for word in words(&outline.channels[channel]) {
            csv.write_field(word.unwrap_or_default())?;
        }
        csv.write_field(level.map(|level| level.to_string()).unwrap_or_default())?;
        csv.write_field(value.to_string())?;
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()
}

pub(crate) fn write_parquet(
    out: &mut (impl Write + Send),
    outline: &Outline,
    summary: &Summary,
    notes: Vec<(String, String)>,
) -> io::Result<()> {
    let (columns, codes) = columns(outline);
    let dates: Vec<i32> = outline.dates.iter().copied().map(days_since_1970).collect();
    let mut file = ParquetFile::new(out, &columns, notes)?;
    let mut rows = rows(outline, summary, &LEVELS).peekable();
    while rows.peek().is_some() {
        let mut cells: Vec<Cells> = columns.iter().map(Column::cells).collect();
        for (day, channel, level, value) in rows.by_ref().take(GROUP_ROWS) {
            cells[0].push(Value::Date(Some(dates[day])));
            for (cells, code) in cells[1..8].iter_mut().zip(codes[channel]) {
                cells.push(Value::Text((code != NO_CODE).then_some(code)));
            }
            cells[8].push(Value::Double(level.unwrap_or(f64::NAN)));
            cells[9].push(Value::Double(value));
        }
        file.group(|index| {
            Ok(std::mem::replace(
                &mut cells[index],
                Cells::Text(Vec::new()),
            ))
        })?;
    }
    file.finish()
}

/// The columns with their words, and the words of each channel by number.
fn columns(outline: &Outline) -> (Vec<Column>, Vec<[u16; 7]>) {
    let mut lists: [Vec<String>; 7] = Default::default();
    let mut code = |list: usize, word: Option<&str>| {
        let Some(word) = word else { return NO_CODE };
        let at = lists[list]
            .iter()
            .position(|known| known == word)
            .unwrap_or_else(|| {
                lists[list].push(word.to_owned());
                lists[list].len() - 1
            });
        u16::try_from(at).expect("a case has far fewer than 65535 names")
    };
    let codes = outline.channels.iter().map(|channel| {
        let words = words(channel);
        std::array::from_fn(|list| code(list, words[list]))
    });
    let codes = codes.collect();
    let kinds = std::iter::once(Kind::Date)
        .chain(lists.into_iter().map(Kind::Text))
        .chain([Kind::Double, Kind::Double]);
    (
        COLUMNS
            .into_iter()
            .zip(kinds)
            .map(|(name, kind)| Column::new(name, kind))
            .collect(),
        codes,
    )
}
