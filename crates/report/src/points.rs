//! Where the points of a case lie, whatever they are.

use citerne_case::spec::{CaseSpec, Label};

/// A point of the case on the map.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point<'a> {
    pub(crate) label: &'a Label,
    /// Degrees east.
    pub(crate) lon: f64,
    /// Degrees north.
    pub(crate) lat: f64,
}

/// A place, waypoint, terminal or border post by id.
pub(crate) fn point<'a>(case: &'a CaseSpec, id: &str) -> Option<Point<'a>> {
    let place = case.places.get(id).map(|it| (&it.label, it.lon, it.lat));
    let waypoint = || case.waypoints.get(id).map(|it| (&it.label, it.lon, it.lat));
    let terminal = || case.terminals.get(id).map(|it| (&it.label, it.lon, it.lat));
    let border = || case.borders.get(id).map(|it| (&it.label, it.lon, it.lat));
    let (label, lon, lat) = place.or_else(waypoint).or_else(terminal).or_else(border)?;
    Some(Point { label, lon, lat })
}
