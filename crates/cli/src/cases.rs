//! Where a case comes from: a folder, or the cases built into the program.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use citerne_case::{Folder, MAX_FILE_BYTES};
use citerne_report::Messages;
use rust_embed::RustEmbed;

use crate::exit::Exit;
use crate::trouble::Trouble;

/// The case that is forecast when none is named.
pub(crate) const FIRST: &str = "mali-2025";
/// Land for the map, if a case has it.
const MAP: &str = "map.geojson";

#[derive(RustEmbed)]
#[folder = "../../cases"]
struct BuiltIn;

/// A case folder that is yet to be read.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its name: the last part of the folder's path.
    pub(crate) name: String,
    /// Its files.
    pub(crate) folder: Folder,
    /// Land for its map, as GeoJSON.
    pub(crate) map: Option<String>,
}

impl Source {
    /// Names and bytes of its files, its map among them.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let files = self.folder.files();
        let files = files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
        let map = self.map.iter();
        files
            .chain(map.map(|map| (MAP.to_owned(), map.clone().into_bytes())))
            .collect()
    }
}

/// Names of the built-in cases, in order.
pub(crate) fn built_in() -> BTreeSet<String> {
    let names = BuiltIn::iter();
    names
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect()
}

/// The built-in case whose files have this hash.
pub(crate) fn by_hash(hash: &str) -> Option<String> {
    built_in()
        .into_iter()
        .find(|name| embedded(name).folder.hash().to_hex().as_str() == hash)
}

/// Finds a case: a built-in one by its plain name, else a folder. A folder that has the name of a
/// built-in case is reached as `./NAME`.
pub(crate) fn find(given: &str, messages: &Messages) -> Result<Source, Trouble> {
    if built_in().contains(given) {
        return Ok(embedded(given));
    }
    let path = Path::new(given);
    if path.symlink_metadata().is_err() {
        let known = built_in().into_iter().collect::<Vec<_>>().join(", ");
        let args = [("name", given.into()), ("known", known.into())];
        return Err(Trouble::new(
            Exit::Usage,
            messages.format("error-no-such-case", &args),
        ));
    }
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = whole
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned();
    Ok(Source {
        name,
        folder: Folder::open(path),
        map: map_of(path),
    })
}

fn embedded(name: &str) -> Source {
    let prefix = format!("{name}/");
    let files = BuiltIn::iter().filter_map(|path| {
        let file = path.strip_prefix(&prefix)?;
        Some((file.to_owned(), BuiltIn::get(&path)?.data.into_owned()))
    });
    let map = BuiltIn::get(&format!("{prefix}{MAP}"));
    Source {
        name: name.to_owned(),
        folder: Folder::from_memory(name, files),
        map: map.and_then(|file| String::from_utf8(file.data.into_owned()).ok()),
    }
}

/// The land of a folder on disk. A map is an extra: one that is no plain text file of a sensible
/// size is passed over, and the page is drawn without land.
fn map_of(folder: &Path) -> Option<String> {
    let path = folder.join(MAP);
    if !path.metadata().ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    let file = std::fs::File::open(path).ok()?;
    file.take(MAX_FILE_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}
