//! The blackboard of a day: all that systems tell each other.
//!
//! A system writes its own signals and reads those of others; it never looks into another's state.
//! The neutral value of a signal is what it says when the system behind it is absent, so a case
//! without an armed group, or without a regime, runs on the same program.

use citerne_case::spec::{CaseSpec, place::PlaceSpec};

use crate::happening::{Kind, Today};
use crate::layout::Layout;

/// What systems tell each other. Vectors are by index of [`Layout`].
#[derive(Debug, Clone, PartialEq)]
pub struct Signals {
    // -- blockade and campaign -------------------------------------------------------------
    /// How far the blockade is in force: 0 before it and after its end, 1 at full force.
    pub blockade: f64,
    /// Share of last-mile deliveries that pickets let through; 1 without pickets.
    pub last_mile_open: f64,
    /// True once the blockader called it off of its own accord.
    pub lapsed: bool,
    /// Danger that the campaign puts on the roads of each zone, 1 = reference; 0 without a campaign.
    pub threat: Vec<f64>,
    /// Share of the blockader's effort in each zone; sums to one, 0 without a campaign.
    pub effort: Vec<f64>,
    /// Fighters of the blockader, beside the reference strength; 1 neutral.
    pub strength: f64,
    /// Besieged places: 1 besieged, 0 not.
    pub besieged: Vec<f64>,
    /// Alarm in the capital: 1 on the day of an attack there, fading over a month.
    pub capital_alarm: f64,
    /// Attacks in the capital so far, assaults to take it among them.
    pub capital_attacks: u32,
    /// The blockader's aim: 1 take-over, 0 pressure.
    pub takeover_aim: f64,
    /// Money the blockader took today (ransom, tolls, captured fuel); cleared when it is booked.
    pub blockader_income: f64,
    // -- territory, operations, talks --------------------------------------------------------
    /// State control of each zone, 0 to 1.
    pub control: Vec<f64>,
    /// Factor on danger from lost control, by zone; 1 neutral.
    pub control_danger: Vec<f64>,
    /// Regional seats that have fallen.
    pub seats_lost: u32,
    /// What operations leave of the danger, by zone; 1 neutral.
    pub operation_relief: Vec<f64>,
    /// Share of the blockader's fighters lost to operations today.
    pub attrition: f64,
    /// Escorts tied up by operations.
    pub escorts_tied: f64,
    /// True once an operation reopened the main corridor for good.
    pub breakthrough: bool,
    /// What local accords leave of the danger, by zone; 1 neutral.
    pub local_relief: Vec<f64>,
    /// What a kept national deal leaves of the danger; 1 neutral.
    pub deal_danger: f64,
    /// True while a national truce or accord is kept.
    pub deal_kept: bool,
    /// Legitimacy that agreeing to talk cost the rulers today.
    pub talk_cost: f64,
    // -- carriers, roads -------------------------------------------------------------------------
    /// Share of the fuel fleet whose carriers run; 1 neutral.
    pub fuel_carriers_open: f64,
    /// Mean danger of the running fuel carriers, beside one without a deal; 1 neutral.
    pub carrier_danger: f64,
    /// Share of passenger transport that runs; 1 neutral.
    pub passenger_open: f64,
    /// Share of fares that passenger lines pay to the blockader, mean of those that run; 0 neutral.
    pub passenger_toll: f64,
    /// Share of trips lost lately, all corridors: what carriers see.
    pub loss_rate: f64,
    /// Truck-kilometres in each zone, smoothed over a week.
    pub traffic: Vec<f64>,
    /// Fuel trucks that reached the end of a trip today.
    pub fuel_trips: i64,
    /// Litres that reached each place today from outside its own depots: `[place][product]`.
    pub arrivals: Vec<i64>,
    /// Litres that each inland corridor may load at its hub tomorrow: `[corridor][product]`.
    pub inland_offer: Vec<i64>,
    /// Litres beyond the offer that it may load to fill a whole tanker: `[corridor][product]`.
    pub inland_spare: Vec<i64>,
    /// Litres that it did load today.
    pub inland_taken: Vec<i64>,
    /// Litres that each depot lacks to its aim, not counting what is on the way: `[place][product]`.
    pub wanted: Vec<i64>,
    /// Litres of normal use a day: `[place][product]`; fixed for a history.
    pub normal_use: Vec<i64>,
    /// Trucks that reached the capital today.
    pub trucks_to_capital: i64,
    /// Litres imported over the border into depots or onward today.
    pub imported: i64,
    /// Most soldiers lost in one convoy today.
    pub soldiers_lost: f64,
    /// Lone trucks that leave on the main corridor beside its normal traffic, smoothed over a month;
    /// 1 neutral.
    pub lone_flow_main: f64,
    // -- fuel in the cities ------------------------------------------------------------------------
    /// Share of each sector's need that was not met today: `[place][sector]`.
    pub unmet: Vec<f64>,
    /// Share of retail need that stations did not serve, smoothed over days: `[place][product]`.
    pub retail_gap: Vec<f64>,
    /// Share of stations that have fuel: `[place]`, the scarcest product that stations sell.
    pub stations_open: Vec<f64>,
    /// Depot and station cover at normal use, in days: `[place][product]`.
    pub cover: Vec<f64>,
    /// Unmet household need of the capital, smoothed over a week, 0 to 1.
    pub capital_shortage: f64,
    /// The same for the whole case, weighted by people.
    pub national_shortage: f64,
    /// Share of normal demand that was met today in the whole case.
    pub served: f64,
    /// Share of normal demand that was met in the whole case, smoothed over 30 days.
    pub supply_share: f64,
    /// Share of the power utility's need met today, by place; 1 neutral.
    pub power_served: Vec<f64>,
    /// Share of need of the security forces met, whole case; 1 neutral.
    pub security_served: f64,
    // -- prices, power, schools -------------------------------------------------------------------
    /// Pump price of each product, in money/L.
    pub pump_price: Vec<f64>,
    /// Street price over pump price: `[place][product]`; 1 neutral.
    pub street_ratio: Vec<f64>,
    /// Food price, 1 at the start, by place.
    pub food: Vec<f64>,
    /// Share of the normal hours of power that is lost, by place; 0 neutral.
    pub dark: Vec<f64>,
    /// 1 while schools are closed.
    pub schools_closed: f64,
    /// Hardship that the closure adds.
    pub schools_hardship: f64,
    // -- public, rulers -----------------------------------------------------------------------------
    /// Hardship, by place; about 1 at utter shortage of household fuel.
    pub hardship: Vec<f64>,
    /// Hardship weighted by people.
    pub national_hardship: f64,
    /// Share of blame that falls on the state; 0.5 neutral.
    pub blame_state: f64,
    /// Belief in the state's word, 0 to 1; 0.5 neutral.
    pub belief: f64,
    /// How recent mass protest is: 1 on the day, fading over a month.
    pub protest_recent: f64,
    /// Legitimacy of the rulers, 0 to 1; 0.5 neutral.
    pub legitimacy: f64,
    /// Cohesion of the security forces, 0 to 1; 0.5 neutral.
    pub cohesion: f64,
    /// Distress, 0 to 1: shortage and lost legitimacy, one causal chain counted once.
    pub distress: f64,
    /// Day on which new rulers came in, if any.
    pub rulers_since: Option<u32>,
    /// True once the blockader holds the seat of government.
    pub capital_lost: bool,
    // -- abroad ---------------------------------------------------------------------------------------
    /// Foreign troops that defend the rulers.
    pub foreign_troops: f64,
    /// Escorts that foreign troops add.
    pub foreign_escorts: f64,
    /// Litres per day that come from outside to the capital.
    pub outside_supply: f64,
    /// Share of governments that advise to leave.
    pub advice_share: f64,
    /// What missions at reduced strength leave of the relief sector's fuel use; 1 neutral.
    pub relief_use: f64,
    /// Foreigners still in the country, beside the start; 1 neutral.
    pub foreigners: f64,
    /// Recent abductions of foreigners.
    pub kidnaps_recent: f64,
    /// Foreigners in the country who are free, in people; no limit where nobody counts them.
    pub foreigners_here: i64,
    /// Foreigners abducted today.
    pub hostages_taken: i64,
    /// Foreign hostages freed today: they leave the country.
    pub hostages_freed: i64,
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
        let (zones, places) = (layout.zones.len(), layout.places.len());
        let (products, sectors) = (layout.products.len(), layout.sectors.len());
        let besieged = |p: &PlaceSpec| f64::from(u8::from(p.besieged && case.campaign.is_none()));
        Self {
            blockade: 0.0,
            last_mile_open: 1.0,
            lapsed: false,
            threat: vec![0.0; zones],
            effort: vec![0.0; zones],
            strength: 1.0,
            besieged: case.places.values().map(besieged).collect(),
            capital_alarm: 0.0,
            capital_attacks: 0,
            takeover_aim: 0.0,
            blockader_income: 0.0,
            control: vec![1.0; zones],
            control_danger: vec![1.0; zones],
            seats_lost: 0,
            operation_relief: vec![1.0; zones],
            attrition: 0.0,
            escorts_tied: 0.0,
            breakthrough: false,
            local_relief: vec![1.0; zones],
            deal_danger: 1.0,
            deal_kept: false,
            talk_cost: 0.0,
            fuel_carriers_open: 1.0,
            carrier_danger: 1.0,
            passenger_open: 1.0,
            passenger_toll: 0.0,
            loss_rate: 0.0,
            traffic: vec![0.0; zones],
            fuel_trips: 0,
            arrivals: vec![0; places * products],
            inland_offer: vec![0; layout.corridors.len() * products],
            inland_spare: vec![0; layout.corridors.len() * products],
            inland_taken: vec![0; layout.corridors.len() * products],
            wanted: vec![0; places * products],
            normal_use: vec![0; places * products],
            trucks_to_capital: 0,
            imported: 0,
            soldiers_lost: 0.0,
            lone_flow_main: 1.0,
            unmet: vec![0.0; places * sectors],
            retail_gap: vec![0.0; places * products],
            stations_open: vec![1.0; places],
            cover: vec![0.0; places * products],
            capital_shortage: 0.0,
            national_shortage: 0.0,
            served: 1.0,
            supply_share: 1.0,
            power_served: vec![1.0; places],
            security_served: 1.0,
            pump_price: vec![0.0; products],
            street_ratio: vec![1.0; places * products],
            food: vec![1.0; places],
            dark: vec![0.0; places],
            schools_closed: 0.0,
            schools_hardship: 0.0,
            hardship: vec![0.0; places],
            national_hardship: 0.0,
            blame_state: 0.5,
            belief: 0.5,
            protest_recent: 0.0,
            legitimacy: 0.5,
            cohesion: 0.5,
            distress: 0.0,
            rulers_since: None,
            capital_lost: false,
            foreign_troops: 0.0,
            foreign_escorts: 0.0,
            outside_supply: 0.0,
            advice_share: 0.0,
            relief_use: 1.0,
            foreigners: 1.0,
            kidnaps_recent: 0.0,
            foreigners_here: i64::MAX,
            hostages_taken: 0,
            hostages_freed: 0,
        }
    }
}
