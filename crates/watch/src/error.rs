//! Why nothing can be said of signs.

use citerne_decide::Invalid;
use citerne_explore::NameError;
use citerne_learn::observe::EvidenceError;
use citerne_model::ModelError;

/// Why nothing can be said of signs.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WatchError {
    /// The case doesn't say how events come to be told, or a sign is to be seen too late.
    #[error(transparent)]
    Signs(#[from] EvidenceError),
    /// A rule reads something that the model doesn't put out for this case.
    #[error("the rule {rule} reads {sign}, which the model doesn't put out for this case")]
    UnknownSign {
        /// The rule.
        rule: String,
        /// What it reads.
        sign: String,
    },
    /// A rule is to be ahead of something that can't be.
    #[error("the rule {rule}: {error}")]
    AheadOf {
        /// The rule.
        rule: String,
        /// What is wrong.
        error: NameError,
    },
    /// An outcome must come before any sign is seen.
    #[error(
        "{outcome} would have to come within {within} days, before any sign is seen; give it more days, or see signs earlier"
    )]
    TooSoon {
        /// The outcome.
        outcome: String,
        /// Days in which it must come.
        within: u32,
    },
    /// A replicate that couldn't be lived to its end: a fault of the program.
    #[error("history {replicate} could not be lived to its end: {fault}")]
    Failed {
        /// Its number.
        replicate: u64,
        /// What was wrong.
        fault: String,
    },
    /// The work was ended.
    #[error("interrupted")]
    Interrupted,
    /// A plan that can't be.
    #[error(transparent)]
    Plan(#[from] ModelError),
    /// Figures that can't be analysed.
    #[error(transparent)]
    Figures(#[from] Invalid),
}
