//! Places of the cells of a row.

use std::ops::Range;

/// The byte ranges of the cells of the row that begins at byte `start` of `text`, quotes included.
///
/// Follows the same rules as the csv crate reads by: commas part cells, a cell in double quotes
/// may hold commas and line ends, a doubled quote stands for one.
pub(super) fn cell_spans(text: &str, start: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut at = start;
    let mut cell = start;
    let mut quoted = false;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                spans.push(cell..at);
                cell = at + 1;
            }
            b'\n' | b'\r' if !quoted => break,
            _ => {}
        }
        at += 1;
    }
    spans.push(cell..at);
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_quotes_and_empty_cells() {
        let text = "a,\"b, \"\"c\"\"\",,d\r\nnext";
        let cells: Vec<_> = cell_spans(text, 0)
            .into_iter()
            .map(|span| &text[span])
            .collect();
        assert_eq!(cells, ["a", "\"b, \"\"c\"\"\"", "", "d"]);
        assert_eq!(cell_spans(text, text.len()), vec![text.len()..text.len()]);
    }
}
