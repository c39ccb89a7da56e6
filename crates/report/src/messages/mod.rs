//! Every word that report and command say, in English and French, from one Fluent catalogue
//! (`locales/<language>/<topic>.ftl`).

mod date;
mod lang;
mod number;
mod terms;

use std::borrow::Cow;

use citerne_case::spec::Label;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use lang::Lang;

/// Declares the topics: one file for each, in each language.
macro_rules! topics {
    ($($topic:literal),* $(,)?) => {
        /// The messages of a language, topic by topic: the file's name and its text.
        #[must_use]
        pub fn sources(lang: Lang) -> &'static [(&'static str, &'static str)] {
            match lang {
                Lang::En => &[$(($topic, include_str!(concat!("../../locales/en/", $topic, ".ftl")))),*],
                Lang::Fr => &[$(($topic, include_str!(concat!("../../locales/fr/", $topic, ".ftl")))),*],
            }
        }
    };
}

topics!(
    "common",
    "quantities",
    "units",
    "outcomes",
    "happenings",
    "story",
    "report",
    "terminal",
    "errors",
    "command",
    "facts",
    "log",
    "changes",
    "taught",
    "scores",
    "analysis",
    "watch",
    "explore",
    "plans",
    "search",
);

/// What is put into a message: a word, or a number that chooses the plural.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// A word or phrase.
    Text(Cow<'a, str>),
    /// A number, with the decimal places to show.
    Number(f64, usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Self::Number(count as f64, 0)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Number(count as f64, 0)
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Number(count.into(), 0)
    }
}

/// The messages in one language.
pub struct Messages {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages in a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number::writer(lang)));
        for (_, text) in sources(lang) {
            // A file with a mistake still gives its sound messages; a test finds the mistake.
            let resource = FluentResource::try_new((*text).to_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(sound, _)| sound));
        }
        Self { lang, bundle }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `id` that takes no arguments.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// The message `id` with its arguments. A message that is missing shows as its id.
    #[must_use]
    pub fn format(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// The message `id` with its arguments, if there is one.
    #[must_use]
    pub fn find(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                Arg::Number(value, decimals) => number::argument(*value, *decimals),
            };
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors);
        debug_assert!(errors.is_empty(), "message {id}: {errors:?}");
        Some(text.into_owned())
    }

    /// A label of the case in this language.
    #[must_use]
    pub fn label<'a>(&self, label: &'a Label) -> &'a str {
        match self.lang {
            Lang::En => &label.en,
            Lang::Fr => &label.fr,
        }
    }

    /// A number with a given count of decimal places.
    #[must_use]
    pub fn fixed(&self, value: f64, decimals: usize) -> String {
        number::fixed(self.lang, value, decimals)
    }

    /// A number to about `digits` significant digits; whole numbers are never cut.
    #[must_use]
    pub fn number(&self, value: f64, digits: i32) -> String {
        number::fixed(self.lang, value, number::places(value, digits))
    }

    /// Decimal places that leave a number about `digits` significant digits.
    #[must_use]
    pub fn places(&self, value: f64, digits: i32) -> usize {
        number::places(value, digits)
    }

    /// A number to about two significant digits, with two decimal places at most: for tables.
    #[must_use]
    pub fn brief(&self, value: f64) -> String {
        number::fixed(self.lang, value, number::places(value, 2).min(2))
    }

    /// A share as whole percent. What is possible but rounds to 0 or 100 says so: "<1%", ">99%".
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        let id = match share {
            share if share > 0.0 && share < 0.005 => return self.text("percent-under-one"),
            share if share < 1.0 && share > 0.995 => return self.text("percent-over-99"),
            _ => "percent",
        };
        self.format(id, &[("value", self.fixed(share * 100.0, 0).into())])
    }

    /// A share as percent with a count of decimal places.
    #[must_use]
    pub fn percent_at(&self, share: f64, decimals: usize) -> String {
        self.format(
            "percent",
            &[("value", self.fixed(share * 100.0, decimals).into())],
        )
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
