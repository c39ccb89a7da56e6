//! Scores in sum: kind by kind, beside each baseline on the very same facts, and calibration over
//! all figures.

use std::collections::BTreeSet;

use citerne_learn::observe::Kind;
use citerne_score::{
    BacktestError, COVERAGES, Claim, KindSummary, ScoredFact, Task, pit_histogram, summarise,
};

use crate::baseline::Baseline;
use crate::study::MODEL;

/// Scores in sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Sums {
    /// The model on all facts of each kind.
    pub model: Vec<KindSummary>,
    /// Model and baseline on the facts that the baseline could forecast too. The model stands
    /// there as `citerne beside` the baseline.
    pub paired: Vec<KindSummary>,
    /// Calibration over all figures that were forecast one step ahead, but for attacks by corridor.
    pub calibration: Option<Calibration>,
}

impl Sums {
    /// All rows, for a table.
    #[must_use]
    pub fn rows(&self) -> Vec<KindSummary> {
        [&self.model[..], &self.paired[..]].concat()
    }
}

/// How often facts lay where forecasts said, whatever their unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// Facts.
    pub n: usize,
    /// Share of them inside the central intervals of [`COVERAGES`].
    pub coverage: [Claim<f64>; 4],
    /// Share of them in each tenth of the forecast.
    pub pit: Vec<f64>,
}

/// Bins of [`Calibration::pit`].
const BINS: usize = 10;

/// Sums up what was scored.
///
/// # Errors
/// Without facts, or if a fact was scored twice.
pub fn sum_up(facts: &[ScoredFact]) -> Result<Sums, BacktestError> {
    let ours = facts.iter().filter(|fact| fact.forecaster == MODEL);
    let ours: Vec<ScoredFact> = ours.cloned().collect();
    let model = summarise(&ours, MODEL)?;
    let mut paired = Vec::new();
    for baseline in Baseline::ALL {
        paired.extend(beside(facts, baseline)?);
    }
    Ok(Sums {
        model,
        paired,
        calibration: calibration(&ours),
    })
}

/// Model and baseline on the facts of both.
fn beside(facts: &[ScoredFact], baseline: Baseline) -> Result<Vec<KindSummary>, BacktestError> {
    let theirs: Vec<&ScoredFact> = facts
        .iter()
        .filter(|f| f.forecaster == baseline.id())
        .collect();
    let shared: BTreeSet<(&str, &Task)> =
        theirs.iter().map(|f| (f.kind.as_str(), &f.task)).collect();
    if shared.is_empty() {
        return Ok(Vec::new());
    }
    let name = format!("{MODEL} beside {}", baseline.id());
    let ours = facts
        .iter()
        .filter(|f| f.forecaster == MODEL && shared.contains(&(f.kind.as_str(), &f.task)))
        .map(|f| ScoredFact {
            forecaster: name.clone(),
            ..f.clone()
        });
    let both: Vec<ScoredFact> = ours.chain(theirs.into_iter().cloned()).collect();
    summarise(&both, baseline.id())
}

/// Calibration of the model's forecasts of figures, one step ahead; `None` without any. Attacks by
/// corridor are left out: most are zero, and would hide the others.
#[must_use]
pub fn calibration(facts: &[ScoredFact]) -> Option<Calibration> {
    let counts = |fact: &&ScoredFact| {
        let first_step = !fact.kind.contains(':');
        fact.forecaster == MODEL && first_step && fact.kind != Kind::Attacks.id()
    };
    let scores = facts.iter().filter(counts).map(|fact| &fact.scores);
    let scores: Vec<_> = scores.filter(|scores| scores.pit.is_some()).collect();
    let points: Vec<[f64; 2]> = scores.iter().filter_map(|s| Some([s.pit?; 2])).collect();
    let n = scores.len();
    let inside = |level: usize| {
        let held = scores.iter().filter(|s| s.covered[level] == Some(true));
        held.count() as f64 / n as f64
    };
    let mut level = 0;
    let coverage = COVERAGES.map(|_| {
        level += 1;
        Claim::on(n, || inside(level - 1))
    });
    Some(Calibration {
        n,
        coverage,
        pit: pit_histogram(&points, BINS).ok()?,
    })
}
