//! Plans of a case, set beside things as they go.
//!
//! Every history is lived once to the day of the forecast, and from there once for each plan, under
//! the same luck. So differences are between plans, not between histories: a plan that touches
//! nothing differs by exactly 0.

mod aim;
mod compared;
mod live;
mod write;

pub use aim::{Aim, Better, Kind, aims};
pub use compared::{Beside, CompareError, Compared};
pub use live::compare;
