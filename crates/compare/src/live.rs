//! Lives every history under every plan.

use std::ops::Range;
use std::thread;

use citerne_decide::Payoffs;
use citerne_ensemble::{Draw, Forecast, Sample, Simulator as _};
use citerne_model::{Model, ModelError};

use crate::aim::{Aim, aims};
use crate::compared::{CompareError, Compared};

/// Lives replicates 0 to `replicates` of a forecast: as things go, and under each plan of the case
/// that is named. `seen` is told of each replicate that is done. The result doesn't depend on the
/// number of threads.
///
/// # Errors
/// If there is no such plan, or it starts a measure before the forecast does, or no replicate could be
/// lived to its end.
///
/// # Panics
/// If a replicate panics.
pub fn compare<D: Draw>(
    forecast: &Forecast<D>,
    plans: &[String],
    replicates: u64,
    threads: usize,
    seen: &(dyn Fn() + Sync),
) -> Result<Compared, CompareError> {
    let under = |plan: &String| forecast.model().under(plan);
    let task = Task {
        forecast,
        models: plans.iter().map(under).collect::<Result<_, ModelError>>()?,
        aims: aims(forecast.outline()),
        seen,
    };
    let each = replicates.div_ceil(threads.max(1) as u64).max(1);
    let parts: Vec<Part> = thread::scope(|scope| {
        let begin = |from: u64| {
            let (to, task) = ((from + each).min(replicates), &task);
            scope.spawn(move || task.live(from..to))
        };
        let starts = (0..replicates).step_by(usize::try_from(each).unwrap_or(usize::MAX));
        let running: Vec<_> = starts.map(begin).collect();
        let join = |part: thread::ScopedJoinHandle<'_, Part>| {
            part.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        running.into_iter().map(join).collect()
    });
    task.join(plans, parts)
}

/// What is to be done with each replicate.
struct Task<'a, D> {
    forecast: &'a Forecast<D>,
    /// A model for each plan.
    models: Vec<Model>,
    aims: Vec<Aim>,
    seen: &'a (dyn Fn() + Sync),
}

/// What the replicates of one thread gave.
struct Part {
    /// `[replicate][way][aim]`; the first way is things as they go.
    figures: Vec<Vec<Vec<f64>>>,
    /// Versions of the hypotheses: `[replicate][hypothesis]`.
    versions: Vec<Vec<usize>>,
    failed: Vec<(u64, String)>,
}

impl<D: Draw> Task<'_, D> {
    fn live(&self, replicates: Range<u64>) -> Part {
        let (mut past, mut sample) = (self.forecast.sample(), self.forecast.sample());
        let mut part = Part {
            figures: Vec::new(),
            versions: Vec::new(),
            failed: Vec::new(),
        };
        for replicate in replicates {
            match self.one(replicate, &mut past, &mut sample) {
                Ok((figures, versions)) => {
                    part.figures.push(figures);
                    part.versions.push(versions);
                }
                Err(failure) => part.failed.push((replicate, failure.to_string())),
            }
            (self.seen)();
        }
        part
    }

    /// One history: once to the day of the forecast, and on from there in every way.
    fn one(
        &self,
        replicate: u64,
        past: &mut Sample,
        sample: &mut Sample,
    ) -> Result<(Vec<Vec<f64>>, Vec<usize>), citerne_model::Failure> {
        let model = self.forecast.model();
        let outline = self.forecast.outline();
        let (values, versions) = self.forecast.inputs(replicate);
        let luck = self.forecast.days(replicate);
        let mut course = model.begin(&values, &luck);
        let tomorrow = model.as_of() + 1;
        model.run_to(&mut course, tomorrow, &luck, &mut past.history, &mut ())?;
        let last = u32::try_from(model.days()).unwrap_or(u32::MAX);
        let mut figures = Vec::new();
        for way in std::iter::once(model).chain(&self.models) {
            sample.history.clone_from(&past.history);
            let mut course = course.clone();
            way.run_to(&mut course, last, &luck, &mut sample.history, &mut ())?;
            figures.push(
                self.aims
                    .iter()
                    .map(|aim| aim.read(outline, sample))
                    .collect(),
            );
        }
        Ok((figures, versions))
    }

    fn join(self, plans: &[String], parts: Vec<Part>) -> Result<Compared, CompareError> {
        let rows: Vec<&Vec<Vec<f64>>> = parts.iter().flat_map(|part| &part.figures).collect();
        let failed: Vec<_> = parts.iter().flat_map(|part| part.failed.clone()).collect();
        if rows.is_empty() {
            return Err(CompareError::NoHistory(failed));
        }
        let of_aim = |aim: usize| {
            let of_way = |way: usize| rows.iter().map(|row| row[way][aim]).collect();
            let ways: Vec<Vec<f64>> = (0..=plans.len()).map(of_way).collect();
            Payoffs::from_plans(&ways)
        };
        let payoffs = (0..self.aims.len()).map(of_aim).collect::<Result<_, _>>()?;
        Ok(Compared {
            plans: plans.to_vec(),
            aims: self.aims,
            payoffs,
            versions: parts.into_iter().flat_map(|part| part.versions).collect(),
            failed,
        })
    }
}
