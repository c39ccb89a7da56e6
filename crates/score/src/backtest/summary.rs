//! Each kind of fact in sum, for each forecaster.

use std::collections::BTreeMap;

use super::ScoredFact;
use crate::{Claim, Mean, Scores, Skill, Task, Unpaired, skill};

/// How one forecaster did on one kind of fact.
#[derive(Debug, Clone, PartialEq)]
pub struct KindSummary {
    /// Kind of fact.
    pub kind: String,
    /// Who forecast.
    pub forecaster: String,
    /// Number of facts; a mean rests on all of them unless its own `n` says less.
    pub n: usize,
    /// Mean CRPS.
    pub crps: Option<Mean>,
    /// Mean fair CRPS.
    pub fair_crps: Option<Mean>,
    /// Mean weighted interval score, and its parts: dispersion, over- and underprediction.
    pub wis: [Option<Mean>; 4],
    /// Mean logarithmic score.
    pub log: Option<Mean>,
    /// Mean Brier score.
    pub brier: Option<Mean>,
    /// Mean ranked probability score.
    pub rps: Option<Mean>,
    /// Name of the score that skill is told in.
    pub main: &'static str,
    /// Skill against the baseline; `None` for the baseline itself.
    pub skill: Option<Claim<Skill>>,
    /// Share of facts that lie in each central interval of [`COVERAGES`](crate::COVERAGES); `None`
    /// where there are no such intervals.
    pub coverage: [Option<Claim<f64>>; 4],
}

/// Why facts can't be summed up.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BacktestError {
    /// There are none.
    #[error("nothing was scored: a backtest needs at least one fact")]
    NoFacts,
    /// A forecaster has the same task twice.
    #[error("{forecaster} was scored twice on {kind}: {task}")]
    Twice {
        /// Kind of fact.
        kind: String,
        /// Who forecast.
        forecaster: String,
        /// The task.
        task: Task,
    },
    /// The baseline was not scored on a kind.
    #[error("{baseline} was not scored on {kind}: score it on the same facts, or choose another")]
    NoBaseline {
        /// Kind of fact.
        kind: String,
        /// The baseline.
        baseline: String,
    },
    /// Forecaster and baseline were scored on other targets.
    #[error("{kind}, {forecaster}: {source}")]
    Unpaired {
        /// Kind of fact.
        kind: String,
        /// Who forecast.
        forecaster: String,
        /// In what they differ.
        source: Unpaired,
    },
    /// Forecasts of one kind of fact have different scores.
    #[error(
        "{kind} is scored by {first} and by {second}, which don't compare: give all its forecasts \
         the same form"
    )]
    MixedScores {
        /// Kind of fact.
        kind: String,
        /// A score.
        first: &'static str,
        /// Another.
        second: &'static str,
    },
}

/// The facts of one kind, by forecaster and task.
type Kind<'a> = BTreeMap<&'a str, BTreeMap<&'a Task, &'a Scores>>;

/// Sums facts up by kind and forecaster, in their order; `baseline` is the forecaster whom skill is
/// told against.
///
/// # Errors
/// Without facts; if a forecaster was scored twice on a task; if the baseline, or any other, was
/// not scored on the very same tasks of a kind; if forecasts of one kind differ in form.
pub fn summarise(facts: &[ScoredFact], baseline: &str) -> Result<Vec<KindSummary>, BacktestError> {
    let mut kinds: BTreeMap<&str, Kind<'_>> = BTreeMap::new();
    for fact in facts {
        let forecasters = kinds.entry(&fact.kind).or_default();
        let tasks = forecasters.entry(&fact.forecaster).or_default();
        if tasks.insert(&fact.task, &fact.scores).is_some() {
            return Err(BacktestError::Twice {
                kind: fact.kind.clone(),
                forecaster: fact.forecaster.clone(),
                task: fact.task.clone(),
            });
        }
    }
    if kinds.is_empty() {
        return Err(BacktestError::NoFacts);
    }
    let mut summaries = Vec::new();
    for (kind, forecasters) in &kinds {
        summaries.extend(of_kind(kind, forecasters, baseline)?);
    }
    Ok(summaries)
}

fn of_kind(
    kind: &str,
    forecasters: &Kind<'_>,
    baseline: &str,
) -> Result<Vec<KindSummary>, BacktestError> {
    let main = main_score(kind, forecasters)?;
    let scores = |tasks: &BTreeMap<&Task, &Scores>| -> BTreeMap<Task, f64> {
        let main = tasks
            .iter()
            .filter_map(|(task, scores)| Some((task, scores.main()?)));
        main.map(|(task, (_, score))| (Task::clone(task), score))
            .collect()
    };
    let theirs = forecasters
        .get(baseline)
        .ok_or_else(|| BacktestError::NoBaseline {
            kind: kind.to_owned(),
            baseline: baseline.to_owned(),
        })?;
    let theirs = scores(theirs);
    let mut summaries = Vec::new();
    for (&forecaster, tasks) in forecasters {
        let skill = skill(&scores(tasks), &theirs).map_err(|source| BacktestError::Unpaired {
            kind: kind.to_owned(),
            forecaster: forecaster.to_owned(),
            source,
        })?;
        let scores: Vec<_> = tasks.values().copied().collect();
        let skill = (forecaster != baseline).then_some(skill);
        summaries.push(in_sum([kind, forecaster], main, &scores, skill));
    }
    Ok(summaries)
}

/// The one score by which all forecasts of a kind compare.
fn main_score(kind: &str, forecasters: &Kind<'_>) -> Result<&'static str, BacktestError> {
    let all = forecasters.values().flat_map(BTreeMap::values);
    let mut names = all.map(|scores| scores.main().map_or("nothing", |(name, _)| name));
    let first = names.next().unwrap_or("nothing");
    match names.find(|name| *name != first) {
        Some(second) => Err(BacktestError::MixedScores {
            kind: kind.to_owned(),
            first,
            second,
        }),
        None => Ok(first),
    }
}

fn in_sum(
    [kind, forecaster]: [&str; 2],
    main: &'static str,
    scores: &[&Scores],
    skill: Option<Claim<Skill>>,
) -> KindSummary {
    let mean = |score: &dyn Fn(&Scores) -> Option<f64>| {
        let scores: Vec<_> = scores.iter().filter_map(|scores| score(scores)).collect();
        Mean::of(&scores)
    };
    let wis = |part: fn(&crate::Wis) -> f64| mean(&|scores| scores.wis.as_ref().map(part));
    let coverage = |index: usize| {
        let inside = mean(&|scores| scores.covered[index].map(|held| f64::from(u8::from(held))))?;
        Some(Claim::on(inside.n, || inside.mean))
    };
    KindSummary {
        kind: kind.to_owned(),
        forecaster: forecaster.to_owned(),
        n: scores.len(),
        crps: mean(&|scores| scores.crps),
        fair_crps: mean(&|scores| scores.fair_crps),
        wis: [
            wis(crate::Wis::total),
            wis(|wis| wis.dispersion),
            wis(|wis| wis.overprediction),
            wis(|wis| wis.underprediction),
        ],
        log: mean(&|scores| scores.log),
        brier: mean(&|scores| scores.brier),
        rps: mean(&|scores| scores.rps),
        main,
        skill,
        coverage: [0, 1, 2, 3].map(coverage),
    }
}
