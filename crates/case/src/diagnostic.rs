//! A problem found in a case, as data: code, places and arguments. Words come from
//! [`crate::codes`], so that every language says the same.

use serde::Serialize;

use crate::codes::{Code, Language, Level};
use crate::file::{Files, Mark};
use crate::particular::{Particular, fill};
use crate::render;

/// Where a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The folder as a whole.
    Folder,
    /// A piece of text.
    Text(Mark),
}

impl From<Mark> for Spot {
    fn from(mark: Mark) -> Self {
        Self::Text(mark)
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// Where it is.
    pub spot: Spot,
    /// A second place that belongs to it, such as the first of two duplicates.
    pub also: Option<Mark>,
    /// The particulars, by name, for the templates of the code.
    pub(crate) args: Vec<(&'static str, Particular)>,
}

impl Diagnostic {
    /// A problem of kind `code` at `spot`.
    pub fn new(code: Code, spot: impl Into<Spot>) -> Self {
        Self {
            code,
            spot: spot.into(),
            also: None,
            args: Vec::new(),
        }
    }

    /// Adds a particular.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.add(name, value);
        self
    }

    /// Adds a particular.
    pub(crate) fn add(&mut self, name: &'static str, value: impl ToString) {
        self.args.push((name, Particular::name(value)));
    }

    /// Adds a particular in words, English and French.
    #[must_use]
    pub(crate) fn say(mut self, name: &'static str, both: [impl ToString; 2]) -> Self {
        self.args.push((name, Particular::words(both)));
        self
    }

    /// Whether a particular is there and reads so in English.
    pub(crate) fn says(&self, name: &str, text: &str) -> bool {
        let mut args = self.args.iter();
        args.any(|(known, value)| *known == name && value.text(Language::English) == text)
    }

    /// Adds a particular when there is one; a hint that needs it is left out otherwise.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.arg(name, value),
            None => self,
        }
    }

    /// Shows a second place.
    #[must_use]
    pub fn also(mut self, mark: impl Into<Option<Mark>>) -> Self {
        self.also = mark.into();
        self
    }

    /// The problem in one sentence.
    pub fn message(&self, language: Language) -> String {
        fill(self.code.words(language).message, &self.args, language)
            .unwrap_or_else(|| self.code.words(language).title.to_owned())
    }

    /// What to do about it: the hints of the code whose particulars are known.
    pub fn hints(&self, language: Language) -> Vec<String> {
        let hints = self.code.words(language).hints.iter();
        hints
            .filter_map(|hint| fill(hint, &self.args, language))
            .collect()
    }

    /// The problem in one line: message, first hint and code.
    pub fn sentence(&self, language: Language) -> String {
        let hints = self.hints(language);
        let hint = match (hints.first(), language) {
            (None, _) => String::new(),
            (Some(hint), Language::English) => format!("; {hint}"),
            (Some(hint), Language::French) => format!(" ; {hint}"),
        };
        format!("{}{hint} [{}]", self.message(language), self.code.code)
    }
}

/// Everything found in one reading of a case, sorted by file and place.
#[derive(Debug, Clone, Default)]
pub struct Report {
    files: Files,
    folder: String,
    items: Vec<Diagnostic>,
    left_out: usize,
}

/// A report holds at most this many problems; the rest are counted.
pub const MAX_DIAGNOSTICS: usize = 500;

impl Report {
    /// Sorts what was found and drops exact repeats.
    pub(crate) fn new(folder: &str, files: Files, mut items: Vec<Diagnostic>) -> Self {
        items.sort_by(|a, b| (a.spot, a.code.code, &a.args).cmp(&(b.spot, b.code.code, &b.args)));
        items.dedup_by(|a, b| (a.spot, a.code.code, &a.args) == (b.spot, b.code.code, &b.args));
        // Errors are kept before warnings when a report overflows.
        let mut left_out = 0;
        if items.len() > MAX_DIAGNOSTICS {
            left_out = items.len() - MAX_DIAGNOSTICS;
            items.sort_by_key(|item| item.code.level);
            items.truncate(MAX_DIAGNOSTICS);
            items.sort_by_key(|item| item.spot);
        }
        Self {
            files,
            folder: folder.to_owned(),
            items,
            left_out,
        }
    }

    /// The problems, by file and place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.items
    }

    /// The files the problems point into.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Name of the folder that was read.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Problems over [`MAX_DIAGNOSTICS`] that are counted but not held.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// True when nothing was found.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Number of errors held.
    pub fn errors(&self) -> usize {
        self.items
            .iter()
            .filter(|item| item.code.level == Level::Error)
            .count()
    }

    /// Number of warnings held.
    pub fn warnings(&self) -> usize {
        self.items.len() - self.errors()
    }

    /// The report as text for people: each problem with file, line, column, the text marked, its
    /// code and what to do.
    pub fn render(&self, style: render::Style) -> String {
        render::render(self, style)
    }

    /// The report as data for programs.
    pub fn to_json(&self, language: Language) -> serde_json::Value {
        let problems: Vec<_> = self
            .items
            .iter()
            .map(|item| JsonProblem::new(self, item, language))
            .collect();
        serde_json::json!({
            "folder": self.folder,
            "errors": self.errors(),
            "warnings": self.warnings(),
            "left_out": self.left_out,
            "problems": problems,
        })
    }
}

#[derive(Serialize)]
struct JsonSpot<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    code: &'static str,
    level: Level,
    message: String,
    hints: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<JsonSpot<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Option<JsonSpot<'a>>,
    args: std::collections::BTreeMap<&'static str, &'a str>,
}

impl<'a> JsonProblem<'a> {
    fn new(report: &'a Report, item: &'a Diagnostic, language: Language) -> Self {
        let at = match item.spot {
            Spot::Folder => None,
            Spot::Text(mark) => json_spot(report, mark),
        };
        Self {
            code: item.code.code,
            level: item.code.level,
            message: item.message(language),
            hints: item.hints(language),
            at,
            also: item.also.and_then(|mark| json_spot(report, mark)),
            args: item
                .args
                .iter()
                .map(|(name, value)| (*name, value.text(language)))
                .collect(),
        }
    }
}

fn json_spot(report: &Report, mark: Mark) -> Option<JsonSpot<'_>> {
    let file = report.files.get(mark.file)?;
    let (start, end) = (
        file.position(mark.span().start),
        file.position(mark.span().end),
    );
    Some(JsonSpot {
        file: &file.name,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    })
}
