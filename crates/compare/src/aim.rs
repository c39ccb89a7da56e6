//! What plans are judged by: figures read off each history over the days after the forecast.

use std::ops::RangeInclusive;

use citerne_ensemble::{Outline, Sample};
use citerne_model::history::History;
use citerne_model::outcomes::{Grip, Outcome, Rulers};

/// A figure that plans are judged by.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// What it is.
    pub kind: Kind,
    /// Place, where it is of one.
    pub place: Option<String>,
    /// Product.
    pub product: Option<String>,
    /// Sector.
    pub sector: Option<String>,
    /// Unit.
    pub unit: &'static str,
    /// Channel that it is read from.
    source: Option<usize>,
}

/// What an aim measures, over the days after the day of the forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Mean days of cover, at most 60 a day: beyond that more is of no use within the horizon.
    Cover,
    /// Share of need that is met.
    Met,
    /// Share of days on which pumps sell, stations counted in part.
    Stations,
    /// Hours of power, mean.
    Power,
    /// Mean street price.
    Price,
    /// Litres imported.
    Imports,
    /// Trucks lost.
    TrucksLost,
    /// Drivers killed or abducted.
    DriversHarmed,
    /// Money spent on measures.
    Cost,
    /// Whether the rulers stand on the last day.
    RulersStand,
    /// Whether those who rule on the last day came by a coup.
    Coup,
    /// Whether a lethal crackdown comes.
    Crackdown,
    /// Whether the blockade no longer holds on the last day.
    BlockadeOver,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
}

/// Days of cover beyond which more is not counted.
const ENOUGH: f64 = 60.0;

impl Kind {
    /// Its name, as tables have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Met => "need-met",
            Self::Stations => "stations",
            Self::Power => "power",
            Self::Price => "price",
            Self::Imports => "imports",
            Self::TrucksLost => "trucks-lost",
            Self::DriversHarmed => "drivers-harmed",
            Self::Cost => "cost",
            Self::RulersStand => "rulers-stand",
            Self::Coup => "coup",
            Self::Crackdown => "crackdown",
            Self::BlockadeOver => "blockade-over",
        }
    }

    /// Which way is good. Who rules is not for a tool to judge: that the rulers stand is told as a
    /// chance, and counted as neither.
    #[must_use]
    pub fn better(self) -> Option<Better> {
        match self {
            Self::Cover
            | Self::Met
            | Self::Stations
            | Self::Power
            | Self::Imports
            | Self::BlockadeOver => Some(Better::More),
            Self::Price | Self::TrucksLost | Self::DriversHarmed | Self::Cost | Self::Crackdown => {
                Some(Better::Less)
            }
            Self::RulersStand | Self::Coup => None,
        }
    }

    /// Whether it is a chance: its mean over histories is a probability.
    #[must_use]
    pub fn is_chance(self) -> bool {
        matches!(
            self,
            Self::RulersStand | Self::Coup | Self::Crackdown | Self::BlockadeOver
        )
    }

    /// The quantity of the model that it is read from.
    fn quantity(self) -> Option<&'static str> {
        match self {
            Self::Cover => Some("days_of_cover"),
            Self::Met => Some("unmet_need"),
            Self::Stations => Some("stations_open"),
            Self::Power => Some("power_hours"),
            Self::Price => Some("street_price"),
            Self::Imports => Some("imports"),
            Self::TrucksLost => Some("tankers_lost_total"),
            Self::DriversHarmed => Some("drivers_harmed_total"),
            Self::Cost => Some("measures_cost"),
            Self::Crackdown => Some("crackdowns_total"),
            _ => None,
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Self::Cover => "days",
            Self::Power => "hours",
            Self::Price => "money/L",
            Self::Imports => "L",
            Self::TrucksLost => "trucks",
            Self::DriversHarmed => "people",
            Self::Cost => "money",
            _ => "share",
        }
    }
}

/// All aims that a case has outputs for, in the order of their kinds.
#[must_use]
pub fn aims(outline: &Outline) -> Vec<Aim> {
    let mut all = Vec::new();
    let of_channels = [
        Kind::Cover,
        Kind::Met,
        Kind::Stations,
        Kind::Power,
        Kind::Price,
        Kind::Imports,
        Kind::TrucksLost,
        Kind::DriversHarmed,
        Kind::Cost,
        Kind::Crackdown,
    ];
    for kind in of_channels {
        for (source, label) in outline.channels.iter().enumerate() {
            if Some(label.quantity.as_str()) == kind.quantity() {
                all.push(Aim {
                    kind,
                    place: label.place.clone(),
                    product: label.product.clone(),
                    sector: label.sector.clone(),
                    unit: kind.unit(),
                    source: Some(source),
                });
            }
        }
    }
    for kind in [Kind::RulersStand, Kind::Coup, Kind::BlockadeOver] {
        all.push(Aim {
            kind,
            place: None,
            product: None,
            sector: None,
            unit: kind.unit(),
            source: None,
        });
    }
    all
}

impl Aim {
    /// Its name as one word: kind, place, product and sector, set off by slashes.
    #[must_use]
    pub fn path(&self) -> String {
        let parts = [&self.place, &self.product, &self.sector];
        let parts = parts.into_iter().flatten().map(String::as_str);
        let all: Vec<&str> = std::iter::once(self.kind.id()).chain(parts).collect();
        all.join("/")
    }

    /// Reads it off the days of a history after the day of the forecast.
    #[must_use]
    pub fn read(&self, outline: &Outline, sample: &Sample) -> f64 {
        self.over(&sample.history, outline.as_of + 1..=outline.days() - 1)
    }

    /// Reads it off some days of a history. Of no day there is nothing to read: 0, and all need met.
    ///
    /// # Panics
    /// If the last day lies beyond that of the history.
    #[must_use]
    pub fn over(&self, history: &History, days: RangeInclusive<usize>) -> f64 {
        let (first, last) = (*days.start(), *days.end());
        let of = |row: &[f32]| self.source.map_or(0.0, |channel| row[channel].into());
        let at = |day: usize| of(history.row(day));
        let before = match first {
            0 => of(&history.start),
            _ => at(first - 1),
        };
        let mean = |of: &dyn Fn(f64) -> f64| {
            let sum = days.clone().map(|day| of(at(day))).sum::<f64>();
            sum / (last + 1).saturating_sub(first).max(1) as f64
        };
        let end = Outcome::of_cell(history.outcome[last]);
        match self.kind {
            Kind::Cover => mean(&|cover| cover.min(ENOUGH)),
            Kind::Met => 1.0 - mean(&|unmet| unmet),
            Kind::Stations | Kind::Power | Kind::Price => mean(&|value| value),
            Kind::Imports => days.clone().map(at).sum(),
            Kind::TrucksLost | Kind::DriversHarmed | Kind::Cost => at(last) - before,
            Kind::Crackdown => flag(at(last) > before),
            Kind::Coup => flag(end.is_some_and(|end| end.rulers == Rulers::Coup)),
            Kind::RulersStand => flag(end.is_some_and(|end| end.rulers == Rulers::Stand)),
            Kind::BlockadeOver => flag(end.is_some_and(|end| end.grip != Grip::Holds)),
        }
    }
}

fn flag(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}
