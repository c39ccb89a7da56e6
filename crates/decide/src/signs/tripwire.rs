//! Tripwires: a sign with a threshold, and how often it is right.

use crate::invalid::{Invalid, finite, length, range};
use crate::numbers::Proportion;

/// On which side of its threshold a tripwire fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fires {
    /// At the threshold and below: few trucks.
    AtMost,
    /// At the threshold and above: many attacks.
    AtLeast,
}

/// A sign that fires at a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tripwire {
    /// On which side it fires.
    pub fires: Fires,
    /// From where on.
    pub threshold: f64,
}

/// How often a tripwire is right, over histories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Histories with the outcome in which it fires.
    pub hits: Proportion,
    /// Histories without the outcome in which it fires.
    pub false_alarms: Proportion,
    /// Histories in which it fires and the outcome comes.
    pub right: Proportion,
}

impl Tripwire {
    /// Whether it fires at this value.
    pub fn fires_at(&self, value: f64) -> bool {
        match self.fires {
            Fires::AtMost => value <= self.threshold,
            Fires::AtLeast => value >= self.threshold,
        }
    }

    /// Sets a tripwire as wide as can be, so that the outcome comes in at least the share `odds` of
    /// the histories in which it fires, and it fires in `least` of them or more. None if there is no
    /// such threshold. Thresholds are values that were seen.
    ///
    /// # Errors
    ///
    /// If values aren't finite; if outcomes aren't one for each; if odds lie outside 0 to 1; if
    /// `least` is 0.
    pub fn set(
        fires: Fires,
        values: &[f64],
        came: &[bool],
        odds: f64,
        least: usize,
    ) -> Result<Option<Self>, Invalid> {
        check(values, came)?;
        range(
            "odds of a tripwire",
            odds,
            (0.0..=1.0).contains(&odds),
            "from 0 to 1",
        )?;
        range(
            "fewest firings of a tripwire",
            least as f64,
            least > 0,
            "from 1 up",
        )?;
        let rows: Vec<usize> = (0..values.len()).collect();
        Ok(set_on(fires, values, came, odds, least, &rows))
    }

    /// Its rates over histories.
    ///
    /// # Errors
    ///
    /// If values aren't finite; if outcomes aren't one for each.
    pub fn rates(&self, values: &[f64], came: &[bool]) -> Result<Rates, Invalid> {
        check(values, came)?;
        let fired = values
            .iter()
            .map(|value| self.fires_at(*value))
            .collect::<Vec<_>>();
        Ok(Rates::of(&fired, came))
    }

    /// The rates of tripwires that are set on one half of the histories and tried on the other, both
    /// ways: what may be hoped for where a threshold was looked for. Halves are even and odd rows. A
    /// half in which none can be set fires never.
    ///
    /// # Errors
    ///
    /// As [`Tripwire::set`].
    pub fn rates_when_set(
        fires: Fires,
        values: &[f64],
        came: &[bool],
        odds: f64,
        least: usize,
    ) -> Result<Rates, Invalid> {
        let second: Vec<bool> = (0..values.len()).map(|row| row % 2 == 1).collect();
        let fired = Self::fired_when_set(fires, values, came, odds, least, &second)?;
        Ok(Rates::of(&fired, came))
    }

    /// In which histories a tripwire fires that is set on the other half. `second` says which
    /// histories are of the second half: those that share a past should be of one half.
    ///
    /// # Errors
    ///
    /// As [`Tripwire::set`]; if `second` isn't one for each history.
    pub fn fired_when_set(
        fires: Fires,
        values: &[f64],
        came: &[bool],
        odds: f64,
        least: usize,
        second: &[bool],
    ) -> Result<Vec<bool>, Invalid> {
        Self::set(fires, values, came, odds, least)?;
        length("halves of histories", second.len(), values.len())?;
        let mut fired = vec![false; values.len()];
        for half in [false, true] {
            let (ours, theirs): (Vec<usize>, Vec<usize>) =
                (0..values.len()).partition(|row| second[*row] == half);
            if let Some(wire) = set_on(fires, values, came, odds, least.div_ceil(2), &ours) {
                for row in theirs {
                    fired[row] = wire.fires_at(values[row]);
                }
            }
        }
        Ok(fired)
    }
}

impl Rates {
    fn of(fired: &[bool], came: &[bool]) -> Self {
        let pairs = || fired.iter().zip(came);
        Self {
            hits: Proportion::among(pairs().filter(|(_, came)| **came), |(fired, _)| *fired),
            false_alarms: Proportion::among(pairs().filter(|(_, came)| !**came), |(fired, _)| {
                *fired
            }),
            right: Proportion::among(pairs().filter(|(fired, _)| **fired), |(_, came)| *came),
        }
    }
}

fn check(values: &[f64], came: &[bool]) -> Result<(), Invalid> {
    finite("value of a sign", values)?;
    length("outcomes", came.len(), values.len())
}

fn set_on(
    fires: Fires,
    values: &[f64],
    came: &[bool],
    odds: f64,
    least: usize,
    rows: &[usize],
) -> Option<Tripwire> {
    let mut rows = rows.to_vec();
    rows.sort_by(|one, two| match fires {
        Fires::AtMost => values[*one].total_cmp(&values[*two]),
        Fires::AtLeast => values[*two].total_cmp(&values[*one]),
    });
    let mut wanted = 0;
    let mut widest = None;
    for (place, row) in rows.iter().enumerate() {
        wanted += usize::from(came[*row]);
        let fired = place + 1;
        let last_of_equals = rows
            .get(fired)
            .is_none_or(|next| values[*next] != values[*row]);
        if last_of_equals && fired >= least && wanted as f64 >= odds * fired as f64 {
            widest = Some(values[*row]);
        }
    }
    widest.map(|threshold| Tripwire { fires, threshold })
}
