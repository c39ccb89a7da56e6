//! Tables read back from Parquet.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;

use parquet::basic::{LogicalType, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use crate::cells::{Cells, Column, Kind, NO_CODE, NO_DATE};

/// A table as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The cells of each.
    pub cells: Vec<Cells>,
    /// What the file says of itself: key and value.
    pub notes: BTreeMap<String, String>,
}

impl Table {
    /// The cells of a column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Cells> {
        let index = self.columns.iter().position(|column| column.name == name)?;
        Some(&self.cells[index])
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.cells.first().map_or(0, Cells::len)
    }
}

/// Reads a table of the kinds of columns that this crate writes.
///
/// # Errors
/// If the file is no Parquet, is damaged, or has a column of another kind.
pub fn read_parquet(file: File) -> io::Result<Table> {
    read(file).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

fn read(file: File) -> Result<Table, ParquetError> {
    let reader = SerializedFileReader::new(file)?;
    let head = reader.metadata().file_metadata();
    let notes = head.key_value_metadata().into_iter().flatten();
    let notes = notes.map(|note| (note.key.clone(), note.value.clone().unwrap_or_default()));
    let notes = notes.collect();
    let described = head.schema_descr().columns();
    let mut columns = described
        .iter()
        .map(|column| Ok(Column::new(column.name(), kind(column)?)))
        .collect::<Result<Vec<_>, ParquetError>>()?;
    let mut cells: Vec<Cells> = columns.iter().map(Column::cells).collect();
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group)?;
        let rows = usize::try_from(group.metadata().num_rows())?;
        for index in 0..columns.len() {
            let from = group.get_column_reader(index)?;
            take(from, rows, &mut columns[index].kind, &mut cells[index])?;
        }
    }
    Ok(Table {
        columns,
        cells,
        notes,
    })
}

fn kind(column: &ColumnDescriptor) -> Result<Kind, ParquetError> {
    match (column.physical_type(), column.logical_type_ref()) {
        (Physical::INT64, None) => Ok(Kind::Integer),
        (Physical::DOUBLE, None) => Ok(Kind::Double),
        (Physical::FLOAT, None) => Ok(Kind::Float),
        (Physical::INT32, Some(LogicalType::Date)) => Ok(Kind::Date),
        (Physical::BYTE_ARRAY, Some(LogicalType::String)) => Ok(Kind::Text(Vec::new())),
        (physical, logical) => Err(ParquetError::General(format!(
            "column {} is of a kind that is not read: {physical}, {logical:?}",
            column.name()
        ))),
    }
}

/// Adds a row group's cells of one column.
fn take(
    from: ColumnReader,
    rows: usize,
    kind: &mut Kind,
    to: &mut Cells,
) -> Result<(), ParquetError> {
    match (from, to) {
        (ColumnReader::Int64ColumnReader(from), Cells::Integer(to)) => {
            to.extend(
                whole(from, rows)?
                    .into_iter()
                    .map(Option::unwrap_or_default),
            );
        }
        (ColumnReader::DoubleColumnReader(from), Cells::Double(to)) => {
            to.extend(
                whole(from, rows)?
                    .into_iter()
                    .map(|it| it.unwrap_or(f64::NAN)),
            );
        }
        (ColumnReader::FloatColumnReader(from), Cells::Float(to)) => {
            to.extend(
                whole(from, rows)?
                    .into_iter()
                    .map(|it| it.unwrap_or(f32::NAN)),
            );
        }
        (ColumnReader::Int32ColumnReader(from), Cells::Date(to)) => {
            to.extend(
                whole(from, rows)?
                    .into_iter()
                    .map(|it| it.unwrap_or(NO_DATE)),
            );
        }
        (ColumnReader::ByteArrayColumnReader(from), Cells::Text(to)) => {
            let Kind::Text(words) = kind else {
                unreachable!("a text column has words")
            };
            for cell in whole(from, rows)? {
                to.push(code(cell, words)?);
            }
        }
        _ => unreachable!("the cells have the kinds of the columns"),
    }
    Ok(())
}

