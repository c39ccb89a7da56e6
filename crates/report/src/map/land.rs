//! Outlines of countries and regions from GeoJSON.

use serde::Deserialize;

use super::projection::Projection;
use crate::svg::Svg;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
    #[serde(default)]
    properties: Properties,
}

#[derive(Deserialize, Default)]
struct Properties {
    /// "home" for the country of the case, "region" for its parts; anything else is a neighbour.
    #[serde(default)]
    kind: String,
}

type Ring = Vec<Vec<f64>>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

/// Draws the land, neighbours first, the home country above them, its regions as thin lines.
pub(super) fn draw(svg: &mut Svg, projection: &Projection, text: &str) -> Result<(), String> {
    let collection: Collection = serde_json::from_str(text).map_err(|error| {
        format!("the land of the map is no GeoJSON of polygons: {error}; check map.geojson")
    })?;
    let styles = [
        (
            "",
            "fill=\"#f4f2ec\" stroke=\"#c3bfb2\" stroke-width=\"0.8\"",
        ),
        (
            "home",
            "fill=\"#fffdf6\" stroke=\"#77715f\" stroke-width=\"1.4\"",
        ),
        (
            "region",
            "fill=\"none\" stroke=\"#d9d4c5\" stroke-width=\"0.8\"",
        ),
    ];
    for (kind, style) in styles {
        for feature in &collection.features {
            let its = match feature.properties.kind.as_str() {
                kind @ ("home" | "region") => kind,
                _ => "",
            };
            if its == kind {
                svg.path(&rings(&feature.geometry, projection), true, style, "");
            }
        }
    }
    Ok(())
}

fn rings(geometry: &Geometry, projection: &Projection) -> Vec<Vec<(f64, f64)>> {
    let polygons: Vec<&Vec<Ring>> = match geometry {
        Geometry::Polygon(polygon) => vec![polygon],
        Geometry::MultiPolygon(polygons) => polygons.iter().collect(),
    };
    let ring = |ring: &Ring| {
        let points = ring
            .iter()
            .filter_map(|point| Some((*point.first()?, *point.get(1)?)));
        // Far outside the paper a point is as good as at its edge.
        let near = |at: f64| at.clamp(-60.0, 900.0);
        points
            .map(|(lon, lat)| projection.at(lon, lat))
            .map(|(x, y)| (near(x), near(y)))
            .collect()
    };
    polygons.into_iter().flatten().map(ring).collect()
}
