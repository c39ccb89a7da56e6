//! Measures: what is done, by whom, from when or on which sign, to which effect and at which cost.

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::header::Label;
use crate::quantity::Quantity;

/// Something that the state or another actor does.
///
/// A measure with `from` is dated: it is forced on that day if it was known (`known_since`) on the day
/// from which the forecast looks ahead, whether its day lies before or after that one. A measure with `trigger` starts when its sign is seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Name for people.
    pub label: Label,
    /// Who does it.
    pub actor: Actor,
    /// First day.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub from: Option<Date>,
    /// Last day; open-ended where not given.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub until: Option<Date>,
    /// First day on which it could be known; needed with `from`.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub known_since: Option<Date>,
    /// True for a measure that never starts by itself, only in a plan.
    #[serde(default)]
    pub option: bool,
    /// The sign on which it starts.
    #[serde(default)]
    pub trigger: Option<Trigger>,
    /// Days it lasts once triggered; open-ended where not given.
    #[serde(default)]
    #[schemars(extend("x-unit" = "days", "x-min" = 1.0, "x-max" = 3650.0))]
    pub days: Option<Quantity>,
    /// What it does, by a name of one's own.
    pub effects: IndexMap<String, Effect>,
    /// Cost when it starts.
    #[serde(default)]
    #[schemars(extend("x-unit" = "money", "x-min" = 0.0, "x-max" = 1e15))]
    pub cost_once: Option<Quantity>,
    /// Cost of each day.
    #[serde(default)]
    #[schemars(extend("x-unit" = "money/day", "x-min" = 0.0, "x-max" = 1e15))]
    pub cost_daily: Option<Quantity>,
    /// Key of an entry of `sources` for the fact of the measure.
    #[serde(default)]
    pub source: Option<String>,
    /// Why it is in the case, where no source gives it.
    #[serde(default)]
    pub assumption: Option<String>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// Who takes a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The government and its forces.
    State,
    /// Towns, notables, communities.
    Local,
    /// Transport companies, importers.
    Trade,
    /// Relief agencies.
    Relief,
    /// Foreign governments.
    Abroad,
    /// The blockader: only dated acts that are known.
    Blockader,
}

/// The sign on which a measure starts: all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// An output of the model, such as "days_of_cover"; see the list of quantities.
    #[serde(default)]
    pub quantity: Option<String>,
    /// The place, corridor or zone it is read at.
    #[serde(default)]
    pub at: Option<String>,
    /// The product it is read for.
    #[serde(default)]
    pub product: Option<String>,
    /// The sector it is read for.
    #[serde(default)]
    pub sector: Option<String>,
    /// Starts when the quantity is under this (in the quantity's unit).
    #[serde(default)]
    pub below: Option<f64>,
    /// Starts when the quantity is over this.
    #[serde(default)]
    pub above: Option<f64>,
    /// Days for which that must hold; 1 where not given.
    #[serde(default)]
    pub for_days: Option<u32>,
    /// Another measure that must be in force.
    #[serde(default)]
    pub after: Option<String>,
    /// Chance per day of starting once the sign is there; certain where not given.
    #[serde(default)]
    #[schemars(extend("x-unit" = "1/day", "x-min" = 0.0, "x-max" = 1.0))]
    pub chance: Option<Quantity>,
}

/// One effect of a measure on one target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// What it acts on.
    pub target: Target,
    /// Where it acts: a place, corridor, zone, sector, product, carrier, terminal or government, as
    /// the target asks; everywhere if not given.
    #[serde(default)]
    pub on: Option<String>,
    /// How it acts.
    pub action: Action,
    /// By how much; the unit is that of the target, or 1 for `multiply`.
    pub amount: Quantity,
}

/// How an effect acts on its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Multiplies the level while the measure is in force.
    Multiply,
    /// Adds to the level while it is in force.
    Add,
    /// Sets the level while it is in force; the last measure of the case wins.
    Set,
    /// Adds once, on the first day.
    Once,
}

