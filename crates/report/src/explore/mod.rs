//! What matters and under which conditions, told.

mod conditions;
mod draw;
mod given;
mod matters;
mod words;

pub use conditions::{Conditioned, conditions};
pub use given::{Giving, given};
pub use matters::{Mattering, matters};
pub use words::{outcome_words, output_words};
