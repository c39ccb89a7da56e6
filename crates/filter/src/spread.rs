//! Where the scores of all particles lie: what the score moves are measured by.

/// Least variance of a score in a proposal, so that a population fallen to one point still moves.
const LEAST_VARIANCE: f64 = 1e-6;

/// Spread of the scores of a population.
#[derive(Debug, Clone)]
pub(crate) struct Spread {
    sds: Vec<f64>,
    /// Lower triangle, row by row, of the Cholesky factor of the covariance.
    factor: Vec<Vec<f64>>,
}

impl Spread {
    /// Of particles and their weights, which sum to 1. The covariance is drawn towards its diagonal
    /// by K / (K + effective number): a few particles say little about correlations.
    pub(crate) fn new(scores: &[&[f64]], weights: &[f64]) -> Self {
        let count = scores.first().map_or(0, |first| first.len());
        let mean = |k: usize| mean(scores.iter().map(|row| row[k]), weights);
        let means: Vec<f64> = (0..count).map(mean).collect();
        let covariance = |i: usize, j: usize| {
            let product = |row: &&[f64]| (row[i] - means[i]) * (row[j] - means[j]);
            self::mean(scores.iter().map(product), weights)
        };
        let effective = 1.0 / weights.iter().map(|weight| weight * weight).sum::<f64>();
        let keep = effective / (count as f64 + effective);
        let entry = |i: usize, j: usize| {
            if i == j {
                covariance(i, i).max(LEAST_VARIANCE)
            } else {
                keep * covariance(i, j)
            }
        };
        let matrix: Vec<Vec<f64>> = (0..count)
            .map(|i| (0..=i).map(|j| entry(i, j)).collect())
            .collect();
        let sds = (0..count).map(|i| matrix[i][i].sqrt()).collect();
        Self {
            sds,
            factor: cholesky(matrix),
        }
    }

    /// Standard deviation of one score.
    pub(crate) fn sd(&self, score: usize) -> f64 {
        self.sds[score]
    }

    /// A standard normal vector given this spread.
    pub(crate) fn shape(&self, normal: &[f64]) -> Vec<f64> {
        let row = |row: &Vec<f64>| row.iter().zip(normal).map(|(a, z)| a * z).sum();
        self.factor.iter().map(row).collect()
    }
}

/// Weighted mean.
fn mean(values: impl Iterator<Item = f64>, weights: &[f64]) -> f64 {
    values
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum()
}

/// The Cholesky factor, in place. A pivot lost to rounding is replaced by the least variance: the
/// proposal stays symmetric, which is all that its correctness needs.
fn cholesky(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    for i in 0..matrix.len() {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            let rest = matrix[i][j] - dot;
            matrix[i][j] = if i == j {
                rest.max(LEAST_VARIANCE).sqrt()
            } else {
                rest / matrix[j][j]
            };
        }
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factor_gives_the_covariance_back() {
        let rows: [[f64; 2]; 4] = [[1.0, 2.0], [-1.0, -1.0], [0.5, 0.0], [-0.5, -1.0]];
        let scores: Vec<&[f64]> = rows.iter().map(|row| &row[..]).collect();
        let spread = Spread::new(&scores, &[0.25; 4]);
        let columns = [spread.shape(&[1.0, 0.0]), spread.shape(&[0.0, 1.0])];
        let product = |i: usize, j: usize| columns.iter().map(|c| c[i] * c[j]).sum::<f64>();
        assert!((product(0, 0) - 0.625).abs() < 1e-8);
        // Four of equal weight keep 4 / (2 + 4) of the covariance.
        assert!((product(0, 1) - 0.875 * 4.0 / 6.0).abs() < 1e-8);
        assert!((product(1, 1) - 1.5).abs() < 1e-8);
        assert!((spread.sd(1) - 1.5_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_population_at_one_point_still_moves() {
        let rows = [[0.3, 0.3, 0.3]; 5];
        let scores: Vec<&[f64]> = rows.iter().map(|row| &row[..]).collect();
        let step = Spread::new(&scores, &[0.2; 5]).shape(&[1.0, 1.0, 1.0]);
        assert!(step.iter().all(|value| *value > 1e-4), "{step:?}");
    }
}
