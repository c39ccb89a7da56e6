//! Weeks, which end on Sunday.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, civil};

/// The Sunday of the week (Monday to Sunday) that a date lies in.
#[must_use]
pub fn week_end(date: Date) -> Date {
    let ahead = i64::from(date.weekday().until(Weekday::Sunday));
    plus(date, ahead)
}

/// The next `weeks` Sundays after an origin. An origin on a Sunday begins with the whole week after
/// it; on any other day, with the week under way.
#[must_use]
pub fn week_ends(origin: Date, weeks: u16) -> Vec<Date> {
    let first = week_end(plus(origin, 1));
    (0..i64::from(weeks))
        .map(|week| plus(first, 7 * week))
        .collect()
}

/// A date some days later; stays at the ends of the calendar (years −9999 to 9999).
pub(crate) fn plus(date: Date, days: i64) -> Date {
    date.saturating_add(SignedDuration::from_hours(24 * days))
}

/// Days from one date to another, negative if that lies before.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// Days since 1970-01-01, as Parquet counts them.
pub(crate) fn days_since_1970(date: Date) -> i32 {
    let days = days_between(EPOCH, date);
    i32::try_from(days).expect("a civil date lies within some ten thousand years")
}

/// The date so many days after 1970-01-01; `None` beyond the calendar.
pub(crate) fn from_days_since_1970(days: i32) -> Option<Date> {
    let span = SignedDuration::from_hours(24 * i64::from(days));
    EPOCH.checked_add(span).ok()
}

const EPOCH: Date = civil::date(1970, 1, 1);

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_ends_on_its_sunday() {
        // 2025-11-09 is a Sunday.
        let sunday = date(2025, 11, 9);
        for day in 3..=9 {
            assert_eq!(week_end(date(2025, 11, day)), sunday, "{day}");
        }
        assert_eq!(week_end(date(2025, 11, 10)), date(2025, 11, 16));
    }

    #[test]
    fn ends_lie_after_the_origin() {
        let ends = [date(2025, 11, 9), date(2025, 11, 16)];
        assert_eq!(week_ends(date(2025, 11, 2), 2), ends, "from a Sunday");
        assert_eq!(week_ends(date(2025, 11, 3), 2), ends, "from a Monday");
        assert_eq!(week_ends(date(2025, 11, 8), 2), ends, "from a Saturday");
        assert_eq!(week_ends(date(2025, 11, 3), 0), []);
    }

    #[test]
    fn days_of_parquet_go_there_and_back() {
        for day in [date(1970, 1, 1), date(2025, 11, 9), date(1612, 2, 29)] {
            assert_eq!(from_days_since_1970(days_since_1970(day)), Some(day));
        }
        assert_eq!(days_since_1970(date(1970, 1, 2)), 1);
        assert_eq!(from_days_since_1970(i32::MAX), None);
    }
}
