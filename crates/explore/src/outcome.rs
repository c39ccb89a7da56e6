//! What comes on a day or never, by name.

use citerne_compare::Kind as AimKind;
use citerne_ensemble::{ChannelLabel, Outline};
use citerne_model::happening::EntityKind;
use citerne_model::outcomes::{Grip, Rulers, Street};
use citerne_model::{Kind, Layout, Model};
use jiff::civil::Date;

use crate::names::{NameError, unknown};

/// Something that comes on a day after the day of the forecast, or never.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// As it was asked for.
    pub text: String,
    /// What comes.
    pub what: What,
    /// In how many days after the day of the forecast it must come.
    pub within: u32,
}

/// What may come.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Something happens, anywhere or to one place, corridor, zone, carrier, government or measure.
    Happens {
        /// What.
        kind: Kind,
        /// To which, by index.
        entity: Option<u32>,
    },
    /// Pumps of a place are dry: from the day on which they fall dry to that on which they are
    /// filled again. Pumps that were dry before and stay so are dry on the first day.
    Dry {
        /// The place, by index.
        place: u32,
    },
    /// The outcome of the day has a value, or any but one.
    Stands {
        /// Of which axis of the outcome grid.
        axis: Axis,
        /// Number of the value on its axis.
        value: u8,
        /// Whether it is this value that counts, or any other.
        is: bool,
    },
    /// An output lies below a limit, or above it.
    Level {
        /// The channel by index.
        channel: usize,
        /// Whether below; else above.
        below: bool,
        /// The limit, in the unit of the channel.
        limit: f64,
    },
}

/// An axis of the outcome grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Axis {
    Regime,
    Blockade,
    Unrest,
}

impl Outcome {
    /// Reads `NAME`, `NAME@DAYS` or `NAME@DATE`. A name is one of [`Outcome::all`], or an output with
    /// a limit such as `cover/bamako/diesel<3`.
    ///
    /// # Errors
    /// If nothing is called so, the limit is no number, or the day isn't looked ahead to.
    pub fn parse(text: &str, model: &Model, outline: &Outline) -> Result<Self, NameError> {
        let (name, day) = match text.split_once('@') {
            Some((name, day)) => (name.trim(), Some(day.trim())),
            None => (text.trim(), None),
        };
        let what = match name.find(['<', '>']) {
            Some(at) => level(text, name, at, outline)?,
            None => {
                let mut known = known(model.layout());
                let found = known.iter().position(|(known, _)| known == name);
                let all = || Self::all(model, outline);
                let found = found.ok_or_else(|| unknown("outcome", name, &all()))?;
                known.swap_remove(found).1
            }
        };
        Ok(Self {
            text: text.to_owned(),
            what,
            within: within(text, day, outline)?,
        })
    }

    /// All names, and of outputs those that may have a limit.
    #[must_use]
    pub fn all(model: &Model, outline: &Outline) -> Vec<String> {
        let known = known(model.layout());
        let names = known.into_iter().map(|(name, _)| name);
        names.chain(short_levels(outline)).collect()
    }

    /// The dates by which it must come.
    #[must_use]
    pub fn by(&self, outline: &Outline) -> Date {
        outline.dates[outline.as_of + self.within as usize]
    }

    /// Whether a first day, counted from the day of the forecast, is early enough.
    #[must_use]
    pub fn came(&self, day: Option<u32>) -> bool {
        day.is_some_and(|day| day <= self.within)
    }
}

