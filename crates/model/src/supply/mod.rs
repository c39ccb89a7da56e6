//! Fuel on the road: orders, trucks, borders, convoys, attacks, and what arrives.

mod attack;
mod books;
mod drive;
mod fleet;
mod flows;
mod gate;
mod inland;
mod network;
mod orders;
mod pick;
mod record;
#[cfg(test)]
mod tests;
mod trade;
mod warm;

use std::sync::Arc;

use citerne_case::spec::{CaseSpec, Target};

pub use record::outputs;
pub(crate) use trade::willingness;

use crate::happening::Today;
use crate::layout::Layout;
use crate::now::Now;
use crate::params::Params;
use crate::signals::Signals;
use books::Books;
use fleet::Fleet;
use gate::Convoys;
use network::Network;
use trade::Trade;

/// Which of the two fleets: imports or between cities.
const IMPORT: usize = 0;
const INLAND: usize = 1;

/// Trucks, where they are and what they carry.
///
/// Every loaded truck carries one full load of one product to one place: its *cell* (corridor,
/// place served, product). So litres on the road are trucks times the capacity of a tanker, and
/// all counting is in whole trucks.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    net: Arc<Network>,
    books: Books,
    trade: Trade,
    /// Trucks abroad by cell and day, one ring for each corridor.
    abroad: Vec<i32>,
    /// Trucks in line at the border, by cell.
    queue: Vec<i32>,
    /// Share of a truck that each border still owes each corridor.
    cleared: Vec<f64>,
    lone: Lone,
    convoys: Convoys,
    /// Share of a truck that is ordered but not sent yet, by cell.
    owed: Vec<f64>,
    /// Litres that should be on their way to each target, as fast as the roads are today.
    pipeline: Vec<f64>,
    /// How many corridors bring fuel to each target in normal times.
    ways: Vec<i64>,
    /// Share of the normal flow that each fleet can carry.
    fits: [f64; 2],
    work: Work,
}

/// Lone trucks inside, in cohorts by corridor and day of departure.
#[derive(Debug, Clone, PartialEq)]
struct Lone {
    count: Vec<i32>,
    /// Day of departure; may lie before the first day.
    left: Vec<i32>,
    stretch: Vec<f64>,
    trucks: Vec<i32>,
}

/// Room to work in, so that a day allocates nothing.
#[derive(Debug, Clone, Default, PartialEq)]
struct Work {
    /// Danger of 1 km in each zone today, beside a contested zone at reference.
    danger: Vec<f64>,
    /// Dangerous kilometres of each day-slot today, in units of 100 km.
    hazard: Vec<f64>,
    /// How much longer than normal the way inside takes a lone truck today, by corridor.
    stretch: Vec<f64>,
    /// Trucks that drove each day-slot today.
    driven: Vec<f64>,
    /// Litres ordered by target; what each place lacks beyond what is on its way.
    orders: Vec<f64>,
    lack: Vec<f64>,
    /// Trucks planned by cell.
    planned: Vec<f64>,
    /// By terminal: trucks planned, then trucks it can still load.
    terminal_planned: Vec<f64>,
    terminal_room: Vec<i64>,
    /// Weight of all corridors that serve a place.
    reach: Vec<f64>,
    /// By border: trucks in line.
    in_line: Vec<i64>,
    /// Trucks about to leave the gate alone, by cell of one corridor.
    leaving: Vec<i32>,
}

impl State {
    /// The road on the morning of the first day, in its normal steady flow.
    ///
    /// # Panics
    /// If the case has no fleet: the world then has no supply.
    #[must_use]
    pub fn start(layout: &Layout, _: &CaseSpec, params: &Params, signals: &mut Signals) -> Self {
        let net = Network::new(layout, params);
        let fleet = params.fleet.as_ref().expect("a fleet");
        let (sizes, targets) = (net.sizes, net.flows.own.len());
        let corridors = net.roads.len();
        let fleets = [
            Fleet::new(fleet.tankers, sizes.longest_back),
            Fleet::new(fleet.inland_tankers, sizes.longest_back),
        ];
        let mut state = Self {
            books: Books::new(&net, fleets),
            trade: Trade::new(&net),
            abroad: vec![0; sizes.abroad],
            queue: vec![0; sizes.cells],
            cleared: vec![0.0; corridors],
            lone: Lone {
                count: vec![0; sizes.cohorts],
                left: vec![0; sizes.cohorts],
                stretch: vec![1.0; sizes.cohorts],
                trucks: vec![0; sizes.cohort_cells],
            },
            convoys: Convoys::new(&net, params),
            owed: warm::phases(sizes.cells),
            pipeline: vec![0.0; targets],
            ways: vec![0; targets],
            fits: [1.0; 2],
            work: Work::new(layout, &net, params),
            net: Arc::new(net),
        };
        state.fill_roads();
        state.count_traffic(signals, 1.0);
        state
    }

