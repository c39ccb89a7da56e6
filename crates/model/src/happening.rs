//! What happens in a history, in kinds that people would tell of.

use crate::script::Weighed;

/// A kind of happening. The id is what claims, tables and stories call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)] // the ids below say it
pub enum Kind {
    BlockadeDeclared,
    Lapsed,
    SurgeBegins,
    LullBegins,
    NormalTempo,
    SiegeNew,
    SiegeEnds,
    CapitalAttack,
    ConvoyLeaves,
    ConvoyArrives,
    ConvoyAttacked,
    LoneTrucksLost,
    EscortBeaten,
    CarrierStops,
    CarrierRestarts,
    CarrierDeal,
    CarrierBan,
    Dry,
    Refilled,
    ReserveReleased,
    MeasureBegins,
    MeasureEnds,
    SchoolsClose,
    SchoolsOpen,
    PromiseMade,
    PromiseKept,
    PromiseBroken,
    Silence,
    MassProtest,
    Tolerance,
    Concession,
    Repression,
    Crackdown,
    CoupAttempt,
    Coup,
    Purge,
    Uprising,
    TalksOpen,
    TalksClose,
    LocalAccord,
    Truce,
    TruceEnds,
    Accord,
    AccordCollapses,
    CapitalAssault,
    CapitalTaken,
    Intervention,
    OutsideSupply,
    OutsideSupplyEnds,
    ForeignTroopsLeave,
    Operation,
    OperationEnds,
    Breakthrough,
    SeatFalls,
    SeatRetaken,
    AdviceToLeave,
    MajorityAdvice,
    MissionReduced,
    MissionLeaves,
    Kidnap,
    Ransom,
    HostagesFreed,
    Eased,
    EndedByDeal,
    BrokenByForce,
}

/// What a happening's `entity` is an index of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum EntityKind {
    None,
    Place,
    Corridor,
    Zone,
    Carrier,
    Government,
    Measure,
}

macro_rules! kinds {
    ($($kind:ident $id:literal $entity:ident;)*) => {
        impl Kind {
            /// All kinds, in order.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// The kind's id.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Kind::$kind => $id),* }
            }

            /// What its entity is.
            #[must_use]
            pub fn entity(self) -> EntityKind {
                match self { $(Kind::$kind => EntityKind::$entity),* }
            }
        }
    };
}

kinds! {
    BlockadeDeclared "blockade-declared" None;
    Lapsed "lapsed" None;
    SurgeBegins "surge-begins" None;
    LullBegins "lull-begins" None;
    NormalTempo "normal-tempo" None;
    SiegeNew "siege-new" Place;
    SiegeEnds "siege-ends" Place;
    CapitalAttack "capital-attack" None;
    ConvoyLeaves "convoy-leaves" Corridor;
    ConvoyArrives "convoy-arrives" Corridor;
    ConvoyAttacked "convoy-attacked" Corridor;
    LoneTrucksLost "lone-trucks-lost" Corridor;
    EscortBeaten "escort-beaten" Corridor;
    CarrierStops "carrier-stops" Carrier;
    CarrierRestarts "carrier-restarts" Carrier;
    CarrierDeal "carrier-deal" Carrier;
    CarrierBan "carrier-ban" Carrier;
    Dry "dry" Place;
    Refilled "refilled" Place;
    ReserveReleased "reserve-released" None;
    MeasureBegins "measure-begins" Measure;
    MeasureEnds "measure-ends" Measure;
    SchoolsClose "schools-close" None;
    SchoolsOpen "schools-open" None;
    PromiseMade "promise-made" None;
    PromiseKept "promise-kept" None;
    PromiseBroken "promise-broken" None;
    Silence "silence" None;
    MassProtest "mass-protest" None;
    Tolerance "tolerance" None;
    Concession "concession" None;
    Repression "repression" None;
    Crackdown "crackdown" None;
    CoupAttempt "coup-attempt" None;
    Coup "coup" None;
    Purge "purge" None;
    Uprising "uprising" None;
    TalksOpen "talks-open" None;
    TalksClose "talks-close" None;
    LocalAccord "local-accord" Zone;
    Truce "truce" None;
    TruceEnds "truce-ends" None;
    Accord "accord" None;
    AccordCollapses "accord-collapses" None;
    CapitalAssault "capital-assault" None;
    CapitalTaken "capital-taken" None;
    Intervention "intervention" None;
    OutsideSupply "outside-supply" None;
    OutsideSupplyEnds "outside-supply-ends" None;
    ForeignTroopsLeave "foreign-troops-leave" None;
    Operation "operation" Zone;
    OperationEnds "operation-ends" Zone;
    Breakthrough "breakthrough" None;
    SeatFalls "seat-falls" Place;
    SeatRetaken "seat-retaken" Place;
    AdviceToLeave "advice-to-leave" Government;
    MajorityAdvice "majority-advice" None;
    MissionReduced "mission-reduced" None;
    MissionLeaves "mission-leaves" None;
    Kidnap "kidnap" None;
    Ransom "ransom" None;
    HostagesFreed "hostages-freed" None;
    Eased "eased" None;
    EndedByDeal "ended-by-deal" None;
    BrokenByForce "broken-by-force" None;
}

/// One happening of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Happening {
    /// What.
    pub kind: Kind,
    /// To which place, corridor, zone, carrier, government or measure ([`Kind::entity`]); else 0.
    pub entity: u32,
    /// How much: trucks, people, litres, money, as the kind has it; 0 where it means nothing.
    pub amount: f64,
    /// A second figure: trucks lost of a convoy, for example.
    pub detail: f64,
}

/// The happenings of the day so far. Cleared each morning; never allocates once it is warm.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Today {
    list: Vec<Happening>,
    weighed: Vec<Weighed>,
}

impl Today {
    /// Begins a new day.
    pub fn clear(&mut self) {
        self.list.clear();
        self.weighed.clear();
    }

    /// Notes a happening.
    pub fn note(&mut self, kind: Kind, entity: usize, amount: f64) {
        self.note_detail(kind, entity, amount, 0.0);
    }

    /// Notes a happening with a second figure.
    pub fn note_detail(&mut self, kind: Kind, entity: usize, amount: f64, detail: f64) {
        let entity = u32::try_from(entity).unwrap_or(u32::MAX);
        self.list.push(Happening {
            kind,
            entity,
            amount,
            detail,
        });
    }

    /// Notes how likely a known decision was.
    pub fn weigh(&mut self, weighed: Weighed) {
        self.weighed.push(weighed);
    }

    /// Known decisions of the day so far, with their chances.
    #[must_use]
    pub fn weighed(&self) -> &[Weighed] {
        &self.weighed
    }

    /// What has happened so far today, in order.
    #[must_use]
    pub fn all(&self) -> &[Happening] {
        &self.list
    }

    /// How many happenings of a kind there were today.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.list.iter().filter(|h| h.kind == kind).count()
    }

    /// Sum of the amounts of a kind today.
    #[must_use]
    pub fn sum(&self, kind: Kind) -> f64 {
        self.list
            .iter()
            .filter(|h| h.kind == kind)
            .map(|h| h.amount)
            .sum()
    }
}
