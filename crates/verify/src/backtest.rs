//! Rolling-origin backtest: from each origin, learn from what was known then, forecast what is dated
//! later, and score it.

use std::ops::ControlFlow;

use citerne_filter::Posterior;
use citerne_learn::observe::{Evidence, Observation};
use citerne_model::Model;
use citerne_score::{Forecast, Invalid, Observed, Pmf, ScoredFact, TargetKind, Task};
use jiff::civil::Date;

use crate::baseline::{Baseline, base_rate};
use crate::decisions::{Watched, watched};
use crate::error::VerifyError;
use crate::fact::{Fact, NATIONAL, facts};
use crate::origins::{Origins, sundays};
use crate::predict::{Answers, Question};
use crate::study::{MODEL, Study};

/// What is forecast from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The origins.
    pub origins: Origins,
    /// From how many of the origins before it each fact is forecast: 1 is one step ahead.
    pub steps: usize,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// The origins.
    pub origins: Vec<Date>,
    /// Everything that was scored, of model and baselines. Facts that were forecast from further
    /// back than one step have the number of steps after their kind, as in `power:2`.
    pub facts: Vec<ScoredFact>,
    /// Facts that a baseline couldn't forecast.
    pub unmatched: Vec<Unmatched>,
    /// From how many origins learning had to begin anew, since a later report changed what an
    /// earlier day was known to be.
    pub learned_anew: usize,
    /// Why histories that were not lived to their end were not.
    pub failed: Vec<String>,
}

/// A fact that a baseline couldn't forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Unmatched {
    /// Kind of the fact.
    pub kind: String,
    /// Which baseline.
    pub baseline: Baseline,
    /// Why.
    pub why: String,
}

/// How far a backtest has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The origin that is being learned from.
    pub origin: Date,
    /// Origins done.
    pub done: usize,
    /// Origins in all.
    pub total: usize,
    /// Share of the facts known on the origin that were taken in.
    pub learned: f64,
}

/// Looks on; a break ends the backtest.
pub(crate) type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Scores a study over its log.
///
/// # Errors
/// If an origin doesn't fit, or no figure is dated between it and the next; if the case can't be
/// learned from, or learning fails; if `watch` breaks it off.
pub fn backtest(
    study: &Study<'_>,
    plan: &Plan,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Backtest, VerifyError> {
    let (model, evidence) = study.whole()?;
    let known = |origin: Date| study.read(origin).map(|(_, evidence)| evidence);
    Rolling {
        study,
        evidence: evidence.by_corridor(),
        model,
        known: &known,
    }
    .run(plan, watch)
}

/// A log that is gone through.
pub(crate) struct Rolling<'a> {
    pub(crate) study: &'a Study<'a>,
    /// The model of the last day.
    pub(crate) model: Model,
    /// All that is told in the end.
    pub(crate) evidence: Evidence,
    /// What was known on a day.
    pub(crate) known: &'a dyn Fn(Date) -> Result<Evidence, VerifyError>,
}

/// What is forecast from one origin.
struct Window<'a> {
    origin: u32,
    /// The last day of the step: that of the next origin, or of the log.
    next: u32,
    /// Facts, and how many steps ahead each is.
    facts: Vec<(&'a Fact, usize)>,
}

