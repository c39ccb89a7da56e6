//! Which rows of the log can be set beside the model, and what each asks of it.

use citerne_case::spec::header::Confidence;
use citerne_case::{Event, EventKind, EventLog};
use citerne_model::{Model, Where};
use jiff::civil::Date;

use super::ask::{Ask, Held, Turn};
use super::diary::Size;
use super::read_as::{ReadAs, ReadAsError};
use super::span::Span;

/// A fact that histories can answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The row.
    pub row: Row,
    /// The figure, in the unit of its kind.
    pub value: f64,
    /// Bounds of belief; the figure itself where the row gives none.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Whether its source is weak: such rows are shown, and counted apart.
    pub light: bool,
    /// Whether attacks that nobody reported are missing in the figure.
    pub thinned: bool,
    /// The days that it speaks of.
    pub span: Span,
    /// What it asks.
    pub ask: Ask,
}

/// A row of the log, for tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line of the log, from 1.
    pub line: usize,
    /// Its date.
    pub date: Date,
    /// What its figure is about.
    pub kind: EventKind,
    /// The place in the words of the source.
    pub place: Option<String>,
    /// The corridor of the case.
    pub corridor: Option<String>,
    /// The product.
    pub product: Option<String>,
}

/// A row with a figure that is not set beside the model.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// The row.
    pub row: Row,
    /// Its figure.
    pub value: f64,
    /// Unit of the figure.
    pub unit: String,
    /// Why.
    pub reason: Reason,
}

/// Why a row is not set beside the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The model has no output that is like it.
    NoOutput,
    /// It is put into the model: prices set by the state, measures that are forced.
    Input,
    /// It speaks of days before the first of the model.
    BeforeStart,
    /// It was not known on the day of the forecast.
    NotKnownYet,
    /// It is about no place of the case.
    NoPlace,
    /// It is about trucks, and the model counts these by corridor, which it doesn't name.
    NoCorridor,
    /// It is about fuel, and doesn't say which.
    NoProduct,
    /// The case leaves the system out that would show it.
    NoSystem,
    /// A better source reports the same fact otherwise.
    Disputed,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 9] = [
        Self::NoOutput,
        Self::Input,
        Self::BeforeStart,
        Self::NotKnownYet,
        Self::NoPlace,
        Self::NoCorridor,
        Self::NoProduct,
        Self::NoSystem,
        Self::Disputed,
    ];

    /// Its name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NoOutput => "no-output",
            Self::Input => "input",
            Self::BeforeStart => "before-start",
            Self::NotKnownYet => "not-known-yet",
            Self::NoPlace => "no-place",
            Self::NoCorridor => "no-corridor",
            Self::NoProduct => "no-product",
            Self::NoSystem => "no-system",
            Self::Disputed => "disputed",
        }
    }
}

/// The rows of a log that have a figure, by date.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Those that histories can answer.
    pub facts: Vec<Fact>,
    /// The others.
    pub left_out: Vec<LeftOut>,
}

/// Reads the figures of a log as a model shows them, up to its day of the forecast.
///
/// # Errors
/// If a row to be read otherwise isn't there, or has no figure.
pub fn read(model: &Model, log: &EventLog, otherwise: &[ReadAs]) -> Result<Reading, ReadAsError> {
    let rows = log.all().iter();
    let rows = rows.filter_map(|event| Some((event, event.quantity?)));
    let rows: Vec<(&Event, f64)> = rows.collect();
    let lost = |as_: &&ReadAs| rows.iter().all(|(event, _)| event.line != as_.line);
    if let Some(lost) = otherwise.iter().find(lost) {
        return Err(ReadAsError::Line(lost.line));
    }
    let kind = |event: &Event| {
        let other = otherwise.iter().find(|as_| as_.line == event.line);
        other.map_or(event.kind, |as_| as_.kind)
    };
    let reader = Reader {
        model,
        start: model.date(0),
        last: model.date(model.as_of()),
    };
    let mut reading = Reading::default();
    for &(event, value) in &rows {
        let row = row(event, kind(event));
        let better = |(other, _): &(&Event, f64)| {
            other.fact.is_some()
                && other.fact == event.fact
                && kind(other) == row.kind
                && trust(other.confidence) > trust(event.confidence)
        };
        let asked = match reader.ask(event, row.kind) {
            Err(reason @ (Reason::NoOutput | Reason::Input)) => Err(reason),
            _ if rows.iter().any(better) => Err(Reason::Disputed),
            asked => asked,
        };
        match asked {
            Ok((span, ask)) => reading.facts.push(Fact {
                value,
                low: event.low.unwrap_or(value),
                high: event.high.unwrap_or(value),
                light: event.confidence == Confidence::Low,
                thinned: row.kind == EventKind::TankersDestroyedCumulative,
                row,
                span,
                ask,
            }),
            Err(reason) => reading.left_out.push(LeftOut {
                row,
                value,
                unit: event.unit.clone().unwrap_or_default(),
                reason,
            }),
        }
    }
    Ok(reading)
}

fn row(event: &Event, kind: EventKind) -> Row {
    Row {
        line: event.line,
        date: event.date,
        kind,
        place: event.place.clone(),
        corridor: event.corridor_id.clone(),
        product: event.product.clone(),
    }
}

fn trust(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Low => 0,
        Confidence::Medium => 1,
        Confidence::High => 2,
    }
}

struct Reader<'a> {
    model: &'a Model,
    start: Date,
    last: Date,
}

