//! The event log: what happened, when, how sure, and since when it was known.

pub mod append;
mod cells;
mod kind;
mod read;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use kind::EventKind;
pub use read::COLUMNS;
pub(crate) use read::read;

use crate::file::Mark;
use crate::spec::header::Confidence;

/// How vague the day of an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The day is known.
    Day,
    /// Known to about a week.
    Week,
    /// Known to about a month.
    Month,
}

impl Precision {
    /// Days by which the true day may lie off the date.
    pub fn slack_days(self) -> i64 {
        match self {
            Self::Day => 0,
            Self::Week => 7,
            Self::Month => 31,
        }
    }
}

/// One row of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Line of the file, from 1.
    pub line: usize,
    /// The day it happened.
    pub date: Date,
    /// How vague that day is.
    pub precision: Precision,
    /// First day on which it could be known.
    pub known_since: Date,
    /// Joins rows that tell of one happening.
    pub fact: Option<String>,
    /// The place in the words of the source.
    pub place: Option<String>,
    /// The place, waypoint or terminal of the case; `national` for the whole case.
    pub place_id: Option<String>,
    /// The road in the words of the source.
    pub corridor: Option<String>,
    /// The corridor of the case, or `national`.
    pub corridor_id: Option<String>,
    /// The product it is about.
    pub product: Option<String>,
    /// What happened.
    pub kind: EventKind,
    /// How much, in `unit`.
    pub quantity: Option<f64>,
    /// Unit of the figures: that of the kind, or as given for kinds without one.
    pub unit: Option<String>,
    /// Lower bound of belief, in `unit`.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// First day of the period that a total covers.
    pub accumulates_from: Option<Date>,
    /// Its last day; the date where not given.
    pub accumulates_to: Option<Date>,
    /// How far the source is trusted.
    pub confidence: Confidence,
    /// Address or name of the source.
    pub source: String,
    /// Anything a reader should know.
    pub note: Option<String>,
    #[serde(skip)]
    pub(crate) marks: Vec<Mark>,
}

/// The event log of a case, by date.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventLog {
    events: Vec<Event>,
}

impl EventLog {
    /// The log of some events, given in any order.
    #[must_use]
    pub fn new(mut events: Vec<Event>) -> Self {
        events.sort_by_key(|event| (event.date, event.line));
        Self { events }
    }

    /// All events, by date.
    pub fn all(&self) -> &[Event] {
        &self.events
    }

    /// What was known at the end of `day`: events by then of which one could read by then.
    pub fn as_of(&self, day: Date) -> impl Iterator<Item = &Event> {
        self.events
            .iter()
            .filter(move |event| event.known_since <= day && event.date <= day)
    }

    /// Events of one kind, by date.
    pub fn of_kind(&self, kind: EventKind) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.kind == kind)
    }
}
