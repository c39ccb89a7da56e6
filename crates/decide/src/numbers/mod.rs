//! Tables of samples and what is counted of them.

pub(crate) mod bins;
mod blocks;
mod matrix;
pub(crate) mod moments;
mod proportion;
pub(crate) mod regression;
mod resampling;
mod share;

pub use bins::{Bin, odds_by_bin};
pub(crate) use blocks::Blocks;
pub use matrix::Matrix;
pub use proportion::Proportion;
pub use resampling::{Estimate, Resampling};
pub use share::{Share, share_among};
