//! What changed between two forecasts, and which new fact caused it.
//!
//! [`Kept`] reads the folder of a run, [`Comparison`] sets the headlines of two side by side on the same
//! dates, [`facts`] tells which rows of the log are new, gone or changed, and [`split`] says how much
//! of each shift each of them caused.

mod compare;
mod error;
pub mod facts;
mod figures;
mod kept;
pub mod split;
mod write;

pub use compare::{Comparison, Shift};
pub use error::ChangesError;
pub use figures::{Figure, Figures, Headline, What, of_run};
pub use kept::{Kept, LOG_FILE};
pub use write::write_csv;
