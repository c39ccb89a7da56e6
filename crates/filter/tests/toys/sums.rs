//! Scores known through weighted sums of them.

use citerne_filter::{Fault, Histories, Record};

use super::log_normal_density;

/// Factors of a sum, and what was seen of it.
pub type Sum = ([f64; 3], f64);

/// Three correlated scores, known through weighted sums of them: a normal posterior.
pub struct Sums(pub &'static [Sum]);

pub const SUMS: Sums = Sums(&[
    ([1.0, 1.0, 0.0], 2.0),
    ([1.0, 0.9, 0.1], 1.7),
    ([0.0, 1.0, -1.0], -0.5),
    ([0.3, 0.0, 2.0], 1.0),
    ([1.0, 1.1, 0.2], 2.6),
]);
const SUM_NOISE: f64 = 0.3;

impl Histories for Sums {
    type Course = ();

    fn scores(&self) -> usize {
        3
    }

    fn slots(&self) -> usize {
        0
    }

    fn first_stage(&self, _: usize) -> usize {
        0
    }

    fn stages(&self) -> usize {
        self.0.len()
    }

    fn facts(&self, _: usize) -> usize {
        1
    }

    fn begin(&self, _: &Record) {}

    fn live(
        &self,
        record: &Record,
        (): &mut (),
        stage: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        let (factors, seen) = self.0[stage];
        let sum: f64 = factors.iter().zip(&record.scores).map(|(a, x)| a * x).sum();
        out.push(log_normal_density(seen - sum, SUM_NOISE * SUM_NOISE));
        Ok(())
    }
}

impl Sums {
    /// Evidence, posterior means and covariance, updated sum by sum.
    pub fn conditioned(&self) -> (f64, [f64; 3], [[f64; 3]; 3]) {
        let mut mean = [0.0; 3];
        let mut covariance = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        let mut log = 0.0;
        for &(factors, seen) in self.0 {
            let along = covariance.map(|row| (0..3).map(|k| row[k] * factors[k]).sum::<f64>());
            let variance =
                SUM_NOISE * SUM_NOISE + (0..3).map(|k| factors[k] * along[k]).sum::<f64>();
            let miss = seen - (0..3).map(|k| factors[k] * mean[k]).sum::<f64>();
            log += log_normal_density(miss, variance);
            for i in 0..3 {
                mean[i] += along[i] * miss / variance;
                for j in 0..3 {
                    covariance[i][j] -= along[i] * along[j] / variance;
                }
            }
        }
        (log, mean, covariance)
    }
}
