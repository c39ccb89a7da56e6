//! Least squares on a polynomial of signals.

mod sums;

use crate::invalid::{Invalid, range};
use crate::numbers::Matrix;
use crate::numbers::moments::{mean, sample_sd};
pub(crate) use sums::Sums;

/// A polynomial of standardised signals: a constant, powers of each signal up to a degree, and
/// products of two.
#[derive(Debug)]
pub(crate) struct Basis {
    degree: usize,
    scales: Vec<(f64, f64)>,
}

impl Basis {
    pub(crate) fn new(signals: &Matrix, degree: usize) -> Result<Self, Invalid> {
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
        let terms = basis.signals_of_terms().len();
        range(
            "histories for each term of a regression",
            signals.rows() as f64 / terms as f64,
            signals.rows() >= 20 * terms,
            "from 20 up; take fewer signals or a lower degree",
        )?;
        Ok(basis)
    }

    /// Which signals each term is made of.
    pub(crate) fn signals_of_terms(&self) -> Vec<Vec<usize>> {
        let mut terms = vec![Vec::new()];
        for signal in 0..self.scales.len() {
            terms.extend(std::iter::repeat_n(vec![signal], self.degree));
            if self.degree > 1 {
                terms.extend((0..signal).map(|other| vec![other, signal]));
            }
        }
        terms
    }

    /// The terms of every row.
    pub(crate) fn terms(&self, signals: &Matrix) -> Vec<Vec<f64>> {
        (0..signals.rows())
            .map(|row| self.terms_of(signals.row(row)))
            .collect()
    }

    fn terms_of(&self, signals: &[f64]) -> Vec<f64> {
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
    pub(crate) fn expected(
        &self,
        signals: &Matrix,
        targets: &[Vec<f64>],
        rows: &[usize],
    ) -> Vec<Vec<f64>> {
        let terms = self.terms(signals);
        let of_target = |target: &Vec<f64>| {
            let weights = Sums::over(&terms, target, rows).weights();
            let value = |terms: &Vec<f64>| terms.iter().zip(&weights).map(|(a, b)| a * b).sum();
            terms.iter().map(value).collect()
        };
        targets.iter().map(of_target).collect()
    }
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
        let cube = |row: usize| y(row) * y(row) * y(row);
        let f = |row: usize| 1.0 + 0.3 * x(row) * x(row) - cube(row) + x(row) * y(row);
        let target: Vec<f64> = rows.iter().map(|row| f(*row)).collect();
        let basis = Basis::new(&signals, 3).expect("enough rows");
        let found = basis.expected(&signals, std::slice::from_ref(&target), &rows[..300]);
        for (found, expected) in found[0].iter().zip(&target) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    #[test]
    fn terms_are_told_by_their_signals() {
        let signals = Matrix::new(2, (0..400).map(f64::from).collect()).expect("full");
        let basis = Basis::new(&signals, 2).expect("enough rows");
        let expected: [&[usize]; 6] = [&[], &[0], &[0], &[1], &[1], &[0, 1]];
        assert_eq!(basis.signals_of_terms(), expected);
        assert_eq!(basis.terms(&signals)[0].len(), 6);
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