impl Rolling<'_> {
    pub(crate) fn run(&self, plan: &Plan, watch: Watch<'_>) -> Result<Backtest, VerifyError> {
        let (first, last) = (self.model.date(0), self.model.date(self.model.as_of()));
        let origins = plan.origins.days(first, last)?;
        let all = facts(&self.evidence);
        let decisions = watched(&self.evidence, self.model.layout());
        let windows = self.windows(&origins, &all, plan.steps)?;
        let mut done = Backtest {
            origins: origins.clone(),
            facts: Vec::new(),
            unmatched: Vec::new(),
            learned_anew: 0,
            failed: Vec::new(),
        };
        let mut posterior: Option<Posterior> = None;
        for (number, window) in windows.iter().enumerate() {
            let progress = |learned| Progress {
                origin: origins[number],
                done: number,
                total: origins.len(),
                learned,
            };
            let mut look = |seen: &citerne_filter::Progress| {
                watch(progress(seen.taken as f64 / seen.facts.max(1) as f64))
            };
            let answers =
                self.forecast(window, &decisions, &mut posterior, &mut look, &mut done)?;
            self.score_facts(window, &all, &answers, &mut done)?;
            self.score_decisions(window, &decisions, &answers, &mut done)?;
            done.failed.extend(answers.failed);
            if watch(progress(1.0)).is_break() {
                return Err(VerifyError::Interrupted);
            }
        }
        Ok(done)
    }

    fn date(&self, day: u32) -> Date {
        self.model.date(day)
    }

    /// Each fact belongs to the last origins before its last day.
    fn windows<'f>(
        &self,
        origins: &[Date],
        all: &'f [Fact],
        steps: usize,
    ) -> Result<Vec<Window<'f>>, VerifyError> {
        let ends = self.model.as_of();
        let day = |date: &Date| (0..=ends).find(|day| self.date(*day) == *date);
        let days: Vec<u32> = origins.iter().filter_map(day).collect();
        let mut windows = Vec::new();
        for (number, &origin) in days.iter().enumerate() {
            let next = days.get(number + 1).copied().unwrap_or(ends);
            let step = |fact: &Fact| {
                let before = days.iter().filter(|day| **day < fact.to).count();
                before
                    .checked_sub(number)
                    .filter(|s| (1..=steps).contains(s))
            };
            let facts: Vec<_> = all.iter().filter_map(|f| Some((f, step(f)?))).collect();
            if !facts.iter().any(|(_, step)| *step == 1) {
                return Err(self.no_data(origin, next, all));
            }
            windows.push(Window {
                origin,
                next,
                facts,
            });
        }
        Ok(windows)
    }

    fn no_data(&self, origin: u32, next: u32, all: &[Fact]) -> VerifyError {
        let (first, last) = (self.date(0), self.date(self.model.as_of()));
        let last_told = all.iter().map(|fact| fact.to).max().unwrap_or(0);
        let mut others: Vec<Date> = sundays(first, last);
        others.retain(|day| *day < self.date(last_told));
        let told_in = |from: Date, to: Option<&Date>| {
            all.iter().any(|fact| {
                let date = self.date(fact.to);
                date > from && to.is_none_or(|to| date <= *to)
            })
        };
        // From the end, so that each that stays has a fact before the next that stays.
        let mut kept: Vec<Date> = Vec::new();
        while let Some(day) = others.pop() {
            if told_in(day, kept.last()) {
                kept.push(day);
            }
        }
        let names: Vec<String> = kept.iter().rev().map(ToString::to_string).collect();
        VerifyError::NoData {
            origin: self.date(origin),
            from: self.date(origin + 1),
            to: self.date(next),
            others: names.join(","),
        }
    }

    /// Learns what was known on the origin, and asks histories that go on from there.
    fn forecast(
        &self,
        window: &Window<'_>,
        decisions: &[Watched],
        posterior: &mut Option<Posterior>,
        look: crate::study::Look<'_>,
        done: &mut Backtest,
    ) -> Result<Answers, VerifyError> {
        let to = window.facts.iter().map(|(fact, _)| fact.to);
        let last = to.fold(window.next, u32::max);
        let origin = self.date(window.origin);
        let model = self.study.model(origin, self.date(last))?;
        let (model, learned) = if self.study.prior {
            (model, None)
        } else {
            let known = (self.known)(origin)?;
            let histories = self.study.histories(model, known)?;
            let (now, anew) = self.study.learn(&histories, posterior.take(), look)?;
            done.learned_anew += usize::from(anew);
            // As forecasts go on from what was learned; what is learned later goes on from here.
            let learned = self.study.settled(histories, &now, look)?;
            *posterior = Some(now);
            (learned.histories.model.clone(), Some(learned))
        };
        let facts: Vec<&Fact> = window.facts.iter().map(|(fact, _)| *fact).collect();
        let is_known = |told: &Observation| told.known <= window.origin;
        let evidence = self.evidence.foreseen(is_known);
        let known: Vec<bool> = evidence.observations().iter().map(is_known).collect();
        let question = Question {
            model: &model,
            evidence: &evidence,
            known: &known,
            facts: &facts,
            decisions,
            origin: window.origin,
            last,
            decided_by: window.next,
            seed: self.study.seed,
        };
        self.study.answers(&question, learned)
    }

    fn score_facts(
        &self,
        window: &Window<'_>,
        all: &[Fact],
        answers: &Answers,
        done: &mut Backtest,
    ) -> Result<(), VerifyError> {
        let origin = self.date(window.origin);
        for ((fact, step), drawn) in window.facts.iter().zip(&answers.drawn) {
            let kind = match step {
                1 => fact.kind.clone(),
                more => format!("{}:{more}", fact.kind),
            };
            let task = self.task(&fact.id, &fact.location, origin, fact.to);
            let scored = self
                .study
                .score((&kind, task.clone()), fact, drawn.clone())?;
            done.facts.push(scored);
            for baseline in [Baseline::Persistence, Baseline::LogWalk] {
                let forecast = baseline.of_fact(fact, all, origin, |day| self.date(day));
                match forecast {
                    None => {}
                    Some(Ok(forecast)) => {
                        let observed = Observed::Number(fact.observed);
                        let uniform = self.study.uniform(fact);
                        let names = [&kind, baseline.id()];
                        let target = (&forecast, fact.target);
                        let scored =
                            ScoredFact::new(names, task.clone(), target, observed, uniform);
                        done.facts.push(scored.map_err(|e| unfit(&fact.id, e))?);
                    }
                    Some(Err(why)) => done.unmatched.push(Unmatched {
                        kind: kind.clone(),
                        baseline,
                        why: why.to_string(),
                    }),
                }
            }
        }
        Ok(())
    }

    fn score_decisions(
        &self,
        window: &Window<'_>,
        decisions: &[Watched],
        answers: &Answers,
        done: &mut Backtest,
    ) -> Result<(), VerifyError> {
        let span = (window.origin, window.next - window.origin);
        for (watched, fell) in decisions.iter().zip(&answers.fell) {
            let Some(came) = watched.fell(window.origin, window.next) else {
                continue;
            };
            let observed = Observed::Category(if came { "yes" } else { "no" }.to_owned());
            let task = self.task(
                &watched.name,
                NATIONAL,
                self.date(window.origin),
                window.next,
            );
            // A history more on each side: no finite number of histories rules anything out.
            let share = (*fell as f64 + 0.5) / (answers.lived as f64 + 1.0);
            let model = Pmf::event(share).map_err(|e| unfit(&watched.name, e))?;
            let rate = base_rate(watched.kind, decisions, span, |day| self.date(day));
            let mut all = vec![(MODEL, model)];
            match rate {
                Ok(rate) => all.push((Baseline::BaseRate.id(), rate)),
                Err(why) => done.unmatched.push(Unmatched {
                    kind: watched.kind.to_owned(),
                    baseline: Baseline::BaseRate,
                    why: why.to_string(),
                }),
            }
            for (who, pmf) in all {
                let names = [watched.kind, who];
                let target = (&Forecast::from(pmf), TargetKind::Binary);
                let scored = ScoredFact::new(names, task.clone(), target, observed.clone(), 0.5);
                done.facts
                    .push(scored.map_err(|e| unfit(&watched.name, e))?);
            }
        }
        Ok(())
    }

    fn task(&self, target: &str, location: &str, origin_date: Date, to: u32) -> Task {
        Task {
            origin_date,
            target: target.to_owned(),
            target_end_date: self.date(to),
            location: location.to_owned(),
        }
    }
}

fn unfit(fact: &str, source: Invalid) -> VerifyError {
    VerifyError::Score {
        fact: fact.to_owned(),
        source,
    }
}
