//! Arithmetic of weights in logarithms.

use citerne_luck::math::{exp, ln};

/// How often the interval of a temperature is halved: far finer than matters, and a fixed number.
const HALVINGS: u32 = 40;

/// The logarithm of the sum of exponentials.
pub(crate) fn log_sum(logs: &[f64]) -> f64 {
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY {
        return top;
    }
    let sum: f64 = logs.iter().map(|log| exp(log - top)).sum();
    top + ln(sum)
}

/// Subtracts the logarithm of the sum, so that the weights sum to 1, and returns it.
pub(crate) fn normalise(logs: &mut [f64]) -> f64 {
    let sum = log_sum(logs);
    if sum > f64::NEG_INFINITY {
        for log in logs {
            *log -= sum;
        }
    }
    sum
}

/// Log weights of so many alike.
pub(crate) fn equal(count: usize) -> Vec<f64> {
    let mut logs = vec![0.0; count];
    normalise(&mut logs);
    logs
}

/// Effective number of particles (Kong 1992): the square of the sum over the sum of squares.
pub(crate) fn ess(logs: &[f64]) -> f64 {
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY {
        return 0.0;
    }
    let (mut sum, mut squares) = (0.0, 0.0);
    for log in logs {
        let weight = exp(log - top);
        sum += weight;
        squares += weight * weight;
    }
    sum * sum / squares
}

/// The weights after a fact of these densities is taken in by another `part`.
pub(crate) fn taken(logs: &[f64], densities: &[f64], part: f64) -> Vec<f64> {
    let both = logs.iter().zip(densities);
    both.map(|(log, density)| log + part * density).collect()
}

/// How far to take a fact in next: to 1 if the effective number stays at `floor` or above, else as
/// far as it does (Jasra, Stephens, Doucet and Tsagaris 2011).
///
/// Particles that rule the fact out lose their weight however small the step is. If that alone
/// brings the effective number below the floor, the floor is lowered in proportion.
pub(crate) fn next_temperature(logs: &[f64], densities: &[f64], now: f64, share: f64) -> f64 {
    let after = |temperature: f64| ess(&taken(logs, densities, temperature - now));
    let possible: Vec<f64> = logs
        .iter()
        .zip(densities)
        .map(|(&log, &density)| {
            if density > f64::NEG_INFINITY {
                log
            } else {
                density
            }
        })
        .collect();
    let left = ess(&possible);
    let mut floor = share * logs.len() as f64;
    if left <= floor {
        floor = share * left;
    }
    if after(1.0) >= floor {
        return 1.0;
    }
    let (mut low, mut high) = (now, 1.0);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if after(middle) >= floor {
            low = middle;
        } else {
            high = middle;
        }
    }
    // The upper end, so that there is always a step forward.
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_survive_what_would_overflow() {
        assert!((log_sum(&[1000.0, 1000.0]) - (1000.0 + ln(2.0))).abs() < 1e-12);
        assert_eq!(log_sum(&[f64::NEG_INFINITY; 3]), f64::NEG_INFINITY);
        let mut logs = [-2000.0, f64::NEG_INFINITY, -2000.0];
        normalise(&mut logs);
        assert_eq!(logs[1], f64::NEG_INFINITY);
        assert!((logs[0] + ln(2.0)).abs() < 1e-12);
    }

    #[test]
    fn effective_number_of_equal_and_of_single_weights() {
        assert!((ess(&[-3.0; 8]) - 8.0).abs() < 1e-12);
        assert!((ess(&[0.0, f64::NEG_INFINITY]) - 1.0).abs() < 1e-12);
        assert_eq!(ess(&[f64::NEG_INFINITY; 2]), 0.0);
    }

    #[test]
    fn a_temperature_lands_on_the_floor() {
        let logs = [-ln(100.0); 100];
        let densities: Vec<f64> = (0..100).map(|n| -f64::from(n)).collect();
        let next = next_temperature(&logs, &densities, 0.25, 0.5);
        let ess = ess(&taken(&logs, &densities, next - 0.25));
        assert!((ess - 50.0).abs() < 1e-6, "{next}: {ess}");
        assert_eq!(next_temperature(&logs, &[-3.0; 100], 0.0, 0.5), 1.0);
    }

    #[test]
    fn few_possible_particles_still_step_forward() {
        let logs = [-ln(100.0); 100];
        let mut densities = [f64::NEG_INFINITY; 100];
        densities[3] = -5.0;
        assert_eq!(next_temperature(&logs, &densities, 0.0, 0.5), 1.0);
        densities[4] = -5e9;
        let next = next_temperature(&logs, &densities, 0.0, 0.9);
        assert!(next > 0.0 && next < 1e-6, "{next}");
    }
}
