//! Learning from the event log of a case.
//!
//! [`observe`] says how likely each fact of the log is under a history; [`patch`] makes a history a
//! record of scores and keys of luck; [`CaseHistories`] lives records for the filter; [`Learned`]
//! is what comes out, as a source of replicates for a forecast.

pub mod basis;
pub mod file;
pub mod histories;
pub mod learned;
pub mod lesson;
pub mod observe;
pub mod patch;
pub mod task;

pub use basis::Basis;
pub use histories::CaseHistories;
pub use learned::Learned;
pub use lesson::Lesson;
pub use task::TaskError;
