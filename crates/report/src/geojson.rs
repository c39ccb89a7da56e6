//! `corridors.geojson`: corridors as lines and places as points, for QGIS and the like.

use serde_json::{Map, Value, json};

use crate::flows::{Flow, PerDay, flow};
use crate::forecast::{Forecast, Of};
use crate::messages::Messages;
use crate::points::point;

/// Corridors with their trucks and losses, and places with their cover, as GeoJSON (RFC 7946).
/// Properties are flat, so that a GIS shows them as columns.
#[must_use]
pub fn corridors_geojson(forecast: &Forecast<'_>, messages: &Messages) -> String {
    let spec = forecast.spec();
    let corridors = spec
        .corridors
        .keys()
        .filter_map(|id| corridor(forecast, id));
    let places = spec.places.keys().filter_map(|id| place(forecast, id));
    let features: Vec<Value> = corridors.chain(places).collect();
    let from = forecast.ahead(1).unwrap_or(forecast.last());
    let collection = json!({
        "type": "FeatureCollection",
        "name": "citerne-corridors",
        "description": messages.text("geojson-description"),
        "case": forecast.run.case,
        "case_hash": forecast.run.case_hash,
        "program": forecast.run.program,
        "seed": forecast.run.seed,
        "replicates": forecast.summary.replicates(),
        "first_day": forecast.outline.dates[from].to_string(),
        "last_day": forecast.outline.dates[forecast.last()].to_string(),
        "credits": spec.case.credits,
        "features": features,
    });
    format!("{collection:#}\n")
}

fn corridor(forecast: &Forecast<'_>, id: &str) -> Option<Value> {
    let spec = forecast.spec();
    let corridor = spec.corridors.get(id)?;
    let line: Vec<Value> = corridor
        .path
        .iter()
        .filter_map(|id| point(spec, id))
        .map(|point| json!([point.lon, point.lat]))
        .collect();
    let mut properties = Map::new();
    properties.insert("id".into(), json!(id));
    properties.insert("kind".into(), json!("corridor"));
    properties.insert("label_en".into(), json!(corridor.label.en));
    properties.insert("label_fr".into(), json!(corridor.label.fr));
    if let Some(flow) = flow(forecast, id) {
        add_flow(&mut properties, &flow);
    }
    Some(feature("LineString", Value::Array(line), properties))
}

fn add_flow(properties: &mut Map<String, Value>, flow: &Flow) {
    add(properties, "sent_per_day", &flow.sent);
    add(properties, "arrived_per_day", &flow.arrived);
    add(properties, "lost_per_day", &flow.lost);
    if let Some(attacks) = &flow.attacks {
        add(properties, "attacks_per_day", attacks);
    }
    properties.insert("loss_share".into(), json!(flow.loss_share().map(short)));
}

fn add(properties: &mut Map<String, Value>, name: &str, figure: &PerDay) {
    let parts = [
        ("mean", figure.mean),
        ("q05", figure.low),
        ("q95", figure.high),
    ];
    for (part, value) in parts {
        properties.insert(format!("{name}_{part}"), json!(short(value)));
    }
}

fn place(forecast: &Forecast<'_>, id: &str) -> Option<Value> {
    let spec = forecast.spec();
    let place = spec.places.get(id)?;
    let mut properties = Map::new();
    properties.insert("id".into(), json!(id));
    properties.insert("kind".into(), json!("place"));
    properties.insert("label_en".into(), json!(place.label.en));
    properties.insert("label_fr".into(), json!(place.label.fr));
    for product in spec.products.keys() {
        let of = Of::place(id).product(product);
        let Some(channel) = forecast.channel("days_of_cover", of) else {
            continue;
        };
        for (name, day) in [
            ("now", Some(forecast.outline.as_of)),
            ("30d", forecast.ahead(30)),
        ] {
            let value = day.map(|day| short(forecast.quantile(day, channel, 0.5)));
            properties.insert(format!("cover_{product}_{name}_median_days"), json!(value));
        }
    }
    if let Some(dry) = forecast.event("dry", Some(id)) {
        let share = short(forecast.share_by(dry, forecast.last()));
        properties.insert("dry_probability".into(), json!(share));
    }
    let at = json!([place.lon, place.lat]);
    Some(feature("Point", at, properties))
}

fn feature(kind: &str, coordinates: Value, properties: Map<String, Value>) -> Value {
    json!({
        "type": "Feature",
        "geometry": { "type": kind, "coordinates": coordinates },
        "properties": properties,
    })
}

/// To four decimal places: what the summary's bins tell apart, at most.
fn short(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
