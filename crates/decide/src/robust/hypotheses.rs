//! Over rival hypotheses, when nobody can say which of them holds.

use super::Payoffs;
use crate::invalid::{Invalid, length};
use crate::numbers::moments::mean;

/// How one plan does under one hypothesis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rival {
    /// How many histories lie under it.
    pub histories: usize,
    /// Mean payoff under it.
    pub mean: f64,
    /// By how much the mean payoff falls short of that of the plan that is best under it.
    pub regret: f64,
}

/// How one plan does over all rivals.
#[derive(Debug, Clone, PartialEq)]
pub struct UnderRivals {
    /// Under each hypothesis.
    pub rivals: Vec<Rival>,
    /// Least mean payoff under any of them.
    pub least_mean: f64,
    /// Largest regret under any of them: what choosing the plan may cost if the wrong hypothesis was
    /// believed.
    pub largest_regret: f64,
}

impl Payoffs {
    /// How each plan does under each hypothesis; `hypothesis` names that of each history, numbered
    /// from zero.
    ///
    /// # Errors
    ///
    /// If there isn't one for each history; if a hypothesis in between has no history.
    pub fn under_rivals(&self, hypothesis: &[usize]) -> Result<Vec<UnderRivals>, Invalid> {
        length(
            "hypotheses of histories",
            hypothesis.len(),
            self.histories(),
        )?;
        let count = hypothesis.iter().max().map_or(0, |last| last + 1);
        let mut means = Vec::with_capacity(count);
        for rival in 0..count {
            let under = |history: &usize| hypothesis[*history] == rival;
            let histories: Vec<usize> = (0..self.histories()).filter(under).collect();
            if histories.is_empty() {
                return Err(Invalid::Empty {
                    what: "history under some hypothesis",
                });
            }
            let some = self.only(&histories)?;
            let of_plan = |plan| mean(&some.of_plan(plan));
            means.push((
                histories.len(),
                (0..self.plans()).map(of_plan).collect::<Vec<_>>(),
            ));
        }
        Ok((0..self.plans())
            .map(|plan| over_all(&means, plan))
            .collect())
    }
}

/// From number of histories and mean of every plan, under each hypothesis.
fn over_all(means: &[(usize, Vec<f64>)], plan: usize) -> UnderRivals {
    let under = |(histories, means): &(usize, Vec<f64>)| Rival {
        histories: *histories,
        mean: means[plan],
        regret: means.iter().copied().fold(f64::NEG_INFINITY, f64::max) - means[plan],
    };
    let rivals: Vec<Rival> = means.iter().map(under).collect();
    UnderRivals {
        least_mean: rivals
            .iter()
            .map(|rival| rival.mean)
            .fold(f64::INFINITY, f64::min),
        largest_regret: rivals.iter().map(|rival| rival.regret).fold(0.0, f64::max),
        rivals,
    }
}
