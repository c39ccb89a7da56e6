//! Under which conditions an outcome comes.

mod boxes;
mod found;
mod table;

pub use boxes::{Boxed, Condition};
pub use found::{Conditions, ConditionsError, Kept, Searching};
pub use table::{write_csv, write_parquet};
