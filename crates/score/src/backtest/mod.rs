//! Tables of a backtest: every scored fact, and every kind of fact in sum.

mod fact;
mod summary;
mod write;

pub use fact::{Outlook, ScoredFact};
pub use summary::{BacktestError, KindSummary, summarise};
pub use write::{write_facts_csv, write_facts_parquet, write_summary_csv, write_summary_parquet};
