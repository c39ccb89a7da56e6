//! From typed tables to the list of inputs.

use std::collections::{BTreeMap, BTreeSet};

use citerne_luck::Decision;

use super::{Group, Input, Inputs, LuckId, Rival, Rivals, Role};
use crate::prior::{GammaTable, Prior};
use crate::quantity::{Quantity, Shares};
use crate::shape::Limits;
use crate::spec::{CaseSpec, Figure};
use crate::units::Units;

/// A number that fits no prior; a checked case has none.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{path}: {what}")]
pub(crate) struct BuildError {
    pub(crate) path: String,
    pub(crate) what: String,
}

/// Possible range of a number whose key states none: pump prices are not negative; the amount of a
/// measure's effect may be anything.
pub(crate) fn open_limits(path: &str, unit: &'static str) -> Limits {
    let low = if path.starts_with("market.") {
        0.0
    } else {
        f64::NEG_INFINITY
    };
    Limits {
        unit,
        low,
        high: f64::INFINITY,
    }
}

impl Inputs {
    /// Lists the numbers of `spec`; `limits` holds unit and range by path, as far as keys state them.
    pub(crate) fn build(
        spec: &CaseSpec,
        units: &Units,
        limits: &BTreeMap<String, Limits>,
    ) -> Result<Self, BuildError> {
        let mut builder = Builder {
            units,
            limits,
            inputs: Self::empty(units),
            problem: None,
        };
        spec.visit(&mut |path, figure| match figure {
            Figure::Single { unit, quantity } => builder.single(path, unit, quantity),
            Figure::Group { shares } => builder.group(&path, shares),
        });
        builder.rivals(spec);
        let Builder {
            mut inputs,
            problem,
            ..
        } = builder;
        if let Some(problem) = problem {
            return Err(problem);
        }
        inputs.deal_luck();
        (0..inputs.groups.len()).for_each(|group| inputs.tabulate(group));
        Ok(inputs)
    }

    fn empty(units: &Units) -> Self {
        Self {
            list: Vec::new(),
            groups: Vec::new(),
            rivals: Vec::new(),
            index: BTreeMap::new(),
            units: units.clone(),
        }
    }

    /// Makes the tables behind the shares of a group from their means as they are now.
    pub(super) fn tabulate(&mut self, group: usize) {
        let Some(concentration) = self.groups[group].concentration else {
            return;
        };
        let (first, len) = (self.groups[group].first, self.groups[group].len);
        let free = (first..first + len).filter_map(|index| match self.list[index].role {
            Role::Share {
                mean, held: false, ..
            } if mean > 0.0 => Some((index, mean)),
            _ => None,
        });
        let table = |(index, mean)| Some((index, GammaTable::new(concentration * mean)?));
        self.groups[group].tables = free.map(table).collect();
    }

    /// Gives each input and hypothesis its luck. Should two paths ever hash alike, the later in
    /// alphabetical order moves on: the outcome does not depend on the order of the files.
    fn deal_luck(&mut self) {
        let mut taken = BTreeSet::new();
        let mut ids = BTreeMap::new();
        let rivals = self
            .rivals
            .iter()
            .map(|rivals| format!("hypotheses.{}", rivals.id));
        let paths: BTreeSet<String> = self
            .list
            .iter()
            .map(|input| input.path.clone())
            .chain(rivals)
            .collect();
        for path in paths {
            let mut attempt = 0_u32;
            let mut id = luck_id(&path, attempt);
            while !taken.insert(id) {
                attempt += 1;
                id = luck_id(&path, attempt);
            }
            ids.insert(path, id);
        }
        for input in &mut self.list {
            input.luck = ids[&input.path];
        }
        for rivals in &mut self.rivals {
            rivals.luck = ids[&format!("hypotheses.{}", rivals.id)];
        }
    }
}

