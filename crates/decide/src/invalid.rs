//! What is wrong with the numbers that an analysis was given.

/// Why an analysis can't be made of these numbers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Invalid {
    /// Nothing was given.
    #[error("no {what}: give at least one")]
    Empty {
        /// What is missing.
        what: &'static str,
    },
    /// A number is infinite or none at all.
    #[error("{what} {row} is {found}: it must be a finite number; leave failed histories out")]
    NotFinite {
        /// Of what.
        what: &'static str,
        /// Its row, from zero.
        row: usize,
        /// The number.
        found: f64,
    },
    /// A setting lies outside its range.
    #[error("{what} is {found}: it must lie {range}")]
    OutOfRange {
        /// Which setting.
        what: &'static str,
        /// The number.
        found: f64,
        /// Where it may lie.
        range: &'static str,
    },
    /// Two lists that belong together differ in length.
    #[error("{found} {what}, but {expected} are needed")]
    Length {
        /// Of what.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// The output never differs, so nothing can explain its differences.
    #[error("{what} is {value} in every row: there is nothing to explain")]
    Constant {
        /// Of what.
        what: &'static str,
        /// The one value.
        value: f64,
    },
}

/// Refuses an empty list and numbers that aren't finite.
pub(crate) fn finite(what: &'static str, values: &[f64]) -> Result<(), Invalid> {
    if values.is_empty() {
        return Err(Invalid::Empty { what });
    }
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(row) => Err(Invalid::NotFinite {
            what,
            row,
            found: values[row],
        }),
    }
}

/// Refuses a list of another length than `expected`.
pub(crate) fn length(what: &'static str, found: usize, expected: usize) -> Result<(), Invalid> {
    if found == expected {
        Ok(())
    } else {
        Err(Invalid::Length {
            what,
            found,
            expected,
        })
    }
}

/// Refuses a setting for which `inside` is false.
pub(crate) fn range(
    what: &'static str,
    found: f64,
    inside: bool,
    range: &'static str,
) -> Result<(), Invalid> {
    if inside {
        Ok(())
    } else {
        Err(Invalid::OutOfRange { what, found, range })
    }
}
