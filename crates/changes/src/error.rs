//! What stands in the way of a comparison.

use std::path::{Path, PathBuf};

/// What stands in the way of a comparison.
#[derive(Debug, thiserror::Error)]
pub enum ChangesError {
    /// A file is missing or can't be read.
    #[error("{path} can't be read: {reason}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The runs have no day in common.
    #[error("the runs have no day from the later as-of day on in common")]
    NoCommonDay,
    /// The run's histories could not be made again.
    #[error("{0}")]
    Split(String),
}

impl ChangesError {
    pub(crate) fn read(path: &Path, reason: impl ToString) -> Self {
        Self::Read {
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }
}
