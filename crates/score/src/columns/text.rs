//! Columns as CSV.

use std::io::{self, Write};

use super::{Cells, Column};

/// Writes a header and all rows. Numbers have as many digits as they need to be read back the same;
/// an empty cell is written as `empty`.
pub(crate) fn write(out: impl Write, columns: &[Column], empty: &str) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(columns.iter().map(|column| column.name))?;
    let rows = columns.first().map_or(0, |column| column.cells.len());
    for row in 0..rows {
        for column in columns {
            let cell = cell(&column.cells, row);
            csv.write_field(cell.as_deref().unwrap_or(empty))?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()
}

fn cell(cells: &Cells, row: usize) -> Option<String> {
    match cells {
        Cells::Text(cells) => cells[row].clone(),
        Cells::Date(cells) => cells[row].map(|date| date.to_string()),
        Cells::Number(cells) => cells[row].map(|number| number.to_string()),
        Cells::Count(cells) => cells[row].map(|count| count.to_string()),
        Cells::Flag(cells) => cells[row].map(|flag| flag.to_string()),
    }
}
