//! Elementary functions with the same bits on every machine.
//!
//! The standard library hands `exp`, `ln` and the rest to the system, whose versions differ. These
//! are made of additions, multiplications, divisions and bit patterns alone, all of which IEEE 754
//! fixes to the last bit. They have few branches, so that the slice versions vectorise. What a NaN
//! carries besides being one (its sign, its payload) is not fixed.
//!
//! Largest errors found against 130-bit arithmetic on 15,000 or more random inputs each, in units of
//! the last place:
//!
//! | function | error | function | error |
//! |----------|-------|----------|-------|
//! | `exp`    | 0.83  | `logistic` | 1.8 |
//! | `ln`     | 0.74  | `pow`      | 1.5 |
//! | `expm1`  | 1.5   | `norm_quantile` | 4.3 |
//! | `ln_1p`  | 1.2   | `norm_cdf` (down to -37) | 2.3 |

mod exp;
mod gamma;
mod ln;
mod normal;
mod pow;
mod slices;

pub use exp::{exp, expm1, logistic};
pub use gamma::ln_gamma;
pub use ln::{ln, ln_1p};
pub(crate) use normal::norm_quantile_of_tails;
pub use normal::{norm_cdf, norm_quantile};
pub use pow::{pow, powi};
pub use slices::{exp_slice, ln_slice, logistic_slice, norm_quantile_slice};

/// ln 2 in two parts. The first has 32 bits, so that its product with any exponent is exact.
const LN2_HIGH: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
const LN2_LOW: f64 = f64::from_bits(0x3DEA_39EF_3579_3C76);
