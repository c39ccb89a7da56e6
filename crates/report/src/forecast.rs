//! What a report is made from, and how figures are found in it.

use citerne_case::Case;
use citerne_case::inputs::Role;
use citerne_case::spec::CaseSpec;
use citerne_ensemble::{Cell, Identity, Outline, Share, Summary};

use crate::lesson::Taught;
use crate::plot::{Band, LEVELS};

/// A finished run: the case, the names of its outputs, what the replicates say, where it came from.
#[derive(Debug, Clone, Copy)]
pub struct Forecast<'a> {
    /// The case.
    pub case: &'a Case,
    /// Names of the outputs, and the days.
    pub outline: &'a Outline,
    /// What the replicates say together.
    pub summary: &'a Summary,
    /// What the priors alone say, where the run rests on learned histories.
    pub prior: Option<&'a Summary>,
    /// What the log taught, where the run rests on learned histories.
    pub taught: Option<Taught<'a>>,
    /// What makes the run this run.
    pub run: &'a Identity,
}

/// Which channel is meant; what is not given must not be there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Of<'a> {
    pub(crate) place: Option<&'a str>,
    pub(crate) corridor: Option<&'a str>,
    pub(crate) product: Option<&'a str>,
    pub(crate) sector: Option<&'a str>,
}

impl<'a> Of<'a> {
    pub(crate) fn place(place: &'a str) -> Self {
        Self {
            place: Some(place),
            ..Self::default()
        }
    }

    pub(crate) fn corridor(corridor: &'a str) -> Self {
        Self {
            corridor: Some(corridor),
            ..Self::default()
        }
    }

    pub(crate) fn product(self, product: &'a str) -> Self {
        Self {
            product: Some(product),
            ..self
        }
    }

    pub(crate) fn sector(self, sector: &'a str) -> Self {
        Self {
            sector: Some(sector),
            ..self
        }
    }
}

impl Forecast<'_> {
    pub(crate) fn spec(&self) -> &CaseSpec {
        &self.case.spec
    }

    /// Last day of the forecast.
    pub(crate) fn last(&self) -> usize {
        self.outline.days().saturating_sub(1)
    }

    /// The day `ahead` days after the day of the forecast, if the run reaches it.
    pub(crate) fn ahead(&self, ahead: usize) -> Option<usize> {
        let day = self.outline.as_of + ahead;
        (day <= self.last()).then_some(day)
    }

    /// Index of a channel; `None` where the case has no such output.
    pub(crate) fn channel(&self, quantity: &str, of: Of<'_>) -> Option<usize> {
        self.outline.channels.iter().position(|label| {
            label.quantity == quantity
                && label.place.as_deref() == of.place
                && label.corridor.as_deref() == of.corridor
                && label.zone.is_none()
                && label.product.as_deref() == of.product
                && label.sector.as_deref() == of.sector
        })
    }

    /// Index of an event, `place` being what it happened to.
    pub(crate) fn event(&self, event: &str, place: Option<&str>) -> Option<usize> {
        let full = place.map(|place| format!("{event}:{place}"));
        self.outline.events.iter().position(|label| {
            (label.event == event && label.place.as_deref() == place)
                || (full.as_deref() == Some(label.event.as_str()) && label.place.is_none())
        })
    }

    pub(crate) fn quantile(&self, day: usize, channel: usize, level: f64) -> f64 {
        self.summary
            .quantile(day, channel, level)
            .unwrap_or(f64::NAN)
    }

    pub(crate) fn mean(&self, day: usize, channel: usize) -> f64 {
        self.summary.mean(day, channel).unwrap_or(f64::NAN)
    }

    /// Quantiles of a channel on every day.
    pub(crate) fn bands(&self, channel: usize) -> Vec<Band> {
        (0..self.outline.days())
            .map(|day| LEVELS.map(|level| self.quantile(day, channel, level)))
            .collect()
    }

    /// Median of the priors alone of a channel on every day; empty where nothing was learned.
    pub(crate) fn prior_medians(&self, channel: usize) -> Vec<f64> {
        let median = |prior: &Summary, day| prior.quantile(day, channel, 0.5);
        let days = 0..self.outline.days();
        self.prior.map_or_else(Vec::new, |prior| {
            days.filter_map(|day| median(prior, day)).collect()
        })
    }

    /// Mean of a channel over the days after the day of the forecast.
    pub(crate) fn mean_ahead(&self, channel: usize) -> f64 {
        self.over_horizon(|day| self.mean(day, channel))
    }

    /// Quantile of a channel, averaged over the days after the day of the forecast.
    pub(crate) fn quantile_ahead(&self, channel: usize, level: f64) -> f64 {
        self.over_horizon(|day| self.quantile(day, channel, level))
    }

    fn over_horizon(&self, of: impl Fn(usize) -> f64) -> f64 {
        let first = (self.outline.as_of + 1).min(self.last());
        let days = self.last() + 1 - first;
        (first..=self.last()).map(of).sum::<f64>() / days as f64
    }

    /// Share of histories in which an event has come by a day.
    pub(crate) fn share_by(&self, event: usize, day: usize) -> f64 {
        self.summary.event_by(event, day).value()
    }

    /// A count of histories as a share of all.
    pub(crate) fn share(&self, count: u64) -> f64 {
        match self.summary.replicates() {
            0 => 0.0,
            all => count as f64 / all as f64,
        }
    }

    /// First day by which an event has come in a share of all histories; `None` if it never gets
    /// that far.
    pub(crate) fn day_reached(&self, event: usize, share: f64) -> Option<usize> {
        let wanted = (share * self.summary.replicates() as f64).ceil().max(1.0) as u64;
        let first = self.summary.event_first(event);
        let mut come = 0_u64;
        first[..first.len() - 1].iter().position(|&count| {
            come += count;
            come >= wanted
        })
    }

    /// Share of histories in outcome cells that fit, on a day.
    pub(crate) fn outcome(&self, day: usize, fits: impl Fn(&Cell) -> bool) -> Share {
        let cells = self.outline.cells.iter().enumerate();
        let fit = cells.filter(|(_, cell)| fits(cell));
        let fit: Vec<usize> = fit.map(|(number, _)| number).collect();
        self.summary.outcome(day, &fit)
    }

    /// Median of an input's prior, in the unit of the program.
    pub(crate) fn median_input(&self, path: &str) -> Option<f64> {
        let inputs = &self.case.inputs;
        match &inputs.all()[inputs.find(path)?].role {
            Role::Single(prior) => Some(prior.quantile(0.5)),
            Role::Share { mean, .. } => Some(*mean),
        }
    }

    /// Id of the place that is the seat of government.
    pub(crate) fn capital(&self) -> &str {
        &self.spec().case.capital
    }
}
