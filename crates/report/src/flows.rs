//! Trucks on each corridor over the days that are forecast.

use serde::Serialize;

use crate::forecast::{Forecast, Of};

/// A figure per day, averaged over the days of the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct PerDay {
    /// Mean over histories and days.
    pub(crate) mean: f64,
    /// The 5 % point of a single day, averaged over the days.
    pub(crate) low: f64,
    /// The 95 % point of a single day, averaged over the days.
    pub(crate) high: f64,
}

/// Trucks of one corridor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Flow {
    pub(crate) sent: PerDay,
    pub(crate) arrived: PerDay,
    pub(crate) lost: PerDay,
    pub(crate) attacks: Option<PerDay>,
}

impl Flow {
    /// Share of the trucks sent that are lost; `None` where hardly any is sent.
    pub(crate) fn loss_share(&self) -> Option<f64> {
        share(self.lost.mean, self.sent.mean)
    }
}

/// Lost over sent; `None` where hardly any is sent. Trucks lost may have left before the first day
/// that is counted, so this is at most 1.
pub(crate) fn share(lost: f64, sent: f64) -> Option<f64> {
    (sent > 1e-3).then(|| (lost / sent).min(1.0))
}

/// Flow of a corridor; `None` where the model puts none out.
pub(crate) fn flow(forecast: &Forecast<'_>, corridor: &str) -> Option<Flow> {
    let per_day = |quantity: &str| {
        let channel = forecast.channel(quantity, Of::corridor(corridor))?;
        Some(PerDay {
            mean: forecast.mean_ahead(channel),
            low: forecast.quantile_ahead(channel, 0.05),
            high: forecast.quantile_ahead(channel, 0.95),
        })
    };
    Some(Flow {
        sent: per_day("trucks_sent")?,
        arrived: per_day("trucks_arrived")?,
        lost: per_day("trucks_lost")?,
        attacks: per_day("attacks"),
    })
}
