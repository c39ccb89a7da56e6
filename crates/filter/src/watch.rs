//! Who looks on.

use std::ops::ControlFlow;

/// How far learning has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The stage that is being taken in.
    pub stage: usize,
    /// Stages in all.
    pub stages: usize,
    /// Facts taken in so far.
    pub taken: usize,
    /// Facts in all.
    pub facts: usize,
    /// How much of the present fact is in, from 0 to 1.
    pub temperature: f64,
    /// Effective number of particles.
    pub ess: f64,
    /// Share of the last move's proposals that were accepted, if a move was the last thing done.
    pub acceptance: Option<f64>,
    /// How much of settling is done, from 0 to 1; none while facts are taken in.
    pub settled: Option<f64>,
    /// Stages lived by all particles and proposals so far, the dearest part of the work.
    pub lived: u64,
}

/// Is told of progress, always from the calling thread.
pub trait Watch {
    /// Looks on; a break ends learning with what was known before the present fact.
    fn see(&mut self, progress: &Progress) -> ControlFlow<()>;
}

impl<F: FnMut(&Progress) -> ControlFlow<()>> Watch for F {
    fn see(&mut self, progress: &Progress) -> ControlFlow<()> {
        self(progress)
    }
}

/// Nobody looks on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn see(&mut self, _: &Progress) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
