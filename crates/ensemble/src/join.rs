//! Part files joined into one Parquet file.

use std::io;
use std::path::{Path, PathBuf};

use crate::aside::write_aside;
use crate::blocks::blocks;
use crate::error::EnsembleError;
use crate::identity::Identity;
use crate::outline::Outline;
use crate::part::{self, Part};
use crate::rows::{Paths, Which};
use citerne_table::Column;
use citerne_table::ParquetFile;

/// A row group ends with the block in which it comes to this many rows. One group for each block
/// would fill the file with descriptions of groups: a table has hundreds of columns.
const GROUP_ROWS: usize = 4096;

/// Joins the parts of a table, block after block; they may lie in several folders.
pub(crate) fn join(
    to: &Path,
    folders: &[PathBuf],
    which: Which,
    outline: &Outline,
    (identity, paths): (&Identity, Paths),
) -> Result<(), EnsembleError> {
    let columns = which.columns(outline);
    let mark = which.mark(identity, paths);
    let parts = (0..blocks(identity.replicates)).map(|block| {
        let places = folders
            .iter()
            .map(|folder| part::path(folder, which.name(), block));
        find(places, &mark, &columns)
    });
    // All must be there before anything is written.
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    let open = |path: &PathBuf| {
        let part = Part::open(path, &mark, &columns)?;
        part.ok_or_else(|| EnsembleError::MissingPart { path: path.clone() })
    };
    let mut notes = identity.notes();
    notes.push(("citerne.units".to_owned(), units(which, outline)));
    write_aside(to, |out| {
        let mut file = ParquetFile::new(out, &columns, notes)?;
        let (mut group, mut rows) = (Vec::new(), 0);
        for path in &parts {
            let part = open(path).map_err(io::Error::other)?;
            rows += part.rows();
            group.push(part);
            if rows >= GROUP_ROWS {
                write_group(&mut file, &columns, &mut group)?;
                (group, rows) = (Vec::new(), 0);
            }
        }
        if rows > 0 {
            write_group(&mut file, &columns, &mut group)?;
        }
        file.finish()
    })
}

fn write_group(
    file: &mut ParquetFile<'_>,
    columns: &[Column],
    parts: &mut [Part],
) -> io::Result<()> {
    let mut before = 0;
    file.group(|index| {
        let mut cells = columns[index].cells();
        for part in parts.iter_mut() {
            part.read(before, &mut cells).map_err(io::Error::other)?;
        }
        before += cells.width();
        Ok(cells)
    })
}

/// The first of several places that holds the part.
fn find(
    places: impl Iterator<Item = PathBuf>,
    mark: &[u8; 16],
    columns: &[Column],
) -> Result<PathBuf, EnsembleError> {
    let mut last = PathBuf::new();
    for path in places {
        if Part::open(&path, mark, columns)?.is_some() {
            return Ok(path);
        }
        last = path;
    }
    Err(EnsembleError::MissingPart { path: last })
}

/// Units of the columns that have one, as JSON.
fn units(which: Which, outline: &Outline) -> String {
    let mut units = serde_json::Map::new();
    let mut note = |name: String, unit: &str| units.insert(name, unit.into());
    for channel in &outline.channels {
        match which {
            Which::Paths => note(channel.path(), &channel.unit),
            Which::Replicates if channel.main => {
                note(format!("last:{}", channel.path()), &channel.unit)
            }
            Which::Replicates => None,
        };
    }
    if which == Which::Replicates {
        for input in &outline.inputs {
            note(format!("input:{}", input.path), &input.unit);
        }
    }
    serde_json::Value::Object(units).to_string()
}
