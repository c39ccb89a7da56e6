//! The roads of one replicate: days, kilometres by zone, and normal flows. Fixed for a history.

use citerne_case::spec::trade::Fleet;

use super::flows::{self, Flows};
use crate::layout::{Corridor, Layout};
use crate::now::whole_days;
use crate::params::Params;

/// A piece of a day's drive in one zone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    pub(super) zone: usize,
    /// Length, km; zero on a river.
    pub(super) km: f64,
    /// Length times exposure to attack, km; zero in safe zones and on rivers.
    pub(super) exposed: f64,
}

/// Days on the road inside can be stretched by measures up to this.
pub(super) const MOST_STRETCH: f64 = 2.0;

/// A corridor with its times.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Road {
    pub(super) import: bool,
    pub(super) terminal: Option<usize>,
    pub(super) hub: Option<usize>,
    pub(super) border: Option<usize>,
    /// Places served, in the order of the path.
    pub(super) serves: Vec<usize>,
    /// Days from loading to the queue at the border: abroad, and the wait at an empty post.
    pub(super) abroad_days: u32,
    /// Days inside to each place served, at least one.
    pub(super) days: Vec<u32>,
    /// Whether the last leg to each place served is a river, which no siege closes.
    pub(super) by_water: Vec<bool>,
    /// Days from arrival at each place until the truck can load again.
    pub(super) back: Vec<u32>,
    /// Index of its first day-slot inside, in [`Network::segments_from`], and how many it has.
    pub(super) first_slot: usize,
    pub(super) slots: u32,
    /// Share of the hours inside by zone: what a change of speed in a zone weighs.
    pub(super) hours_by_zone: Vec<f64>,
    /// Index of its first cell (place served x product) and how many cells it has.
    pub(super) first_cell: usize,
    pub(super) cells: usize,
    /// Index of its first cohort of lone trucks, how many it can have at once, and where their
    /// trucks begin.
    pub(super) first_cohort: usize,
    pub(super) cohorts: usize,
    pub(super) first_cohort_cell: usize,
    /// Index of its first day in the ring of trucks abroad (in units of cells).
    pub(super) first_abroad: usize,
}

/// All corridors with their times and normal flows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Network {
    pub(super) roads: Vec<Road>,
    /// Target (place x products + product) of each cell.
    pub(super) target_of_cell: Vec<usize>,
    /// For each day-slot, where its segments begin; one more at the end.
    pub(super) segments_from: Vec<usize>,
    pub(super) segments: Vec<Segment>,
    pub(super) products: usize,
    pub(super) flows: Flows,
    /// Trucks a day in normal times, by cell.
    pub(super) normal: Vec<f64>,
    /// Litres in a tanker.
    pub(super) capacity: i64,
    /// The main import corridor of the capital.
    pub(super) main: Option<usize>,
    /// How much all cells, cohorts, cohort cells and days abroad come to.
    pub(super) sizes: Sizes,
}

/// Lengths of the arrays of the state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) cells: usize,
    pub(super) cohorts: usize,
    pub(super) cohort_cells: usize,
    pub(super) abroad: usize,
    /// Most cells of one corridor.
    pub(super) widest: usize,
    /// Longest way back, in days.
    pub(super) longest_back: u32,
}

impl Sizes {
    fn grow(&mut self, road: &Road) {
        self.cells += road.cells;
        self.cohorts += road.cohorts;
        self.cohort_cells += road.cohorts * road.cells;
        self.abroad += (road.abroad_days as usize + 1) * road.cells;
        self.widest = self.widest.max(road.cells);
        let back = road.back.iter().copied().max().unwrap_or(0);
        self.longest_back = self.longest_back.max(back);
    }
}

/// Whole days on a corridor.
struct Times {
    /// From loading to the queue at the border, and the wait at an empty post.
    abroad: u32,
    /// Inside, to its end.
    slots: u32,
    /// Inside, to each place served.
    inside: Vec<u32>,
    /// From arrival at each place until the truck can load again.
    back: Vec<u32>,
}

impl Times {
    fn of(
        route: &Corridor,
        params: &Params,
        fleet: &Fleet,
        tanker_hours: impl Fn(usize) -> f64,
    ) -> Self {
        let hours = |legs: &[usize]| -> f64 { legs.iter().map(|&l| tanker_hours(l)).sum() };
        let hours_abroad = hours(&route.legs[..route.legs_abroad]);
        let wait = route.border.map_or(0.0, |b| params.borders[b].wait);
        let abroad = whole_days(hours_abroad / fleet.driving_hours + wait);
        let days_to = |legs: usize| {
            let inside = route.legs[..legs].get(route.legs_abroad..).unwrap_or(&[]);
            whole_days(hours(inside) / fleet.driving_hours)
        };
        let slots = days_to(route.legs.len()).max(1);
        let served = route.serves.iter();
        let inside: Vec<u32> = served
            .map(|&(_, legs)| days_to(legs).clamp(1, slots))
            .collect();
        let back = |&days: &u32| {
            whole_days(fleet.handling + fleet.empty_return * f64::from(abroad + days)).max(1)
        };
        Self {
            abroad,
            slots,
            back: inside.iter().map(back).collect(),
            inside,
        }
    }
}

