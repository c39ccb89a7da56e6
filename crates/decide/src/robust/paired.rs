//! Two plans, history by history.

use super::Payoffs;
use crate::invalid::{Invalid, range};
use crate::numbers::moments::mean;
use crate::numbers::{Estimate, Resampling};

/// One plan beside another, in the same histories.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    /// Mean difference of payoffs.
    pub difference: Estimate,
    /// Share of histories in which the plan gives more.
    pub ahead: Estimate,
    /// Share of histories in which both give exactly the same.
    pub level: Estimate,
    /// Share of histories in which the plan gives less.
    pub behind: Estimate,
    /// Variance of the mean difference, from differences history by history.
    pub variance: f64,
    /// What it would be if each plan had met histories of its own.
    pub variance_independent: f64,
}

impl Paired {
    /// How many times as many histories would be needed without common luck: the ratio of both
    /// variances. None if the plans never differ from a constant.
    pub fn histories_saved(&self) -> Option<f64> {
        (self.variance > 0.0).then(|| self.variance_independent / self.variance)
    }
}

impl Payoffs {
    /// `plan` beside `other`. A plan beside its equal is exactly 0 ahead, without uncertainty.
    ///
    /// # Errors
    ///
    /// If there are no such plans; if the resampling can't be.
    pub fn paired(
        &self,
        plan: usize,
        other: usize,
        resampling: &Resampling,
    ) -> Result<Paired, Invalid> {
        resampling.check()?;
        let last = plan.max(other);
        let known = last < self.plans();
        range(
            "number of a plan",
            last as f64,
            known,
            "below the number of plans",
        )?;
        let (ours, theirs) = (self.of_plan(plan), self.of_plan(other));
        let differences: Vec<f64> = ours
            .iter()
            .zip(&theirs)
            .map(|(one, two)| one - two)
            .collect();
        let estimates = self.estimates(resampling, |rows| {
            let drawn: Vec<f64> = rows.iter().map(|row| differences[*row]).collect();
            let share = |of: &dyn Fn(f64) -> bool| {
                drawn.iter().filter(|difference| of(**difference)).count() as f64
                    / rows.len() as f64
            };
            vec![
                mean(&drawn),
                share(&|it| it > 0.0),
                share(&|it| it == 0.0),
                share(&|it| it < 0.0),
            ]
        });
        let of_mean = |values: &[f64]| self.variance_of_mean(values);
        Ok(Paired {
            difference: estimates[0],
            ahead: estimates[1],
            level: estimates[2],
            behind: estimates[3],
            variance: of_mean(&differences),
            variance_independent: of_mean(&ours) + of_mean(&theirs),
        })
    }
}
