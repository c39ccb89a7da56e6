//! What matters among histories whose inputs go along with each other: first order from given data,
//! and Shapley effects of the inputs that tell most.

use citerne_decide::{
    Groups, Invalid, Matrix, Relevance, Resampling, ShapleyEffects, relevance, shapley_effects,
};

use crate::histories::{Histories, different};
use crate::matters::table::Line;

/// What inputs tell of each output.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Histories.
    pub histories: usize,
    /// Different draws that they go on from.
    pub draws: usize,
    /// Paths of the inputs and versions.
    pub columns: Vec<String>,
    /// By output; `None` where it is the same in every history.
    pub told: Vec<Option<Told>>,
}

/// What inputs tell of one output.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// First order of each input, and what inputs that tell nothing would show.
    pub relevance: Relevance,
    /// Share of the variance that lies between draws: what all inputs and the luck of the past could
    /// tell at most.
    pub between: f64,
    /// The inputs that tell more than noise, those that tell most first, at most six.
    pub leading: Vec<usize>,
    /// Their Shapley effects, as shares of the variance between draws; `None` with fewer than two.
    pub shapley: Option<ShapleyEffects>,
}

/// Bins of inputs, at most.
const BINS: usize = 10;
/// Most inputs of which Shapley effects are told.
const MOST: usize = 6;
/// Pasts for each term of the polynomial.
const PASTS_OF_TERM: usize = 20;

impl Given {
    /// Reads the outputs of histories.
    ///
    /// # Errors
    /// With fewer than ten draws.
    pub fn of(histories: &Histories, resampling: &Resampling) -> Result<Self, Invalid> {
        let inputs = histories.inputs()?;
        let draws = histories.draws();
        let pasts = histories.pasts();
        let rows_of = rows_of(&draws);
        let told = (0..histories.wanted.outputs.len()).map(|output| {
            let outputs = histories.output(output);
            if outputs.iter().all(|it| *it == outputs[0]) {
                return Ok(None);
            }
            Told::of(&inputs, &outputs, (&draws, &pasts), &rows_of, resampling).map(Some)
        });
        Ok(Self {
            histories: histories.rows.len(),
            draws: rows_of.len(),
            told: told.collect::<Result<_, _>>()?,
            columns: histories.columns.iter().map(|it| it.path.clone()).collect(),
        })
    }

    /// Its numbers, output by output.
    #[must_use]
    pub fn lines(&self, outputs: &[crate::Output]) -> Vec<Line> {
        let mut lines = Vec::new();
        for (output, told) in outputs.iter().zip(&self.told) {
            let Some(told) = told else { continue };
            let line = |column: usize, measure, estimate| Line {
                analysis: "given",
                output: output.name.clone(),
                name: self.columns[column].clone(),
                measure,
                estimate,
                histories: self.histories,
            };
            let shares = told.relevance.shares.iter().enumerate();
            lines.extend(shares.map(|(column, share)| line(column, "first", *share)));
            let effects = told.shapley.iter().flat_map(|all| &all.groups);
            let effects = told.leading.iter().zip(effects);
            lines.extend(effects.map(|(column, it)| line(*column, "shapley", it.effect)));
        }
        lines
    }
}

