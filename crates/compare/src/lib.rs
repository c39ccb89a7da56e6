//! Plans of a case, set beside things as they go, and good plans under limits.
//!
//! Every history is lived once to the day of the forecast, and from there once for each plan, under
//! the same luck. So differences are between plans, not between histories: a plan that touches
//! nothing differs by exactly 0.

mod aim;
mod compare;
mod compared;
mod kind;
mod limit;
mod live;
mod search;
mod tables;

pub use aim::{Aim, aims, aims_of};
pub use compare::compare;
pub use compared::{Beside, CompareError, Compared, Under};
pub use kind::{Better, Kind};
pub use limit::{AimError, Limit, find};
pub use search::{Item, Quest, Sought, Taken, menu_size, search};
pub use tables::AS_IT_GOES;
