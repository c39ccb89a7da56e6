//! Least squares: what is expected of a payoff, given signals.

use crate::invalid::{Invalid, range};
use crate::numbers::Matrix;
use crate::numbers::moments::{mean, sample_sd};

/// A polynomial of standardised signals: powers of each up to a degree, and products of two.
#[derive(Debug)]
pub(super) struct Basis {
    degree: usize,
    scales: Vec<(f64, f64)>,
}

impl Basis {
    pub(super) fn new(signals: &Matrix, degree: usize) -> Result<Self, Invalid> {
        range(
            "degree of a regression",
            degree as f64,
            (1..=4).contains(&degree),
            "from 1 to 4",
        )?;
        let scale = |column| {
            let values: Vec<f64> = signals.column(column).collect();
            let sd = sample_sd(&values);
            (mean(&values), if sd > 0.0 { sd } else { 1.0 })
        };
        let basis = Self {
            degree,
            scales: (0..signals.columns()).map(scale).collect(),
        };
        let terms = basis.terms(signals.row(0)).len();
        let enough = signals.rows() >= 20 * terms;
        range(
            "histories for each term of a regression",
            signals.rows() as f64 / terms as f64,
            enough,
            "from 20 up; take fewer signals or a lower degree",
        )?;
        Ok(basis)
    }

    fn terms(&self, signals: &[f64]) -> Vec<f64> {
        let pairs = signals.iter().zip(&self.scales);
        let standard: Vec<f64> = pairs
            .map(|(signal, (mean, sd))| (signal - mean) / sd)
            .collect();
        let mut terms = vec![1.0];
        for (column, value) in standard.iter().enumerate() {
            let powers = (0..self.degree).scan(1.0, |power, _| {
                *power *= value;
                Some(*power)
            });
            terms.extend(powers);
            if self.degree > 1 {
                terms.extend(standard[..column].iter().map(|other| other * value));
            }
        }
        terms
    }

    /// Expected value of each target in every row, fitted on some rows.
    pub(super) fn expected(
        &self,
        signals: &Matrix,
        targets: &[Vec<f64>],
        rows: &[usize],
    ) -> Vec<Vec<f64>> {
        let terms: Vec<Vec<f64>> = (0..signals.rows())
            .map(|row| self.terms(signals.row(row)))
            .collect();
        let factor = factor(&terms, rows);
        let of_target = |target: &Vec<f64>| {
            let weights = solve(&factor, &terms, target, rows);
            let value = |terms: &Vec<f64>| terms.iter().zip(&weights).map(|(a, b)| a * b).sum();
            terms.iter().map(value).collect()
        };
        targets.iter().map(of_target).collect()
    }
}

/// How small a pivot may be beside its column's own square: below, the term follows from others.
const DEPENDENT: f64 = 1e-10;

/// Cholesky factor of the sums of products over some rows, row by row. A term that follows from
/// those before it gets a pivot of 0.
fn factor(terms: &[Vec<f64>], rows: &[usize]) -> Vec<Vec<f64>> {
    let count = terms[0].len();
    let mut factor: Vec<Vec<f64>> = Vec::with_capacity(count);
    for j in 0..count {
        let mut line = vec![0.0; j + 1];
        for k in 0..=j {
            let product: f64 = rows.iter().map(|row| terms[*row][j] * terms[*row][k]).sum();
            let above = if k == j { &line } else { &factor[k] };
            let known: f64 = (0..k).map(|i| line[i] * above[i]).sum();
            let rest = product - known;
            line[k] = match (k == j, rest > DEPENDENT * product) {
                (true, true) => rest.sqrt(),
                (true, false) => 0.0,
                (false, _) if above[k] > 0.0 => rest / above[k],
                (false, _) => 0.0,
            };
        }
        factor.push(line);
    }
    factor
}

/// Weights of the terms for one target; 0 for terms that follow from others.
fn solve(factor: &[Vec<f64>], terms: &[Vec<f64>], target: &[f64], rows: &[usize]) -> Vec<f64> {
    let count = factor.len();
    let mut weights = vec![0.0; count];
    for j in 0..count {
        let product: f64 = rows.iter().map(|row| terms[*row][j] * target[*row]).sum();
        let known: f64 = (0..j).map(|i| factor[j][i] * weights[i]).sum();
        weights[j] = if factor[j][j] > 0.0 {
            (product - known) / factor[j][j]
        } else {
            0.0
        };
    }
    for j in (0..count).rev() {
        let known: f64 = (j + 1..count).map(|i| factor[i][j] * weights[i]).sum();
        weights[j] = if factor[j][j] > 0.0 {
            (weights[j] - known) / factor[j][j]
        } else {
            0.0
        };
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cubic_of_two_signals_is_found_again_though_one_comes_twice() {
        let rows: Vec<usize> = (0..400).collect();
        let x = |row: usize| (row % 17) as f64;
        let y = |row: usize| (row % 5) as f64 - 2.0;
        let columns: [Vec<f64>; 3] = [
            rows.iter().map(|row| x(*row)).collect(),
            rows.iter().map(|row| y(*row)).collect(),
            rows.iter().map(|row| 3.0 * x(*row) + 1.0).collect(),
        ];
        let signals = Matrix::from_columns(&columns).expect("full");
        let f =
            |row: usize| 1.0 + 0.3 * x(row) * x(row) - y(row) * y(row) * y(row) + x(row) * y(row);
        let target: Vec<f64> = rows.iter().map(|row| f(*row)).collect();
        let basis = Basis::new(&signals, 3).expect("enough rows");
        let found = basis.expected(&signals, std::slice::from_ref(&target), &rows[..300]);
        for (found, expected) in found[0].iter().zip(&target) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    #[test]
    fn too_many_terms_are_refused() {
        let signals = Matrix::new(2, vec![0.5; 40]).expect("full");
        let said = Basis::new(&signals, 2)
            .expect_err("20 rows for 6 terms")
            .to_string();
        assert!(
            said.starts_with("histories for each term of a regression is 3.33"),
            "{said}"
        );
    }
}
