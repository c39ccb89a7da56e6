//! The blackboard of a day: all that systems tell each other.
//!
//! A system writes its own signals and reads those of others; it never looks into another's state.
//! The neutral value of a signal is what it says when the system behind it is absent, so a case
//! without an armed group, or without a regime, runs on the same program.

use citerne_case::spec::{CaseSpec, place::PlaceSpec};

use crate::happening::{Kind, Today};
use crate::layout::Layout;

/// How many there are of each thing that signals are told by.
struct Sizes {
    zones: usize,
    places: usize,
    products: usize,
    sectors: usize,
    corridors: usize,
}

/// Declares the blackboard: each signal with its neutral value, from the case and its sizes.
macro_rules! signals {
    ($case:ident, $of:ident: $($(#[$doc:meta])* $name:ident: $kind:ty = $neutral:expr,)*) => {
        /// What systems tell each other. Vectors are by index of [`Layout`].
        #[derive(Debug, Clone, PartialEq)]
        pub struct Signals {
            $($(#[$doc])* pub $name: $kind,)*
        }

        impl Signals {
            fn neutral($case: &CaseSpec, $of: &Sizes) -> Self {
                Self { $($name: $neutral,)* }
            }
        }
    };
}

signals! { case, of:
    // -- blockade and campaign -------------------------------------------------------------
    /// How far the blockade is in force: 0 before it and after its end, 1 at full force.
    blockade: f64 = 0.0,
    /// Share of last-mile deliveries that pickets let through; 1 without pickets.
    last_mile_open: f64 = 1.0,
    /// True once the blockader called it off of its own accord.
    lapsed: bool = false,
    /// Danger that the campaign puts on the roads of each zone, 1 = reference; 0 without a campaign.
    threat: Vec<f64> = vec![0.0; of.zones],
    /// Share of the blockader's effort in each zone; sums to one, 0 without a campaign.
    effort: Vec<f64> = vec![0.0; of.zones],
    /// Fighters of the blockader, beside the reference strength; 1 neutral.
    strength: f64 = 1.0,
    /// Besieged places: 1 besieged, 0 not.
    besieged: Vec<f64> = besieged(case),
    /// Alarm in the capital: 1 on the day of an attack there, fading over a month.
    capital_alarm: f64 = 0.0,
    /// Attacks in the capital so far, assaults to take it among them.
    capital_attacks: u32 = 0,
    /// The blockader's aim: 1 take-over, 0 pressure.
    takeover_aim: f64 = 0.0,
    /// Money the blockader took today (ransom, tolls, captured fuel); cleared when it is booked.
    blockader_income: f64 = 0.0,
    // -- territory, operations, talks --------------------------------------------------------
    /// State control of each zone, 0 to 1.
    control: Vec<f64> = vec![1.0; of.zones],
    /// Factor on danger from lost control, by zone; 1 neutral.
    control_danger: Vec<f64> = vec![1.0; of.zones],
    /// Regional seats that have fallen.
    seats_lost: u32 = 0,
    /// What operations leave of the danger, by zone; 1 neutral.
    operation_relief: Vec<f64> = vec![1.0; of.zones],
    /// Share of the blockader's fighters lost to operations today.
    attrition: f64 = 0.0,
    /// Escorts tied up by operations.
    escorts_tied: f64 = 0.0,
    /// True once an operation reopened the main corridor for good.
    breakthrough: bool = false,
    /// What local accords leave of the danger, by zone; 1 neutral.
    local_relief: Vec<f64> = vec![1.0; of.zones],
    /// What a kept national deal leaves of the danger; 1 neutral.
    deal_danger: f64 = 1.0,
    /// True while a national truce or accord is kept.
    deal_kept: bool = false,
    /// Legitimacy that agreeing to talk cost the rulers today.
    talk_cost: f64 = 0.0,
    // -- carriers, roads -------------------------------------------------------------------------
    /// Share of the fuel fleet whose carriers run; 1 neutral.
    fuel_carriers_open: f64 = 1.0,
    /// Mean danger of the running fuel carriers, beside one without a deal; 1 neutral.
    carrier_danger: f64 = 1.0,
    /// Share of passenger transport that runs; 1 neutral.
    passenger_open: f64 = 1.0,
    /// Share of fares that passenger lines pay to the blockader, mean of those that run; 0 neutral.
    passenger_toll: f64 = 0.0,
    /// Share of trips lost lately, all corridors: what carriers see.
    loss_rate: f64 = 0.0,
    /// Truck-kilometres in each zone, smoothed over a week.
    traffic: Vec<f64> = vec![0.0; of.zones],
    /// Fuel trucks that reached the end of a trip today.
    fuel_trips: i64 = 0,
    /// Litres that reached each place today from outside its own depots: `[place][product]`.
    arrivals: Vec<i64> = vec![0; of.places * of.products],
    /// Litres that each inland corridor may load at its hub tomorrow: `[corridor][product]`.
    inland_offer: Vec<i64> = vec![0; of.corridors * of.products],
    /// Litres beyond the offer that it may load to fill a whole tanker: `[corridor][product]`.
    inland_spare: Vec<i64> = vec![0; of.corridors * of.products],
    /// Litres that it did load today.
    inland_taken: Vec<i64> = vec![0; of.corridors * of.products],
    /// Litres that each depot lacks to its aim, not counting what is on the way: `[place][product]`.
    wanted: Vec<i64> = vec![0; of.places * of.products],
    /// Litres of normal use a day: `[place][product]`; fixed for a history.
    normal_use: Vec<i64> = vec![0; of.places * of.products],
    /// Trucks that reached the capital today.
    trucks_to_capital: i64 = 0,
    /// Litres imported over the border into depots or onward today.
    imported: i64 = 0,
    /// Most soldiers lost in one convoy today.
    soldiers_lost: f64 = 0.0,
    /// Lone trucks that leave on the main corridor beside its normal traffic, smoothed over a month;
    /// 1 neutral.
    lone_flow_main: f64 = 1.0,
    // -- fuel in the cities ------------------------------------------------------------------------
    /// Share of each sector's need that was not met today: `[place][sector]`.
    unmet: Vec<f64> = vec![0.0; of.places * of.sectors],
    /// Share of retail need that stations did not serve, smoothed over days: `[place][product]`.
    retail_gap: Vec<f64> = vec![0.0; of.places * of.products],
    /// Share of stations that have fuel: `[place]`, the scarcest product that stations sell.
    stations_open: Vec<f64> = vec![1.0; of.places],
    /// Depot and station cover at normal use, in days: `[place][product]`.
    cover: Vec<f64> = vec![0.0; of.places * of.products],
    /// Unmet household need of the capital, smoothed over a week, 0 to 1.
    capital_shortage: f64 = 0.0,
    /// The same for the whole case, weighted by people.
    national_shortage: f64 = 0.0,
    /// Share of normal demand that was met today in the whole case.
    served: f64 = 1.0,
    /// Share of normal demand that was met in the whole case, smoothed over 30 days.
    supply_share: f64 = 1.0,
    /// Share of the power utility's need met today, by place; 1 neutral.
    power_served: Vec<f64> = vec![1.0; of.places],
    /// Share of need of the security forces met, whole case; 1 neutral.
    security_served: f64 = 1.0,
    // -- prices, power, schools -------------------------------------------------------------------
    /// Pump price of each product, in money/L.
    pump_price: Vec<f64> = vec![0.0; of.products],
    /// Street price over pump price: `[place][product]`; 1 neutral.
    street_ratio: Vec<f64> = vec![1.0; of.places * of.products],
    /// Food price, 1 at the start, by place.
    food: Vec<f64> = vec![1.0; of.places],
    /// Share of the normal hours of power that is lost, by place; 0 neutral.
    dark: Vec<f64> = vec![0.0; of.places],
    /// 1 while schools are closed.
    schools_closed: f64 = 0.0,
    /// Hardship that the closure adds.
    schools_hardship: f64 = 0.0,
    // -- public, rulers -----------------------------------------------------------------------------
    /// Hardship, by place; about 1 at utter shortage of household fuel.
    hardship: Vec<f64> = vec![0.0; of.places],
    /// Hardship weighted by people.
    national_hardship: f64 = 0.0,
    /// Share of blame that falls on the state; 0.5 neutral.
    blame_state: f64 = 0.5,
    /// Belief in the state's word, 0 to 1; 0.5 neutral.
    belief: f64 = 0.5,
    /// How recent mass protest is: 1 on the day, fading over a month.
    protest_recent: f64 = 0.0,
    /// Legitimacy of the rulers, 0 to 1; 0.5 neutral.
    legitimacy: f64 = 0.5,
    /// Cohesion of the security forces, 0 to 1; 0.5 neutral.
    cohesion: f64 = 0.5,
    /// Distress, 0 to 1: shortage and lost legitimacy, one causal chain counted once.
    distress: f64 = 0.0,
    /// Day on which new rulers came in, if any.
    rulers_since: Option<u32> = None,
    /// True once the blockader holds the seat of government.
    capital_lost: bool = false,
    // -- abroad ---------------------------------------------------------------------------------------
    /// Foreign troops that defend the rulers.
    foreign_troops: f64 = 0.0,
    /// Escorts that foreign troops add.
    foreign_escorts: f64 = 0.0,
    /// Litres per day that come from outside to the capital.
    outside_supply: f64 = 0.0,
    /// Share of governments that advise to leave.
    advice_share: f64 = 0.0,
    /// What missions at reduced strength leave of the relief sector's fuel use; 1 neutral.
    relief_use: f64 = 1.0,
    /// Foreigners still in the country, beside the start; 1 neutral.
    foreigners: f64 = 1.0,
    /// Recent abductions of foreigners.
    kidnaps_recent: f64 = 0.0,
    /// Foreigners in the country who are free, in people; no limit where nobody counts them.
    foreigners_here: i64 = i64::MAX,
    /// Foreigners abducted today.
    hostages_taken: i64 = 0,
    /// Foreign hostages freed today: they leave the country.
    hostages_freed: i64 = 0,
}

/// Days over which alarm in the capital fades.
const ALARM_DAYS: f64 = 30.0;

impl Signals {
    /// What time alone changes overnight: alarm in the capital fades, unless the blockader holds it.
    pub fn night(&mut self) {
        if !self.capital_lost {
            self.capital_alarm *= 1.0 - 1.0 / ALARM_DAYS;
        }
    }

    /// There is an attack in the capital today.
    pub fn attack_capital(&mut self, today: &mut Today) {
        self.capital_alarm = 1.0;
        self.capital_attacks += 1;
        today.note(Kind::CapitalAttack, 0, 0.0);
    }

    /// The neutral blackboard of a case.
    #[must_use]
    pub fn new(layout: &Layout, case: &CaseSpec) -> Self {
        let sizes = Sizes {
            zones: layout.zones.len(),
            places: layout.places.len(),
            products: layout.products.len(),
            sectors: layout.sectors.len(),
            corridors: layout.corridors.len(),
        };
        Self::neutral(case, &sizes)
    }
}

/// Places under siege from the start; a campaign says itself which are.
fn besieged(case: &CaseSpec) -> Vec<f64> {
    let besieged = |place: &PlaceSpec| place.besieged && case.campaign.is_none();
    let places = case.places.values();
    places
        .map(|place| f64::from(u8::from(besieged(place))))
        .collect()
}
