//! Which language to speak.

use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

/// A language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The language's code, as in the `lang` attribute of a page.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language that fits a wish such as `fr`, `fr-ML` or `fr_FR.UTF-8`; `None` if none does.
    #[must_use]
    pub fn from_wish(wish: &str) -> Option<Self> {
        let tag = wish
            .split(['.', '@'])
            .next()
            .unwrap_or_default()
            .replace('_', "-");
        let wished: LanguageIdentifier = tag.parse().ok()?;
        let ours = Self::ALL.map(|lang| lang.code().parse::<LanguageIdentifier>());
        let ours: Vec<_> = ours.into_iter().flatten().collect();
        let found = negotiate_languages(&[wished], &ours, None, NegotiationStrategy::Lookup);
        let found = found.first()?.language;
        Self::ALL
            .into_iter()
            .find(|lang| found.as_str() == lang.code())
    }

    /// The language of the surroundings: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is
    /// set to anything; English where that is no language of ours. `read` reads a variable.
    pub fn from_locale(read: impl Fn(&str) -> Option<String>) -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(read);
        let wish = set.into_iter().find(|value| !value.is_empty());
        wish.and_then(|wish| Self::from_wish(&wish))
            .unwrap_or_default()
    }

    /// The language as the message bundles want it.
    pub(crate) fn identifier(self) -> unic_langid::LanguageIdentifier {
        match self {
            Self::En => unic_langid::langid!("en"),
            Self::Fr => unic_langid::langid!("fr"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_in_the_usual_spellings_are_understood() {
        for wish in ["fr", "fr-ML", "fr_FR.UTF-8", "fr_CA@euro", "FR"] {
            assert_eq!(Lang::from_wish(wish), Some(Lang::Fr), "{wish}");
        }
        assert_eq!(Lang::from_wish("en_GB.UTF-8"), Some(Lang::En));
        for wish in ["", "C", "POSIX", "de", "bm_ML", "%"] {
            assert_eq!(Lang::from_wish(wish), None, "{wish}");
        }
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let read = |set: &'static [(&str, &str)]| {
            Lang::from_locale(move |name| {
                set.iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(read(&[("LANG", "fr_ML.UTF-8")]), Lang::Fr);
        assert_eq!(read(&[("LC_ALL", ""), ("LANG", "fr")]), Lang::Fr);
        assert_eq!(read(&[("LC_ALL", "en_US"), ("LANG", "fr")]), Lang::En);
        assert_eq!(read(&[("LC_ALL", "C"), ("LANG", "fr")]), Lang::En);
        assert_eq!(read(&[]), Lang::En);
    }
}
