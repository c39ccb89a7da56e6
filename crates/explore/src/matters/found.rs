//! What was found to matter.

use citerne_decide::{Effect, Invalid, Resampling, SobolDesign, SobolIndices};

use crate::factors::Factor;
use crate::matters::design::{Design, Step};
use crate::matters::sample::Sample;

/// Sobol' indices of groups of factors on each output.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// By systems or by inputs.
    pub step: Step,
    /// Names of the groups.
    pub groups: Vec<String>,
    /// By output; `None` where an output is the same in every history.
    pub indices: Vec<Option<SobolIndices>>,
    /// How errors fall as base rows are added.
    pub precision: Vec<Precision>,
    /// Histories lived.
    pub histories: usize,
}

/// How large errors are after so many histories.
#[derive(Debug, Clone, PartialEq)]
pub struct Precision {
    /// Base rows.
    pub base: usize,
    /// Histories.
    pub histories: usize,
    /// By output: mean standard error of the total indices; `None` without variance.
    pub error: Vec<Option<f64>>,
}

/// Elementary effects of every factor on each output.
#[derive(Debug, Clone, PartialEq)]
pub struct Screened {
    /// Paths of the factors.
    pub factors: Vec<String>,
    /// By output.
    pub effects: Vec<Vec<Effect>>,
    /// Histories lived.
    pub histories: usize,
}

impl Shares {
    /// Reads a sample of Sobol' points.
    ///
    /// # Errors
    /// If the sample isn't whole, or not of Sobol' points.
    pub fn of(design: &Design, sample: &Sample, resampling: &Resampling) -> Result<Self, Invalid> {
        let sobol = design.sobol().ok_or(NOT_SOBOL)?;
        let outputs = outputs_of(sample);
        let indices = outputs
            .iter()
            .map(|output| some(sobol.indices(output, resampling)));
        let indices = indices.collect::<Result<Vec<_>, _>>()?;
        let mut precision = Vec::new();
        for base in [sobol.base() / 4, sobol.base() / 2, sobol.base()] {
            if base >= 2 {
                precision.push(Precision::of(sobol, base, &outputs, resampling)?);
            }
        }
        Ok(Self {
            step: design.step,
            groups: design.groups.clone(),
            indices,
            precision,
            histories: sample.outputs.len(),
        })
    }
}

impl Precision {
    /// The errors that the first base rows of a sample give: a shorter run would have had these.
    fn of(
        whole: &SobolDesign,
        base: usize,
        outputs: &[Vec<f64>],
        resampling: &Resampling,
    ) -> Result<Self, Invalid> {
        let histories = base * whole.block();
        let error = |output: &Vec<f64>| {
            let indices = some(
                whole
                    .of_first(base)?
                    .indices(&output[..histories], resampling),
            )?;
            Ok(indices.map(|indices| {
                let errors = indices.total.iter().map(|it| it.error);
                errors.sum::<f64>() / indices.total.len() as f64
            }))
        };
        Ok(Self {
            base,
            histories,
            error: outputs.iter().map(error).collect::<Result<_, Invalid>>()?,
        })
    }
}

impl Screened {
    /// Reads a sample of trajectories.
    ///
    /// # Errors
    /// If the sample isn't whole, or not of trajectories.
    pub fn of(design: &Design, sample: &Sample, resampling: &Resampling) -> Result<Self, Invalid> {
        let morris = design.morris().ok_or(NOT_SOBOL)?;
        let outputs = outputs_of(sample);
        let effects = outputs
            .iter()
            .map(|output| morris.effects(output, resampling));
        Ok(Self {
            factors: design.groups.clone(),
            effects: effects.collect::<Result<_, _>>()?,
            histories: sample.outputs.len(),
        })
    }

    /// The factors that matter most, at most so many, by index, the first of them first: by each
    /// factor's size of effect as a share of the largest on the same output, summed over the outputs.
    /// Luck is left out, and factors without any effect.
    #[must_use]
    pub fn leading(&self, factors: &[Factor], most: usize) -> Vec<usize> {
        let mut weight = vec![0.0_f64; factors.len()];
        let inputs = || (0..factors.len()).filter(|index| !factors[*index].is_luck());
        for effects in &self.effects {
            let size = |index: usize| effects[index].mu_star.value;
            let largest = inputs().map(size).fold(0.0, f64::max);
            if largest > 0.0 {
                for index in inputs() {
                    weight[index] += size(index) / largest;
                }
            }
        }
        let mut order: Vec<usize> = inputs().filter(|index| weight[*index] > 0.0).collect();
        order.sort_by(|one, two| weight[*two].total_cmp(&weight[*one]));
        order.truncate(most);
        order
    }
}

/// What an analysis says of points of another kind.
const NOT_SOBOL: Invalid = Invalid::Empty {
    what: "point of this kind",
};

fn outputs_of(sample: &Sample) -> Vec<Vec<f64>> {
    let count = sample.outputs.first().map_or(0, Vec::len);
    (0..count).map(|output| sample.output(output)).collect()
}

/// Nothing, for an output that is always the same.
fn some(indices: Result<SobolIndices, Invalid>) -> Result<Option<SobolIndices>, Invalid> {
    match indices {
        Ok(indices) => Ok(Some(indices)),
        Err(Invalid::Constant { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
