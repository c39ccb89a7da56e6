//! How good was a forecast?
//!
//! - **Forecasts**: [`Samples`] (weighted if need be), [`Quantiles`] and [`Pmf`], together
//!   [`Forecast`]. Each is checked when made.
//! - **Proper scores** of one forecast and one observation: [`Forecast::score`] gives all that
//!   apply; the types and [`rules`] have them one by one. Lower is better, for every score.
//! - **Means and skill**: [`Mean`], [`skill`] over the very same targets, and [`Claim`], which says
//!   "too few" where a claim would rest on fewer than [`MIN_CLAIM`] forecasts.
//! - **Baselines** to beat: [`Past`] (persistence, random walk) and [`Watched`] (rates of events).
//! - **Tables** in the form of the hubverse: [`Row`], read, written, and checked against a [`Hub`].
//! - **Backtests**: [`ScoredFact`] and [`KindSummary`].
//!
//! Nothing here knows of the model. Logarithms and the normal distribution come from
//! `citerne_luck::math`, so a score has the same bits on every machine.
//!
//! ```
//! use citerne_score::{Forecast, Observed, Samples, TargetKind};
//!
//! let forecast = Forecast::from(Samples::new(vec![2.0, 3.0, 7.0])?);
//! let scores = forecast.score(&Observed::Number(4.0), TargetKind::Continuous, 0.5)?;
//! assert!(scores.crps.is_some_and(|crps| crps > 0.0));
//! # Ok::<(), citerne_score::Invalid>(())
//! ```

mod backtest;
mod baseline;
mod columns;
mod compare;
mod forecast;
mod hub;
mod invalid;
mod pit;
mod pmf;
mod quantiles;
pub mod rules;
mod samples;
mod table;
mod week;

pub use backtest::{
    BacktestError, KindSummary, Outlook, ScoredFact, summarise, write_facts_csv,
    write_facts_parquet, write_summary_csv, write_summary_parquet,
};
pub use baseline::{BaselineError, Occurrence, Past, Point, Watched};
pub use compare::{Claim, MIN_CLAIM, Mean, Skill, Unpaired, skill};
pub use forecast::{COVERAGES, Forecast, Observed, Scores};
pub use hub::{About, Ahead, Hub, HubError, OutputRule, Problem, Target, TargetKind};
pub use invalid::Invalid;
pub use pit::pit_histogram;
pub use pmf::Pmf;
pub use quantiles::{HUB_LEVELS, Quantiles, Wis};
pub use samples::Samples;
pub use table::{
    BadRow, Output, Row, TableError, Task, forecasts, read_csv, read_parquet, write_csv,
    write_parquet,
};
pub use week::{week_end, week_ends};
