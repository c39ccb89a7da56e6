//! Lives histories once to the day of the forecast, and on from there in several ways.

use std::ops::Range;

use citerne_ensemble::{Draw, Forecast, Monitor, Sample, Simulator as _, each_monitored};
use citerne_model::history::Failure;
use citerne_model::{Course, Model};

use crate::aim::Aim;
use crate::compared::CompareError;

/// The ways in which histories go on.
pub(crate) struct Ways<'a, D> {
    pub(crate) forecast: &'a Forecast<D>,
    /// A model for each way.
    pub(crate) models: &'a [Model],
    /// What is read off each.
    pub(crate) aims: &'a [Aim],
    pub(crate) monitor: Monitor<'a>,
}

/// One history in all ways.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lived {
    /// A mark of its past.
    pub(crate) past: u64,
    /// Version of each hypothesis.
    pub(crate) versions: Vec<usize>,
    /// Figures: `[way][aim]`.
    pub(crate) figures: Vec<Vec<f64>>,
}

/// A replicate, and what came of it or why it failed.
pub(crate) type Outcome = (u64, Result<Lived, String>);

impl<D: Draw> Ways<'_, D> {
    /// Lives replicates on some threads. What comes doesn't depend on their number.
    pub(crate) fn live(
        &self,
        replicates: Range<u64>,
        threads: usize,
    ) -> Result<Vec<Outcome>, CompareError> {
        let room = || [self.forecast.sample(), self.forecast.sample()];
        let live = |replicate, room: &mut [Sample; 2]| {
            let lived = self.one(replicate, room);
            (replicate, lived.map_err(|failure| failure.to_string()))
        };
        let lived = each_monitored(replicates, threads, self.monitor, room, live);
        lived.ok_or(CompareError::Interrupted)
    }

    fn one(&self, replicate: u64, [past, sample]: &mut [Sample; 2]) -> Result<Lived, Failure> {
        let (model, outline) = (self.forecast.model(), self.forecast.outline());
        let (values, versions) = self.forecast.inputs(replicate);
        let luck = self.forecast.days(replicate);
        let mut course = model.begin(&values, &luck);
        let tomorrow = model.as_of() + 1;
        model.run_to(&mut course, tomorrow, &luck, &mut past.history, &mut ())?;
        let last = u32::try_from(model.days()).unwrap_or(u32::MAX);
        let mut figures = Vec::with_capacity(self.models.len());
        for way in self.models {
            sample.history.clone_from(&past.history);
            let mut onward = course.clone();
            way.run_to(&mut onward, last, &luck, &mut sample.history, &mut ())?;
            let litres = (used(&course), used(&onward));
            let read = |aim: &Aim| aim.read_with(outline, sample, litres);
            figures.push(self.aims.iter().map(read).collect());
        }
        Ok(Lived {
            past: self.forecast.past(replicate),
            versions,
            figures,
        })
    }
}

fn used(course: &Course) -> &[i64] {
    let stocks = course.world.stocks.as_ref();
    stocks.map_or(&[], |stocks| stocks.used_so_far())
}
