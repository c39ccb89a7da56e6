//! The planner's figures for each place.

use crate::facts::pump_products;
use crate::forecast::{Forecast, Of};
use citerne_case::spec::stock::Role;

/// Median and the interval of nine histories in ten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// What is said of one place.
#[derive(Debug, Clone)]
pub(crate) struct City<'a> {
    pub(crate) id: &'a str,
    /// Days of cover on the day of the forecast and 30 days on, by pump product.
    pub(crate) cover: Vec<(Spread, Option<Spread>)>,
    pub(crate) dry: Option<Dry>,
    /// Street price of the first pump product, now and 30 days on.
    pub(crate) price: Option<(Spread, Option<Spread>)>,
    /// Mean share of need not met 30 days on (or now) by vital users.
    pub(crate) vital_unmet: Option<f64>,
    /// The same by households.
    pub(crate) household_unmet: Option<f64>,
}

/// When pumps run dry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Dry {
    /// Share of histories in which pumps are dry on the day of the forecast.
    pub(crate) now: Option<f64>,
    /// Day by which half of all histories have seen them run dry, from the first day.
    pub(crate) median: Option<usize>,
    /// Share of histories in which they never do.
    pub(crate) never: f64,
}

/// All places, the capital first, then in the order of the case.
pub(crate) fn cities<'a>(forecast: &Forecast<'a>) -> Vec<City<'a>> {
    let spec = &forecast.case.spec;
    let capital = spec.case.capital.as_str();
    let others = spec
        .places
        .keys()
        .map(String::as_str)
        .filter(|id| *id != capital);
    std::iter::once(capital)
        .chain(others)
        .map(|id| city(forecast, id))
        .collect()
}

fn city<'a>(forecast: &Forecast<'a>, id: &'a str) -> City<'a> {
    let products = pump_products(forecast);
    let now_and_later = |quantity: &str, product: &str| {
        let channel = forecast.channel(quantity, Of::place(id).product(product))?;
        let later = forecast.ahead(30).map(|day| spread(forecast, day, channel));
        Some((spread(forecast, forecast.outline.as_of, channel), later))
    };
    let first = products.first().copied();
    City {
        id,
        cover: products
            .iter()
            .filter_map(|product| now_and_later("days_of_cover", product))
            .collect(),
        dry: dry(forecast, id),
        price: first.and_then(|product| now_and_later("street_price", product)),
        vital_unmet: unmet(forecast, id, Role::Vital),
        household_unmet: unmet(forecast, id, Role::Household),
    }
}

/// Median and 90 % interval of a channel on a day.
pub(crate) fn spread(forecast: &Forecast<'_>, day: usize, channel: usize) -> Spread {
    Spread {
        median: forecast.quantile(day, channel, 0.5),
        low: forecast.quantile(day, channel, 0.05),
        high: forecast.quantile(day, channel, 0.95),
    }
}

fn dry(forecast: &Forecast<'_>, id: &str) -> Option<Dry> {
    let event = forecast.event("dry", Some(id))?;
    let open = forecast.channel("stations_open", Of::place(id));
    let dry_from = forecast.spec().outcomes.dry_share.value;
    let now = open.zip(dry_from).and_then(|(channel, share)| {
        let (day, limit) = (forecast.outline.as_of, 1.0 - share);
        forecast.summary.probability_below(day, channel, limit)
    });
    Some(Dry {
        now,
        median: forecast.day_reached(event, 0.5),
        never: 1.0 - forecast.share_by(event, forecast.last()),
    })
}

/// Largest mean share of need not met among the sectors of a role, 30 days on or else now.
fn unmet(forecast: &Forecast<'_>, id: &str, role: Role) -> Option<f64> {
    let day = forecast.ahead(30).unwrap_or(forecast.outline.as_of);
    let sectors = forecast
        .case
        .spec
        .sectors
        .iter()
        .filter(|(_, sector)| sector.role == role);
    let shares = sectors.filter_map(|(sector, _)| {
        let channel = forecast.channel("unmet_need", Of::place(id).sector(sector))?;
        Some(forecast.mean(day, channel))
    });
    shares.reduce(f64::max)
}
