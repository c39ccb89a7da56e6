//! Logs that the model itself has told: there the truth is known, and forecasts should be calibrated.

use std::ops::ControlFlow;

use citerne_learn::Truth;
use citerne_learn::observe::Kind;
use jiff::civil::Date;

use crate::backtest::{Backtest, Plan, Rolling};
use crate::error::VerifyError;
use crate::origins::Origins;
use crate::study::Study;

/// A log that is told by the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial {
    /// Its number: another number is another truth.
    pub number: u64,
    /// The day on which the log ends. Which days, kinds and places are told of is taken from the
    /// log of the case up to then.
    pub ends: Date,
    /// What each fact counts for when it is learned from, above 0 and at most 1; by default what the
    /// case says. Where the model is right by construction, that is 1.
    pub fact_weight: Option<f64>,
}

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
    let evidence = match trial.fact_weight {
        Some(weight) => evidence.weighing(weight),
        None => evidence,
    };
    let told = evidence.observations();
    if told.iter().any(|o| o.kind == Kind::Decision) {
        return Err(VerifyError::DecisionFell { last: trial.ends });
    }
    let histories = study.histories(model.clone(), evidence.clone())?;
    let truth = Truth::draw(&histories, trial.number).ok_or(VerifyError::NoTruth {
        count: Truth::ATTEMPTS,
    })?;
    let told = evidence.with_values(&truth.values);
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
