//! The pass over replicates: every target of every history, in the order of replicates.

use std::ops::RangeInclusive;

use citerne_ensemble::{Draw, Forecast, Sample, Simulator as _, each};
use citerne_model::history::NEVER;
use citerne_score::Ahead;
use jiff::civil::Date;

use super::{Asked, Read};
use crate::study::days_between;

/// The figures of all targets.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Matrix {
    /// By target; then by date and location, location fastest; then by replicate.
    pub(super) cells: Vec<Vec<Vec<f32>>>,
    /// Replicates lived to their end.
    pub(super) lived: usize,
    /// Why the others were not.
    pub(super) failed: Vec<String>,
}

/// Lives replicates 0 to `replicates` and reads every target. The result doesn't depend on the
/// number of threads.
pub(super) fn sample<D: Draw>(
    forecast: &Forecast<D>,
    asked: &[Asked],
    replicates: u64,
    threads: usize,
) -> Matrix {
    let spans = spans(forecast.model(), asked);
    let live = |replicate, sample: &mut Sample| match forecast.live(replicate, sample) {
        Ok(()) => Ok(figures(asked, &spans, sample)),
        Err(fault) => Err(fault.message),
    };
    let mut all = empty(asked, &spans);
    for lived in each(0..replicates, threads, || forecast.sample(), live) {
        match lived {
            Ok(figures) => {
                all.lived += 1;
                let cells = all.cells.iter_mut().flatten();
                cells.zip(figures).for_each(|(all, one)| all.push(one));
            }
            Err(message) => all.failed.push(message),
        }
    }
    all
}

/// The days of each date of each target.
fn spans(model: &citerne_model::Model, asked: &[Asked]) -> Vec<Vec<RangeInclusive<usize>>> {
    let (first, origin) = (model.date(0), model.date(model.as_of()));
    let day = |date: Date| usize::try_from(days_between(first, date)).unwrap_or(0);
    let span = |asked: &Asked, end: Date| match asked.target.ahead {
        Ahead::Weeks(_) => day(end).saturating_sub(6)..=day(end),
        Ahead::Days(_) => day(origin)..=day(end),
    };
    let of = |asked: &Asked| {
        let ends = asked.target.ahead.ends(origin).into_iter();
        ends.map(|end| span(asked, end)).collect()
    };
    asked.iter().map(of).collect()
}

fn empty(asked: &[Asked], spans: &[Vec<RangeInclusive<usize>>]) -> Matrix {
    let cells = asked.iter().zip(spans);
    Matrix {
        cells: cells
            .map(|(asked, spans)| vec![Vec::new(); spans.len() * asked.reads.len()])
            .collect(),
        ..Matrix::default()
    }
}

/// The figures of one history, in the order of cells.
fn figures(asked: &[Asked], spans: &[Vec<RangeInclusive<usize>>], sample: &Sample) -> Vec<f32> {
    let mut figures = Vec::new();
    for (asked, spans) in asked.iter().zip(spans) {
        for span in spans {
            let read = |read: &Read| read.of(span.clone(), sample);
            figures.extend(asked.reads.iter().map(read));
        }
    }
    figures
}

impl Read {
    #[allow(clippy::cast_possible_truncation)] // outputs have that many digits
    fn of(&self, span: RangeInclusive<usize>, sample: &Sample) -> f32 {
        let history = &sample.history;
        let (from, to) = (*span.start(), *span.end());
        let value = |day: usize, output: usize| f64::from(history.row(day)[output]);
        let read = match self {
            Self::Sum(outputs) => {
                let of_day = |day| outputs.iter().map(|o| value(day, *o)).sum::<f64>();
                span.map(of_day).sum()
            }
            Self::Mean(output) => {
                let days = span.clone().count() as f64;
                span.map(|day| value(day, *output)).sum::<f64>() / days
            }
            Self::Last(output) => value(to, *output),
            Self::Came(event) => {
                let first = history.first[*event];
                f64::from(u8::from(first != NEVER && first as usize <= to))
            }
            Self::Grown(output) => value(to, *output) - value(from, *output),
        };
        read as f32
    }
}
