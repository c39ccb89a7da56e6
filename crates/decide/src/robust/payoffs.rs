//! What each plan gave in each history.

use crate::invalid::Invalid;
use crate::numbers::Matrix;

/// Payoffs: a row for each history, a column for each plan; all plans met the same histories, under
/// the same luck. **Higher is better**: a cost comes with its sign turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Payoffs {
    table: Matrix,
}

impl Payoffs {
    /// Payoffs from a table.
    pub fn new(table: Matrix) -> Self {
        Self { table }
    }

    /// Payoffs from a list for each plan.
    ///
    /// # Errors
    ///
    /// Without any payoff; if lists differ in length; if a payoff isn't finite.
    pub fn from_plans(plans: &[Vec<f64>]) -> Result<Self, Invalid> {
        Matrix::from_columns(plans).map(Self::new)
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

    /// The same payoffs in some histories only.
    pub(super) fn only(&self, histories: &[usize]) -> Result<Self, Invalid> {
        let values = histories
            .iter()
            .flat_map(|it| self.in_history(*it).iter().copied());
        Matrix::new(self.plans(), values.collect()).map(Self::new)
    }
}
