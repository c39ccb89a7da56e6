//! Histories lived from the points of a design, with what is needed to go on after a stop.

use std::time::{Duration, Instant};

use citerne_case::Inputs;
use citerne_decide::Invalid;
use citerne_ensemble::{EnsembleError, Forecast, Monitor, Points};
use citerne_model::Model;

use crate::matters::design::Design;
use crate::output::Output;
use crate::rows::{Row, RowsError, Wanted, rows};

/// Outputs of the points that were lived so far: point by point, from the first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sample {
    /// `[point][output]`.
    pub outputs: Vec<Vec<f64>>,
}

/// Why an analysis stopped.
#[derive(Debug, thiserror::Error)]
pub enum MattersError {
    /// A history failed, or the work was ended.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// Numbers that can't be analysed.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A file of samples is of another run.
    #[error("{path} holds samples of another run ({}); choose another folder, or remove it", .differences.join(", "))]
    OtherRun {
        /// The file.
        path: String,
        /// What differs, by name.
        differences: Vec<String>,
    },
    /// A file of samples can't be read.
    #[error("can't read {path} ({reason}); remove it to begin anew")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file can't be written.
    #[error(transparent)]
    Write(#[from] EnsembleError),
}

/// Histories between two looks at the clock.
const ROUND: usize = 512;
/// Time between two writings of what was lived.
const PAUSE: Duration = Duration::from_secs(10);

/// A model, its inputs, and what is read off each history.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The model.
    pub model: &'a Model,
    /// Its inputs, with their priors.
    pub inputs: &'a Inputs,
    /// What is read.
    pub outputs: &'a [Output],
    /// Threads.
    pub threads: usize,
}

impl Scene<'_> {
    /// Lives the points that are left, in order. `keep` is given what was lived so far, every ten
    /// seconds and in the end, also when the work is ended.
    ///
    /// # Errors
    /// If a history fails, the work is ended, or `keep` fails.
    pub fn live(
        &self,
        design: &Design,
        begun: Sample,
        monitor: Monitor<'_>,
        keep: &mut dyn FnMut(&Sample) -> Result<(), MattersError>,
    ) -> Result<Sample, MattersError> {
        let mut sample = begun;
        if sample.outputs.len() == design.points() {
            return Ok(sample);
        }
        let point = |replicate: u64, out: &mut [f64]| design.point(replicate, out);
        let draw = Points::new(self.inputs.clone(), point);
        let forecast = Forecast::new(self.model.clone(), self.inputs, draw, 0);
        let wanted = Wanted {
            outputs: self.outputs.to_vec(),
            ..Wanted::default()
        };
        let mut kept = Instant::now();
        while sample.outputs.len() < design.points() {
            let from = sample.outputs.len();
            let to = (from + ROUND).min(design.points());
            let lived = rows(
                &forecast,
                &wanted,
                from as u64..to as u64,
                self.threads,
                monitor,
            );
            let lived: Vec<Row> = match lived {
                Ok(lived) => lived,
                Err(error) => {
                    keep(&sample)?;
                    return Err(error.into());
                }
            };
            sample
                .outputs
                .extend(lived.into_iter().map(|row| row.outputs));
            if kept.elapsed() >= PAUSE {
                keep(&sample)?;
                kept = Instant::now();
            }
        }
        keep(&sample)?;
        Ok(sample)
    }
}

impl Sample {
    /// One output at every point.
    #[must_use]
    pub fn output(&self, output: usize) -> Vec<f64> {
        self.outputs.iter().map(|of| of[output]).collect()
    }
}
