//! What the engine costs: on one small model that other programs can run too, on a [`whole`] case,
//! and in [`learning`] from its log.
//!
//! The small model is written down in `benches/peers/MODEL.md`. Here it is three times over:
//!
//! * [`plain`]: an ordinary scalar loop over a stateful generator, nothing tuned;
//! * [`keyed`]: a scalar loop on keyed draws, which is how the engine draws its luck;
//! * [`lanes`]: the same draws for several replicates side by side in memory, which gives the very
//!   same histories as [`keyed`], bit for bit.
//!
//! [`floor`] makes the draws of [`lanes`] and nothing of them. `benches/peers/compare.py` runs all of
//! these against numba and NumPy.

pub mod cpu;
pub mod floor;
pub mod keyed;
pub mod lanes;
pub mod learning;
pub mod moments;
pub mod plain;
pub mod small;
pub mod whole;

/// A simulation: replicates and seed in, the total shortage of each replicate out, in loads.
pub type Simulate = fn(usize, u64) -> Vec<f64>;

/// The three ways to run the model, by name.
pub const CONTESTANTS: [(&str, Simulate); 3] = [
    ("plain", plain::simulate),
    ("keyed", keyed::simulate),
    ("lanes", lanes::simulate),
];

/// What luck alone costs `lanes`, by name; their results mean nothing.
pub const FLOORS: [(&str, Simulate); 2] = [
    ("floor-uniforms", floor::uniforms),
    ("floor-draws", floor::draws),
];
