//! How a claim stands once all histories have judged it.

use citerne_model::history::Verdict;

use crate::summary::Summary;

/// A claim is supported from this share of the histories that decide it.
pub const SUPPORTED_FROM: f64 = 0.8;
/// It is contradicted up to this share.
pub const CONTRADICTED_TO: f64 = 0.2;
/// Monte Carlo errors that a share has to be clear of a threshold by.
pub const CLEAR_BY: f64 = 2.0;
/// Share of all histories that must decide a claim before it can be anything but open.
pub const DECIDED_FROM: f64 = 0.5;

/// How a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// True in so many of the deciding histories that other luck would not change it.
    Supported,
    /// False likewise.
    Contradicted,
    /// Neither, or too few histories decide it.
    Open,
    /// The model can't judge it.
    Untestable,
}

/// What the histories say of a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruling {
    /// Share of the deciding histories in which it is true, with its Monte Carlo error; `None`
    /// where no history decides it.
    pub odds: Option<(f64, f64)>,
    /// Share of all histories that leave it open.
    pub undecided: f64,
    /// How it stands.
    pub standing: Standing,
}

impl Standing {
    /// All, in order.
    pub const ALL: [Self; 4] = [
        Self::Supported,
        Self::Contradicted,
        Self::Open,
        Self::Untestable,
    ];

    /// Its name in tables.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Contradicted => "contradicted",
            Self::Open => "open",
            Self::Untestable => "untestable",
        }
    }

    fn of(share: f64, error: f64) -> Self {
        if share - CLEAR_BY * error >= SUPPORTED_FROM {
            Self::Supported
        } else if share + CLEAR_BY * error <= CONTRADICTED_TO {
            Self::Contradicted
        } else {
            Self::Open
        }
    }
}

impl Summary {
    /// How a claim stands.
    ///
    /// It is supported where its share less two Monte Carlo errors is 80 % or more, contradicted
    /// where its share and two errors are 20 % or less, and open in between or where fewer than
    /// half of the histories decide it.
    #[must_use]
    pub fn rule(&self, claim: usize) -> Ruling {
        let count = |verdict| self.claim(claim, verdict);
        let of_all = |count: u64| count as f64 / self.replicates().max(1) as f64;
        let decided = self.claim_true(claim);
        let odds = decided.error().map(|error| (decided.value(), error));
        let standing = match odds {
            _ if count(Verdict::Untestable) > 0 => Standing::Untestable,
            Some((share, error)) if of_all(decided.all()) >= DECIDED_FROM => {
                Standing::of(share, error)
            }
            _ => Standing::Open,
        };
        Ruling {
            odds,
            undecided: of_all(count(Verdict::Open)),
            standing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Standing;

    #[test]
    fn a_share_has_to_be_clear_of_the_threshold() {
        assert_eq!(Standing::of(0.9, 0.05), Standing::Supported);
        assert_eq!(Standing::of(0.9, 0.06), Standing::Open, "within two errors");
        assert_eq!(Standing::of(0.5, 0.0), Standing::Open);
        assert_eq!(Standing::of(0.1, 0.05), Standing::Contradicted);
        assert_eq!(Standing::of(0.1, 0.06), Standing::Open);
    }
}
