//! Plans beside things as they go.

use citerne_decide::{
    Criterion, Estimate, Invalid, Payoffs, Resampling, Rival, Robustness, satisficing,
};
use citerne_ensemble::Choice;
use citerne_model::ModelError;

use crate::aim::Aim;
use crate::kind::Better;
use crate::limit::Limit;

/// Why plans can't be compared.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CompareError {
    /// A plan that can't be.
    #[error(transparent)]
    Plan(#[from] ModelError),
    /// Figures that can't be compared.
    #[error(transparent)]
    Figures(#[from] Invalid),
    /// No replicate was lived to its end.
    #[error("no history could be lived to its end")]
    NoHistory(Vec<(u64, String)>),
    /// A replicate that wasn't lived to its end, with why, where all are needed.
    #[error("history {0} could not be lived to its end: {1}")]
    Failed(u64, String),
    /// The work was ended.
    #[error("interrupted")]
    Interrupted,
}

/// Every figure of every history under every plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Plans, in the order in which they were named.
    pub plans: Vec<String>,
    /// What they are judged by.
    pub aims: Vec<Aim>,
    /// By aim: figures by history and way; way 0 is things as they go, way `n + 1` is plan `n`.
    /// Histories that go on from one past are drawn anew together.
    pub payoffs: Vec<Payoffs>,
    /// The rival hypotheses and their versions.
    pub hypotheses: Vec<Choice>,
    /// Version of each hypothesis, by history.
    pub versions: Vec<Vec<usize>>,
    /// Replicates that failed, with why; they are left out.
    pub failed: Vec<(u64, String)>,
}

/// One plan beside things as they go, by one aim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// Mean as things go.
    pub as_it_goes: f64,
    /// Mean under the plan.
    pub mean: f64,
    /// Mean difference.
    pub difference: Estimate,
    /// Share of histories in which the plan does better; none where no way is better.
    pub better: Option<f64>,
    /// Share in which it does worse.
    pub worse: Option<f64>,
    /// Variance of the mean difference, from differences history by history.
    pub variance: f64,
    /// What it would be if plan and things as they go had met histories of their own.
    pub variance_independent: f64,
    /// How many times as many histories the same error would need without common luck.
    pub histories_saved: Option<f64>,
}

/// One plan under one version of a hypothesis, by one aim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Under {
    /// Mean under the plan, histories under the version, and what is lost by not having the plan
    /// that is best under it. Of an aim for which no way is better the regret means nothing.
    pub rival: Rival,
    /// Mean difference to things as they go; without error where all histories go on from one past.
    pub difference: Estimate,
}

impl Compared {
    /// Number of histories.
    #[must_use]
    pub fn histories(&self) -> usize {
        self.versions.len()
    }

    /// Number of different pasts that they go on from.
    #[must_use]
    pub fn pasts(&self) -> usize {
        self.payoffs.first().map_or(0, Payoffs::pasts)
    }

    /// A plan beside things as they go.
    ///
    /// # Errors
    /// If there is no such plan or aim.
    pub fn beside(
        &self,
        plan: usize,
        aim: usize,
        resampling: &Resampling,
    ) -> Result<Beside, CompareError> {
        let payoffs = &self.payoffs[aim];
        let paired = payoffs.paired(plan + 1, 0, resampling)?;
        let mean = |way: usize| {
            let all = payoffs.of_plan(way);
            all.iter().sum::<f64>() / all.len() as f64
        };
        let (ahead, behind) = (paired.ahead.value, paired.behind.value);
        let (better, worse) = match self.aims[aim].kind.better() {
            Some(Better::More) => (Some(ahead), Some(behind)),
            Some(Better::Less) => (Some(behind), Some(ahead)),
            None => (None, None),
        };
        Ok(Beside {
            as_it_goes: mean(0),
            mean: mean(plan + 1),
            difference: paired.difference,
            better,
            worse,
            variance: paired.variance,
            variance_independent: paired.variance_independent,
            histories_saved: paired.histories_saved(),
        })
    }

    /// How robust each way is by one aim, turned so that more is better: mean, worst tenth, regret.
    ///
    /// # Errors
    /// If the resampling can't be.
    pub fn robustness(
        &self,
        aim: usize,
        resampling: &Resampling,
    ) -> Result<Vec<Robustness>, CompareError> {
        Ok(self.turned(aim)?.robustness(0.1, resampling)?)
    }

    /// For each way, the share of histories in which it keeps to every limit.
    ///
    /// # Errors
    /// Without a limit.
    pub fn enough(
        &self,
        limits: &[Limit],
        resampling: &Resampling,
    ) -> Result<Vec<Estimate>, CompareError> {
        let turn = |limit: &Limit| scaled(&self.payoffs[limit.aim], limit.sign());
        let turned: Vec<Payoffs> = limits.iter().map(turn).collect::<Result<_, _>>()?;
        let criterion = |(payoffs, limit)| -> Criterion<'_> {
            let limit: &Limit = limit;
            Criterion {
                payoffs,
                at_least: limit.sign() * limit.value,
            }
        };
        let criteria: Vec<Criterion<'_>> = turned.iter().zip(limits).map(criterion).collect();
        Ok(satisficing(&criteria, resampling)?)
    }

    /// How each plan does under each version of a hypothesis: by version, then by plan. Versions
    /// that no history holds are left out; their place in the list of versions comes first.
    ///
    /// # Errors
    /// If the resampling can't be.
    pub fn under(
        &self,
        aim: usize,
        hypothesis: usize,
        resampling: &Resampling,
    ) -> Result<Vec<(usize, Vec<Under>)>, CompareError> {
        let versions: Vec<usize> = self.versions.iter().map(|all| all[hypothesis]).collect();
        let mut held = versions.clone();
        held.sort_unstable();
        held.dedup();
        // Versions that some history holds, numbered anew.
        let number = |version: &usize| held.partition_point(|it| it < version);
        let numbers: Vec<usize> = versions.iter().map(number).collect();
        let rivals = self.turned(aim)?.under_rivals(&numbers)?;
        let under = |(number, &version): (usize, &usize)| {
            let of = |history: &usize| versions[*history] == version;
            let histories: Vec<usize> = (0..versions.len()).filter(of).collect();
            let some = self.payoffs[aim].only(&histories)?;
            let plan = |plan: usize| {
                let rival = rivals[plan + 1].rivals[number];
                let sign = self.sign(aim);
                Ok(Under {
                    difference: some.paired(plan + 1, 0, resampling)?.difference,
                    rival: Rival {
                        mean: sign * rival.mean,
                        ..rival
                    },
                })
            };
            let plans = (0..self.plans.len()).map(plan);
            Ok((version, plans.collect::<Result<_, CompareError>>()?))
        };
        held.iter().enumerate().map(under).collect()
    }

    /// The figures of an aim with the sign that makes more better.
    fn turned(&self, aim: usize) -> Result<Payoffs, CompareError> {
        scaled(&self.payoffs[aim], self.sign(aim))
    }

    /// 1 where more is better, or none is; else -1.
    #[must_use]
    pub fn sign(&self, aim: usize) -> f64 {
        match self.aims[aim].kind.better() {
            Some(Better::Less) => -1.0,
            _ => 1.0,
        }
    }
}

fn scaled(payoffs: &Payoffs, by: f64) -> Result<Payoffs, CompareError> {
    Ok(payoffs.map(|payoff| by * payoff)?)
}
