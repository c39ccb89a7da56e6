//! How histories are learned, drawn and scored: what all ways of verifying share.

use std::ops::ControlFlow;

use citerne_case::Case;
use citerne_filter::{Failure, Posterior, Progress, Settings, Work, extend, learn, settle};
use citerne_learn::observe::Evidence;
use citerne_learn::{CaseHistories, Learned};
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::{Model, Window};
use citerne_score::{Forecast, Invalid, Observed, Samples, ScoredFact, Task};
use jiff::civil::Date;

use crate::error::VerifyError;
use crate::fact::Fact;
use crate::predict::{Answers, Question};

/// The model's name among forecasters.
pub const MODEL: &str = "citerne";

/// A case, and how its histories are learned and drawn.
#[derive(Debug, Clone, Copy)]
pub struct Study<'a> {
    /// The case.
    pub case: &'a Case,
    /// How to learn.
    pub filter: &'a Settings,
    /// Whether nothing is learned: the priors alone forecast.
    pub prior: bool,
    /// Histories that forecast, from each origin.
    pub replicates: u64,
    /// Threads; they change no result.
    pub threads: usize,
    /// Seed of all luck.
    pub seed: u64,
}

/// Looks on while something is learned; a break ends it.
pub(crate) type Look<'a> = &'a mut dyn FnMut(&Progress) -> ControlFlow<()>;

impl Study<'_> {
    /// The model that looks ahead from a day.
    pub(crate) fn model(&self, as_of: Date, last: Date) -> Result<Model, VerifyError> {
        let horizon = u32::try_from(days_between(as_of, last)).unwrap_or(0);
        let window = Window { as_of, horizon };
        Ok(Model::new(&self.case.spec, window)?)
    }

    /// What the whole log tells, and the model of its last day.
    ///
    /// # Errors
    /// If the log ends on no day of the model, or nothing can be learned from it.
    pub fn whole(&self) -> Result<(Model, Evidence), VerifyError> {
        self.read(self.case.spec.case.log_ends)
    }

    /// What the log told by a day, and the model of that day.
    pub(crate) fn read(&self, day: Date) -> Result<(Model, Evidence), VerifyError> {
        let model = self.model(day, day)?;
        let evidence = Evidence::read(&model, &self.case.spec, &self.case.events, day)?;
        Ok((model, evidence))
    }

    pub(crate) fn histories(
        &self,
        model: Model,
        evidence: Evidence,
    ) -> Result<CaseHistories, VerifyError> {
        let day = model.date(model.as_of());
        let window = Window {
            as_of: day,
            horizon: 0,
        };
        let learned = CaseHistories::of(self.case, window, self.seed)?
            .pattern
            .learned;
        let inputs = self.case.inputs.clone();
        Ok(CaseHistories::new(
            model, inputs, evidence, learned, self.seed,
        ))
    }

    /// Learns all that the histories tell, on from an earlier posterior where it is of the same
    /// facts. Says whether it began anew.
    pub(crate) fn learn(
        &self,
        histories: &CaseHistories,
        before: Option<Posterior>,
        look: Look<'_>,
    ) -> Result<(Posterior, bool), VerifyError> {
        let work = self.work();
        let mut broken = false;
        let mut watch = |progress: &Progress| {
            let flow = look(progress);
            broken |= flow.is_break();
            flow
        };
        let gone_on = before.map(|posterior| extend(histories, posterior, &work, &mut watch));
        let (posterior, anew) = match gone_on {
            Some(Ok(posterior)) => (Ok(posterior), false),
            None | Some(Err(Failure::OtherHistories(_))) => {
                (learn(histories, self.filter, &work, &mut watch), true)
            }
            Some(Err(failure)) => (Err(failure), false),
        };
        if broken {
            return Err(VerifyError::Interrupted);
        }
        Ok((posterior.map_err(|it| unlearnable(histories, it))?, anew))
    }

    /// What a forecast goes on from.
    pub(crate) fn settled(
        &self,
        histories: CaseHistories,
        posterior: &Posterior,
        mut look: Look<'_>,
    ) -> Result<Learned, VerifyError> {
        let settled = settle(
            &histories,
            posterior,
            &histories.pattern.groups(),
            &self.work(),
            &mut look,
        )
        .map_err(|it| unlearnable(&histories, it))?
        .ok_or(VerifyError::Interrupted)?;
        Ok(Learned::new(histories, settled).refreshed(self.threads))
    }

    fn work(&self) -> Work {
        Work {
            threads: self.threads,
            ..Work::default()
        }
    }

    /// What histories of the posterior answer; of the priors, where nothing was learned.
    pub(crate) fn answers(
        &self,
        question: &Question<'_>,
        learned: Option<Learned>,
    ) -> Result<Answers, VerifyError> {
        let answers = match learned {
            Some(learned) => question.ask(&learned, self.replicates, self.threads),
            None => question.ask(&self.case.inputs, self.replicates, self.threads),
        };
        if answers.lived == 0 {
            return Err(VerifyError::NoHistory {
                count: answers.failed.len(),
                origin: question.model.date(question.origin),
                first: answers.failed.first().cloned().unwrap_or_default(),
            });
        }
        Ok(answers)
    }

    /// The score of what histories drew of a fact.
    pub(crate) fn score(
        &self,
        (kind, task): (&str, Task),
        fact: &Fact,
        drawn: Vec<f64>,
    ) -> Result<ScoredFact, VerifyError> {
        let unfit = |source: Invalid| VerifyError::Score {
            fact: fact.id.clone(),
            source,
        };
        let forecast = Forecast::from(Samples::new(drawn).map_err(unfit)?);
        let observed = Observed::Number(fact.observed);
        let uniform = self.uniform(fact);
        let names = [kind, MODEL];
        ScoredFact::new(names, task, (&forecast, fact.target), observed, uniform).map_err(unfit)
    }

    /// Where the PIT of a count lies in its step: luck of the fact's own, under no history.
    pub(crate) fn uniform(&self, fact: &Fact) -> f64 {
        let luck = Luck::new(self.seed).stage(Stage::Telling);
        let luck = luck.replicate(Luck::REPLICATES - 1).day(fact.to);
        let first = fact.parts.first().copied().unwrap_or_default();
        luck.uniform(
            Decision(u16::try_from(fact.parts.len()).unwrap_or(u16::MAX)),
            u32::try_from(first).unwrap_or(u32::MAX),
        )
    }
}

fn unlearnable(histories: &CaseHistories, failure: Failure) -> VerifyError {
    VerifyError::Learning {
        origin: histories.model.date(histories.model.as_of()),
        source: Box::new(failure),
    }
}

/// Days from one date to another.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}
