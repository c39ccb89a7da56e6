//! Whether and when something happens, and which of several things.

use crate::math::{expm1, ln_1p};

/// Whether an event with this hazard per day happens within a day: with probability
/// 1 - e^-hazard, namely when u lies below it.
///
/// # Panics
/// If the hazard is negative or not a number.
#[inline]
pub fn happens(hazard_per_day: f64, u: f64) -> bool {
    check(hazard_per_day);
    // The probability is below the hazard: where u lies far above that, nothing need be reckoned.
    u < 2.0 * hazard_per_day && u < -expm1(-hazard_per_day)
}

/// The number of whole days that pass before an event with this constant hazard per day; 0 exactly
/// when it [`happens`] on the first day under the same u. `None` if it never comes (hazard 0) or
/// only after `u32::MAX` days.
///
/// # Panics
/// If the hazard is negative or not a number.
pub fn geometric_days(hazard_per_day: f64, u: f64) -> Option<u32> {
    check(hazard_per_day);
    if hazard_per_day == 0.0 {
        return None;
    }
    if happens(hazard_per_day, u) {
        return Some(0);
    }
    let days = (-ln_1p(-u) / hazard_per_day).floor().max(1.0);
    (days < f64::from(u32::MAX)).then_some(days as u32)
}

/// Which of several things, by weight: the first whose cumulative weight reaches u of the total.
/// `None` if no weight is positive.
///
/// # Panics
/// If a weight is negative or not a number.
pub fn categorical(weights: &[f64], u: f64) -> Option<usize> {
    let mut total = 0.0;
    for weight in weights {
        assert!(
            *weight >= 0.0,
            "weights must not be negative, found {weight}"
        );
        total += weight;
    }
    let goal = u * total;
    let mut sum = 0.0;
    let mut last = None;
    for (index, weight) in weights.iter().enumerate() {
        if *weight > 0.0 {
            sum += weight;
            last = Some(index);
            if sum >= goal {
                break;
            }
        }
    }
    last
}

fn check(hazard: f64) {
    assert!(
        hazard >= 0.0,
        "a hazard must not be negative, found {hazard}"
    );
}
