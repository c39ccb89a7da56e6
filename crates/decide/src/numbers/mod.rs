//! Tables of samples and what is counted of them.

mod matrix;
pub(crate) mod moments;
mod resampling;

pub use matrix::Matrix;
pub use resampling::{Estimate, Resampling};
