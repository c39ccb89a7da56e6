//! Why nothing could be verified.

use citerne_filter::Failure;
use citerne_learn::TaskError;
use citerne_learn::observe::EvidenceError;
use citerne_model::ModelError;
use citerne_score::{BacktestError, HubError, Invalid};
use jiff::civil::Date;

/// Why nothing could be verified.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)] // the fields are what the messages name
pub enum VerifyError {
    /// A day on which no forecast can begin.
    #[error(
        "{origin} can't be an origin: it must lie from {first} to {last}, a day before the log ends"
    )]
    Origin {
        origin: Date,
        first: Date,
        last: Date,
    },
    /// There is no origin at all.
    #[error("there is no day to forecast from: the log ends on {last}, too soon after {first}")]
    NoOrigin { first: Date, last: Date },
    /// A window without data.
    #[error(
        "no figure of the log is dated from {from} to {to}, so the origin {origin} has nothing to \
         be held to; choose origins that have: {others}"
    )]
    NoData {
        origin: Date,
        from: Date,
        to: Date,
        /// Sundays that have some, joined by commas.
        others: String,
    },
    /// The log has nothing of a kind that was to be left out.
    #[error("the log has no figures of {group}, so there is nothing to leave out")]
    NothingLeftOut { group: &'static str },
    /// A log can't be simulated where decisions fell.
    #[error(
        "decisions fell by {last}, and logs are told only up to a day before any: choose an \
         earlier one"
    )]
    DecisionFell { last: Date },
    /// No history can be the truth of a simulated log.
    #[error(
        "none of {count} histories of the priors is one in which no known decision falls; see \
         whether the priors allow that"
    )]
    NoTruth { count: u64 },
    /// No history was lived to its end.
    #[error("none of {count} histories from {origin} was lived to its end: {first}")]
    NoHistory {
        count: usize,
        origin: Date,
        first: String,
    },
    /// The window doesn't fit the case.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// Nothing can be learned from the log.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The case can't be learned.
    #[error(transparent)]
    Task(#[from] TaskError),
    /// Learning ended without a posterior.
    #[error("learning from what was known on {origin} failed: {source}")]
    Learning { origin: Date, source: Box<Failure> },
    /// It was broken off.
    #[error("broken off")]
    Interrupted,
    /// A forecast can't be scored.
    #[error("{fact}: {source}")]
    Score { fact: String, source: Invalid },
    /// Scores can't be summed up.
    #[error(transparent)]
    Sums(#[from] BacktestError),
    /// A hub can't be made of the targets.
    #[error(transparent)]
    Hub(#[from] HubError),
    /// A table that doesn't keep what its hub promises: a bug.
    #[error("the table of forecasts breaks its own configuration: {0}")]
    BrokenHub(String),
}
