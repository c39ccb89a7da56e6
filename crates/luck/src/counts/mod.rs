//! One uniform, one integer: exact inversion of counting distributions.
//!
//! Every function returns the smallest k with P(X <= k) >= u. So a draw never falls when u grows,
//! nor when the mean or the success probability grows under the same u (but for rounding within
//! about 1e-13 of a step of the distribution function). Small means are summed from zero. Large
//! ones start at a Cornish-Fisher guess, take the exact distribution function there (incomplete
//! gamma or beta) and walk the few steps left; nothing is approximated by a normal.

mod binomial;
mod events;
mod negative_binomial;
mod poisson;
mod walk;

pub use binomial::{beta_binomial, binomial};
pub use events::{categorical, geometric_days, happens};
pub use negative_binomial::negative_binomial;
pub use poisson::poisson;
