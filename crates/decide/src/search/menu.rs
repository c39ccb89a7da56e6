//! What may be chosen, and how it is judged.

/// One thing to choose: a measure, its strength, or its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lever {
    /// How many levels there are; level 0 does nothing.
    pub levels: usize,
    /// Whether neighbouring levels are alike, as strengths and days are; names are not.
    pub ordered: bool,
}

/// How a plan does.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// One payoff for each objective; **higher is better**.
    pub payoffs: Vec<f64>,
    /// By how much limits are passed, over all limits; 0 for a plan that keeps to them.
    pub excess: f64,
}

impl Judged {
    /// Whether this is to be preferred in any case: it keeps to the limits where the other doesn't,
    /// or passes them by less; or both keep to them and it dominates (Deb and others, 2002).
    pub(super) fn beats(&self, other: &Self) -> bool {
        match (self.excess > 0.0, other.excess > 0.0) {
            (false, false) => super::dominates(&self.payoffs, &other.payoffs),
            _ => self.excess < other.excess,
        }
    }
}

/// A menu of plans. A plan is a level for each lever.
pub trait Menu {
    /// The levers.
    fn levers(&self) -> &[Lever];

    /// Judges plans, one result for each, in their order. The same plan is asked for only once. As
    /// plans come many at a time, they may be judged side by side.
    fn judge(&self, plans: &[Vec<usize>]) -> Vec<Judged>;
}