/// The first 48 bits of the hash of a path.
fn luck_id(path: &str, attempt: u32) -> LuckId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(path.as_bytes());
    if attempt > 0 {
        hasher.update(&attempt.to_le_bytes());
    }
    let hash = hasher.finalize();
    let b = hash.as_bytes();
    LuckId {
        decision: Decision(u16::from_le_bytes([b[0], b[1]])),
        entity: u32::from_le_bytes([b[2], b[3], b[4], b[5]]),
    }
}

const NO_LUCK_YET: LuckId = LuckId {
    decision: Decision(0),
    entity: 0,
};

struct Builder<'a> {
    units: &'a Units,
    limits: &'a BTreeMap<String, Limits>,
    inputs: Inputs,
    problem: Option<BuildError>,
}

impl Builder<'_> {
    fn fail(&mut self, path: &str, what: String) {
        self.problem.get_or_insert(BuildError {
            path: path.to_owned(),
            what,
        });
    }

    fn add(&mut self, input: Input) {
        self.inputs
            .index
            .insert(input.path.clone(), self.inputs.list.len());
        self.inputs.list.push(input);
    }

    fn single(&mut self, path: String, unit: &'static str, quantity: &Quantity) {
        let limits = self
            .limits
            .get(&path)
            .copied()
            .unwrap_or_else(|| open_limits(&path, unit));
        match prior_of(quantity, limits, self.units) {
            Ok(prior) => self.add(Input {
                path,
                unit,
                role: Role::Single(prior),
                low: limits.low,
                high: limits.high,
                source: quantity.source.clone(),
                assumption: quantity.assumption.clone(),
                quantity: Some(quantity.clone()),
                luck: NO_LUCK_YET,
            }),
            Err(what) => self.fail(&path, what),
        }
    }

    fn group(&mut self, path: &str, shares: &Shares) {
        let group = self.inputs.groups.len();
        self.inputs.groups.push(Group {
            path: path.to_owned(),
            first: self.inputs.list.len(),
            len: shares.mean.len(),
            concentration: shares.concentration,
            tables: None,
        });
        let sum: f64 = shares.mean.values().sum();
        for (id, share) in &shares.mean {
            self.add(Input {
                path: format!("{path}.{id}"),
                unit: "1",
                role: Role::Share {
                    group,
                    mean: share / sum,
                    held: false,
                },
                low: 0.0,
                high: 1.0,
                source: shares.source.clone(),
                assumption: shares.assumption.clone(),
                quantity: None,
                luck: NO_LUCK_YET,
            });
        }
    }

    fn rivals(&mut self, spec: &CaseSpec) {
        for (id, hypothesis) in &spec.hypotheses {
            let mut versions = Vec::new();
            for (name, version) in &hypothesis.versions {
                let path = format!("hypotheses.{id}.versions.{name}.set");
                let set = version.set.iter();
                let set = set.filter_map(|(target, q)| self.rival_prior(&path, target, q));
                let set = set.collect();
                versions.push(Rival {
                    id: name.clone(),
                    weight: version.weight,
                    set,
                });
            }
            self.inputs.rivals.push(Rivals {
                id: id.clone(),
                versions,
                luck: NO_LUCK_YET,
            });
        }
    }

    fn rival_prior(
        &mut self,
        path: &str,
        target: &str,
        quantity: &Quantity,
    ) -> Option<(usize, Prior)> {
        let Some(index) = self.inputs.find(target) else {
            self.fail(path, format!("no input `{target}`"));
            return None;
        };
        match prior_of(quantity, self.inputs.list[index].limits(), self.units) {
            Ok(prior) => Some((index, prior)),
            Err(what) => {
                self.fail(path, what);
                None
            }
        }
    }
}

impl Input {
    pub(super) fn limits(&self) -> Limits {
        Limits {
            unit: self.unit,
            low: self.low,
            high: self.high,
        }
    }
}

/// The prior of a number that is wanted within `limits`.
pub(super) fn prior_of(
    quantity: &Quantity,
    limits: Limits,
    units: &Units,
) -> Result<Prior, String> {
    let factor = units
        .factor(&quantity.unit, limits.unit)
        .map_err(|error| error.to_string())?;
    Prior::new(quantity, factor, limits.low, limits.high)
}
