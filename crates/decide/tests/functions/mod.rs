//! Functions whose indices are known in closed form, on the unit cube.

use citerne_luck::math::powi;

const PI: f64 = std::f64::consts::PI;

/// Ishigami and Homma (1990), with a = 7 and b = 0.1. Sine and power by their
/// series and products, so that the bits are the same everywhere.
pub(crate) fn ishigami(point: &[f64]) -> f64 {
    let [x, y, z] = [0, 1, 2].map(|factor| PI * (2.0 * point[factor] - 1.0));
    sine(x) + 7.0 * sine(y) * sine(y) + 0.1 * powi(z, 4) * sine(x)
}

/// The G function of Sobol' (1993): a product of factors, each of which matters less the larger its
/// `a`.
pub(crate) fn g_function(point: &[f64], a: &[f64]) -> f64 {
    let term = |(x, a): (&f64, &f64)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a);
    point.iter().zip(a).map(term).product()
}

/// Sine from -π to π by its series, exact to rounding.
fn sine(x: f64) -> f64 {
    let mut term = x;
    let mut sum = x;
    for step in 1..20 {
        let n = f64::from(2 * step);
        term *= -x * x / (n * (n + 1.0));
        sum += term;
    }
    sum
}
