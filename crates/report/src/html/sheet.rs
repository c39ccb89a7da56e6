//! A plain page of lines and tables.

use serde::Serialize;

use super::{ReportError, template};
use crate::messages::Messages;

/// A section: lines of text, then a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Paragraphs.
    pub lines: Vec<String>,
    /// Head of the table.
    pub columns: Vec<String>,
    /// Its rows; the first column holds words, the others figures. Without rows there is no table.
    pub rows: Vec<Vec<String>>,
}

/// A page that needs nothing else, in the style of the report.
///
/// # Errors
/// If the template fails: a bug.
pub fn sheet(
    title: &str,
    sections: &[Section],
    messages: &Messages,
) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Sheet<'a> {
        lang: &'static str,
        title: &'a str,
        sections: &'a [Section],
    }
    let page = Sheet {
        lang: messages.lang().code(),
        title,
        sections,
    };
    template::render("sheet.html", messages, &page).map_err(ReportError::Template)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    #[test]
    fn what_comes_from_outside_is_text() {
        let section = Section {
            heading: "<b>".into(),
            lines: vec!["a & b".into()],
            columns: vec!["x".into(), "y".into()],
            rows: vec![vec!["<script>".into(), "1".into()]],
        };
        let page = sheet("t", &[section], &Messages::new(Lang::Fr)).expect("a page");
        assert!(
            page.contains("lang=\"fr\"") && page.contains("a &amp; b"),
            "{page}"
        );
        assert!(
            !page.contains("<script>") && page.contains("&lt;script&gt;"),
            "{page}"
        );
    }
}
