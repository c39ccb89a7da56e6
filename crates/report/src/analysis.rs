//! What an analysis found, ready to be read: as a page that needs nothing else, and as text.

use serde::Serialize;

use crate::html::{ReportError, template};
use crate::messages::Messages;
use crate::terminal;

/// What an analysis found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Analysis {
    /// What was analysed.
    pub title: String,
    /// From which day it looks how far ahead, over how many histories.
    pub window: String,
    /// The answers, sentence by sentence; the page sets them apart.
    pub lead: Vec<String>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// How to read it and what not to conclude, sentence by sentence.
    pub reading: Vec<String>,
    /// The command that makes it again.
    pub again: String,
}

/// A section: lines of text, then drawings, then tables.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Paragraphs.
    pub lines: Vec<String>,
    /// Drawings; the page alone has them, so a table should tell the same figures.
    pub plots: Vec<Plot>,
    /// Tables.
    pub tables: Vec<Table>,
}

/// A drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Plot {
    /// An SVG of [`crate::plot`], with title and description for those who don't see it. It is put
    /// into the page as it is.
    pub svg: String,
    /// What is written under it.
    pub caption: String,
}

/// A table. Without rows it isn't shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it shows; folded tables need one.
    pub caption: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows; the first column holds words, the others figures. On the page a bracket at the end of
    /// a cell stands below its figure.
    pub rows: Vec<Vec<String>>,
    /// Whether it is for those who look closer: the page folds it, the text leaves it out.
    pub folded: bool,
}

impl Analysis {
    /// One HTML page that needs nothing else, in the style of the report.
    ///
    /// # Errors
    /// If the page's template fails, which is a bug.
    pub fn page(&self, messages: &Messages) -> Result<String, ReportError> {
        #[derive(Serialize)]
        struct Page<'a> {
            lang: &'static str,
            title: &'a str,
            window: &'a str,
            lead: &'a [String],
            sections: &'a [Section],
            reading: &'a [String],
            again: &'a str,
        }
        let page = Page {
            lang: messages.lang().code(),
            title: &self.title,
            window: &self.window,
            lead: &self.lead,
            sections: &self.sections,
            reading: &self.reading,
            again: &self.again,
        };
        template::render("analysis.html", messages, &page).map_err(ReportError::Template)
    }

    /// Plain text, of lines of at most 100 columns, without drawings and folded tables, and without
    /// the sections that have nothing else.
    #[must_use]
    pub fn text(&self) -> String {
        let lines = |lines: &[String]| -> Vec<String> {
            lines.iter().map(|line| terminal::wrap(line)).collect()
        };
        let head = [&self.title, &self.window].map(|line| terminal::wrap(line));
        let mut parts = vec![head.join("\n").trim_end().to_owned()];
        parts.extend(lines(&self.lead));
        for section in &self.sections {
            let told = lines(&section.lines);
            let shown = |table: &&Table| !table.folded && !table.rows.is_empty();
            let tables: Vec<&Table> = section.tables.iter().filter(shown).collect();
            // Lines about drawings and folded tables alone are nothing without them.
            let only_page = !section.plots.is_empty() || !section.tables.is_empty();
            if tables.is_empty() && (told.is_empty() || only_page) {
                continue;
            }
            parts.push(section.heading.clone());
            parts.extend(told);
            parts.extend(tables.into_iter().map(Table::text));
        }
        parts.extend(lines(&self.reading));
        format!("{}\n", parts.join("\n\n"))
    }
}

impl Table {
    fn text(&self) -> String {
        let table = terminal::table(self.columns.clone(), self.rows.clone());
        match self.caption.as_str() {
            "" => table,
            caption => format!("{}\n{table}", terminal::wrap(caption)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    fn analysis() -> Analysis {
        let table = |caption: &str, folded| Table {
            caption: caption.into(),
            columns: vec!["x".into(), "y".into()],
            rows: vec![vec!["<script>".into(), "1 (0 – 2)".into()]],
            folded,
        };
        Analysis {
            title: "t".into(),
            window: "10 November".into(),
            lead: vec!["a & b".into()],
            sections: vec![Section {
                heading: "<b>".into(),
                plots: vec![Plot {
                    svg: "<svg></svg>".into(),
                    caption: "drawn".into(),
                }],
                tables: vec![table("shown", false), table("more", true)],
                ..Section::default()
            }],
            reading: vec!["with care".into()],
            again: "citerne".into(),
        }
    }

    #[test]
    fn what_comes_from_outside_is_text_and_only_drawings_are_not() {
        let page = analysis().page(&Messages::new(Lang::Fr)).expect("a page");
        let has = |part: &str| page.contains(part);
        assert!(has("lang=\"fr\"") && has("a &amp; b"), "{page}");
        assert!(
            !has("<script>") && has("&lt;script&gt;") && has("&lt;b&gt;"),
            "{page}"
        );
        assert!(
            has("<figure><svg></svg><figcaption>drawn</figcaption></figure>"),
            "{page}"
        );
        assert!(has("<details><summary>more</summary>"), "{page}");
        assert!(has("1 <small>(0 – 2)</small>"), "{page}");
    }

    #[test]
    fn text_leaves_out_what_is_folded_and_drawn() {
        let text = analysis().text();
        assert!(
            text.contains("10 November") && text.contains("shown"),
            "{text}"
        );
        assert!(!text.contains("more") && !text.contains("svg"), "{text}");
        assert!(text.ends_with("with care\n"), "{text}");
    }

    #[test]
    fn an_empty_section_is_no_text() {
        let mut analysis = analysis();
        analysis.sections[0].tables.clear();
        assert!(!analysis.text().contains("<b>"));
    }
}