/// What a measure can act on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Whether convoys are escorted, 0 to 1, by corridor; normal 0.
    EscortOffer,
    /// Escorts that exist; normal: the case's.
    EscortUnits,
    /// Danger on the road, by zone or corridor; normal 1.
    RoadDanger,
    /// Days on the road inside, by zone or corridor; normal 1.
    RoadTime,
    /// Trucks a terminal may load, by terminal; normal 1.
    TerminalCapacity,
    /// Trucks that a border clears, by corridor; normal 1.
    BorderCapacity,
    /// Attraction of a corridor for trade, by corridor; normal 1.
    CorridorAppeal,
    /// Deliveries from depots to stations, by place; normal 1.
    LastMile,
    /// Most that a household may buy in a day, in multiples of normal use, by place; normal no limit.
    Ration,
    /// Weight of a sector when fuel is rationed, by sector; normal 1.
    Priority,
    /// Use of fuel, by sector; normal 1.
    Demand,
    /// Filling of private tanks and cans, by sector; normal 1.
    Hoarding,
    /// Pump price, by product, in money/L; normal: the case's.
    PumpPrice,
    /// Fuel brought from outside to a place, in L/day, by place; normal 0.
    OutsideSupply,
    /// Litres released from a reserve into a place's depots, by place.
    Release,
    /// Drivers' pay; normal 1.
    DriverPay,
    /// Whether a carrier is banned by the state, 0 or 1, by carrier.
    CarrierBan,
    /// Whether a carrier stands still, 0 or 1, by carrier.
    CarrierStop,
    /// Whether a carrier keeps a deal with the blockader, 0 or 1, by carrier.
    CarrierDeal,
    /// Whether schools are closed, 0 or 1.
    SchoolsClosed,
    /// Opens a promise of the state to the public, 0 or 1.
    Promise,
    /// Belief in the state's word.
    Belief,
    /// Legitimacy of the rulers.
    Legitimacy,
    /// Cohesion of the security forces.
    Cohesion,
    /// Chance of protest; normal 1.
    ProtestChance,
    /// Chance that talks advance; normal 1.
    TalksChance,
    /// An operation against the blockader, by zone; normal 0.
    Operation,
    /// Foreign troops, in people.
    ForeignTroops,
    /// Fighters of the blockader; normal 1.
    BlockaderStrength,
    /// A ransom paid, in money.
    Ransom,
    /// Advice of a government, 1 to 4, by government.
    TravelAdvice,
}

impl Target {
    /// Whether something can be added to it once, on the first day; the others are levels that
    /// hold only while a measure does.
    #[must_use]
    pub fn takes_once(self) -> bool {
        matches!(
            self,
            Self::OutsideSupply
                | Self::Release
                | Self::Promise
                | Self::Belief
                | Self::Legitimacy
                | Self::Cohesion
                | Self::ForeignTroops
                | Self::Ransom
        )
    }

    /// Unit of the target's level.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::PumpPrice => "money/L",
            Self::OutsideSupply => "L/day",
            Self::Release => "L",
            Self::ForeignTroops => "people",
            Self::Ransom => "money",
            _ => "1",
        }
    }
}

impl Measure {
    /// Shows the measure's quantities in order.
    pub fn visit<'a>(
        &'a self,
        path: &str,
        see: &mut dyn FnMut(String, &'static str, &'a Quantity),
    ) {
        if let Some(chance) = self.trigger.as_ref().and_then(|t| t.chance.as_ref()) {
            see(format!("{path}.trigger.chance"), "1/day", chance);
        }
        if let Some(days) = &self.days {
            see(format!("{path}.days"), "days", days);
        }
        for (name, effect) in &self.effects {
            let unit = match effect.action {
                Action::Multiply => "1",
                _ => effect.target.unit(),
            };
            see(
                format!("{path}.effects.{name}.amount"),
                unit,
                &effect.amount,
            );
        }
        if let Some(cost) = &self.cost_once {
            see(format!("{path}.cost_once"), "money", cost);
        }
        if let Some(cost) = &self.cost_daily {
            see(format!("{path}.cost_daily"), "money/day", cost);
        }
    }
}
