//! Tables by column, written alike as CSV and as Parquet.
//!
//! `citerne-table` holds tables of millions of rows, with a few words each kept by number. These
//! are small, but any text, count or flag may be there or not.

mod parquet;
mod text;

use jiff::civil::Date;

pub(crate) use parquet::write as write_parquet;
pub(crate) use text::write as write_csv;

/// A named column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) cells: Cells,
}

/// The cells of a column, empty where `None`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cells {
    Text(Vec<Option<String>>),
    Date(Vec<Option<Date>>),
    Number(Vec<Option<f64>>),
    Count(Vec<Option<u64>>),
    Flag(Vec<Option<bool>>),
}

impl Column {
    pub(crate) fn new(name: &'static str, cells: Cells) -> Self {
        Self { name, cells }
    }
}

impl Cells {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Text(cells) => cells.len(),
            Self::Date(cells) => cells.len(),
            Self::Number(cells) => cells.len(),
            Self::Count(cells) => cells.len(),
            Self::Flag(cells) => cells.len(),
        }
    }
}
