//! All that least squares needs of the rows: sums of products.

/// How small a pivot may be beside its term's own square: below, the term follows from others.
const DEPENDENT: f64 = 1e-10;

/// Sums over rows of the products of terms with each other and with a target.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    rows: f64,
    /// Lower triangle, line by line.
    products: Vec<Vec<f64>>,
    with_target: Vec<f64>,
    target: f64,
    target_squared: f64,
}

impl Sums {
    /// Sums over some rows, which may come several times.
    pub(crate) fn over(terms: &[Vec<f64>], target: &[f64], rows: &[usize]) -> Self {
        let count = terms[0].len();
        let mut sums = Self {
            rows: rows.len() as f64,
            products: (0..count).map(|j| vec![0.0; j + 1]).collect(),
            with_target: vec![0.0; count],
            target: 0.0,
            target_squared: 0.0,
        };
        for row in rows {
            let (terms, target) = (&terms[*row], target[*row]);
            for (j, line) in sums.products.iter_mut().enumerate() {
                for (sum, term) in line.iter_mut().zip(terms) {
                    *sum += terms[j] * term;
                }
                sums.with_target[j] += terms[j] * target;
            }
            sums.target += target;
            sums.target_squared += target * target;
        }
        sums
    }

    /// The same sums with some of the terms only.
    pub(crate) fn only(&self, terms: &[usize]) -> Self {
        let line = |(place, j): (usize, &usize)| {
            terms[..=place]
                .iter()
                .map(|k| self.products[*j.max(k)][*j.min(k)])
                .collect()
        };
        Self {
            products: terms.iter().enumerate().map(line).collect(),
            with_target: terms.iter().map(|j| self.with_target[*j]).collect(),
            ..*self
        }
    }

    /// Weights of the terms that fit the target best; 0 for terms that follow from others.
    pub(crate) fn weights(&self) -> Vec<f64> {
        let factor = self.factor();
        let count = factor.len();
        let by_pivot = |value: f64, pivot: f64| if pivot > 0.0 { value / pivot } else { 0.0 };
        let mut weights = vec![0.0; count];
        for j in 0..count {
            let known: f64 = (0..j).map(|i| factor[j][i] * weights[i]).sum();
            weights[j] = by_pivot(self.with_target[j] - known, factor[j][j]);
        }
        for j in (0..count).rev() {
            let known: f64 = (j + 1..count).map(|i| factor[i][j] * weights[i]).sum();
            weights[j] = by_pivot(weights[j] - known, factor[j][j]);
        }
        weights
    }

    /// Share of the target's variance over these rows that weights explain, wherever they were
    /// fitted; below 0 if the mean would do better, and 0 for a target without variance.
    pub(crate) fn explained(&self, weights: &[f64]) -> f64 {
        let mean = self.target / self.rows;
        let variance = self.target_squared / self.rows - mean * mean;
        let mut squares = self.target_squared;
        for (j, line) in self.products.iter().enumerate() {
            squares -= 2.0 * weights[j] * self.with_target[j];
            let before: f64 = (0..j).map(|k| 2.0 * weights[k] * line[k]).sum();
            squares += weights[j] * (before + weights[j] * line[j]);
        }
        if variance > 0.0 {
            1.0 - squares / self.rows / variance
        } else {
            0.0
        }
    }

    /// Cholesky factor, line by line. A term that follows from those before it has a pivot of 0.
    fn factor(&self) -> Vec<Vec<f64>> {
        let mut factor: Vec<Vec<f64>> = Vec::with_capacity(self.products.len());
        for (j, products) in self.products.iter().enumerate() {
            let mut line = vec![0.0; j + 1];
            for (k, above) in factor.iter().enumerate() {
                let known: f64 = (0..k).map(|i| line[i] * above[i]).sum();
                line[k] = if above[k] > 0.0 {
                    (products[k] - known) / above[k]
                } else {
                    0.0
                };
            }
            let known: f64 = line[..j].iter().map(|value| value * value).sum();
            let rest = products[j] - known;
            line[j] = if rest > DEPENDENT * products[j] {
                rest.sqrt()
            } else {
                0.0
            };
            factor.push(line);
        }
        factor
    }
}
