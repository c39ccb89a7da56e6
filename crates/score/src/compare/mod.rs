//! Means over many forecasts, and skill against a baseline.

mod claim;
mod mean;
mod paired;

pub use claim::{Claim, MIN_CLAIM};
pub use mean::Mean;
pub use paired::{Skill, Unpaired, skill};
