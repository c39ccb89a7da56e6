//! Rules for leaving: when they fire, and whether what they are to be ahead of comes after.

use citerne_case::spec::leave::{LeaveRule, Sign};
use citerne_decide::{Alarms, Share, share_among};
use citerne_ensemble::Outline;
use citerne_explore::Outcome;
use citerne_model::history::History as Lived;
use citerne_model::{Layout, Model, Where};

use crate::error::WatchError;
use crate::watched::History;

/// A rule, ready to be read off histories.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its id in the case.
    pub id: String,
    /// What it is to be ahead of.
    pub ahead_of: Outcome,
    /// Days within which that must follow a firing.
    pub within: u32,
    signs: Vec<Read>,
}

/// One sign of a rule.
#[derive(Debug, Clone, PartialEq)]
struct Read {
    /// Outputs that are added up.
    channels: Vec<usize>,
    /// Whether they are running totals.
    total: bool,
    /// Days over which it is added up, or over which a total grows.
    days: Option<usize>,
    below: f64,
    above: f64,
}

/// How a rule does in histories.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// Histories in which what it is to be ahead of is there on the day of the forecast: they are
    /// left out.
    pub there: usize,
    /// Share of histories in which it fires on the day of the forecast.
    pub now: Share,
    /// Share in which it fires on that day or later.
    pub fires: Share,
    /// Share in which the event comes.
    pub comes: Share,
    /// Share in which the event comes within as many days of the day of the forecast as it must
    /// follow a firing: what a rule is up against that fires at once.
    pub soon: Share,
    /// Of the histories with the event, those in which it fired on a day before; none without any.
    pub warned: Option<Share>,
    /// Of the histories in which it fired early, those in which no event came in time after.
    pub in_vain: Option<Share>,
    /// Days from first firing to event where it warned: tenth, half, nine tenths have no more.
    pub lead_days: Option<[f64; 3]>,
}

impl Rule {
    /// Makes a rule of a case ready.
    ///
    /// # Errors
    /// If the model doesn't put out what it reads, or doesn't have what it is to be ahead of.
    pub fn of(
        id: &str,
        rule: &LeaveRule,
        model: &Model,
        outline: &Outline,
    ) -> Result<Self, WatchError> {
        let read = |sign: &Sign| {
            Read::of(sign, model).map_err(|sign| WatchError::UnknownSign {
                rule: id.to_owned(),
                sign,
            })
        };
        let name = rule.ahead_of.replacen(':', "/", 1);
        let ahead_of = Outcome::parse(&name, model, outline);
        Ok(Self {
            id: id.to_owned(),
            ahead_of: ahead_of.map_err(|error| WatchError::AheadOf {
                rule: id.to_owned(),
                error,
            })?,
            within: rule.within_days,
            signs: rule.when.iter().map(read).collect::<Result<_, _>>()?,
        })
    }

    /// The first day on which it fires, counted from that of the forecast, which is 0.
    pub(crate) fn first(&self, lived: &Lived, as_of: usize) -> Option<u32> {
        let ahead = (0..).zip(as_of..lived.days());
        let mut ahead = ahead.filter(|(_, day)| self.signs.iter().all(|it| it.there(lived, *day)));
        ahead.next().map(|(after, _)| after)
    }

