//! All good plans that were met.

use super::{Judged, dominates};

/// A plan that was judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its level for each lever.
    pub plan: Vec<usize>,
    /// How it does.
    pub judged: Judged,
}

/// Plans within the limits of which none dominates another; at most one for each cell of a grid, if
/// there is one (Laumanns and others, 2002).
#[derive(Debug, Default)]
pub(super) struct Archive {
    grain: Vec<f64>,
    plans: Vec<Found>,
}

impl Archive {
    /// A cell is as wide as `grain` says for each payoff; without grain every plan is kept.
    pub(super) fn new(grain: Vec<f64>) -> Self {
        let plans = Vec::new();
        Self { grain, plans }
    }

    /// Takes a plan in, if it is good, and drops what it outdoes. Says whether it is in.
    pub(super) fn offer(&mut self, found: &Found) -> bool {
        if found.judged.excess > 0.0 || self.plans.iter().any(|kept| self.outdoes(kept, found)) {
            return false;
        }
        let plans = std::mem::take(&mut self.plans);
        let stays = |kept: &Found| !self.outdoes(found, kept);
        self.plans = plans.into_iter().filter(stays).collect();
        self.plans.push(found.clone());
        true
    }

    /// The plans in falling order of their first payoff, then of the next.
    pub(super) fn sorted(mut self) -> Vec<Found> {
        self.plans.sort_by(|one, two| {
            let pairs = one.judged.payoffs.iter().zip(&two.judged.payoffs);
            let by_payoff = pairs
                .map(|(one, two)| two.total_cmp(one))
                .find(|order| order.is_ne());
            by_payoff.unwrap_or_else(|| one.plan.cmp(&two.plan))
        });
        self.plans
    }

    /// Whether `one` makes `other` superfluous.
    fn outdoes(&self, one: &Found, other: &Found) -> bool {
        let (one, other) = (&one.judged.payoffs, &other.judged.payoffs);
        if self.grain.is_empty() || dominates(one, other) {
            return dominates(one, other);
        }
        let (cell, other_cell) = (self.cell(one), self.cell(other));
        if cell != other_cell {
            return dominates(&cell, &other_cell);
        }
        // In one cell the nearer to its best corner stays, the first of two that are as near.
        !dominates(other, one) && self.to_corner(one) <= self.to_corner(other)
    }

    fn cell(&self, payoffs: &[f64]) -> Vec<f64> {
        payoffs
            .iter()
            .zip(&self.grain)
            .map(|(payoff, width)| (payoff / width).ceil())
            .collect()
    }

    /// Squared distance to the best corner of the cell, in widths.
    fn to_corner(&self, payoffs: &[f64]) -> f64 {
        let scaled = payoffs
            .iter()
            .zip(&self.grain)
            .map(|(payoff, width)| payoff / width);
        scaled
            .map(|place| (place.ceil() - place) * (place.ceil() - place))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: usize, payoffs: [f64; 2], excess: f64) -> Found {
        let judged = Judged {
            payoffs: payoffs.to_vec(),
            excess,
        };
        let plan = vec![name];
        Found { plan, judged }
    }

    fn names(archive: Archive) -> Vec<usize> {
        archive.sorted().iter().map(|found| found.plan[0]).collect()
    }

    #[test]
    fn without_grain_all_that_nothing_dominates_stay() {
        let mut archive = Archive::new(Vec::new());
        assert!(archive.offer(&found(0, [1.0, 1.0], 0.0)));
        assert!(!archive.offer(&found(1, [9.0, 9.0], 0.1)));
        assert!(archive.offer(&found(2, [2.0, 0.5], 0.0)));
        assert!(archive.offer(&found(3, [2.0, 1.0], 0.0)));
        assert!(!archive.offer(&found(4, [2.0, 0.9], 0.0)));
        assert!(archive.offer(&found(5, [1.0, 2.0], 0.0)));
        assert_eq!(names(archive), [3, 5]);
    }

    #[test]
    fn with_grain_one_stays_for_each_cell() {
        let mut archive = Archive::new(vec![1.0, 1.0]);
        assert!(archive.offer(&found(0, [0.5, 0.5], 0.0)));
        assert!(!archive.offer(&found(1, [0.6, 0.3], 0.0)));
        assert!(archive.offer(&found(2, [0.9, 0.4], 0.0)));
        assert!(archive.offer(&found(3, [0.2, 1.5], 0.0)));
        assert_eq!(names(archive), [3]);
    }
}
