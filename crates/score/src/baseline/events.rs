//! Events come as often as they have.

use std::collections::BTreeSet;

use citerne_luck::math::{expm1, ln_1p};
use jiff::civil::Date;

use super::BaselineError;
use crate::Pmf;
use crate::week::days_between;

/// An event that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The day.
    pub date: Date,
    /// Since when it is known.
    pub known: Date,
}

/// A kind of event as it had been watched by an origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Watched {
    /// Days from the beginning of the watch to the origin.
    days: u32,
    /// Days from the beginning of the watch to each event.
    events: Vec<u32>,
}

impl Watched {
    /// What had been seen by the end of an origin, the watch having begun at the end of `since`.
    /// Events of that day or before, and those not known yet, are left out.
    ///
    /// # Errors
    /// If nothing had been watched by the origin, or an event was known before it came.
    pub fn seen(since: Date, events: &[Occurrence], origin: Date) -> Result<Self, BaselineError> {
        let days = match u32::try_from(days_between(since, origin)) {
            Ok(days) if days > 0 => days,
            _ => return Err(BaselineError::NoData { origin }),
        };
        let mut seen = Vec::new();
        for &Occurrence { date, known } in events {
            if known < date {
                return Err(BaselineError::KnownTooEarly { date, known });
            }
            if known <= origin
                && let Ok(day) = u32::try_from(days_between(since, date))
                && day > 0
            {
                seen.push(day);
            }
        }
        Ok(Self { days, events: seen })
    }

    /// Several of a kind, as if each had been watched after the one before it: their days and events
    /// add up, so that one rate holds for all. `None` of none.
    #[must_use]
    pub fn together(all: &[Self]) -> Option<Self> {
        let mut sum = None::<Self>;
        for one in all {
            let before = sum.get_or_insert(Self {
                days: 0,
                events: Vec::new(),
            });
            let events = one.events.iter().map(|day| day + before.days);
            before.events.extend(events.collect::<Vec<_>>());
            before.days += one.days;
        }
        sum
    }

    /// Probability of one event or more within the next `ahead` days, events coming at a steady
    /// rate that has a gamma prior with `shape` and `prior_days` (its mean is their ratio, in
    /// events a day): `1 − ((b + T) / (b + T + t))^(a + k)`, after `k` events in `T` days.
    ///
    /// # Errors
    /// If shape or days of the prior are not positive.
    pub fn gamma_rate(
        &self,
        ahead: u32,
        shape: f64,
        prior_days: f64,
    ) -> Result<Pmf, BaselineError> {
        let shape = positive("the shape of the prior", shape)?;
        let prior_days = positive("the days of the prior", prior_days)?;
        let waited = prior_days + f64::from(self.days);
        let power = shape + self.events.len() as f64;
        event(-expm1(-power * ln_1p(f64::from(ahead) / waited)))
    }

    /// Probability of an event in one or more of the next `ahead` steps of `step_days` days, each
    /// step having one with the same chance, which has a beta prior with `a` (with an event) and
    /// `b` (without): `1 − Π (b + n − k + i) / (a + b + n + i)`, after `k` of `n` whole steps, which
    /// are counted back from the origin.
    ///
    /// # Errors
    /// If no whole step was watched, or a parameter is not positive.
    pub fn beta_share(
        &self,
        ahead: u32,
        step_days: u32,
        [a, b]: [f64; 2],
    ) -> Result<Pmf, BaselineError> {
        let a = positive("the prior's part with an event", a)?;
        let b = positive("the prior's part without", b)?;
        let steps = self.days.checked_div(step_days).unwrap_or(0);
        if steps == 0 {
            return Err(BaselineError::UnfitParameter {
                what: "the step in days",
                found: f64::from(step_days),
                expected: "at least 1 and no longer than the watch",
            });
        }
        let back = |day: &u32| (self.days - day.min(&self.days)) / step_days;
        let hit: BTreeSet<_> = self
            .events
            .iter()
            .map(back)
            .filter(|s| *s < steps)
            .collect();
        let with = hit.len() as f64;
        let without = f64::from(steps) - with;
        let none: f64 = (0..ahead)
            .map(|i| (b + without + f64::from(i)) / (a + b + f64::from(steps) + f64::from(i)))
            .product();
        event(1.0 - none)
    }
}

fn positive(what: &'static str, found: f64) -> Result<f64, BaselineError> {
    if found.is_finite() && found > 0.0 {
        return Ok(found);
    }
    Err(BaselineError::UnfitParameter {
        what,
        found,
        expected: "a finite number above 0",
    })
}

fn event(probability: f64) -> Result<Pmf, BaselineError> {
    Pmf::event(probability.clamp(0.0, 1.0)).map_err(|_| BaselineError::UnfitParameter {
        what: "the probability",
        found: probability,
        expected: "a number",
    })
}
