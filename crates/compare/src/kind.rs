//! Kinds of figures that plans are judged by.

use citerne_model::outcomes::{Grip, Outcome, Rulers, Street};

/// What an aim measures, over the days after the day of the forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Mean days of cover, at most 60 a day: beyond that more is of no use within the horizon.
    Cover,
    /// Share of need that is met.
    Met,
    /// Litres that a sector uses in a place, bought or from its own tanks.
    Litres,
    /// Share of days on which pumps sell, stations counted in part.
    Stations,
    /// Hours of power, mean.
    Power,
    /// Mean street price.
    Price,
    /// Litres imported.
    Imports,
    /// Trucks lost.
    TrucksLost,
    /// Drivers killed or abducted.
    DriversHarmed,
    /// Money spent on measures.
    Cost,
    /// Whether a lethal crackdown comes.
    Crackdown,
    /// Whether the rulers stand on the last day.
    RulersStand,
    /// Whether those who rule on the last day came by a coup.
    Coup,
    /// Whether they came by the street.
    Uprising,
    /// Whether the blockader holds the seat of government on the last day.
    Arms,
    /// Whether there was a mass protest or a crackdown not long before the last day.
    Unrest,
    /// Whether the blockade no longer holds on the last day.
    BlockadeOver,
    /// Whether supply came back though the blockade goes on.
    Eased,
    /// Whether it came back after the blockade was called off.
    Lapsed,
    /// Whether it came back with the main road open by force.
    Broken,
    /// Whether it came back under a national deal.
    Deal,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
}

impl Kind {
    /// All that are read off an output, in order.
    pub(crate) const OF_OUTPUTS: [Self; 10] = [
        Self::Cover,
        Self::Met,
        Self::Stations,
        Self::Power,
        Self::Price,
        Self::Imports,
        Self::TrucksLost,
        Self::DriversHarmed,
        Self::Cost,
        Self::Crackdown,
    ];

    /// All that are read off the outcome of the last day, in order.
    pub(crate) const OF_OUTCOMES: [Self; 10] = [
        Self::RulersStand,
        Self::Coup,
        Self::Uprising,
        Self::Arms,
        Self::Unrest,
        Self::BlockadeOver,
        Self::Eased,
        Self::Lapsed,
        Self::Broken,
        Self::Deal,
    ];

    /// Its name, as tables have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Met => "need-met",
            Self::Litres => "litres",
            Self::Stations => "stations",
            Self::Power => "power",
            Self::Price => "price",
            Self::Imports => "imports",
            Self::TrucksLost => "trucks-lost",
            Self::DriversHarmed => "drivers-harmed",
            Self::Cost => "cost",
            Self::Crackdown => "crackdown",
            Self::RulersStand => "rulers-stand",
            Self::Coup => "coup",
            Self::Uprising => "uprising",
            Self::Arms => "arms",
            Self::Unrest => "unrest",
            Self::BlockadeOver => "blockade-over",
            Self::Eased => "eased",
            Self::Lapsed => "lapsed",
            Self::Broken => "broken",
            Self::Deal => "deal",
        }
    }

    /// Which way is good. Who rules, who protests, and on which terms the blockade ends is not for a
    /// tool to judge: those are told as chances, and counted as neither.
    #[must_use]
    pub fn better(self) -> Option<Better> {
        match self {
            Self::Cover
            | Self::Met
            | Self::Litres
            | Self::Stations
            | Self::Power
            | Self::Imports
            | Self::BlockadeOver => Some(Better::More),
            Self::Price | Self::TrucksLost | Self::DriversHarmed | Self::Cost | Self::Crackdown => {
                Some(Better::Less)
            }
            _ => None,
        }
    }

    /// Whether it is a chance: its mean over histories is a probability.
    #[must_use]
    pub fn is_chance(self) -> bool {
        self == Self::Crackdown || Self::OF_OUTCOMES.contains(&self)
    }

    /// The quantity of the model that it is read from.
    pub(crate) fn quantity(self) -> Option<&'static str> {
        match self {
            Self::Cover => Some("days_of_cover"),
            Self::Met | Self::Litres => Some("unmet_need"),
            Self::Stations => Some("stations_open"),
            Self::Power => Some("power_hours"),
            Self::Price => Some("street_price"),
            Self::Imports => Some("imports"),
            Self::TrucksLost => Some("tankers_lost_total"),
            Self::DriversHarmed => Some("drivers_harmed_total"),
            Self::Cost => Some("measures_cost"),
            Self::Crackdown => Some("crackdowns_total"),
            _ => None,
        }
    }

    pub(crate) fn unit(self) -> &'static str {
        match self {
            Self::Cover => "days",
            Self::Power => "hours",
            Self::Price => "money/L",
            Self::Litres | Self::Imports => "L",
            Self::TrucksLost => "trucks",
            Self::DriversHarmed => "people",
            Self::Cost => "money",
            _ => "share",
        }
    }

    /// Whether the outcome of a day is of this kind.
    pub(crate) fn is_of(self, end: Outcome) -> bool {
        match self {
            Self::RulersStand => end.rulers == Rulers::Stand,
            Self::Coup => end.rulers == Rulers::Coup,
            Self::Uprising => end.rulers == Rulers::Uprising,
            Self::Arms => end.rulers == Rulers::Arms,
            Self::Unrest => end.street != Street::Calm,
            Self::BlockadeOver => end.grip != Grip::Holds,
            Self::Eased => end.grip == Grip::Eased,
            Self::Lapsed => end.grip == Grip::Lapsed,
            Self::Broken => end.grip == Grip::Broken,
            Self::Deal => end.grip == Grip::Deal,
            _ => false,
        }
    }
}
