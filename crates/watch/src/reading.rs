//! What one sign tells of one outcome.

use citerne_decide::{
    Fires, Information, Invalid, Share, Tripwire, information_sharing, odds_by_bin, share_among,
};

use crate::watched::{History, Settings, Watched};

/// What a sign tells of an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The outcome, by index.
    pub outcome: usize,
    /// The sign, by index.
    pub sign: usize,
    /// Odds of the outcome before anything is seen, where it hasn't come when the sign is seen.
    pub before: Share,
    /// Expected information.
    pub information: Information,
    /// The odds where few, middling and many are seen: thirds of the histories, fewer if many see
    /// the same.
    pub readings: Vec<Reading>,
    /// The threshold at which it warns, if there is one.
    pub wire: Option<Wire>,
}

/// The odds where a sign has certain values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// How often the outcome came.
    pub odds: Share,
}

/// A tripwire. Its rates are those when tried: thresholds set on one half of the pasts and tried on
/// the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wire {
    /// The sign's threshold.
    pub tripwire: Tripwire,
    /// The odds it stands for.
    pub odds: f64,
    /// Of the histories with the outcome, those in which it fires.
    pub hits: Share,
    /// Of the histories without, those in which it fires.
    pub false_alarms: Share,
    /// Of those in which it fires, those in which the outcome comes; none if it never did.
    pub right: Option<Share>,
}

impl Wire {
    /// Whether, tried on other pasts, it was right surely more often than the outcome comes anyway.
    #[must_use]
    pub fn is_proven(&self, before: &Share) -> bool {
        self.right.is_some_and(|right| right.low > before.value())
    }
}

/// Thirds: low, middle, high.
const READINGS: usize = 3;
/// A tripwire fires in at least this share of the histories it is set on,
const LEAST_SHARE: f64 = 0.02;
/// and in at least so many of them.
const LEAST: usize = 10;

/// The histories in which an outcome hasn't come when a sign is seen.
struct Open {
    values: Vec<f64>,
    came: Vec<bool>,
    pasts: Vec<u64>,
    second: Vec<bool>,
}

impl Told {
    /// None where there is nothing to tell: a sign that never differs, an outcome that always or
    /// never comes.
    pub(crate) fn of(
        watched: &Watched,
        outcome: usize,
        sign: usize,
        settings: &Settings,
    ) -> Result<Option<Self>, Invalid> {
        let open = Open::of(watched, outcome, sign);
        let same = |values: &[f64]| values.windows(2).all(|two| two[0] == two[1]);
        let Some(before) = open.share(&vec![true; open.came.len()], settings)? else {
            return Ok(None);
        };
        if same(&open.values) || [0.0, 1.0].contains(&before.value()) {
            return Ok(None);
        }
        let classes: Vec<usize> = open.came.iter().map(|came| usize::from(*came)).collect();
        let Settings { bins, seed, .. } = *settings;
        let information = information_sharing(&open.values, &classes, &open.pasts, bins, seed)?;
        Ok(Some(Self {
            outcome,
            sign,
            before,
            information,
            readings: open.readings(settings)?,
            wire: open.wire(before.value(), settings)?,
        }))
    }

    /// Whether it tells twice what luck shows in one of twenty signs that tell nothing: about one
    /// of a hundred such signs does, and there are many signs.
    #[must_use]
    pub fn is_more_than_luck(&self) -> bool {
        self.information.bits > 2.0 * self.information.by_luck
    }
}

impl Open {
    fn of(watched: &Watched, outcome: usize, sign: usize) -> Self {
        let days = watched.signs[sign].days;
        let open = |history: &&History| history.first[outcome].is_none_or(|day| day > days);
        let histories: Vec<&History> = watched.histories.iter().filter(open).collect();
        let asked = &watched.outcomes[outcome];
        let pasts: Vec<u64> = histories.iter().map(|it| it.past).collect();
        Self {
            values: histories.iter().map(|it| it.signs[sign]).collect(),
            came: histories
                .iter()
                .map(|it| asked.came(it.first[outcome]))
                .collect(),
            second: halves(&pasts),
            pasts,
        }
    }

    /// The share of some histories in which the outcome came.
    fn share(&self, among: &[bool], settings: &Settings) -> Result<Option<Share>, Invalid> {
        share_among(among, &self.came, &self.pasts, settings.level)
    }

    fn readings(&self, settings: &Settings) -> Result<Vec<Reading>, Invalid> {
        let bins = odds_by_bin(&self.values, &self.came, READINGS)?;
        let read = |(low, high): (f64, f64)| {
            let inside = |value: &f64| (low..=high).contains(value);
            let among: Vec<bool> = self.values.iter().map(inside).collect();
            let odds = self.share(&among, settings)?;
            Ok(odds.map(|odds| Reading { low, high, odds }))
        };
        let read = bins.iter().map(|bin| read((bin.low, bin.high)));
        let read: Vec<Option<Reading>> = read.collect::<Result<_, Invalid>>()?;
        Ok(read.into_iter().flatten().collect())
    }

    /// The tripwire on the side that hits more often when tried.
    fn wire(&self, before: f64, settings: &Settings) -> Result<Option<Wire>, Invalid> {
        let odds = settings
            .odds
            .unwrap_or_else(|| (2.0 * before).min(0.5 + 0.5 * before));
        let mut best: Option<Wire> = None;
        for fires in [Fires::AtMost, Fires::AtLeast] {
            let wire = self.wire_of(fires, odds, settings)?;
            let hits = |wire: &Wire| wire.hits.of.count;
            let better = |wire: &Wire| best.as_ref().is_none_or(|best| hits(wire) > hits(best));
            best = wire.filter(better).or(best);
        }
        Ok(best)
    }

    fn wire_of(
        &self,
        fires: Fires,
        odds: f64,
        settings: &Settings,
    ) -> Result<Option<Wire>, Invalid> {
        let (values, came) = (&self.values, &self.came);
        let least = LEAST.max((LEAST_SHARE * values.len() as f64).ceil() as usize);
        let Some(tripwire) = Tripwire::set(fires, values, came, odds, least)? else {
            return Ok(None);
        };
        // One that always fires says nothing.
        if values.iter().all(|value| tripwire.fires_at(*value)) {
            return Ok(None);
        }
        let fired = Tripwire::fired_when_set(fires, values, came, odds, least, &self.second)?;
        let none: Vec<bool> = came.iter().map(|came| !came).collect();
        let of = |among: &[bool]| share_among(among, &fired, &self.pasts, settings.level);
        let (hits, false_alarms) = (of(came)?, of(&none)?);
        let right = self.share(&fired, settings)?;
        Ok(hits.zip(false_alarms).map(|(hits, false_alarms)| Wire {
            tripwire,
            odds,
            hits,
            false_alarms,
            right,
        }))
    }
}

/// Every second past, in the order of their marks: histories that share one are of one half.
pub(crate) fn halves(pasts: &[u64]) -> Vec<bool> {
    let mut known = pasts.to_vec();
    known.sort_unstable();
    known.dedup();
    let number = |past: &u64| known.partition_point(|other| other < past);
    pasts.iter().map(|past| number(past) % 2 == 1).collect()
}
