//! Armed take-over of the seat of government, in two stages: an assault, and its success (system 16).

use citerne_case::spec::CaseSpec;
use citerne_case::spec::politics::Takeover;
use citerne_luck::counts::happens;
use citerne_luck::math::pow;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;

/// Regional seats whose loss is a cascade.
const CASCADE_SEATS: u32 = 3;

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Successful take-overs per day.
    hazard: f64,
}

impl State {
    /// The state on the morning of the first day.
    #[must_use]
    pub fn start(
        _layout: &Layout,
        _case: &CaseSpec,
        params: &Params,
        signals: &mut Signals,
    ) -> Self {
        Self {
            hazard: params
                .takeover
                .map_or(0.0, |takeover| hazard(&takeover, params, signals)),
        }
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        let Some(takeover) = now.params.takeover else {
            return;
        };
        if signals.capital_lost {
            self.hazard = 0.0;
            return;
        }
        self.hazard = hazard(&takeover, now.params, signals);
        let assaults = self.hazard / takeover.success;
        if happens(assaults, now.luck.uniform(decision::ASSAULT, 0)) {
            today.note(Kind::CapitalAssault, 0, 0.0);
            if now.luck.uniform(decision::ASSAULT_SUCCESS, 0) < takeover.success {
                signals.capital_lost = true;
                today.note(Kind::CapitalTaken, 0, 0.0);
            }
        }
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put(self.hazard);
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national(
        "takeover_hazard",
        "1/day",
        Scale::Log {
            bottom: 1e-8,
            top: 1.0,
        },
    );
}

/// Successful take-overs per day.
fn hazard(takeover: &Takeover, params: &Params, signals: &Signals) -> f64 {
    let reference = params
        .regime
        .map_or(0.0, |regime| regime.distress_reference);
    let cascade = if signals.seats_lost >= CASCADE_SEATS {
        takeover.cascade
    } else {
        1.0
    };
    let foreign = if signals.foreign_troops > 0.0 {
        takeover.foreign_defence
    } else {
        1.0
    };
    takeover.base
        * pow(takeover.aim, 2.0 * signals.takeover_aim - 1.0)
        * pow(takeover.distress, signals.distress - reference)
        * pow(takeover.attack, signals.capital_alarm)
        * force(takeover, signals)
        * cascade
        * foreign
        * (0.5 + takeover.support)
}

/// `force_ratio` for each doubling of fighters to defenders, beside the reference. Foreign troops
/// count among the defenders.
fn force(takeover: &Takeover, signals: &Signals) -> f64 {
    let foreign = signals.foreign_troops.max(0.0);
    let ratio = signals.strength * takeover.defenders / (takeover.defenders + foreign);
    if ratio <= 0.0 {
        return 0.0;
    }
    // factor^(log2 ratio) = ratio^(log2 factor)
    pow(
        ratio,
        citerne_luck::math::ln(takeover.force_ratio) / std::f64::consts::LN_2,
    )
}
