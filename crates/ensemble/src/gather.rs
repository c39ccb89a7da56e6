//! Shards made one again.

use std::path::{Path, PathBuf};

use crate::blocks::{BATCH, Batches};
use crate::checkpoint::{self, Checkpoint};
use crate::error::EnsembleError;
use crate::identity::Identity;
use crate::outline::Outline;
use crate::run::Run;
use crate::summary::Summary;

/// Merges the checkpoints of all shards in some folders. All must be of one run, and together they
/// must be the whole of it.
///
/// # Errors
/// If a folder holds no checkpoint, one is damaged or of another run, shards overlap, or some of
/// the run is missing.
pub fn gather(
    folders: &[PathBuf],
    outline: &Outline,
    identity: &Identity,
) -> Result<Run, EnsembleError> {
    let mut all = Summary::new(outline);
    let mut done = Batches::default();
    for folder in folders {
        for path in checkpoints(folder)? {
            let Some(found) = checkpoint::read(&path, outline, identity)? else {
                continue;
            };
            let Checkpoint {
                done: more,
                summary,
            } = found;
            if done.meets(&more) {
                return Err(EnsembleError::Overlap { path });
            }
            done.join(&more);
            all.merge(&summary);
        }
    }
    let (found, expected) = (done.len(), identity.replicates.div_ceil(BATCH));
    if found < expected {
        let hint = "run or resume the missing shards, then merge again";
        return Err(EnsembleError::Incomplete {
            found,
            expected,
            hint,
        });
    }
    Ok(Run {
        summary: all,
        complete: true,
    })
}

/// Which run the shards in a folder are of.
///
/// # Errors
/// If the folder holds no checkpoint, or its first one can't be read.
pub fn identity_of(folder: &Path) -> Result<Identity, EnsembleError> {
    let paths = checkpoints(folder)?;
    let found = paths
        .first()
        .map_or(Ok(None), |path| checkpoint::identity(path))?;
    found.ok_or_else(|| EnsembleError::NoShards {
        path: folder.to_owned(),
    })
}

/// The checkpoints in a folder, sorted.
fn checkpoints(folder: &Path) -> Result<Vec<PathBuf>, EnsembleError> {
    let read = |source| EnsembleError::read(folder, source);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(read)? {
        let name = entry.map_err(read)?.file_name();
        if checkpoint::is_checkpoint(&name.to_string_lossy()) {
            paths.push(folder.join(name));
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(EnsembleError::NoShards {
            path: folder.to_owned(),
        });
    }
    Ok(paths)
}