impl Reader<'_> {
    /// The days of a row and what it asks; what a kind can't be asked for goes before all else.
    fn ask(&self, event: &Event, kind: EventKind) -> Result<(Span, Ask), Reason> {
        use EventKind as K;
        let ask = match kind {
            K::ArrivalsWeek => self.arrivals(event),
            K::ConvoyArrived => match event.corridor_id {
                Some(_) => self.largest(event, Size::Arrival),
                None => Err(Reason::NoCorridor),
            },
            K::ConvoyAttacked => self.largest(event, Size::Attacked),
            K::TankersDestroyed => self.largest(event, Size::Loss),
            K::TankersDestroyedCumulative => self
                .channel("tankers_lost_total", Where::National, None)
                .map(Ask::Growth),
            K::PriceStreet => self.price(event),
            K::PowerHours => self.of_place(event, "power_hours", Turn::Hours),
            K::PowerCut => self.of_place(event, "power_hours", Turn::RestOfDay),
            K::StationsOpenShare => self.of_place(event, "stations_open", Turn::Same),
            K::StationsDryShare => self.of_place(event, "stations_open", Turn::Rest),
            K::FoodPrice if event.unit.as_deref() == Some("%") => {
                self.of_place(event, "food_price", Turn::Rise)
            }
            K::StockDays => self.cover(event),
            K::PriceOfficial
            | K::BlockadeDeclared
            | K::MeasureState
            | K::SchoolClosureStart
            | K::SchoolClosureEnd
            | K::TravelAdvice => Err(Reason::Input),
            _ => Err(Reason::NoOutput),
        };
        if let Err(reason @ (Reason::NoOutput | Reason::Input)) = ask {
            return Err(reason);
        }
        let span = Span::of(event, self.start, self.last)?;
        Ok((span, ask?))
    }

    fn channel(&self, quantity: &str, at: Where, product: Option<usize>) -> Result<usize, Reason> {
        let found = self.model.catalogue().find(quantity, at, product, None);
        found.ok_or(Reason::NoSystem)
    }

    fn place(&self, event: &Event) -> Result<usize, Reason> {
        let id = event.place_id.as_deref().ok_or(Reason::NoPlace)?;
        let places = &self.model.layout().places;
        places
            .iter()
            .position(|place| place == id)
            .ok_or(Reason::NoPlace)
    }

    /// The corridor; `None` for any.
    fn corridor(&self, event: &Event) -> Result<Option<usize>, Reason> {
        let Some(id) = event.corridor_id.as_deref().filter(|id| *id != "national") else {
            return Ok(None);
        };
        let corridors = &self.model.layout().corridors;
        corridors
            .iter()
            .position(|c| c == id)
            .map(Some)
            .ok_or(Reason::NoCorridor)
    }

    fn product(&self, event: &Event) -> Result<Option<usize>, Reason> {
        let Some(id) = event.product.as_deref() else {
            return Ok(None);
        };
        let products = &self.model.layout().products;
        products
            .iter()
            .position(|product| product == id)
            .map(Some)
            .ok_or(Reason::NoProduct)
    }

    fn of_place(&self, event: &Event, quantity: &str, turn: Turn) -> Result<Ask, Reason> {
        let place = Where::Place(self.place(event)?);
        Ok(Ask::Mean(self.channel(quantity, place, None)?, turn))
    }

    fn price(&self, event: &Event) -> Result<Ask, Reason> {
        let place = Where::Place(self.place(event)?);
        let product = self.product(event)?.ok_or(Reason::NoProduct)?;
        Ok(Ask::Mean(
            self.channel("street_price", place, Some(product))?,
            Turn::Same,
        ))
    }

    fn largest(&self, event: &Event, size: Size) -> Result<Ask, Reason> {
        let corridor = self.corridor(event)?;
        // A case without trucks has no such output, and no convoys.
        self.channel("trucks_lost", Where::Corridor(corridor.unwrap_or(0)), None)?;
        Ok(Ask::Largest(size, corridor))
    }

    /// Trucks that arrive by one corridor, or by all that bring imports.
    fn arrivals(&self, event: &Event) -> Result<Ask, Reason> {
        let corridors = match self.corridor(event)? {
            Some(corridor) => vec![corridor],
            None if event.place_id.as_deref() == Some("national") => {
                let routes = self.model.layout().routes.iter().enumerate();
                routes
                    .filter(|(_, route)| route.terminal.is_some())
                    .map(|(c, _)| c)
                    .collect()
            }
            None => return Err(Reason::NoCorridor),
        };
        let channel = |c| self.channel("trucks_arrived", Where::Corridor(c), None);
        Ok(Ask::Sum(
            corridors
                .into_iter()
                .map(channel)
                .collect::<Result<_, _>>()?,
        ))
    }

    /// Stocks of the whole case or of a place, of one product or of all.
    fn cover(&self, event: &Event) -> Result<Ask, Reason> {
        let layout = self.model.layout();
        let places = match event.place_id.as_deref() {
            Some("national") => 0..layout.places.len(),
            _ => self.place(event).map(|place| place..place + 1)?,
        };
        let products = match self.product(event)? {
            Some(product) => product..product + 1,
            None => 0..layout.products.len(),
        };
        let held = places.flat_map(|place| products.clone().map(move |product| (place, product)));
        let held = held.map(|(place, product)| {
            let channel = self.channel("days_of_cover", Where::Place(place), Some(product))?;
            Ok(Held {
                channel,
                at: place * layout.products.len() + product,
            })
        });
        Ok(Ask::Cover(held.collect::<Result<_, Reason>>()?))
    }
}
