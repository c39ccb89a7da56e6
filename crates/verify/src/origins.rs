//! From which days to forecast.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Span};

use crate::error::VerifyError;

/// From which days to forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origins {
    /// Every Sunday on which the model has days, up to the day before the log ends.
    Weekly,
    /// Every such day.
    Daily,
    /// These.
    Dates(Vec<Date>),
}

impl std::str::FromStr for Origins {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "weekly" => Ok(Self::Weekly),
            "daily" => Ok(Self::Daily),
            dates => {
                let date = |part: &str| {
                    let date = part.trim().parse();
                    date.map_err(|_| {
                        format!(
                            "{part:?} is neither weekly nor daily nor a date such as 2025-10-05"
                        )
                    })
                };
                dates
                    .split(',')
                    .map(date)
                    .collect::<Result<_, _>>()
                    .map(Self::Dates)
            }
        }
    }
}

impl Origins {
    /// The days in order, each once. `first` and `ends` are the first day of the model and the last
    /// of the log.
    ///
    /// # Errors
    /// If there is none, or one has no day of the log after it.
    pub fn days(&self, first: Date, ends: Date) -> Result<Vec<Date>, VerifyError> {
        let last = ends.saturating_sub(Span::new().days(1));
        let mut days: Vec<Date> = match self {
            Self::Weekly => sundays(first, last),
            Self::Daily => between(first, last).collect(),
            Self::Dates(dates) => dates.clone(),
        };
        days.sort_unstable();
        days.dedup();
        match days.iter().find(|day| **day < first || **day > last) {
            Some(&origin) => Err(VerifyError::Origin {
                origin,
                first,
                last,
            }),
            None if days.is_empty() => Err(VerifyError::NoOrigin { first, last: ends }),
            None => Ok(days),
        }
    }
}

/// All Sundays between two days, both counted.
pub(crate) fn sundays(first: Date, last: Date) -> Vec<Date> {
    between(first, last)
        .filter(|day| day.weekday() == Weekday::Sunday)
        .collect()
}

fn between(first: Date, last: Date) -> impl Iterator<Item = Date> {
    let day = SignedDuration::from_hours(24);
    std::iter::successors(Some(first), move |date| date.checked_add(day).ok())
        .take_while(move |date| *date <= last)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// 2025-09-07 is a Sunday.
    const FIRST: Date = date(2025, 9, 2);
    const ENDS: Date = date(2025, 9, 15);

    #[test]
    fn origins_leave_a_day_of_the_log_after_them() {
        let weekly = [date(2025, 9, 7), date(2025, 9, 14)];
        assert_eq!(Origins::Weekly.days(FIRST, ENDS).expect("some"), weekly);
        assert_eq!(Origins::Daily.days(FIRST, ENDS).expect("some").len(), 13);
        let late = Origins::Dates(vec![ENDS]).days(FIRST, ENDS);
        assert!(matches!(late, Err(VerifyError::Origin { .. })));
        let none = Origins::Weekly.days(FIRST, date(2025, 9, 7));
        assert!(matches!(none, Err(VerifyError::NoOrigin { .. })));
    }

    #[test]
    fn words_and_dates_are_read() {
        assert_eq!("weekly".parse(), Ok(Origins::Weekly));
        let dates = Origins::Dates(vec![date(2025, 9, 14), date(2025, 9, 7)]);
        assert_eq!("2025-09-14,2025-09-07".parse(), Ok(dates.clone()));
        assert_eq!(
            dates.days(FIRST, ENDS).expect("fit"),
            [date(2025, 9, 7), date(2025, 9, 14)]
        );
        assert!("monthly".parse::<Origins>().is_err());
    }
}
