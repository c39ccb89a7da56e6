//! Plans beside things as they go.

use citerne_decide::{Estimate, Invalid, Payoffs, Resampling, Robustness, UnderRivals};
use citerne_model::ModelError;

use crate::aim::{Aim, Better};

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
}

/// Every figure of every history under every plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Plans, in the order in which they were named.
    pub plans: Vec<String>,
    /// What they are judged by.
    pub aims: Vec<Aim>,
    /// By aim: figures by history and way; way 0 is things as they go, way `n + 1` is plan `n`.
    pub payoffs: Vec<Payoffs>,
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
    /// How many times as many histories the same error would need without common luck.
    pub histories_saved: Option<f64>,
}

impl Compared {
    /// Number of histories.
    #[must_use]
    pub fn histories(&self) -> usize {
        self.versions.len()
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

    /// How each way does under each version of a hypothesis that some history holds.
    ///
    /// # Errors
    /// If there is no history.
    pub fn under(&self, aim: usize, hypothesis: usize) -> Result<Vec<UnderRivals>, CompareError> {
        let versions: Vec<usize> = self.versions.iter().map(|all| all[hypothesis]).collect();
        // Versions that no history holds are left out, and the others numbered anew.
        let mut held = versions.clone();
        held.sort_unstable();
        held.dedup();
        let number = |version: &usize| held.partition_point(|it| it < version);
        let numbers: Vec<usize> = versions.iter().map(number).collect();
        Ok(self.turned(aim)?.under_rivals(&numbers)?)
    }

    /// The figures of an aim with the sign that makes more better.
    fn turned(&self, aim: usize) -> Result<Payoffs, CompareError> {
        let sign = match self.aims[aim].kind.better() {
            Some(Better::Less) => -1.0,
            _ => 1.0,
        };
        let payoffs = &self.payoffs[aim];
        let of_way = |way| {
            payoffs
                .of_plan(way)
                .into_iter()
                .map(|it| sign * it)
                .collect()
        };
        let ways: Vec<Vec<f64>> = (0..payoffs.plans()).map(of_way).collect();
        Ok(Payoffs::from_plans(&ways)?)
    }
}
