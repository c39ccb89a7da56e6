//! Political probabilities, split into base rate, model and data.

use citerne_case::inputs::{Inputs, Role};
use citerne_ensemble::Summary;
use citerne_luck::math::exp;

use crate::forecast::Forecast;
use crate::odds::horizons;

/// The events that are split, and the input that is the bare hazard of each, if it has one. The
/// others come of what the model lives through: no rate of their own stands behind them.
const EVENTS: [(&str, Option<&str>); 11] = [
    ("coup", Some("regime.coup_base")),
    ("uprising", Some("regime.uprising_base")),
    ("capital-taken", Some("takeover.base")),
    ("capital-attack", Some("campaign.capital_attack")),
    ("mass-protest", Some("unrest.protest_base")),
    ("talks-open", Some("talks.channel_start")),
    ("crackdown", None),
    ("schools-close", None),
    ("accord", None),
    ("intervention", None),
    ("eased", None),
];

/// Points at which a prior is read off to average over it.
const POINTS: u32 = 200;

/// The probability that an event comes within some days of the day of the forecast, where it had
/// not come by then, and what it is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Split {
    /// Kind of event.
    pub(crate) event: &'static str,
    /// Days ahead.
    pub(crate) days: u32,
    /// The last of them.
    pub(crate) day: usize,
    /// What its bare hazard gives; `None` where it has none.
    pub(crate) base: Option<f64>,
    /// What the priors give, with the Monte Carlo error; `None` where it had come in all histories.
    pub(crate) prior: Option<(f64, f64)>,
    /// What was learned gives; `None` where nothing was learned, too.
    pub(crate) posterior: Option<(f64, f64)>,
}

impl Split {
    /// What the model adds to the base rate.
    pub(crate) fn model(&self) -> Option<f64> {
        Some(self.prior?.0 - self.base?)
    }

    /// What the log adds to the priors.
    pub(crate) fn data(&self) -> Option<f64> {
        Some(self.posterior?.0 - self.prior?.0)
    }
}

/// Every event that the case can have, over every horizon.
pub(crate) fn splits(forecast: &Forecast<'_>) -> Vec<Split> {
    let mut splits = Vec::new();
    for (event, path) in EVENTS {
        let Some(index) = forecast.event(event, None) else {
            continue;
        };
        for (days, day) in horizons(forecast) {
            let share = |summary: &Summary| {
                let share = summary.event_between(index, forecast.outline.as_of, day);
                share.error().map(|error| (share.value(), error))
            };
            let here = share(forecast.summary);
            let (prior, posterior) = match forecast.prior {
                Some(prior) => (share(prior), here),
                None => (here, None),
            };
            splits.push(Split {
                event,
                days,
                day,
                base: path.and_then(|path| base_rate(&forecast.case.inputs, path, days)),
                prior,
                posterior,
            });
        }
    }
    splits
}

/// Probability that a bare hazard brings its event within some days: 1 - exp(-hazard × days),
/// averaged over the prior of the hazard, and over the versions of a hypothesis that sets it.
fn base_rate(inputs: &Inputs, path: &str, days: u32) -> Option<f64> {
    let index = inputs.find(path)?;
    let Role::Single(prior) = &inputs.all()[index].role else {
        return None;
    };
    let within = |prior: &citerne_case::Prior| {
        let level = |point: u32| (f64::from(point) + 0.5) / f64::from(POINTS);
        let comes = |point| 1.0 - exp(-prior.quantile(level(point)).max(0.0) * f64::from(days));
        (0..POINTS).map(comes).sum::<f64>() / f64::from(POINTS)
    };
    let sets = |version: &citerne_case::inputs::Rival| {
        let set = version.set.iter().find(|(input, _)| *input == index);
        set.map(|(_, prior)| within(prior))
    };
    let plain = within(prior);
    let rivals = inputs.rivals().iter();
    let rivals = rivals.map(|rivals| &rivals.versions);
    let Some(versions) = rivals
        .into_iter()
        .find(|all| all.iter().any(|it| sets(it).is_some()))
    else {
        return Some(plain);
    };
    let total: f64 = versions.iter().map(|version| version.weight).sum();
    let weighed = versions
        .iter()
        .map(|version| version.weight * sets(version).unwrap_or(plain));
    Some(weighed.sum::<f64>() / total)
}

#[cfg(test)]
mod tests {
    use citerne_case::{Case, Folder, scaffold};

    use super::base_rate;

    /// The small case with a hazard set by hand.
    fn inputs(settings: &[&str]) -> citerne_case::Inputs {
        let folder = Folder::from_memory("small", scaffold("small"));
        let (mut case, _) = Case::load(&folder).expect("a sound case");
        for setting in settings {
            case.inputs.set(setting).expect("a setting");
        }
        case.inputs
    }

    #[test]
    fn the_base_rate_of_a_known_hazard_is_one_less_its_exponential() {
        let inputs = inputs(&["stocks.panic_rise=0.01"]);
        let found = base_rate(&inputs, "stocks.panic_rise", 90).expect("an input");
        assert!((found - (1.0 - (-0.9_f64).exp())).abs() < 1e-12, "{found}");
    }

    /// Uniform from 0 to h: 1 - (1 - exp(-h t)) / (h t).
    #[test]
    fn it_is_averaged_over_the_prior() {
        let set = "stocks.panic_rise={ uniform = { low = 0.0, high = 0.02 }, unit = \"1/day\" }";
        let found = base_rate(&inputs(&[set]), "stocks.panic_rise", 100).expect("an input");
        let exact = 1.0 - (1.0 - (-2.0_f64).exp()) / 2.0;
        assert!((found - exact).abs() < 1e-5, "{found} {exact}");
    }

    #[test]
    fn an_input_that_is_not_there_has_none() {
        assert_eq!(base_rate(&inputs(&[]), "regime.no_such", 30), None);
    }
}
