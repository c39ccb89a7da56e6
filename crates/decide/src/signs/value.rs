//! What knowing something before the choice is worth, in the unit of the payoffs.

use crate::invalid::{Invalid, length};
use crate::numbers::moments::mean;
use crate::numbers::regression::Basis;
use crate::numbers::{Estimate, Matrix, Resampling};
use crate::robust::Payoffs;

/// Expected value of signals for a choice between plans (Strong, Oakley and Brennan, 2014).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueOfKnowing {
    /// Of knowing everything, luck too: no signal is worth more.
    pub everything: f64,
    /// Of the signals, if what is expected of each plan is as fitted. A little too high, as the fit
    /// follows luck.
    pub fitted: f64,
    /// What was gained by choosing for each half of the histories by a fit on the other half. A
    /// little too low, as half of the histories teach less than all; below 0 it is worth nothing.
    pub tried: Estimate,
}

impl Payoffs {
    /// What it is worth to know the signals, a row for each history, before choosing among the plans.
    /// What is expected of each plan given the signals is a polynomial of this degree, from 1 to 4.
    /// Halves are even and odd histories.
    ///
    /// # Errors
    ///
    /// If signals aren't one row for each history; with fewer than 20 histories for each term.
    pub fn value_of_knowing(
        &self,
        signals: &Matrix,
        degree: usize,
        resampling: &Resampling,
    ) -> Result<ValueOfKnowing, Invalid> {
        length("rows of signals", signals.rows(), self.histories())?;
        resampling.check()?;
        let basis = Basis::new(signals, degree)?;
        let plans: Vec<Vec<f64>> = (0..self.plans()).map(|plan| self.of_plan(plan)).collect();
        let all: Vec<usize> = (0..self.histories()).collect();
        let best: Vec<f64> = all.iter().map(|history| self.best(*history)).collect();
        let without = best_mean(&plans);
        let expected = basis.expected(signals, &plans, &all);
        let chosen: Vec<f64> = all
            .iter()
            .map(|history| highest(&expected, *history).1)
            .collect();
        let gains = self.tried(&basis, signals, &plans);
        let estimates = self.estimates(resampling, |rows| {
            let drawn: Vec<f64> = rows.iter().map(|row| gains[*row]).collect();
            vec![mean(&drawn)]
        });
        Ok(ValueOfKnowing {
            everything: mean(&best) - without,
            fitted: mean(&chosen) - best_mean(&expected),
            tried: estimates[0],
        })
    }

    /// In each history, what was gained over the plan of best mean, both chosen by the other half.
    fn tried(&self, basis: &Basis, signals: &Matrix, plans: &[Vec<f64>]) -> Vec<f64> {
        let mut gains = vec![0.0; self.histories()];
        for half in 0..2 {
            let (ours, theirs): (Vec<usize>, Vec<usize>) =
                (0..self.histories()).partition(|history| history % 2 == half);
            let expected = basis.expected(signals, plans, &ours);
            let of_half = |plan: &Vec<f64>| ours.iter().map(|it| plan[*it]).collect::<Vec<_>>();
            let means: Vec<Vec<f64>> = plans
                .iter()
                .map(|plan| vec![mean(&of_half(plan))])
                .collect();
            let (usual, _) = highest(&means, 0);
            for history in theirs {
                let (plan, _) = highest(&expected, history);
                gains[history] = plans[plan][history] - plans[usual][history];
            }
        }
        gains
    }
}

/// The plan of highest value in one history, the first of equal ones, and that value.
fn highest(plans: &[Vec<f64>], history: usize) -> (usize, f64) {
    let values = plans.iter().map(|plan| plan[history]).enumerate();
    values.fold((0, f64::NEG_INFINITY), |best, next| {
        if next.1 > best.1 { next } else { best }
    })
}

fn best_mean(plans: &[Vec<f64>]) -> f64 {
    plans
        .iter()
        .map(|plan| mean(plan))
        .fold(f64::NEG_INFINITY, f64::max)
}
