//! Rows with a figure of their own: arrivals, prices, stations, hours, stocks.

use std::ops::Range;

use citerne_case::spec::header::Confidence;
use citerne_case::{Event, EventKind};
use citerne_ensemble::facts::{Reason, Span};
use citerne_luck::math::ln_1p;
use citerne_model::Where;

use super::super::observation::{Kind, Model, Observation, Subject, Value};
use super::super::pairs::Scale;
use super::super::plan::{Error, Noise, Slot, Step, Turn};
use super::{NINE_TENTHS, Part, Reader, log_bounds, part};

/// What a row asks of each day, and how its figure is told.
struct Asked {
    kind: Kind,
    subject: Subject,
    unit: &'static str,
    /// What the tally gathers.
    gathers: Gathers,
    law: Law,
}

enum Gathers {
    /// The sum over the days of these outputs.
    Sum(Vec<usize>),
    /// The mean over the days of the sum of these outputs.
    Daily(Vec<usize>),
    /// The mean over the days of the mean of these outputs.
    Mean(Vec<usize>),
    /// The largest sum of these on one day.
    Most(Vec<usize>),
    /// The mean over the days of the cover of these: output, place, product.
    Cover(Vec<(usize, usize, usize)>),
}

enum Law {
    Count,
    Price(Turn),
    Gauge(Turn, Scale, Error),
}

impl Law {
    /// How a figure is told that lies within bounds, from what a slot gathers.
    fn model(self, slot: Slot, (low, high): (f64, f64), trust: Confidence) -> Model {
        let noise = |of, bounds: f64| Noise { of, trust, bounds };
        match self {
            Self::Count => Model::Count {
                slot,
                noise: noise(Error::Count, log_bounds(low, high)),
            },
            Self::Price(turn) => Model::Price {
                slot,
                turn,
                // The error is one of the index, of which the figure may be the rise in percent.
                noise: noise(Error::Price, log_bounds(turn.back(low), turn.back(high))),
            },
            Self::Gauge(turn, scale, of) => {
                let width = match scale.log {
                    true => ln_1p(high) - ln_1p(low),
                    false => high - low,
                };
                Model::Gauge {
                    slot,
                    turn,
                    scale,
                    noise: noise(of, width.max(0.0) / NINE_TENTHS),
                }
            }
        }
    }
}

