//! The inputs of a case: every number as one flat list, and draws of them.
//!
//! The list is in the order of [`crate::spec::CaseSpec::visit`], in the unit each key is wanted in. One
//! replicate draws one value for each; [`Inputs::draw`] is a pure function of seed and replicate.
//! Each input has luck of its own, tied to its path, so that adding or removing another input does
//! not move it.

mod build;
mod draw;
mod set;

use std::collections::BTreeMap;

use citerne_luck::Decision;

use crate::prior::{GammaTable, Prior};
use crate::quantity::Quantity;
use crate::units::Units;

pub(crate) use build::open_limits;
pub use draw::Chances;
pub use set::{SetError, ValueFault};

/// One input.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its path, such as `demand.total` or `demand.place_share.bamako`.
    pub path: String,
    /// The unit of its draws.
    pub unit: &'static str,
    /// What is believed of it.
    pub role: Role,
    /// Lowest possible value, in `unit`.
    pub low: f64,
    /// Highest possible value.
    pub high: f64,
    /// Keys of the sources of the figure, as given.
    pub source: Option<String>,
    /// Why the figure is assumed.
    pub assumption: Option<String>,
    /// The number as the case gives it; `None` for a share.
    pub quantity: Option<Quantity>,
    pub(crate) luck: LuckId,
}

/// How an input is drawn.
#[derive(Debug, Clone)]
pub enum Role {
    /// On its own.
    Single(Prior),
    /// As a part of a whole.
    Share {
        /// Index of the group.
        group: usize,
        /// Its mean share; the means of a group sum to one.
        mean: f64,
        /// True where `--set` fixed it; the others share what is left.
        held: bool,
    },
}

impl Input {
    /// True when every replicate has the same value.
    pub fn is_fixed(&self, inputs: &Inputs) -> bool {
        match &self.role {
            Role::Single(prior) => prior.is_fixed() && !inputs.overridden(&self.path),
            Role::Share { group, held, mean } => {
                *held || *mean == 0.0 || inputs.groups[*group].concentration.is_none()
            }
        }
    }
}

/// Where an input's luck is found: 48 bits of the hash of its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LuckId {
    pub(crate) decision: Decision,
    pub(crate) entity: u32,
}

/// Shares of one whole: inputs `first..first + len`.
#[derive(Debug, Clone)]
pub struct Group {
    /// Path of the group.
    pub path: String,
    /// Index of its first input.
    pub first: usize,
    /// Number of its inputs.
    pub len: usize,
    /// Sum of the Dirichlet parameters; `None` where the shares are exactly known.
    pub concentration: Option<f64>,
    /// Tables of the gamma draws behind the shares that are free and not zero, by input; `None`
    /// where a parameter is too small for a table.
    pub(crate) tables: Option<Vec<(usize, GammaTable)>>,
}

/// Rival versions of a hypothesis.
#[derive(Debug, Clone)]
pub struct Rivals {
    /// Id of the hypothesis.
    pub id: String,
    /// The versions, in the order of the case.
    pub versions: Vec<Rival>,
    pub(crate) luck: LuckId,
}

/// One version.
#[derive(Debug, Clone)]
pub struct Rival {
    /// Id of the version.
    pub id: String,
    /// Prior weight.
    pub weight: f64,
    /// Inputs that are other under it: index and prior.
    pub set: Vec<(usize, Prior)>,
}

/// All inputs of a case.
#[derive(Debug, Clone)]
pub struct Inputs {
    list: Vec<Input>,
    groups: Vec<Group>,
    rivals: Vec<Rivals>,
    index: BTreeMap<String, usize>,
    units: Units,
}

impl Inputs {
    /// The inputs, in the order in which the model reads them.
    pub fn all(&self) -> &[Input] {
        &self.list
    }

    /// Number of inputs, and of values in a draw.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True for a case without any number; no checked case is.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Groups of shares.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Rival hypotheses.
    pub fn rivals(&self) -> &[Rivals] {
        &self.rivals
    }

    /// Index of the input at `path`.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.index.get(path).copied()
    }

    /// True when some version of a hypothesis gives the input at `path` another prior.
    pub fn overridden(&self, path: &str) -> bool {
        let Some(index) = self.find(path) else {
            return false;
        };
        let versions = self.rivals.iter().flat_map(|rivals| &rivals.versions);
        versions
            .flat_map(|version| &version.set)
            .any(|(input, _)| *input == index)
    }
}
