//! A number of a case: its value or prior, its unit, and where it comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number with its unit, its source (or the reason it is assumed) and its uncertainty.
///
/// Exactly one of `value`, `uniform`, `normal`, `lognormal`, `beta`, `gamma`, `triangular`,
/// `discrete` and `quantiles` is given. `min` and `max` truncate any of them. All figures are in
/// `unit`; they are converted to the base units of the program once, when the case is read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// A figure taken as exactly known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Equally likely between two bounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uniform: Option<Uniform>,
    /// Bell-shaped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub normal: Option<Normal>,
    /// Bell-shaped on the log scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lognormal: Option<LogNormal>,
    /// For shares and probabilities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beta: Option<Beta>,
    /// For rates; `rate` is in the inverse of `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gamma: Option<Gamma>,
    /// Low, most likely, high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub triangular: Option<Triangular>,
    /// A few values with weights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discrete: Option<Discrete>,
    /// The 5 %, 50 % and 95 % points; a distribution is fitted to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantiles: Option<Quantiles>,
    /// Nothing below this is possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Nothing above this is possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The unit of every figure here, such as "L/day", "XOF/L", "days" or "share".
    pub unit: String,
    /// Key of an entry of `sources`, or several separated by commas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Why this figure is assumed, where no source gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumption: Option<String>,
    /// Anything a reader should know: conflicts, how it was derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Equally likely between `low` and `high`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Uniform {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// Normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Normal {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
}

/// Log-normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogNormal {
    /// Median.
    pub median: f64,
    /// Standard deviation of the natural logarithm.
    pub sigma: f64,
}

/// Beta distribution on 0 to 1 (in `unit`).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Beta {
    /// First shape.
    pub a: f64,
    /// Second shape.
    pub b: f64,
}

/// Gamma distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gamma {
    /// Shape.
    pub shape: f64,
    /// Rate: the mean is shape / rate.
    pub rate: f64,
}

/// Triangular distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Triangular {
    /// Lowest value.
    pub low: f64,
    /// Most likely value.
    pub mode: f64,
    /// Highest value.
    pub high: f64,
}

/// A few values, each with a weight; weights need not sum to one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Discrete {
    /// The values, rising.
    pub values: Vec<f64>,
    /// Their weights.
    pub weights: Vec<f64>,
}

/// Three quantiles to which a distribution is fitted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantiles {
    /// 5 % point.
    pub p05: f64,
    /// Median.
    pub p50: f64,
    /// 95 % point.
    pub p95: f64,
}

/// Shares of a whole by name, which always sum to one: a Dirichlet distribution.
///
/// The mean shares are `mean` scaled to sum to one; `concentration` is the sum of the Dirichlet's
/// parameters: large is sure, small is vague. Without it the shares are taken as exactly known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// Mean share by name. They must sum to one within 0.001.
    pub mean: indexmap::IndexMap<String, f64>,
    /// Sum of the Dirichlet parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concentration: Option<f64>,
    /// Key of an entry of `sources`, or several separated by commas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Why these shares are assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumption: Option<String>,
    /// Anything a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Declares a group of quantities once: the table of a case file that holds their priors, and the
/// plain numbers that one replicate draws from it.
///
/// ```ignore
/// quantities! {
///     /// Fuel held when the case begins.
///     StockSpec => Stock {
///         /// Cover of all depots together.
///         cover: "days", 0.0, 365.0;
///     }
///     with {
///         /// Plain keys that are not quantities.
///         label: String;
///     }
/// }
/// ```
///
/// makes `StockSpec { cover: Quantity, label: String }`, read from TOML, whose JSON Schema carries
/// the unit and the range of each key (`x-unit`, `x-min`, `x-max`), and `Stock { cover: f64 }` in
/// base units. `StockSpec::visit` lists the quantities in order; `Stock::take` reads numbers in
/// the same order, so the two can never fall out of step.
#[macro_export]
macro_rules! quantities {
    (
        $(#[$meta:meta])*
        $spec:ident => $values:ident {
            $( $(#[doc = $doc:literal])* $field:ident : $unit:literal, $min:expr, $max:expr; )*
        }
        $( with { $( $(#[$wmeta:meta])* $wfield:ident : $wty:ty; )* } )?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $spec {
            $( $( $(#[$wmeta])* pub $wfield: $wty, )* )?
            $(
                $(#[doc = $doc])*
                #[schemars(extend("x-unit" = $unit, "x-min" = $min, "x-max" = $max))]
                pub $field: $crate::quantity::Quantity,
            )*
        }

        impl $spec {
            /// Shows every quantity of this table, in order, with its path under `path`.
            #[allow(unused_variables)]
            pub fn visit<'a>(
                &'a self,
                path: &str,
                see: &mut dyn FnMut(String, &'static str, &'a $crate::quantity::Quantity),
            ) {
                $( see(format!("{path}.{}", stringify!($field)), $unit, &self.$field); )*
            }
        }

        $(#[$meta])*
        ///
        /// The numbers of one replicate, in base units.
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub struct $values {
            $( $(#[doc = $doc])* pub $field: f64, )*
        }

        impl $values {
            /// Reads the numbers in the order in which the table's quantities are visited.
            #[allow(unused_variables)]
            pub fn take(next: &mut dyn FnMut() -> f64) -> Self {
                Self { $( $field: next(), )* }
            }
        }
    };
}