impl Reader<'_> {
    /// One observation for each row with a figure of its own.
    pub(super) fn figures(&mut self, rows: &[&Event]) {
        for row in rows
            .iter()
            .filter(|row| matches!(part(row.kind), Part::Figure))
        {
            if let Err(reason) = self.figure(row) {
                self.leave_out(row, reason);
            }
        }
    }

    fn figure(&mut self, row: &Event) -> Result<(), Reason> {
        let value = row.quantity.ok_or(Reason::NoOutput)?;
        let asked = self.asked(row)?;
        let (from, to) = self.days_of(row, asked.kind)?;
        let slot = self.plan.slot();
        self.gather(asked.gathers, from, to, slot);
        let bounds = (row.low.unwrap_or(value), row.high.unwrap_or(value));
        let model = asked.law.model(slot, bounds, row.confidence);
        let at = asked.subject.place.as_deref();
        let at = at.map_or_else(|| asked.subject.corridors.join("+"), str::to_owned);
        let at = if at.is_empty() { "national" } else { &at };
        let date = row.date.to_string();
        let id = match &asked.subject.product {
            Some(product) => self.name(&[asked.kind.id(), at, product, &date]),
            None => self.name(&[asked.kind.id(), at, &date]),
        };
        self.observations.push(Observation {
            id,
            lines: vec![row.line],
            kind: asked.kind,
            subject: asked.subject,
            unit: asked.unit,
            from,
            to,
            known: self.known(row, to),
            value: Value::Number(value),
            model,
        });
        Ok(())
    }

    /// The days that a row speaks of. A convoy may have come a day earlier or later than told.
    fn days_of(&self, row: &Event, kind: Kind) -> Result<(u32, u32), Reason> {
        let span = Span::of(row, self.start, self.last)?;
        let day = |day: usize| u32::try_from(day).unwrap_or(u32::MAX);
        let (from, to) = (day(span.from), day(span.to));
        if kind != Kind::Convoy {
            return Ok((from, to));
        }
        let known = self.day(row.known_since).unwrap_or(to);
        Ok((
            from.saturating_sub(1),
            (to + 1).min(known.max(to)).min(self.as_of),
        ))
    }

    fn gather(&mut self, what: Gathers, from: u32, to: u32, slot: usize) {
        let days = f64::from(to - from + 1);
        let add = |outputs: Vec<usize>, weight| Step::Add {
            outputs: outputs.into_iter().map(|c| (c, weight)).collect(),
            slot,
        };
        let step = match what {
            Gathers::Sum(outputs) => add(outputs, 1.0),
            Gathers::Daily(outputs) => add(outputs, 1.0 / days),
            Gathers::Mean(outputs) => {
                let weight = 1.0 / (days * outputs.len() as f64);
                add(outputs, weight)
            }
            Gathers::Most(outputs) => Step::Most { outputs, slot },
            Gathers::Cover(held) => Step::Cover {
                held,
                weight: 1.0 / days,
                slot,
            },
        };
        for day in from..=to {
            self.plan.steps[day as usize].push(step.clone());
        }
    }

    fn asked(&self, row: &Event) -> Result<Asked, Reason> {
        use EventKind as K;
        let gauge = |scale, error| move |turn| Law::Gauge(turn, scale, error);
        let share = gauge(Scale::SHARE, Error::Share);
        let hours = gauge(Scale::HOURS, Error::Hours);
        match row.kind {
            K::ArrivalsWeek => self.arrivals(row, Kind::Arrivals, Gathers::Sum),
            K::ConvoyArrived => self.arrivals(row, Kind::Convoy, Gathers::Most),
            K::Deliveries => self.deliveries(row),
            K::SupplyShare => self.supply(row),
            K::PriceStreet => self.price(row),
            K::FoodPrice if row.unit.as_deref() == Some("%") => {
                let law = Law::Price(Turn::Rise);
                self.of_places(row, Kind::FoodPrice, "food_price", "%", law)
            }
            K::StationsOpenShare => {
                let law = share(Turn::Same);
                self.of_places(row, Kind::Stations, "stations_open", "share", law)
            }
            K::StationsDryShare => {
                let law = share(Turn::RestOf(1));
                self.of_places(row, Kind::Stations, "stations_open", "share", law)
            }
            K::PowerHours => {
                self.of_places(row, Kind::Power, "power_hours", "hours", hours(Turn::Same))
            }
            K::PowerCut => {
                let law = hours(Turn::RestOf(24));
                self.of_places(row, Kind::Power, "power_hours", "hours", law)
            }
            K::StockDays => self.stock(row),
            _ => Err(Reason::NoOutput),
        }
    }

    /// Index of the place of a row; `None` for the whole case, or a place without a name in it.
    fn place(&self, row: &Event) -> Result<Option<usize>, Reason> {
        let Some(id) = row.place_id.as_deref().filter(|id| *id != "national") else {
            return Ok(None);
        };
        let places = &self.world.layout().places;
        let found = places.iter().position(|place| place == id);
        found.map(Some).ok_or(Reason::NoPlace)
    }

    fn places(&self, place: Option<usize>) -> Range<usize> {
        place.map_or(0..self.world.layout().places.len(), |p| p..p + 1)
    }

    fn subject(&self, place: Option<usize>, product: Option<usize>) -> Subject {
        let layout = self.world.layout();
        Subject {
            place: place.map(|p| layout.places[p].clone()),
            product: product.map(|k| layout.products[k].clone()),
            ..Subject::default()
        }
    }

    fn product(&self, row: &Event) -> Result<Option<usize>, Reason> {
        let Some(id) = row.product.as_deref() else {
            return Ok(None);
        };
        let products = &self.world.layout().products;
        let found = products.iter().position(|product| product == id);
        found.map(Some).ok_or(Reason::NoProduct)
    }

    /// An output of one place, or its mean over all of them.
    fn of_places(
        &self,
        row: &Event,
        kind: Kind,
        quantity: &str,
        unit: &'static str,
        law: Law,
    ) -> Result<Asked, Reason> {
        let place = self.place(row)?;
        let outputs = self.places(place);
        let outputs = outputs.map(|p| self.output(quantity, Where::Place(p), None));
        Ok(Asked {
            kind,
            subject: self.subject(place, None),
            unit,
            gathers: Gathers::Mean(outputs.collect::<Result<_, _>>()?),
            law,
        })
    }

    fn price(&self, row: &Event) -> Result<Asked, Reason> {
        let place = self.place(row)?;
        let product = self.product(row)?.ok_or(Reason::NoProduct)?;
        let output = |p| self.output("street_price", Where::Place(p), Some(product));
        Ok(Asked {
            kind: Kind::StreetPrice,
            subject: self.subject(place, Some(product)),
            unit: "money/L",
            gathers: Gathers::Mean(self.places(place).map(output).collect::<Result<_, _>>()?),
            law: Law::Price(Turn::Same),
        })
    }

    /// Trucks by the corridor of the row, or by all that lead to its place.
    fn arrivals(
        &self,
        row: &Event,
        kind: Kind,
        gathers: fn(Vec<usize>) -> Gathers,
    ) -> Result<Asked, Reason> {
        let corridors = self.corridors(row)?;
        let output = |c: &usize| self.output("trucks_arrived", Where::Corridor(*c), None);
        let outputs = corridors.iter().map(output).collect::<Result<_, _>>()?;
        let ids = &self.world.layout().corridors;
        let one = row
            .corridor_id
            .as_deref()
            .is_some_and(|id| id != "national");
        let mut subject = Subject {
            corridors: corridors.iter().map(|c| ids[*c].clone()).collect(),
            ..Subject::default()
        };
        if !one {
            subject.place = row.place_id.clone().filter(|id| id != "national");
            subject.corridors.clear();
        }
        Ok(Asked {
            kind,
            subject,
            unit: "trucks",
            gathers: gathers(outputs),
            law: Law::Count,
        })
    }

    fn corridors(&self, row: &Event) -> Result<Vec<usize>, Reason> {
        let layout = self.world.layout();
        if let Some(id) = row.corridor_id.as_deref().filter(|id| *id != "national") {
            let found = layout.corridors.iter().position(|c| c == id);
            return found.map(|c| vec![c]).ok_or(Reason::NoCorridor);
        }
        let routes = layout.routes.iter().enumerate();
        let imports = routes.filter(|(_, route)| route.terminal.is_some());
        let all: Vec<usize> = match self.place(row)? {
            None => imports.map(|(c, _)| c).collect(),
            Some(place) => {
                let serves = |route: &citerne_model::layout::Corridor| {
                    route.serves.iter().any(|(p, _)| *p == place)
                };
                imports.filter(|(_, r)| serves(r)).map(|(c, _)| c).collect()
            }
        };
        if all.is_empty() {
            Err(Reason::NoCorridor)
        } else {
            Ok(all)
        }
    }

    /// Deliveries of a day: trucks of all corridors, or litres imported.
    fn deliveries(&self, row: &Event) -> Result<Asked, Reason> {
        if row.unit.as_deref() == Some("L/day") {
            let output = self.output("imports", Where::National, None)?;
            return Ok(Asked {
                kind: Kind::Deliveries,
                subject: Subject::default(),
                unit: "L/day",
                gathers: Gathers::Mean(vec![output]),
                law: Law::Price(Turn::Same),
            });
        }
        if row.unit.as_deref() != Some("trucks/day") {
            // Tankers that leave depots for stations: the model moves litres there.
            return Err(Reason::NoOutput);
        }
        self.arrivals(row, Kind::Deliveries, Gathers::Daily)
    }

    fn supply(&self, row: &Event) -> Result<Asked, Reason> {
        if self.place(row)?.is_some() && self.world.layout().places.len() > 1 {
            return Err(Reason::NoOutput);
        }
        Ok(Asked {
            kind: Kind::Supply,
            subject: Subject::default(),
            unit: "share",
            gathers: Gathers::Mean(vec![self.output("supply_share", Where::National, None)?]),
            law: Law::Gauge(Turn::Same, Scale::SUPPLY, Error::Share),
        })
    }

    /// Stocks of the whole case or of a place, of one product or of all.
    fn stock(&self, row: &Event) -> Result<Asked, Reason> {
        let (place, product) = (self.place(row)?, self.product(row)?);
        let all = 0..self.world.layout().products.len();
        let products = product.map_or(all, |k| k..k + 1);
        let held = self
            .places(place)
            .flat_map(|p| products.clone().map(move |k| (p, k)))
            .map(|(p, k)| {
                let output = self.output("days_of_cover", Where::Place(p), Some(k))?;
                Ok((output, p, k))
            });
        Ok(Asked {
            kind: Kind::Stock,
            subject: self.subject(place, product),
            unit: "days",
            gathers: Gathers::Cover(held.collect::<Result<_, Reason>>()?),
            law: Law::Gauge(Turn::Same, Scale::STOCK, Error::Stock),
        })
    }
}
