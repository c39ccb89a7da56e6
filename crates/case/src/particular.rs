//! The particulars of a problem, and the templates they go into.

use crate::codes::Language;

/// A particular is shown up to this many characters: a hostile file may hold a key of megabytes.
const LONGEST: usize = 600;

/// Words in English and in French.
pub(crate) type Phrase = [&'static str; 2];

/// A particular of a problem: a name or a figure, which is the same in all languages, or words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Particular {
    Name(String),
    /// In English and in French.
    Words([String; 2]),
}

impl Particular {
    /// A name or a figure.
    pub(crate) fn name(text: impl ToString) -> Self {
        Self::Name(shortened(text.to_string()))
    }

    /// Words in English and in French.
    pub(crate) fn words(both: [impl ToString; 2]) -> Self {
        Self::Words(both.map(|words| shortened(words.to_string())))
    }

    pub(crate) fn text(&self, language: Language) -> &str {
        match (self, language) {
            (Self::Name(name), _) => name,
            (Self::Words([words, _]), Language::English)
            | (Self::Words([_, words]), Language::French) => words,
        }
    }
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text,
    }
}

/// Replaces `{name}` by its particular; `None` when one is missing.
pub(crate) fn fill(
    template: &str,
    args: &[(&'static str, Particular)],
    language: Language,
) -> Option<String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let close = open + rest[open..].find('}')?;
        let name = &rest[open + 1..close];
        let (_, value) = args.iter().find(|(known, _)| *known == name)?;
        out.push_str(&rest[..open]);
        out.push_str(value.text(language));
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_with_a_missing_particular_is_left_out() {
        let args = [("a", Particular::name(1))];
        let fill = |template| fill(template, &args, Language::English);
        assert_eq!(fill("x {a} y").as_deref(), Some("x 1 y"));
        assert_eq!(fill("x {b} y"), None);
        assert_eq!(fill("no brace").as_deref(), Some("no brace"));
    }

    #[test]
    fn words_come_in_the_language_of_the_template() {
        let args = [("what", Particular::words(["a list", "une liste"]))];
        let said = |template, language| fill(template, &args, language);
        let (en, fr) = (Language::English, Language::French);
        assert_eq!(said("found {what}", en).as_deref(), Some("found a list"));
        assert_eq!(said("pas {what}", fr).as_deref(), Some("pas une liste"));
    }
}
