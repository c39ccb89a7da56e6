//! What matters and under which conditions, told.

mod matters;
mod words;

pub use matters::{Mattering, matters};
pub use words::{outcome_words, output_words};
