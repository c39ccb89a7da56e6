//! The public face: a model made from a case once, that lives one history for each replicate.

use std::sync::Arc;

use citerne_case::spec::{CaseSpec, PlanSpec};
use citerne_luck::{DailyLuck, Luck};
use jiff::civil::Date;

use crate::catalogue::{Catalogue, Row};
use crate::claims::{ClaimError, Claims};
use crate::events::Events;
use crate::history::{Failure, Fault, History, Lengths, Witness};
use crate::layout::Layout;
use crate::ledger;
use crate::measures::Plan;
use crate::params::{self, Params};
use crate::script::Script;
use crate::world::{Setting, World, catalogue};

/// From which day a forecast looks ahead, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The day up to which measures that were known are forced.
    pub as_of: Date,
    /// Days after it.
    pub horizon: u32,
}

/// Why a model can't be made of a case and a window.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The forecast would look ahead from before the case begins.
    #[error(
        "the day to look ahead from, {as_of}, lies before the case's first day, {start}; choose a later one"
    )]
    BeforeStart {
        /// The day.
        as_of: Date,
        /// First day of the case.
        start: Date,
    },
    /// More days than luck or the calendar has.
    #[error("{days} days from {start} are too many; at most {} can be lived", Luck::DAYS - 1)]
    TooLong {
        /// First day of the case.
        start: Date,
        /// Days asked for.
        days: u64,
    },
    /// A plan starts a measure too early.
    #[error(
        "plan {plan} starts {measure} on a day that is not after the day of the forecast; give a later one, or `after_days`"
    )]
    PlanTooEarly {
        /// The plan.
        plan: String,
        /// The measure.
        measure: String,
    },
    /// The case has no such plan.
    #[error("the case has no plan {0}")]
    UnknownPlan(String),
    /// A trigger reads something that the model doesn't put out.
    #[error("measure {measure} waits for {sign}, which the model doesn't put out for this case")]
    UnknownSign {
        /// The measure.
        measure: String,
        /// What it waits for.
        sign: String,
    },
    /// An effect acts on something that its target doesn't have.
    #[error("measure {measure}, effect {effect}: {on} is nothing that its target can act on")]
    UnknownEntity {
        /// The measure.
        measure: String,
        /// The effect.
        effect: String,
        /// What it names.
        on: String,
    },
    /// A claim speaks of something that the model doesn't have for this case.
    #[error(transparent)]
    UnknownInClaim(#[from] ClaimError),
}

/// A case made ready to be lived.
#[derive(Debug, Clone)]
pub struct Model {
    /// Whether the books are checked every day; always so in debug builds.
    pub check_balance: bool,
    case: CaseSpec,
    layout: Layout,
    catalogue: Catalogue,
    events: Events,
    plan: Plan,
    claims: Claims,
    calendar: Calendar,
    script: Script,
}

/// One history on its way: it can be copied and continued from any day.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// Numbers of the replicate, the same all along: copies of the history share them.
    pub params: Arc<Params>,
    /// State of every system.
    pub world: World,
    /// The next day to be lived.
    pub day: u32,
}

impl Model {
    /// Makes a model of a checked case.
    ///
    /// # Errors
    /// If the window doesn't fit the case, or a measure names what the model doesn't have.
    pub fn new(case: &CaseSpec, window: Window) -> Result<Self, ModelError> {
        let layout = Layout::new(case);
        let catalogue = catalogue(&layout, case);
        let calendar = Calendar::new(case, window)?;
        let events = Events::new(&layout);
        Ok(Self {
            check_balance: cfg!(debug_assertions),
            claims: Claims::new(case, &layout, &catalogue, &events)?,
            events,
            plan: Plan::new(case, &layout, &catalogue, window.as_of)?,
            case: case.clone(),
            layout,
            catalogue,
            calendar,
            script: Script::default(),
        })
    }

    /// How many days a history has: from the case's first day to the horizon, both counted.
    #[must_use]
    pub fn days(&self) -> usize {
        self.calendar.days_of_year.len()
    }

    /// Date of a day, counted from 0.
    ///
    /// # Panics
    /// If the day lies beyond the end of the calendar.
    #[must_use]
    pub fn date(&self, day: u32) -> Date {
        later(self.calendar.start, day).expect("a day of the model")
    }

