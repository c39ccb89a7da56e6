//! Part files: the rows of one block of replicates, until all blocks are there to be joined.
//!
//! ```text
//! "citerne part" version  mark of the run (16)  columns (4)  { rows (4)  column  column ... } ...
//! ```
//!
//! A block comes in stretches, one for each batch, so that a thread holds the rows of one batch
//! only. Within a stretch values lie column after column, so that a join can pick one column out of
//! many parts.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::aside::Aside;
use crate::error::{Damage, EnsembleError};
use citerne_table::{Cells, Column};

const MAGIC: &[u8; 13] = b"citerne part\x01";
const HEAD: u64 = MAGIC.len() as u64 + 16 + 4;

/// Where the part of a block lies.
pub(crate) fn path(dir: &Path, table: &str, block: u64) -> PathBuf {
    dir.join(format!("{table}-{block:06}.part"))
}

/// A part being written.
#[derive(Debug)]
pub(crate) struct PartWriter {
    aside: Aside,
}

impl PartWriter {
    pub(crate) fn create(
        path: &Path,
        mark: &[u8; 16],
        columns: usize,
    ) -> Result<Self, EnsembleError> {
        let mut writer = Self {
            aside: Aside::create(path)?,
        };
        let columns = u32::try_from(columns).unwrap_or(u32::MAX);
        let out = &mut writer.aside.writer;
        let head = out
            .write_all(MAGIC)
            .and_then(|()| out.write_all(mark))
            .and_then(|()| out.write_all(&columns.to_le_bytes()));
        head.map_err(|source| writer.aside.give_up(source))?;
        Ok(writer)
    }

    /// Adds a stretch of rows.
    pub(crate) fn write(&mut self, rows: usize, columns: &[Cells]) -> Result<(), EnsembleError> {
        let out = &mut self.aside.writer;
        let written = out
            .write_all(&u32::try_from(rows).unwrap_or(u32::MAX).to_le_bytes())
            .and_then(|()| columns.iter().try_for_each(|cells| cells.write(out)));
        written.map_err(|source| self.aside.give_up(source))
    }

    pub(crate) fn finish(self) -> Result<(), EnsembleError> {
        self.aside.settle(Ok(()))
    }

    pub(crate) fn discard(self) {
        self.aside.discard();
    }
}

/// A finished part.
#[derive(Debug)]
pub(crate) struct Part {
    path: PathBuf,
    file: BufReader<File>,
    /// Where each stretch's columns begin, and its rows.
    stretches: Vec<(u64, usize)>,
}

impl Part {
    /// Opens a part; `None` if there is none of this run.
    pub(crate) fn open(
        path: &Path,
        mark: &[u8; 16],
        columns: &[Column],
    ) -> Result<Option<Self>, EnsembleError> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(EnsembleError::read(path, source)),
        };
        let mut part = Self {
            path: path.to_owned(),
            file: BufReader::new(file),
            stretches: Vec::new(),
        };
        match part.scan(mark, columns) {
            Ok(ours) => Ok(ours.then_some(part)),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Err(EnsembleError::damaged(path, Damage::Short))
            }
            Err(error) => Err(EnsembleError::damaged(path, Damage::unreadable(error))),
        }
    }

    /// Reads the head and finds the stretches; false if it is of another run.
    fn scan(&mut self, mark: &[u8; 16], columns: &[Column]) -> io::Result<bool> {
        let mut head = [0; HEAD as usize];
        self.file.read_exact(&mut head)?;
        let count = u32::try_from(columns.len())
            .unwrap_or(u32::MAX)
            .to_le_bytes();
        if head != [MAGIC.as_slice(), mark, &count].concat().as_slice() {
            return Ok(false);
        }
        let width: u64 = columns.iter().map(|column| column.cells().width()).sum();
        let length = self.file.get_ref().metadata()?.len();
        let mut at = HEAD;
        while at < length {
            let mut rows = [0; 4];
            self.file.read_exact(&mut rows)?;
            let rows = u32::from_le_bytes(rows);
            self.stretches.push((at + 4, rows as usize));
            at += 4 + u64::from(rows) * width;
            self.file.seek(SeekFrom::Start(at))?;
        }
        if at == length {
            Ok(true)
        } else {
            Err(io::ErrorKind::UnexpectedEof.into())
        }
    }

    pub(crate) fn rows(&self) -> usize {
        self.stretches.iter().map(|(_, rows)| rows).sum()
    }

    /// Adds the values of a column, `before` bytes of earlier columns in each row, to `cells`.
    pub(crate) fn read(&mut self, before: u64, cells: &mut Cells) -> Result<(), EnsembleError> {
        for &(at, rows) in &self.stretches {
            let start = SeekFrom::Start(at + before * rows as u64);
            let read = self
                .file
                .seek(start)
                .and_then(|_| cells.read(rows, &mut self.file));
            read.map_err(|source| EnsembleError::read(&self.path, source))?;
        }
        Ok(())
    }
}
