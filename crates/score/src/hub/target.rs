//! One target: what is forecast, where, how far ahead and in which form.

use jiff::civil::Date;

use super::{HubError, TargetKind, some_and_once};
use crate::week::plus;
use crate::{Quantiles, week_ends};

/// Longest id and name that the published schema allows.
const LONGEST: [(usize, &str); 3] = [(30, "id"), (100, "name"), (100, "unit")];

/// A target.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its id, at most 30 characters; the word in the column `target`.
    pub id: String,
    /// Its name for people, at most 100 characters.
    pub name: String,
    /// Its unit, at most 100 characters.
    pub unit: String,
    /// Its kind.
    pub kind: TargetKind,
    /// What exactly is meant, so that a stranger could score it.
    pub description: String,
    /// Ids of the places, `national` among them if it is.
    pub locations: Vec<String>,
    /// How far ahead.
    pub ahead: Ahead,
    /// The forms in which every forecast must be there.
    pub outputs: Vec<OutputRule>,
    /// Least and greatest value, if there are; both included.
    pub range: [Option<f64>; 2],
}

/// On which dates a target ends, seen from an origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ahead {
    /// So many weeks, each to its Sunday; see [`week_ends`].
    Weeks(u16),
    /// So many days after the origin, each.
    Days(Vec<u16>),
}

impl Ahead {
    /// The dates, in the order given.
    #[must_use]
    pub fn ends(&self, origin: Date) -> Vec<Date> {
        match self {
            Self::Weeks(weeks) => week_ends(origin, *weeks),
            Self::Days(days) => days
                .iter()
                .map(|days| plus(origin, i64::from(*days)))
                .collect(),
        }
    }
}

/// A form in which forecasts must be there, whole.
#[derive(Debug, Clone, PartialEq)]
pub enum OutputRule {
    /// The mean.
    Mean,
    /// The median.
    Median,
    /// Quantiles at these levels, rising.
    Quantiles(Vec<f64>),
    /// Probabilities of these categories, in their order if they have one.
    Pmf(Vec<String>),
    /// Samples, from `least` to `most`. Those with one number are one history over all places and
    /// dates of the target.
    Samples {
        /// The fewest.
        least: u32,
        /// The most.
        most: u32,
    },
}

impl OutputRule {
    /// The word in the column `output_type`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Quantiles(_) => "quantile",
            Self::Pmf(_) => "pmf",
            Self::Samples { .. } => "sample",
        }
    }

    /// What speaks against it for a kind of target.
    fn objection(&self, kind: TargetKind) -> Option<String> {
        match self {
            Self::Pmf(_) if kind.is_number() => {
                Some("it is a number; use quantiles or samples".to_owned())
            }
            Self::Pmf(categories) if kind == TargetKind::Binary => (categories != &["no", "yes"])
                .then(|| format!("its categories are {}, not no, yes", categories.join(", "))),
            Self::Pmf(_) => None,
            _ if !kind.is_number() => Some("it is a category; use a pmf".to_owned()),
            Self::Quantiles(levels) => Quantiles::new(levels.clone(), vec![0.0; levels.len()])
                .err()
                .map(|unfit| unfit.to_string()),
            Self::Samples { least, most } => (*least == 0 || least > most)
                .then(|| format!("{least} to {most} samples are none; begin at 1 or more")),
            Self::Mean | Self::Median => None,
        }
    }
}

impl Target {
    pub(super) fn validate(&self) -> Result<(), HubError> {
        let whose = format!("target {}", self.id);
        for ((most, what), text) in LONGEST.into_iter().zip([&self.id, &self.name, &self.unit]) {
            let found = text.chars().count();
            if !(1..=most).contains(&found) {
                return Err(HubError::Text {
                    whose,
                    what,
                    found,
                    most,
                });
            }
        }
        some_and_once(&whose, "locations", &self.locations)?;
        some_and_once(&whose, "dates ahead", &self.ahead.ends(Date::ZERO))?;
        let words: Vec<_> = self.outputs.iter().map(OutputRule::word).collect();
        some_and_once(&whose, "outputs", &words)?;
        for output in &self.outputs {
            if let OutputRule::Pmf(categories) = output {
                some_and_once(&whose, "categories", categories)?;
            }
            if let Some(reason) = output.objection(self.kind) {
                let output = output.word();
                return Err(HubError::Unfit {
                    whose,
                    output,
                    reason,
                });
            }
        }
        Ok(())
    }
}
