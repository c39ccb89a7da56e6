//! A report as text: every problem with its place, the text marked, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};

use crate::codes::{Language, Level};
use crate::diagnostic::{Diagnostic, Report, Spot};
use crate::file::{File, Mark};

/// How a report is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// With terminal colours.
    pub colour: bool,
    /// In which language.
    pub language: Language,
}

/// Lines longer than this are named but not shown: they come from generated or hostile files.
const LONGEST_LINE: usize = 2000;
/// A marked text is shown down to this many lines.
const MOST_LINES: usize = 6;

/// The whole report, ending in a count.
pub(crate) fn render(report: &Report, style: Style) -> String {
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(100);
    let mut out = String::new();
    for item in report.diagnostics() {
        out.push_str(&renderer.render(&[group(report, item, style.language)]));
        out.push_str("\n\n");
    }
    out.push_str(&count(report, style.language));
    out
}

fn group<'a>(report: &'a Report, item: &Diagnostic, language: Language) -> Group<'a> {
    let title = severity(item.code.level, language)
        .primary_title(item.message(language))
        .id(item.code.code);
    let mut group = Group::with_title(title);
    match item.spot {
        Spot::Folder => group = group.element(Origin::path(report.folder())),
        Spot::Text(mark) => {
            group = show(group, report, mark, AnnotationKind::Primary, None);
        }
    }
    if let Some(also) = item.also {
        let label = item.code.words(language).also;
        group = show(group, report, also, AnnotationKind::Context, Some(label));
    }
    let help = match language {
        Language::English => Severity::HELP,
        Language::French => Severity::HELP.with_name("aide"),
    };
    for hint in item.hints(language) {
        group = group.element(help.clone().message(hint));
    }
    group
}

fn severity(level: Level, language: Language) -> Severity<'static> {
    match (level, language) {
        (Level::Error, Language::English) => Severity::ERROR,
        (Level::Error, Language::French) => Severity::ERROR.with_name("erreur"),
        (Level::Warning, Language::English) => Severity::WARNING,
        (Level::Warning, Language::French) => Severity::WARNING.with_name("avertissement"),
    }
}

/// Adds the marked text to a group. Only the lines in question are handed to the renderer, so that
/// a report over a large file stays cheap.
fn show<'a>(
    group: Group<'a>,
    report: &'a Report,
    mark: Mark,
    kind: AnnotationKind,
    label: Option<&'static str>,
) -> Group<'a> {
    let Some(file) = report.files().get(mark.file) else {
        return group;
    };
    let Some((slice, span, first_line)) = cut(file, mark) else {
        let at = file.position(mark.span().start);
        let origin = Origin::path(file.name.as_str())
            .line(at.line)
            .char_column(at.column);
        return group.element(origin);
    };
    let annotation = kind.span(span).label(label);
    group.element(
        Snippet::source(slice)
            .path(file.name.as_str())
            .line_start(first_line + 1)
            .annotation(annotation),
    )
}

/// The whole lines that hold the mark, the mark within them, and the first line's index (from 0).
fn cut(file: &File, mark: Mark) -> Option<(&str, std::ops::Range<usize>, usize)> {
    let span = mark.span();
    let start = span.start.min(file.text.len());
    let first = file.line_of(start);
    let last = file
        .line_of(span.end.saturating_sub(1).max(start))
        .min(first + MOST_LINES - 1);
    let from = file.line_span(first).start;
    let to = file.line_span(last).end;
    let slice = file.text.get(from..to)?;
    if slice.is_empty() || slice.len() > LONGEST_LINE {
        return None;
    }
    let end = span.end.clamp(start, to.max(start));
    Some((slice, start - from..end - from, first))
}

fn count(report: &Report, language: Language) -> String {
    let (errors, warnings) = (report.errors(), report.warnings());
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let mut line = match language {
        Language::English => {
            format!(
                "{errors} error{}, {warnings} warning{}",
                plural(errors),
                plural(warnings)
            )
        }
        Language::French => format!(
            "{errors} erreur{}, {warnings} avertissement{}",
            if errors > 1 { "s" } else { "" },
            if warnings > 1 { "s" } else { "" }
        ),
    };
    if report.left_out() > 0 {
        let more = match language {
            Language::English => format!(" ({} more not shown)", report.left_out()),
            Language::French => format!(" ({} de plus, non montrés)", report.left_out()),
        };
        line.push_str(&more);
    }
    line.push('\n');
    line
}
