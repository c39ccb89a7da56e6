//! A line on stderr that shows how far a run has come.

use std::fmt::Write;
use std::ops::Range;

use citerne_ensemble::Progress;
use citerne_report::Messages;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// The line. It draws nothing where stderr is no terminal.
#[derive(Debug)]
pub(crate) struct Line(ProgressBar);

impl Line {
    /// A line for a run of so many replicates.
    pub(crate) fn new(heading: String, messages: &Messages) -> Self {
        Self::with(heading, &messages.text("command-progress"))
    }

    /// A line for learning from so many facts. Facts differ so much in the work they make that no
    /// time left is told.
    pub(crate) fn learning(heading: String, messages: &Messages) -> Self {
        Self::with(heading, &messages.text("command-learning-progress"))
    }

    /// The words in the template: bar, done of all, rate, time gone by or left.
    fn with(heading: String, template: &str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template(template) {
            let rate = |state: &ProgressState, to: &mut dyn Write| {
                // A line that can't be written shows nothing.
                let _ = write!(to, "{:.0}/s", state.per_sec());
            };
            bar.set_style(style.progress_chars("=> ").with_key("rate", rate));
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

    /// Shows how many facts were taken in.
    pub(crate) fn facts(&self, taken: usize, all: usize) {
        self.0.set_length(all as u64);
        self.0.set_position(taken as u64);
    }

    /// Shows a share, from 0 to 1, in percent.
    pub(crate) fn share(&self, share: f64) {
        self.0.set_length(100);
        self.0.set_position((100.0 * share) as u64);
    }

    /// Sets out for so many, from what an earlier run has done.
    pub(crate) fn begin(&self, all: Range<u64>) {
        self.0.set_length(all.end);
        self.0.set_position(all.start);
        self.0.reset_eta();
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}
