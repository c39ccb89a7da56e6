//! What ends a command early: an exit code, what went wrong, and what to do.

use std::io;
use std::path::Path;

use anstream::eprintln;
use citerne_case::inputs::SetError;
use citerne_compare::{AimError, CompareError};
use citerne_ensemble::EnsembleError;
use citerne_model::ModelError;
use citerne_model::history::{Failure, Fault};
use citerne_report::Messages;

use crate::exit::Exit;
use crate::reasons;

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
        Self {
            exit,
            what: what.into(),
            hint: None,
        }
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

    /// Plans that can't be compared.
    pub(crate) fn compare(error: CompareError, messages: &Messages) -> Self {
        match error {
            CompareError::Plan(error) => Self::model(&error, messages),
            CompareError::NoHistory(failed) => {
                let why = failed.into_iter().next().map(|(_, why)| why);
                let trouble = Self::new(Exit::Failed, messages.text("error-no-history"));
                why.into_iter().fold(trouble, Self::hint)
            }
            CompareError::Failed(replicate, why) => {
                let args = [
                    ("count", 1_u64.into()),
                    ("first", replicate.to_string().into()),
                ];
                let what = messages.format("error-replicates-failed", &args);
                Self::new(Exit::Failed, what).hint(why)
            }
            CompareError::Interrupted => {
                let what = messages.text("error-stopped");
                Self::new(Exit::Interrupted, what)
            }
            CompareError::Figures(error) => Self::new(Exit::Refused, error.to_string())
                .hint(messages.text("hint-more-replicates")),
        }
    }

    /// A name that no aim has, or a limit that is none.
    pub(crate) fn aim(error: &AimError, messages: &Messages) -> Self {
        match error {
            AimError::Unknown { name, near, known } => {
                let args = [("name", name.as_str().into())];
                let trouble = Self::new(Exit::Usage, messages.format("error-unknown-aim", &args));
                trouble.hint(match near {
                    Some(near) => {
                        let args = [("near", near.as_str().into())];
                        messages.format("hint-near-aim", &args)
                    }
                    None => {
                        let args = [("known", known.join(", ").into())];
                        messages.format("hint-known-aims", &args)
                    }
                })
            }
            AimError::NoLimit { text } => {
                let args = [("text", text.as_str().into())];
                Self::new(Exit::Usage, messages.format("error-no-limit", &args))
            }
        }
    }

    /// A file that can't be written.
    pub(crate) fn write(path: &Path, error: &io::Error, messages: &Messages) -> Self {
        let path = [("path", path.display().to_string().into())];
        let reason = reasons::system(error, messages).into();
        let [path_arg] = path.clone();
        let what = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                messages.format("error-disk-full", &path)
            }
            _ => messages.format("error-cannot-write", &[path_arg, ("reason", reason)]),
        };
        let hint = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "hint-make-room",
            io::ErrorKind::FileTooLarge => "hint-file-limit",
            _ => "hint-other-folder",
        };
        Self::new(Exit::Files, what).hint(messages.text(hint))
    }

    /// What stopped an ensemble.
    pub(crate) fn ensemble(error: &EnsembleError, messages: &Messages) -> Self {
        let text = |path: &Path| path.display().to_string().into();
        let (exit, id, args) = match error {
            EnsembleError::Write { path, source } => return Self::write(path, source, messages),
            EnsembleError::Read { path, source } => {
                let args = vec![
                    ("path", text(path)),
                    ("reason", reasons::system(source, messages).into()),
                ];
                (Exit::Files, "error-cannot-read", args)
            }
            EnsembleError::OtherRun { path, differences } => {
                let args = vec![
                    ("path", text(path)),
                    (
                        "differences",
                        reasons::differences(differences, messages).into(),
                    ),
                ];
                (Exit::Refused, "error-resume-refused", args)
            }
            EnsembleError::Damaged { path, damage } => {
                let what = reasons::damage(damage, messages);
                let args = vec![("path", text(path)), ("what", what.into())];
                (Exit::Refused, "error-damaged", args)
            }
            EnsembleError::NoShards { path } => {
                (Exit::Refused, "error-no-shards", vec![("path", text(path))])
            }
            EnsembleError::Overlap { path } => {
                (Exit::Refused, "error-overlap", vec![("path", text(path))])
            }
            EnsembleError::MissingPart { path } => (
                Exit::Refused,
                "error-missing-part",
                vec![("path", text(path))],
            ),
            EnsembleError::Incomplete {
                found, expected, ..
            } => {
                let args = vec![("found", (*found).into()), ("expected", (*expected).into())];
                (Exit::Refused, "error-incomplete", args)
            }
            EnsembleError::Empty => (Exit::Usage, "error-empty", vec![("most", u32::MAX.into())]),
        };
        Self::new(exit, messages.format(id, &args))
    }

    /// A fault of the program, in the words of who found it.
    pub(crate) fn bug(exit: Exit, error: &impl ToString, messages: &Messages) -> Self {
        let what = [("what", error.to_string().into())];
        Self::new(exit, messages.format("error-bug", &what))
    }

    /// A history that could not be lived to its end.
    pub(crate) fn failure(failure: &Failure, messages: &Messages) -> Self {
        let Fault::NotFinite { channel, value } = &failure.fault else {
            return Self::bug(Exit::Failed, failure, messages);
        };
        let args = [
            ("day", failure.day.into()),
            ("output", channel.as_str().into()),
            ("value", value.to_string().into()),
        ];
        Self::new(Exit::Failed, messages.format("error-not-finite", &args))
    }

    /// A setting that can't be made.
    pub(crate) fn setting(text: &str, error: &SetError, messages: &Messages) -> Self {
        let reason = reasons::setting(error, messages);
        let args = [("text", text.into()), ("reason", reason.into())];
        Self::new(Exit::Usage, messages.format("error-bad-set", &args))
    }

    /// A model that can't be made. A window that doesn't fit is a matter of the options; all else
    /// is one of the case.
    pub(crate) fn model(error: &ModelError, messages: &Messages) -> Self {
        let exit = match error {
            ModelError::BeforeStart { .. }
            | ModelError::TooLong { .. }
            | ModelError::UnknownPlan(_)
            | ModelError::PlanTooEarly { .. } => Exit::Usage,
            _ => Exit::Case,
        };
        Self::new(exit, reasons::model(error, messages))
    }

    /// Tells it on stderr.
    pub(crate) fn tell(&self, messages: &Messages) {
        if self.what.is_empty() {
            return;
        }
        let what = messages.format("error-heading", &[("what", self.what.as_str().into())]);
        eprintln!("{what}");
        if let Some(hint) = &self.hint {
            eprintln!(
                "{}",
                messages.format("error-hint", &[("what", hint.as_str().into())])
            );
        }
    }
}
