//! What a log could tell of days to come: observations without a row behind them.

use std::ops::RangeInclusive;

use citerne_case::spec::CaseSpec;
use citerne_case::spec::header::Confidence;
use citerne_ensemble::facts::Reason;
use citerne_model::layout::Corridor;
use citerne_model::{Model as World, Where};

use super::super::observation::{Kind, Model, Observation, Roads, Subject, Value};
use super::super::pairs::Scale;
use super::super::plan::{Error, Noise, Plan, Step, Turn};
use super::{Reader, empty_plan};

/// Reports come from sources of middling trust: one newspaper, one statement.
const TRUST: Confidence = Confidence::Medium;

/// What could be told, by the end of each window of days after the day of the forecast: attacks and
/// losses by corridor and on all, trucks that arrived in the country and in some places, and on
/// the last day prices, stations, power and stocks of these places.
pub(in super::super) fn coming(
    world: &World,
    case: &CaseSpec,
    places: &[usize],
    windows: &[u32],
) -> (Vec<Observation>, Plan) {
    let as_of = world.as_of();
    let mut windows = windows.to_vec();
    windows.sort_unstable();
    windows.dedup();
    let last = as_of + windows.iter().copied().max().unwrap_or(0);
    let reader = Reader {
        world,
        case,
        start: world.date(0),
        last: world.date(last),
        as_of: last,
        plan: empty_plan(world, case, last),
        observations: Vec::new(),
        left_out: Vec::new(),
        losses: Vec::new(),
    };
    let mut coming = Coming { reader };
    coming.hear_attacks(&windows);
    for window in &windows {
        let days = as_of + 1..=as_of + window;
        coming.roads(&days, &windows, places);
        coming.convoys(&days, None);
        for place in places {
            coming.convoys(&days, Some(*place));
            coming.place(&days, *place);
        }
    }
    (coming.reader.observations, coming.reader.plan)
}

struct Coming<'a> {
    reader: Reader<'a>,
}

