//! Plans: measures that are taken together, to be compared with things as they go.

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Label;
use super::measure::Trigger;

/// A plan: which measures start when, and which are ruled out. Measures that it doesn't name go as they
/// would without it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanSpec {
    /// Name for people.
    pub label: Label,
    /// Measures that it starts, by id.
    #[serde(default)]
    pub start: IndexMap<String, Start>,
    /// Measures that it rules out after the day of the forecast, by id.
    #[serde(default)]
    pub without: Vec<String>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// When a plan starts a measure: after some days, on a date, or on a sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// Days after the day of the forecast, from 1.
    #[serde(default)]
    #[schemars(range(min = 1, max = 3650))]
    pub after_days: Option<u32>,
    /// First day; it must lie after the day of the forecast.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub from: Option<Date>,
    /// The sign on which it starts for certain.
    #[serde(default)]
    pub sign: Option<Trigger>,
    /// Days it lasts; where not given, those of the measure, or without end.
    #[serde(default)]
    #[schemars(range(min = 1, max = 3650))]
    pub days: Option<u32>,
}
