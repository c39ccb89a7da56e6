//! Tables by column: what every file of rows is made of.
//!
//! A table is a list of [`Column`]s and the [`Cells`] of each. It is written as Parquet with one row
//! group after another ([`ParquetFile`]) and read back whole ([`read_parquet`]). A [`Sheet`] is a small
//! table that is written as CSV too.

mod cells;
mod read;
mod sheet;
mod write;

pub use cells::{Cells, Column, Kind, NO_CODE, NO_DATE, Value, days_since_1970};
pub use read::{Table, read_parquet};
pub use sheet::{Field, Sheet};
pub use write::ParquetFile;
