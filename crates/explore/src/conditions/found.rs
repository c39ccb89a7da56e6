//! The search: inputs that tell anything, boxes in these, and a tree.

use citerne_decide::{
    Invalid, Matrix, Prim, Relevance, Resampling, Share, Tree, TreeSettings, relevance, share_among,
};

use crate::conditions::boxes::{Boxed, Search};
use crate::factors::Column;
use crate::histories::{Histories, different};

/// How conditions are looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Searching {
    /// How boxes are cut.
    pub prim: Prim,
    /// Most inputs that boxes and trees may use.
    pub inputs: usize,
    /// Most boxes, one after the other.
    pub boxes: usize,
    /// Most questions of the tree, one after the other.
    pub depth: usize,
    /// How errors and noise are reckoned.
    pub resampling: Resampling,
}

impl Default for Searching {
    fn default() -> Self {
        Self {
            prim: Prim::default(),
            inputs: 12,
            boxes: 2,
            depth: 3,
            resampling: Resampling::default(),
        }
    }
}

/// An input that tells something of the outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The input.
    pub column: Column,
    /// Share of the outcome's variance that goes if it is known, and its standard error.
    pub share: f64,
    /// Standard error of the share.
    pub error: f64,
}

/// Why there are no conditions.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ConditionsError {
    /// The outcome came always or never.
    #[error("the outcome came in {came} of {histories} histories: there is nothing to tell apart")]
    Same {
        /// In how many it came.
        came: usize,
        /// Of how many.
        histories: usize,
    },
    /// Too few pasts.
    #[error("{pasts} different pasts are too few: at least {least} are needed")]
    FewPasts {
        /// How many there are.
        pasts: usize,
        /// How many are needed.
        least: usize,
    },
    /// Numbers that can't be analysed.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Conditions under which an outcome comes.
#[derive(Debug, Clone, PartialEq)]
pub struct Conditions {
    /// Histories.
    pub histories: usize,
    /// Different pasts that they go on from.
    pub pasts: usize,
    /// How often the outcome came.
    pub share: Share,
    /// Inputs that were asked.
    pub asked: usize,
    /// What the best of as many inputs would show that tell nothing.
    pub noise: f64,
    /// Inputs that tell more than noise, those that tell most first.
    pub kept: Vec<Kept>,
    /// Boxes.
    pub boxes: Vec<Boxed>,
    /// The tree over the inputs that were kept; `None` without such.
    pub tree: Option<Tree>,
}

/// Bins of inputs, at most.
const BINS: usize = 10;
/// Fewest pasts.
const LEAST_PASTS: usize = 10;
/// Share of the histories that a leaf of the tree keeps.
const LEAF: f64 = 0.05;
/// Impurity that a leaf of the tree must lower.
const COMPLEXITY: f64 = 0.002;

impl Conditions {
    /// Looks for the conditions of an outcome in histories.
    ///
    /// # Errors
    /// If the outcome came always or never; with too few pasts.
    pub fn find(
        histories: &Histories,
        outcome: usize,
        searching: &Searching,
    ) -> Result<Self, ConditionsError> {
        let came = histories.came(outcome);
        let (draws, pasts) = (histories.draws(), histories.pasts());
        let count = different(&pasts);
        let wanted = came.iter().filter(|came| **came).count();
        if wanted == 0 || wanted == came.len() {
            let (came, histories) = (wanted, came.len());
            return Err(ConditionsError::Same { came, histories });
        }
        if count < LEAST_PASTS {
            let (pasts, least) = (count, LEAST_PASTS);
            return Err(ConditionsError::FewPasts { pasts, least });
        }
        let all = histories.inputs()?;
        let outputs: Vec<f64> = came.iter().map(|it| f64::from(u8::from(*it))).collect();
        let bins = BINS.min(different(&draws) / 5);
        let told = relevance(
            &all,
            &outputs,
            bins,
            (&draws, &pasts),
            &searching.resampling,
        )?;
        let order = leading(&told, searching.inputs);
        let kept = order.iter().map(|column| Kept {
            column: histories.columns[*column].clone(),
            share: told.shares[*column].value,
            error: told.shares[*column].error,
        });
        let everyone = vec![true; came.len()];
        let share = share_among(&everyone, &came, &pasts, searching.resampling.level)?;
        let mut found = Self {
            histories: came.len(),
            pasts: count,
            share: share.ok_or(Invalid::Empty { what: "history" })?,
            asked: all.columns(),
            noise: told.noise,
            kept: kept.collect(),
            boxes: Vec::new(),
            tree: None,
        };
        if order.is_empty() {
            return Ok(found);
        }
        let columns: Vec<Vec<f64>> = order.iter().map(|it| all.column(*it).collect()).collect();
        let inputs = Matrix::from_columns(&columns)?;
        found.tree = Some(tree(&inputs, &came, searching)?);
        found.boxes = Search {
            inputs: &inputs,
            came: &came,
            pasts: &pasts,
            searching,
        }
        .boxes()?;
        Ok(found)
    }
}

/// The columns that tell more than noise, those that tell most first, at most so many.
fn leading(told: &Relevance, most: usize) -> Vec<usize> {
    let share = |column: usize| told.shares[column].value;
    let columns = 0..told.shares.len();
    let mut order: Vec<usize> = columns
        .filter(|column| share(*column) > told.noise.max(0.0))
        .collect();
    order.sort_by(|one, two| share(*two).total_cmp(&share(*one)));
    order.truncate(most);
    order
}

fn tree(inputs: &Matrix, came: &[bool], searching: &Searching) -> Result<Tree, Invalid> {
    let settings = TreeSettings {
        least_rows: ((LEAF * came.len() as f64) as usize).max(1),
        depth: searching.depth,
        complexity: COMPLEXITY,
    };
    Tree::grow(inputs, came, &settings)
}
