//! Figures of a history, by name.

use std::ops::RangeInclusive;

use citerne_compare::{Aim, aims};
use citerne_ensemble::{ChannelLabel, Outline};
use citerne_model::history::History;

use crate::names::{NameError, unknown};

/// A figure of a history.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// Its name, as it was asked for.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Which days it is read off.
    pub span: Span,
    read: Read,
}

/// Which days a figure is read off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The days after the day of the forecast.
    Ahead,
    /// The days up to it, which the log tells of.
    Past,
}

#[derive(Debug, Clone, PartialEq)]
enum Read {
    /// What plans are judged by.
    Aim(Aim),
    /// A channel: its mean, or what a running total gains.
    Channel {
        index: usize,
        total: bool,
        label: Box<ChannelLabel>,
    },
}

/// Prefix of figures of the past.
const PAST: &str = "past/";

impl Output {
    /// The figure of a name: an aim of plans such as `cover/bamako/diesel`, or any channel of the
    /// model by its quantity and where it is, such as `attacks/dakar-bamako`: its mean over the days,
    /// or, of a running total, what it gains. With `past/` before it, over the days up to that of the
    /// forecast.
    ///
    /// # Errors
    /// If nothing is called so.
    pub fn find(name: &str, outline: &Outline) -> Result<Self, NameError> {
        let (span, bare) = match name.strip_prefix(PAST) {
            Some(bare) => (Span::Past, bare),
            None => (Span::Ahead, name),
        };
        let aim = aims(outline).into_iter().find(|aim| aim.path() == bare);
        let channel = || {
            let index = outline.channels.iter().position(|it| it.path() == bare)?;
            let label = Box::new(outline.channels[index].clone());
            let (total, unit) = (is_total(&label), label.unit.clone());
            let read = Read::Channel {
                index,
                total,
                label,
            };
            Some((read, unit))
        };
        let found = match aim {
            Some(aim) => Some((aim.unit.to_owned(), Read::Aim(aim))),
            None => channel().map(|(read, unit)| (unit, read)),
        };
        let (unit, read) = found.ok_or_else(|| unknown("output", bare, &Self::all(outline)))?;
        Ok(Self {
            name: name.to_owned(),
            unit,
            span,
            read,
        })
    }

    /// All names, without `past/`.
    #[must_use]
    pub fn all(outline: &Outline) -> Vec<String> {
        let aims = aims(outline);
        let aims = aims.iter().map(Aim::path);
        let channels = outline.channels.iter().map(ChannelLabel::path);
        aims.chain(channels).collect()
    }

    /// The aim that it is, if it is one.
    #[must_use]
    pub fn aim(&self) -> Option<&Aim> {
        match &self.read {
            Read::Aim(aim) => Some(aim),
            Read::Channel { .. } => None,
        }
    }

    /// The channel that it is, if it is no aim.
    #[must_use]
    pub fn channel(&self) -> Option<&ChannelLabel> {
        match &self.read {
            Read::Aim(_) => None,
            Read::Channel { label, .. } => Some(label),
        }
    }

    /// Reads it off a history.
    #[must_use]
    pub fn read(&self, outline: &Outline, history: &History) -> f64 {
        let days = self.days(outline);
        match &self.read {
            Read::Aim(aim) => aim.over(history, days),
            Read::Channel {
                index, total: true, ..
            } => {
                let before = match *days.start() {
                    0 => history.start[*index],
                    first => history.row(first - 1)[*index],
                };
                f64::from(history.row(*days.end())[*index]) - f64::from(before)
            }
            Read::Channel { index, .. } => {
                let count = days.clone().count().max(1) as f64;
                let at = |day: usize| f64::from(history.row(day)[*index]);
                days.map(at).sum::<f64>() / count
            }
        }
    }

    fn days(&self, outline: &Outline) -> RangeInclusive<usize> {
        match self.span {
            Span::Past => 0..=outline.as_of,
            Span::Ahead => outline.as_of + 1..=outline.days() - 1,
        }
    }
}

fn is_total(label: &ChannelLabel) -> bool {
    label.quantity.ends_with("_total")
}
