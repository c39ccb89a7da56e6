//! Learning from dated facts: a sequential Monte Carlo sampler over keyed histories.
//!
//! Luck is a function (see `citerne-luck`), so a whole history is a function of a small [`Record`]:
//! the scores of the learned parameters and one key for each slot of luck. Learning samples
//! records. What is learned of the parameters and of the state comes together, a late fact is no
//! special case, and a [`Posterior`] is a table of scores and keys from which every history can be
//! lived again, bit for bit.
//!
//! The caller implements [`Histories`]; [`learn`] takes in the facts one by one, and [`extend`]
//! goes on when more facts have become known, with the bits of a run from the beginning.
//! [`settle`] makes long chains of moves where few ancestors are left.
//! [`Settings::bootstrap`] is the plain bootstrap particle filter.
//!
//! ```
//! use citerne_filter::{Fault, Histories, Record, Settings, Work, learn};
//!
//! /// An unknown level, seen three times with unit noise; no luck on the way.
//! struct Level([f64; 3]);
//!
//! impl Histories for Level {
//!     type Course = ();
//!     fn scores(&self) -> usize { 1 }
//!     fn slots(&self) -> usize { 0 }
//!     fn first_stage(&self, _: usize) -> usize { 0 }
//!     fn stages(&self) -> usize { 3 }
//!     fn facts(&self, _: usize) -> usize { 1 }
//!     fn begin(&self, _: &Record) {}
//!     fn live(&self, record: &Record, _: &mut (), stage: usize, out: &mut Vec<f64>) -> Result<(), Fault> {
//!         let miss = self.0[stage] - record.scores[0];
//!         out.push(-0.5 * miss * miss);
//!         Ok(())
//!     }
//! }
//!
//! let settings = Settings { particles: 4000, ..Settings::default() };
//! let posterior = learn(&Level([2.0, 1.5, 2.5]), &settings, &Work::default(), &mut citerne_filter::Unwatched)?;
//! // Exactly: mean 1.5, standard deviation 0.5.
//! assert!((posterior.score(0).mean() - 1.5).abs() < 0.1);
//! # Ok::<(), citerne_filter::Failure>(())
//! ```

mod bridge;
mod dice;
mod failure;
mod histories;
mod leg;
mod lives;
mod marks;
mod moves;
mod parallel;
mod posterior;
mod refresh;
mod rejuvenate;
mod resample;
mod retell;
mod sampler;
pub mod sbc;
mod settings;
mod settle;
mod sound;
mod spread;
mod uniformity;
mod watch;
mod weighted;
mod weights;

pub use bridge::{Crossed, bridge};
pub use failure::{Death, Failure};
pub use histories::{Fault, Histories, Record, live_to};
pub use moves::Kind;
pub use posterior::{Faulted, Particle, Posterior, Rejuvenation, Step, Taken, Tally};
pub use refresh::refresh;
pub use resample::Resampler;
pub use retell::retell;
pub use sampler::{extend, learn};
pub use settings::{Settings, Work};
pub use settle::settle;
pub use uniformity::Uniformity;
pub use watch::{Progress, Unwatched, Watch};
pub use weighted::{Gain, Weighted};
