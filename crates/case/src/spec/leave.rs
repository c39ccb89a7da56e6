//! Rules for leaving: the signs on which somebody would act.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Label;

/// Rules by id.
pub type LeaveRules = IndexMap<String, LeaveRule>;

/// A rule for leaving: it fires on a day on which all its signs are there. What it is meant to be
/// ahead of says whether it warned, and how early.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveRule {
    /// Name for people.
    pub label: Label,
    /// Its signs.
    pub when: Vec<Sign>,
    /// What it is meant to be ahead of: an event, such as "dry:bamako".
    pub ahead_of: String,
    /// A firing is a false alarm if the event doesn't come within so many days after it.
    #[schemars(range(min = 1, max = 3650))]
    pub within_days: u32,
    /// Why these signs and these marks.
    #[serde(default)]
    pub assumption: Option<String>,
    /// Key of an entry of `sources`.
    #[serde(default)]
    pub source: Option<String>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// A sign of a rule: an output of the model under or over a mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// An output of the model, such as "days_of_cover"; see the list of quantities.
    pub quantity: String,
    /// The places, corridors or zones it is read at; what is read at several is added up.
    #[serde(default)]
    pub at: Vec<String>,
    /// The product it is read for.
    #[serde(default)]
    pub product: Option<String>,
    /// The sector it is read for.
    #[serde(default)]
    pub sector: Option<String>,
    /// It is there when the quantity is under this (in the quantity's unit).
    #[serde(default)]
    pub below: Option<f64>,
    /// It is there when the quantity is over this.
    #[serde(default)]
    pub above: Option<f64>,
    /// Days up to that day over which it is added up; a running total (`..._total`) is read by how
    /// much it grew. The day alone where not given.
    #[serde(default)]
    #[schemars(range(min = 1, max = 365))]
    pub in_days: Option<u32>,
}
