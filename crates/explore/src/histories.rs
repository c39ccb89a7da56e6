//! Histories as a table.

use std::collections::BTreeMap;
use std::ops::Range;

use citerne_case::Inputs;
use citerne_decide::{Invalid, Matrix};
use citerne_ensemble::{Draw, Forecast, Monitor};

use crate::factors::{Column, columns};
use crate::rows::{Row, RowsError, Wanted, rows};

/// Histories as a table: a row for each, and a column for each uncertain input, version, output and
/// outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Histories {
    /// What the inputs' columns are.
    pub columns: Vec<Column>,
    /// What was asked.
    pub wanted: Wanted,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Histories {
    /// Lives replicates of a forecast and keeps the inputs that are uncertain. `inputs` are those of
    /// the forecast.
    ///
    /// # Errors
    /// As [`rows`].
    pub fn live<D: Draw>(
        forecast: &Forecast<D>,
        inputs: &Inputs,
        wanted: Wanted,
        replicates: Range<u64>,
        threads: usize,
        monitor: Monitor<'_>,
    ) -> Result<Self, RowsError> {
        let wanted = Wanted {
            inputs: true,
            ..wanted
        };
        let rows = rows(forecast, &wanted, replicates, threads, monitor)?;
        Ok(Self {
            columns: columns(inputs),
            wanted,
            rows,
        })
    }

    /// The inputs of all columns: a row for each history.
    ///
    /// # Errors
    /// Without a history or a column.
    pub fn inputs(&self) -> Result<Matrix, Invalid> {
        let row = |row: &Row| {
            let read = |column: &Column| column.source.read(&row.values, &row.versions);
            self.columns.iter().map(read).collect::<Vec<_>>()
        };
        Matrix::new(self.columns.len(), self.rows.iter().flat_map(row).collect())
    }

    /// A mark for each history: equal for those of one draw, whose numbers are all the same; from 0 on, in
    /// the order of the places of draws.
    #[must_use]
    pub fn draws(&self) -> Vec<u64> {
        let mut known: BTreeMap<(Vec<u64>, &[usize]), u64> = BTreeMap::new();
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by_key(|number| self.rows[*number].place);
        let mut marks = vec![0; self.rows.len()];
        for number in order {
            let row = &self.rows[number];
            let next = known.len() as u64;
            let numbers = row.values.iter().map(|value| value.to_bits()).collect();
            marks[number] = *known.entry((numbers, &row.versions)).or_insert(next);
        }
        marks
    }

    /// A mark for each history: equal for those whose draws descend from one past.
    #[must_use]
    pub fn pasts(&self) -> Vec<u64> {
        self.rows.iter().map(|row| row.past).collect()
    }

    /// An output in every history.
    #[must_use]
    pub fn output(&self, output: usize) -> Vec<f64> {
        self.rows.iter().map(|row| row.outputs[output]).collect()
    }

    /// Whether an outcome came in time, in every history.
    #[must_use]
    pub fn came(&self, outcome: usize) -> Vec<bool> {
        let asked = &self.wanted.outcomes[outcome];
        let came = |row: &Row| asked.came(row.first[outcome]);
        self.rows.iter().map(came).collect()
    }
}

/// Number of different marks.
pub(crate) fn different(all: &[u64]) -> usize {
    let mut marks = all.to_vec();
    marks.sort_unstable();
    marks.dedup();
    marks.len()
}
