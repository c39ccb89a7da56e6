//! From a tally and the numbers of a history to the law of what is told.

use citerne_case::spec::reporting::Reporting;
use citerne_model::Params;

use super::observation::{Model, Observation, Part, Roads, Value};
use super::pairs::{Attacks, Count, Gauge, Price, Spread};
use super::plan::{Noise, Turn};
use super::tally::Tally;

/// The value of another observation.
type Told<'a> = dyn Fn(usize) -> Value + 'a;

/// The law of a figure under one history.
enum Law {
    Attacks(Attacks),
    Count(Count),
    Price(Price, Turn),
    Gauge(Gauge),
    /// There is nothing to tell: losses in no attack.
    Nothing,
    /// The logarithm of the chance of decisions that are known.
    Weighed(f64),
}

impl Observation {
    pub(super) fn log_density(
        &self,
        value: Value,
        tally: &Tally,
        params: &Params,
        told: &Told<'_>,
    ) -> f64 {
        let figure = value.number();
        match (self.law(tally, params, told), figure) {
            (Law::Weighed(log), _) => log,
            (Law::Nothing, None) => 0.0,
            (Law::Nothing, Some(_)) | (_, None) => f64::NEG_INFINITY,
            (Law::Attacks(law), Some(n)) => law.log_density(n),
            (Law::Count(law), Some(n)) => law.log_density(n),
            (Law::Price(law, Turn::Rise), Some(rise)) => {
                law.log_density(Turn::Rise.back(rise)) - LN_100
            }
            (Law::Price(law, _), Some(price)) => law.log_density(price),
            (Law::Gauge(law), Some(figure)) => law.log_density(figure),
        }
    }

    pub(super) fn draw(
        &self,
        tally: &Tally,
        params: &Params,
        u: &mut dyn FnMut() -> f64,
        told: &Told<'_>,
    ) -> Value {
        Value::Number(match self.law(tally, params, told) {
            Law::Weighed(_) => return self.value,
            Law::Nothing => return Value::None,
            Law::Attacks(law) => law.draw(u),
            Law::Count(law) => law.draw(u),
            Law::Price(law, turn) => turn.of(law.draw(u)),
            Law::Gauge(law) => law.draw(u),
        })
    }

    pub(super) fn expected(&self, tally: &Tally, params: &Params, told: &Told<'_>) -> Option<f64> {
        match self.law(tally, params, told) {
            Law::Weighed(_) => None,
            Law::Nothing => Some(0.0),
            Law::Attacks(law) => Some(law.mean),
            Law::Count(law) => Some(law.mean),
            Law::Price(law, turn) => Some(turn.of(law.median)),
            Law::Gauge(law) => Some(law.mean),
        }
    }

    fn law(&self, tally: &Tally, params: &Params, told: &Told<'_>) -> Law {
        if let Model::Weighed { slot } = self.model {
            return Law::Weighed(tally.at(slot));
        }
        let reporting = params.reporting.as_ref().expect("numbers of [reporting]");
        let share = params.interdiction.map_or(1.0, |roads| roads.reporting);
        let spread = |noise: Noise| Spread {
            sd: noise.sd(reporting),
            mistaken: reporting.mistaken,
            mistaken_error: reporting.mistaken_error,
        };
        match &self.model {
            Model::Weighed { slot } => Law::Weighed(tally.at(*slot)),
            Model::Attacks(roads) => Law::Attacks(Attacks {
                mean: roads.told(tally, reporting, share).0,
                spread: reporting.attack_spread,
            }),
            Model::Losses {
                roads,
                attacks,
                reports,
                noise,
            } => {
                let counted = told(*attacks).number().unwrap_or(0.0).min(*reports);
                if counted <= 0.0 {
                    return Law::Nothing;
                }
                Law::Count(Count {
                    mean: counted * roads.size(tally, reporting, share),
                    spread: spread(*noise),
                })
            }
            Model::Total { slot, parts, noise } => {
                let dated = dated(parts, told);
                Law::Count(Count {
                    mean: dated + share * (tally.at(*slot) - dated).max(0.0),
                    spread: spread(*noise),
                })
            }
            Model::Count { slot, noise } => Law::Count(Count {
                mean: tally.at(*slot),
                spread: spread(*noise),
            }),
            Model::Price { slot, turn, noise } => Law::Price(
                Price {
                    median: tally.at(*slot),
                    spread: spread(*noise),
                },
                *turn,
            ),
            Model::Gauge {
                slot,
                turn,
                scale,
                noise,
            } => Law::Gauge(Gauge {
                mean: turn.of(tally.at(*slot)),
                scale: *scale,
                spread: spread(*noise),
            }),
        }
    }
}

/// ln 100: a rise in percent is a hundred times the index.
const LN_100: f64 = 4.605_170_185_988_091;

impl Roads {
    /// Attacks told on average, and trucks lost in them: those of the history, as far as they are
    /// reported, and those that the model doesn't have.
    fn told(&self, tally: &Tally, told: &Reporting, share: f64) -> (f64, f64) {
        let other = told.unmodelled * self.days * self.slots.len() as f64;
        let sum = |offset: usize| -> f64 { self.slots.iter().map(|s| tally.at(s + offset)).sum() };
        (
            share * sum(0) + other,
            share * sum(1) + other * told.unmodelled_size,
        )
    }

    /// Trucks that are told as lost in an attack that is told, on average.
    fn size(&self, tally: &Tally, told: &Reporting, share: f64) -> f64 {
        let (attacks, lost) = self.told(tally, told, share);
        match attacks > 0.0 {
            true => lost / attacks,
            false => told.unmodelled_size,
        }
    }
}

/// Trucks told as lost with a date, within the days of a total.
fn dated(parts: &[Part], told: &Told<'_>) -> f64 {
    let of = |part: &Part| told(part.index).number().unwrap_or(0.0) * part.share;
    parts.iter().map(of).sum()
}
