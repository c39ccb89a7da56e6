//! What histories say of the day of the forecast: where things stand now.

use std::io::{self, Write};

use citerne_model::History;

use crate::each::each;
use crate::outline::Outline;
use crate::series::six_digits;
use crate::simulator::{Sample, Simulator};

/// Levels of the quantiles of a reading.
pub const NOW_LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Quantities that come and go from day to day; what is told of them is their mean over the last
/// [`DAYS`] days.
const FLOWS: [&str; 6] = [
    "trucks_sent",
    "trucks_arrived",
    "trucks_lost",
    "attacks",
    "escorted",
    "imports",
];

/// Days of that mean: two weeks even out the rhythm of convoys.
const DAYS: usize = 14;

/// What histories say of now.
#[derive(Debug, Clone, PartialEq)]
pub struct Nowcast {
    /// A reading of each channel, in their order.
    pub readings: Vec<Reading>,
    /// Histories lived to their end.
    pub lived: usize,
    /// Replicates that failed, with why.
    pub failed: Vec<(u64, String)>,
}

/// What histories say of one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Over how many days the mean is; 1 for the value of the day.
    pub days: usize,
    /// Quantiles over histories, at [`NOW_LEVELS`].
    pub quantiles: [f64; 5],
    /// Mean over histories.
    pub mean: f64,
}

impl Nowcast {
    /// Lives replicates 0 to `replicates` and reads each on the day of the forecast. The result
    /// doesn't depend on the number of threads.
    ///
    /// # Panics
    /// If a replicate panics.
    #[must_use]
    pub fn of(simulator: &impl Simulator, replicates: u64, threads: usize) -> Self {
        let outline = simulator.outline();
        let read = |replicate, sample: &mut Sample| match simulator.live(replicate, sample) {
            Ok(()) => Ok(row(&sample.history, outline)),
            Err(fault) => Err((replicate, fault.message)),
        };
        let (mut rows, mut failed) = (Vec::new(), Vec::new());
        for read in each(0..replicates, threads, || simulator.sample(), read) {
            match read {
                Ok(row) => rows.push(row),
                Err(fault) => failed.push(fault),
            }
        }
        let channels = outline.channels.iter().enumerate();
        Self {
            readings: channels
                .map(|(channel, label)| {
                    let values = rows.iter().map(|row| row[channel]).collect();
                    reading(days(&label.quantity, outline), values)
                })
                .collect(),
            lived: rows.len(),
            failed,
        }
    }

    /// Writes `nowcast.csv`: one row for each channel; the columns of the priors are empty where
    /// there is no `prior`.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn write(
        &self,
        out: &mut impl Write,
        outline: &Outline,
        prior: Option<&Self>,
    ) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        let names = ["quantity", "place", "corridor", "zone", "product", "sector"];
        let mut head = names.map(str::to_owned).to_vec();
        head.extend(["unit".to_owned(), "days".to_owned()]);
        for whose in ["", "prior_"] {
            head.push(format!("{whose}mean"));
            head.extend(NOW_LEVELS.map(|level| format!("{whose}q{:02.0}", level * 100.0)));
        }
        csv.write_record(&head)?;
        for (channel, label) in outline.channels.iter().enumerate() {
            let now = &self.readings[channel];
            let of = [
                &label.place,
                &label.corridor,
                &label.zone,
                &label.product,
                &label.sector,
            ];
            let mut row = vec![label.quantity.clone()];
            row.extend(of.map(|id| id.clone().unwrap_or_default()));
            row.extend([label.unit.clone(), now.days.to_string()]);
            for reading in [Some(now), prior.map(|prior| &prior.readings[channel])] {
                let figures = |reading: &Reading| {
                    let all = std::iter::once(reading.mean).chain(reading.quantiles);
                    all.map(|value| six_digits(value).to_string()).collect()
                };
                row.extend(reading.map_or(vec![String::new(); 6], figures));
            }
            csv.write_record(row)?;
        }
        csv.flush()
    }
}

fn days(quantity: &str, outline: &Outline) -> usize {
    match FLOWS.contains(&quantity) {
        true => DAYS.min(outline.as_of + 1),
        false => 1,
    }
}

/// A reading of each channel.
fn row(history: &History, outline: &Outline) -> Vec<f64> {
    let read = |(channel, quantity): (usize, &String)| {
        let days = days(quantity, outline);
        let last = outline.as_of;
        let of_day = |day: usize| f64::from(history.row(day)[channel]);
        (last + 1 - days..=last).map(of_day).sum::<f64>() / days as f64
    };
    let quantities = outline.channels.iter().map(|label| &label.quantity);
    quantities.enumerate().map(read).collect()
}

/// Quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
fn reading(days: usize, mut values: Vec<f64>) -> Reading {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.sort_by(f64::total_cmp);
    let quantile = |level: f64| {
        let place = level * values.len().saturating_sub(1) as f64;
        let (low, part) = (place.floor() as usize, place.fract());
        let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
        match part > 0.0 {
            true => at(low) + part * (at(low + 1) - at(low)),
            false => at(low),
        }
    };
    Reading {
        days,
        quantiles: NOW_LEVELS.map(quantile),
        mean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_order_statistics() {
        let reading = reading(1, vec![4.0, 0.0, 1.0, 3.0, 2.0]);
        assert_eq!(reading.mean, 2.0);
        for (found, exact) in reading.quantiles.iter().zip([0.2, 1.0, 2.0, 3.0, 3.8]) {
            assert!((found - exact).abs() < 1e-12, "{found}");
        }
    }
}
