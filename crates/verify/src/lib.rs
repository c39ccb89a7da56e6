//! Forecasts held to what came.
//!
//! [`backtest()`] goes through the log of a case: from each origin it learns from what was known
//! then, forecasts every fact that is dated later, and scores it when it comes, beside plain
//! baselines. [`leave_out()`] learns without one kind of fact and scores what it was not shown;
//! [`trial`] does the same with logs that the model itself has told, where the truth is known.
//! [`sum_up`] makes tables of it all. [`hub`] writes a forecast in the form of forecast hubs.

mod backtest;
mod baseline;
mod decisions;
mod error;
mod fact;
pub mod hub;
mod leave_out;
mod origins;
mod predict;
mod study;
mod sums;
mod trial;

pub use backtest::{Backtest, Plan, Progress, Unmatched, backtest};
pub use baseline::Baseline;
pub use error::VerifyError;
pub use fact::{Fact, facts};
pub use leave_out::{Group, leave_out};
pub use origins::Origins;
pub use study::{MODEL, Study};
pub use sums::{Calibration, Sums, calibration, sum_up};
pub use trial::{Trial, trial};
