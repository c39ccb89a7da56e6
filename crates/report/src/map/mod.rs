//! A schematic map: land, roads by flow and loss, cities.

mod labels;
mod land;
mod legend;
mod projection;
mod roads;

use crate::forecast::Forecast;
use crate::messages::Messages;
use crate::svg::Svg;

use labels::Labels;
use projection::Projection;

const WIDTH: f64 = 700.0;

/// The map of a forecast. `land` is GeoJSON with the outlines of countries, without which the map
/// shows no land. `None` where the case has no roads.
///
/// # Errors
/// In words, when `land` is no GeoJSON of polygons.
pub fn map(
    forecast: &Forecast<'_>,
    messages: &Messages,
    land: Option<&str>,
) -> Result<Option<String>, String> {
    let spec = forecast.spec();
    let roads = roads::roads(forecast);
    if roads.is_empty() {
        return Ok(None);
    }
    let Some(projection) = Projection::around(spec, &roads, WIDTH) else {
        return Ok(None);
    };
    let legend_height = 118.0;
    let (title, description) = (
        messages.text("map-title"),
        roads::description(forecast, messages),
    );
    let mut svg = Svg::new(
        "map",
        WIDTH,
        projection.height() + legend_height,
        &title,
        &description,
    );
    svg.rect(
        (0.0, 0.0),
        (WIDTH, projection.height()),
        "fill=\"#e9eff4\" stroke=\"#b9c3cc\" stroke-width=\"1\"",
    );
    if let Some(text) = land {
        land::draw(&mut svg, &projection, text)?;
    }
    let mut labels = Labels::new((WIDTH, projection.height()));
    let busiest = roads.iter().map(|road| road.arrived).fold(0.0, f64::max);
    roads::draw(
        &mut svg,
        &projection,
        &roads,
        busiest,
        messages,
        &mut labels,
    );
    roads::points(&mut svg, &projection, forecast, messages, &mut labels);
    labels.draw(&mut svg);
    legend::draw(&mut svg, &projection, busiest, messages);
    Ok(Some(svg.finish()))
}
