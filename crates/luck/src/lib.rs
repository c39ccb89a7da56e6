//! Luck as a function, and the arithmetic that turns it into draws.
//!
//! There is no random generator that is handed around and advanced. A draw is looked up: seed,
//! stage, replicate, day, decision and entity name one number between 0 and 1, always the same one
//! ([`Luck`]). So a run can be cut into pieces, resumed or replayed in any order; two variants of
//! a case meet the same luck, decision by decision; and a new question does not disturb old ones.
//!
//! One uniform makes one draw, by inversion: [`Prepared::quantile`] for quantities, [`counts`] for
//! integers. A larger uniform, or a larger mean, never gives a smaller draw. That keeps common luck
//! meaningful: under the same luck a higher risk never loses fewer trucks.
//!
//! All of it gives the same bits on every machine: elementary functions come from [`math`], not
//! from the system's library, and nothing uses fused multiply-add.
//!
//! ```
//! use citerne_luck::{Decision, Distribution, Luck, Prepared, Stage, counts};
//!
//! const AMBUSH: Decision = Decision(7);
//! let today = Luck::new(2025).stage(Stage::Forecast).replicate(12).day(40);
//!
//! // Of 30 tankers on leg 3, each at risk 0.1: how many are lost?
//! let lost = counts::binomial(30, 0.1, today.uniform(AMBUSH, 3));
//! assert_eq!(lost, counts::binomial(30, 0.1, today.uniform(AMBUSH, 3)));
//! assert!(lost <= counts::binomial(30, 0.2, today.uniform(AMBUSH, 3)));
//!
//! // An uncertain input, prepared once and drawn for each replicate.
//! let days_on_the_road = Prepared::new(&Distribution::Gamma { shape: 4.0, rate: 0.5 })?;
//! assert!(days_on_the_road.quantile(0.05) < days_on_the_road.quantile(0.95));
//! # Ok::<(), citerne_luck::InvalidDistribution>(())
//! ```

pub mod counts;
pub mod dirichlet;
mod distribution;
mod luck;
pub mod math;
mod moments;
pub mod philox;
mod prepare;
mod prepared;
pub mod share;
mod solve;
mod special;

pub use distribution::{Distribution, InvalidDistribution};
pub use luck::{DailyLuck, DayLuck, Decision, Luck, Stage};
pub use prepared::Prepared;