/// All outcomes that have a name of their own.
fn known(layout: &Layout) -> Vec<(String, What)> {
    let mut all: Vec<(String, What)> = Vec::new();
    for (place, id) in (0..).zip(&layout.places) {
        all.push((format!("dry/{id}"), What::Dry { place }));
    }
    let not = |axis| What::Stands {
        axis,
        value: 0,
        is: false,
    };
    all.push(("rulers-fall".to_owned(), not(Axis::Regime)));
    all.push(("blockade-over".to_owned(), not(Axis::Blockade)));
    all.extend(cells("regime", Axis::Regime, Rulers::ALL.map(Rulers::id)));
    all.extend(cells("blockade", Axis::Blockade, Grip::ALL.map(Grip::id)));
    all.extend(cells("unrest", Axis::Unrest, Street::ALL.map(Street::id)));
    for kind in Kind::ALL.iter().copied() {
        let anywhere = What::Happens { kind, entity: None };
        all.push((kind.id().to_owned(), anywhere));
        if kind == Kind::Dry {
            continue;
        }
        for (entity, id) in (0..).zip(entities(kind.entity(), layout)) {
            let entity = Some(entity);
            all.push((
                format!("{}/{id}", kind.id()),
                What::Happens { kind, entity },
            ));
        }
    }
    all
}

fn cells<const N: usize>(
    name: &str,
    axis: Axis,
    ids: [&'static str; N],
) -> impl Iterator<Item = (String, What)> {
    (0..).zip(ids).map(move |(value, id)| {
        let is = true;
        (format!("{name}/{id}"), What::Stands { axis, value, is })
    })
}

fn entities(kind: EntityKind, layout: &Layout) -> &[String] {
    match kind {
        EntityKind::None => &[],
        EntityKind::Place => &layout.places,
        EntityKind::Corridor => &layout.corridors,
        EntityKind::Zone => &layout.zones,
        EntityKind::Carrier => &layout.carriers,
        EntityKind::Government => &layout.governments,
        EntityKind::Measure => &layout.measures,
    }
}

/// Short names of outputs, as plans have them.
const SHORT: [(AimKind, &str); 4] = [
    (AimKind::Cover, "days_of_cover"),
    (AimKind::Stations, "stations_open"),
    (AimKind::Power, "power_hours"),
    (AimKind::Price, "street_price"),
];

/// The short name of a channel, if it has one.
fn short(label: &ChannelLabel) -> Option<String> {
    let (kind, quantity) = SHORT.iter().find(|(_, it)| *it == label.quantity)?;
    Some(label.path().replacen(quantity, kind.id(), 1))
}

fn short_levels(outline: &Outline) -> impl Iterator<Item = String> {
    let names = outline.channels.iter().filter_map(short);
    names.map(|name| format!("{name}<LIMIT"))
}

fn level(text: &str, name: &str, at: usize, outline: &Outline) -> Result<What, NameError> {
    let (path, limit) = (name[..at].trim(), name[at + 1..].trim());
    let is = |label: &ChannelLabel| label.path() == path || short(label).as_deref() == Some(path);
    let channel = outline.channels.iter().position(is);
    let all = || {
        let names = outline.channels.iter();
        names
            .map(|label| short(label).unwrap_or_else(|| label.path()))
            .collect::<Vec<_>>()
    };
    let channel = channel.ok_or_else(|| unknown("output", path, &all()))?;
    let number: Option<f64> = limit.parse().ok();
    let limit = number
        .filter(|limit| limit.is_finite())
        .ok_or_else(|| NameError::Limit {
            name: text.to_owned(),
            limit: limit.to_owned(),
        })?;
    Ok(What::Level {
        channel,
        below: name.as_bytes()[at] == b'<',
        limit,
    })
}

/// Days after that of the forecast; the whole horizon, if no day is named.
fn within(text: &str, day: Option<&str>, outline: &Outline) -> Result<u32, NameError> {
    let horizon = u32::try_from(outline.days() - 1 - outline.as_of).unwrap_or(u32::MAX);
    let Some(day) = day else {
        return Ok(horizon);
    };
    let of_date = || {
        let date: Date = day.parse().ok()?;
        let index = outline.dates.iter().position(|it| *it == date)?;
        u32::try_from(index.checked_sub(outline.as_of)?).ok()
    };
    let days = day.parse().ok().or_else(of_date);
    let inside = days.filter(|days| (1..=horizon).contains(days));
    inside.ok_or_else(|| NameError::Day {
        name: text.to_owned(),
        day: day.to_owned(),
        horizon,
    })
}
