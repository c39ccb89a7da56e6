//! Rows that belong together.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Resampling;
use super::moments::mean;
use crate::invalid::{Invalid, range};

/// Rows in blocks. Histories that go on from one past are alike; to draw them anew one by one would
/// take them for more than they are worth, so whole blocks are drawn (Field and Welsh, 2007).
#[derive(Debug)]
pub(crate) struct Blocks {
    rows: Vec<Vec<usize>>,
    /// The last resamples, with their seed: payoffs of the same histories are drawn alike.
    drawn: Mutex<Option<(u64, Resamples)>>,
}

/// Rows of each resample.
pub(crate) type Resamples = Arc<Vec<Vec<usize>>>;

impl PartialEq for Blocks {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl Blocks {
    /// Every row by itself.
    pub(crate) fn each(count: usize) -> Self {
        Self::of((0..count).map(|row| vec![row]).collect())
    }

    fn of(rows: Vec<Vec<usize>>) -> Self {
        let drawn = Mutex::default();
        Self { rows, drawn }
    }

    /// Resamples, each of as many blocks as there are.
    pub(crate) fn resamples(&self, resampling: &Resampling) -> Resamples {
        let Resampling {
            seed, resamples, ..
        } = *resampling;
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, kept)) = drawn.as_ref()
            && *of == seed
            && kept.len() == resamples
        {
            return Arc::clone(kept);
        }
        let one = |resample| self.rows_of(resampling.rows(resample, self.count()));
        let all: Resamples = Arc::new((0..resamples).map(one).collect());
        *drawn = Some((seed, Arc::clone(&all)));
        all
    }

    /// Rows with equal marks together, in the order in which marks first come.
    ///
    /// # Errors
    ///
    /// If there are fewer than two blocks: their differences tell how sure an estimate is.
    pub(crate) fn sharing(marks: &[u64]) -> Result<Self, Invalid> {
        let mut place = BTreeMap::new();
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (row, mark) in marks.iter().enumerate() {
            let block = *place.entry(mark).or_insert(rows.len());
            match rows.get_mut(block) {
                Some(block) => block.push(row),
                None => rows.push(vec![row]),
            }
        }
        let enough = rows.len() >= 2;
        range("number of pasts", rows.len() as f64, enough, "from 2 up")?;
        Ok(Self::of(rows))
    }

    /// The blocks of some rows, numbered anew in the order given.
    pub(crate) fn only(&self, rows: &[usize]) -> Self {
        let kept = |block: &Vec<usize>| -> Vec<usize> {
            let held = rows
                .iter()
                .enumerate()
                .filter(|(_, row)| block.contains(row));
            held.map(|(number, _)| number).collect()
        };
        let kept = self.rows.iter().map(kept);
        Self::of(kept.filter(|block| !block.is_empty()).collect())
    }

    /// Number of blocks.
    pub(crate) fn count(&self) -> usize {
        self.rows.len()
    }

    /// The rows of some blocks, one block after the other.
    pub(crate) fn rows_of(&self, blocks: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let rows = blocks.into_iter().flat_map(|block| &self.rows[block]);
        rows.copied().collect()
    }

    /// Variance of the mean of all values, from the sum of deviations in each block (Liang and
    /// Zeger, 1986). With a block for each row it is the sample variance over the number of rows.
    pub(crate) fn variance_of_mean(&self, values: &[f64]) -> f64 {
        let (mean, count) = (mean(values), self.count() as f64);
        let deviation = |block: &Vec<usize>| {
            let sum: f64 = block.iter().map(|row| values[*row] - mean).sum();
            sum * sum
        };
        let squares: f64 = self.rows.iter().map(deviation).sum();
        let all = values.len() as f64;
        match count > 1.0 {
            true => squares / (all * all) * count / (count - 1.0),
            false => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::moments::variance;

    #[test]
    fn marks_gather_rows() {
        let blocks = Blocks::sharing(&[7, 3, 7, 9]).expect("blocks");
        assert_eq!(blocks.rows_of([0, 2]), [0, 2, 3]);
        assert_eq!(blocks.only(&[1, 2, 3]).rows_of([0, 1, 2]), [1, 0, 2]);
        assert!(Blocks::sharing(&[4, 4]).is_err());
    }

    #[test]
    fn the_variance_of_a_mean_by_hand() {
        let values = [1.0, 2.0, 3.0, 6.0];
        let each = Blocks::each(4).variance_of_mean(&values);
        assert!((each - variance(&values) / 3.0).abs() < 1e-15);
        // Sums of deviations from 3 are -3 and 3: (9 + 9) / 16 * 2.
        let pairs = Blocks::sharing(&[0, 0, 1, 1]).expect("blocks");
        assert_eq!(pairs.variance_of_mean(&values), 2.25);
    }
}
