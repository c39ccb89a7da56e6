//! Measures of robustness over histories.

use super::Payoffs;
use crate::invalid::{Invalid, finite, length, range};
use crate::numbers::moments::{mean, quantile};
use crate::numbers::{Estimate, Resampling};

/// How one plan does over all histories.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Robustness {
    /// Mean payoff.
    pub mean: Estimate,
    /// Mean payoff over the worst histories of the plan.
    pub worst: Estimate,
    /// Mean regret: by how much the plan falls short, on average, of the one that would have been
    /// best.
    pub mean_regret: Estimate,
    /// Regret that is passed in only a tenth of the histories.
    pub high_regret: Estimate,
    /// Largest regret. Its interval says little: no resample goes beyond the largest.
    pub largest_regret: Estimate,
    /// Share of histories in which the plan is best; where several are, they share it.
    pub best: Estimate,
}

/// What is asked of one kind of payoff.
#[derive(Debug, Clone, Copy)]
pub struct Criterion<'a> {
    /// The payoffs.
    pub payoffs: &'a Payoffs,
    /// What is enough.
    pub at_least: f64,
}

impl Payoffs {
    /// Robustness of each plan; `tail` is the share of histories that counts as worst, 0.1 as usual.
    ///
    /// # Errors
    ///
    /// If the tail isn't above 0 and at most 1; if the resampling can't be.
    pub fn robustness(
        &self,
        tail: f64,
        resampling: &Resampling,
    ) -> Result<Vec<Robustness>, Invalid> {
        range(
            "share of worst histories",
            tail,
            tail > 0.0 && tail <= 1.0,
            "above 0, up to 1",
        )?;
        resampling.check()?;
        let plans: Vec<Lists> = (0..self.plans())
            .map(|plan| Lists::of(self, plan))
            .collect();
        let estimates = self.estimates(resampling, |rows| {
            plans
                .iter()
                .flat_map(|plan| plan.statistics(rows, tail))
                .collect()
        });
        let told = |six: &[Estimate]| Robustness {
            mean: six[0],
            worst: six[1],
            mean_regret: six[2],
            high_regret: six[3],
            largest_regret: six[4],
            best: six[5],
        };
        Ok(estimates.chunks(6).map(told).collect())
    }
}

/// One plan, in each history.
struct Lists {
    payoffs: Ordered,
    regrets: Ordered,
    bests: Vec<f64>,
}

impl Lists {
    fn of(payoffs: &Payoffs, plan: usize) -> Self {
        Self {
            payoffs: Ordered::new(payoffs.of_plan(plan)),
            regrets: Ordered::new(payoffs.regrets(plan)),
            bests: payoffs.shares_of_best(plan),
        }
    }

    /// In the order of the fields of [`Robustness`].
    fn statistics(&self, rows: &[usize], tail: f64) -> [f64; 6] {
        let mut times = vec![0_u32; self.bests.len()];
        for row in rows {
            times[*row] += 1;
        }
        let (payoffs, regrets) = (self.payoffs.drawn(&times), self.regrets.drawn(&times));
        let bests: Vec<f64> = rows.iter().map(|row| self.bests[*row]).collect();
        [
            mean(&payoffs),
            mean_of_lowest(&payoffs, tail),
            mean(&regrets),
            quantile(&regrets, 0.9),
            regrets[regrets.len() - 1],
            mean(&bests),
        ]
    }
}

/// Values of rows, in rising order.
struct Ordered(Vec<(f64, usize)>);

impl Ordered {
    fn new(values: Vec<f64>) -> Self {
        let mut rows: Vec<(f64, usize)> = values.into_iter().zip(0..).collect();
        rows.sort_by(|one, two| one.0.total_cmp(&two.0));
        Self(rows)
    }

    /// The values of rows that were drawn so many times each, in rising order.
    fn drawn(&self, times: &[u32]) -> Vec<f64> {
        let drawn = |(value, row): &(f64, usize)| std::iter::repeat_n(*value, times[*row] as usize);
        self.0.iter().flat_map(drawn).collect()
    }
}

/// Mean of the lowest share of values in rising order; a value at the edge counts in part
/// (Rockafellar and Uryasev, 2002).
fn mean_of_lowest(sorted: &[f64], share: f64) -> f64 {
    let wanted = share * sorted.len() as f64;
    let whole = (wanted.floor() as usize).min(sorted.len());
    let sum: f64 = sorted[..whole].iter().sum();
    let part = sorted
        .get(whole)
        .map_or(0.0, |edge| edge * (wanted - whole as f64));
    (sum + part) / wanted
}

/// For each plan, the share of histories in which it is good enough by every criterion.
///
/// # Errors
///
/// Without a criterion; if their payoffs differ in plans or histories; if what is enough isn't
/// finite; if the resampling can't be.
pub fn satisficing(
    criteria: &[Criterion],
    resampling: &Resampling,
) -> Result<Vec<Estimate>, Invalid> {
    resampling.check()?;
    let Some(first) = criteria.first() else {
        return Err(Invalid::Empty { what: "criterion" });
    };
    for criterion in criteria {
        finite("what is enough, of criterion", &[criterion.at_least])?;
        length(
            "plans of a criterion",
            criterion.payoffs.plans(),
            first.payoffs.plans(),
        )?;
        length(
            "histories of a criterion",
            criterion.payoffs.histories(),
            first.payoffs.histories(),
        )?;
    }
    let histories = first.payoffs.histories();
    let of_plan = |plan| {
        let enough = |history| {
            let meets = |criterion: &Criterion| {
                criterion.payoffs.in_history(history)[plan] >= criterion.at_least
            };
            f64::from(u8::from(criteria.iter().all(meets)))
        };
        let enough: Vec<f64> = (0..histories).map(enough).collect();
        let share = |rows: &[usize]| {
            let drawn: Vec<f64> = rows.iter().map(|row| enough[*row]).collect();
            vec![mean(&drawn)]
        };
        first.payoffs.estimates(resampling, share)[0]
    };
    Ok((0..first.payoffs.plans()).map(of_plan).collect())
}
