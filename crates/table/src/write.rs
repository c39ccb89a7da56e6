//! Tables as Parquet, one row group after another, with nothing of arrow.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnPath, Type};

use crate::cells::{Cells, Column, Kind, NO_CODE, NO_DATE};

/// zstd's own default: higher levels take long and gain little on noise.
const LEVEL: i32 = 3;

/// Where a file goes. Not generic, so that the format's code is compiled once and not in each crate
/// that writes a table.
type Out<'a> = &'a mut (dyn Write + Send);

/// A Parquet file being written.
#[allow(missing_debug_implementations)] // the writer inside has none
pub struct ParquetFile<'a> {
    columns: &'a [Column],
    writer: SerializedFileWriter<Out<'a>>,
}

impl<'a> ParquetFile<'a> {
    /// Begins a file; `notes` become its key-value metadata.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn new(
        out: Out<'a>,
        columns: &'a [Column],
        notes: Vec<(String, String)>,
    ) -> io::Result<Self> {
        let fields = columns
            .iter()
            .map(field)
            .collect::<Result<_, _>>()
            .map_err(plain)?;
        let schema = Type::group_type_builder("citerne")
            .with_fields(fields)
            .build()
            .map_err(plain)?;
        let writer = SerializedFileWriter::new(out, Arc::new(schema), properties(columns, notes)?);
        Ok(Self {
            columns,
            writer: writer.map_err(plain)?,
        })
    }

    /// Writes a row group, asking for one column at a time.
    ///
    /// # Errors
    /// Those of the writer and of `cells`.
    pub fn group(&mut self, mut cells: impl FnMut(usize) -> io::Result<Cells>) -> io::Result<()> {
        let mut group = self.writer.next_row_group().map_err(plain)?;
        for (index, column) in self.columns.iter().enumerate() {
            let cells = cells(index)?;
            let Some(mut writer) = group.next_column().map_err(plain)? else {
                unreachable!("the schema has a field for each column");
            };
            put(&mut writer, column, &cells).map_err(plain)?;
            writer.close().map_err(plain)?;
        }
        group.close().map(drop).map_err(plain)
    }

    /// Writes the end of the file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<()> {
        self.writer.close().map(drop).map_err(plain)
    }
}

fn properties(
    columns: &[Column],
    notes: Vec<(String, String)>,
) -> io::Result<Arc<WriterProperties>> {
    let notes = notes
        .into_iter()
        .map(|(key, value)| KeyValue::new(key, value))
        .collect();
    let level = ZstdLevel::try_new(LEVEL).map_err(plain)?;
    let mut properties = WriterProperties::builder()
        .set_created_by(format!("citerne {}", env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::ZSTD(level))
        .set_key_value_metadata(Some(notes))
        .set_dictionary_enabled(true);
    for column in columns {
        // Drawn numbers hardly ever come twice: a dictionary would only cost.
        if matches!(column.kind, Kind::Double | Kind::Float) {
            let path = ColumnPath::new(vec![column.name.clone()]);
            properties = properties.set_column_dictionary_enabled(path, false);
        }
    }
    Ok(Arc::new(properties.build()))
}

fn field(column: &Column) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical, repetition) = match column.kind {
        Kind::Integer => (Physical::INT64, None, Repetition::REQUIRED),
        Kind::Double => (Physical::DOUBLE, None, Repetition::OPTIONAL),
        Kind::Float => (Physical::FLOAT, None, Repetition::REQUIRED),
        Kind::Date => (
            Physical::INT32,
            Some(LogicalType::Date),
            Repetition::OPTIONAL,
        ),
        Kind::Text(_) => (
            Physical::BYTE_ARRAY,
            Some(LogicalType::String),
            Repetition::OPTIONAL,
        ),
    };
    Type::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition)
        .build()
        .map(Arc::new)
}

fn put(
    writer: &mut SerializedColumnWriter<'_>,
    column: &Column,
    cells: &Cells,
) -> Result<(), ParquetError> {
    match (writer.untyped(), cells) {
        (ColumnWriter::Int64ColumnWriter(out), Cells::Integer(cells)) => {
            out.write_batch(cells, None, None)?;
        }
        (ColumnWriter::FloatColumnWriter(out), Cells::Float(cells)) => {
            out.write_batch(cells, None, None)?;
        }
        (ColumnWriter::DoubleColumnWriter(out), Cells::Double(cells)) => {
            let (levels, values) = present(cells, |cell| (!cell.is_nan()).then_some(cell));
            out.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::Int32ColumnWriter(out), Cells::Date(cells)) => {
            let (levels, values) = present(cells, |cell| (cell != NO_DATE).then_some(cell));
            out.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::ByteArrayColumnWriter(out), Cells::Text(cells)) => {
            let Kind::Text(words) = &column.kind else {
                unreachable!("a text column has words")
            };
            let words: Vec<_> = words
                .iter()
                .map(|word| ByteArray::from(word.as_str()))
                .collect();
            let (levels, values) = present(cells, |cell| {
                (cell != NO_CODE).then(|| words[usize::from(cell)].clone())
            });
            out.write_batch(&values, Some(&levels), None)?;
        }
        _ => unreachable!("the schema has the kinds of the columns"),
    }
    Ok(())
}

/// Definition levels (1 where there is a value, 0 where there is none) and the values.
fn present<T: Copy, U>(cells: &[T], value: impl Fn(T) -> Option<U>) -> (Vec<i16>, Vec<U>) {
    let levels = cells
        .iter()
        .map(|&cell| i16::from(value(cell).is_some()))
        .collect();
    (
        levels,
        cells.iter().filter_map(|&cell| value(cell)).collect(),
    )
}

/// The system's own error where there is one inside, so that a full disk is told as such.
fn plain(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
