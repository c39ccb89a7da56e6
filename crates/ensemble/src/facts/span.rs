//! The days that a fact speaks of.

use citerne_case::{Event, Precision};
use jiff::civil::Date;

use super::reading::Reason;

/// The days that a fact speaks of, both ends counted, from day 0 of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: usize,
    /// Last day.
    pub to: usize,
}

impl Span {
    /// The days of a fact. A period of its own goes before the precision of its date: the day, or
    /// the 7 or 31 days that begin with it. No fact speaks of a day after it was known, or after
    /// `last`, the day of the forecast; `start` is day 0.
    ///
    /// # Errors
    /// If the days begin before the model does, or the fact was not known yet.
    pub fn of(event: &Event, start: Date, last: Date) -> Result<Self, Reason> {
        if event.known_since > last || event.date > last {
            return Err(Reason::NotKnownYet);
        }
        let from = event.accumulates_from.unwrap_or(event.date);
        let to = match event.accumulates_from {
            Some(_) => event.accumulates_to.unwrap_or(event.date),
            None => later(event.date, days(event.precision) - 1),
        };
        let known = event.known_since.min(last).max(from);
        let index = |date: Date| usize::try_from(days_between(start, date));
        match (index(from), index(to.min(known))) {
            (Ok(from), Ok(to)) => Ok(Self { from, to }),
            _ => Err(Reason::BeforeStart),
        }
    }

    /// The days, by number.
    #[must_use]
    pub fn days(self) -> std::ops::RangeInclusive<usize> {
        self.from..=self.to
    }
}

/// Days that a date of this precision stands for.
fn days(precision: Precision) -> i64 {
    match precision {
        Precision::Day => 1,
        Precision::Week => 7,
        Precision::Month => 31,
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// A date some days on, or the last of the calendar.
fn later(date: Date, days: i64) -> Date {
    date.checked_add(jiff::SignedDuration::from_hours(days * 24))
        .unwrap_or(Date::MAX)
}
