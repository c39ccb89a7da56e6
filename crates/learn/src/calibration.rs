//! Simulation-based calibration of learning a case (Talts, Betancourt, Simpson, Vehtari and Gelman
//! 2018): numbers are drawn from the priors, a history is lived, reports of it are drawn, and learning
//! is to give the numbers back with the right spread. Which days, kinds and places are told of is held
//! fixed.
//!
//! Decisions that fell by then fall on their days in truth and particles alike and are weighed in
//! neither: no history of the priors would have them all on their days by chance. Those that are known not to
//! have fallen are weighed.

use citerne_case::Case;
use citerne_filter::sbc::{Ranks, apart};
use citerne_filter::{
    Failure, Fault, Histories, Posterior, Record, Settings, Unwatched, Work, learn, settle,
};
use citerne_model::{Where, Window};
use jiff::civil::Date;

use crate::histories::CaseHistories;
use crate::observe::Kind;
use crate::task::TaskError;
use crate::truth::Truth;

/// What is calibrated.
#[derive(Debug, Clone)]
pub struct Study<'a> {
    /// The case. The inputs that are learned by score are ranked.
    pub case: &'a Case,
    /// The day of its log to learn up to.
    pub as_of: Date,
    /// What each fact counts for. Only at 1 is learning calibrated on logs that the model told itself.
    pub fact_weight: f64,
    /// How to learn. The sampler's seed is the number of the data set.
    pub settings: Settings,
    /// How the work is done.
    pub work: Work,
}

/// Why a data set says nothing.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)] // the fields are what the messages name
pub enum CalibrationError {
    /// The case can't be learned.
    #[error(transparent)]
    Task(#[from] TaskError),
    /// No history can be the truth.
    #[error(
        "none of {count} histories of the priors is one in which no known decision falls; choose \
         an earlier day"
    )]
    NoTruth { count: u64 },
    /// Learning ended without a posterior.
    #[error("learning from data set {number} failed: {source}")]
    Learning { number: u64, source: Failure },
    /// A history that was learned can't be lived again.
    #[error("a history of data set {number} ends in a fault: {fault}")]
    Fault { number: u64, fault: String },
    /// The case has no such output.
    #[error("the case has no output {0} for its capital or the country, which calibration ranks")]
    NoOutput(&'static str),
}

/// Histories of a data set have a seed of their own, so that none are those of another's truth.
const SEEDS: u64 = 5000;

impl Study<'_> {
    /// Draws from each posterior: ranks are 0 to this, eight bins of two. The default settings leave one family
    /// more of a long log.
    pub const DRAWS: u32 = 15;
    /// Bins of the histogram of ranks.
    pub const BINS: usize = 8;

    /// What is ranked: the learned inputs by path, two quantities of the state on the last day,
    /// and the joint log likelihood.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let state = ["tankers lost", "street price", "log likelihood"];
        let learned = self.case.spec.case.learn.iter().cloned();
        learned.chain(state.map(str::to_owned)).collect()
    }

    /// Ranks of no data set yet.
    #[must_use]
    pub fn ranks(&self) -> Ranks {
        Ranks::new(self.names(), Self::DRAWS)
    }

    /// Draws a truth and its data set, learns from it, and ranks the truth: one trial. The same for the
    /// same number, whatever was done before.
    ///
    /// # Errors
    /// If the case can't be learned up to that day, no history of the priors can be the truth, or
    /// learning fails.
    pub fn data_set(&self, number: u64) -> Result<Ranks, CalibrationError> {
        let histories = self.histories(SEEDS + number)?;
        let truth = Truth::draw(&histories, number).ok_or(CalibrationError::NoTruth {
            count: Truth::ATTEMPTS,
        })?;
        let histories = histories.telling(&truth.values);
        let settings = Settings {
            seed: number,
            ..self.settings.clone()
        };
        let posterior = self.learned(&histories, &settings);
        let posterior =
            posterior.map_err(|source| CalibrationError::Learning { number, source })?;
        let channels = channels(&histories)?;
        let ranked = |record: &Record| {
            let found = quantities(&histories, record, channels);
            found.map_err(|Fault { message: fault }| CalibrationError::Fault { number, fault })
        };
        let exact = ranked(&truth.record)?;
        let drawn = apart(&posterior, Self::DRAWS, 1, number);
        let drawn = drawn
            .into_iter()
            .map(|index| ranked(&posterior.particles[index].record))
            .collect::<Result<Vec<_>, _>>()?;
        let answer = |k: usize| (exact[k], drawn.iter().map(|it| it[k]).collect());
        let answers: Vec<_> = (0..exact.len()).map(answer).collect();
        let mut ranks = self.ranks();
        ranks.add_drawn(1, number, &answers);
        Ok(ranks)
    }

    /// What a forecast would rest on.
    fn learned(
        &self,
        histories: &CaseHistories,
        settings: &Settings,
    ) -> Result<Posterior, Failure> {
        let posterior = learn(histories, settings, &self.work, &mut Unwatched)?;
        let settled = settle(
            histories,
            &posterior,
            &histories.pattern.groups(),
            &self.work,
            &mut Unwatched,
        )?;
        Ok(settled.unwrap_or(posterior))
    }

    fn histories(&self, seed: u64) -> Result<CaseHistories, TaskError> {
        let window = Window {
            as_of: self.as_of,
            horizon: 0,
        };
        let all = CaseHistories::of(self.case, window, seed)?;
        let evidence = all.evidence.without(&[Kind::Decision]);
        let evidence = evidence.weighing(self.fact_weight);
        let learned = all.pattern.learned;
        Ok(CaseHistories::new(
            all.model, all.inputs, evidence, learned, seed,
        ))
    }
}

/// Where a row has tankers lost so far and the street price in the capital.
fn channels(histories: &CaseHistories) -> Result<[usize; 2], CalibrationError> {
    let catalogue = histories.model.catalogue();
    let capital = Where::Place(histories.model.layout().capital);
    let find = |name: &'static str, place, product| {
        let found = catalogue.find(name, place, product, None);
        found.ok_or(CalibrationError::NoOutput(name))
    };
    Ok([
        find("tankers_lost_total", Where::National, None)?,
        find("street_price", capital, Some(0))?,
    ])
}

/// Scores, the state on the last day, and the joint log likelihood of a history.
fn quantities(
    histories: &CaseHistories,
    record: &Record,
    channels: [usize; 2],
) -> Result<Vec<f64>, Fault> {
    let mut past = histories.begin(record);
    let mut densities = Vec::new();
    for stage in 0..histories.stages() {
        histories.live(record, &mut past, stage, &mut densities)?;
    }
    let mut all = record.scores.clone();
    all.extend(channels.map(|channel| f64::from(past.yesterday[channel])));
    all.push(densities.iter().sum());
    Ok(all)
}
