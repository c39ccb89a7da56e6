//! Histories of the priors, asked for all facts.

use citerne_model::stocks::demand::normal_litres;
use citerne_model::{Failure, History, Model, Params};

use super::ask::Lived;
use super::diary::Diary;
use super::reading::Fact;
use super::score::Spread;
use crate::each::each;
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
    let model = forecast.model();
    let corridors = model.layout().corridors.len();
    let room = || (model.history(), Diary::new(model.days(), corridors));
    let ask = |replicate, (history, diary): &mut (History, Diary)| {
        let told = ask_one(forecast, facts, replicate, history, diary);
        told.map_err(|failure| (replicate, failure.to_string()))
    };
    let (mut all, mut failed) = (Vec::new(), Vec::new());
    for told in each(0..replicates, threads, room, ask) {
        match told {
            Ok(told) => all.push(told),
            Err(failure) => failed.push(failure),
        }
    }
    // Of the histories that answer; each answer times a factor of its history.
    let spread = |fact: usize, factor: fn(&Told) -> f64| {
        let answers = all.iter();
        let answers = answers.filter_map(|told| Some(told.answers[fact]? * factor(told)));
        Spread::new(answers.collect())
    };
    let of_fact = facts.iter().enumerate();
    Answers {
        lived: all.len(),
        raw: (0..facts.len()).map(|fact| spread(fact, |_| 1.0)).collect(),
        reported: of_fact
            .map(|(index, fact)| fact.thinned.then(|| spread(index, |told| told.reporting)))
            .collect(),
        failed,
    }
}

/// What one history answered.
struct Told {
    /// By fact; none where it can't say.
    answers: Vec<Option<f64>>,
    /// Share of attacks that is reported.
    reporting: f64,
}

fn ask_one<D: Draw>(
    forecast: &Forecast<D>,
    facts: &[Fact],
    replicate: u64,
    history: &mut History,
    diary: &mut Diary,
) -> Result<Told, Failure> {
    let model = forecast.model();
    let (values, _) = forecast.inputs(replicate);
    diary.clear();
    model.run(&values, forecast.days(replicate), history, diary)?;
    let params = Params::take(model.case(), &values);
    let normal = normal_use(model, &params);
    let lived = Lived {
        history,
        diary,
        normal: &normal,
    };
    let answers = facts.iter().map(|fact| fact.ask.answer(fact.span, lived));
    Ok(Told {
        answers: answers.collect(),
        reporting: params.interdiction.map_or(1.0, |roads| roads.reporting),
    })
}

/// Normal use in L/day: `[place][product]`.
fn normal_use(model: &Model, params: &Params) -> Vec<f64> {
    let layout = model.layout();
    let products = layout.products.len();
    let mut normal = vec![0.0; layout.places.len() * products];
    for (cell, litres) in layout.cells.iter().zip(normal_litres(layout, params)) {
        normal[cell.place * products + cell.product] += litres;
    }
    normal
}
