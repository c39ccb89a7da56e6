//! measures (to be written).

use citerne_case::spec::CaseSpec;
use citerne_luck::DayLuck;
use jiff::civil::Date;

use crate::catalogue::{Catalogue, Row};
use crate::happening::Today;
use crate::layout::Layout;
use crate::levers::Levers;
use crate::model::ModelError;
use crate::params::Params;
use crate::signals::Signals;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {}

impl State {
    /// The state on the morning of the first day; writes the first signals.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        _case: &CaseSpec,
        _params: &Params,
        _signals: &mut Signals,
    ) -> Self {
        Self {}
    }

    /// One morning: moves the levers.
    pub fn step(&mut self, _morning: Morning<'_>, _levers: &mut Levers, _today: &mut Today) {}

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, _row: &mut Row<'_>) {}
}

/// Measures made ready for a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {}

impl Plan {
    /// Makes the measures of a case ready.
    ///
    /// # Errors
    /// If a measure names what the model doesn't have.
    pub fn new(_: &CaseSpec, _: &Layout, _: &Catalogue, _as_of: Date) -> Result<Self, ModelError> {
        Ok(Self {})
    }
}

/// What measures look at in the morning.
#[derive(Debug, Clone, Copy)]
pub struct Morning<'a> {
    /// Measures, made ready.
    pub plan: &'a Plan,
    /// Numbers of the replicate.
    pub params: &'a Params,
    /// Luck of the day.
    pub luck: DayLuck,
    /// Day, from 0.
    pub day: u32,
    /// The row that the day before left.
    pub yesterday: &'a [f32],
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, _out: &mut Catalogue) {}
