//! All observations of a log up to a day.

use std::sync::Arc;

use citerne_case::quantity::Quantity;
use citerne_case::spec::{CaseSpec, ReportingSpec};
use citerne_case::units::Units;
use citerne_case::{EventKind, EventLog, Prior};
use citerne_ensemble::facts::Reason;
use citerne_model::{Happening, Model, Params, Script, Today};
use jiff::civil::Date;

use super::observation::{Observation, Value};
use super::plan::Plan;
use super::read;
use super::tally::Tally;

/// Every observation of a log up to a day, ready to be weighed; the same for all histories.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub(super) observations: Vec<Observation>,
    without_model: Vec<LeftOut>,
    pub(super) shared: Arc<(Script, Plan)>,
    told: Arc<EventLog>,
    weight: f64,
}

/// A row of the log that no observation stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Its line, from 1.
    pub line: usize,
    /// Its kind.
    pub kind: EventKind,
    /// Why.
    pub why: Reason,
}

/// Why nothing can be learned from a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceError {
    /// The case doesn't say how events come to be told.
    #[error(
        "the case has no table [reporting], so nothing can be learned from its log; add one (citerne new shows an example)"
    )]
    NoReporting,
    /// The day lies outside the days of the model.
    #[error(
        "{as_of} is not a day of the model, which has {first} to {last}; choose one of these, or a longer horizon"
    )]
    OutsideModel {
        /// The day.
        as_of: Date,
        /// First day of the model.
        first: Date,
        /// Last day of the model.
        last: Date,
    },
    /// A sign can't be seen after the last day of the model.
    #[error(
        "a sign is to be seen in the {window} days after the day of the forecast, but the model has only {horizon}; choose a shorter time or a longer horizon"
    )]
    WindowTooLong {
        /// Days in which it is to be seen.
        window: u32,
        /// Days that there are.
        horizon: u32,
    },
    /// A number that is the same for all histories has no median.
    #[error("{path}: {what}")]
    Number {
        /// Its path in the case.
        path: &'static str,
        /// What is wrong with it.
        what: String,
    },
}

impl Evidence {
    /// Reads the rows of a log that were known by the end of `as_of`.
    ///
    /// # Errors
    /// If the case has no `[reporting]`, or `as_of` is not a day of the model.
    pub fn read(
        model: &Model,
        case: &CaseSpec,
        log: &EventLog,
        as_of: Date,
    ) -> Result<Self, EvidenceError> {
        let floor = median(
            case,
            "reporting.decision_floor",
            |it| &it.decision_floor,
            "1/day",
        )?;
        let last = u32::try_from(model.days().saturating_sub(1)).unwrap_or(u32::MAX);
        let (first, last) = (model.date(0), model.date(last));
        if as_of < first || as_of > last {
            return Err(EvidenceError::OutsideModel { as_of, first, last });
        }
        let day = u32::try_from(as_of.duration_since(first).as_hours() / 24).unwrap_or(0);
        let reading = read::read(model, case, log, day, floor);
        Ok(Self {
            observations: reading.observations,
            without_model: reading.left_out,
            shared: Arc::new((reading.script, reading.plan)),
            told: Arc::new(EventLog::new(log.as_of(model.date(day)).cloned().collect())),
            // Were it uncertain, histories could choose to listen less.
            weight: median(case, "reporting.fact_weight", |it| &it.fact_weight, "1")?,
        })
    }

    /// What a log could tell of the first days after that of the forecast, by the laws by which it
    /// tells: an observation without value for each sign and window of days, for
    /// [`Evidence::draw`]. Places are told of by id; one that the case lacks is left out. Sources
    /// are taken to be of medium confidence. Windows are days, from 1 up to the horizon of the model.
    ///
    /// # Errors
    /// If the case has no `[reporting]`, or a window reaches beyond the days of the model.
    pub fn coming(
        model: &Model,
        case: &CaseSpec,
        places: &[String],
        windows: &[u32],
    ) -> Result<Self, EvidenceError> {
        case.reporting.as_ref().ok_or(EvidenceError::NoReporting)?;
        let last = u32::try_from(model.days().saturating_sub(1)).unwrap_or(u32::MAX);
        let longest = windows.iter().copied().max().unwrap_or(0);
        if longest > last - model.as_of() {
            return Err(EvidenceError::WindowTooLong {
                window: longest,
                horizon: last - model.as_of(),
            });
        }
        let known = model.layout().places.iter().enumerate();
        let wanted = known.filter(|(_, id)| places.contains(id));
        let places: Vec<usize> = wanted.map(|(place, _)| place).collect();
        let (observations, plan) = read::coming(model, case, &places, windows);
        Ok(Self {
            observations,
            without_model: Vec::new(),
            shared: Arc::new((Script::default(), plan)),
            told: Arc::new(EventLog::new(Vec::new())),
            weight: 1.0,
        })
    }

