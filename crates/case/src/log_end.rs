//! The last day of the log, moved in the text of the file that says it.

use jiff::civil::Date;

use crate::file::FileId;
use crate::folder::{EVENTS_FILE, Folder};
use crate::tree;

/// The file that holds `[case] log_ends`, with another day there and otherwise as it was, byte for
/// byte; its name and its text. `None` if no file says it in a way that can be read.
#[must_use]
pub fn with_log_end(folder: &Folder, day: Date) -> Option<(String, String)> {
    let tables = folder.files().filter(|(name, _)| *name != EVENTS_FILE);
    tables.into_iter().find_map(|(name, bytes)| {
        let text = std::str::from_utf8(bytes).ok()?;
        let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = tree::parse(FileId(0), plain, &mut Vec::new());
        let span = tree.at("case.log_ends")?.mark.span();
        let skipped = text.len() - plain.len();
        let mut new = text.to_owned();
        new.replace_range(span.start + skipped..span.end + skipped, &day.to_string());
        Some((name.to_owned(), new))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_the_day_changes() {
        let text = "\u{feff}[case]\nlog_ends = 2025-01-31 # é\nx = 1\n";
        let folder = Folder::from_memory("a", [("a.toml", "y = 1"), ("case.toml", text)]);
        let new = with_log_end(&folder, date(2025, 2, 1)).expect("a file");
        assert_eq!(new.0, "case.toml");
        assert_eq!(new.1, text.replace("2025-01-31", "2025-02-01"));
        let none = Folder::from_memory("a", [("a.toml", "y = 1")]);
        assert_eq!(with_log_end(&none, date(2025, 2, 1)), None);
    }
}
