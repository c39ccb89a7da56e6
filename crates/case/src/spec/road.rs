//! Legs, border posts and corridors.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Label;
use crate::quantities;

quantities! {
    /// A piece of road between two points.
    LegSpec => Leg {
        /// Length: what is exposed to attack. In a safe zone it is for maps and checks alone, as the
        /// time comes from `car_hours`.
        km: "km", 0.1, 5000.0;
        /// Hours a car takes when the road is free; a loaded tanker takes longer.
        car_hours: "hours", 0.01, 500.0;
    }
    with {
        /// Where it begins: a terminal, waypoint or place.
        from: String;
        /// Where it ends.
        to: String;
        /// The zone it runs through.
        zone: String;
        /// The border post on it, if any.
        #[serde(default)]
        border: Option<String>;
        /// True for a river or other way that the blockade of roads does not touch.
        #[serde(default)]
        river: bool;
    }
}

quantities! {
    /// A border post where trucks queue.
    BorderSpec => Border {
        /// Most fuel trucks cleared in a day.
        capacity: "trucks/day", 0.0, 1e5;
        /// Days a truck spends at the post when there is no queue.
        wait: "days", 0.0, 60.0;
    }
    with {
        /// Name for people.
        label: Label;
        /// Latitude, degrees north.
        lat: f64;
        /// Longitude, degrees east.
        lon: f64;
    }
}

/// A way along legs, from a terminal or from a place, to the places it serves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorridorSpec {
    /// Name for people.
    pub label: Label,
    /// The points it runs through, first to last: a terminal (imports) or a place (distribution)
    /// first, then waypoints and places, each two neighbours joined by a leg.
    pub path: Vec<String>,
    /// Places on the path that draw fuel from it, in the order of the path; the last point is one.
    pub serves: Vec<String>,
}
