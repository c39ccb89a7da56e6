//! Zones, places, terminals and other points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Label;
use crate::quantities;

/// A point on the map that only roads need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Name for people.
    pub label: Label,
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
    /// True where the coordinates are from general knowledge, to about two decimals.
    #[serde(default)]
    pub approximate: bool,
}

/// Ids of border posts.
pub type Borders = Vec<String>;

quantities! {
    /// An area in which control and danger are alike (system 4).
    ZoneSpec => Zone {
        /// Share of the zone's roads and people under the state at the start.
        control: "1", 0.0, 1.0;
        /// How exposed its roads are, beside an average zone: distance from garrisons, cover, tracks.
        exposure: "1", 0.0, 20.0;
    }
    with {
        /// Name for people.
        label: Label;
        /// True where the blockader does not operate: abroad, mostly.
        #[serde(default)]
        safe: bool;
    }
}

quantities! {
    /// A city, or a region taken as one, that burns fuel.
    PlaceSpec => Place {
        /// People who live there.
        people: "people", 0.0, 2e9;
        /// Filling stations.
        stations: "1", 1.0, 1e6;
        /// Depot cover at the start, beside the national average.
        cover_factor: "1", 0.0, 20.0;
        /// Its use of fuel beside what `demand.place_share` gives it; shares are scaled to sum to one afterwards.
        use_factor: "1", 0.01, 100.0;
    }
    with {
        /// Name for people.
        label: Label;
        /// Latitude, degrees north.
        lat: f64;
        /// Longitude, degrees east.
        lon: f64;
        /// True where the coordinates are from general knowledge.
        #[serde(default)]
        approximate: bool;
        /// The zone it lies in.
        zone: String;
        /// True where power comes only from its own fuelled plant, with no grid.
        #[serde(default)]
        isolated_power: bool;
        /// True where the blockader closes the roads to the town itself from the first day.
        #[serde(default)]
        besieged: bool;
        /// True for the seat of a region, whose fall counts in a cascade.
        #[serde(default)]
        regional_seat: bool;
    }
}

quantities! {
    /// A port or depot abroad where trucks load.
    TerminalSpec => Terminal {
        /// Most trucks it can load for this country in a day.
        capacity: "trucks/day", 0.0, 1e5;
    }
    with {
        /// Name for people.
        label: Label;
        /// ISO 3166 code of its country.
        country: String;
        /// Latitude, degrees north.
        lat: f64;
        /// Longitude, degrees east.
        lon: f64;
    }
}
