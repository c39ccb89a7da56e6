//! Name, dates, currency and sources of a case.

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A name or text for people, in English and French.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

/// The head of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Title, such as "Mali, fuel blockade of 2025".
    pub title: Label,
    /// A paragraph on what the case is about.
    pub summary: Label,
    /// First simulated day: the day before the blockade.
    #[schemars(with = "String", extend("format" = "date"))]
    pub start: Date,
    /// Last day of the event log; the default day from which a forecast looks ahead.
    #[schemars(with = "String", extend("format" = "date"))]
    pub log_ends: Date,
    /// ISO 4217 code of the money in which prices and costs are reckoned.
    pub currency: String,
    /// Other currencies: how much of `currency` one unit buys.
    #[serde(default)]
    pub exchange: IndexMap<String, f64>,
    /// The place that is the seat of government.
    pub capital: String,
    /// Kinds of events of which the log is complete: silence about them means that they did not happen.
    #[serde(default)]
    pub complete_kinds: Vec<String>,
    /// Paths of the inputs that learning moves on their own: the ten to twenty on which the log bears most.
    /// All others are still learned, but only as a table's inputs together.
    #[serde(default)]
    pub learn: Vec<String>,
    /// Credits for map layers and data, to be shown with the map.
    #[serde(default)]
    pub credits: Vec<String>,
}

/// How far a source is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Several or primary sources.
    High,
    /// One credible source.
    Medium,
    /// Weak, undated, or a claim by a party.
    Low,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is: author, title, body.
    pub title: String,
    /// Address, where there is one.
    #[serde(default)]
    pub url: Option<String>,
    /// How far it is trusted.
    pub confidence: Confidence,
}
