//! Histories lived for an analysis, kept in the folder of results so that it can go on.

use std::path::Path;

use citerne_ensemble::write_aside;
use citerne_explore::matters::{
    Design, MattersError, Notes, Sample, Scene, Step, read_sample, write_sample, write_sample_csv,
};
use citerne_explore::{Output, RowsError};
use citerne_report::Messages;

use crate::exit::Exit;
use crate::live::monitored;
use crate::names;
use crate::scenario::Scenario;
use crate::trouble::Trouble;

/// What is lived, and where it is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) outputs: &'a [Output],
    pub(super) threads: usize,
    pub(super) out: Option<&'a Path>,
    /// The command that makes it again.
    pub(super) again: &'a str,
    pub(super) messages: &'a Messages,
}

impl Work<'_> {
    /// Lives the points of a design, or goes on where an earlier run was stopped.
    pub(super) fn live(&self, design: &Design) -> Result<Sample, Trouble> {
        let file = |ending: &str| {
            let name = format!("matters-{}.{ending}", design.step.id());
            self.out.map(|out| out.join(name))
        };
        let notes = self.notes_of(design);
        let path = file("parquet");
        let begun = match &path {
            Some(path) => read_sample(path, self.outputs, &notes).map_err(|it| self.trouble(it))?,
            None => Sample::default(),
        };
        if let Some(out) = self.out {
            std::fs::create_dir_all(out)
                .map_err(|error| Trouble::write(out, &error, self.messages))?;
        }
        let mut keep = |sample: &Sample| match &path {
            Some(path) => write_sample(path, design, self.outputs, sample, &notes),
            None => Ok(()),
        };
        let scene = Scene {
            model: self.scenario.histories.model(),
            inputs: &self.scenario.case.inputs,
            outputs: self.outputs,
            threads: self.threads,
        };
        let heading = self.messages.text(heading(design.step));
        let left = begun.outputs.len() as u64..design.points() as u64;
        let lived = monitored(heading, left, self.messages, |monitor| {
            scene.live(design, begun, monitor, &mut keep)
        });
        let lived = lived.map_err(|error| self.trouble(error))?;
        if let Some(path) = file("csv") {
            write_aside(&path, |to| {
                write_sample_csv(to, design, self.outputs, &lived)
            })
            .map_err(|error| Trouble::ensemble(&error, self.messages))?;
        }
        Ok(lived)
    }

    /// What the files say of the run.
    pub(super) fn notes(&self) -> Notes {
        self.scenario.notes(self.again)
    }

    fn notes_of(&self, design: &Design) -> Notes {
        let outputs: Vec<&str> = self.outputs.iter().map(|it| it.name.as_str()).collect();
        let mut notes = self.notes();
        notes.push(("citerne.figures".to_owned(), outputs.join(" ")));
        notes.push(("citerne.base".to_owned(), design.base().to_string()));
        notes.push(("citerne.groups".to_owned(), design.groups.join(" ")));
        notes
    }

    fn trouble(&self, error: MattersError) -> Trouble {
        let messages = self.messages;
        let path = |path: String| ("path", path.into());
        match error {
            MattersError::Rows(RowsError::Interrupted) => {
                let id = match self.out {
                    Some(_) => "matters-kept",
                    None => "error-interrupted-nothing-kept",
                };
                let out = self.out.map(|out| out.display().to_string());
                let args = [path(out.unwrap_or_default())];
                Trouble::new(Exit::Interrupted, messages.format(id, &args))
            }
            MattersError::Rows(error) => names::rows(&error, messages),
            MattersError::OtherRun {
                path: there,
                differences,
            } => {
                let args = [path(there), ("differences", differences.join(", ").into())];
                Trouble::new(Exit::Refused, messages.format("error-samples-other", &args))
                    .hint(messages.text("hint-samples-other"))
            }
            MattersError::Damaged {
                path: there,
                reason,
            } => {
                let args = [path(there), ("reason", reason.into())];
                Trouble::new(
                    Exit::Refused,
                    messages.format("error-samples-damaged", &args),
                )
                .hint(messages.text("hint-samples-damaged"))
            }
            MattersError::Write(error) => Trouble::ensemble(&error, messages),
            MattersError::Invalid(error) => Trouble::bug(Exit::Bug, &error, messages),
        }
    }
}

fn heading(step: Step) -> &'static str {
    match step {
        Step::Systems => "matters-living-systems",
        Step::Screening => "matters-living-screening",
        Step::Inputs => "matters-living-inputs",
    }
}
