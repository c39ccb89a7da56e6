//! Shares, hours, days of stock: figures that are rounded, and cut off at the ends of their range.

use citerne_luck::math::{expm1, ln, ln_1p, norm_cdf, norm_quantile};

use super::Spread;

/// How a gauge is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Steps to which people round.
    pub step: f64,
    /// Lowest figure; whatever lies below is told as it.
    pub low: f64,
    /// Highest figure; may be infinite.
    pub high: f64,
    /// Whether errors are on the scale log(1 + figure).
    pub log: bool,
}

impl Scale {
    /// Shares of one, in percent.
    pub const SHARE: Self = Self {
        step: 0.01,
        low: 0.0,
        high: 1.0,
        log: false,
    };
    /// Shares of normal supply, which may be over one.
    pub const SUPPLY: Self = Self {
        step: 0.01,
        low: 0.0,
        high: f64::INFINITY,
        log: false,
    };
    /// Hours of a day.
    pub const HOURS: Self = Self {
        step: 1.0,
        low: 0.0,
        high: 24.0,
        log: false,
    };
    /// Days of stock.
    pub const STOCK: Self = Self {
        step: 1.0,
        low: 0.0,
        high: f64::INFINITY,
        log: true,
    };

    fn to(self, figure: f64) -> f64 {
        if self.log {
            ln_1p(figure.max(-1.0 + 1e-12))
        } else {
            figure
        }
    }

    fn from(self, latent: f64) -> f64 {
        if self.log {
            expm1(latent.min(700.0))
        } else {
            latent
        }
    }
}

/// A figure that is told: a normal one round the figure of the history, rounded, and cut off at
/// the ends of its range. Its law is a set of probabilities, one for each figure that can be told;
/// one that is told more finely is weighed by the step round it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauge {
    /// Figure in the history.
    pub mean: f64,
    /// How it is read.
    pub scale: Scale,
    /// Error.
    pub spread: Spread,
}

impl Gauge {
    /// Log probability of a figure.
    #[must_use]
    pub fn log_density(self, figure: f64) -> f64 {
        let Scale {
            step, low, high, ..
        } = self.scale;
        // A hair inside the ends, as decimals are not exact in binary.
        let hair = step * 1e-6;
        if figure < low - hair || figure > high + hair {
            return f64::NEG_INFINITY;
        }
        let middle = self.scale.to(self.mean.clamp(low, high));
        let below = if figure <= low + hair {
            f64::NEG_INFINITY
        } else {
            self.scale.to(figure - 0.5 * step)
        };
        let above = if figure >= high - hair {
            f64::INFINITY
        } else {
            self.scale.to(figure + 0.5 * step)
        };
        let of = |sd: f64| ln_between((below - middle) / sd, (above - middle) / sd);
        self.spread.mix(of)
    }

    /// A figure that might be told. Takes two numbers of luck.
    pub fn draw(self, u: &mut dyn FnMut() -> f64) -> f64 {
        let Scale {
            step, low, high, ..
        } = self.scale;
        let sd = self.spread.draw(u);
        let latent = self.scale.to(self.mean.clamp(low, high)) + sd * norm_quantile(u());
        let figure = self.scale.from(latent).clamp(low, high);
        ((figure / step).round() * step).clamp(low, high)
    }
}

/// ln P(a < Z <= b) of a standard normal Z; both ends may be infinite.
fn ln_between(a: f64, b: f64) -> f64 {
    // In the lower tail the distribution function keeps its digits.
    let (a, b) = if a + b > 0.0 { (-b, -a) } else { (a, b) };
    let inside = norm_cdf(b) - norm_cdf(a);
    if inside > 0.0 {
        return ln(inside);
    }
    // Far out the mass is the density at the nearer end divided by its distance (Mills).
    if b.is_finite() {
        let tail = |z: f64| -0.5 * z * z - ln(-z) - 0.918_938_533_204_672_8;
        let (near, far) = (
            tail(b),
            if a.is_finite() {
                tail(a)
            } else {
                return tail(b);
            },
        );
        return near + ln(-expm1((far - near).min(-1e-300)));
    }
    f64::NEG_INFINITY
}

#[cfg(test)]
mod tests {
    use super::super::agree::{counts_agree, sums_to_one};
    use super::*;

    fn law(mean: f64, scale: Scale, sd: f64, mistaken: f64) -> Gauge {
        let spread = Spread {
            sd,
            mistaken,
            mistaken_error: 5.0,
        };
        Gauge {
            mean,
            scale,
            spread,
        }
    }

    #[test]
    fn draws_agree_with_the_density() {
        for (mean, scale, sd, figures) in [
            (0.05, Scale::SHARE, 0.08, 101),
            (0.97, Scale::SHARE, 0.02, 101),
            (0.5, Scale::SHARE, 0.4, 101),
            (1.1, Scale::SUPPLY, 0.1, 1000),
            (6.0, Scale::HOURS, 2.0, 25),
            (24.0, Scale::HOURS, 0.5, 25),
            (0.0, Scale::STOCK, 0.3, 20_000),
            (14.0, Scale::STOCK, 0.5, 200_000),
        ] {
            let law = law(mean, scale, sd, 0.05);
            let of_step = |n: f64| {
                let figure = n * scale.step;
                if figure > scale.high + 1e-9 {
                    f64::NEG_INFINITY
                } else {
                    law.log_density(figure)
                }
            };
            sums_to_one(of_step, figures);
            counts_agree(of_step, |u| (law.draw(u) / scale.step).round());
        }
    }

    #[test]
    fn ends_hold_what_lies_beyond() {
        let law = law(0.0, Scale::HOURS, 1.0, 0.0);
        let expected = citerne_luck::math::norm_cdf(0.5);
        assert!((law.log_density(0.0).exp() - expected).abs() < 1e-12);
        assert_eq!(law.log_density(25.0), f64::NEG_INFINITY);
        assert_eq!(law.log_density(-1.0), f64::NEG_INFINITY);
    }

    #[test]
    fn far_tails_stay_finite_and_fall() {
        let mut last = 0.0;
        for figure in 1..=24 {
            let now = law(0.0, Scale::HOURS, 0.2, 0.0).log_density(f64::from(figure));
            assert!(now.is_finite() && now < last, "{figure}: {now}");
            last = now;
        }
    }
}
