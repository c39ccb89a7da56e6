//! From a case to histories that can be learned.

use citerne_case::Case;
use citerne_model::{Model, ModelError, Window};

use crate::histories::CaseHistories;
use crate::observe::{Evidence, EvidenceError};

/// Why a case can't be learned.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TaskError {
    /// No model can be made of it.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// Nothing can be read from its log.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// An input that is to be learned doesn't exist; a checked case has no such path.
    #[error("case.learn: there is no input {0}")]
    NoInput(String),
}

impl CaseHistories {
    /// The histories of a case with what its log told up to the day of the forecast. They are
    /// lived to that day; the horizon only matters to forecasts that go on from them.
    ///
    /// # Errors
    /// If the window doesn't fit the case, or the case doesn't say how events come to be told.
    pub fn of(case: &Case, window: Window, seed: u64) -> Result<Self, TaskError> {
        let model = Model::new(&case.spec, window)?;
        let evidence = Evidence::read(&model, &case.spec, &case.events, window.as_of)?;
        let find = |path: &String| {
            let found = case.inputs.find(path);
            found.ok_or_else(|| TaskError::NoInput(path.clone()))
        };
        let learned = case.spec.case.learn.iter().map(find);
        let learned = learned.collect::<Result<_, _>>()?;
        Ok(Self::new(
            model,
            case.inputs.clone(),
            evidence,
            learned,
            seed,
        ))
    }
}
