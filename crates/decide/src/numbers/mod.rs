//! Tables of samples and what is counted of them.

mod matrix;
pub(crate) mod moments;
mod proportion;
mod resampling;

pub use matrix::Matrix;
pub use proportion::Proportion;
pub use resampling::{Estimate, Resampling};
