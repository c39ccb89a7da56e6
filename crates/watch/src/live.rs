//! Lives histories and watches them.

use citerne_ensemble::{Draw, Forecast, Monitor, Simulator as _, each_monitored};
use citerne_explore::{Firsts, Outcome, Output};
use citerne_luck::{Luck, Stage};
use citerne_model::history::{History as Lived, Witness};
use citerne_model::{Course, Failure, Happening, Model, Params};

use crate::error::WatchError;
use crate::leave::Rule;
use crate::sign::{Heard, Signs};
use crate::watched::{History, Watched};

/// What is asked of histories.
#[derive(Debug, Clone)]
pub struct Question {
    /// What may be seen.
    pub signs: Signs,
    /// Of what the odds are asked.
    pub outcomes: Vec<Outcome>,
    /// Rules for leaving.
    pub rules: Vec<Rule>,
    /// A choice for which signs are worth something.
    pub choice: Option<Choice>,
}

/// A choice between things as they go and some plans.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Ids of the plans.
    pub plans: Vec<String>,
    /// The figure by which they are judged.
    pub by: Output,
    /// Whether less of it is better.
    pub less: bool,
}

/// Lives replicates 0 to `replicates` of a forecast, and under each plan of the choice, and watches
/// them. The result doesn't depend on the number of threads.
///
/// # Errors
/// If a replicate can't be lived to its end, a plan can't be, or the work is ended.
///
/// # Panics
/// If a replicate panics.
pub fn watch<D: Draw>(
    forecast: &Forecast<D>,
    question: Question,
    seed: u64,
    replicates: u64,
    threads: usize,
    monitor: Monitor<'_>,
) -> Result<Watched, WatchError> {
    let plans = question.choice.iter().flat_map(|choice| &choice.plans);
    let models = plans.map(|plan| forecast.model().under(plan));
    let task = Task {
        forecast,
        models: models.collect::<Result<_, _>>()?,
        question: &question,
        luck: Luck::new(seed),
    };
    let room = || [(); 2].map(|()| forecast.sample().history);
    let live = |replicate, room: &mut [Lived; 2]| {
        let history = task.one(replicate, room);
        history.map_err(|failure| WatchError::Failed {
            replicate,
            fault: failure.to_string(),
        })
    };
    let histories = each_monitored(0..replicates, threads, monitor, room, live);
    let histories = histories.ok_or(WatchError::Interrupted)?.into_iter();
    let outline = forecast.outline();
    Ok(Watched {
        signs: question.signs.list,
        outcomes: question.outcomes,
        rules: question.rules,
        choice: question.choice,
        histories: histories.collect::<Result<_, _>>()?,
        last: u32::try_from(outline.days() - 1 - outline.as_of).unwrap_or(u32::MAX),
    })
}

/// What is to be done with each replicate.
struct Task<'a, D> {
    forecast: &'a Forecast<D>,
    /// A model for each plan.
    models: Vec<Model>,
    question: &'a Question,
    luck: Luck,
}

impl<D: Draw> Task<'_, D> {
    /// One history: as things go, and from the day of the forecast on under each plan.
    fn one(&self, replicate: u64, room: &mut [Lived; 2]) -> Result<History, Failure> {
        let (forecast, question) = (self.forecast, self.question);
        let (model, outline) = (forecast.model(), forecast.outline());
        let [past, lived] = room;
        let (values, _) = forecast.inputs(replicate);
        let luck = forecast.days(replicate);
        let mut course = model.begin(&values, &luck);
        let params = course.params.clone();
        let events: Vec<Outcome> = question
            .rules
            .iter()
            .map(|rule| rule.ahead_of.clone())
            .collect();
        let mut listener = Listener {
            firsts: Firsts::new(&question.outcomes, model.layout(), model.as_of()),
            // One day earlier, so that what is there on the day of the forecast is seen.
            events: Firsts::new(&events, model.layout(), model.as_of().saturating_sub(1)),
            signs: &question.signs,
            heard: question.signs.heard(),
            params: &params,
        };
        let (tomorrow, end) = (
            model.as_of() + 1,
            u32::try_from(model.days()).unwrap_or(u32::MAX),
        );
        model.run_to(&mut course, tomorrow, &luck, past, &mut listener)?;
        let mut payoffs = self.under_plans(&course, past, lived, &luck)?;
        model.run_to(&mut course, end, &luck, past, &mut listener)?;
        payoffs.splice(
            0..0,
            question
                .choice
                .iter()
                .map(|choice| choice.by.read(outline, past)),
        );
        let shift = u32::from(model.as_of() > 0);
        let told = listener.events.told(past);
        let telling = self.luck.stage(Stage::Forecast).replicate(replicate);
        Ok(History {
            past: forecast.past(replicate),
            signs: question.signs.read(&listener.heard, &params, telling),
            first: listener.firsts.told(past),
            fired: question
                .rules
                .iter()
                .map(|rule| rule.first(past, outline.as_of))
                .collect(),
            events: told.iter().map(|day| day.map(|day| day - shift)).collect(),
            payoffs,
        })
    }

    /// What each plan gives from the day of the forecast on.
    fn under_plans(
        &self,
        course: &Course,
        past: &Lived,
        lived: &mut Lived,
        luck: &D::Days<'_>,
    ) -> Result<Vec<f64>, Failure> {
        let mut payoffs = Vec::new();
        let end = u32::try_from(self.forecast.model().days()).unwrap_or(u32::MAX);
        for plan in &self.models {
            lived.clone_from(past);
            plan.run_to(&mut course.clone(), end, luck, lived, &mut ())?;
            let by = self.question.choice.iter();
            payoffs.extend(by.map(|choice| choice.by.read(self.forecast.outline(), lived)));
        }
        Ok(payoffs)
    }
}

/// Listens to one history.
struct Listener<'a> {
    firsts: Firsts<'a>,
    events: Firsts<'a>,
    signs: &'a Signs,
    heard: Heard,
    params: &'a Params,
}

impl Witness for Listener<'_> {
    fn day(&mut self, day: u32, today: &[Happening], row: &[f32]) {
        self.firsts.day(day, today, row);
        self.events.day(day, today, row);
        self.signs
            .hear(&mut self.heard, day, today, row, self.params);
    }
}