/// The number of a word, new words at the end.
fn code(cell: Option<ByteArray>, words: &mut Vec<String>) -> Result<u16, ParquetError> {
    let Some(cell) = cell else {
        return Ok(NO_CODE);
    };
    let word = cell.as_utf8()?;
    let index = words.iter().position(|known| known == word);
    let index = index.unwrap_or_else(|| {
        words.push(word.to_owned());
        words.len() - 1
    });
    u16::try_from(index)
        .ok()
        .filter(|code| *code != NO_CODE)
        .ok_or_else(|| ParquetError::General("a text column has too many words".into()))
}

/// All values of a column of a row group, in rows; `None` where there is none.
fn whole<T: DataType>(
    mut from: ColumnReaderImpl<T>,
    rows: usize,
) -> Result<Vec<Option<T::T>>, ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    let mut read = 0;
    while read < rows {
        let (records, ..) = from.read_records(rows - read, Some(&mut levels), None, &mut values)?;
        if records == 0 {
            return Err(ParquetError::EOF("a column ends too early".into()));
        }
        read += records;
    }
    if levels.is_empty() {
        return Ok(values.into_iter().map(Some).collect());
    }
    let mut values = values.into_iter();
    let cells = levels
        .iter()
        .map(|level| (*level > 0).then(|| values.next()).flatten());
    Ok(cells.collect())
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, SeekFrom, Write};

    use super::*;
    use crate::ParquetFile;

    fn there_and_back(columns: &[Column], groups: &[Vec<Cells>]) -> Table {
        let path = std::env::temp_dir().join(format!("citerne-table-{}", std::process::id()));
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .expect("a temporary file");
        let notes = vec![("citerne.seed".to_owned(), "1".to_owned())];
        let mut out = ParquetFile::new(&mut file, columns, notes).expect("a file");
        for group in groups {
            out.group(|index| Ok(group[index].clone()))
                .expect("a group");
        }
        out.finish().expect("an end");
        file.flush().expect("flushed");
        file.seek(SeekFrom::Start(0)).expect("rewound");
        let table = read_parquet(file).expect("a table");
        std::fs::remove_file(path).expect("removed");
        table
    }

    #[test]
    fn all_kinds_of_columns_come_back_as_they_were() {
        let words = vec!["a".to_owned(), "é".to_owned()];
        let columns = [
            Column::new("number", Kind::Integer),
            Column::new("weight", Kind::Double),
            Column::new("row", Kind::Float),
            Column::new("day", Kind::Date),
            Column::new("word", Kind::Text(words)),
        ];
        let group = |n: i64| {
            vec![
                Cells::Integer(vec![n, -n]),
                Cells::Double(vec![0.1 * n as f64, f64::NEG_INFINITY]),
                Cells::Float(vec![1.5, f32::MIN]),
                Cells::Date(vec![NO_DATE, 20_000]),
                Cells::Text(vec![0, 1]),
            ]
        };
        let table = there_and_back(&columns, &[group(1), group(i64::MAX)]);
        assert_eq!(table.columns, columns);
        assert_eq!(table.notes["citerne.seed"], "1");
        assert_eq!(table.rows(), 4);
        assert_eq!(
            table.column("number"),
            Some(&Cells::Integer(vec![1, -1, i64::MAX, -i64::MAX]))
        );
        assert_eq!(
            table.column("weight"),
            Some(&Cells::Double(vec![
                0.1,
                f64::NEG_INFINITY,
                0.1 * i64::MAX as f64,
                f64::NEG_INFINITY
            ]))
        );
        assert_eq!(
            table.column("day"),
            Some(&Cells::Date(vec![NO_DATE, 20_000, NO_DATE, 20_000]))
        );
        assert_eq!(table.column("word"), Some(&Cells::Text(vec![0, 1, 0, 1])));
        assert_eq!(table.column("nothing"), None);
    }

    #[test]
    fn what_is_no_parquet_is_refused() {
        let path = std::env::temp_dir().join(format!("citerne-table-no-{}", std::process::id()));
        std::fs::write(&path, b"PAR1 and nothing more").expect("written");
        let error = read_parquet(File::open(&path).expect("open")).expect_err("no table");
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        std::fs::remove_file(path).expect("removed");
    }
}
