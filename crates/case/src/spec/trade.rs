//! Trucks, drivers, trade over corridors, transport companies.

use super::header::Label;
use crate::quantities;
use crate::quantity::Shares;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

quantities! {
    /// Tankers and drivers (system 1).
    FleetSpec => Fleet {
        /// Tankers that serve imports.
        tankers: "trucks", 0.0, 1e6;
        /// Tankers that carry fuel between cities inside.
        inland_tankers: "trucks", 0.0, 1e6;
        /// Litres in a tanker.
        capacity: "L/trucks", 1000.0, 100000.0;
        /// Hours that a loaded tanker needs for one hour of a car.
        slowness: "1", 1.0, 10.0;
        /// Hours a tanker drives in a day.
        driving_hours: "hours", 1.0, 24.0;
        /// Days to load at the terminal and to unload at the end, together.
        handling: "days", 0.0, 30.0;
        /// Days of the empty way back, for one day of the loaded way.
        empty_return: "1", 0.1, 3.0;
        /// Share of the missing tankers that is replaced in a day.
        renewal: "1/day", 0.0, 0.5;
        /// Loss per trip, as drivers see it, at which half of them refuse to leave.
        fear_half: "1", 0.0001, 1.0;
        /// How sharply refusal rises around that point.
        fear_steepness: "1", 0.2, 10.0;
        /// Days over which drivers remember losses.
        fear_memory: "days", 1.0, 365.0;
        /// How far an escort calms a driver: what is left of the fear in a convoy.
        escort_calm: "1", 0.0, 1.0;
        /// How far doubled pay raises the loss that drivers bear.
        pay_effect: "1", 0.0, 5.0;
        /// Share of missing drivers hired in a day.
        driver_hiring: "1/day", 0.0, 0.5;
    }
}

quantities! {
    /// How imports choose their corridor (system 1).
    TradeSpec => Trade {
        /// Days over which trade shifts between corridors.
        inertia: "days", 0.5, 730.0;
        /// Weight of expected losses in the choice of corridor.
        loss_aversion: "1", 0.0, 200.0;
        /// Weight of delay in the choice of corridor, per day beyond normal.
        delay_aversion: "1/day", 0.0, 5.0;
        /// Least share that any open corridor can grow from.
        openness: "1", 0.0, 0.2;
        /// Orders when depots are empty, in multiples of normal imports.
        catch_up: "1", 1.0, 10.0;
    }
    with {
        /// Share of imports by corridor in normal times, over the corridors that begin at a terminal.
        corridor_share: Shares;
    }
}

/// What a carrier carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cargo {
    /// Fuel.
    Fuel,
    /// People.
    Passengers,
}

quantities! {
    /// A transport company, or a group of like ones (system 8).
    CarrierSpec => Carrier {
        /// Its share of the trade in its cargo.
        share: "1", 0.0, 1.0;
        /// Chance that it stops when no driver would go any more, or when it is named as a target; less in
        /// proportion to the share of drivers who would refuse, or to the force of the blockade.
        stop: "1/day", 0.0, 5.0;
        /// Chance that it starts again when there is nothing to fear; less in proportion.
        restart: "1/day", 0.0, 5.0;
        /// Chance that it makes a deal with the blockader while it is stopped or threatened.
        deal: "1/day", 0.0, 5.0;
        /// Chance that the state bans it while it keeps such a deal.
        ban: "1/day", 0.0, 5.0;
        /// How long a ban lasts.
        ban_days: "days", 0.0, 1000.0;
        /// What is left of the danger for its trucks under a deal.
        deal_danger: "1", 0.0, 1.0;
        /// What it pays the blockader for a trip under a deal, as a share of what the trip is worth: of
        /// the fuel at the pump price, or of the fares.
        toll: "1", 0.0, 1.0;
    }
    with {
        /// Name for people.
        label: Label;
        /// What it carries.
        cargo: Cargo;
        /// True where the blockader has named it as a target.
        #[serde(default)]
        threatened: bool;
    }
}
