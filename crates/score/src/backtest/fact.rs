//! One fact beside what was forecast of it.

use crate::{Forecast, Invalid, Observed, Scores, TargetKind, Task};

/// A forecast in short.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Outlook {
    /// Number of samples, if it was made of them.
    pub samples: Option<usize>,
    /// Mean, of samples.
    pub mean: Option<f64>,
    /// Quantiles at 5, 25, 50, 75 and 95 %, of numbers.
    pub quantiles: [Option<f64>; 5],
    /// Probability given to the category that came.
    pub probability: Option<f64>,
}

/// Levels of the quantiles of an outlook.
const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

impl Outlook {
    fn of(forecast: &Forecast, observed: &Observed) -> Result<Self, Invalid> {
        let short = match (forecast, observed) {
            (Forecast::Samples(samples), _) => Self {
                samples: Some(samples.count()),
                mean: Some(samples.mean()),
                quantiles: LEVELS.map(|level| Some(samples.quantile(level))),
                probability: None,
            },
            (Forecast::Quantiles(quantiles), _) => Self {
                quantiles: LEVELS.map(|level| quantiles.at(level)),
                ..Self::default()
            },
            (Forecast::Pmf(pmf), Observed::Category(came)) => Self {
                probability: Some(pmf.probability(came)?),
                ..Self::default()
            },
            (Forecast::Pmf(_), Observed::Number(_)) => Self::default(),
        };
        Ok(short)
    }
}

/// A fact, what was forecast of it, and how that scored.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredFact {
    /// Kind of the fact: what it is summed up with.
    pub kind: String,
    /// Who forecast it: the model, or the name of a baseline.
    pub forecaster: String,
    /// What was forecast.
    pub task: Task,
    /// What came.
    pub observed: Observed,
    /// The forecast in short.
    pub outlook: Outlook,
    /// Its scores.
    pub scores: Scores,
}

impl ScoredFact {
    /// Scores a forecast; `uniform` as in [`Forecast::score`].
    ///
    /// # Errors
    /// As of [`Forecast::score`].
    pub fn new(
        [kind, forecaster]: [&str; 2],
        task: Task,
        (forecast, target): (&Forecast, TargetKind),
        observed: Observed,
        uniform: f64,
    ) -> Result<Self, Invalid> {
        Ok(Self {
            kind: kind.to_owned(),
            forecaster: forecaster.to_owned(),
            task,
            outlook: Outlook::of(forecast, &observed)?,
            scores: forecast.score(&observed, target, uniform)?,
            observed,
        })
    }
}
