//! The words in French.

use super::Words;

/// The French words of a code.
pub(super) fn words(code: &str) -> Option<&'static Words> {
    TABLE
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, words)| words)
}

static TABLE: &[(&str, Words)] = &[];
