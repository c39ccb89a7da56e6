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
/// fell so far. The watch begins on day 0; an entity whose decision fell is watched no longer.
pub(crate) fn base_rate(
    kind: &str,
    all: &[decisions::Watched],
    (origin, ahead): (u32, u32),
    date: impl Fn(u32) -> Date,
) -> Result<Pmf, BaselineError> {
    let since = date(0);
    let of_kind = all.iter().filter(|watched| watched.kind == kind);
    let seen = |watched: &decisions::Watched| match watched.fell_by(origin).filter(|day| *day > 0) {
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
    use citerne_luck::Decision;
    use citerne_model::script::Line;
    use citerne_model::{Script, decision};
    use jiff::civil::date;

    use super::*;
    use crate::decisions::watched;

    #[test]
    fn the_base_rate_by_hand() {
        let case = citerne_case::Folder::open(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/mali-2025"),
        );
        let (case, _) = citerne_case::Case::load(&case).expect("a case");
        let layout = citerne_model::Layout::new(&case.spec);
        let mut script = Script::new(1e-3);
        let mut line = |what: Decision, entity, days: &[u32]| {
            script.add(Line {
                decision: what,
                entity,
                days: days.to_vec(),
                until: Some(60),
            });
        };
        line(decision::ADVICE, 0, &[10]);
        line(decision::ADVICE, 1, &[]);
        line(decision::ADVICE, 2, &[55]);
        line(decision::COUP_SUCCESS, 0, &[]);
        let all = watched(&script, &layout);
        let day = |n: u32| date(2025, 9, 2).saturating_add(jiff::Span::new().days(i64::from(n)));
        let pmf = base_rate("advice", &all, (50, 7), day).expect("watched");
        // One fell after 10 days; two were watched for 50: 1 in 110 days, with half in 365 before.
        let none = (475.0_f64 / 482.0).powf(1.5);
        let yes = pmf.probability("yes").expect("a category");
        assert!((yes - (1.0 - none)).abs() < 1e-12);
    }
}