impl Told {
    fn of(
        inputs: &Matrix,
        outputs: &[f64],
        (draws, pasts): (&[u64], &[u64]),
        rows_of: &[Vec<usize>],
        resampling: &Resampling,
    ) -> Result<Self, Invalid> {
        let bins = BINS.min(rows_of.len() / 5);
        let relevance = relevance(inputs, outputs, bins, (draws, pasts), resampling)?;
        let share = |column: usize| relevance.shares[column].value;
        let mut leading: Vec<usize> = (0..inputs.columns())
            .filter(|column| share(*column) > relevance.noise.max(0.0))
            .collect();
        leading.sort_by(|one, two| share(*two).total_cmp(&share(*one)));
        leading.truncate(MOST);
        let pasts = different(pasts);
        // One row for each draw: rows that share their inputs would be taken for independent.
        let means: Vec<f64> = rows_of
            .iter()
            .map(|rows| rows.iter().map(|row| outputs[*row]).sum::<f64>() / rows.len() as f64)
            .collect();
        // A straight line has a term for each input, and one more.
        let most = (pasts / PASTS_OF_TERM).saturating_sub(1);
        let shapley = match leading.len() {
            count if count > most => None,
            0 | 1 => None,
            count => {
                let column = |column: &usize| {
                    let first = rows_of.iter().map(|rows| inputs.at(rows[0], *column));
                    first.collect::<Vec<f64>>()
                };
                let columns: Vec<Vec<f64>> = leading.iter().map(column).collect();
                // No effect hangs on the scale of an input, but least squares do.
                let matrix = Matrix::from_columns(&columns)?.normal_scores();
                let degree = degree(count, pasts);
                let groups = Groups::each(count)?;
                Some(shapley_effects(
                    &matrix, &groups, &means, degree, resampling,
                )?)
            }
        };
        Ok(Self {
            between: between(outputs, rows_of),
            relevance,
            leading,
            shapley,
        })
    }
}

/// The degree for which there are enough pasts: 2 with squares and products, else 1.
fn degree(inputs: usize, pasts: usize) -> usize {
    let terms = 1 + 2 * inputs + inputs * (inputs - 1) / 2;
    if pasts >= PASTS_OF_TERM * terms { 2 } else { 1 }
}

/// The rows of each draw.
fn rows_of(draws: &[u64]) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); different(draws)];
    for (row, draw) in draws.iter().enumerate() {
        // Marks are numbers from 0 on.
        rows[*draw as usize].push(row);
    }
    rows
}

/// Share of the variance that lies between groups of rows: the component between them beside the
/// whole, by the analysis of variance of one random effect (Searle, Casella and McCulloch, 1992).
/// What luck within groups makes of their means is no difference between them. 0 where each row is
/// alone.
fn between(outputs: &[f64], rows_of: &[Vec<usize>]) -> f64 {
    let (n, groups) = (outputs.len() as f64, rows_of.len() as f64);
    if n <= groups || groups < 2.0 {
        return 0.0;
    }
    let whole = outputs.iter().sum::<f64>() / n;
    let (mut among, mut within, mut squares) = (0.0, 0.0, 0.0);
    for rows in rows_of {
        let count = rows.len() as f64;
        let mean = rows.iter().map(|row| outputs[*row]).sum::<f64>() / count;
        among += count * (mean - whole) * (mean - whole);
        let apart = |row: &usize| (outputs[*row] - mean) * (outputs[*row] - mean);
        within += rows.iter().map(apart).sum::<f64>();
        squares += count * count;
    }
    let (among, within) = (among / (groups - 1.0), within / (n - groups));
    let each = (n - squares / n) / (groups - 1.0);
    let component = ((among - within) / each).max(0.0);
    match component + within {
        0.0 => 0.0,
        all => component / all,
    }
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn the_share_between_draws_leaves_out_luck_within_them() {
        let rows_of = [vec![0, 1], vec![2, 3]];
        assert_eq!(between(&[1.0, 1.0, 5.0, 5.0], &rows_of), 1.0);
        assert_eq!(between(&[1.0, 5.0, 1.0, 5.0], &rows_of), 0.0);
        // Means 1 and 4: among 9, within 2, two rows each: 3.5 of 5.5.
        assert_eq!(between(&[0.0, 2.0, 3.0, 5.0], &rows_of), 3.5 / 5.5);
    }

    #[test]
    fn draws_of_few_rows_make_no_share_beyond_all() {
        // One draw of many rows that do not differ, and two of a single row far out: their means vary
        // more than the rows do.
        let mut outputs = vec![0.0; 98];
        outputs.extend([30.0, -30.0]);
        let mut rows_of = vec![(0..98).collect::<Vec<_>>()];
        rows_of.extend([vec![98], vec![99]]);
        let share = between(&outputs, &rows_of);
        assert!((0.0..=1.0).contains(&share), "{share}");
    }
}
