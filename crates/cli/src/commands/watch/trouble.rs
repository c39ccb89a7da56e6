//! Why nothing can be said of signs, in words.

use citerne_explore::NameError;
use citerne_learn::TaskError;
use citerne_learn::observe::EvidenceError;
use citerne_report::Messages;
use citerne_watch::WatchError;

use crate::exit::Exit;
use crate::reasons;
use crate::trouble::Trouble;

pub(super) fn trouble(error: WatchError, messages: &Messages) -> Trouble {
    let rule = |rule: String| ("rule", rule.into());
    match error {
        WatchError::Signs(error) => signs(&error, messages),
        WatchError::UnknownSign { rule: of, sign } => {
            let args = [rule(of), ("sign", sign.into())];
            Trouble::new(Exit::Case, messages.format("error-watch-rule-reads", &args))
        }
        WatchError::AheadOf { rule: of, error } => {
            let event = match error {
                NameError::Unknown { name, .. }
                | NameError::Day { name, .. }
                | NameError::Limit { name, .. } => name,
            };
            let args = [rule(of), ("event", event.into())];
            Trouble::new(Exit::Case, messages.format("error-watch-rule-ahead", &args))
        }
        WatchError::TooSoon { outcome, within } => {
            let args = [("outcome", outcome.into()), ("within", within.into())];
            let what = messages.format("error-watch-too-soon", &args);
            Trouble::new(Exit::Usage, what).hint(messages.text("hint-watch-too-soon"))
        }
        WatchError::Failed { replicate, fault } => {
            let args = [("number", replicate.to_string().into())];
            let what = messages.format("error-history-failed", &args);
            Trouble::new(Exit::Failed, what).hint(fault)
        }
        WatchError::Interrupted => {
            let what = messages.text("error-stopped");
            Trouble::new(Exit::Interrupted, what)
        }
        WatchError::Plan(error) => Trouble::model(&error, messages),
        WatchError::Figures(error) => Trouble::bug(Exit::Bug, &error, messages),
    }
}

/// Why there are no signs.
pub(super) fn signs(error: &EvidenceError, messages: &Messages) -> Trouble {
    let what = match error {
        EvidenceError::NoReporting => messages.text("error-watch-no-reporting"),
        error => reasons::task(&TaskError::Evidence(error.clone()), messages),
    };
    let exit = match error {
        EvidenceError::WindowTooLong { .. } => Exit::Usage,
        _ => Exit::Case,
    };
    Trouble::new(exit, what)
}
