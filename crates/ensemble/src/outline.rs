//! The names of what a replicate leaves behind, and the days it covers.

use citerne_model::Scale;
use jiff::civil::Date;

/// Cells of the outcome grid: regime × blockade × unrest.
pub(crate) const CELLS: usize = 60;

/// What the numbers of a replicate are called. All vectors run in the order of the numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Date of each day, from the first simulated one.
    pub dates: Vec<Date>,
    /// The day from which the forecast looks ahead; horizons count from it.
    pub as_of: usize,
    /// Effective number of different pasts that replicates go on from; `None` where each has its
    /// own.
    pub pasts: Option<f64>,
    /// Families of pasts that replicates are counted by; one where each has its own past.
    pub families: usize,
    /// Channels of a day's row.
    pub channels: Vec<ChannelLabel>,
    /// Events of a history.
    pub events: Vec<EventLabel>,
    /// Claims that a history judges.
    pub claims: Vec<ClaimLabel>,
    /// Ids of the measures of the case.
    pub measures: Vec<String>,
    /// Numbers drawn for a replicate.
    pub inputs: Vec<InputLabel>,
    /// Rival hypotheses, one version of which each replicate holds.
    pub choices: Vec<Choice>,
    /// Cells of the outcome grid by number; at most 60.
    pub cells: Vec<Cell>,
}

/// What a channel is.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns of the tables, documented with the files
pub struct ChannelLabel {
    pub quantity: String,
    pub place: Option<String>,
    pub corridor: Option<String>,
    pub zone: Option<String>,
    pub product: Option<String>,
    pub sector: Option<String>,
    pub unit: String,
    pub scale: Scale,
    /// Whether its last value is kept for each replicate in `replicates.parquet`.
    pub main: bool,
}

impl ChannelLabel {
    /// The channel as one word: quantity, then where, product and sector, set off by slashes.
    #[must_use]
    pub fn path(&self) -> String {
        let parts = [
            &self.place,
            &self.corridor,
            &self.zone,
            &self.product,
            &self.sector,
        ];
        let mut path = self.quantity.clone();
        for part in parts.into_iter().flatten() {
            path.push('/');
            path.push_str(part);
        }
        path
    }
}

/// What an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventLabel {
    /// The kind, such as "dry".
    pub event: String,
    /// Where, or to whom, if it is of one place, corridor, zone, carrier, government or measure.
    pub place: Option<String>,
}

impl EventLabel {
    /// The event as one word, such as "dry/kayes".
    #[must_use]
    pub fn path(&self) -> String {
        let place = self.place.iter().flat_map(|place| ["/", place]);
        std::iter::once(self.event.as_str()).chain(place).collect()
    }
}

/// What a claim is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLabel {
    /// Id in the case.
    pub claim: String,
    /// The statement.
    pub text: String,
}

/// What a drawn number is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputLabel {
    /// Path in the case.
    pub path: String,
    /// Unit.
    pub unit: String,
}

/// A hypothesis and its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Id of the hypothesis.
    pub hypothesis: String,
    /// Ids of its versions.
    pub versions: Vec<String>,
}

/// A cell of the outcome grid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Cell {
    pub regime: String,
    pub blockade: String,
    pub unrest: String,
}

impl Outline {
    /// How many days there are.
    #[must_use]
    pub fn days(&self) -> usize {
        self.dates.len()
    }

    /// Days of horizon and their index, of those asked for that lie within the run.
    pub fn horizons<'a>(&'a self, ahead: &'a [u32]) -> impl Iterator<Item = (u32, usize)> + 'a {
        let day = |ahead: u32| self.as_of + ahead as usize;
        ahead
            .iter()
            .map(move |&ahead| (ahead, day(ahead)))
            .filter(|(_, day)| *day < self.days())
    }
}
