//! Rows added to the text of an event log, which stays otherwise as it is, byte for byte.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::read::COLUMNS;

/// Cells of a row to be, by column; columns that are not named stay empty.
pub type Cells = BTreeMap<String, String>;

/// Why rows can't be added to a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// The log has no place for a cell.
    #[error(
        "the log has no column `{column}`; add it to the first line, and a comma to each other"
    )]
    NoColumn {
        /// The column.
        column: String,
    },
    /// A quote is opened and never closed: what comes after it would be part of that cell.
    #[error("a quote that is opened on line {line} is never closed; close it first")]
    OpenQuote {
        /// Line of the row, from 1.
        line: u64,
    },
    /// A row of a table to take rows from has another number of cells than its head.
    #[error("line {line} has {found} cells, the head has {expected}")]
    Ragged {
        /// Line of the row, from 1.
        line: u64,
        /// Its cells.
        found: usize,
        /// Those of the head.
        expected: usize,
    },
}

/// The text of a log with more rows at its end. An empty text gets all columns as its head first.
///
/// The old text is the beginning of the new one. Rows end as the first line does, and a last line
/// without an end gets one.
///
/// # Errors
/// If a cell has no column, or the old text ends inside a quote.
pub fn append(text: &str, rows: &[Cells]) -> Result<String, AppendError> {
    let (end, terminator) = line_end(text);
    let mut new = text.to_owned();
    let head = match records(text).into_iter().next() {
        Some(head) => head,
        None => {
            let head = StringRecord::from(&COLUMNS[..]);
            new.push_str(&written(&head, terminator));
            head
        }
    };
    if let Some(line) = open_quote(text) {
        return Err(AppendError::OpenQuote { line });
    }
    if !new.is_empty() && !new.ends_with(['\n', '\r']) {
        new.push_str(end);
    }
    for row in rows {
        let strange = row
            .keys()
            .find(|name| !head.iter().any(|h| h.trim() == *name));
        if let Some(column) = strange {
            let column = column.clone();
            return Err(AppendError::NoColumn { column });
        }
        let cell = |column: &str| row.get(column.trim()).map_or("", String::as_str);
        let record: StringRecord = head.iter().map(cell).collect();
        new.push_str(&written(&record, terminator));
    }
    Ok(new)
}

/// The rows of a table with a head, as cells by column.
///
/// # Errors
/// If a row has another number of cells than the head, or the text ends inside a quote.
pub fn rows(text: &str) -> Result<Vec<Cells>, AppendError> {
    if let Some(line) = open_quote(text) {
        return Err(AppendError::OpenQuote { line });
    }
    let mut records = records(text).into_iter();
    let Some(head) = records.next() else {
        return Ok(Vec::new());
    };
    let row = |record: StringRecord| {
        if record.len() != head.len() {
            return Err(AppendError::Ragged {
                line: record.position().map_or(0, csv::Position::line),
                found: record.len(),
                expected: head.len(),
            });
        }
        let cells = head.iter().zip(&record);
        let filled = cells.filter(|(_, cell)| !cell.trim().is_empty());
        Ok(filled
            .map(|(column, cell)| (column.trim().to_owned(), cell.trim().to_owned()))
            .collect())
    };
    records.map(row).collect()
}

fn records(text: &str) -> Vec<StringRecord> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    // The text is UTF-8 and rows may have any length, so nothing can go wrong.
    reader.records().flatten().collect()
}

/// The line of the row whose quote is still open where the text ends.
fn open_quote(text: &str) -> Option<u64> {
    // One more row would be one more record, were the quote closed.
    let before = records(text);
    let with = format!("{text}\nx\n");
    let swallowed = records(&with).len() == before.len() && !before.is_empty();
    let last = before.last()?.position().map_or(0, csv::Position::line);
    swallowed.then_some(last)
}

fn line_end(text: &str) -> (&'static str, Terminator) {
    let first = text.find(['\n', '\r']).map(|at| &text[at..]);
    match first {
        Some(rest) if rest.starts_with("\r\n") => ("\r\n", Terminator::CRLF),
        Some(rest) if rest.starts_with('\r') => ("\r", Terminator::Any(b'\r')),
        _ => ("\n", Terminator::Any(b'\n')),
    }
}

/// A row as a line of text, quoted where needed.
fn written(record: &StringRecord, terminator: Terminator) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(terminator)
        .from_writer(Vec::new());
    // Writing into memory can't fail, and what goes in as UTF-8 comes out as such.
    let done = writer.write_record(record);
    debug_assert!(done.is_ok(), "{done:?}");
    writer
        .into_inner()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(of: &[(&str, &str)]) -> Cells {
        let pair = |(column, cell): &(&str, &str)| ((*column).to_owned(), (*cell).to_owned());
        of.iter().map(pair).collect()
    }

    #[test]
    fn lines_end_as_they_did() {
        let row = [cells(&[("kind", "coup"), ("note", "a, \"b\"")])];
        for end in ["\n", "\r\n", "\r"] {
            for last in [end, ""] {
                let text = format!("date,kind,note{end}2025-01-01,other,x{last}");
                let new = append(&text, &row).expect("a log");
                let line = format!(",coup,\"a, \"\"b\"\"\"{end}");
                assert_eq!(
                    new,
                    format!("date,kind,note{end}2025-01-01,other,x{end}{line}")
                );
            }
        }
    }

    #[test]
    fn an_empty_log_gets_a_head() {
        let new = append("", &[cells(&[("kind", "coup")])]).expect("a log");
        assert_eq!(new.lines().next(), Some(COLUMNS.join(",").as_str()));
        assert_eq!(rows(&new), Ok(vec![cells(&[("kind", "coup")])]));
    }

    #[test]
    fn a_cell_without_a_column_is_refused() {
        let error = append("date,kind\n", &[cells(&[("fact", "a")])]);
        let column = "fact".to_owned();
        assert_eq!(error, Err(AppendError::NoColumn { column }));
    }

    #[test]
    fn a_row_is_not_swallowed_by_an_open_quote() {
        let text = "date,kind\n2025-01-01,other\n2025-01-02,\"oth\n";
        let error = AppendError::OpenQuote { line: 3 };
        assert_eq!(append(text, &[]), Err(error.clone()));
        assert_eq!(rows(text), Err(error));
    }

    #[test]
    fn a_ragged_row_is_named_by_its_line() {
        let error = AppendError::Ragged {
            line: 3,
            found: 3,
            expected: 2,
        };
        assert_eq!(rows("a,b\n1,2\n1,2,3\n"), Err(error));
    }

    proptest! {
        #[test]
        fn what_was_there_stays_and_what_is_added_is_read_back(
            old in "[a-z]{1,3},[a-z]{0,3}", texts in proptest::collection::vec("[ -~é\n]{0,12}", 1..4),
        ) {
            let text = format!("kind,note\n{old}");
            let new: Vec<Cells> = texts
                .iter()
                .map(|text| cells(&[("kind", "other"), ("note", text.trim())]))
                .map(|row| row.into_iter().filter(|(_, cell)| !cell.is_empty()).collect())
                .collect();
            let longer = append(&text, &new).expect("a log");
            prop_assert!(longer.starts_with(&text));
            prop_assert_eq!(&rows(&longer).expect("rows")[1..], &new);
        }
    }
}
