//! What each plan gave in each history.

use std::sync::Arc;

use crate::invalid::{Invalid, length};
use crate::numbers::{Blocks, Estimate, Matrix, Resampling};

/// Payoffs: a row for each history, a column for each plan; all plans met the same histories, under
/// the same luck. **Higher is better**: a cost comes with its sign turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Payoffs {
    table: Matrix,
    /// Histories that are drawn together.
    blocks: Arc<Blocks>,
}

impl Payoffs {
    /// Payoffs from a table.
    pub fn new(table: Matrix) -> Self {
        let blocks = Arc::new(Blocks::each(table.rows()));
        Self { table, blocks }
    }

    /// Payoffs from a list for each plan.
    ///
    /// # Errors
    ///
    /// Without any payoff; if lists differ in length; if a payoff isn't finite.
    pub fn from_plans(plans: &[Vec<f64>]) -> Result<Self, Invalid> {
        Matrix::from_columns(plans).map(Self::new)
    }

    /// The same, of histories of which some go on from one past: `pasts` has equal marks for those.
    /// They are drawn anew together, as what they share is no evidence twice.
    ///
    /// # Errors
    ///
    /// If there isn't a mark for each history; if all go on from one past.
    pub fn sharing(self, pasts: &[u64]) -> Result<Self, Invalid> {
        length("pasts of histories", pasts.len(), self.histories())?;
        let blocks = Arc::new(Blocks::sharing(pasts)?);
        Ok(Self { blocks, ..self })
    }

    /// Other payoffs of as many plans or others in the same histories, a list for each.
    ///
    /// # Errors
    ///
    /// As [`Payoffs::from_plans`]; if there isn't a payoff for each history.
    pub fn of_same(&self, plans: &[Vec<f64>]) -> Result<Self, Invalid> {
        let table = Matrix::from_columns(plans)?;
        length("payoffs of histories", table.rows(), self.histories())?;
        let blocks = Arc::clone(&self.blocks);
        Ok(Self { table, blocks })
    }

    /// Number of different pasts.
    pub fn pasts(&self) -> usize {
        self.blocks.count()
    }

    /// Variance of the mean of a figure of each history.
    pub(super) fn variance_of_mean(&self, values: &[f64]) -> f64 {
        self.blocks.variance_of_mean(values)
    }

    /// Estimates over histories.
    pub(crate) fn estimates(
        &self,
        resampling: &Resampling,
        statistics: impl Fn(&[usize]) -> Vec<f64>,
    ) -> Vec<Estimate> {
        resampling.estimates_of(&self.blocks, statistics)
    }

    /// Number of plans.
    pub fn plans(&self) -> usize {
        self.table.columns()
    }

    /// Number of histories.
    pub fn histories(&self) -> usize {
        self.table.rows()
    }

    /// The payoffs of each plan in one history.
    pub fn in_history(&self, history: usize) -> &[f64] {
        self.table.row(history)
    }

    /// The payoffs of one plan in each history.
    pub fn of_plan(&self, plan: usize) -> Vec<f64> {
        self.table.column(plan).collect()
    }

    /// The best payoff of any plan in one history.
    pub fn best(&self, history: usize) -> f64 {
        self.in_history(history)
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max)
    }

    /// By how much one plan falls short of the best one in each history: 0 or more.
    pub fn regrets(&self, plan: usize) -> Vec<f64> {
        (0..self.histories())
            .map(|it| self.best(it) - self.table.at(it, plan))
            .collect()
    }

    /// For each history each plan's share in being best: 1 if it alone is, less if it is with others.
    pub(super) fn shares_of_best(&self, plan: usize) -> Vec<f64> {
        let share = |history| {
            let best = self.best(history);
            let equal = self
                .in_history(history)
                .iter()
                .filter(|payoff| **payoff == best)
                .count();
            if self.table.at(history, plan) == best {
                1.0 / equal as f64
            } else {
                0.0
            }
        };
        (0..self.histories()).map(share).collect()
    }

    /// The same, each payoff turned into another, such as a cost into its opposite.
    ///
    /// # Errors
    ///
    /// If a payoff isn't finite then.
    pub fn map(&self, of: impl Fn(f64) -> f64) -> Result<Self, Invalid> {
        let rows = (0..self.histories()).flat_map(|it| self.in_history(it));
        Ok(Self {
            table: Matrix::new(self.plans(), rows.map(|payoff| of(*payoff)).collect())?,
            blocks: Arc::clone(&self.blocks),
        })
    }

    /// The same payoffs in some histories only.
    ///
    /// # Errors
    ///
    /// Without a history.
    ///
    /// # Panics
    ///
    /// If there is no such history.
    pub fn only(&self, histories: &[usize]) -> Result<Self, Invalid> {
        let values = histories
            .iter()
            .flat_map(|it| self.in_history(*it).iter().copied());
        Ok(Self {
            table: Matrix::new(self.plans(), values.collect())?,
            blocks: Arc::new(self.blocks.only(histories)),
        })
    }
}
