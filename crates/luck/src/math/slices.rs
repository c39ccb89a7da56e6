//! The same functions over slices, in place; the same bits as one by one.

use super::normal::{CENTRE, central, outer};

/// [`exp`](super::exp) of every element.
pub fn exp_slice(values: &mut [f64]) {
    for value in values {
        *value = super::exp(*value);
    }
}

/// [`ln`](super::ln) of every element.
pub fn ln_slice(values: &mut [f64]) {
    for value in values {
        *value = super::ln(*value);
    }
}

/// [`logistic`](super::logistic) of every element.
pub fn logistic_slice(values: &mut [f64]) {
    for value in values {
        *value = super::logistic(*value);
    }
}

/// [`norm_quantile`](super::norm_quantile) of every element: the central formula for all, which
/// vectorises, then the one in seven that lie outside it again.
pub fn norm_quantile_slice(probabilities: &mut [f64]) {
    const RUN: usize = 16;
    for run in probabilities.chunks_mut(RUN) {
        let mut inputs = [0.5; RUN];
        inputs[..run.len()].copy_from_slice(run);
        let middles = inputs.map(|p| central(p - 0.5));
        run.copy_from_slice(&middles[..run.len()]);
        for (value, p) in run.iter_mut().zip(inputs) {
            let q = p - 0.5;
            if q.abs() > CENTRE {
                *value = outer(q, if q < 0.0 { p } else { 1.0 - p });
            }
        }
    }
}
