//! Setting an input by hand: `--set path=value`.

use super::build::prior_of;
use super::{Inputs, Role};
use crate::checks::show::figure;
use crate::diagnostic::Diagnostic;
use crate::file::{FileId, Files, Mark};
use crate::near::nearest;
use crate::prior::Prior;
use crate::quantity::Quantity;
use crate::shape::{self, Limits};
use crate::tree::{self, Kind};
use crate::units::Units;
use crate::{Language, Level, checks};

/// Why an input can't be set.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SetError {
    /// Not of the form `path=value`.
    #[error("`{0}` is not of the form path=value")]
    Form(String),
    /// No such input.
    #[error("no input `{path}`{}", near.as_ref().map_or(String::new(), |near| format!("; did you mean `{near}`?")))]
    UnknownPath {
        /// What was asked for.
        path: String,
        /// The nearest input, if any is near.
        near: Option<String>,
    },
    /// A hypothesis without that version.
    #[error("hypothesis `{hypothesis}` has no version `{version}`; it has {known}")]
    UnknownVersion {
        /// The hypothesis.
        hypothesis: String,
        /// What was asked for.
        version: String,
        /// Its versions.
        known: String,
    },
    /// A value that can't be used.
    #[error("`{path}`: {fault}")]
    BadValue {
        /// The input.
        path: String,
        /// What is wrong.
        fault: ValueFault,
    },
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ValueFault {
    /// A figure that is none.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// A problem that a case file could have too.
    #[error("{}", .0.sentence(Language::English))]
    Problem(Box<Diagnostic>),
    /// A prior for a share.
    #[error("a share takes a known value, not a prior")]
    UncertainShare,
    /// Shares set by hand that are more than the whole.
    #[error("the shares set by hand sum to {}", figure(*.0))]
    TooMuch(f64),
    /// All shares are set by hand and are less than the whole.
    #[error("no other share is left to take up the rest")]
    NothingLeft,
    /// A number that passes the checks but makes no distribution.
    #[error("{0}")]
    Unusable(String),
}

impl Inputs {
    /// Sets an input from text: `path=12` in the unit it is wanted in, `path=12 L/day` in another,
    /// `path={ uniform = { low = 1, high = 2 }, unit = "days" }` as a prior. Of shares, the other
    /// parts of the whole divide what is left. `hypotheses.NAME=VERSION` makes one version certain.
    /// An input that is set no longer differs between versions of a hypothesis.
    ///
    /// # Errors
    /// When path or value can't be used; nothing is changed then.
    pub fn set(&mut self, setting: &str) -> Result<(), SetError> {
        let (path, value) = setting
            .split_once('=')
            .ok_or_else(|| SetError::Form(setting.to_owned()))?;
        let (path, value) = (path.trim(), value.trim());
        if let Some(hypothesis) = path.strip_prefix("hypotheses.") {
            return self.set_version(hypothesis, value);
        }
        let index = self.find(path).ok_or_else(|| self.unknown(path))?;
        let bad = |fault| SetError::BadValue {
            path: path.to_owned(),
            fault,
        };
        let quantity = quantity_of(value, self.list[index].unit).map_err(bad)?;
        self.set_quantity(path, &quantity)
    }

    /// Sets an input to a number of the case format.
    ///
    /// # Errors
    /// As [`Inputs::set`].
    pub fn set_quantity(&mut self, path: &str, quantity: &Quantity) -> Result<(), SetError> {
        let index = self.find(path).ok_or_else(|| self.unknown(path))?;
        let bad = |fault| SetError::BadValue {
            path: path.to_owned(),
            fault,
        };
        let limits = self.list[index].limits();
        verify(quantity, path, limits, &self.units).map_err(bad)?;
        let prior = prior_of(quantity, limits, &self.units);
        let prior = prior.map_err(|what| bad(ValueFault::Unusable(what)))?;
        match self.list[index].role {
            Role::Single(_) => {
                self.list[index].role = Role::Single(prior);
                self.list[index].quantity = Some(quantity.clone());
                for version in self
                    .rivals
                    .iter_mut()
                    .flat_map(|rivals| &mut rivals.versions)
                {
                    version.set.retain(|(input, _)| *input != index);
                }
            }
            Role::Share { group, .. } => self.set_share(index, group, &prior).map_err(bad)?,
        }
        self.list[index].source.clone_from(&quantity.source);
        self.list[index].assumption.clone_from(&quantity.assumption);
        Ok(())
    }

    fn unknown(&self, path: &str) -> SetError {
        let near = nearest(path, self.index.keys().map(String::as_str)).map(str::to_owned);
        SetError::UnknownPath {
            path: path.to_owned(),
            near,
        }
    }

