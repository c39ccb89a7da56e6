//! What became of a measure in one history.

use crate::history::NEVER;

/// What became of a measure in a history. One that was in force and moved nothing is worth a
/// remark: it was written for a place, a level or a time where it can do nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    /// It was in force on some day.
    pub in_force: bool,
    /// It changed a level, or added something once.
    pub moved: bool,
    /// How often its sign started it; a spell that is renewed counts once.
    pub fired: u32,
    /// Day on which its sign first started it; [`NEVER`] if it never did.
    pub first_fired: u32,
}

impl Trace {
    /// Of a measure that has done nothing yet.
    pub const NONE: Self = Self {
        in_force: false,
        moved: false,
        fired: 0,
        first_fired: NEVER,
    };

    /// Books that its sign starts it on a day.
    pub(super) fn fire(&mut self, day: u32) {
        self.fired += 1;
        self.first_fired = self.first_fired.min(day);
    }
}

impl Default for Trace {
    fn default() -> Self {
        Self::NONE
    }
}
