//! schools (to be written).

use citerne_case::spec::CaseSpec;

use crate::catalogue::{Catalogue, Row};
use crate::happening::Today;
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {}

impl State {
    /// The state on the morning of the first day; writes the first signals.
    #[must_use]
    pub fn start(_layout: &Layout, _case: &CaseSpec, _params: &Params, _signals: &mut Signals) -> Self {
        Self {}
    }

    /// One day.
    pub fn step(&mut self, _now: &Now<'_>, _signals: &mut Signals, _today: &mut Today) {}

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, _row: &mut Row<'_>) {}
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, _out: &mut Catalogue) {}
