//! How likely each fact of the event log is under a history.
//!
//! [`Evidence::read`] turns the rows of a log into [`Observation`]s. A history is watched day by
//! day ([`Evidence::watch`]); what observations remember of it is a small [`Tally`]. From that and
//! the numbers of the history comes the log density of what was told ([`Evidence::log_density`]),
//! and, by the same law, reports that might have been told instead ([`Evidence::draw`]).

mod evidence;
mod observation;
pub mod pairs;
mod plan;
mod read;
mod select;
mod tally;
mod weigh;

pub use citerne_ensemble::facts::Reason;
pub use evidence::{Evidence, EvidenceError, LeftOut};
pub use observation::{Kind, Observation, Subject, Value};
pub use tally::Tally;
