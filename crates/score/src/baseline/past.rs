//! A series as it was known on one day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::BaselineError;
use crate::week::days_between;

/// Changes from one point to the next that a spread needs.
const NEEDED: usize = 4;

/// A value of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The day it is of; of a week, its end.
    pub date: Date,
    /// Since when it is known.
    pub known: Date,
    /// The value.
    pub value: f64,
}

/// What of a series was known on an origin: never empty, in the order of dates, the latest version
/// of each.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    origin: Date,
    /// Date and value.
    points: Vec<(Date, f64)>,
}

impl Past {
    /// What was known on an origin, out of points in any order, later ones among them.
    ///
    /// # Errors
    /// If nothing was known; if a value is not finite; if a point was known before its date; if a
    /// date has two values that became known on the same day.
    pub fn seen(points: &[Point], origin: Date) -> Result<Self, BaselineError> {
        let mut latest: BTreeMap<Date, Point> = BTreeMap::new();
        for &point in points.iter().filter(|point| point.known <= origin) {
            fit(&point)?;
            match latest.get(&point.date) {
                Some(other) if other.known == point.known && other.value != point.value => {
                    return Err(BaselineError::Contradiction {
                        date: point.date,
                        known: point.known,
                        first: other.value,
                        second: point.value,
                    });
                }
                Some(other) if other.known >= point.known => {}
                _ => {
                    latest.insert(point.date, point);
                }
            }
        }
        if latest.is_empty() {
            return Err(BaselineError::NoData { origin });
        }
        let points = latest.into_values().map(|point| (point.date, point.value));
        Ok(Self {
            origin,
            points: points.collect(),
        })
    }

    /// Number of dates known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.points.len()
    }

    /// The last point known.
    pub(super) fn last(&self) -> (Date, f64) {
        self.points[self.points.len() - 1]
    }

    /// Days from the last date known to the end of a target.
    pub(super) fn days_to(&self, end: Date) -> Result<f64, BaselineError> {
        let (last, _) = self.last();
        match days_between(last, end) {
            days if days > 0 => Ok(days as f64),
            _ => Err(BaselineError::NotAhead { end, last }),
        }
    }

    /// Changes from each point to the next, over the square root of the days between: what a day
    /// would bring if changes of different days were independent. Values are first turned by
    /// `scale`.
    pub(super) fn daily_changes(
        &self,
        scale: impl Fn(Date, f64) -> Result<f64, BaselineError>,
    ) -> Result<Vec<f64>, BaselineError> {
        let mut scaled = Vec::with_capacity(self.points.len());
        for &(date, value) in &self.points {
            scaled.push((date, scale(date, value)?));
        }
        let changes: Vec<_> = scaled
            .windows(2)
            .map(|pair| {
                (pair[1].1 - pair[0].1) / (days_between(pair[0].0, pair[1].0) as f64).sqrt()
            })
            .collect();
        if changes.len() < NEEDED {
            return Err(BaselineError::TooFewChanges {
                origin: self.origin,
                found: changes.len(),
                needed: NEEDED,
            });
        }
        Ok(changes)
    }
}

fn fit(point: &Point) -> Result<(), BaselineError> {
    let Point { date, known, value } = *point;
    if !value.is_finite() {
        return Err(BaselineError::UnfitValue {
            date,
            found: value,
            expected: "a finite number",
        });
    }
    if known < date {
        return Err(BaselineError::KnownTooEarly { date, known });
    }
    Ok(())
}
