//! What is wrong with a forecast, or with what it is held against.

/// Why a forecast can't be made of these numbers, or not be scored against this observation.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Invalid {
    /// Nothing was given.
    #[error("no {what}: give at least one")]
    Empty {
        /// What is missing.
        what: &'static str,
    },
    /// A number is infinite or none at all.
    #[error("{what} is {found}: it must be a finite number")]
    NotFinite {
        /// Of what.
        what: &'static str,
        /// The number.
        found: f64,
    },
    /// A number lies outside its range.
    #[error("{what} is {found}: it must lie {range}")]
    OutOfRange {
        /// Of what.
        what: &'static str,
        /// The number.
        found: f64,
        /// Where it may lie.
        range: &'static str,
    },
    /// Two lists that belong together differ in length.
    #[error("{found} {what}, but {expected} are needed, one for each value")]
    Length {
        /// Of what.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// Levels must rise.
    #[error("quantile level {next} comes after {level}: give each level once, in rising order")]
    LevelOrder {
        /// A level.
        level: f64,
        /// The one after it.
        next: f64,
    },
    /// Quantiles cross.
    #[error(
        "the quantile at {level} is {found}, below {before} at the level before it: quantiles can't fall"
    )]
    Crossing {
        /// The level.
        level: f64,
        /// Its quantile.
        found: f64,
        /// The quantile before it.
        before: f64,
    },
    /// The weighted interval score needs the median.
    #[error("no quantile at level 0.5: the weighted interval score needs the median")]
    NoMedian,
    /// The weighted interval score needs pairs of levels.
    #[error("quantile level {level} is alone: the weighted interval score needs {partner} too")]
    LoneLevel {
        /// The level that is there.
        level: f64,
        /// The level that is missing.
        partner: f64,
    },
    /// Probabilities don't sum to one.
    #[error("probabilities sum to {sum}: they must sum to 1")]
    Sum {
        /// Their sum.
        sum: f64,
    },
    /// A category comes twice.
    #[error("category \"{category}\" comes twice")]
    Twice {
        /// The category.
        category: String,
    },
    /// A category that the forecast doesn't have.
    #[error("category \"{found}\" has no probability: the forecast has {}", known.join(", "))]
    UnknownCategory {
        /// The category.
        found: String,
        /// Those of the forecast.
        known: Vec<String>,
    },
    /// Forecast, observation and kind of target don't belong together.
    #[error("a forecast in {forecast} can't be scored against {observed} for a {kind} target")]
    Mismatch {
        /// Form of the forecast.
        forecast: &'static str,
        /// Form of the observation.
        observed: &'static str,
        /// Kind of the target.
        kind: &'static str,
    },
}

/// Passes finite numbers on.
pub(crate) fn finite(what: &'static str, found: f64) -> Result<f64, Invalid> {
    if found.is_finite() {
        Ok(found)
    } else {
        Err(Invalid::NotFinite { what, found })
    }
}

/// Passes numbers from 0 to 1 on.
pub(crate) fn share(what: &'static str, found: f64) -> Result<f64, Invalid> {
    if (0.0..=1.0).contains(&found) {
        Ok(found)
    } else {
        let range = "from 0 to 1";
        Err(Invalid::OutOfRange { what, found, range })
    }
}
