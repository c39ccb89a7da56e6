//! What scored facts speak of, in words.

use citerne_case::Case;
use citerne_learn::observe::{Evidence, Kind, Observation};
use citerne_score::{Observed, ScoredFact};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::learned::names;
use crate::messages::Messages;

/// The log that scored facts are of. They are named by its ids; a reader wants words.
#[derive(Debug, Clone, Copy)]
pub struct Log<'a> {
    /// The case.
    pub case: &'a Case,
    /// What its whole log tells, attacks by corridor.
    pub evidence: &'a Evidence,
}

/// A fact in words.
pub(super) struct Spoken<'a> {
    /// What was told, and of where: "Street price (petrol), Bamako".
    pub(super) what: String,
    /// The days that it speaks of.
    pub(super) days: String,
    /// Unit of its figure.
    pub(super) unit: &'a str,
}

impl<'a> Log<'a> {
    /// A fact in words; one that the log doesn't have goes by its id.
    pub(super) fn spoken(&self, fact: &ScoredFact, messages: &Messages) -> Spoken<'a> {
        let id = &fact.task.target;
        if let Some(told) = self.told(|told| told.id == *id) {
            return self.of(told, names::fact(self.case, messages, told), messages);
        }
        if let Some(told) = self.week_of_attacks(fact) {
            let (what, all) = (messages.text("told-attacks"), messages.text("whole-case"));
            return self.of(told, format!("{what}, {all}"), messages);
        }
        let task = &fact.task;
        let what = match fact.observed {
            Observed::Category(_) => names::decision(self.case, messages, id),
            Observed::Number(_) => id.clone(),
        };
        // Whether a decision falls is asked of all days after the one of the forecast.
        let first = task.origin_date.saturating_add(1.day());
        Spoken {
            what,
            days: names::days(messages, first, task.target_end_date),
            unit: "",
        }
    }

    fn of(&self, told: &'a Observation, what: String, messages: &Messages) -> Spoken<'a> {
        let [from, to] = [told.from, told.to].map(|day| self.date(day));
        Spoken {
            what,
            days: names::days(messages, from, to),
            unit: told.unit,
        }
    }

    /// One of the corridors of a week that is told of all of them together.
    fn week_of_attacks(&self, fact: &ScoredFact) -> Option<&'a Observation> {
        let (kind, week) = fact.task.target.rsplit_once(':')?;
        let in_it = |told: &Observation| {
            told.kind == Kind::Attacks && told.id.rsplit(':').next() == Some(week)
        };
        self.told(in_it).filter(|_| kind == "attacks-in-all")
    }

    fn told(&self, is: impl Fn(&Observation) -> bool) -> Option<&'a Observation> {
        let mut all = self.evidence.observations().iter();
        all.find(|told| is(told))
    }

    fn date(&self, day: u32) -> Date {
        let start = self.case.spec.case.start;
        start.saturating_add(i64::from(day).days())
    }
}
