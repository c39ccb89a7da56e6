//! What triggers and claims may speak of: outputs of the model and events of a history.

/// Over what an output is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The whole case.
    Case,
    /// Each place.
    Place,
    /// Each corridor.
    Corridor,
    /// Each zone.
    Zone,
}

impl Over {
    /// The word for one of them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Place => "place",
            Self::Corridor => "corridor",
            Self::Zone => "zone",
        }
    }
}

/// One output of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    /// Its name.
    pub id: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Over what it is kept.
    pub over: Over,
    /// Kept for each product.
    pub by_product: bool,
    /// Kept for each sector.
    pub by_sector: bool,
}

const fn output(id: &'static str, unit: &'static str, over: Over) -> Output {
    Output {
        id,
        unit,
        over,
        by_product: false,
        by_sector: false,
    }
}

const fn by_product(id: &'static str, unit: &'static str) -> Output {
    Output {
        id,
        unit,
        over: Over::Place,
        by_product: true,
        by_sector: false,
    }
}

const fn by_sector(id: &'static str, unit: &'static str) -> Output {
    Output {
        id,
        unit,
        over: Over::Place,
        by_product: false,
        by_sector: true,
    }
}

/// All outputs.
pub const OUTPUTS: &[Output] = &[
    by_product("days_of_cover", "days"),
    by_product("depot_stock", "L"),
    output("stations_open", "1", Over::Place),
    by_product("street_price", "money/L"),
    by_sector("unmet_need", "1"),
    output("power_hours", "hours", Over::Place),
    output("food_price", "1", Over::Place),
    output("fare", "1", Over::Place),
    output("activity", "1", Over::Case),
    output("trucks_sent", "trucks", Over::Corridor),
    output("trucks_arrived", "trucks", Over::Corridor),
    output("trucks_lost", "trucks", Over::Corridor),
    output("attacks", "1", Over::Corridor),
    output("transit_days", "days", Over::Corridor),
    output("lone_share", "1", Over::Corridor),
    output("escorted", "trucks", Over::Corridor),
    output("imports", "L/day", Over::Case),
    output("supply_share", "1", Over::Case),
    output("tankers_lost_total", "trucks", Over::Case),
    output("drivers_harmed_total", "people", Over::Case),
    output("fleet", "trucks", Over::Case),
    output("drivers_willing", "1", Over::Case),
    output("blockader_strength", "people", Over::Case),
    output("tempo", "1", Over::Case),
    output("effort", "1", Over::Zone),
    output("control", "1", Over::Zone),
    output("besieged", "1", Over::Case),
    output("capital_attacks_total", "1", Over::Case),
    output("legitimacy", "1", Over::Case),
    output("cohesion", "1", Over::Case),
    output("belief", "1", Over::Case),
    output("hardship", "1", Over::Case),
    output("grievance", "1", Over::Case),
    output("protests_total", "1", Over::Case),
    output("talks_stage", "1", Over::Case),
    output("truce", "1", Over::Case),
    output("advice_leave", "1", Over::Case),
    output("foreigners", "people", Over::Case),
    output("mission_staff", "people", Over::Case),
    output("hostages", "people", Over::Case),
    output("kidnaps_total", "1", Over::Case),
    output("ransoms", "money", Over::Case),
    output("schools_closed", "1", Over::Case),
    output("coup_hazard", "1/day", Over::Case),
    output("uprising_hazard", "1/day", Over::Case),
    output("takeover_hazard", "1/day", Over::Case),
    output("escorts_free", "1", Over::Case),
    output("foreign_troops", "people", Over::Case),
    output("carriers_open", "1", Over::Case),
    output("passenger_carriers_open", "1", Over::Case),
    output("protest_hazard", "1/day", Over::Case),
    output("crackdowns_total", "1", Over::Case),
    output("measures_in_force", "1", Over::Case),
    output("measures_cost", "money", Over::Case),
    output("blame_state", "1", Over::Case),
    output("operations_active", "1", Over::Case),
    output("blockade", "1", Over::Case),
    output("distress", "1", Over::Case),
    output("coup_multiplier", "1", Over::Case),
    output("captured_litres_total", "L", Over::Case),
    output("seats_lost", "1", Over::Case),
    output("outside_supply", "L/day", Over::Case),
];

/// The output called `id`.
pub fn find_output(id: &str) -> Option<&'static Output> {
    OUTPUTS.iter().find(|output| output.id == id)
}

/// Events that a history may hold; `dry:PLACE` beside them is the day the pumps of a place go dry.
pub const OUTCOMES: &[&str] = &[
    "accord",
    "accord-collapses",
    "breakthrough",
    "broken-by-force",
    "capital-assault",
    "capital-attack",
    "capital-taken",
    "carrier-ban",
    "carrier-deal",
    "concession",
    "coup",
    "coup-attempt",
    "crackdown",
    "eased",
    "ended-by-deal",
    "foreign-troops-leave",
    "intervention",
    "kidnap",
    "lapsed",
    "local-accord",
    "majority-advice",
    "mass-protest",
    "mission-leaves",
    "mission-reduced",
    "operation",
    "outside-supply",
    "purge",
    "ransom",
    "repression",
    "schools-close",
    "seat-falls",
    "siege-new",
    "silence",
    "surge-begins",
    "talks-open",
    "tolerance",
    "truce",
    "uprising",
];
