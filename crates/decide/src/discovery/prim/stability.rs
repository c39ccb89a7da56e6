//! Would other histories have led to the same conditions?

use std::collections::BTreeMap;

use super::{Prim, Step};
use crate::dice::{Dice, Question};
use crate::invalid::{Invalid, length, range};
use crate::numbers::Matrix;

/// How often an input was restricted again when boxes were looked for in part of the rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reproduced {
    /// Share of the trials in which the box of nearest coverage restricts the input.
    pub by_coverage: f64,
    /// Share of the trials in which the box of nearest density does.
    pub by_density: f64,
}

impl Prim {
    /// Looks again in `trials` random parts of the rows, each of half of them, and says for each
    /// input how often it was restricted in the box that is nearest to `step` (Bryant and Lempert,
    /// 2010). A condition that comes back in few of them is an accident. Parts in which the outcome
    /// always or never comes count as trials without a restriction.
    ///
    /// # Errors
    ///
    /// Without a trial, and as [`Prim::find`].
    pub fn reproduced(
        &self,
        inputs: &Matrix,
        interest: &[bool],
        step: &Step,
        trials: usize,
        seed: u64,
    ) -> Result<Vec<Reproduced>, Invalid> {
        let apart: Vec<u64> = (0..inputs.rows() as u64).collect();
        self.reproduced_sharing(inputs, interest, &apart, step, trials, seed)
    }

    /// The same where histories may share a past: each trial looks in half of the pasts. `pasts` has
    /// equal marks for histories that go on from one.
    ///
    /// # Errors
    ///
    /// As [`Prim::reproduced`], and if pasts aren't one for each row.
    pub fn reproduced_sharing(
        &self,
        inputs: &Matrix,
        interest: &[bool],
        pasts: &[u64],
        step: &Step,
        trials: usize,
        seed: u64,
    ) -> Result<Vec<Reproduced>, Invalid> {
        range("number of trials", trials as f64, trials > 0, "from 1 up")?;
        length("pasts of histories", pasts.len(), inputs.rows())?;
        self.find(inputs, interest, &[])?;
        let dice = Dice::new(seed, Question::Part);
        let rows_of = by_past(pasts);
        let mut times = vec![[0_usize; 2]; inputs.columns()];
        for trial in 0..trials {
            let mut chosen = dice.permutation(rows_of.len(), trial, 0);
            chosen.truncate((rows_of.len() / 2).max(1));
            let part: Vec<usize> = chosen
                .iter()
                .flat_map(|it| &rows_of[*it])
                .copied()
                .collect();
            let values = part.iter().flat_map(|row| inputs.row(*row).iter().copied());
            let some = Matrix::new(inputs.columns(), values.collect())?;
            let came: Vec<bool> = part.iter().map(|row| interest[*row]).collect();
            let Ok(trajectory) = self.find(&some, &came, &[]) else {
                continue;
            };
            let by_coverage = nearest(&trajectory.steps, |other| other.coverage - step.coverage);
            let by_density = nearest(&trajectory.steps, |other| other.density - step.density);
            for (kind, near) in [by_coverage, by_density].into_iter().enumerate() {
                for column in near.region.restricted(&trajectory.steps[0].region) {
                    times[column][kind] += 1;
                }
            }
        }
        let share = |times: usize| times as f64 / trials as f64;
        let of_input = |[by_coverage, by_density]: [usize; 2]| Reproduced {
            by_coverage: share(by_coverage),
            by_density: share(by_density),
        };
        Ok(times.into_iter().map(of_input).collect())
    }
}

/// The rows of each past, by mark.
fn by_past(pasts: &[u64]) -> Vec<Vec<usize>> {
    let mut rows_of: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (row, past) in pasts.iter().enumerate() {
        rows_of.entry(*past).or_default().push(row);
    }
    rows_of.into_values().collect()
}

/// The step of least distance, the later of two equal ones: it restricts more.
fn nearest(steps: &[Step], distance: impl Fn(&Step) -> f64) -> &Step {
    let nearer = |best, step| {
        if distance(step).abs() <= distance(best).abs() {
            step
        } else {
            best
        }
    };
    steps[1..].iter().fold(&steps[0], nearer)
}
