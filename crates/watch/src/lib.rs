//! What to watch in coming days.
//!
//! Histories hold both what a log may tell soon and what comes later. [`Signs`] are what may be told;
//! [`watch`] lives histories and reads them; [`Watched`] says by how much each sign would move the
//! odds of an outcome ([`Told`]), at which threshold it is a warning ([`Wire`]), what it is worth for
//! a choice between plans ([`Worth`]), and how rules for leaving would have done ([`Tried`]).

mod error;
mod leave;
mod live;
mod reading;
mod sign;
mod tables;
mod watched;
mod worth;

pub use error::WatchError;
pub use leave::{Rule, Tried};
pub use live::{Choice, Question, watch};
pub use reading::{Reading, Told, Wire};
pub use sign::{Sign, Signs, What};
pub use watched::{History, Settings, Watched};
pub use worth::Worth;
