//! Facts of the log that the model has an output for, and whether they agree with it.

use citerne_case::{Event, EventKind};
use jiff::civil::Date;

use crate::forecast::{Forecast, Of};
use crate::learned::names::figure;
use crate::messages::Messages;
use crate::plot::Fact;

/// A fact beside the output that it is about.
#[derive(Debug, Clone)]
pub(crate) struct Seen<'a> {
    pub(crate) event: &'a Event,
    pub(crate) quantity: &'static str,
    pub(crate) place: Option<&'a str>,
    pub(crate) product: Option<&'a str>,
    pub(crate) channel: usize,
    pub(crate) day: usize,
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// Facts that were known on the day of the forecast, each with the output it is about.
pub(crate) fn seen<'a>(forecast: &Forecast<'a>) -> Vec<Seen<'a>> {
    let as_of = forecast.outline.dates[forecast.outline.as_of];
    let known = forecast.case.events.as_of(as_of);
    known.flat_map(|event| facts_of(forecast, event)).collect()
}

/// A fact about fuel in general is set beside each product that is sold at stations.
fn facts_of<'a>(forecast: &Forecast<'a>, event: &'a Event) -> Vec<Seen<'a>> {
    let Some((quantity, by_product, turn)) = output_of(event.kind) else {
        return Vec::new();
    };
    let (Some(value), Some(day)) = (event.quantity, day_of(forecast, event.date)) else {
        return Vec::new();
    };
    let (low, high) = (event.low.unwrap_or(value), event.high.unwrap_or(value));
    let ends = (turn(low), turn(high));
    let place = event
        .place_id
        .as_deref()
        .filter(|place| *place != "national");
    let products: Vec<Option<&'a str>> = match (by_product, event.product.as_deref()) {
        (false, _) => vec![None],
        (true, Some(product)) => vec![Some(product)],
        (true, None) => pump_products(forecast).into_iter().map(Some).collect(),
    };
    let facts = products.into_iter().filter_map(|product| {
        let channel = forecast.channel(
            quantity,
            Of {
                place,
                product,
                ..Of::default()
            },
        )?;
        let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let value = turn(value);
        Some(Seen {
            event,
            quantity,
            place,
            product,
            channel,
            day,
            value,
            low,
            high,
        })
    });
    facts.collect()
}

type Turn = fn(f64) -> f64;

/// The output that a kind of fact is about, whether it is kept by product, and how the fact's
/// figure becomes the output's.
fn output_of(kind: EventKind) -> Option<(&'static str, bool, Turn)> {
    let same: Turn = |value| value;
    Some(match kind {
        EventKind::PriceStreet => ("street_price", true, same),
        EventKind::StockDays => ("days_of_cover", true, same),
        EventKind::StationsOpenShare => ("stations_open", false, same),
        EventKind::StationsDryShare => ("stations_open", false, |share| 1.0 - share),
        EventKind::PowerHours => ("power_hours", false, same),
        EventKind::PowerCut => ("power_hours", false, |hours| 24.0 - hours),
        EventKind::SupplyShare => ("supply_share", false, same),
        EventKind::TankersDestroyedCumulative => ("tankers_lost_total", false, same),
        _ => return None,
    })
}

fn day_of(forecast: &Forecast<'_>, date: Date) -> Option<usize> {
    forecast.outline.dates.iter().position(|day| *day == date)
}

/// Products that some sector buys at stations.
pub(crate) fn pump_products<'a>(forecast: &Forecast<'a>) -> Vec<&'a str> {
    let spec = &forecast.case.spec;
    let at_station = |sector: &str| {
        let sector = spec.sectors.get(sector);
        sector.is_some_and(|sector| sector.buys == citerne_case::spec::stock::Buys::Station)
    };
    let sold = |product: &str| {
        let shares = spec.demand.sector_share.get(product);
        shares.is_some_and(|shares| {
            shares
                .mean
                .iter()
                .any(|(sector, share)| *share > 0.0 && at_station(sector))
        })
    };
    spec.products
        .keys()
        .map(String::as_str)
        .filter(|product| sold(product))
        .collect()
}

impl Seen<'_> {
    /// True where the whole range of the fact lies outside the 95 % band of its day.
    pub(crate) fn conflicts(&self, forecast: &Forecast<'_>) -> bool {
        let low = forecast.quantile(self.day, self.channel, 0.025);
        let high = forecast.quantile(self.day, self.channel, 0.975);
        self.high < low || self.low > high
    }

    /// The fact for a chart.
    pub(crate) fn point(&self, forecast: &Forecast<'_>, messages: &Messages) -> Fact {
        let tip = messages.format(
            "chart-fact-tip",
            &[
                ("kind", messages.fact(self.event.kind.id()).into()),
                ("date", messages.date(self.event.date).into()),
                ("figure", self.figure(forecast, messages).into()),
                ("source", self.event.source.as_str().into()),
            ],
        );
        let (value, low, high) = (self.value, self.low, self.high);
        Fact {
            day: self.day as f64,
            value,
            low,
            high,
            tip,
        }
    }

    /// Its figure with bounds and unit.
    pub(crate) fn figure(&self, forecast: &Forecast<'_>, messages: &Messages) -> String {
        let show = |value: f64| show(forecast, messages, self.channel, value);
        if self.high <= self.low {
            return show(self.value);
        }
        let range = [
            ("low", show(self.low).into()),
            ("high", show(self.high).into()),
        ];
        format!(
            "{} ({})",
            show(self.value),
            messages.format("range", &range)
        )
    }
}

/// A figure of a channel with its unit; shares as percent.
pub(crate) fn show(
    forecast: &Forecast<'_>,
    messages: &Messages,
    channel: usize,
    value: f64,
) -> String {
    let unit = forecast.outline.channels[channel].unit.as_str();
    figure(forecast.case, messages, unit, value)
}
