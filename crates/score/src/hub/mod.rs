//! What a table of forecasts promises: the configuration of a hub.

mod check;
mod config;
mod kind;
mod target;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use check::Problem;
pub use kind::TargetKind;
pub use target::{Ahead, OutputRule, Target};

/// Who keeps a hub, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Name of the hub.
    pub name: String,
    /// Who maintains it.
    pub maintainer: String,
    /// Name of a human being to turn to.
    pub contact: String,
    /// Their address.
    pub email: String,
    /// Owner of the repository (the published schema knows only those on GitHub).
    pub owner: String,
    /// Name of the repository.
    pub repository: String,
    /// Time zone, such as `Africa/Bamako`.
    pub timezone: String,
}

/// Origins and targets of forecasts.
#[derive(Debug, Clone, PartialEq)]
pub struct Hub {
    about: About,
    origins: Vec<Date>,
    targets: Vec<Target>,
}

/// Why a hub can't be made of these parts.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum HubError {
    /// A list is empty.
    #[error("{whose} has no {what}: give at least one")]
    Empty {
        /// Of which target, or the hub.
        whose: String,
        /// What is missing.
        what: &'static str,
    },
    /// Something comes twice.
    #[error("{whose} has {what} twice: {found}")]
    Twice {
        /// In which target, or the hub.
        whose: String,
        /// What.
        what: &'static str,
        /// The one that comes twice.
        found: String,
    },
    /// A text is too long or empty.
    #[error("the {what} of {whose} has {found} characters: it must have 1 to {most}")]
    Text {
        /// Of which target.
        whose: String,
        /// Which text.
        what: &'static str,
        /// Its length.
        found: usize,
        /// The longest allowed.
        most: usize,
    },
    /// An output doesn't suit the target.
    #[error("{whose} can't have {output}: {reason}")]
    Unfit {
        /// The target.
        whose: String,
        /// The output.
        output: &'static str,
        /// Why not, and what to do.
        reason: String,
    },
}

impl Hub {
    /// A hub; origins are put in order.
    ///
    /// # Errors
    /// If something is missing, comes twice, is longer than the published schema allows, or
    /// outputs don't suit the kind of their target.
    pub fn new(
        about: About,
        mut origins: Vec<Date>,
        targets: Vec<Target>,
    ) -> Result<Self, HubError> {
        origins.sort_unstable();
        some_and_once("the hub", "origins", &origins)?;
        let ids: Vec<_> = targets.iter().map(|target| &target.id).collect();
        some_and_once("the hub", "targets", &ids)?;
        targets.iter().try_for_each(Target::validate)?;
        Ok(Self {
            about,
            origins,
            targets,
        })
    }

    /// The origins, in order.
    #[must_use]
    pub fn origins(&self) -> &[Date] {
        &self.origins
    }

    /// The targets.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }
}

/// A list that isn't empty and has nothing twice.
fn some_and_once<T: Ord + ToString>(
    whose: &str,
    what: &'static str,
    list: &[T],
) -> Result<(), HubError> {
    let whose = whose.to_owned();
    if list.is_empty() {
        return Err(HubError::Empty { whose, what });
    }
    let mut known = BTreeSet::new();
    match list.iter().find(|entry| !known.insert(*entry)) {
        Some(entry) => {
            let found = entry.to_string();
            Err(HubError::Twice { whose, what, found })
        }
        None => Ok(()),
    }
}
