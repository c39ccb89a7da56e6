//! The state of a run on disk, from which it can go on after a kill.
//!
//! ```text
//! "citerne checkpoint" version  zstd( head, totals, day, day, ... )  blake3 of all before
//! ```
//!
//! Head, totals and days are in postcard's format: integers as variable-length bytes, so that the
//! many empty bins take a byte each, which zstd then folds away.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::aside::write_aside;
use crate::blocks::{Batches, Shard};
use crate::error::{Damage, EnsembleError};
use crate::identity::Identity;
use crate::outline::Outline;
use crate::shared::Shared;
use crate::summary::Summary;

const MAGIC: &[u8] = b"citerne checkpoint\x03";
const HASH: usize = blake3::OUT_LEN;
/// Checkpoints are rewritten often: speed matters more than size.
const LEVEL: i32 = 1;

/// Whose checkpoint it is, and how far it has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Head {
    identity: Identity,
    done: Batches,
}

/// A checkpoint as read.
#[derive(Debug)]
pub(crate) struct Checkpoint {
    pub(crate) done: Batches,
    pub(crate) summary: Summary,
}

/// Where a shard's checkpoint lies.
pub(crate) fn path(dir: &Path, shard: Shard) -> PathBuf {
    dir.join(format!("checkpoint-{}-of-{}.part", shard.number, shard.of))
}

/// Whether a file name is that of a checkpoint.
pub(crate) fn is_checkpoint(name: &str) -> bool {
    name.starts_with("checkpoint-") && name.ends_with(".part")
}

/// Writes the state of a run. Threads wait only while it is copied, not while it is written.
pub(crate) fn write(
    path: &Path,
    identity: &Identity,
    shared: &Shared,
) -> Result<(), EnsembleError> {
    let bytes = std::cell::RefCell::new(Vec::new());
    let head = |done: &Batches, totals: &_| {
        append(
            &bytes,
            &Head {
                identity: identity.clone(),
                done: done.clone(),
            },
        )?;
        append(&bytes, totals)
    };
    shared
        .look(head, |day| append(&bytes, day))
        .map_err(|error| EnsembleError::write(path, std::io::Error::other(error)))?;
    write_aside(path, |out| {
        let mut packed = zstd::encode_all(bytes.borrow().as_slice(), LEVEL)?;
        packed.splice(0..0, MAGIC.iter().copied());
        let hash = blake3::hash(&packed);
        out.write_all(&packed)?;
        out.write_all(hash.as_bytes())
    })
}

fn append<T: Serialize>(
    bytes: &std::cell::RefCell<Vec<u8>>,
    value: &T,
) -> Result<(), postcard::Error> {
    let grown = postcard::to_extend(value, bytes.take())?;
    bytes.replace(grown);
    Ok(())
}

/// Reads a checkpoint of a run; `None` if there is none.
pub(crate) fn read(
    path: &Path,
    outline: &Outline,
    identity: &Identity,
) -> Result<Option<Checkpoint>, EnsembleError> {
    let Some((head, rest)) = open(path)? else {
        return Ok(None);
    };
    let differences = head.identity.differences(identity);
    if !differences.is_empty() {
        let path = path.to_owned();
        return Err(EnsembleError::OtherRun { path, differences });
    }
    let summary = unpack(&rest, outline).map_err(|damage| EnsembleError::damaged(path, damage))?;
    Ok(Some(Checkpoint {
        done: head.done,
        summary,
    }))
}

/// Whose checkpoint it is; `None` if there is none.
pub(crate) fn identity(path: &Path) -> Result<Option<Identity>, EnsembleError> {
    Ok(open(path)?.map(|(head, _)| head.identity))
}

/// Opens a checkpoint: its head, and what comes after.
fn open(path: &Path) -> Result<Option<(Head, Vec<u8>)>, EnsembleError> {
    let mut bytes = Vec::new();
    match std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
        Ok(_) => {}
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(EnsembleError::read(path, source)),
    }
    let damaged = |damage| EnsembleError::damaged(path, damage);
    let packed = verify(&bytes).map_err(damaged)?;
    let plain = zstd::decode_all(packed).map_err(|error| damaged(Damage::unreadable(error)))?;
    let mut rest = plain.as_slice();
    let head = take(&mut rest).map_err(damaged)?;
    Ok(Some((head, rest.to_vec())))
}

/// Checks beginning and hash; gives what is between.
fn verify(bytes: &[u8]) -> Result<&[u8], Damage> {
    let at = bytes.len().checked_sub(HASH).ok_or(Damage::Short)?;
    let (body, hash) = bytes.split_at(at);
    let packed = body.strip_prefix(MAGIC).ok_or(Damage::Beginning)?;
    if blake3::hash(body).as_bytes() == hash {
        Ok(packed)
    } else {
        Err(Damage::Hash)
    }
}

fn unpack(mut rest: &[u8], outline: &Outline) -> Result<Summary, Damage> {
    let mut summary = Summary::new(outline);
    summary.totals = take(&mut rest)?;
    let mut fits = summary.totals.fits(outline);
    for day in &mut summary.days {
        *day = take(&mut rest)?;
        fits &= day.fits(&summary.grid, outline.families);
    }
    let whole = fits && rest.is_empty();
    whole.then_some(summary).ok_or(Damage::Outputs)
}

fn take<T: DeserializeOwned>(rest: &mut &[u8]) -> Result<T, Damage> {
    let (value, after) = postcard::take_from_bytes(rest).map_err(Damage::unreadable)?;
    *rest = after;
    Ok(value)
}
