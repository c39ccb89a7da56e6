//! Which plan: not the best on average alone, but the one that can be borne where one is wrong.

mod hypotheses;
mod measures;
mod paired;
mod payoffs;

pub use hypotheses::{Rival, UnderRivals};
pub use measures::{Criterion, Robustness, satisficing};
pub use paired::Paired;
pub use payoffs::Payoffs;
