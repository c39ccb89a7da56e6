//! The names of units.

use super::Unit;
use super::dimension::{Base, Dimension};

/// Days in a month, on average over the Julian year.
const MONTH: f64 = 30.4375;
const YEAR: f64 = 365.25;
const HOUR: f64 = 1.0 / 24.0;

/// Names of one unit, its base and how many base units it is.
type Row = (&'static [&'static str], Option<Base>, f64);

/// Imperial gallon: 4.54609 L by definition (UK Weights and Measures Act 1985). US gallon: 231
/// cubic inches. Barrel: 42 US gallons. Mile: 1.609344 km (1959 agreement).
const ROWS: &[Row] = &[
    (
        &["L", "l", "litre", "litres", "liter", "liters"],
        Some(Base::Volume),
        1.0,
    ),
    (&["hL", "hl"], Some(Base::Volume), 100.0),
    (&["m3"], Some(Base::Volume), 1000.0),
    (&["kL", "kl"], Some(Base::Volume), 1000.0),
    (&["ML"], Some(Base::Volume), 1e6),
    (&["gal_imp"], Some(Base::Volume), 4.546_09),
    (&["gal_us"], Some(Base::Volume), 3.785_411_784),
    (
        &["bbl", "barrel", "barrels"],
        Some(Base::Volume),
        158.987_294_928,
    ),
    (
        &[
            "truck", "trucks", "tanker", "tankers", "vehicle", "vehicles",
        ],
        Some(Base::Trucks),
        1.0,
    ),
    (
        &["lorry", "lorries", "bus", "buses"],
        Some(Base::Trucks),
        1.0,
    ),
    (
        &["person", "persons", "people", "fighter", "fighters"],
        Some(Base::People),
        1.0,
    ),
    (
        &[
            "driver",
            "drivers",
            "soldier",
            "soldiers",
            "civilian",
            "civilians",
        ],
        Some(Base::People),
        1.0,
    ),
    (
        &["citizen", "citizens", "hostage", "hostages", "dead"],
        Some(Base::People),
        1.0,
    ),
    (&["km"], Some(Base::Length), 1.0),
    (&["m"], Some(Base::Length), 0.001),
    (&["mi", "mile", "miles"], Some(Base::Length), 1.609_344),
    (&["day", "days", "d"], Some(Base::Time), 1.0),
    (&["hour", "hours", "h"], Some(Base::Time), HOUR),
    (&["minute", "minutes", "min"], Some(Base::Time), HOUR / 60.0),
    (&["week", "weeks"], Some(Base::Time), 7.0),
    (&["month", "months"], Some(Base::Time), MONTH),
    (&["year", "years"], Some(Base::Time), YEAR),
    (&["kg"], Some(Base::Mass), 1.0),
    (&["t", "tonne", "tonnes"], Some(Base::Mass), 1000.0),
    (&["MWh"], Some(Base::Energy), 1.0),
    (&["kWh"], Some(Base::Energy), 0.001),
    (&["GWh"], Some(Base::Energy), 1000.0),
    (
        &["1", "share", "shares", "factor", "count", "counts"],
        None,
        1.0,
    ),
    (&["percent", "%"], None, 0.01),
    (&["thousand"], None, 1e3),
    (&["million"], None, 1e6),
    (&["billion"], None, 1e9),
    (
        &["event", "events", "attack", "attacks", "trip", "trips"],
        None,
        1.0,
    ),
    (
        &["convoy", "convoys", "station", "stations", "town", "towns"],
        None,
        1.0,
    ),
    (
        &["escort", "escorts", "site", "sites", "level", "levels"],
        None,
        1.0,
    ),
];

/// The unit called `name`, money aside.
pub(super) fn lookup(name: &str) -> Option<Unit> {
    let (_, base, factor) = ROWS.iter().find(|(names, ..)| names.contains(&name))?;
    Some(Unit {
        dimension: base.map_or(Dimension::NONE, Dimension::of),
        factor: *factor,
    })
}

/// Parts of currencies: code and how much of it one is.
pub(super) fn currency(name: &str) -> Option<(&'static str, f64)> {
    match name {
        "p" | "pence" => Some(("GBP", 0.01)),
        "cent" | "cents" => Some(("EUR", 0.01)),
        "money" => Some(("money", 1.0)),
        _ => None,
    }
}

/// All names of units, for hints and for the documentation.
pub fn unit_names() -> impl Iterator<Item = &'static str> {
    ROWS.iter()
        .flat_map(|(names, ..)| names.iter().copied())
        .chain(["money", "p", "cents"])
}
