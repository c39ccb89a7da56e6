//! Pairs of a density and a draw: the laws by which figures are told. Each is tested to agree with
//! itself.

#[cfg(test)]
mod agree;
mod attacks;
mod count;
mod gauge;
mod price;

pub use attacks::Attacks;
pub use count::Count;
pub use gauge::{Gauge, Scale};
pub use price::Price;

use citerne_luck::math::{exp, ln, ln_1p};

/// How far a figure may lie off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Standard deviation, on the scale of the law.
    pub sd: f64,
    /// Chance that the figure is badly wrong.
    pub mistaken: f64,
    /// How much larger the error is then.
    pub mistaken_error: f64,
}

impl Spread {
    /// The log density of a law that is the same but for its error, sound or mistaken.
    fn mix(self, log_density: impl Fn(f64) -> f64) -> f64 {
        let sound = ln_1p(-self.mistaken) + log_density(self.sd);
        if self.mistaken <= 0.0 {
            return sound;
        }
        let wrong = ln(self.mistaken) + log_density(self.sd * self.mistaken_error);
        let (more, less) = if sound > wrong {
            (sound, wrong)
        } else {
            (wrong, sound)
        };
        if more == f64::NEG_INFINITY {
            return more;
        }
        more + ln_1p(exp(less - more))
    }

    /// The error of one figure: takes one number of luck.
    fn draw(self, u: &mut dyn FnMut() -> f64) -> f64 {
        if u() < self.mistaken {
            self.sd * self.mistaken_error
        } else {
            self.sd
        }
    }
}

/// Log probability of `n` under a negative binomial of this mean and dispersion r: the variance is
/// `mean + mean^2 / r`.
fn negative_binomial(n: f64, mean: f64, r: f64) -> f64 {
    use citerne_luck::math::ln_gamma;
    if n < 0.0 || n.fract() != 0.0 {
        return f64::NEG_INFINITY;
    }
    let none = -r * ln_1p(mean / r);
    if n == 0.0 {
        return none;
    }
    ln_gamma(n + r) - ln_gamma(r) - ln_gamma(n + 1.0) + none - n * ln_1p(r / mean)
}
