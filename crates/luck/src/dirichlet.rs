//! Shares that sum to one.

use crate::math::exp;
use crate::solve::gamma_quantile_ln;
use crate::special::Tails;

/// A Dirichlet draw: gamma quantiles, one uniform in (0, 1) per component, divided by their sum.
/// Reckoned in logarithms, so that small `alphas` do not underflow to nothing.
///
/// # Panics
/// If the slices differ in length or an alpha is not a positive finite number.
pub fn dirichlet(alphas: &[f64], uniforms: &[f64], out: &mut [f64]) {
    assert!(
        alphas.len() == uniforms.len() && alphas.len() == out.len(),
        "need one uniform and one place per alpha"
    );
    for ((alpha, u), share) in alphas.iter().zip(uniforms).zip(out.iter_mut()) {
        assert!(
            *alpha > 0.0 && alpha.is_finite(),
            "alphas must be positive, found {alpha}"
        );
        let target = Tails {
            below: *u,
            above: 1.0 - u,
        };
        *share = gamma_quantile_ln(*alpha, libm::lgamma(alpha + 1.0), target);
    }
    let largest = out
        .iter()
        .fold(f64::NEG_INFINITY, |largest, ln| largest.max(*ln));
    let mut sum = 0.0;
    for share in out.iter_mut() {
        *share = exp(*share - largest);
        sum += *share;
    }
    for share in out.iter_mut() {
        *share /= sum;
    }
}
