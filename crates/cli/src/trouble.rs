//! What ends a command early: an exit code, what went wrong, and what to do.

use std::io;
use std::path::Path;

use anstream::eprintln;
use citerne_ensemble::EnsembleError;
use citerne_report::Messages;

use crate::exit::Exit;

/// Why a command ended before its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// How it ends.
    pub(crate) exit: Exit,
    /// What went wrong, in words; empty if it was told already or nobody listens.
    pub(crate) what: String,
    /// What to do about it.
    pub(crate) hint: Option<String>,
}

impl Trouble {
    /// Something that went wrong.
    pub(crate) fn new(exit: Exit, what: impl Into<String>) -> Self {
        Self { exit, what: what.into(), hint: None }
    }

    /// With what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The command ends here, and all has been said.
    pub(crate) fn silent(exit: Exit) -> Self {
        Self::new(exit, "")
    }

    /// A file that can't be written.
    pub(crate) fn write(path: &Path, error: &io::Error, messages: &Messages) -> Self {
        let path = path.display().to_string();
        if error.kind() == io::ErrorKind::StorageFull {
            let what = messages.format("error-disk-full", &[("path", path.into())]);
            return Self::new(Exit::Files, what);
        }
        let reason = error.to_string().into();
        let args = [("path", path.into()), ("reason", reason)];
        Self::new(Exit::Files, messages.format("error-cannot-write", &args))
    }

    /// What stopped an ensemble.
    pub(crate) fn ensemble(error: &EnsembleError) -> Self {
        let exit = match error {
            EnsembleError::Write { .. } | EnsembleError::Read { .. } => Exit::Files,
            EnsembleError::Empty => Exit::Usage,
            _ => Exit::Refused,
        };
        Self::new(exit, error.to_string())
    }

    /// Tells it on stderr.
    pub(crate) fn tell(&self, messages: &Messages) {
        if self.what.is_empty() {
            return;
        }
        let what = messages.format("error-heading", &[("what", self.what.as_str().into())]);
        eprintln!("{what}");
        if let Some(hint) = &self.hint {
            eprintln!("{}", messages.format("error-hint", &[("what", hint.as_str().into())]));
        }
    }
}
