//! What the engine's way of working costs, on one small model that other programs can run too.
//!
//! The model is written down in `benches/peers/MODEL.md`. Here it is three times over:
//!
//! * [`plain`]: an ordinary scalar loop over a stateful generator, nothing tuned;
//! * [`keyed`]: the same loop on keyed draws, which is how the engine draws its luck;
//! * [`lanes`]: keyed draws for several replicates side by side in memory, which gives the very same
//!   histories as [`keyed`], bit for bit.
//!
//! [`floor`] draws what `lanes` draws and does nothing with it. `benches/peers/compare.py` runs all of
//! them against numba and NumPy.

pub mod floor;
pub mod keyed;
pub mod lanes;
pub mod moments;
pub mod plain;
pub mod small;