    /// The observations, in the order in which they became known; those that rest on others
    /// (losses on the number of attacks, totals on dated losses) come after them.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// Rows that no observation stands for, by line.
    #[must_use]
    pub fn without_model(&self) -> &[LeftOut] {
        &self.without_model
    }

    /// The power of the likelihood of each fact, above 0 and at most 1: what it counts for.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// The same, each fact counting for so much.
    #[must_use]
    pub fn weighing(mut self, weight: f64) -> Self {
        self.weight = weight;
        self
    }

    /// The rows of the log that it was read from.
    #[must_use]
    pub fn told(&self) -> &EventLog {
        &self.told
    }

    /// The known decisions, for [`Model::knowing`]: they fall on their day, and the histories
    /// carry how likely that was.
    #[must_use]
    pub fn script(&self) -> Script {
        self.shared.0.clone()
    }

    /// The tally of a history before its first day.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::new(&self.shared.1)
    }

    /// Notes a day of a history, after it was lived: its happenings and its row of outputs. To be
    /// called once for each day, in order. Allocates nothing.
    pub fn watch(&self, tally: &mut Tally, day: u32, today: &Today, row: &[f32], params: &Params) {
        tally.watch(&self.shared.1, day, today, row, params);
    }

    /// Notes a day of a history on which no known decision is weighed, as those to come: what happened
    /// and the row of outputs. To be called once for each day, in order.
    pub fn hear(
        &self,
        tally: &mut Tally,
        day: u32,
        happenings: &[Happening],
        row: &[f32],
        params: &Params,
    ) {
        tally.hear(&self.shared.1, day, happenings, row, params);
    }

    /// Logarithm of how likely an observation is under a history, after its last day was lived:
    /// finite or negative infinity. NaN if the history's numbers give none, and then learning ends.
    ///
    /// # Panics
    /// If there is no such observation, or the numbers have no `reporting`.
    #[must_use]
    pub fn log_density(&self, index: usize, tally: &Tally, params: &Params) -> f64 {
        let told = |i: usize| self.observations[i].value;
        let observation = &self.observations[index];
        observation.log_density(observation.value, tally, params, &told)
    }

    /// What might have been told instead, under a history. `u` gives numbers of luck between 0 and
    /// 1; `told` are the values drawn for all earlier observations, in order. Decisions are not
    /// drawn: they keep their value.
    ///
    /// # Panics
    /// As [`Evidence::log_density`], or if `told` is shorter than `index`.
    pub fn draw(
        &self,
        index: usize,
        tally: &Tally,
        params: &Params,
        u: &mut dyn FnMut() -> f64,
        told: &[Value],
    ) -> Value {
        self.observations[index].draw(tally, params, u, &|i| told[i])
    }

    /// What a history has, in the unit of the fact; `None` for decisions.
    ///
    /// # Panics
    /// As [`Evidence::log_density`].
    #[must_use]
    pub fn expected(&self, index: usize, tally: &Tally, params: &Params) -> Option<f64> {
        let told = |i: usize| self.observations[i].value;
        self.observations[index].expected(tally, params, &told)
    }

    /// The same observations with other values: the same days, kinds and places were reported.
    ///
    /// # Panics
    /// If there is not one value for each observation.
    #[must_use]
    pub fn with_values(&self, values: &[Value]) -> Self {
        assert_eq!(
            values.len(),
            self.observations.len(),
            "one value for each observation"
        );
        let mut other = self.clone();
        for (observation, value) in other.observations.iter_mut().zip(values) {
            observation.value = *value;
        }
        other
    }
}

/// The median of a number of `[reporting]` that belongs to the weighing, not to one history.
fn median(
    case: &CaseSpec,
    path: &'static str,
    of: impl Fn(&ReportingSpec) -> &Quantity,
    unit: &str,
) -> Result<f64, EvidenceError> {
    let quantity = of(case.reporting.as_ref().ok_or(EvidenceError::NoReporting)?);
    let number = |what: String| EvidenceError::Number { path, what };
    let exchange = case.case.exchange.iter();
    let units = Units::new(
        &case.case.currency,
        exchange.map(|(id, rate)| (id.as_str(), *rate)),
    );
    let factor = units
        .factor(quantity.unit.as_str(), unit)
        .map_err(|error| number(error.to_string()))?;
    let prior = Prior::new(quantity, factor, 0.0, 1.0).map_err(number)?;
    Ok(prior.quantile(0.5))
}
