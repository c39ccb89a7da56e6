//! What one replicate leaves behind, and who may watch it being lived.

use crate::happening::Happening;
use crate::measures::Trace;

/// First day of an event that never came.
pub const NEVER: u32 = u32::MAX;

/// One history: every output of every day, what happened first when, and how it was judged.
///
/// It is made once ([`Model::history`](crate::Model::history)) and filled again for each replicate.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    channels: usize,
    /// The row at the start, before the first day: `[channel]`.
    pub start: Vec<f32>,
    /// Rows of outputs, in the order of the catalogue: `[day][channel]`.
    pub rows: Vec<f32>,
    /// First day of each event; [`NEVER`] if it never came: `[event]`.
    pub first: Vec<u32>,
    /// How often each event came: `[event]`.
    pub count: Vec<u32>,
    /// Cell of the outcome grid on each day: `[day]`.
    pub outcome: Vec<u8>,
    /// Verdict on each claim of the case: `[claim]`.
    pub claims: Vec<Verdict>,
    /// What became of each measure of the case: `[measure]`.
    pub measures: Vec<Trace>,
}

/// How long the lists of a history are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)] // each is a count of what it names
pub struct Lengths {
    pub days: usize,
    pub channels: usize,
    pub events: usize,
    pub claims: usize,
    pub measures: usize,
}

impl History {
    /// An empty history with lists of given lengths.
    #[must_use]
    pub fn new(of: Lengths) -> Self {
        Self {
            channels: of.channels,
            start: vec![0.0; of.channels],
            rows: vec![0.0; of.days * of.channels],
            first: vec![NEVER; of.events],
            count: vec![0; of.events],
            outcome: vec![0; of.days],
            claims: vec![Verdict::Open; of.claims],
            measures: vec![Trace::NONE; of.measures],
        }
    }

    /// Forgets the last replicate's events and verdicts. Rows are simply written over.
    pub(crate) fn clear(&mut self) {
        self.first.fill(NEVER);
        self.count.fill(0);
        self.claims.fill(Verdict::Open);
        self.measures.fill(Trace::NONE);
    }

    /// How many days it has.
    #[must_use]
    pub fn days(&self) -> usize {
        self.outcome.len()
    }

    /// The outputs of one day.
    ///
    /// # Panics
    /// If the day lies beyond the last.
    #[must_use]
    pub fn row(&self, day: usize) -> &[f32] {
        &self.rows[day * self.channels..][..self.channels]
    }

    /// One output on every day.
    pub fn series(&self, channel: usize) -> impl Iterator<Item = f32> + '_ {
        self.rows
            .iter()
            .skip(channel)
            .step_by(self.channels.max(1))
            .copied()
    }

    /// The row of the day before (or of the start) and the place for that of `day`.
    pub(crate) fn pair(&mut self, day: usize) -> (&[f32], &mut [f32]) {
        let (past, coming) = self.rows.split_at_mut(day * self.channels);
        let before = match day {
            0 => &self.start[..],
            _ => &past[(day - 1) * self.channels..],
        };
        (before, &mut coming[..self.channels])
    }

    /// Books an event of a day.
    pub(crate) fn book(&mut self, event: usize, day: u32) {
        self.first[event] = self.first[event].min(day);
        self.count[event] += 1;
    }
}

/// How a history judges a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Verdict {
    /// It came out as claimed.
    True,
    /// It came out otherwise.
    False,
    /// The history ends before the claim is decided.
    Open,
    /// The model can't judge it.
    Untestable,
}

/// Someone who watches a history day by day: a story-teller, a filter, a path writer.
pub trait Witness {
    /// Sees what happened on a day, and the row that it left.
    fn day(&mut self, day: u32, today: &[Happening], row: &[f32]) {
        let _ = (day, today, row);
    }
}

/// Nobody watches.
impl Witness for () {}

/// Why a replicate could not be lived to its end. It is a fault of the program, never of chance.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("day {day}: {fault}")]
pub struct Failure {
    /// Day, from 0.
    pub day: u32,
    /// What was wrong.
    pub fault: Fault,
}

/// A fault that ends a replicate.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// An output is not a finite number.
    #[error("the output {channel} is {value}, not a finite number")]
    NotFinite {
        /// The output by name.
        channel: String,
        /// Its value.
        value: f32,
    },
    /// Something that is conserved was lost or made.
    #[error("the books don't balance: {0}")]
    Unbalanced(String),
}
