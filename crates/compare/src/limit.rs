//! Limits on aims, as people write them.

use crate::aim::Aim;

/// What is enough, or not too much, by one aim.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// As it was written.
    pub text: String,
    /// The aim, by index.
    pub aim: usize,
    /// Whether the figure must be at least the value; else at most.
    pub at_least: bool,
    /// The value, in the unit of the aim.
    pub value: f64,
}

/// Why a name of an aim or a limit is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AimError {
    /// No aim is called so.
    #[error("no aim `{name}`{}; there is {}", meant(.near), .known.join(", "))]
    Unknown {
        /// The name.
        name: String,
        /// What it most likely meant.
        near: Option<String>,
        /// Names that begin like it, else the first parts of all.
        known: Vec<String>,
    },
    /// No limit.
    #[error("`{text}` is no limit: write an aim, `<=` or `>=`, and a number, such as `cost<=2e9`")]
    NoLimit {
        /// The text.
        text: String,
    },
}

fn meant(near: &Option<String>) -> String {
    let said = |near: &String| format!("; did you mean `{near}`?");
    near.as_ref().map_or_else(String::new, said)
}

impl Limit {
    /// Reads `AIM>=NUMBER` or `AIM<=NUMBER`.
    ///
    /// # Errors
    /// If it is no limit, or no aim is called so.
    pub fn parse(text: &str, aims: &[Aim]) -> Result<Self, AimError> {
        let none = || AimError::NoLimit {
            text: text.to_owned(),
        };
        let (name, sign, value) = match (text.split_once(">="), text.split_once("<=")) {
            (Some((name, value)), None) => (name, true, value),
            (None, Some((name, value))) => (name, false, value),
            _ => return Err(none()),
        };
        let value: f64 = value.trim().parse().map_err(|_| none())?;
        if !value.is_finite() {
            return Err(none());
        }
        Ok(Self {
            text: text.to_owned(),
            aim: find(name.trim(), aims)?,
            at_least: sign,
            value,
        })
    }

    /// 1 for a limit from below, -1 for one from above.
    pub(crate) fn sign(&self) -> f64 {
        if self.at_least { 1.0 } else { -1.0 }
    }

    /// By how much a figure passes it, as a share of the limit; 0 for one that keeps to it.
    pub(crate) fn excess(&self, figure: f64) -> f64 {
        let size = if self.value == 0.0 {
            1.0
        } else {
            self.value.abs()
        };
        (self.sign() * (self.value - figure) / size).max(0.0)
    }
}

/// The index of an aim by its path.
///
/// # Errors
/// If none is called so.
pub fn find(name: &str, aims: &[Aim]) -> Result<usize, AimError> {
    let found = aims.iter().position(|aim| aim.path() == name);
    found.ok_or_else(|| unknown(name, aims))
}

fn unknown(name: &str, aims: &[Aim]) -> AimError {
    let all: Vec<String> = aims.iter().map(Aim::path).collect();
    let first = |name: &str| name.split('/').next().unwrap_or_default().to_owned();
    let alike = all.iter().filter(|known| first(known) == first(name));
    let mut known: Vec<String> = alike.cloned().collect();
    if known.is_empty() {
        known = all.iter().map(|name| first(name)).collect();
        known.dedup();
    }
    // A hostile name may be megabytes long; no known name is.
    let distance = |known: &String| strsim::damerau_levenshtein(name, known);
    let near = all.iter().filter(|_| name.len() <= 200);
    let near = near.map(|known| (distance(known), known)).min();
    let allowed = (name.chars().count() / 3).max(1);
    AimError::Unknown {
        name: name.to_owned(),
        near: near
            .filter(|(distance, _)| *distance <= allowed)
            .map(|(_, known)| known.clone()),
        known,
    }
}
