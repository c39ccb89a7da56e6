//! What measures move: one level for each target and entity, set afresh every morning.

use std::ops::Range;
use std::sync::Arc;

use citerne_case::spec::Target;

use crate::layout::Layout;
use crate::params::Params;

/// Levels of every target for one day, and what measures add once on this day. Lists run over all
/// targets, in the order of [`TARGETS`], so that a copy of a history allocates little.
#[derive(Debug, Clone, PartialEq)]
pub struct Levers {
    levels: Vec<f64>,
    neutral: Arc<[f64]>,
    once: Vec<f64>,
    /// Where the levels of each target begin; one more at the end.
    from: [usize; TARGETS.len() + 1],
}

/// Targets in the order of [`Target`]'s variants.
pub const TARGETS: [Target; 31] = [
    Target::EscortOffer,
    Target::EscortUnits,
    Target::RoadDanger,
    Target::RoadTime,
    Target::TerminalCapacity,
    Target::BorderCapacity,
    Target::CorridorAppeal,
    Target::LastMile,
    Target::Ration,
    Target::Priority,
    Target::Demand,
    Target::Hoarding,
    Target::PumpPrice,
    Target::OutsideSupply,
    Target::Release,
    Target::DriverPay,
    Target::CarrierBan,
    Target::CarrierStop,
    Target::CarrierDeal,
    Target::SchoolsClosed,
    Target::Promise,
    Target::Belief,
    Target::Legitimacy,
    Target::Cohesion,
    Target::ProtestChance,
    Target::TalksChance,
    Target::Operation,
    Target::ForeignTroops,
    Target::BlockaderStrength,
    Target::Ransom,
    Target::TravelAdvice,
];

/// What a target's level is kept for: the entities that an effect's `on` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// One level for the whole case.
    Whole,
    /// By place.
    Places,
    /// By corridor.
    Corridors,
    /// By zone, then by corridor: an effect may name either.
    ZonesAndCorridors,
    /// By zone.
    Zones,
    /// By sector.
    Sectors,
    /// By product.
    Products,
    /// By terminal.
    Terminals,
    /// By carrier.
    Carriers,
    /// By government.
    Governments,
}

impl Domain {
    /// The domain of a target.
    #[must_use]
    pub fn of(target: Target) -> Self {
        match target {
            Target::EscortOffer | Target::BorderCapacity | Target::CorridorAppeal => {
                Self::Corridors
            }
            Target::RoadDanger | Target::RoadTime => Self::ZonesAndCorridors,
            Target::TerminalCapacity => Self::Terminals,
            Target::LastMile | Target::Ration | Target::OutsideSupply | Target::Release => {
                Self::Places
            }
            Target::Priority | Target::Demand | Target::Hoarding => Self::Sectors,
            Target::PumpPrice => Self::Products,
            Target::CarrierBan | Target::CarrierStop | Target::CarrierDeal => Self::Carriers,
            Target::Operation => Self::Zones,
            Target::TravelAdvice => Self::Governments,
            _ => Self::Whole,
        }
    }

    /// How many entities it has.
    #[must_use]
    pub fn size(self, layout: &Layout) -> usize {
        match self {
            Self::Whole => 1,
            Self::Places => layout.places.len(),
            Self::Corridors => layout.corridors.len(),
            Self::ZonesAndCorridors => layout.zones.len() + layout.corridors.len(),
            Self::Zones => layout.zones.len(),
            Self::Sectors => layout.sectors.len(),
            Self::Products => layout.products.len(),
            Self::Terminals => layout.terminals.len(),
            Self::Carriers => layout.carriers.len(),
            Self::Governments => layout.governments.len(),
        }
    }

    /// Index of a named entity.
    #[must_use]
    pub fn index(self, layout: &Layout, id: &str) -> Option<usize> {
        let find = |ids: &[String]| ids.iter().position(|i| i == id);
        match self {
            Self::Whole => None,
            Self::Places => find(&layout.places),
            Self::Corridors => find(&layout.corridors),
            Self::ZonesAndCorridors => find(&layout.zones)
                .or_else(|| find(&layout.corridors).map(|i| i + layout.zones.len())),
            Self::Zones => find(&layout.zones),
            Self::Sectors => find(&layout.sectors),
            Self::Products => find(&layout.products),
            Self::Terminals => find(&layout.terminals),
            Self::Carriers => find(&layout.carriers),
            Self::Governments => find(&layout.governments),
        }
    }
}

/// Level of a target when no measure touches it.
fn neutral(target: Target, index: usize, params: &Params) -> f64 {
    match target {
        Target::RoadDanger
        | Target::RoadTime
        | Target::TerminalCapacity
        | Target::BorderCapacity
        | Target::CorridorAppeal
        | Target::LastMile
        | Target::Priority
        | Target::Demand
        | Target::Hoarding
        | Target::DriverPay
        | Target::ProtestChance
        | Target::TalksChance
        | Target::BlockaderStrength => 1.0,
        Target::Ration => f64::INFINITY,
        Target::PumpPrice => params.pump_price[index],
        Target::EscortUnits => params.escorts.map_or(0.0, |e| e.units),
        _ => 0.0,
    }
}

impl Levers {
    /// Levels before any measure.
    #[must_use]
    pub fn new(layout: &Layout, params: &Params) -> Self {
        let (mut levels, mut from) = (Vec::new(), [0; TARGETS.len() + 1]);
        for (target, end) in TARGETS.into_iter().zip(&mut from[1..]) {
            let entities = 0..Domain::of(target).size(layout);
            levels.extend(entities.map(|entity| neutral(target, entity, params)));
            *end = levels.len();
        }
        Self {
            neutral: levels.as_slice().into(),
            once: vec![0.0; levels.len()],
            levels,
            from,
        }
    }

    /// No levers at all: what stands in while the real ones are lent out.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            levels: Vec::new(),
            neutral: Arc::default(),
            once: Vec::new(),
            from: [0; TARGETS.len() + 1],
        }
    }

    /// Puts every level back to neutral: the morning of a new day.
    pub fn reset(&mut self) {
        self.levels.copy_from_slice(&self.neutral);
        self.once.fill(0.0);
    }

    fn range(&self, target: Target) -> Range<usize> {
        self.from[target as usize]..self.from[target as usize + 1]
    }

    /// Levels of a target, by entity of its [`Domain`].
    #[must_use]
    pub fn of(&self, target: Target) -> &[f64] {
        &self.levels[self.range(target)]
    }

    /// Level of a target of the whole case.
    #[must_use]
    pub fn level(&self, target: Target) -> f64 {
        self.of(target)[0]
    }

    /// What measures add once today, by entity.
    #[must_use]
    pub fn once(&self, target: Target) -> &[f64] {
        &self.once[self.range(target)]
    }

    /// Levels of a target, to be moved by a measure.
    pub fn of_mut(&mut self, target: Target) -> &mut [f64] {
        let range = self.range(target);
        &mut self.levels[range]
    }

    /// What is added once today, to be moved by a measure.
    pub fn once_mut(&mut self, target: Target) -> &mut [f64] {
        let range = self.range(target);
        &mut self.once[range]
    }
}
