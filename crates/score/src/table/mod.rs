//! Forecasts as rows of one long table, in the form of the hubverse.

mod family;
mod read;
mod row;
mod write;

pub use family::forecasts;
pub use read::{BadRow, TableError, read_csv, read_parquet};
pub use row::{Output, Row, Task};
pub use write::{write_csv, write_parquet};

/// The columns, in the order they are written.
pub(crate) const COLUMNS: [&str; 7] = [
    "origin_date",
    "target",
    "target_end_date",
    "location",
    "output_type",
    "output_type_id",
    "value",
];

/// What stands for no id in CSV, as in R.
pub(crate) const NO_ID: &str = "NA";