impl Network {
    /// Builds the roads of one replicate.
    ///
    /// # Panics
    /// If the case has no fleet: the world then has no supply.
    pub(super) fn new(layout: &Layout, params: &Params) -> Self {
        let mut net = Self {
            roads: Vec::with_capacity(layout.routes.len()),
            target_of_cell: Vec::new(),
            segments_from: vec![0],
            segments: Vec::new(),
            products: layout.products.len(),
            flows: Flows::default(),
            normal: Vec::new(),
            capacity: whole_litres(params.fleet.as_ref().expect("a fleet").capacity),
            main: layout.main_corridor(&params.corridor_share),
            sizes: Sizes::default(),
        };
        for route in &layout.routes {
            net.add(layout, params, route);
        }
        net.flows = flows::normal(layout, params, &net.roads);
        net.normal = net.normal_by_cell();
        net
    }

    fn add(&mut self, layout: &Layout, params: &Params, route: &Corridor) {
        let fleet = params.fleet.as_ref().expect("a fleet");
        let tanker_hours = |leg: usize| params.legs[leg].car_hours * fleet.slowness;
        let times = Times::of(route, params, fleet, tanker_hours);
        let inside = &route.legs[route.legs_abroad..];
        let ends_on_water = |legs: usize| legs > 0 && layout.river_leg[route.legs[legs - 1]];
        let products = self.products;
        let road = Road {
            import: route.terminal.is_some(),
            terminal: route.terminal,
            hub: route.hub,
            border: route.border,
            serves: route.serves.iter().map(|&(place, _)| place).collect(),
            by_water: route
                .serves
                .iter()
                .map(|&(_, legs)| ends_on_water(legs))
                .collect(),
            abroad_days: times.abroad,
            days: times.inside,
            back: times.back,
            first_slot: self.segments_from.len() - 1,
            slots: times.slots,
            hours_by_zone: hours_by_zone(layout, inside, tanker_hours),
            first_cell: self.sizes.cells,
            cells: route.serves.len() * products,
            first_cohort: self.sizes.cohorts,
            cohorts: cohorts_for(times.slots),
            first_cohort_cell: self.sizes.cohort_cells,
            first_abroad: self.sizes.abroad,
        };
        for &place in &road.serves {
            self.target_of_cell
                .extend((0..products).map(|k| place * products + k));
        }
        self.cut(layout, params, inside, road.slots, tanker_hours);
        self.sizes.grow(&road);
        self.roads.push(road);
    }

    /// Cuts the way inside into equal day-slots and lists the kilometres of each by zone.
    fn cut(
        &mut self,
        layout: &Layout,
        params: &Params,
        legs: &[usize],
        slots: u32,
        tanker_hours: impl Fn(usize) -> f64,
    ) {
        let total: f64 = legs.iter().map(|&l| tanker_hours(l)).sum();
        let length = total / f64::from(slots);
        for slot in 0..slots {
            let (from, to) = (length * f64::from(slot), length * f64::from(slot + 1));
            let begin = self.segments.len();
            let mut at = 0.0;
            for &leg in legs {
                let hours = tanker_hours(leg);
                let covered = (to.min(at + hours) - from.max(at)).max(0.0);
                at += hours;
                if covered > 0.0 && !layout.river_leg[leg] {
                    let zone = layout.zone_of_leg[leg];
                    let km = params.legs[leg].km * covered / hours;
                    let reached = if layout.safe_zone[zone] { 0.0 } else { 1.0 };
                    self.drive(begin, zone, km, km * reached * params.zones[zone].exposure);
                }
            }
            self.segments_from.push(self.segments.len());
        }
    }

    /// Adds kilometres to the slot whose segments begin at `begin`.
    fn drive(&mut self, begin: usize, zone: usize, km: f64, exposed: f64) {
        match self.segments[begin..].iter_mut().find(|s| s.zone == zone) {
            Some(segment) => {
                segment.km += km;
                segment.exposed += exposed;
            }
            None => self.segments.push(Segment { zone, km, exposed }),
        }
    }

    /// Segments of a day-slot.
    pub(super) fn segments(&self, slot: usize) -> &[Segment] {
        &self.segments[self.segments_from[slot]..self.segments_from[slot + 1]]
    }

    /// How many day-slots there are.
    pub(super) fn slots(&self) -> usize {
        self.segments_from.len() - 1
    }
}

impl Road {
    /// Days inside to the `dest`-th place served, when the way is stretched.
    pub(super) fn days_to(&self, dest: usize, stretch: f64) -> u32 {
        whole_days(f64::from(self.days[dest]) * stretch).max(1)
    }

    /// The day-slot in which a party is that has been on the road for `age` whole days.
    pub(super) fn slot(&self, age: u32, stretch: f64) -> usize {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // days on the road
        let day = (f64::from(age) / stretch) as u32;
        self.first_slot + day.min(self.slots - 1) as usize
    }

    /// Range of its cells.
    pub(super) fn cell_range(&self) -> std::ops::Range<usize> {
        self.first_cell..self.first_cell + self.cells
    }
}

/// How many cohorts of lone trucks can be on a corridor at once: one for each day of the longest
/// possible drive, and the one that is leaving.
fn cohorts_for(slots: u32) -> usize {
    whole_days(f64::from(slots) * MOST_STRETCH) as usize + 2
}

fn hours_by_zone(layout: &Layout, legs: &[usize], hours: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut share = vec![0.0; layout.zones.len()];
    let total: f64 = legs.iter().map(|&l| hours(l)).sum();
    for &leg in legs {
        if total > 0.0 {
            share[layout.zone_of_leg[leg]] += hours(leg) / total;
        }
    }
    share
}

#[allow(clippy::cast_possible_truncation)] // a tanker holds thousands of litres
fn whole_litres(litres: f64) -> i64 {
    (litres + 0.5).floor().max(1.0) as i64
}