/// How a figure of one day is told.
type Told = (Kind, &'static str, Law);

enum Law {
    Price(Turn),
    Gauge(Scale, Error),
}

impl Coming<'_> {
    /// Gives the days between the ends of windows places in the tally for attacks.
    fn hear_attacks(&mut self, windows: &[u32]) {
        let as_of = self.reader.world.as_of();
        let corridors = self.reader.world.layout().corridors.len();
        let plan = &mut self.reader.plan;
        for (from, to) in parts(windows) {
            let first = plan.slots;
            plan.slots += 2 * corridors;
            for day in as_of + from..=as_of + to {
                plan.attacks[day as usize] = Some(first);
            }
        }
    }

    /// Attacks and losses told on all corridors, and on each that leads to one of the places.
    fn roads(&mut self, days: &RangeInclusive<u32>, windows: &[u32], places: &[usize]) {
        let layout = self.reader.world.layout();
        if self.reader.case.interdiction.is_none() || layout.corridors.is_empty() {
            return;
        }
        let window = days.end() - self.reader.world.as_of();
        let within = parts(windows).take_while(|(_, to)| *to <= window);
        let firsts: Vec<usize> = within
            .filter_map(|(from, _)| {
                let day = self.reader.world.as_of() + from;
                self.reader.plan.attacks[day as usize]
            })
            .collect();
        let leads = |(_, route): &(usize, &Corridor)| {
            route
                .serves
                .iter()
                .any(|(served, _)| places.contains(served))
        };
        let each = layout.routes.iter().enumerate().filter(leads);
        let each = each.map(|(corridor, _)| vec![corridor]);
        let all: Vec<usize> = (0..layout.corridors.len()).collect();
        let groups: Vec<Vec<usize>> = std::iter::once(all).chain(each).collect();
        for corridors in groups {
            let slots = corridors
                .iter()
                .flat_map(|corridor| firsts.iter().map(move |first| first + 2 * corridor))
                .collect();
            let roads = Roads {
                slots,
                days: f64::from(window) / firsts.len() as f64,
            };
            self.attacks(days, &corridors, roads);
        }
    }

    fn attacks(&mut self, days: &RangeInclusive<u32>, corridors: &[usize], roads: Roads) {
        let ids = &self.reader.world.layout().corridors;
        let subject = || Subject {
            corridors: match corridors {
                [one] => vec![ids[*one].clone()],
                _ => Vec::new(),
            },
            ..Subject::default()
        };
        let attacks = self.reader.observations.len();
        let (told, trucks) = (subject(), subject());
        let model = Model::Attacks(roads.clone());
        self.push(days, Kind::Attacks, told, "reports", model);
        let model = Model::Losses {
            roads,
            attacks,
            reports: f64::INFINITY,
            noise: noise(Error::Count),
        };
        self.push(days, Kind::Losses, trucks, "trucks", model);
    }

    /// Trucks told as arrived: in a place by the corridors that serve it, or in the country.
    fn convoys(&mut self, days: &RangeInclusive<u32>, place: Option<usize>) {
        let layout = self.reader.world.layout();
        let serves = |route: &Corridor| {
            let to = |wanted| route.serves.iter().any(|(served, _)| *served == wanted);
            route.terminal.is_some() && place.is_none_or(to)
        };
        let routes = layout.routes.iter().enumerate();
        let found: Result<Vec<usize>, Reason> = routes
            .filter(|(_, route)| serves(route))
            .map(|(corridor, _)| {
                self.reader
                    .output("trucks_arrived", Where::Corridor(corridor), None)
            })
            .collect();
        let Some(outputs) = found.ok().filter(|outputs| !outputs.is_empty()) else {
            return;
        };
        let subject = Subject {
            place: place.map(|place| layout.places[place].clone()),
            ..Subject::default()
        };
        let slot = self.gather(days.clone(), &outputs, 1.0);
        let noise = noise(Error::Count);
        self.push(
            days,
            Kind::Arrivals,
            subject,
            "trucks",
            Model::Count { slot, noise },
        );
    }

    /// What is told of a place on the last day.
    fn place(&mut self, days: &RangeInclusive<u32>, place: usize) {
        let share = || Law::Gauge(Scale::SHARE, Error::Share);
        let hours = Law::Gauge(Scale::HOURS, Error::Hours);
        let whole: [(&str, Told); 3] = [
            ("stations_open", (Kind::Stations, "share", share())),
            ("power_hours", (Kind::Power, "hours", hours)),
            ("food_price", (Kind::FoodPrice, "%", Law::Price(Turn::Rise))),
        ];
        for (quantity, told) in whole {
            self.figure(days, quantity, (place, None), told);
        }
        for product in 0..self.reader.world.layout().products.len() {
            let price = (Kind::StreetPrice, "money/L", Law::Price(Turn::Same));
            let stock = Law::Gauge(Scale::STOCK, Error::Stock);
            self.figure(days, "street_price", (place, Some(product)), price);
            let stock = (Kind::Stock, "days", stock);
            self.figure(days, "days_of_cover", (place, Some(product)), stock);
        }
    }

    fn figure(
        &mut self,
        days: &RangeInclusive<u32>,
        quantity: &str,
        (place, product): (usize, Option<usize>),
        (kind, unit, law): Told,
    ) {
        // A case without the system that it is of has no such sign.
        let Ok(output) = self.reader.output(quantity, Where::Place(place), product) else {
            return;
        };
        let layout = self.reader.world.layout();
        let subject = Subject {
            place: Some(layout.places[place].clone()),
            product: product.map(|product| layout.products[product].clone()),
            ..Subject::default()
        };
        let last = *days.end();
        let slot = self.gather(last..=last, &[output], 1.0);
        let model = match law {
            Law::Price(turn) => Model::Price {
                slot,
                turn,
                noise: noise(Error::Price),
            },
            Law::Gauge(scale, of) => Model::Gauge {
                slot,
                turn: Turn::Same,
                scale,
                noise: noise(of),
            },
        };
        self.push(&(last..=last), kind, subject, unit, model);
    }

    /// A place in the tally in which outputs of these days are added up.
    fn gather(&mut self, days: RangeInclusive<u32>, outputs: &[usize], weight: f64) -> usize {
        let plan = &mut self.reader.plan;
        let slot = plan.slot();
        let outputs: Vec<(usize, f64)> = outputs.iter().map(|output| (*output, weight)).collect();
        for day in days {
            plan.steps[day as usize].push(Step::Add {
                outputs: outputs.clone(),
                slot,
            });
        }
        slot
    }

    fn push(
        &mut self,
        days: &RangeInclusive<u32>,
        kind: Kind,
        subject: Subject,
        unit: &'static str,
        model: Model,
    ) {
        let at = subject.place.as_ref().or(subject.corridors.first());
        let at = at.map_or("national", String::as_str);
        let product = subject.product.as_deref();
        let date = self.reader.world.date(*days.end()).to_string();
        let parts: Vec<&str> = [kind.id(), at]
            .into_iter()
            .chain(product)
            .chain([date.as_str()])
            .collect();
        let id = self.reader.name(&parts);
        self.reader.observations.push(Observation {
            id,
            lines: Vec::new(),
            kind,
            subject,
            unit,
            from: *days.start(),
            to: *days.end(),
            known: *days.end(),
            value: Value::None,
            model,
        });
    }
}

/// First and last day of each part between the ends of rising windows, counted from 1.
fn parts(windows: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
    let starts = std::iter::once(1).chain(windows.iter().map(|end| end + 1));
    starts.zip(windows.iter().copied())
}

fn noise(of: Error) -> Noise {
    Noise {
        of,
        trust: TRUST,
        bounds: 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn windows_are_cut_at_each_others_ends() {
        let parts: Vec<_> = parts(&[7, 14]).collect();
        assert_eq!(parts, [(1, 7), (8, 14)]);
    }
}
