//! A table of samples.

use citerne_luck::math::norm_quantile;

use crate::invalid::{Invalid, finite, range};

/// Finite numbers in rows and columns, row after row: a row for each history, a column for each
/// input.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A table from its values, row after row.
    ///
    /// # Errors
    ///
    /// Without any value; if a row isn't full; if a value isn't finite.
    pub fn new(columns: usize, values: Vec<f64>) -> Result<Self, Invalid> {
        range("number of columns", columns as f64, columns > 0, "above 0")?;
        finite("value", &values)?;
        if !values.len().is_multiple_of(columns) {
            return Err(Invalid::Length {
                what: "values",
                found: values.len(),
                expected: values.len().next_multiple_of(columns),
            });
        }
        Ok(Self { columns, values })
    }

    /// A table from its columns.
    ///
    /// # Errors
    ///
    /// Without any value; if columns differ in length; if a value isn't finite.
    pub fn from_columns(columns: &[Vec<f64>]) -> Result<Self, Invalid> {
        let rows = columns.first().map_or(0, Vec::len);
        for column in columns {
            crate::invalid::length("values in a column", column.len(), rows)?;
        }
        let values = (0..rows).flat_map(|row| columns.iter().map(move |column| column[row]));
        Self::new(columns.len(), values.collect())
    }

    /// A table of zeros, to be filled.
    pub(crate) fn zeros(rows: usize, columns: usize) -> Self {
        let values = vec![0.0; rows * columns];
        Self { columns, values }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..][..self.columns]
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.columns..][..self.columns]
    }

    /// One value.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.columns + column]
    }

    /// The values of one column, from the first row on.
    pub fn column(&self, column: usize) -> impl ExactSizeIterator<Item = f64> + '_ {
        (0..self.rows()).map(move |row| self.at(row, column))
    }

    /// The quantiles of a standard normal distribution that stand where the values of each column do, by rank; equal values
    /// share the middle of theirs. What a column tells of anything is the same, but least squares are not at the mercy of its longest tail.
    #[must_use]
    pub fn normal_scores(&self) -> Self {
        let mut scores = Self::zeros(self.rows(), self.columns);
        for column in 0..self.columns {
            let values: Vec<f64> = self.column(column).collect();
            let mut order: Vec<usize> = (0..values.len()).collect();
            order.sort_by(|one, two| values[*one].total_cmp(&values[*two]));
            let mut first = 0;
            for equal in order.chunk_by(|one, two| values[*one] == values[*two]) {
                let middle = first as f64 + 0.5 * equal.len() as f64;
                let score = norm_quantile(middle / values.len() as f64);
                for row in equal {
                    scores.row_mut(*row)[column] = score;
                }
                first += equal.len();
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_are_where_they_belong() {
        let by_rows = Matrix::new(2, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).expect("full");
        let by_columns = Matrix::from_columns(&[vec![1.0, 3.0, 5.0], vec![2.0, 4.0, 6.0]]);
        assert_eq!(by_columns.as_ref(), Ok(&by_rows));
        assert_eq!((by_rows.rows(), by_rows.columns()), (3, 2));
        assert_eq!(by_rows.row(1), [3.0, 4.0]);
        assert!(by_rows.column(1).eq([2.0, 4.0, 6.0]));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let said = |made: Result<Matrix, Invalid>| made.expect_err("refused").to_string();
        assert_eq!(
            said(Matrix::new(2, vec![1.0])),
            "1 values, but 2 are needed"
        );
        assert_eq!(said(Matrix::new(1, vec![])), "no value: give at least one");
        assert_eq!(
            said(Matrix::new(0, vec![])),
            "number of columns is 0: it must lie above 0"
        );
        let ragged = Matrix::from_columns(&[vec![1.0], vec![]]);
        assert_eq!(said(ragged), "0 values in a column, but 1 are needed");
        let nan = Matrix::new(1, vec![1.0, f64::NAN]);
        assert!(said(nan).starts_with("value 1 is NaN"));
    }

    #[test]
    fn normal_scores_go_by_rank_and_equal_values_share_theirs() {
        let table = Matrix::from_columns(&[vec![9.0, -1.0, 1e300, 2.0], vec![5.0, 5.0, 7.0, 5.0]]);
        let scores = table.expect("full").normal_scores();
        let [first, second] = [0, 1].map(|column| scores.column(column).collect::<Vec<_>>());
        let quantile = norm_quantile;
        assert_eq!(
            first,
            [
                quantile(0.625),
                quantile(0.125),
                quantile(0.875),
                quantile(0.375)
            ]
        );
        assert_eq!(
            second,
            [
                quantile(0.375),
                quantile(0.375),
                quantile(0.875),
                quantile(0.375)
            ]
        );
    }
}
