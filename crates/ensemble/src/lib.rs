//! Many replicates of one case, and what they say together.
//!
//! [`ensemble`] runs replicates over threads and folds each into a [`Summary`]: integer counts in
//! fixed bins, and fixed-point sums. Folding is exact, so its order does not matter: one thread or
//! many, one run or shards that are merged, a run that was killed and resumed all give the same
//! bits. Memory does not grow with the number of replicates.
//!
//! Anything that can live a replicate by its number is a [`Simulator`]; [`Forecast`] is that of a
//! model of a case.
//!
//! [`each`] lives replicates for whoever wants something else of them than a summary.

mod aside;
mod bins;
mod blocks;
mod checkpoint;
mod counts;
mod day;
mod each;
mod error;
pub mod facts;
mod files;
mod forecast;
mod gather;
mod grid;
mod identity;
mod join;
mod measures;
mod nowcast;
mod outline;
mod part;
mod points;
mod rows;
mod ruling;
mod run;
mod series;
mod share;
mod shared;
mod simulator;
mod small_tables;
mod summary;
mod tally;
mod worker;

pub use aside::write_aside;
pub use bins::Bins;
pub use blocks::{BATCH, BLOCK, Shard, ShardError};
pub use day::Day;
pub use each::{Monitor, each, each_monitored};
pub use error::{Damage, EnsembleError};
pub use files::{Files, Learning, Wanted, tidy};
pub use forecast::{Draw, Forecast};
pub use gather::{gather, identity_of};
pub use identity::{Difference, Identity};
pub use measures::MeasureCount;
pub use nowcast::{NOW_LEVELS, Nowcast, Reading};
pub use outline::{Cell, ChannelLabel, Choice, ClaimLabel, EventLabel, InputLabel, Outline};
pub use points::Points;
pub use rows::{HORIZONS, Paths};
pub use ruling::{CLEAR_BY, CONTRADICTED_TO, DECIDED_FROM, Ruling, SUPPORTED_FROM, Standing};
pub use run::{Plan, Progress, Run, Watch, ensemble};
pub use series::{LEVELS, six_digits};
pub use share::{FAMILIES, Share, share_error};
pub use simulator::{Fault, Sample, Simulator};
pub use summary::{Failed, Summary};
