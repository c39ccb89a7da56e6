//! Files that appear whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::EnsembleError;

/// Writes a file beside its place and then moves it there, so that whatever was there before stays
/// whole until the new one is.
///
/// # Errors
/// If the disk is full, the folder can't be written, or `fill` fails; nothing is left behind.
pub fn write_aside(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), EnsembleError> {
    let mut file = Aside::create(path)?;
    let filled = fill(&mut file.writer);
    file.settle(filled)
}

/// A file being written beside its place.
#[derive(Debug)]
pub(crate) struct Aside {
    path: PathBuf,
    aside: PathBuf,
    pub(crate) writer: BufWriter<File>,
}

impl Aside {
    pub(crate) fn create(path: &Path) -> Result<Self, EnsembleError> {
        let mut aside = path.as_os_str().to_owned();
        aside.push(".unfinished");
        let aside = PathBuf::from(aside);
        let file = File::create(&aside).map_err(|source| EnsembleError::write(path, source))?;
        Ok(Self {
            path: path.to_owned(),
            aside,
            writer: BufWriter::with_capacity(1 << 16, file),
        })
    }

    /// Moves the file to its place if all went well, else removes it.
    pub(crate) fn settle(mut self, filled: io::Result<()>) -> Result<(), EnsembleError> {
        let settled = filled
            .and_then(|()| self.writer.flush())
            .and_then(|()| self.writer.get_ref().sync_all())
            .and_then(|()| std::fs::rename(&self.aside, &self.path));
        settled.map_err(|source| self.give_up(source))
    }

    /// Removes the file; the reason becomes an error that names its place.
    pub(crate) fn give_up(&self, source: io::Error) -> EnsembleError {
        self.discard();
        EnsembleError::write(&self.path, source)
    }

    pub(crate) fn discard(&self) {
        // If it can't be removed, it stays under a name that nothing reads.
        let _ = std::fs::remove_file(&self.aside);
    }
}

/// Removes a file if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), EnsembleError> {
    match std::fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(EnsembleError::write(path, source))
        }
        _ => Ok(()),
    }
}
