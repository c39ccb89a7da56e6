//! Learning from the event log of a case.
//!
//! [`observe`] says how likely each fact of the log is under a history; [`patch`] makes a history a
//! record of scores and keys of luck; [`CaseHistories`] lives records for the filter; [`Learned`]
//! is what comes out, as a source of replicates for a forecast; [`resume()`] goes on from it when the log
//! has grown or was corrected.

pub mod basis;
mod both;
pub mod calibration;
pub mod file;
pub mod histories;
pub mod learned;
pub mod lesson;
pub mod nearest;
pub mod observe;
mod pairs;
pub mod patch;
pub mod resume;
pub mod task;
pub mod truth;

pub use basis::Basis;
pub use histories::CaseHistories;
pub use learned::Learned;
pub use lesson::Lesson;
pub use nearest::Nearest;
pub use pairs::Changes;
pub use resume::{Resumed, Unfit, Way, resume};
pub use task::TaskError;
pub use truth::Truth;
