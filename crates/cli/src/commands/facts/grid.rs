//! Tables and headings as Markdown, or as plain text for the terminal.

/// How a page is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Aligned columns.
    Plain,
    /// Pipe tables.
    Markdown,
}

impl Style {
    /// A heading of a section.
    pub(super) fn heading(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Markdown => format!("## {text}\n"),
        }
    }

    /// A command to type.
    pub(super) fn command(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Markdown => format!("```sh\n{text}\n```"),
        }
    }

    /// A list.
    pub(super) fn list(self, items: &[String]) -> String {
        let lines: Vec<_> = items.iter().map(|item| format!("- {item}")).collect();
        lines.join("\n")
    }

    /// A table: its head, then its rows. The first `words` columns are set left, the others, which
    /// hold figures, right.
    pub(super) fn table(self, words: usize, head: &[String], rows: &[Vec<String>]) -> String {
        let all = || std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        let width = |column: usize| {
            all()
                .map(|row| row.get(column).map_or(0, |cell| cell.chars().count()))
                .max()
        };
        let widths: Vec<usize> = (0..head.len())
            .map(|column| width(column).unwrap_or(0).max(3))
            .collect();
        let mut lines: Vec<String> = all().map(|row| self.line(words, &widths, row)).collect();
        if self == Self::Markdown {
            let rule = |(column, width): (usize, &usize)| match column < words {
                true => "-".repeat(*width),
                false => format!("{}:", "-".repeat(width - 1)),
            };
            let rules: Vec<_> = widths.iter().enumerate().map(rule).collect();
            lines.insert(1, format!("| {} |", rules.join(" | ")));
        }
        lines.join("\n")
    }

    fn line(self, words: usize, widths: &[usize], row: &[String]) -> String {
        let cells = row
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(column, (cell, &width))| {
                let cell = match self {
                    Self::Plain => cell.clone(),
                    Self::Markdown => cell.replace('|', "\\|"),
                };
                match column < words {
                    true => format!("{cell:<width$}"),
                    false => format!("{cell:>width$}"),
                }
            });
        let cells: Vec<_> = cells.collect();
        match self {
            Self::Plain => cells.join("  ").trim_end().to_owned(),
            Self::Markdown => format!("| {} |", cells.join(" | ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn words_are_set_left_and_figures_right() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        let (head, rows) = (row("what", "n"), [row("é", "1,200"), row("a|b", "7")]);
        let plain = Style::Plain.table(1, &head, &rows);
        assert_eq!(plain, "what      n\né     1,200\na|b       7");
        let markdown = Style::Markdown.table(1, &head, &rows);
        let expected = "| what |     n |\n| ---- | ----: |\n| é    | 1,200 |\n| a\\|b |     7 |";
        assert_eq!(markdown, expected);
    }
}
