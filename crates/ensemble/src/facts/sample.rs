//! Histories of the priors, asked for all facts.

use std::thread;

use citerne_model::stocks::demand::normal_litres;
use citerne_model::{History, Model, Params};

use super::ask::Lived;
use super::diary::Diary;
use super::reading::Fact;
use super::score::Spread;
use crate::forecast::{Draw, Forecast};

/// What histories answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Histories lived to their end.
    pub lived: usize,
    /// Replicates that failed, with why.
    pub failed: Vec<(u64, String)>,
    /// Answers to each fact.
    pub raw: Vec<Spread>,
    /// The same times the share of attacks that is reported, for facts that miss the others.
    pub reported: Vec<Option<Spread>>,
}

/// Lives replicates 0 to `replicates` and asks each for every fact. The result doesn't depend on
/// the number of threads.
///
/// # Panics
/// If a replicate panics.
#[must_use]
pub fn ask_all<D: Draw>(
    forecast: &Forecast<D>,
    facts: &[Fact],
    replicates: u64,
    threads: usize,
) -> Answers {
    let each = replicates.div_ceil(threads.max(1) as u64).max(1);
    let parts = thread::scope(|scope| {
        let begin = |from: u64| {
            let to = (from + each).min(replicates);
            scope.spawn(move || live(forecast, facts, from..to))
        };
        let running: Vec<_> = (0..replicates)
            .step_by(usize::try_from(each).unwrap_or(usize::MAX))
            .map(begin)
            .collect();
        let join = |part: thread::ScopedJoinHandle<'_, Part>| {
            part.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        running.into_iter().map(join).collect::<Vec<Part>>()
    });
    let mut all = Part::new(facts.len());
    parts.into_iter().for_each(|part| all.join(part));
    let reported = facts.iter().zip(all.reported);
    Answers {
        lived: all.lived,
        failed: all.failed,
        raw: all.raw.into_iter().map(Spread::new).collect(),
        reported: reported
            .map(|(fact, it)| fact.thinned.then(|| Spread::new(it)))
            .collect(),
    }
}

/// What the replicates of one thread answered.
struct Part {
    lived: usize,
    failed: Vec<(u64, String)>,
    raw: Vec<Vec<f64>>,
    reported: Vec<Vec<f64>>,
}

impl Part {
    fn new(facts: usize) -> Self {
        let none = vec![Vec::new(); facts];
        Self {
            lived: 0,
            failed: Vec::new(),
            raw: none.clone(),
            reported: none,
        }
    }

    fn join(&mut self, other: Self) {
        self.lived += other.lived;
        self.failed.extend(other.failed);
        for (all, more) in [
            (&mut self.raw, other.raw),
            (&mut self.reported, other.reported),
        ] {
            all.iter_mut()
                .zip(more)
                .for_each(|(all, more)| all.extend(more));
        }
    }

    fn ask(&mut self, facts: &[Fact], lived: Lived<'_>, reporting: f64) {
        self.lived += 1;
        for (index, fact) in facts.iter().enumerate() {
            let Some(answer) = fact.ask.answer(fact.span, lived) else {
                continue;
            };
            self.raw[index].push(answer);
            if fact.thinned {
                self.reported[index].push(answer * reporting);
            }
        }
    }
}

fn live<D: Draw>(forecast: &Forecast<D>, facts: &[Fact], replicates: std::ops::Range<u64>) -> Part {
    let model = forecast.model();
    let mut history: History = model.history();
    let mut diary = Diary::new(model.days(), model.layout().corridors.len());
    let mut part = Part::new(facts.len());
    for replicate in replicates {
        let (values, _) = forecast.inputs(replicate);
        diary.clear();
        let luck = forecast.days(replicate);
        if let Err(failure) = model.run(&values, luck, &mut history, &mut diary) {
            part.failed.push((replicate, failure.to_string()));
            continue;
        }
        let params = Params::take(model.case(), &values);
        let normal = normal_use(model, &params);
        let reporting = params.interdiction.map_or(1.0, |roads| roads.reporting);
        let lived = Lived {
            history: &history,
            diary: &diary,
            normal: &normal,
        };
        part.ask(facts, lived, reporting);
    }
    part
}

/// Normal use in L/day: `[place][product]`.
fn normal_use(model: &Model, params: &Params) -> Vec<f64> {
    let layout = model.layout();
    let products = layout.products.len();
    let mut normal = vec![0.0; layout.places.len() * products];
    for (cell, litres) in layout
        .cells
        .iter()
        .zip(normal_litres(layout, model.case(), params))
    {
        normal[cell.place * products + cell.product] += litres;
    }
    normal
}
