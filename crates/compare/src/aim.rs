//! What plans are judged by: figures read off each history over the days after the forecast.

use std::ops::RangeInclusive;

use citerne_ensemble::{Draw, Forecast, Outline, Sample, Simulator as _};
use citerne_model::Layout;
use citerne_model::history::History;
use citerne_model::outcomes::Outcome;

use crate::kind::Kind;

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
    source: Source,
}

/// Where an aim is read from.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Source {
    /// A channel of the outputs.
    Channel(usize),
    /// Litres used so far, by number of place and sector.
    Used(usize),
    /// The outcome of the last day.
    Outcome,
}

/// Days of cover beyond which more is not counted.
const ENOUGH: f64 = 60.0;

/// All aims that can be read off the outputs of a case, in the order of their kinds. Plans are
/// judged by litres used as well, which outputs don't tell.
#[must_use]
pub fn aims(outline: &Outline) -> Vec<Aim> {
    let mut all = Vec::new();
    for kind in Kind::OF_OUTPUTS {
        for (channel, label) in outline.channels.iter().enumerate() {
            if Some(label.quantity.as_str()) == kind.quantity() {
                all.push(Aim {
                    kind,
                    place: label.place.clone(),
                    product: label.product.clone(),
                    sector: label.sector.clone(),
                    unit: kind.unit(),
                    source: Source::Channel(channel),
                });
            }
        }
    }
    all.extend(Kind::OF_OUTCOMES.map(|kind| Aim {
        kind,
        place: None,
        product: None,
        sector: None,
        unit: kind.unit(),
        source: Source::Outcome,
    }));
    all
}

/// All aims of plans of a forecast, in the order in which a comparison has them.
#[must_use]
pub fn aims_of<D: Draw>(forecast: &Forecast<D>) -> Vec<Aim> {
    all_aims(forecast.outline(), forecast.model().layout())
}

fn all_aims(outline: &Outline, layout: &Layout) -> Vec<Aim> {
    let mut all = aims(outline);
    let index =
        |ids: &[String], id: &Option<String>| ids.iter().position(|it| Some(it) == id.as_ref());
    let litres = all.iter().filter(|aim| aim.kind == Kind::Met);
    let litres = litres.filter_map(|aim| {
        let place = index(&layout.places, &aim.place)?;
        let sector = index(&layout.sectors, &aim.sector)?;
        Some(Aim {
            kind: Kind::Litres,
            unit: Kind::Litres.unit(),
            source: Source::Used(place * layout.sectors.len() + sector),
            ..aim.clone()
        })
    });
    let litres: Vec<Aim> = litres.collect();
    all.extend(litres);
    all.sort_by_key(|aim| aim.kind);
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

    /// The same, of a history whose sectors used some litres by the day of the forecast and some by
    /// its end.
    pub(crate) fn read_with(
        &self,
        outline: &Outline,
        sample: &Sample,
        (then, now): (&[i64], &[i64]),
    ) -> f64 {
        match self.source {
            Source::Used(cell) => (now[cell] - then[cell]) as f64,
            _ => self.read(outline, sample),
        }
    }

    /// Reads it off some days of a history. Of no day there is nothing to read: 0, and all need met.
    /// Litres used are not among the outputs: NaN.
    ///
    /// # Panics
    /// If the last day lies beyond that of the history.
    #[must_use]
    pub fn over(&self, history: &History, days: RangeInclusive<usize>) -> f64 {
        let (first, last) = (*days.start(), *days.end());
        let channel = match self.source {
            Source::Channel(channel) => channel,
            Source::Used(_) => return f64::NAN,
            Source::Outcome => {
                let end = Outcome::of_cell(history.outcome[last]);
                return flag(end.is_some_and(|end| self.kind.is_of(end)));
            }
        };
        let at = |day: usize| f64::from(history.row(day)[channel]);
        let before = match first {
            0 => history.start[channel].into(),
            _ => at(first - 1),
        };
        let mean = |of: &dyn Fn(f64) -> f64| {
            let sum = days.clone().map(|day| of(at(day))).sum::<f64>();
            sum / (last + 1).saturating_sub(first).max(1) as f64
        };
        match self.kind {
            Kind::Cover => mean(&|cover| cover.min(ENOUGH)),
            Kind::Met => 1.0 - mean(&|unmet| unmet),
            Kind::Imports => days.clone().map(at).sum(),
            Kind::TrucksLost | Kind::DriversHarmed | Kind::Cost => at(last) - before,
            Kind::Crackdown => flag(at(last) > before),
            _ => mean(&|value| value),
        }
    }
}

fn flag(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}
