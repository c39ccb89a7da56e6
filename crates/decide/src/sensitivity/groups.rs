//! Factors taken together.

use crate::invalid::Invalid;

/// Which group each factor belongs to. A factor is one number of the unit cube: an uncertain input
/// by its quantile, or luck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    of_factor: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    /// Each factor by itself.
    ///
    /// # Errors
    ///
    /// Without a factor.
    pub fn each(factors: usize) -> Result<Self, Invalid> {
        Self::new((0..factors).collect())
    }

    /// The group of each factor; groups are numbered from zero, and each has a member.
    ///
    /// # Errors
    ///
    /// Without a factor; if a number is left out.
    pub fn new(of_factor: Vec<usize>) -> Result<Self, Invalid> {
        let Some(last) = of_factor.iter().max() else {
            return Err(Invalid::Empty { what: "factor" });
        };
        if *last >= of_factor.len() {
            return Err(Invalid::OutOfRange {
                what: "number of a group",
                found: *last as f64,
                range: "below the number of factors",
            });
        }
        let mut members = vec![Vec::new(); last + 1];
        for (factor, group) in of_factor.iter().enumerate() {
            members[*group].push(factor);
        }
        if members.iter().any(Vec::is_empty) {
            return Err(Invalid::Empty {
                what: "factor in some group",
            });
        }
        Ok(Self { of_factor, members })
    }

    /// Number of groups.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// Number of factors.
    pub fn factors(&self) -> usize {
        self.of_factor.len()
    }

    /// The factors of one group.
    pub fn members(&self, group: usize) -> &[usize] {
        &self.members[group]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_listed_and_gaps_refused() {
        let groups = Groups::new(vec![1, 0, 1]).expect("no gap");
        assert_eq!((groups.count(), groups.factors()), (2, 3));
        assert_eq!(groups.members(1), [0, 2]);
        assert!(Groups::new(vec![]).is_err());
        assert!(Groups::new(vec![0, 2, 2]).is_err());
        assert!(Groups::new(vec![0, 9]).is_err());
    }
}
