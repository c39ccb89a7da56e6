//! Kinds of events.

/// Declares the kinds: id, the units a figure may be given in (the first is the one it is kept in;
/// none means any), and whether a figure is needed.
macro_rules! kinds {
    ($( $(#[doc = $doc:literal])* $name:ident $id:literal [$($unit:literal),*] $need:literal; )*) => {
        /// What an event is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum EventKind {
            $( $(#[doc = $doc])* $name, )*
        }

        impl EventKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in the log.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }

            /// Units a figure may be given in; the first is the one it is kept in. Empty: any.
            pub fn units(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($unit),*]),* }
            }

            /// True when the event says nothing without a figure.
            pub fn needs_quantity(self) -> bool {
                match self { $(Self::$name => $need),* }
            }
        }
    };
}

kinds! {
    /// Trucks that arrived in a week.
    ArrivalsWeek "arrivals_week" ["trucks/week", "trucks"] true;
    /// An assault on a town; the figure is the dead.
    AttackCity "attack_city" ["people", "1"] false;
    /// A blockade is declared or begins.
    BlockadeDeclared "blockade_declared" ["people"] false;
    /// Supply is said to be easier.
    BlockadeEased "blockade_eased" [] false;
    /// The blockade is over.
    BlockadeEnded "blockade_ended" [] false;
    /// The seat of government falls.
    CapitalTaken "capital_taken" [] false;
    /// Trucks that arrived in one convoy.
    ConvoyArrived "convoy_arrived" ["trucks"] false;
    /// A convoy is attacked; the figure is its size or its losses, as the note says.
    ConvoyAttacked "convoy_attacked" ["trucks"] false;
    /// Rulers are replaced by force from within.
    Coup "coup" [] false;
    /// An attempt or plot.
    CoupAttempt "coup_attempt" ["people"] false;
    /// Protest is put down; the figure is the dead.
    Crackdown "crackdown" ["people"] false;
    /// A deal for one town or road.
    DealLocal "deal_local" [] false;
    /// A public deal between state and blockader.
    DealNational "deal_national" [] false;
    /// Deliveries in a day.
    Deliveries "deliveries" ["trucks/day", "1/day", "L/day"] true;
    /// People who fled.
    Displacement "displacement" ["people"] false;
    /// Money lost to the economy.
    EconomicCost "economic_cost" ["money"] true;
    /// A foreign mission sends staff home or closes.
    EmbassyDrawdown "embassy_drawdown" ["people", "1"] false;
    /// Dearer food: a price or a rise.
    FoodPrice "food_price" [] false;
    /// Foreign troops or supply come or are promised.
    InterventionForeign "intervention_foreign" [] false;
    /// People are abducted.
    Kidnapping "kidnapping" ["people"] false;
    /// The state acts: rationing, curfew, opening hours and the like.
    MeasureState "measure_state" [] false;
    /// Talks are reported.
    Negotiation "negotiation" [] false;
    /// A military operation.
    OperationMilitary "operation_military" [] false;
    /// Opinion polled; the figure is a share.
    Opinion "opinion" ["1"] false;
    /// Anything else worth keeping.
    Other "other" [] false;
    /// Sales beside normal while people fear a shortage.
    PanicDemand "panic_demand" ["1"] true;
    /// Hours without power in a day.
    PowerCut "power_cut" ["hours", "hours/day"] true;
    /// Hours with power in a day.
    PowerHours "power_hours" ["hours", "hours/day"] true;
    /// The pump price set by the state.
    PriceOfficial "price_official" ["money/L"] true;
    /// The price on the street.
    PriceStreet "price_street" ["money/L"] true;
    /// People in the street.
    Protest "protest" ["people"] false;
    /// Officers or soldiers arrested or struck off.
    PurgeArrest "purge_arrest" ["people"] false;
    /// A ransom is paid.
    Ransom "ransom" ["money"] false;
    /// Schools open again.
    SchoolClosureEnd "school_closure_end" [] false;
    /// Schools close; the figure is for how long.
    SchoolClosureStart "school_closure_start" ["days"] false;
    /// Share of stations without fuel.
    StationsDryShare "stations_dry_share" ["1"] true;
    /// Share of stations that have fuel.
    StationsOpenShare "stations_open_share" ["1"] true;
    /// Days for which stocks last.
    StockDays "stock_days" ["days"] true;
    /// Supply as a share of normal.
    SupplyShare "supply_share" ["1"] true;
    /// Tankers taken with their fuel.
    TankersCaptured "tankers_captured" ["trucks"] true;
    /// Tankers lost in one attack.
    TankersDestroyed "tankers_destroyed" ["trucks"] true;
    /// Tankers lost since a day.
    TankersDestroyedCumulative "tankers_destroyed_cumulative" ["trucks"] true;
    /// A carrier is banned, stops or starts again.
    TransportBan "transport_ban" [] false;
    /// A government changes its advice; the figure is its citizens there.
    TravelAdvice "travel_advice" ["people", "1"] false;
    /// Buses and lorries burned.
    VehiclesBurned "vehicles_burned" ["trucks"] false;
}

impl EventKind {
    /// The kind called `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }
}
