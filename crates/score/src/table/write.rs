//! Rows to CSV and Parquet.

use std::io::{self, Write};

use super::{COLUMNS, NO_ID, Row};
use crate::columns::{self, Cells, Column};

/// Writes rows as CSV, with `NA` where there is no output id.
///
/// # Errors
/// Those of the file.
pub fn write_csv(out: impl Write, rows: &[Row]) -> io::Result<()> {
    columns::write_csv(out, &as_columns(rows), NO_ID)
}

/// Writes rows as Parquet; `notes` (key and text, such as the command that made them) become the
/// file's metadata. Output ids are text, and null where there is none.
///
/// # Errors
/// Those of the file.
pub fn write_parquet(
    out: impl Write + Send,
    rows: &[Row],
    notes: &[(String, String)],
) -> io::Result<()> {
    columns::write_parquet(out, &as_columns(rows), notes)
}

fn as_columns(rows: &[Row]) -> Vec<Column> {
    let text = |text: fn(&Row) -> &str| {
        Cells::Text(rows.iter().map(|row| Some(text(row).to_owned())).collect())
    };
    let cells = [
        Cells::Date(rows.iter().map(|row| Some(row.task.origin_date)).collect()),
        text(|row| &row.task.target),
        Cells::Date(
            rows.iter()
                .map(|row| Some(row.task.target_end_date))
                .collect(),
        ),
        text(|row| &row.task.location),
        text(|row| row.output.word()),
        Cells::Text(rows.iter().map(|row| row.output.id()).collect()),
        Cells::Number(rows.iter().map(|row| Some(row.value)).collect()),
    ];
    COLUMNS
        .into_iter()
        .zip(cells)
        .map(|(name, cells)| Column::new(name, cells))
        .collect()
}
