//! Columns as Parquet, with nothing of arrow.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::{Cells, Column};
use crate::week::days_since_1970;

/// zstd's own default.
const LEVEL: i32 = 3;

/// Writes all rows as one row group; `notes` become key-value metadata.
pub(crate) fn write(
    mut out: impl Write + Send,
    columns: &[Column],
    notes: &[(String, String)],
) -> io::Result<()> {
    try_write(&mut out, columns, notes).map_err(plain)
}

/// Not generic, so that the format's code is compiled once.
fn try_write(
    out: &mut (dyn Write + Send),
    columns: &[Column],
    notes: &[(String, String)],
) -> Result<(), ParquetError> {
    let fields = columns.iter().map(field).collect::<Result<_, _>>()?;
    let schema = Type::group_type_builder("citerne")
        .with_fields(fields)
        .build()?;
    let notes = notes
        .iter()
        .map(|(key, value)| KeyValue::new(key.clone(), value.clone()))
        .collect();
    let properties = WriterProperties::builder()
        .set_created_by(format!("citerne {}", env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL)?))
        .set_key_value_metadata(Some(notes))
        .build();
    let mut file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for column in columns {
        let Some(mut writer) = group.next_column()? else {
            unreachable!("the schema has a field for each column");
        };
        put(&mut writer, &column.cells)?;
        writer.close()?;
    }
    group.close()?;
    file.close().map(drop)
}

fn field(column: &Column) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match column.cells {
        Cells::Text(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Cells::Date(_) => (Physical::INT32, Some(LogicalType::Date)),
        Cells::Number(_) => (Physical::DOUBLE, None),
        Cells::Count(_) => (Physical::INT64, None),
        Cells::Flag(_) => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(column.name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()
        .map(Arc::new)
}

fn put(writer: &mut SerializedColumnWriter<'_>, cells: &Cells) -> Result<(), ParquetError> {
    match (writer.untyped(), cells) {
        (ColumnWriter::ByteArrayColumnWriter(out), Cells::Text(cells)) => {
            let (levels, values) = present(cells, |text| ByteArray::from(text.as_str()));
            out.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::Int32ColumnWriter(out), Cells::Date(cells)) => {
            let (levels, values) = present(cells, |date| days_since_1970(*date));
            out.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::DoubleColumnWriter(out), Cells::Number(cells)) => {
            let (levels, values) = present(cells, |number| *number);
            out.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::Int64ColumnWriter(out), Cells::Count(cells)) => {
            let (levels, values) = present(cells, |count| *count as i64);
            out.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::BoolColumnWriter(out), Cells::Flag(cells)) => {
            let (levels, values) = present(cells, |flag| *flag);
            out.write_batch(&values, Some(&levels), None)?;
        }
        _ => unreachable!("the schema has the kinds of the columns"),
    }
    Ok(())
}

/// Definition levels (1 where there is a value, 0 where there is none) and the values.
fn present<T, U>(cells: &[Option<T>], value: impl Fn(&T) -> U) -> (Vec<i16>, Vec<U>) {
    let levels = cells.iter().map(|cell| i16::from(cell.is_some()));
    let values = cells.iter().flatten().map(value);
    (levels.collect(), values.collect())
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
