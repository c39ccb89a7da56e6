//! What can stop an ensemble, or the writing of its files.

use std::io;
use std::path::{Path, PathBuf};

use crate::identity::Difference;

/// Why an ensemble could not be run, resumed, merged or written.
#[derive(Debug, thiserror::Error)]
pub enum EnsembleError {
    /// A file could not be written.
    #[error("can't write {}: {source}{}; what was there before is unchanged", path.display(), hint(source))]
    Write {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A file could not be read.
    #[error("can't read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A checkpoint or part file is cut short, altered, or of another version.
    #[error("{} is damaged or of another version of the program ({damage}); remove it and run again without resuming", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        damage: Damage,
    },
    /// A checkpoint is of another run.
    #[error("{} is of another run: {}; resume with what it was started with, choose another folder, or run without resuming", path.display(), list(differences))]
    OtherRun {
        /// The checkpoint.
        path: PathBuf,
        /// What differs.
        differences: Vec<Difference>,
    },
    /// No checkpoint where shards were to be merged.
    #[error("{} holds no finished shard; run each with --shard i/n and this --out folder first", path.display())]
    NoShards {
        /// The folder.
        path: PathBuf,
    },
    /// The same replicates are in two shards.
    #[error("{} holds replicates that another shard holds too; name each shard once", path.display())]
    Overlap {
        /// The checkpoint of the second.
        path: PathBuf,
    },
    /// Shards don't make up a whole run.
    #[error("the run is not complete: {found} of {expected} batches are there; {hint}")]
    Incomplete {
        /// Batches that are there.
        found: u64,
        /// Batches of a whole run.
        expected: u64,
        /// What to do.
        hint: &'static str,
    },
    /// A table needs a part that isn't there.
    #[error("{} is missing; run again with --resume and the same tables asked for", path.display())]
    MissingPart {
        /// The part file.
        path: PathBuf,
    },
    /// Nothing to run.
    #[error(
        "an ensemble needs from 1 to {} replicates and at least one thread",
        u32::MAX
    )]
    Empty,
}

/// How a checkpoint or part file is damaged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It ends too early.
    #[error("it is cut short")]
    Short,
    /// It begins as no such file does.
    #[error("it begins otherwise")]
    Beginning,
    /// Its hash is not that of its content.
    #[error("its hash is wrong")]
    Hash,
    /// It is of a case with other outputs.
    #[error("it has other outputs than the case")]
    Outputs,
    /// It can't be taken apart; in the words of who tried.
    #[error("{0}")]
    Unreadable(String),
}

impl Damage {
    pub(crate) fn unreadable(error: impl ToString) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl EnsembleError {
    pub(crate) fn write(path: &Path, source: io::Error) -> Self {
        Self::Write {
            path: path.to_owned(),
            source: system(source),
        }
    }

    pub(crate) fn read(path: &Path, source: io::Error) -> Self {
        Self::Read {
            path: path.to_owned(),
            source,
        }
    }

    pub(crate) fn damaged(path: &Path, damage: Damage) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            damage,
        }
    }
}

/// The system's own error where the CSV writer has wrapped it, so that a full disk is told as such.
fn system(error: io::Error) -> io::Error {
    match error.downcast::<csv::Error>().map(csv::Error::into_kind) {
        Ok(csv::ErrorKind::Io(error)) | Err(error) => error,
        Ok(other) => io::Error::other(format!("{other:?}")),
    }
}

fn list(differences: &[Difference]) -> String {
    let words: Vec<_> = differences.iter().map(ToString::to_string).collect();
    words.join("; ")
}

fn hint(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "; make room or choose another folder, then resume"
        }
        io::ErrorKind::FileTooLarge => "; the system's limit on file size stops it",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; choose a folder that may be written"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_under_a_table_is_told_as_such() {
        let full = io::Error::from(csv::Error::from(io::Error::from(
            io::ErrorKind::StorageFull,
        )));
        assert_eq!(
            full.kind(),
            io::ErrorKind::Other,
            "the writer hides the kind"
        );
        let said = EnsembleError::write(Path::new("series.csv"), full).to_string();
        assert!(said.contains("make room"), "{said}");
    }
}
