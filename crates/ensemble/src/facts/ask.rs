//! Observation operators: the number of a history that a fact speaks of.

use citerne_model::history::History;

use super::diary::{Diary, Size};
use super::span::Span;

/// What a fact asks of a history.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// The mean of an output over the days, turned into what is reported.
    Mean(usize, Turn),
    /// The sum of some outputs over the days.
    Sum(Vec<usize>),
    /// How much a running total grows over the days.
    Growth(usize),
    /// The mean over the days of the days of cover of some places and products together: what they
    /// hold beside what they use in normal times.
    Cover(Vec<Held>),
    /// The largest convoy or attack of the days, on one corridor or on any. A history in which
    /// there is none has no answer: silence is not a figure.
    Largest(Size, Option<usize>),
}

/// Days of cover of one product in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Output.
    pub channel: usize,
    /// Place and product in [`Lived::normal`].
    pub at: usize,
}

/// How an output becomes the figure that is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// As it is.
    Same,
    /// Hours, which people tell in whole hours.
    Hours,
    /// Hours without power from hours with it: what is left of a day, in whole hours.
    RestOfDay,
    /// Stations without fuel from those with it: what is left of one.
    Rest,
    /// An index as a rise in percent: 1 is none.
    Rise,
}

impl Turn {
    fn turn(self, value: f64) -> f64 {
        match self {
            Self::Same => value,
            Self::Hours => value.round(),
            Self::RestOfDay => (24.0 - value).round(),
            Self::Rest => 1.0 - value,
            Self::Rise => (value - 1.0) * 100.0,
        }
    }
}

/// One lived replicate, as far as facts ask for it.
#[derive(Debug, Clone, Copy)]
pub struct Lived<'a> {
    /// Its rows.
    pub history: &'a History,
    /// Its convoys and attacks.
    pub diary: &'a Diary,
    /// Normal use, in L/day: `[place][product]`.
    pub normal: &'a [f64],
}

impl Ask {
    /// The answer of a history; `None` if the fact speaks of something that didn't happen in it.
    #[must_use]
    pub fn answer(&self, span: Span, lived: Lived<'_>) -> Option<f64> {
        let value = |day: usize, channel: usize| f64::from(lived.history.row(day)[channel]);
        match self {
            Self::Mean(channel, turn) => Some(turn.turn(mean(span, |day| value(day, *channel)))),
            Self::Sum(channels) => {
                let of_day = |day| channels.iter().map(|&c| value(day, c)).sum::<f64>();
                Some(span.days().map(of_day).sum())
            }
            Self::Growth(channel) => {
                let before = match span.from.checked_sub(1) {
                    Some(eve) => value(eve, *channel),
                    None => f64::from(lived.history.start[*channel]),
                };
                Some(value(span.to, *channel) - before)
            }
            Self::Cover(held) => cover(held, span, lived),
            Self::Largest(size, corridor) => span
                .days()
                .filter_map(|day| lived.diary.largest(day, *corridor, *size))
                .reduce(f64::max),
        }
    }
}

/// `None` where nothing is used in normal times: stocks then last for ever.
fn cover(held: &[Held], span: Span, lived: Lived<'_>) -> Option<f64> {
    let normal: f64 = held.iter().map(|h| lived.normal[h.at]).sum();
    if normal <= 0.0 {
        return None;
    }
    let litres = |day: usize| -> f64 {
        let row = lived.history.row(day);
        held.iter()
            .map(|h| f64::from(row[h.channel]) * lived.normal[h.at])
            .sum()
    };
    Some(mean(span, litres) / normal)
}

fn mean(span: Span, of: impl Fn(usize) -> f64) -> f64 {
    let sum: f64 = span.days().map(of).sum();
    sum / span.days().count() as f64
}
