//! Sobol' indices: shares of the output's variance.

use super::SobolDesign;
use crate::invalid::{Invalid, finite, length};
use crate::numbers::moments::{mean, variance};
use crate::numbers::{Estimate, Resampling};

/// Sobol' indices of each group. Estimates may lie a little below 0 or above 1.
#[derive(Debug, Clone, PartialEq)]
pub struct SobolIndices {
    /// First order: share of the variance that would go if the group were known, by itself
    /// (estimator of Saltelli and others, 2010).
    pub first: Vec<Estimate>,
    /// Total: share that would stay if everything but the group were known, its interactions with
    /// others included (estimator of Jansen, 1999).
    pub total: Vec<Estimate>,
    /// Second order, if the design has its points: what two groups explain only together (estimator
    /// of Saltelli, 2002).
    pub second: Vec<Pair>,
}

/// Second order index of two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Both groups, the smaller number first.
    pub groups: [usize; 2],
    /// Their index.
    pub index: Estimate,
}

/// Outputs by kind of point, centred and scaled by their spread.
struct Outputs {
    a: Vec<f64>,
    b: Vec<f64>,
    ab: Vec<Vec<f64>>,
    ba: Vec<Vec<f64>>,
}

impl SobolDesign {
    /// Indices of each group on the output, given for each point. Intervals come from drawing base
    /// rows anew. A resample without any variance counts as an index of 0.
    ///
    /// # Errors
    ///
    /// If outputs aren't finite, all the same, or not one for each point; if the resampling can't be.
    pub fn indices(
        &self,
        outputs: &[f64],
        resampling: &Resampling,
    ) -> Result<SobolIndices, Invalid> {
        length("outputs", outputs.len(), self.points())?;
        finite("output", outputs)?;
        resampling.check()?;
        let outputs = self.sort(outputs)?;
        let groups = self.groups().count();
        let pairs: Vec<[usize; 2]> = match self.second_order() {
            true => (0..groups)
                .flat_map(|j| (j + 1..groups).map(move |k| [j, k]))
                .collect(),
            false => Vec::new(),
        };
        let all = resampling.estimates(self.base(), |rows| outputs.indices(rows, &pairs));
        let index_of = |(pair, index): (&[usize; 2], &Estimate)| Pair {
            groups: *pair,
            index: *index,
        };
        Ok(SobolIndices {
            first: all[..groups].to_vec(),
            total: all[groups..2 * groups].to_vec(),
            second: pairs.iter().zip(&all[2 * groups..]).map(index_of).collect(),
        })
    }

    fn sort(&self, outputs: &[f64]) -> Result<Outputs, Invalid> {
        let sd = variance(outputs).sqrt();
        let first = outputs[0];
        if sd == 0.0 || outputs.iter().all(|output| *output == first) {
            return Err(Invalid::Constant {
                what: "the output",
                value: first,
            });
        }
        let centre = mean(outputs);
        let block = self.block();
        let at = |place: usize| -> Vec<f64> {
            let rows = outputs.iter().skip(place).step_by(block);
            rows.map(|output| (output - centre) / sd).collect()
        };
        let groups = self.groups().count();
        let crossed = if self.second_order() { groups } else { 0 };
        Ok(Outputs {
            a: at(0),
            b: at(block - 1),
            ab: (0..groups).map(|group| at(1 + group)).collect(),
            ba: (0..crossed).map(|group| at(1 + groups + group)).collect(),
        })
    }
}

impl Outputs {
    /// First order of each group, then total, then second order of each pair.
    fn indices(&self, rows: &[usize], pairs: &[[usize; 2]]) -> Vec<f64> {
        let both: Vec<f64> = [&self.a, &self.b]
            .into_iter()
            .flat_map(|half| rows.iter().map(|row| half[*row]))
            .collect();
        let whole = variance(&both);
        if whole <= f64::EPSILON {
            return vec![0.0; 2 * self.ab.len() + pairs.len()];
        }
        let share = |of_row: &dyn Fn(usize) -> f64| {
            let sum: f64 = rows.iter().map(|row| of_row(*row)).sum();
            sum / rows.len() as f64 / whole
        };
        let (a, b) = (&self.a, &self.b);
        let firsts = self
            .ab
            .iter()
            .map(|ab| share(&|row| b[row] * (ab[row] - a[row])));
        let mut indices: Vec<f64> = firsts.collect();
        indices.extend(self.ab.iter().map(|ab| {
            let half_square = |row: usize| 0.5 * (a[row] - ab[row]) * (a[row] - ab[row]);
            share(&half_square)
        }));
        for [j, k] in pairs {
            let closed = share(&|row| self.ba[*j][row] * self.ab[*k][row] - a[row] * b[row]);
            indices.push(closed - indices[*j] - indices[*k]);
        }
        indices
    }
}
