//! Plain forecasts that any model should beat. Each sees only what was known on its origin.

mod events;
mod past;
mod persistence;
mod walk;

use jiff::civil::Date;

pub use events::{Occurrence, Watched};
pub use past::{Past, Point};

/// Why a baseline can't forecast. There is no forecast from nothing, and none is left out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BaselineError {
    /// Nothing was known.
    #[error("no data were known on {origin}: begin the backtest later, or leave this target out")]
    NoData {
        /// The origin.
        origin: Date,
    },
    /// Too little was known to see how much the series moves.
    #[error(
        "{found} changes were known on {origin}, but a spread needs {needed}: begin the backtest \
         later, or leave this target out"
    )]
    TooFewChanges {
        /// The origin.
        origin: Date,
        /// Changes from one point to the next.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// One date has two values that were known on the same day.
    #[error("{date} has the values {first} and {second}, both known since {known}: keep one")]
    Contradiction {
        /// Date of the points.
        date: Date,
        /// Since when they are known.
        known: Date,
        /// A value.
        first: f64,
        /// The other.
        second: f64,
    },
    /// A point is known before its date.
    #[error("{date} is known since {known}, before it came: mend the date it became known")]
    KnownTooEarly {
        /// Date of the point.
        date: Date,
        /// Since when it is known.
        known: Date,
    },
    /// A value can't be used.
    #[error("the value of {date} is {found}: it must be {expected}")]
    UnfitValue {
        /// Date of the point.
        date: Date,
        /// Its value.
        found: f64,
        /// What it must be.
        expected: &'static str,
    },
    /// A target that doesn't lie ahead.
    #[error("the target ends on {end}, which is not after {last}, the last date known")]
    NotAhead {
        /// Where the target ends.
        end: Date,
        /// The last date known.
        last: Date,
    },
    /// A parameter can't be used.
    #[error("{what} is {found}: it must be {expected}")]
    UnfitParameter {
        /// Which.
        what: &'static str,
        /// Its value.
        found: f64,
        /// What it must be.
        expected: &'static str,
    },
}
