//! The pass over replicates: every target of every history, in the order of replicates.

use std::ops::{Range, RangeInclusive};
use std::thread;

use citerne_ensemble::{Draw, Forecast, Sample, Simulator as _};
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
    let each = replicates.div_ceil(threads.max(1) as u64).max(1);
    let parts: Vec<Matrix> = thread::scope(|scope| {
        let (spans, mut running, mut from) = (&spans, Vec::new(), 0);
        while from < replicates {
            let to = (from + each).min(replicates);
            running.push(scope.spawn(move || some(forecast, asked, spans, from..to)));
            from = to;
        }
        let join = |part: thread::ScopedJoinHandle<'_, Matrix>| {
            part.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        running.into_iter().map(join).collect()
    });
    let mut all = empty(asked, &spans);
    for part in parts {
        let cells = all.cells.iter_mut().flatten();
        for (all, more) in cells.zip(part.cells.into_iter().flatten()) {
            all.extend(more);
        }
        all.lived += part.lived;
        all.failed.extend(part.failed);
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

fn some<D: Draw>(
    forecast: &Forecast<D>,
    asked: &[Asked],
    spans: &[Vec<RangeInclusive<usize>>],
    replicates: Range<u64>,
) -> Matrix {
    let mut matrix = empty(asked, spans);
    let mut sample = forecast.sample();
    for replicate in replicates {
        if let Err(fault) = forecast.live(replicate, &mut sample) {
            matrix.failed.push(fault.message);
            continue;
        }
        matrix.lived += 1;
        for ((asked, spans), cells) in asked.iter().zip(spans).zip(&mut matrix.cells) {
            let mut cells = cells.iter_mut();
            for span in spans {
                for (read, cell) in asked.reads.iter().zip(&mut cells) {
                    cell.push(read.of(span.clone(), &sample));
                }
            }
        }
    }
    matrix
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
