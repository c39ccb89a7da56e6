//! What to watch: signs, their thresholds, and what knowing them is worth.

mod alarms;

mod information;
mod tripwire;
mod value;

pub use alarms::Alarms;
pub use information::{Information, information, information_sharing};
pub use tripwire::{Fires, Rates, Tripwire};
pub use value::ValueOfKnowing;
