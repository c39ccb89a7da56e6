//! Special functions behind the quantiles: incomplete gamma and beta, and the densities that
//! keep their digits when the parameters are large.

mod beta;
mod density;
mod gamma;

pub(crate) use beta::incomplete_beta;
pub(crate) use density::{beta_kernel, binomial_pmf, gamma_kernel, poisson_pmf};
pub(crate) use gamma::incomplete_gamma;

/// A probability from both sides: `below + above = 1`, each with its own relative accuracy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tails {
    pub(crate) below: f64,
    pub(crate) above: f64,
}

impl Tails {
    pub(crate) const NOTHING: Self = Self {
        below: 0.0,
        above: 1.0,
    };
    pub(crate) const ALL: Self = Self {
        below: 1.0,
        above: 0.0,
    };

    pub(crate) fn from_below(below: f64) -> Self {
        let below = below.clamp(0.0, 1.0);
        Self {
            below,
            above: 1.0 - below,
        }
    }

    pub(crate) fn from_above(above: f64) -> Self {
        let above = above.clamp(0.0, 1.0);
        Self {
            below: 1.0 - above,
            above,
        }
    }

    pub(crate) fn ln_below(self) -> f64 {
        if self.above < 0.5 {
            crate::math::ln_1p(-self.above)
        } else {
            crate::math::ln(self.below)
        }
    }

    pub(crate) fn ln_above(self) -> f64 {
        self.swapped().ln_below()
    }

    pub(crate) fn swapped(self) -> Self {
        Self {
            below: self.above,
            above: self.below,
        }
    }
}
