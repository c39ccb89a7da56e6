//! Small tables, written row by row and kept as CSV and as Parquet.

use std::io::{self, Write};

use crate::cells::{Cells, Column, Kind, NO_CODE};
use crate::write::ParquetFile;

/// A table that fits in memory many times over.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    names: Vec<&'static str>,
    rows: Vec<Vec<Field>>,
}

/// One field of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// A word; an empty one is none.
    Word(String),
    /// A number; NaN is none.
    Number(f64),
    /// A whole number.
    Count(u64),
}

impl From<&str> for Field {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

impl From<&Option<String>> for Field {
    fn from(word: &Option<String>) -> Self {
        Self::Word(word.clone().unwrap_or_default())
    }
}

impl From<f64> for Field {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Option<f64>> for Field {
    fn from(number: Option<f64>) -> Self {
        Self::Number(number.unwrap_or(f64::NAN))
    }
}

impl From<usize> for Field {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl Sheet {
    /// A table without rows.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = &'static str>) -> Self {
        Self {
            names: names.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If it has another length than the head, or another kind of field than the rows before.
    pub fn push(&mut self, row: impl IntoIterator<Item = Field>) {
        let row: Vec<Field> = row.into_iter().collect();
        assert_eq!(row.len(), self.names.len(), "fields of a row");
        if let Some(first) = self.rows.first() {
            let alike =
                |(one, two)| std::mem::discriminant::<Field>(one) == std::mem::discriminant(two);
            assert!(
                first.iter().zip(&row).all(alike),
                "kinds of fields: {row:?}"
            );
        }
        self.rows.push(row);
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Writes it as CSV, numbers to six significant digits: more would be noise.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_csv(&self, out: &mut impl Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(&self.names)?;
        for row in &self.rows {
            csv.write_record(row.iter().map(Field::text))?;
        }
        csv.flush()
    }

    /// Writes it as Parquet, numbers in full; `notes` become its key-value metadata.
    ///
    /// # Errors
    /// Those of the writer; if a column has more different words than a table can keep.
    pub fn write_parquet(
        &self,
        out: &mut (impl Write + Send),
        notes: &[(String, String)],
    ) -> io::Result<()> {
        let columns: Vec<Column> = (0..self.names.len()).map(|it| self.column(it)).collect();
        let mut file = ParquetFile::new(out, &columns, notes.to_vec())?;
        file.group(|index| self.cells(index, &columns[index]))?;
        file.finish()
    }

    fn column(&self, index: usize) -> Column {
        let kind = match self.rows.first().map(|row| &row[index]) {
            Some(Field::Number(_)) => Kind::Double,
            Some(Field::Count(_)) => Kind::Integer,
            Some(Field::Word(_)) | None => {
                let fields = self.rows.iter().map(|row| row[index].text());
                let mut words: Vec<String> = fields.filter(|word| !word.is_empty()).collect();
                words.sort_unstable();
                words.dedup();
                Kind::Text(words)
            }
        };
        Column::new(self.names[index], kind)
    }

    fn cells(&self, index: usize, column: &Column) -> io::Result<Cells> {
        let mut cells = column.cells();
        for row in &self.rows {
            match (&mut cells, &row[index]) {
                (Cells::Double(cells), Field::Number(number)) => cells.push(*number),
                (Cells::Integer(cells), Field::Count(count)) => {
                    cells.push(i64::try_from(*count).map_err(io::Error::other)?);
                }
                (Cells::Text(cells), Field::Word(word)) => cells.push(code(column, word)?),
                (cells, field) => unreachable!("{field:?} in a column of {cells:?}"),
            }
        }
        Ok(cells)
    }
}

/// Number of a word of a column.
fn code(column: &Column, word: &str) -> io::Result<u16> {
    let Kind::Text(words) = &column.kind else {
        unreachable!("a column of words")
    };
    match words.binary_search_by(|known| known.as_str().cmp(word)) {
        Ok(index) => u16::try_from(index).map_err(io::Error::other),
        Err(_) => Ok(NO_CODE),
    }
}

impl Field {
    fn text(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Count(count) => count.to_string(),
            Self::Number(number) if number.is_nan() => String::new(),
            Self::Number(number) => {
                let text = format!("{number:.5e}");
                text.parse::<f64>().unwrap_or(*number).to_string()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_parquet;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new(["plan", "place", "histories", "mean"]);
        sheet.push(["b".into(), "".into(), 4_usize.into(), 1.234_567_89.into()]);
        sheet.push(["a".into(), "x, y".into(), 5_usize.into(), f64::NAN.into()]);
        sheet
    }

    #[test]
    fn csv_has_six_digits_and_empty_fields() {
        let mut out = Vec::new();
        sheet().write_csv(&mut out).expect("written");
        let text = String::from_utf8(out).expect("text");
        assert_eq!(
            text,
            "plan,place,histories,mean\nb,,4,1.23457\na,\"x, y\",5,\n"
        );
    }

    #[test]
    fn parquet_holds_the_same_table() {
        let path = std::env::temp_dir().join(format!("citerne-sheet-{}", std::process::id()));
        let mut file = std::fs::File::create(&path).expect("a file");
        let notes = [("citerne.seed".to_owned(), "7".to_owned())];
        sheet().write_parquet(&mut file, &notes).expect("written");
        let read = read_parquet(std::fs::File::open(&path).expect("a file")).expect("a table");
        std::fs::remove_file(&path).expect("removed");
        assert_eq!(read.rows(), 2);
        assert_eq!(
            read.notes.get("citerne.seed").map(String::as_str),
            Some("7")
        );
        assert_eq!(read.column("histories"), Some(&Cells::Integer(vec![4, 5])));
        assert_eq!(
            read.column("place"),
            Some(&Cells::Text(vec![NO_CODE, 0])),
            "an empty word is none"
        );
        let Some(Cells::Double(means)) = read.column("mean") else {
            panic!("numbers");
        };
        assert!(means[0] == 1.234_567_89 && means[1].is_nan());
    }

    #[test]
    fn a_table_without_rows_is_written() {
        let mut out = Vec::new();
        let sheet = Sheet::new(["plan", "mean"]);
        sheet.write_csv(&mut out).expect("written");
        sheet.write_parquet(&mut Vec::new(), &[]).expect("written");
        assert_eq!(out, b"plan,mean\n");
    }
}
