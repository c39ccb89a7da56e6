//! Every problem that a case can have: a stable code, and words for it.
//!
//! Codes never change their meaning and are never given twice. Templates name their particulars in
//! braces; a hint is shown when all its particulars are known. The tables here hold the English
//! words, those in `french` the French ones, code by code; a test keeps them together.

mod events;
mod french;
mod measures;
mod network;
mod quantities;
mod references;
mod structure;
mod time;

use serde::Serialize;

pub use events::*;
pub use measures::*;
pub use network::*;
pub use quantities::*;
pub use references::*;
pub use structure::*;
pub use time::*;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The case can't be used.
    Error,
    /// The case can be used, but something in it deserves a look.
    Warning,
}

/// Language of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

/// The words of one code in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The kind of problem.
    pub title: &'static str,
    /// One problem, with its particulars in braces.
    pub message: &'static str,
    /// What to do; each is shown when its particulars are known.
    pub hints: &'static [&'static str],
    /// What a second marked place is.
    pub also: &'static str,
    /// What it means, why it matters, how to mend it.
    pub why: &'static str,
}

/// A code with its meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The stable code, such as "C013".
    pub code: &'static str,
    /// A short name, used for the folder of its test.
    pub slug: &'static str,
    /// Error or warning.
    pub level: Level,
    /// English words.
    pub en: Words,
}

/// A code: a reference into the table of all codes.
pub type Code = &'static Explanation;

impl Explanation {
    /// The words in `language`; English where a translation is missing.
    pub fn words(&self, language: Language) -> Words {
        match language {
            Language::English => self.en,
            Language::French => french::words(self.code).unwrap_or(self.en),
        }
    }
}

/// All codes, in order.
pub fn all_codes() -> impl Iterator<Item = Code> {
    [
        structure::TABLE,
        quantities::TABLE,
        references::TABLE,
        network::TABLE,
        time::TABLE,
        events::TABLE,
        measures::TABLE,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The meaning of a code, written in any case: `explain("c013")`.
pub fn explain(code: &str) -> Option<Code> {
    let code = code.trim();
    all_codes().find(|known| known.code.eq_ignore_ascii_case(code) || known.slug == code)
}

/// Declares codes and the table that lists them.
macro_rules! codes {
    ($( $level:ident $name:ident $code:literal $slug:literal {
        title: $title:literal,
        message: $message:literal,
        $( also: $also:literal, )?
        hints: [ $($hint:literal),* $(,)? ],
        why: $why:literal $(,)?
    } )*) => {
        $(
            #[doc = $title]
            pub const $name: $crate::codes::Code = &$crate::codes::Explanation {
                code: $code,
                slug: $slug,
                level: $crate::codes::level!($level),
                en: $crate::codes::Words {
                    title: $title,
                    message: $message,
                    hints: &[$($hint),*],
                    also: concat!("", $($also)?),
                    why: $why,
                },
            };
        )*
        /// The codes of this file.
        pub(super) static TABLE: &[$crate::codes::Code] = &[$($name),*];
    };
}
use codes;

/// Level of a code by the word before its name.
macro_rules! level {
    (error) => {
        $crate::codes::Level::Error
    };
    (warning) => {
        $crate::codes::Level::Warning
    };
}
use level;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Keys and names in backticks, which no language translates.
    fn quoted(text: &str) -> BTreeSet<&str> {
        text.split('`').skip(1).step_by(2).collect()
    }

    fn holes(template: &str) -> BTreeSet<&str> {
        template
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect()
    }

    #[test]
    fn codes_and_slugs_are_unique_and_sorted() {
        let codes: Vec<_> = all_codes().map(|code| code.code).collect();
        let slugs: BTreeSet<_> = all_codes().map(|code| code.slug).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        assert_eq!(slugs.len(), codes.len());
        assert!(codes.len() >= 60);
    }

    #[test]
    fn every_code_is_explained() {
        for code in all_codes() {
            for language in [Language::English, Language::French] {
                let words = code.words(language);
                assert!(words.why.len() > 60, "{} needs an explanation", code.code);
                assert!(!words.message.is_empty() && !words.title.is_empty());
            }
        }
    }

    #[test]
    fn every_code_has_french_words_and_nothing_else_has() {
        let codes: Vec<_> = all_codes().map(|code| code.code).collect();
        assert_eq!(french::codes().collect::<Vec<_>>(), codes);
        for code in all_codes() {
            let words = code.words(Language::French);
            assert_ne!(words.title, code.en.title, "{}", code.code);
            assert_ne!(words.why, code.en.why, "{}", code.code);
        }
    }

    #[test]
    fn translations_name_the_same_particulars_and_keys() {
        for code in all_codes() {
            let words = code.words(Language::French);
            assert_eq!(quoted(words.why), quoted(code.en.why), "{}", code.code);
            assert_eq!(
                quoted(words.message),
                quoted(code.en.message),
                "{}",
                code.code
            );
            assert_eq!(
                words.also.is_empty(),
                code.en.also.is_empty(),
                "{}",
                code.code
            );
            assert_eq!(
                holes(words.message),
                holes(code.en.message),
                "{}",
                code.code
            );
            assert_eq!(words.hints.len(), code.en.hints.len(), "{}", code.code);
            for (one, two) in words.hints.iter().zip(code.en.hints) {
                assert_eq!(holes(one), holes(two), "{}", code.code);
                assert_eq!(quoted(one), quoted(two), "{}", code.code);
            }
        }
    }
}
