//! Names that people give, and what they may have meant.

/// Why a name is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing is called so.
    #[error("no {kind} `{name}`{}; there is {}", meant(.near), .known.join(", "))]
    Unknown {
        /// What was looked for: `output` or `outcome`.
        kind: &'static str,
        /// The name.
        name: String,
        /// What it most likely meant.
        near: Option<String>,
        /// Names that begin like it, else the first parts of all.
        known: Vec<String>,
    },
    /// A day that is none, or lies outside of the days that are looked ahead.
    #[error("`{name}`: `{day}` is no number of days from 1 to {horizon} and no date within them")]
    Day {
        /// The whole text.
        name: String,
        /// The part after `@`.
        day: String,
        /// Days that are looked ahead.
        horizon: u32,
    },
    /// A limit that is no number.
    #[error("`{name}`: `{limit}` is no number")]
    Limit {
        /// The whole text.
        name: String,
        /// The part after `<` or `>`.
        limit: String,
    },
}

fn meant(near: &Option<String>) -> String {
    let said = |near: &String| format!("; did you mean `{near}`?");
    near.as_ref().map_or_else(String::new, said)
}

/// An unknown name, with the nearest of all and those that begin like it.
pub(crate) fn unknown(kind: &'static str, name: &str, all: &[String]) -> NameError {
    let first = |name: &str| name.split('/').next().unwrap_or_default().to_owned();
    let alike = all.iter().filter(|known| first(known) == first(name));
    let mut known: Vec<String> = alike.cloned().collect();
    if known.is_empty() {
        known = all.iter().map(|name| first(name)).collect();
        known.dedup();
    }
    NameError::Unknown {
        kind,
        name: name.to_owned(),
        near: nearest(name, all),
        known,
    }
}

/// The nearest of some names, if at most a third of the letters differ.
fn nearest(name: &str, all: &[String]) -> Option<String> {
    // A hostile name may be megabytes long; no known name is.
    if name.len() > 200 {
        return None;
    }
    let allowed = (name.chars().count() / 3).max(1);
    let distance = |known: &String| strsim::damerau_levenshtein(name, known);
    let near = all.iter().map(|known| (distance(known), known));
    let (_, near) = near
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)?;
    Some(near.clone())
}
