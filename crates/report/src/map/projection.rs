//! Longitude and latitude to paper.

use citerne_case::spec::CaseSpec;

use super::roads::Road;

/// A plain cylindrical projection, true to scale along the middle parallel. Over one country its
/// distortion is small beside the straight lines that stand for roads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Projection {
    west: f64,
    north: f64,
    /// Paper units per degree east.
    across: f64,
    /// Paper units per degree north.
    down: f64,
    height: f64,
}

impl Projection {
    /// Fits all places and roads of a case into a width, with a margin; `None` without points.
    pub(super) fn around(case: &CaseSpec, roads: &[Road], width: f64) -> Option<Self> {
        let places = case.places.values().map(|place| (place.lon, place.lat));
        let ends = roads.iter().flat_map(|road| [road.from, road.to]);
        let mut points = places.chain(ends);
        let first = points.next()?;
        let (mut west, mut east, mut south, mut north) = (first.0, first.0, first.1, first.1);
        for (lon, lat) in points {
            (west, east) = (west.min(lon), east.max(lon));
            (south, north) = (south.min(lat), north.max(lat));
        }
        let shrink = ((south + north) / 2.0).to_radians().cos().max(0.1);
        // The bounds are stretched so that the paper is neither a ribbon nor a tower.
        let wide = ((east - west) * shrink).max(0.5);
        let tall = (north - south).max(0.5);
        let (wide_room, tall_room) = (wide.max(tall * 1.1) * 1.12, tall.max(wide * 0.45) * 1.16);
        let down = width / wide_room;
        Some(Self {
            west: (west + east) / 2.0 - wide_room / shrink / 2.0,
            north: (south + north) / 2.0 + tall_room / 2.0,
            across: down * shrink,
            down,
            height: tall_room * down,
        })
    }

    pub(super) fn height(&self) -> f64 {
        self.height
    }

    pub(super) fn at(&self, lon: f64, lat: f64) -> (f64, f64) {
        (
            (lon - self.west) * self.across,
            (self.north - lat) * self.down,
        )
    }

    /// Paper units of a length on the ground.
    pub(super) fn length(&self, km: f64) -> f64 {
        km / 111.2 * self.down
    }
}
