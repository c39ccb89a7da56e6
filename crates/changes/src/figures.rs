//! The headlines of a forecast as numbers, each with its Monte Carlo error.

use std::collections::BTreeMap;

use citerne_ensemble::{Outline, Share, Summary, six_digits};
use jiff::civil::Date;

/// What a headline is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The median of an output on a day.
    Level,
    /// The probability that an event has come by a day.
    Event,
    /// The probability of an outcome on a day.
    Outcome,
    /// The probability of a claim.
    Claim,
}

impl What {
    /// Its name in tables.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Level => "median",
            Self::Event => "event by",
            Self::Outcome => "outcome",
            Self::Claim => "claim",
        }
    }
}

/// One headline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Headline {
    /// What it is about.
    pub what: What,
    /// Output, event, axis of outcomes, or claim.
    pub name: String,
    /// Place, or the value on an axis of outcomes; may be empty.
    pub of: String,
    /// Product; may be empty.
    pub product: String,
    /// Day; claims have none.
    pub date: Option<Date>,
}

/// Its number.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// Its Monte Carlo error.
    pub error: f64,
    /// How wide its uncertainty is: from the 5 % to the 95 % quantile of an output; 1 for a probability.
    pub range: f64,
    /// Unit.
    pub unit: String,
}

/// Headlines with their numbers.
pub type Figures = BTreeMap<Headline, Figure>;

/// Outputs whose medians are headlines.
pub(crate) const LEVELS: [&str; 2] = ["days_of_cover", "street_price"];
/// Events whose probabilities are headlines.
pub(crate) const EVENTS: [&str; 8] = [
    "dry",
    "coup",
    "uprising",
    "capital-taken",
    "capital-attack",
    "schools-close",
    "eased",
    "ended-by-deal",
];

impl Figure {
    pub(crate) fn share(value: f64, error: f64) -> Self {
        Self {
            value,
            error,
            range: 1.0,
            unit: "1".to_owned(),
        }
    }

    /// A median from quantiles of `worth` independent replicates. Its error is that of a normal law
    /// with the same quantiles, √(π/2) σ/√n.
    pub(crate) fn median([low, median, high]: [f64; 3], worth: f64, unit: &str) -> Self {
        /// Standard deviations between the 5 % and 95 % quantiles of a normal law.
        const SPAN: f64 = 3.289_707_253_902_945;
        let sd = (high - low) / SPAN;
        Self {
            value: median,
            error: sd * (std::f64::consts::FRAC_PI_2 / worth).sqrt(),
            range: high - low,
            unit: unit.to_owned(),
        }
    }
}

/// How many independent replicates a run is worth, some of which may share their past.
pub(crate) fn worth(replicates: u64, pasts: Option<f64>) -> f64 {
    let all = replicates as f64;
    pasts.map_or(all, |pasts| all * pasts / (all + pasts))
}

/// The headlines of a run in memory on some dates, rounded as the tables of a run are.
#[must_use]
pub fn of_run(outline: &Outline, summary: &Summary, dates: &[Date]) -> Figures {
    let mut figures = Figures::new();
    let days = dates.iter().filter_map(|date| {
        let day = outline.dates.iter().position(|other| other == date)?;
        Some((*date, day))
    });
    for (date, day) in days {
        levels(outline, summary, (date, day), &mut figures);
        events(outline, summary, (date, day), &mut figures);
        outcomes(outline, summary, (date, day), &mut figures);
    }
    for (index, claim) in outline.claims.iter().enumerate() {
        if let Some(figure) = share(&summary.claim_true(index)) {
            let headline = Headline {
                what: What::Claim,
                name: claim.claim.clone(),
                of: String::new(),
                product: String::new(),
                date: None,
            };
            figures.insert(headline, figure);
        }
    }
    figures
}

/// A share as a figure; `None` of no histories.
fn share(share: &Share) -> Option<Figure> {
    let error = share.error()?;
    Some(Figure::share(six_digits(share.value()), error))
}

fn levels(outline: &Outline, summary: &Summary, (date, day): (Date, usize), to: &mut Figures) {
    let worth = worth(summary.replicates(), outline.pasts);
    for (index, channel) in outline.channels.iter().enumerate() {
        let (Some(place), true) = (&channel.place, LEVELS.contains(&channel.quantity.as_str()))
        else {
            continue;
        };
        let at = |level| summary.quantile(day, index, level);
        let (Some(low), Some(median), Some(high)) = (at(0.05), at(0.5), at(0.95)) else {
            continue;
        };
        let headline = Headline {
            what: What::Level,
            name: channel.quantity.clone(),
            of: place.clone(),
            product: channel.product.clone().unwrap_or_default(),
            date: Some(date),
        };
        let quantiles = [low, median, high].map(six_digits);
        let figure = Figure::median(quantiles, worth, &channel.unit);
        to.insert(headline, figure);
    }
}

fn events(outline: &Outline, summary: &Summary, (date, day): (Date, usize), to: &mut Figures) {
    let all = outline.events.iter().enumerate();
    for (index, event) in all.filter(|(_, event)| EVENTS.contains(&event.event.as_str())) {
        let headline = Headline {
            what: What::Event,
            name: event.event.clone(),
            of: event.place.clone().unwrap_or_default(),
            product: String::new(),
            date: Some(date),
        };
        if let Some(figure) = share(&summary.event_by(index, day)) {
            to.insert(headline, figure);
        }
    }
}

fn outcomes(outline: &Outline, summary: &Summary, (date, day): (Date, usize), to: &mut Figures) {
    let mut cells: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (number, cell) in outline.cells.iter().enumerate() {
        let axes = [
            ("regime", &cell.regime),
            ("blockade", &cell.blockade),
            ("unrest", &cell.unrest),
        ];
        for (axis, value) in axes {
            cells.entry((axis, value)).or_default().push(number);
        }
    }
    for ((axis, value), cells) in cells {
        let Some(figure) = share(&summary.outcome(day, &cells)) else {
            continue;
        };
        let headline = Headline {
            what: What::Outcome,
            name: axis.to_owned(),
            of: value.to_owned(),
            product: String::new(),
            date: Some(date),
        };
        to.insert(headline, figure);
    }
}
