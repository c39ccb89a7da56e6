//! Exit codes.

use std::process::ExitCode;

/// How the command ended. The numbers are documented in the book and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All went well.
    Done = 0,
    /// A bug.
    Bug = 1,
    /// The command was not understood: an option, a date, a setting, a name.
    Usage = 2,
    /// The case has errors.
    Case = 3,
    /// Something can't be read or written.
    Files = 4,
    /// Some replicates failed; everything else is there.
    Failed = 5,
    /// A run can't be resumed or merged: it is another one, damaged, or not whole.
    Refused = 6,
    /// No history agrees with the log, so nothing can be learned from it.
    Unlearnable = 7,
    /// Stopped by Ctrl-C, as shells count it: 128 and the signal's number.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
