//! Plain forecasts of the same facts, from what was known on the same day.

use citerne_score::{BaselineError, Forecast, Occurrence, Past, Pmf, Point, Watched};
use jiff::civil::Date;

use crate::decisions;
use crate::fact::Fact;

/// A plain forecaster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Baseline {
    /// The last figure, give or take what the series moved before.
    Persistence,
    /// A random walk on the log scale.
    LogWalk,
    /// Decisions come as often as they have.
    BaseRate,
}

/// Prior of a rate of decisions: half a decision in a year.
const RATE: [f64; 2] = [0.5, 365.0];

impl Baseline {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Persistence, Self::LogWalk, Self::BaseRate];

    /// Its name among forecasters.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Persistence => "persistence",
            Self::LogWalk => "log-walk",
            Self::BaseRate => "base-rate",
        }
    }

    /// Its forecast of a fact from the earlier ones of its series; those that were not known on
    /// the origin don't count.
    pub(crate) fn of_fact(
        self,
        fact: &Fact,
        all: &[Fact],
        origin: Date,
        date: impl Fn(u32) -> Date,
    ) -> Option<Result<Forecast, BaselineError>> {
        let earlier = all.iter().filter(|other| other.series == fact.series);
        let point = |other: &Fact| Point {
            date: date(other.to),
            known: date(other.known),
            value: other.observed,
        };
        let points: Vec<Point> = earlier.map(point).collect();
        let end = date(fact.to);
        let past = || Past::seen(&points, origin);
        match self {
            Self::Persistence => {
                Some(past().and_then(|past| past.persistence(end, Some(0.0)).map(Forecast::from)))
            }
            Self::LogWalk => {
                Some(past().and_then(|past| past.log_walk(end, fact.offset).map(Forecast::from)))
            }
            Self::BaseRate => None,
        }
    }
}

/// Probability that a decision falls within `ahead` days, at the rate at which those of its kind
/// fell, as far as was known on the origin. The watch begins at the end of day 0; an entity whose
/// decision fell is watched no longer.
pub(crate) fn base_rate(
    kind: &str,
    all: &[decisions::Watched],
    (origin, ahead): (u32, u32),
    date: impl Fn(u32) -> Date,
) -> Result<Pmf, BaselineError> {
    let since = date(0);
    // What fell on the first day was never watched.
    let of_kind = all.iter().filter(|watched| watched.kind == kind);
    let of_kind = of_kind.filter(|watched| watched.fell_by(origin) != Some(0));
    let seen = |watched: &decisions::Watched| match watched.fell_by(origin) {
        Some(day) => {
            let date = date(day);
            Watched::seen(since, &[Occurrence { date, known: date }], date)
        }
        None => Watched::seen(since, &[], date(origin)),
    };
    let watches = of_kind.map(seen).collect::<Result<Vec<_>, _>>()?;
    let together = Watched::together(&watches).ok_or(BaselineError::NoData {
        origin: date(origin),
    })?;
    together.gamma_rate(ahead, RATE[0], RATE[1])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::decisions::Fallen;

    fn advice(fallen: &[(u32, u32)]) -> decisions::Watched {
        let fallen = fallen.iter().map(|&(day, known)| Fallen { day, known });
        decisions::Watched::advice(fallen.collect(), 60)
    }

    /// Probability that one falls in the week after day 50.
    fn in_a_week(all: &[decisions::Watched]) -> f64 {
        let day = |n: u32| date(2025, 9, 2).saturating_add(jiff::Span::new().days(i64::from(n)));
        let pmf = base_rate("advice", all, (50, 7), day).unwrap();
        pmf.probability("yes").unwrap()
    }

    /// One in so many days, with half in 365 before.
    fn by_hand(fell: f64, days: f64) -> f64 {
        let waited = 365.0 + days;
        1.0 - (waited / (waited + 7.0)).powf(0.5 + fell)
    }

    #[test]
    fn the_base_rate_by_hand() {
        let all = [advice(&[(10, 10)]), advice(&[]), advice(&[(55, 55)])];
        // One fell after 10 days; two were watched for 50.
        assert!((in_a_week(&all) - by_hand(1.0, 110.0)).abs() < 1e-12);
    }

    #[test]
    fn a_decision_that_nobody_knew_of_yet_does_not_count() {
        let all = [advice(&[(10, 51)]), advice(&[])];
        assert!((in_a_week(&all) - by_hand(0.0, 100.0)).abs() < 1e-12);
    }

    #[test]
    fn a_decision_of_the_first_day_was_never_watched() {
        let all = [advice(&[(0, 0)]), advice(&[])];
        assert!((in_a_week(&all) - by_hand(0.0, 50.0)).abs() < 1e-12);
        let date = |n: u32| date(2025, 9, 2).saturating_add(jiff::Span::new().days(i64::from(n)));
        assert!(base_rate("advice", &all[..1], (50, 7), date).is_err());
    }
}
