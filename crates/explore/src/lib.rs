//! Tables of histories for analyses of what matters, under which conditions, and what to watch.
//!
//! - An [`Output`] is a figure of a history by name, such as `cover/bamako/diesel` or
//!   `past/price/bamako/petrol`.
//! - An [`Outcome`] is something that comes on a day or never, such as `dry/bamako`, `coup`,
//!   `blockade-over`, `cover/bamako/diesel<3`; with `@30` or `@2025-12-01` only if it comes by then.
//! - [`Factor`]s are the uncertain inputs, the hypotheses and luck, by system of the model;
//!   [`Column`]s are what a table of histories tells of them.
//! - [`matters`] finds which factors make outputs uncertain.
//! - [`conditions`] finds under which few conditions an outcome comes.
//! - [`rows`] lives histories on any number of threads, and [`Histories`] joins them to a table.

pub mod conditions;
mod factors;
mod histories;
pub mod matters;
mod names;
mod outcome;
mod output;
mod rows;
mod watch;

pub use factors::{Column, Factor, Source, columns, factors, systems};
pub use histories::Histories;
pub use names::NameError;
pub use outcome::{Axis, Outcome, What};
pub use output::{Output, Span};
pub use rows::{Row, RowsError, Wanted, rows};
pub use watch::Firsts;
