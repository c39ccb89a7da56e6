//! One observation: what was told, of which days, and how it is weighed.

use super::plan::{Noise, Slot, Turn};

/// What was told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A figure, in the unit of its kind.
    Number(f64),
    /// No figure: a decision that fell, a week in which none did, or nothing to tell.
    None,
}

impl Value {
    /// The figure, if there is one.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::None => None,
        }
    }
}

/// What an observation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// How many attacks were told in a week; zero where nothing more was told.
    Attacks,
    /// Trucks told as lost in them.
    Losses,
    /// Trucks told as lost since a day, beside those dated one by one.
    TotalLosses,
    /// Trucks that arrived over some days.
    Arrivals,
    /// Trucks of one arrival.
    Convoy,
    /// Trucks or litres delivered in a day.
    Deliveries,
    /// Supply as a share of normal.
    Supply,
    /// Price on the street.
    StreetPrice,
    /// Rise of food prices.
    FoodPrice,
    /// Share of stations with fuel, or without.
    Stations,
    /// Hours of power, or without it.
    Power,
    /// Days for which stocks last.
    Stock,
    /// A known decision that fell.
    Decision,
    /// A week in which no other known decision fell.
    NothingFell,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::Attacks,
        Self::Losses,
        Self::TotalLosses,
        Self::Arrivals,
        Self::Convoy,
        Self::Deliveries,
        Self::Supply,
        Self::StreetPrice,
        Self::FoodPrice,
        Self::Stations,
        Self::Power,
        Self::Stock,
        Self::Decision,
        Self::NothingFell,
    ];

    /// Its name, as it begins the id of an observation.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Attacks => "attacks",
            Self::Losses => "losses",
            Self::TotalLosses => "total-losses",
            Self::Arrivals => "arrivals",
            Self::Convoy => "convoy",
            Self::Deliveries => "deliveries",
            Self::Supply => "supply",
            Self::StreetPrice => "street-price",
            Self::FoodPrice => "food-price",
            Self::Stations => "stations",
            Self::Power => "power",
            Self::Stock => "stock",
            Self::Decision => "decision",
            Self::NothingFell => "nothing-fell",
        }
    }
}

/// Whom or what an observation is about, by ids of the case; empty where it is about all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// Corridors.
    pub corridors: Vec<String>,
    /// Place.
    pub place: Option<String>,
    /// Product.
    pub product: Option<String>,
    /// Decision, such as `advice:germany` or `schools-close`.
    pub decision: Option<String>,
}

/// One observation, ready to be weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// A name that stays the same while the log grows: kind, place or corridor, date.
    pub id: String,
    /// Lines of the log behind it, from 1; empty for silence and for measures of the case.
    pub lines: Vec<usize>,
    /// What it is about.
    pub kind: Kind,
    /// Whom or what.
    pub subject: Subject,
    /// Unit of the figure.
    pub unit: &'static str,
    /// First day that it speaks of.
    pub from: u32,
    /// Last day that it speaks of: a history can be asked once it has lived it.
    pub to: u32,
    /// Day on which it became known; never before `to`.
    pub known: u32,
    /// What was told.
    pub value: Value,
    pub(super) model: Model,
}

impl Observation {
    /// Whether it is of decisions, which are weighed but have no figure.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        matches!(self.kind, Kind::Decision | Kind::NothingFell)
    }
}

/// How an observation is weighed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Model {
    /// Number of attacks told on some corridors over some days.
    Attacks(Roads),
    /// Trucks told as lost in at most `reports` of the attacks that observation `attacks` counts;
    /// infinite where that isn't known.
    Losses {
        roads: Roads,
        attacks: usize,
        reports: f64,
        noise: Noise,
    },
    /// Trucks told as lost since a day. `parts` are observations and the share of each that is
    /// dated within the period.
    Total {
        slot: Slot,
        parts: Vec<Part>,
        noise: Noise,
    },
    /// A count of trucks.
    Count { slot: Slot, noise: Noise },
    /// A price or an amount.
    Price {
        slot: Slot,
        turn: Turn,
        noise: Noise,
    },
    /// A share, hours, days of stock: rounded and cut off.
    Gauge {
        slot: Slot,
        turn: Turn,
        scale: super::pairs::Scale,
        noise: Noise,
    },
    /// Decisions that the script of the model weighs.
    Weighed { slot: Slot },
}

/// An observation of which a share is counted in a total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// Index of the observation.
    pub(super) index: usize,
    /// Share of its figure.
    pub(super) share: f64,
}

/// Some corridors over the days of a week.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Roads {
    /// Where the tally keeps the attacks of each corridor in that week.
    pub(super) slots: Vec<Slot>,
    /// How many days.
    pub(super) days: f64,
}
