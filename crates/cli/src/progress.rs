//! A line on stderr that shows how far a run has come.

use citerne_ensemble::Progress;
use citerne_report::Messages;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The line. It draws nothing where stderr is no terminal.
#[derive(Debug)]
pub(crate) struct Line(ProgressBar);

impl Line {
    /// A line for a run of so many replicates.
    pub(crate) fn new(heading: String, messages: &Messages) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        // The words in the template: bar, done of all, rate, time left.
        let template = messages.text("command-progress");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(heading);
        Self(bar)
    }

    /// Shows how far it is.
    pub(crate) fn show(&self, progress: Progress) {
        if self.0.length() != Some(progress.total) {
            // What an earlier run has done is no sign of this one's pace.
            self.0.set_length(progress.total);
            self.0.set_position(progress.done);
            self.0.reset_eta();
        }
        self.0.set_position(progress.done);
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}
