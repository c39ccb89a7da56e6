//! Roads by the trucks that pass and the share that is lost; cities, ports, towns on the way.

use super::labels::Labels;
use super::projection::Projection;
use crate::flows::{Flow, flow, share};
use crate::forecast::Forecast;
use crate::messages::Messages;
use crate::points::point;
use crate::svg::Svg;

/// One leg with the trucks of all corridors that use it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Road {
    /// Longitude and latitude of its ends.
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    /// Trucks a day, of all corridors together.
    pub(super) arrived: f64,
    sent: f64,
    lost: f64,
    name: String,
}

/// Colours of loss shares from their lower bound on, darker being worse.
pub(super) const LOSSES: [(f64, &str); 4] = [
    (0.0, "#e3b04b"),
    (0.01, "#d97f2b"),
    (0.03, "#b2420f"),
    (0.1, "#561606"),
];

/// Colour of a road whose trucks are too few to tell.
pub(super) const UNKNOWN: &str = "#9aa3ab";

/// Legs that corridors use, each once, in the order of the case.
pub(super) fn roads(forecast: &Forecast<'_>) -> Vec<Road> {
    let spec = forecast.spec();
    let flows: Vec<Option<Flow>> = spec.corridors.keys().map(|id| flow(forecast, id)).collect();
    let mut roads = Vec::new();
    for leg in spec.legs.values() {
        let (Some(from), Some(to)) = (point(spec, &leg.from), point(spec, &leg.to)) else {
            continue;
        };
        let users = spec.corridors.values().zip(&flows).filter(|(corridor, _)| {
            corridor.path.windows(2).any(|pair| {
                (pair[0] == leg.from && pair[1] == leg.to)
                    || (pair[1] == leg.from && pair[0] == leg.to)
            })
        });
        let (mut used, mut arrived, mut sent, mut lost) = (false, 0.0, 0.0, 0.0);
        for (_, flow) in users {
            used = true;
            if let Some(flow) = flow {
                arrived += flow.arrived.mean;
                sent += flow.sent.mean;
                lost += flow.lost.mean;
            }
        }
        if used {
            roads.push(Road {
                from: (from.lon, from.lat),
                to: (to.lon, to.lat),
                arrived,
                sent,
                lost,
                name: format!("{} – {}", from.label.en, to.label.en),
            });
        }
    }
    roads
}

/// Width of a road on the paper.
pub(super) fn stroke(arrived: f64, busiest: f64) -> f64 {
    if busiest <= 0.0 {
        return 1.5;
    }
    1.5 + 9.5 * (arrived / busiest).max(0.0).sqrt()
}

fn colour(road: &Road) -> &'static str {
    let Some(share) = share(road.lost, road.sent) else {
        return UNKNOWN;
    };
    LOSSES
        .iter()
        .rev()
        .find(|(from, _)| share >= *from)
        .map_or(UNKNOWN, |(_, colour)| colour)
}

/// Draws the roads, the busiest last so that it lies on top.
pub(super) fn draw(
    svg: &mut Svg,
    projection: &Projection,
    roads: &[Road],
    busiest: f64,
    messages: &Messages,
    labels: &mut Labels,
) {
    let mut order: Vec<&Road> = roads.iter().collect();
    order.sort_by(|a, b| a.arrived.total_cmp(&b.arrived));
    for road in order {
        let (from, to) = (
            projection.at(road.from.0, road.from.1),
            projection.at(road.to.0, road.to.1),
        );
        let style = format!(
            "fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1}\" stroke-linecap=\"round\"",
            colour(road),
            stroke(road.arrived, busiest),
        );
        let lost = share(road.lost, road.sent).map_or_else(
            || messages.text("unknown"),
            |share| messages.percent_at(share, 1),
        );
        let tip = messages.format(
            "map-road-tip",
            &[
                ("road", road.name.as_str().into()),
                ("arrived", messages.number(road.arrived, 2).into()),
                ("lost", lost.into()),
            ],
        );
        svg.path(&[vec![from, to]], false, &style, &tip);
        labels.avoid_line(from, to);
    }
}

/// Draws the points and hands their names to the labels, the most important first.
pub(super) fn points(
    svg: &mut Svg,
    projection: &Projection,
    forecast: &Forecast<'_>,
    messages: &Messages,
    labels: &mut Labels,
) {
    let spec = forecast.spec();
    let people = |id: &str| forecast.median_input(&format!("places.{id}.people"));
    let mut places: Vec<(&String, f64)> = spec
        .places
        .keys()
        .map(|id| (id, people(id).unwrap_or(0.0)))
        .collect();
    places.sort_by(|a, b| b.1.total_cmp(&a.1));
    let most = places.first().map_or(1.0, |place| place.1).max(1.0);
    let ways = spec
        .waypoints
        .values()
        .map(|it| (&it.label, it.lon, it.lat));
    for (label, lon, lat) in ways.clone() {
        let at = projection.at(lon, lat);
        let style = "fill=\"#fff\" stroke=\"#5b6673\" stroke-width=\"1\"";
        svg.circle(at, 2.2, style, messages.label(label));
        labels.avoid_dot(at, 3.0);
    }
    for terminal in spec.terminals.values() {
        let at = projection.at(terminal.lon, terminal.lat);
        let style = "fill=\"#fff\" stroke=\"#1d2530\" stroke-width=\"1.5\"";
        svg.rect((at.0 - 4.0, at.1 - 4.0), (8.0, 8.0), style);
        labels.avoid_dot(at, 6.0);
    }
    for (id, people) in &places {
        let place = &spec.places[*id];
        let at = projection.at(place.lon, place.lat);
        let radius = 3.5 + 7.5 * (people / most).max(0.0).sqrt();
        let style = "fill=\"#0b3c6f\" stroke=\"#fff\" stroke-width=\"1.2\"";
        svg.circle(at, radius, style, messages.label(&place.label));
        labels.avoid_dot(at, radius);
        labels.add(at, radius, messages.label(&place.label), true);
    }
    for terminal in spec.terminals.values() {
        let at = projection.at(terminal.lon, terminal.lat);
        labels.add(at, 5.0, messages.label(&terminal.label), true);
    }
    for (label, lon, lat) in ways {
        labels.add(projection.at(lon, lat), 2.5, messages.label(label), false);
    }
}

/// The main figures of the map in words.
pub(super) fn description(forecast: &Forecast<'_>, messages: &Messages) -> String {
    let spec = forecast.spec();
    let mut flows: Vec<(&str, Flow)> = spec
        .corridors
        .iter()
        .filter_map(|(id, corridor)| Some((messages.label(&corridor.label), flow(forecast, id)?)))
        .collect();
    flows.sort_by(|a, b| b.1.arrived.mean.total_cmp(&a.1.arrived.mean));
    let busiest = flows.iter().take(4).map(|(name, flow)| {
        let lost = flow.loss_share().map_or_else(
            || messages.text("unknown"),
            |share| messages.percent_at(share, 1),
        );
        messages.format(
            "map-road-tip",
            &[
                ("road", (*name).into()),
                ("arrived", messages.number(flow.arrived.mean, 2).into()),
                ("lost", lost.into()),
            ],
        )
    });
    let busiest: Vec<String> = busiest.collect();
    messages.format("map-description", &[("busiest", busiest.join(" ").into())])
}
