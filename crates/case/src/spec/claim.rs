//! Rival hypotheses and claims.

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Label;
use crate::quantity::Quantity;

/// Rival explanations of one thing; each history holds one of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hypothesis {
    /// The question, for people.
    pub label: Label,
    /// The rival answers.
    pub versions: IndexMap<String, Version>,
    /// Why the weights are what they are.
    #[serde(default)]
    pub assumption: Option<String>,
    /// Key of an entry of `sources`.
    #[serde(default)]
    pub source: Option<String>,
}

/// One answer to a hypothesis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The answer, for people.
    pub label: Label,
    /// Its prior weight; the weights of a hypothesis sum to one.
    pub weight: f64,
    /// Numbers of the case that are other under this answer, by path.
    #[serde(default)]
    pub set: IndexMap<String, Quantity>,
}

/// A statement that the model can judge, or a note that it can't.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The statement, in words of our own.
    pub text: Label,
    /// Who said it.
    pub source: String,
    /// How it is tested.
    pub test: ClaimTest,
}

/// How a claim is tested in a history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ClaimTest {
    /// An output of the model on a day.
    Level {
        /// The quantity.
        quantity: String,
        /// The place, corridor or zone.
        #[serde(default)]
        at: Option<String>,
        /// The product.
        #[serde(default)]
        product: Option<String>,
        /// The sector.
        #[serde(default)]
        sector: Option<String>,
        /// The day.
        #[schemars(with = "String", extend("format" = "date"))]
        on: Date,
        /// True if the output is at least this.
        #[serde(default)]
        at_least: Option<f64>,
        /// True if the output is at most this.
        #[serde(default)]
        at_most: Option<f64>,
    },
    /// An event that does, or does not, come by a day.
    Event {
        /// The event, such as "coup".
        event: String,
        /// The day.
        #[schemars(with = "String", extend("format" = "date"))]
        by: Date,
        /// What the claim says: true if it comes, false if it doesn't.
        happens: bool,
    },
    /// Which of two events comes first; open where neither comes.
    First {
        /// The event said to come first.
        event: String,
        /// The other.
        before: String,
        /// The day by which one must have come.
        #[schemars(with = "String", extend("format" = "date"))]
        by: Date,
    },
    /// A drawn input of the case, or a sum of them.
    Input {
        /// Paths of the inputs that are summed.
        paths: Vec<String>,
        /// True if the sum is at least this.
        #[serde(default)]
        at_least: Option<f64>,
        /// True if the sum is at most this.
        #[serde(default)]
        at_most: Option<f64>,
    },
    /// An output that is lower, or higher, on a day than at the start.
    Change {
        /// The quantity.
        quantity: String,
        /// The place, corridor or zone.
        #[serde(default)]
        at: Option<String>,
        /// The day.
        #[schemars(with = "String", extend("format" = "date"))]
        on: Date,
        /// True if the claim is that it falls, false if it rises.
        falls: bool,
    },
    /// It can't be tested by the model.
    Untestable {
        /// Why.
        reason: Label,
    },
}
