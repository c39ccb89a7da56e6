//! Logs that the model itself has told: there the truth is known, and forecasts should be calibrated.

use std::ops::ControlFlow;

use citerne_filter::{Histories, Record, live_to};
use citerne_learn::CaseHistories;
use citerne_learn::observe::{Evidence, Kind, Value};
use citerne_luck::math::{exp, norm_quantile};
use citerne_luck::{Decision, Luck, Stage};
use jiff::civil::Date;

use crate::backtest::{Backtest, Plan, Rolling};
use crate::error::VerifyError;
use crate::origins::Origins;
use crate::predict::uniforms;
use crate::study::Study;

/// A log that is told by the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trial {
    /// Its number: another number is another truth.
    pub number: u64,
    /// The day on which the log ends. Which days, kinds and places are told of is taken from the
    /// log of the case up to then.
    pub ends: Date,
}

/// Histories that are tried for a truth: should all be against what is known not to have happened, it
/// is not for chance.
const ATTEMPTS: u64 = 10_000;
/// A key of luck that no particle has.
const TRUTH: u64 = 1 << 40;

/// Draws numbers from the priors, lives a history, draws what is told of it, and holds the weekly
/// forecasts that are learned from these reports to those that come later.
///
/// Decisions that are known not to have fallen don't fall in the truth either: it is kept with the
/// chance that the model gives to that.
///
/// # Errors
/// As [`backtest`](crate::backtest()); also if a decision fell by the end of the log, or no history
/// of the priors can be the truth.
pub fn trial(study: &Study<'_>, trial: Trial) -> Result<Backtest, VerifyError> {
    let (model, evidence) = study.read(trial.ends)?;
    // Reports of the truth and forecasts of them have the same laws.
    let evidence = evidence.by_corridor().foreseen(|_| false);
    let told = evidence.observations();
    if told.iter().any(|o| o.kind == Kind::Decision) {
        return Err(VerifyError::DecisionFell { last: trial.ends });
    }
    let histories = study.histories(model.clone(), evidence.clone())?;
    let values = tell(&histories, trial.number)?;
    let told = evidence.with_values(&values);
    let first = model.date(0);
    let known = |origin: Date| {
        let day = u32::try_from(crate::study::days_between(first, origin)).unwrap_or(0);
        Ok(told.known_by(day))
    };
    let plan = Plan {
        origins: Origins::Weekly,
        steps: 1,
    };
    Rolling {
        study,
        model,
        evidence: told.clone(),
        known: &known,
    }
    .run(&plan, &mut |_| ControlFlow::Continue(()))
}

/// What is told of a truth.
fn tell(histories: &CaseHistories, number: u64) -> Result<Vec<Value>, VerifyError> {
    let evidence: &Evidence = &histories.evidence;
    let count = evidence.observations().len();
    let silence = |&index: &usize| evidence.observations()[index].kind == Kind::NothingFell;
    let silent: Vec<usize> = (0..count).filter(silence).collect();
    for attempt in 0..ATTEMPTS {
        let luck = Luck::new(number)
            .stage(Stage::Telling)
            .replicate(TRUTH + attempt);
        let score = |k: usize| {
            let entity = u32::try_from(k).unwrap_or(u32::MAX);
            norm_quantile(luck.day(1).uniform(Decision(0), entity))
        };
        let record = Record {
            scores: (0..histories.scores()).map(score).collect(),
            luck: vec![TRUTH + attempt; histories.slots()],
        };
        // A history that ends in a fault is none of the prior's.
        let Ok(past) = live_to(histories, &record, histories.stages() - 1) else {
            continue;
        };
        let params = &past.course.params;
        let density = |&index: &usize| evidence.log_density(index, &past.tally, params);
        let chance = exp(silent.iter().map(density).sum());
        if luck.day(1).uniform(Decision(1), 0) > chance {
            continue;
        }
        let mut values: Vec<Value> = Vec::with_capacity(count);
        for index in 0..count {
            let mut u = uniforms(luck, index);
            values.push(evidence.draw(index, &past.tally, params, &mut u, &values));
        }
        return Ok(values);
    }
    Err(VerifyError::NoTruth { count: ATTEMPTS })
}
