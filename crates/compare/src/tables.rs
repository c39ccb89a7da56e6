//! What a comparison found, as tables.

use citerne_decide::{Estimate, Resampling};
use citerne_table::{Field, Sheet};

use crate::aim::Aim;
use crate::compared::{CompareError, Compared};
use crate::limit::Limit;

/// The way that is no plan, as tables call it.
pub const AS_IT_GOES: &str = "as-it-goes";

/// Columns that say what an aim is.
const AIM: [&str; 5] = ["aim", "place", "product", "sector", "unit"];

impl Compared {
    /// A row for each plan and aim: the plan beside things as they go.
    ///
    /// # Errors
    /// If the resampling can't be.
    pub fn plans_table(&self, resampling: &Resampling) -> Result<Sheet, CompareError> {
        let figures = [
            "as_it_goes",
            "mean",
            "difference",
            "error",
            "low",
            "high",
            "better",
            "worse",
            "variance",
            "variance_independent",
            "histories_saved",
        ];
        let mut sheet = Sheet::new(["plan"].into_iter().chain(AIM).chain(figures));
        for (plan, id) in self.plans.iter().enumerate() {
            for (index, aim) in self.aims.iter().enumerate() {
                let beside = self.beside(plan, index, resampling)?;
                let means = [beside.as_it_goes, beside.mean].map(Field::from);
                let shares = [beside.better, beside.worse].map(Field::from);
                let variances = [beside.variance, beside.variance_independent].map(Field::from);
                let row = [id.as_str().into()].into_iter().chain(of_aim(aim));
                let row = row.chain(means).chain(estimate(&beside.difference));
                let row = row.chain(shares).chain(variances);
                sheet.push(row.chain([beside.histories_saved.into()]));
            }
        }
        Ok(sheet)
    }

    /// A row for each way and aim of which one way is better: robustness, each figure with the sign
    /// that makes more better; regrets are never negative.
    ///
    /// # Errors
    /// If the resampling can't be.
    pub fn robust_table(&self, resampling: &Resampling) -> Result<Sheet, CompareError> {
        let figures = [
            "mean",
            "worst_tenth",
            "worst_tenth_error",
            "mean_regret",
            "mean_regret_error",
            "regret_90",
            "largest_regret",
            "best",
            "best_error",
        ];
        let mut sheet = Sheet::new(["plan"].into_iter().chain(AIM).chain(figures));
        for (index, aim) in self.aims.iter().enumerate() {
            if aim.kind.better().is_none() {
                continue;
            }
            let robust = self.robustness(index, resampling)?;
            for (id, robust) in self.ways().zip(robust) {
                let figures = [
                    robust.mean.value,
                    robust.worst.value,
                    robust.worst.error,
                    robust.mean_regret.value,
                    robust.mean_regret.error,
                    robust.high_regret.value,
                    robust.largest_regret.value,
                    robust.best.value,
                    robust.best.error,
                ];
                let row = [id.into()].into_iter().chain(of_aim(aim));
                sheet.push(row.chain(figures.map(Field::from)));
            }
        }
        Ok(sheet)
    }

    /// A row for each hypothesis, version, aim of which one way is better, and plan.
    ///
    /// # Errors
    /// If the resampling can't be.
    pub fn rivals_table(&self, resampling: &Resampling) -> Result<Sheet, CompareError> {
        let of = ["hypothesis", "version", "histories", "plan"];
        let figures = ["mean", "difference", "error", "low", "high", "regret"];
        let mut sheet = Sheet::new(of.into_iter().chain(AIM).chain(figures));
        for (hypothesis, choice) in self.hypotheses.iter().enumerate() {
            for (index, aim) in self.aims.iter().enumerate() {
                if aim.kind.better().is_none() {
                    continue;
                }
                for (version, plans) in self.under(index, hypothesis, resampling)? {
                    for (plan, under) in self.plans.iter().zip(plans) {
                        let row = [
                            choice.hypothesis.as_str().into(),
                            choice.versions[version].as_str().into(),
                            under.rival.histories.into(),
                            plan.as_str().into(),
                        ];
                        let row = row.into_iter().chain(of_aim(aim));
                        let row = row.chain([under.rival.mean.into()]);
                        let row = row.chain(estimate(&under.difference));
                        sheet.push(row.chain([under.rival.regret.into()]));
                    }
                }
            }
        }
        Ok(sheet)
    }

    /// A row for each way: the share of histories in which it keeps to every limit.
    ///
    /// # Errors
    /// Without a limit.
    pub fn enough_table(
        &self,
        limits: &[Limit],
        resampling: &Resampling,
    ) -> Result<Sheet, CompareError> {
        let mut sheet = Sheet::new(["plan", "share", "error", "low", "high"]);
        for (id, share) in self.ways().zip(self.enough(limits, resampling)?) {
            sheet.push([id.into()].into_iter().chain(estimate(&share)));
        }
        Ok(sheet)
    }

    /// Ids of the ways: things as they go, then the plans.
    pub fn ways(&self) -> impl Iterator<Item = &str> {
        std::iter::once(AS_IT_GOES).chain(self.plans.iter().map(String::as_str))
    }
}

fn of_aim(aim: &Aim) -> [Field; 5] {
    [
        aim.kind.id().into(),
        (&aim.place).into(),
        (&aim.product).into(),
        (&aim.sector).into(),
        aim.unit.into(),
    ]
}

fn estimate(estimate: &Estimate) -> [Field; 4] {
    [estimate.value, estimate.error, estimate.low, estimate.high].map(Field::from)
}
