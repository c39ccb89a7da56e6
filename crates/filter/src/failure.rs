//! Why learning ended without a posterior.

use crate::posterior::Posterior;

/// Why learning ended without a posterior.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Failure {
    /// Settings out of range.
    #[error("{0}")]
    Settings(String),
    /// The histories contradict themselves.
    #[error(
        "the slots of luck are out of order: slot {slot} is first used in stage {stage}, the one before it in stage {before}; sort them by first stage"
    )]
    Slots {
        /// The slot.
        slot: usize,
        /// Its first stage.
        stage: usize,
        /// First stage of the slot before it.
        before: usize,
    },
    /// A density that is none.
    #[error(
        "the log density of fact {fact} of stage {stage} is {density}; it must be a number or minus infinity"
    )]
    Density {
        /// The stage.
        stage: usize,
        /// The fact within the stage.
        fact: usize,
        /// What was found.
        density: f64,
        /// The largest that [`crate::Histories::most`] allows.
        most: f64,
    },
    /// A stage gave too few or too many densities.
    #[error("stage {stage} has {expected} facts, but a history gave {found} log densities")]
    Count {
        /// The stage.
        stage: usize,
        /// Densities that were given.
        found: usize,
        /// Facts of the stage.
        expected: usize,
    },
    /// A posterior can't be carried on with these histories.
    #[error("the posterior is of other histories ({0}); learn from the beginning")]
    OtherHistories(String),
    /// No particle can have lived what is known.
    #[error("{0}")]
    Death(#[from] Box<Death>),
}

/// All particles died: no history among them allows a fact.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("no history among {particles} allows fact {} of stage {stage}; their effective number was {ess:.1} before it", .fact.map_or_else(|| "-".to_owned(), |fact| fact.to_string()))]
pub struct Death {
    /// The stage.
    pub stage: usize,
    /// The fact within the stage; none if every history ended in a fault before it.
    pub fact: Option<usize>,
    /// Number of particles.
    pub particles: usize,
    /// Effective number of particles before the fact.
    pub ess: f64,
    /// The particles as they stood before the fact, with the densities of the whole stage: the one
    /// with the highest [`crate::Particle::log_density`] came nearest.
    pub posterior: Posterior,
}