    /// How it did: of each history the day of its first firing and that of the event.
    pub(crate) fn tried(
        &self,
        rule: usize,
        histories: &[History],
        last: u32,
        level: f64,
    ) -> Result<Option<Tried>, WatchError> {
        let there = |history: &&History| history.events[rule] == Some(0);
        let asked: Vec<&History> = histories.iter().filter(|it| !there(it)).collect();
        if asked.is_empty() {
            return Ok(None);
        }
        let fired: Vec<Option<u32>> = asked.iter().map(|it| it.fired[rule]).collect();
        let came: Vec<Option<u32>> = asked.iter().map(|it| it.events[rule]).collect();
        let pasts: Vec<u64> = asked.iter().map(|it| it.past).collect();
        let alarms = Alarms::count(&fired, &came, self.within, last)?;
        let each = || fired.iter().zip(&came);
        let share = |among: Vec<bool>, so: Vec<bool>| share_among(&among, &so, &pasts, level);
        let all = || vec![true; asked.len()];
        let of_all = |so: Vec<bool>| {
            let share = share(all(), so)?;
            Ok::<Share, WatchError>(share.unwrap_or_else(|| unreachable!("there are histories")))
        };
        let judged = Alarms::judged(&fired, &came, self.within, last);
        Ok(Some(Tried {
            there: histories.len() - asked.len(),
            now: of_all(fired.iter().map(|it| *it == Some(0)).collect())?,
            fires: of_all(fired.iter().map(Option::is_some).collect())?,
            comes: of_all(came.iter().map(Option::is_some).collect())?,
            soon: of_all(
                came.iter()
                    .map(|it| it.is_some_and(|day| day <= self.within))
                    .collect(),
            )?,
            warned: share(
                came.iter().map(Option::is_some).collect(),
                each()
                    .map(|(fired, came)| fired.is_some() && fired < came)
                    .collect(),
            )?,
            in_vain: share(
                judged.iter().map(|it| it.is_some()).collect(),
                judged.iter().map(|it| *it == Some(true)).collect(),
            )?,
            lead_days: alarms.lead_days,
        }))
    }
}

impl Read {
    fn of(sign: &Sign, model: &Model) -> Result<Self, String> {
        let layout = model.layout();
        let places: Vec<Option<Where>> = match sign.at.as_slice() {
            [] => vec![Some(Where::National)],
            ids => ids
                .iter()
                .map(|id| whereabouts(&sign.quantity, id, model))
                .collect(),
        };
        let index = |ids: &[String], id: &Option<String>| {
            id.as_ref()
                .map(|id| ids.iter().position(|known| known == id))
        };
        let product = index(&layout.products, &sign.product);
        let sector = index(&layout.sectors, &sign.sector);
        let find = |at: &Option<Where>| {
            let catalogue = model.catalogue();
            let (product, sector) = (product.map_or(Some(None), |it| it.map(Some))?, sector);
            let sector = sector.map_or(Some(None), |it| it.map(Some))?;
            catalogue.find(&sign.quantity, (*at)?, product, sector)
        };
        let channels: Option<Vec<usize>> = places.iter().map(find).collect();
        Ok(Self {
            channels: channels.ok_or_else(|| name(sign))?,
            total: sign.quantity.ends_with("_total"),
            days: sign.in_days.map(|days| days as usize),
            below: sign.below.unwrap_or(f64::INFINITY),
            above: sign.above.unwrap_or(f64::NEG_INFINITY),
        })
    }

    /// Whether it is there on a day.
    fn there(&self, lived: &Lived, day: usize) -> bool {
        let of_day = |day: usize| -> f64 {
            let row = lived.row(day);
            self.channels
                .iter()
                .map(|channel| f64::from(row[*channel]))
                .sum()
        };
        let value = match self.days {
            None => of_day(day),
            // Of the first days there is no more to know.
            Some(days) if self.total => of_day(day) - of_day(day.saturating_sub(days)),
            Some(days) => (day.saturating_sub(days - 1)..=day).map(of_day).sum(),
        };
        value < self.below && value > self.above
    }
}

/// The place, corridor or zone of an id at which a quantity is kept.
fn whereabouts(quantity: &str, id: &str, model: &Model) -> Option<Where> {
    let layout: &Layout = model.layout();
    let channel = model
        .catalogue()
        .channels
        .iter()
        .find(|it| it.quantity == quantity)?;
    let find = |ids: &[String]| ids.iter().position(|known| known == id);
    match channel.at {
        Where::National => None,
        Where::Place(_) => find(&layout.places).map(Where::Place),
        Where::Corridor(_) => find(&layout.corridors).map(Where::Corridor),
        Where::Zone(_) => find(&layout.zones).map(Where::Zone),
    }
}

fn name(sign: &Sign) -> String {
    let of = sign.at.iter().chain(&sign.product).chain(&sign.sector);
    let parts: Vec<&str> = std::iter::once(&sign.quantity)
        .chain(of)
        .map(String::as_str)
        .collect();
    parts.join("/")
}