    /// The day from which the forecast looks ahead.
    #[must_use]
    pub fn as_of(&self) -> u32 {
        self.calendar.as_of
    }

    /// Day on which the blockade is declared.
    #[must_use]
    pub fn declared(&self) -> Option<u32> {
        self.calendar.declared
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> &CaseSpec {
        &self.case
    }

    /// Its structure.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Its outputs, in the order of a row.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Its events, in the order of [`History::first`].
    #[must_use]
    pub fn events(&self) -> &Events {
        &self.events
    }

    /// Its measures, made ready.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Ids of its claims, in the order of [`History::claims`].
    pub fn claims(&self) -> impl Iterator<Item = &str> {
        self.case.claims.keys().map(String::as_str)
    }

    /// The same model under a plan of the case.
    ///
    /// # Errors
    /// If there is no such plan, or it starts a measure on a day that isn't after that of the forecast.
    pub fn under(&self, id: &str) -> Result<Self, ModelError> {
        let unknown = || ModelError::UnknownPlan(id.to_owned());
        self.with(id, self.case.plans.get(id).ok_or_else(unknown)?)
    }

    /// The same model under any plan, which the case needn't have; `name` is what errors call it.
    ///
    /// # Errors
    /// If the plan names a measure or sign that the case doesn't have, or starts a measure on a day that
    /// isn't after that of the forecast.
    pub fn with(&self, name: &str, plan: &PlanSpec) -> Result<Self, ModelError> {
        let plan = self
            .plan
            .under((name, plan), &self.case, &self.layout, &self.catalogue)?;
        Ok(Self {
            plan,
            ..self.clone()
        })
    }

    /// The same model, in which dated decisions fall as a script knows.
    #[must_use]
    pub fn knowing(mut self, script: Script) -> Self {
        self.script = script;
        self
    }

    /// What is known of dated decisions.
    #[must_use]
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// How many numbers a replicate needs.
    #[must_use]
    pub fn inputs(&self) -> usize {
        params::count(&self.case)
    }

    /// An empty history of the right size.
    #[must_use]
    pub fn history(&self) -> History {
        History::new(Lengths {
            days: self.days(),
            channels: self.catalogue.channels.len(),
            events: self.events.len(),
            claims: self.case.claims.len(),
            measures: self.layout.measures.len(),
        })
    }

    /// A history at the morning of its first day. `values` are the numbers of the replicate, in
    /// the order in which the case shows them.
    ///
    /// # Panics
    /// If there are fewer values than [`Model::inputs`].
    #[must_use]
    pub fn begin(&self, values: &[f64], luck: &impl DailyLuck) -> Course {
        self.begin_with(Params::take(&self.case, values), luck)
    }

    /// A history at the morning of its first day, with numbers by name.
    #[must_use]
    pub fn begin_with(&self, params: Params, luck: &impl DailyLuck) -> Course {
        let world = World::start(&self.layout, &self.case, &params, luck.day(0));
        Course {
            params: Arc::new(params),
            world,
            day: 0,
        }
    }

    /// Lives one history into `out`. The luck says which stage and which replicate.
    ///
    /// # Errors
    /// The day and the fault, if an output is not a number or the books don't balance.
    ///
    /// # Panics
    /// If there are fewer values than [`Model::inputs`], or `out` is not of [`Model::history`].
    pub fn run(
        &self,
        values: &[f64],
        luck: impl DailyLuck,
        out: &mut History,
        witness: &mut impl Witness,
    ) -> Result<(), Failure> {
        self.run_course(self.begin(values, &luck), &luck, out, witness)?;
        self.claims.judge(values, out);
        Ok(())
    }

    /// Lives a history that was just begun to its end, and hands back the last state.
    ///
    /// # Errors
    /// As [`Model::run`].
    pub fn run_course(
        &self,
        mut course: Course,
        luck: &impl DailyLuck,
        out: &mut History,
        witness: &mut impl Witness,
    ) -> Result<Course, Failure> {
        let last = u32::try_from(self.days()).unwrap_or(u32::MAX);
        self.run_to(&mut course, last, luck, out, witness)?;
        out.measures.clear();
        out.measures.extend(course.world.measures.traces());
        Ok(course)
    }

    /// Lives a history on into `out`, to the morning of a day. A history that is copied there,
    /// together with `out`, can go on under another plan.
    ///
    /// # Errors
    /// As [`Model::run`].
    pub fn run_to(
        &self,
        course: &mut Course,
        morning: u32,
        luck: &impl DailyLuck,
        out: &mut History,
        witness: &mut impl Witness,
    ) -> Result<(), Failure> {
        if course.day == 0 {
            out.clear();
            self.record(&course.world, 0, &mut out.start)?;
        }
        while course.day < morning {
            let day = course.day;
            let (yesterday, row) = out.pair(day as usize);
            self.live(course, luck, yesterday, row)?;
            let today = course.world.today.all();
            witness.day(day, today, row);
            let outcome = course.world.outcomes.outcome(&course.params.rules);
            out.outcome[day as usize] = outcome.cell();
            for event in today.iter().flat_map(|happening| self.events.of(happening)) {
                out.book(event, day);
            }
        }
        Ok(())
    }

    /// Lives the next day of a history and writes its row.
    ///
    /// # Errors
    /// As [`Model::run`].
    pub fn live(
        &self,
        course: &mut Course,
        luck: &impl DailyLuck,
        yesterday: &[f32],
        row: &mut [f32],
    ) -> Result<(), Failure> {
        let day = course.day;
        let setting = Setting {
            layout: &self.layout,
            plan: &self.plan,
            declared: self.calendar.declared,
            script: &self.script,
        };
        let date = (day, self.calendar.days_of_year[day as usize]);
        course
            .world
            .step(setting, &course.params, luck.day(day), date, yesterday);
        course.day += 1;
        if self.check_balance {
            ledger::check(&course.world).map_err(|e| Failure {
                day,
                fault: Fault::Unbalanced(e.to_string()),
            })?;
        }
        self.record(&course.world, day, row)
    }

    /// Writes the outputs of a world as they stand, as the row of `day`.
    ///
    /// # Errors
    /// If an output is not a number.
    pub fn record(&self, world: &World, day: u32, row: &mut [f32]) -> Result<(), Failure> {
        let mut out = Row::new(row);
        world.record(&mut out);
        debug_assert_eq!(out.written(), self.catalogue.channels.len());
        // Looking at all is faster than stopping at the first.
        if row
            .iter()
            .fold(true, |sound, value| sound & value.is_finite())
        {
            return Ok(());
        }
        Err(Failure {
            day,
            fault: self.not_finite(row),
        })
    }

    /// Names the first output of a row that is not a number.
    fn not_finite(&self, row: &[f32]) -> Fault {
        let values = row.iter().zip(&self.catalogue.channels);
        let mut bad = values.filter(|(value, _)| !value.is_finite());
        let (&value, channel) = bad.next().expect("an output that is not a number");
        Fault::NotFinite {
            channel: channel.name(&self.layout),
            value,
        }
    }
}

/// The days of a model.
#[derive(Debug, Clone)]
struct Calendar {
    start: Date,
    as_of: u32,
    declared: Option<u32>,
    /// Day of the year of each day, from 1.
    days_of_year: Vec<u32>,
}

impl Calendar {
    fn new(case: &CaseSpec, window: Window) -> Result<Self, ModelError> {
        let start = case.case.start;
        let Ok(as_of) = u32::try_from(days_between(start, window.as_of)) else {
            return Err(ModelError::BeforeStart {
                as_of: window.as_of,
                start,
            });
        };
        let days = u64::from(as_of) + u64::from(window.horizon) + 1;
        let too_long = ModelError::TooLong { start, days };
        let count = u32::try_from(days).ok().filter(|days| *days < Luck::DAYS);
        let count = count.ok_or(too_long.clone())?;
        let days_of_year = (0..count)
            .map(|day| later(start, day).map(|date| u32::from(date.day_of_year().unsigned_abs())))
            .collect::<Option<Vec<_>>>()
            .ok_or(too_long)?;
        let declared = case
            .blockade
            .as_ref()
            .map(|blockade| u32::try_from(days_between(start, blockade.declared)).unwrap_or(0));
        Ok(Self {
            start,
            as_of,
            declared,
            days_of_year,
        })
    }
}

/// Days from one date to another; negative if the second lies before the first.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

fn later(start: Date, days: u32) -> Option<Date> {
    start
        .checked_add(jiff::SignedDuration::from_hours(i64::from(days) * 24))
        .ok()
}
