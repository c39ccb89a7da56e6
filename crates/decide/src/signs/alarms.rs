//! Rules that fire on some day, and whether what they warn of comes after.

use crate::invalid::{Invalid, length};
use crate::numbers::Proportion;
use crate::numbers::moments::{quantile, sorted};

/// How well a rule warns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alarms {
    /// Histories with the event in which the rule fired on a day before it.
    pub warned: Proportion,
    /// Histories in which the rule fired before any event, and none came in time after; those in
    /// which that time isn't over by the last day are left out, whether or not it came.
    pub false_alarms: Proportion,
    /// Days from the first firing to the event, where it warned: tenth, half and nine tenths of the
    /// histories have no more. None if it never warned.
    pub lead_days: Option<[f64; 3]>,
}

impl Alarms {
    /// Alarms of a rule: for each history the day on which it first fired, and the day of the event,
    /// if there was one. A firing is false if no event comes within so many days after. One on the
    /// day of the event, or later, neither warns nor is false. `last` is the last day of a history.
    ///
    /// # Errors
    ///
    /// Without a history; if days of events aren't one for each.
    pub fn count(
        fired: &[Option<u32>],
        came: &[Option<u32>],
        within: u32,
        last: u32,
    ) -> Result<Self, Invalid> {
        if fired.is_empty() {
            return Err(Invalid::Empty { what: "history" });
        }
        length("days of events", came.len(), fired.len())?;
        let lead = |(fired, came): (&Option<u32>, &Option<u32>)| match (fired, came) {
            (Some(fired), Some(came)) => came.checked_sub(*fired).filter(|lead| *lead > 0),
            _ => None,
        };
        let pairs = || fired.iter().zip(came);
        let leads = sorted(pairs().filter_map(lead).map(f64::from));
        let judged = Self::judged(fired, came, within, last);
        Ok(Self {
            warned: Proportion::among(pairs().filter(|(_, came)| came.is_some()), |pair| {
                lead(pair).is_some()
            }),
            false_alarms: Proportion::among(judged.into_iter().flatten(), |in_vain| in_vain),
            lead_days: (!leads.is_empty()).then(|| [0.1, 0.5, 0.9].map(|it| quantile(&leads, it))),
        })
    }

    /// Whether the first firing was in vain, in each history: none if it didn't fire before the event,
    /// or its time isn't over by the last day.
    #[must_use]
    pub fn judged(
        fired: &[Option<u32>],
        came: &[Option<u32>],
        within: u32,
        last: u32,
    ) -> Vec<Option<bool>> {
        let judge = |(fired, came): (&Option<u32>, &Option<u32>)| {
            let (fired, came) = ((*fired)?, came.unwrap_or(u32::MAX));
            let over = fired.saturating_add(within);
            (fired < came && over <= last).then_some(came > over)
        };
        fired.iter().zip(came).map(judge).collect()
    }
}
