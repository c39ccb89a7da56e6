//! The map layer.

use citerne_report::{Lang, Messages, corridors_geojson};
use serde_json::Value;

use crate::toy::Toy;

#[test]
fn corridors_are_lines_with_their_flows_and_places_are_points() {
    let toy = Toy::new();
    let text = corridors_geojson(&toy.forecast(), &Messages::new(Lang::En));
    let layer: Value = serde_json::from_str(&text).expect("JSON");
    let features = layer["features"].as_array().expect("features");
    let spec = &toy.case.spec;
    assert_eq!(features.len(), spec.corridors.len() + spec.places.len());
    let (first, corridor) = spec.corridors.get_index(0).expect("a corridor");
    let line = &features[0];
    assert_eq!(line["properties"]["id"], **first);
    assert_eq!(line["geometry"]["type"], "LineString");
    let points = line["geometry"]["coordinates"].as_array().expect("points");
    assert_eq!(points.len(), corridor.path.len());
    let sent = line["properties"]["sent_per_day_mean"]
        .as_f64()
        .expect("a number");
    assert!((14.9..15.1).contains(&sent), "12 to 18, evenly: {sent}");
    let lost = line["properties"]["loss_share"].as_f64().expect("a number");
    assert!((lost - 0.25 / 15.0).abs() < 5e-4, "{lost}");
    let town = features.last().expect("a place");
    assert_eq!(town["geometry"]["type"], "Point");
    assert!(
        town["properties"]["dry_probability"]
            .as_f64()
            .expect("a share")
            > 0.5
    );
}
