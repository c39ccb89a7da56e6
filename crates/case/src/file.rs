//! The files of a case as text, and marks that point into them.

use std::ops::Range;

/// Number of a file within [`Files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A piece of text in one file: bytes `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Mark {
    /// A mark over `span` of `file`. Files are limited to a few megabytes, so bytes fit `u32`.
    pub fn new(file: FileId, span: Range<usize>) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: clamp(span.start),
            end: clamp(span.end),
        }
    }

    /// The marked bytes.
    pub fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Line and column of a byte, both counted from one; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One file of a case: its name and its text.
#[derive(Debug, Clone)]
pub struct File {
    /// Name within the folder.
    pub name: String,
    /// Its text; empty where the bytes were not UTF-8.
    pub text: String,
    line_starts: Vec<u32>,
}

impl File {
    fn new(name: String, text: String) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let mut line_starts = vec![0];
        line_starts.extend(starts.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)));
        Self {
            name,
            text,
            line_starts,
        }
    }

    /// Index of the line (from 0) that holds byte `at`.
    pub fn line_of(&self, at: usize) -> usize {
        self.line_starts
            .partition_point(|start| *start as usize <= at)
            .saturating_sub(1)
    }

    /// The bytes of line `index` (from 0) without its line end.
    pub fn line_span(&self, index: usize) -> Range<usize> {
        let start = self
            .line_starts
            .get(index)
            .map_or(self.text.len(), |start| *start as usize);
        let end = self
            .line_starts
            .get(index + 1)
            .map_or(self.text.len(), |next| *next as usize - 1);
        start..end.max(start)
    }

    /// Line and column of byte `at`.
    pub fn position(&self, at: usize) -> LineColumn {
        let line = self.line_of(at);
        let start = self.line_span(line).start;
        let before = self.text.get(start..at.min(self.text.len())).unwrap_or("");
        LineColumn {
            line: line + 1,
            column: before.chars().count() + 1,
        }
    }
}

/// All files of a case, in the order of their names.
#[derive(Debug, Clone, Default)]
pub struct Files(Vec<File>);

impl Files {
    /// Adds a file and gives its number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.0.push(File::new(name.into(), text.into()));
        FileId(u16::try_from(self.0.len() - 1).unwrap_or(u16::MAX))
    }

    /// The file with number `id`.
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.0.get(usize::from(id.0))
    }

    /// The text under a mark; empty where it points outside.
    pub fn text(&self, mark: Mark) -> &str {
        self.get(mark.file)
            .and_then(|file| file.text.get(mark.span()))
            .unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_not_bytes() {
        let mut files = Files::default();
        let id = files.add("a.toml", "x = 1\né = 2\n");
        let file = files.get(id).unwrap();
        let at = file.text.find('2').unwrap();
        assert_eq!(file.position(at), LineColumn { line: 2, column: 5 });
        assert_eq!(
            file.position(file.text.len()),
            LineColumn { line: 3, column: 1 }
        );
        assert_eq!(&file.text[file.line_span(1)], "é = 2");
    }
}
