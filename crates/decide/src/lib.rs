//! Analyses for those who must choose, over tables of samples.

mod dice;
mod invalid;
mod numbers;
mod sensitivity;

pub use invalid::Invalid;
pub use numbers::{Estimate, Matrix, Resampling};
pub use sensitivity::{Effect, Groups, MorrisDesign, Pair, Sequence, SobolDesign, SobolIndices};