    /// One day.
    pub fn step(&mut self, now: &Now<'_>, signals: &mut Signals, today: &mut Today) {
        self.morning(now, signals);
        self.find_danger(now, signals);
        self.find_stretch(now);
        self.drive_lone(now, signals, today);
        self.drive_convoys(now, signals, today);
        self.books.let_into_towns(&self.net, now, signals);
        self.shift_trade(now, signals);
        self.take_orders(now, signals);
        self.send_imports(now, signals);
        self.send_inland(signals);
        self.cross_borders(now, signals);
        self.leave_gates(now, signals, today);
        self.close(now, signals);
    }

    fn morning(&mut self, now: &Now<'_>, signals: &mut Signals) {
        self.books.counts.fill(record::Counts::default());
        signals.arrivals.fill(0);
        signals.inland_taken.fill(0);
        signals.imported = 0;
        signals.trucks_to_capital = 0;
        signals.fuel_trips = 0;
        signals.soldiers_lost = 0.0;
        let Some(p) = now.params.fleet.as_ref() else {
            return;
        };
        let held_days = now.params.interdiction.map_or(1.0, |i| i.driver_held);
        for (which, fleet) in (0..).zip(&mut self.books.fleets) {
            fleet.morning(now.day, p.renewal, p.driver_hiring);
            let u = || now.luck.uniform(crate::decision::DRIVERS_RELEASED, which);
            fleet.release(held_days, u);
        }
    }

    /// How dangerous a kilometre is in each zone, and from that each day-slot of every corridor.
    fn find_danger(&mut self, now: &Now<'_>, signals: &Signals) {
        let levers = now.levers.of(Target::RoadDanger);
        let zones = self.work.danger.len();
        let common = signals.deal_danger * signals.carrier_danger;
        for (zone, (danger, lever)) in self.work.danger.iter_mut().zip(levers).enumerate() {
            *danger = common
                * signals.threat[zone]
                * signals.control_danger[zone]
                * signals.operation_relief[zone]
                * signals.local_relief[zone]
                * lever.max(0.0)
                / 100.0;
        }
        for (c, road) in self.net.roads.iter().enumerate() {
            let lever = levers[zones + c].max(0.0);
            for slot in road.first_slot..road.first_slot + road.slots as usize {
                let segments = self.net.segments(slot).iter();
                let km: f64 = segments.map(|s| s.exposed * self.work.danger[s.zone]).sum();
                self.work.hazard[slot] = km * lever;
            }
        }
    }

    /// Smooths the day's truck-kilometres by zone into the signal; `weight` 1 replaces it.
    fn count_traffic(&mut self, signals: &mut Signals, weight: f64) {
        let net = Arc::clone(&self.net);
        for traffic in &mut signals.traffic {
            *traffic *= 1.0 - weight;
        }
        for slot in 0..net.slots() {
            let trucks = std::mem::take(&mut self.work.driven[slot]);
            if trucks > 0.0 {
                for segment in net.segments(slot) {
                    signals.traffic[segment.zone] += weight * trucks * segment.km;
                }
            }
        }
    }

    /// Ends the day: drivers' fate, memories, signals.
    fn close(&mut self, now: &Now<'_>, signals: &mut Signals) {
        self.books.harm_drivers(&self.net, now);
        self.count_traffic(signals, 1.0 / 7.0);
        let memory = now.params.fleet.map_or(1.0, |fleet| fleet.fear_memory);
        self.trade.remember(&self.books.counts, memory);
        signals.loss_rate = self.trade.loss_rate_of_all();
        signals.lone_flow_main = self.net.main.map_or(1.0, |c| self.trade.lone_flow(c));
        signals.fuel_trips = self.books.counts.iter().map(|c| i64::from(c.arrived)).sum();
    }
}

impl Work {
    fn new(layout: &Layout, net: &Network, params: &Params) -> Self {
        Self {
            danger: vec![0.0; layout.zones.len()],
            hazard: vec![0.0; net.slots()],
            stretch: vec![1.0; net.roads.len()],
            driven: vec![0.0; net.slots()],
            orders: vec![0.0; net.flows.own.len()],
            lack: vec![0.0; net.flows.own.len()],
            planned: vec![0.0; net.sizes.cells],
            terminal_planned: vec![0.0; layout.terminals.len()],
            terminal_room: vec![0; layout.terminals.len()],
            reach: vec![0.0; layout.places.len()],
            in_line: vec![0; params.borders.len()],
            leaving: vec![0; net.sizes.widest],
        }
    }
}
