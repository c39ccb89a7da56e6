//! The swing of a year.

use std::f64::consts::PI;

const YEAR: f64 = 365.25;

/// Cosine of the time of year `days` away from its peak: 1 at the peak, -1 half a year from it.
///
/// Written out as a series, as the system's cosine may differ between machines. Good to 1e-9.
#[must_use]
pub fn swing(days: f64) -> f64 {
    let year = days / YEAR;
    let half_angle = (year - (year + 0.5).floor()) * PI; // from -pi/2 to pi/2
    let sine = sine_series(half_angle);
    1.0 - 2.0 * sine * sine
}

/// Sine from its power series to the 15th order, for angles up to a right one.
fn sine_series(x: f64) -> f64 {
    const STEPS: [f64; 7] = [210.0, 156.0, 110.0, 72.0, 42.0, 20.0, 6.0];
    let square = x * x;
    x * STEPS
        .iter()
        .fold(1.0, |sum, step| 1.0 - square / step * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_cosine() {
        for day in -800..800 {
            let days = f64::from(day) * 0.7;
            let expected = (days / YEAR * 2.0 * PI).cos();
            assert!((swing(days) - expected).abs() < 1e-9, "{days}");
        }
    }
}
