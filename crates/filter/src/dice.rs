//! The sampler's own luck.
//!
//! A draw is a function of seed, event (a resampling or a move, numbered through the whole run),
//! question, particle and coordinate. So it depends neither on threads nor on where a run was cut.

use citerne_luck::{Decision, Luck, Stage, math};

/// What is asked.
#[derive(Debug, Clone, Copy)]
#[repr(u16)]
pub(crate) enum Question {
    /// First score of a particle.
    Start,
    /// Which particles live on.
    Resample,
    /// Where a score moves to.
    Shift,
    /// Which coordinates or slots are moved.
    Choice,
    /// Whether a proposal is accepted.
    Accept,
    /// Draws whose rank a truth is given.
    Rank,
    /// Ranks that are uniform for certain.
    Null,
    /// An equally weighted sample of a posterior.
    Draw,
    /// Which slot a move begins with.
    First,
    /// How much a move renews.
    Boldness,
    /// Draws of which no two are of one family.
    Apart,
}

/// The luck of one event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dice(Luck);

impl Dice {
    pub(crate) fn new(seed: u64, event: u64) -> Self {
        Self(
            Luck::new(seed)
                .stage(Stage::Rejuvenation(0))
                .replicate(event),
        )
    }

    /// The luck of one trial of a calibration, apart from that of learning.
    pub(crate) fn calibration(seed: u64, trial: u64) -> Self {
        Self(
            Luck::new(seed)
                .stage(Stage::Rejuvenation(1))
                .replicate(trial),
        )
    }

    /// A uniform in the open interval (0, 1).
    pub(crate) fn uniform(&self, question: Question, particle: usize, coordinate: usize) -> f64 {
        let decision = Decision(question as u16);
        self.0
            .day(coordinate as u32)
            .uniform(decision, particle as u32)
    }

    /// A standard normal draw.
    pub(crate) fn normal(&self, question: Question, particle: usize, coordinate: usize) -> f64 {
        math::norm_quantile(self.uniform(question, particle, coordinate))
    }
}
