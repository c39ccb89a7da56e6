//! The blockade, attacks on the road, the campaign behind them, and territory.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::quantities;
use crate::quantity::Shares;

/// What a blockade closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlockadeMode {
    /// Roads to and inside the country, by attack.
    Roads,
    /// The way from depots to filling stations, by pickets.
    LastMile,
}

quantities! {
    /// What is blocked since when.
    BlockadeSpec => Blockade {
        /// Days until the blockade is in full force.
        ramp: "days", 0.0, 365.0;
        /// Share of deliveries that pickets let through (last mile), or of trucks that pass besieged towns.
        passing: "1", 0.0, 1.0;
        /// Days after which the blockader would call it off of its own accord, if nothing else ends it first.
        duration: "days", 0.0, 1e6;
        /// What is left of attacks on the road once it is called off or a deal is kept.
        residue: "1", 0.0, 1.0;
    }
    with {
        /// The day on which it is declared.
        #[schemars(with = "String", extend("format" = "date"))]
        declared: Date;
        /// What it closes.
        mode: BlockadeMode;
    }
}

quantities! {
    /// Attacks on the road (system 2).
    InterdictionSpec => Interdiction {
        /// Attacks on a lone truck per 100 km in a contested zone of average exposure and average effort, at reference strength.
        lone_hazard: "1", 0.0, 10.0;
        /// Attacks on a convoy per 100 km there, before escorts.
        convoy_hazard: "1", 0.0, 10.0;
        /// Chance that an attacked lone truck is lost.
        lone_loss: "1", 0.0, 1.0;
        /// Mean share of an attacked convoy that is lost.
        convoy_loss: "1", 0.0, 1.0;
        /// How even that share is from attack to attack (sum of beta parameters; under 2 is all or nothing).
        convoy_loss_evenness: "1", 0.05, 200.0;
        /// Share of lost trucks that are taken with their fuel rather than burned.
        captured: "1", 0.0, 1.0;
        /// Share of the trucks that survive an attack and turn back.
        turned_back: "1", 0.0, 1.0;
        /// Drivers killed or abducted per truck lost.
        driver_harm: "1", 0.0, 3.0;
        /// Share of those who are abducted rather than killed.
        driver_abducted: "1", 0.0, 1.0;
        /// Days that an abducted driver is held.
        driver_held: "days", 0.0, 3650.0;
        /// Soldiers killed per attack on an escorted convoy.
        soldiers_killed: "people", 0.0, 1000.0;
        /// Share of losses that is reported. No history depends on it: it belongs to the comparison
        /// with the log.
        reporting: "1", 0.01, 1.0;
    }
}

quantities! {
    /// The blockader's campaign (system 3).
    CampaignSpec => Campaign {
        /// Fighters at the start.
        strength: "people", 0.0, 1e6;
        /// Fighters at which the hazards of `interdiction` are stated.
        strength_reference: "people", 1.0, 1e6;
        /// Growth without special income.
        growth: "1/day", -0.05, 0.05;
        /// Fighters recruited per million of money taken (ransom, tolls, captured fuel).
        recruits_per_million: "people", 0.0, 1000.0;
        /// Chance that a normal spell turns into a surge.
        surge_start: "1/day", 0.0, 1.0;
        /// Chance that a normal spell turns into a lull.
        lull_start: "1/day", 0.0, 1.0;
        /// Mean length of a surge or lull.
        spell: "days", 1.0, 365.0;
        /// Attacks in a surge beside normal.
        surge_factor: "1", 1.0, 20.0;
        /// Attacks in a lull beside normal.
        lull_factor: "1", 0.0, 1.0;
        /// Swing of attacks with the season, as a share.
        season: "1", 0.0, 0.9;
        /// Day of the year on which attacks peak.
        season_peak: "days", 0.0, 366.0;
        /// How fast effort moves between zones.
        effort_speed: "1/day", 0.0, 1.0;
        /// How strongly effort is drawn by traffic: 0 not at all, 1 in proportion.
        traffic_pull: "1", 0.0, 3.0;
        /// How strongly effort shuns zones that the state holds.
        force_aversion: "1", 0.0, 5.0;
        /// Chance that another town is besieged.
        siege_start: "1/day", 0.0, 1.0;
        /// Chance that a siege of a town ends.
        siege_end: "1/day", 0.0, 1.0;
        /// Attacks on the seat of government and its garrison at reference strength.
        capital_attack: "1/day", 0.0, 1.0;
        /// 1 if the aim is to take over the country, 0 if it is to press the state.
        takeover_aim: "1", 0.0, 1.0;
    }
    with {
        /// Effort by zone at the start.
        effort: Shares;
        /// Name of the blockader for people.
        label: super::header::Label;
    }
}

quantities! {
    /// Who holds the land (system 4).
    TerritorySpec => Territory {
        /// How fast the blockader gains on a zone where all its effort goes, on the logit scale.
        gain: "1/day", 0.0, 1.0;
        /// How fast the state regains ground where nobody presses it.
        recovery: "1/day", 0.0, 1.0;
        /// Chance of day-to-day swings, on the logit scale.
        noise: "1", 0.0, 1.0;
        /// Chance that a contested regional seat falls, at no state control.
        seat_fall: "1/day", 0.0, 1.0;
        /// Chance that a lost seat is retaken.
        seat_retake: "1/day", 0.0, 1.0;
        /// How strongly lost control raises danger on the road.
        road_danger: "1", 0.0, 5.0;
    }
}
