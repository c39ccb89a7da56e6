//! A case folder as names and bytes, from disk or from memory.
//!
//! A folder can come from anywhere, so nothing about it is trusted: only ordinary files are opened
//! (a pipe would block for ever, a device never ends), and sizes and numbers are limited.

use std::io::{self, Read as _};
use std::path::Path;

/// Largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 4 << 20;
/// Largest number of files that are read.
pub const MAX_FILES: usize = 64;
/// Name of the event log.
pub const EVENTS_FILE: &str = "events.csv";

/// What stood in the way of reading an entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The folder itself or a file could not be read.
    Unreadable {
        /// The kind of failure.
        kind: io::ErrorKind,
        /// The system's words.
        said: String,
    },
    /// A directory, pipe or device where a file was expected.
    NotAFile,
    /// A file over [`MAX_FILE_BYTES`].
    TooLarge,
    /// More than [`MAX_FILES`] files.
    TooMany,
    /// A sub-folder or table that holds case files but is not read (a warning).
    NotRead,
}

/// The files of a case, sorted by name, and what could not be read.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// Name shown to the reader.
    pub name: String,
    files: Vec<(String, Vec<u8>)>,
    obstacles: Vec<(String, Obstacle)>,
}

impl Folder {
    /// A folder held in memory, such as a case built into the program.
    pub fn from_memory<N: Into<String>, B: Into<Vec<u8>>>(
        name: &str,
        files: impl IntoIterator<Item = (N, B)>,
    ) -> Self {
        let mut folder = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        for (file, bytes) in files {
            folder.admit(file.into(), bytes.into());
        }
        folder.finish()
    }

    /// Reads a folder from disk. What cannot be read is kept as an [`Obstacle`] and becomes part
    /// of the report of [`crate::Case::load`].
    pub fn open(path: &Path) -> Self {
        let mut folder = Self {
            name: path.display().to_string(),
            ..Self::default()
        };
        match std::fs::read_dir(path) {
            Ok(entries) => entries.for_each(|entry| match entry {
                Ok(entry) => folder.enter(&entry),
                Err(error) => folder.obstruct("", unreadable(&error)),
            }),
            Err(error) => folder.obstruct("", unreadable(&error)),
        }
        folder.finish()
    }

    /// The folder with another text for a file, or with a file more.
    #[must_use]
    pub fn with(mut self, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.retain(|(name, _)| name != file);
        self.admit(file.to_owned(), bytes.into());
        self.finish()
    }

    /// Bytes of a file.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        let (_, bytes) = self.files().find(|(file, _)| *file == name)?;
        Some(bytes)
    }

    /// Names and bytes of the files, sorted by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// What could not be read, by name ("" is the folder itself).
    pub fn obstacles(&self) -> impl Iterator<Item = (&str, &Obstacle)> {
        self.obstacles
            .iter()
            .map(|(name, obstacle)| (name.as_str(), obstacle))
    }

    /// Hash of names and bytes of all files: two folders agree exactly when their hashes do.
    pub fn hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (name, bytes) in self.files() {
            for part in [name.as_bytes(), bytes] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
        hasher.finalize()
    }

    fn enter(&mut self, entry: &std::fs::DirEntry) {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            return;
        }
        let wanted = is_case_file(&name);
        match std::fs::metadata(&path) {
            Ok(about) if about.is_file() && wanted => match read_limited(&path) {
                Ok(bytes) => self.admit(name, bytes),
                Err(error) => self.obstruct(&name, unreadable(&error)),
            },
            Ok(about) if about.is_file() && has_extension(&name, "csv") => {
                self.obstruct(&name, Obstacle::NotRead);
            }
            Ok(about) if about.is_file() => {}
            Ok(_) if wanted => self.obstruct(&name, Obstacle::NotAFile),
            Ok(about) if about.is_dir() && holds_case_files(&path) => {
                self.obstruct(&name, Obstacle::NotRead);
            }
            Ok(_) => {}
            Err(error) if wanted => {
                self.obstruct(&name, unreadable(&error));
            }
            // Something that is not a case file and cannot be looked at is no concern of ours.
            Err(_) => {}
        }
    }

    fn admit(&mut self, name: String, bytes: Vec<u8>) {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            self.obstruct(&name, Obstacle::TooLarge);
        } else if is_case_file(&name) {
            self.files.push((name, bytes));
        }
    }

    fn obstruct(&mut self, name: &str, obstacle: Obstacle) {
        self.obstacles.push((name.to_owned(), obstacle));
    }

    fn finish(mut self) -> Self {
        self.files.sort();
        if self.files.len() > MAX_FILES {
            self.files.truncate(MAX_FILES);
            self.obstruct("", Obstacle::TooMany);
        }
        self.obstacles.sort_by(|a, b| a.0.cmp(&b.0));
        self
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

fn unreadable(error: &io::Error) -> Obstacle {
    Obstacle::Unreadable {
        kind: error.kind(),
        said: error.to_string(),
    }
}

fn is_case_file(name: &str) -> bool {
    name == EVENTS_FILE || has_extension(name, "toml")
}

fn holds_case_files(path: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(path) else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| is_case_file(&entry.file_name().to_string_lossy()))
}

/// Reads one byte more than allowed at most, so that a file that grows while it is read, or lies
/// about its size, still ends.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_ignores_order_and_sees_every_byte() {
        let one = Folder::from_memory("a", [("b.toml", "x=1"), ("a.toml", "y=2")]);
        let two = Folder::from_memory("b", [("a.toml", "y=2"), ("b.toml", "x=1")]);
        let three = Folder::from_memory("b", [("a.toml", "y=2x"), ("b.toml", "=1")]);
        assert_eq!(one.hash(), two.hash());
        assert_ne!(one.hash(), three.hash());
    }
}
