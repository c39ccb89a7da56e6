//! Coordinates, distances and speeds.

use std::collections::BTreeMap;

use super::Typed;
use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::prior::named;
use crate::quantity::Quantity;

type Found<'f> = &'f mut Vec<Diagnostic>;

/// Mean radius of the Earth, km (IUGG).
const EARTH_KM: f64 = 6371.0088;
/// How far a road may fall short of the great circle: coordinates are towns' centres.
const SHORT: f64 = 1.05;
/// How far a road may exceed it, as a factor.
const LONG: f64 = 4.0;
/// Distances under this many km say little: both ends are blurred by a town's size.
const BLUR_KM: f64 = 8.0;

/// All points with coordinates: path in the case, latitude, longitude.
fn spots(case: &Typed<'_>) -> Vec<(String, f64, f64)> {
    let spec = case.spec;
    let mut spots = Vec::new();
    spots.extend(
        spec.places
            .iter()
            .map(|(id, p)| (format!("places.{id}"), p.lat, p.lon)),
    );
    spots.extend(
        spec.waypoints
            .iter()
            .map(|(id, p)| (format!("waypoints.{id}"), p.lat, p.lon)),
    );
    spots.extend(
        spec.terminals
            .iter()
            .map(|(id, p)| (format!("terminals.{id}"), p.lat, p.lon)),
    );
    spots.extend(
        spec.borders
            .iter()
            .map(|(id, p)| (format!("borders.{id}"), p.lat, p.lon)),
    );
    spots
}

/// Coordinates on the globe: C312.
pub(super) fn on_globe(case: &Typed<'_>, found: Found<'_>) {
    for (path, lat, lon) in spots(case) {
        if lat.abs() > 90.0 || lon.abs() > 180.0 {
            let mark = case.value(&format!("{path}.lat"));
            let diagnostic = Diagnostic::new(codes::BAD_COORDINATES, mark);
            found.push(diagnostic.arg("lat", figure(lat)).arg("lon", figure(lon)));
        }
    }
}

/// No two points of the road network at exactly one spot: C319.
pub(super) fn same_spot(case: &Typed<'_>, found: Found<'_>) {
    let mut seen: BTreeMap<(u64, u64), String> = BTreeMap::new();
    for (path, lat, lon) in spots(case) {
        if path.starts_with("borders.") {
            continue;
        }
        if let Some(other) = seen.insert((lat.to_bits(), lon.to_bits()), path.clone()) {
            let name = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
            found.push(
                Diagnostic::new(codes::SAME_SPOT, case.key(&path))
                    .arg("id", name(&path))
                    .arg("other", name(&other))
                    .also(case.key(&other)),
            );
        }
    }
}

/// Great-circle distance in km (haversine). Only compared with road lengths, so the system's
/// trigonometry will do: no result of the model depends on its last bits.
fn great_circle_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat1, lat2) = (from.0.to_radians(), to.0.to_radians());
    let half_lat = ((lat2 - lat1) / 2.0).sin();
    let half_lon = ((to.1 - from.1).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

/// The middle of a number, in the unit of its key.
fn typical(case: &Typed<'_>, quantity: &Quantity, unit: &str) -> Option<f64> {
    let factor = case.units.factor(&quantity.unit, unit).ok()?;
    if let Some(points) = quantity.quantiles {
        return Some(points.p50 * factor);
    }
    let prior = named(quantity)?;
    prior.validate().ok()?;
    Some(prior.quantile(0.5) * factor)
}

/// Road lengths against straight lines: C313, C314.
pub(super) fn distances(case: &Typed<'_>, found: Found<'_>) {
    let by_id: BTreeMap<String, (f64, f64)> = spots(case)
        .into_iter()
        .filter(|(path, ..)| !path.starts_with("borders."))
        .map(|(path, lat, lon)| {
            (
                path.split('.').next_back().unwrap_or("").to_owned(),
                (lat, lon),
            )
        })
        .collect();
    for (id, leg) in &case.spec.legs {
        let (Some(from), Some(to)) = (by_id.get(&leg.from), by_id.get(&leg.to)) else {
            continue;
        };
        let Some(km) = typical(case, &leg.km, "km") else {
            continue;
        };
        let crow = great_circle_km(*from, *to);
        let code = if crow > km * SHORT && crow - km > BLUR_KM {
            codes::SHORTER_THAN_CROW
        } else if km > crow.max(BLUR_KM) * LONG {
            codes::DETOUR
        } else {
            continue;
        };
        found.push(
            Diagnostic::new(code, case.key(&format!("legs.{id}.km")))
                .arg("id", id)
                .arg("km", figure(km.round()))
                .arg("crow", figure(crow.round())),
        );
    }
}

/// Hours that fit the kilometres: C317.
pub(super) fn speeds(case: &Typed<'_>, found: Found<'_>) {
    for (id, leg) in case.spec.legs.iter().filter(|(_, leg)| !leg.river) {
        let km = typical(case, &leg.km, "km");
        let hours = typical(case, &leg.car_hours, "hours");
        let (Some(km), Some(hours)) = (km, hours.filter(|hours| *hours > 0.0)) else {
            continue;
        };
        let speed = km / hours;
        if !(5.0..=130.0).contains(&speed) {
            found.push(
                Diagnostic::new(codes::ODD_SPEED, case.key(&format!("legs.{id}.car_hours")))
                    .arg("id", id)
                    .arg("hours", figure(hours))
                    .arg("km", figure(km))
                    .arg("speed", figure(speed.round())),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn great_circles_are_known() {
        // Bamako to Dakar: about 1050 km; a quarter of the equator: 10007.5 km.
        let dakar = great_circle_km((12.65, -8.0), (14.69, -17.45));
        assert!((dakar - 1046.0).abs() < 5.0, "{dakar}");
        assert!((great_circle_km((0.0, 0.0), (0.0, 90.0)) - 10_007.56).abs() < 0.1);
    }
}