    fn set_version(&mut self, hypothesis: &str, wanted: &str) -> Result<(), SetError> {
        let ids: Vec<_> = self
            .rivals
            .iter()
            .map(|r| format!("hypotheses.{}", r.id))
            .collect();
        let Some(rivals) = self
            .rivals
            .iter_mut()
            .find(|rivals| rivals.id == hypothesis)
        else {
            let path = format!("hypotheses.{hypothesis}");
            let near = nearest(&path, ids.iter().map(String::as_str)).map(str::to_owned);
            return Err(SetError::UnknownPath { path, near });
        };
        if !rivals.versions.iter().any(|version| version.id == wanted) {
            let known: Vec<_> = rivals.versions.iter().map(|v| v.id.as_str()).collect();
            return Err(SetError::UnknownVersion {
                hypothesis: hypothesis.to_owned(),
                version: wanted.to_owned(),
                known: known.join(", "),
            });
        }
        for version in &mut rivals.versions {
            version.weight = f64::from(u8::from(version.id == wanted));
        }
        Ok(())
    }

    /// Holds a share at a known value and scales the free ones to what is left.
    fn set_share(&mut self, index: usize, group: usize, prior: &Prior) -> Result<(), ValueFault> {
        if !prior.is_fixed() {
            return Err(ValueFault::UncertainShare);
        }
        let value = prior.quantile(0.5);
        let (first, len) = (self.groups[group].first, self.groups[group].len);
        let (mut held, mut free) = (value, 0.0);
        for other in (first..first + len).filter(|other| *other != index) {
            if let Role::Share {
                mean,
                held: is_held,
                ..
            } = self.list[other].role
            {
                *(if is_held { &mut held } else { &mut free }) += mean;
            }
        }
        if held > 1.0 + 1e-9 {
            return Err(ValueFault::TooMuch(held));
        }
        if free <= 0.0 && held < 1.0 - 1e-9 {
            return Err(ValueFault::NothingLeft);
        }
        for other in first..first + len {
            if let Role::Share {
                mean,
                held: is_held,
                ..
            } = &mut self.list[other].role
            {
                if other == index {
                    (*mean, *is_held) = (value, true);
                } else if !*is_held && free > 0.0 {
                    *mean *= (1.0 - held).max(0.0) / free;
                }
            }
        }
        self.tabulate(group);
        Ok(())
    }
}

/// Reads the right-hand side of a setting.
fn quantity_of(text: &str, wanted: &str) -> Result<Quantity, ValueFault> {
    let reason = Some("set by hand".to_owned());
    if !text.starts_with('{') {
        let split = text.find(char::is_whitespace).unwrap_or(text.len());
        let (number, unit) = (&text[..split], text[split..].trim());
        let value: f64 = number
            .parse()
            .map_err(|_| ValueFault::NotANumber(number.to_owned()))?;
        let unit = if unit.is_empty() { wanted } else { unit };
        let (value, unit) = (Some(value).filter(|v| v.is_finite()), unit.to_owned());
        return Ok(Quantity {
            value,
            unit,
            assumption: reason,
            ..Quantity::default()
        });
    }
    let mut found = Vec::new();
    let mut files = Files::default();
    let node = tree::parse_value(files.add("--set", text), text, &mut found);
    if found.is_empty() && matches!(node.kind, Kind::Table(_)) {
        found.append(&mut shape::check_quantity(&node));
    }
    first_error(found)?;
    let quantity = tree::read(&node).map_err(|error| ValueFault::Unusable(error.what));
    let mut quantity: Quantity = quantity?;
    if quantity.source.is_none() && quantity.assumption.is_none() {
        quantity.assumption = reason;
    }
    Ok(quantity)
}

/// Puts a number through the checks of a case file.
fn verify(
    quantity: &Quantity,
    path: &str,
    limits: Limits,
    units: &Units,
) -> Result<(), ValueFault> {
    let text = serde_json::to_value(quantity);
    let text = text.map_err(|error| ValueFault::Unusable(error.to_string()))?;
    let node = tree::from_json(&text, Mark::new(FileId(0), 0..0));
    let key = node.mark;
    let mut found = Vec::new();
    let number = checks::Number {
        path,
        key,
        node: &node,
        limits,
    };
    checks::check_figure(number, units, &mut found);
    first_error(found)
}

/// The first error, if there is one.
fn first_error(found: Vec<Diagnostic>) -> Result<(), ValueFault> {
    let mut errors = found
        .into_iter()
        .filter(|item| item.code.level == Level::Error);
    match errors.next() {
        None => Ok(()),
        Some(first) => Err(ValueFault::Problem(Box::new(first))),
    }
}
