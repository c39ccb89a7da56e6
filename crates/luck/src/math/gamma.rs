//! The logarithm of the gamma function.

/// ln Gamma(x) for x > 0, with an absolute error of about 1e-15 times the larger of 1 and the
/// result. Infinite at zero.
#[inline]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::ln;

    #[test]
    fn factorials() {
        let mut sum = 0.0;
        for n in 1..200_u32 {
            let x = f64::from(n);
            assert!((ln_gamma(x) - sum).abs() <= 1e-14 * sum.max(1.0), "{n}");
            sum += ln(x);
        }
    }

    #[test]
    fn a_half_is_the_root_of_pi() {
        let expected = 0.5 * ln(std::f64::consts::PI);
        assert!((ln_gamma(0.5) - expected).abs() < 1e-15);
    }
}
