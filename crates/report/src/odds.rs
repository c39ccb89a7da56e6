//! Odds of outcomes by horizon.

use citerne_ensemble::Cell;

use crate::forecast::Forecast;

/// Days after the day of the forecast for which outcomes are told.
const HORIZONS: [u32; 4] = [30, 60, 90, 180];

/// The axes of outcomes, as the tables call them.
pub(crate) const AXES: [&str; 3] = ["regime", "blockade", "unrest"];

/// A probability with its Monte Carlo error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Odds {
    pub(crate) share: f64,
    pub(crate) error: f64,
}

/// Days of horizon within the run and their index; the last day if none is.
pub(crate) fn horizons(forecast: &Forecast<'_>) -> Vec<(u32, usize)> {
    let found: Vec<_> = forecast.outline.horizons(&HORIZONS).collect();
    if !found.is_empty() {
        return found;
    }
    let ahead = forecast.last() - forecast.outline.as_of;
    vec![(u32::try_from(ahead).unwrap_or(u32::MAX), forecast.last())]
}

/// Odds of the outcomes that fit.
pub(crate) fn odds(forecast: &Forecast<'_>, day: usize, fits: impl Fn(&Cell) -> bool) -> Odds {
    let share = forecast.outcome(day, fits);
    Odds {
        share: share.value(),
        // Without a history nothing is known: the greatest error that there is.
        error: share.error().unwrap_or(0.5),
    }
}

/// The value of a cell on an axis.
pub(crate) fn on<'c>(cell: &'c Cell, axis: &str) -> &'c str {
    match axis {
        "regime" => &cell.regime,
        "blockade" => &cell.blockade,
        _ => &cell.unrest,
    }
}

/// Values of an axis in the order of the cells.
pub(crate) fn values<'f>(forecast: &Forecast<'f>, axis: &str) -> Vec<&'f str> {
    let mut values = Vec::new();
    for cell in &forecast.outline.cells {
        let value = on(cell, axis);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// Whether the case has a system that can move this axis at all.
pub(crate) fn alive(forecast: &Forecast<'_>, axis: &str) -> bool {
    let spec = forecast.spec();
    match axis {
        "regime" => spec.regime.is_some() || spec.takeover.is_some(),
        "blockade" => spec.blockade.is_some(),
        _ => spec.unrest.is_some(),
    }
}
