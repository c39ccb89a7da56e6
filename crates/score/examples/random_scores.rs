//! Random forecasts and their scores as JSON, for another program to compare with.
//!
//! ```text
//! cargo run -p citerne-score --example random_scores > scores.json
//! ```

use std::error::Error;
use std::io;

use citerne_luck::math::norm_quantile;
use citerne_luck::{DayLuck, Decision, Luck, Stage};
use citerne_score::rules::{brier, energy_score, interval_score, log_score, pinball};
use citerne_score::{HUB_LEVELS, Pmf, Samples};
use serde_json::{Value, json};

const CASES: u64 = 500;
const CATEGORIES: u32 = 5;
const DIMENSIONS: usize = 3;

/// The uniforms of a case, one after another.
struct Draws {
    luck: DayLuck,
    next: u32,
}

impl Draws {
    fn uniform(&mut self) -> f64 {
        self.next += 1;
        self.luck.uniform(Decision(1), self.next)
    }

    fn normal(&mut self) -> f64 {
        norm_quantile(self.uniform())
    }

    fn list(&mut self, count: usize, draw: impl Fn(&mut Self) -> f64) -> Vec<f64> {
        (0..count).map(|_| draw(self)).collect()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut cases = Vec::new();
    for case in 0..CASES {
        let luck = Luck::new(2025)
            .stage(Stage::Forecast)
            .replicate(case)
            .day(0);
        cases.push(scored(&mut Draws { luck, next: 0 })?);
    }
    serde_json::to_writer(
        io::stdout().lock(),
        &json!({ "levels": HUB_LEVELS, "cases": cases }),
    )?;
    Ok(())
}

fn scored(draws: &mut Draws) -> Result<Value, Box<dyn Error>> {
    Ok(json!({
        "number": number(draws)?,
        "category": category(draws)?,
        "joint": joint(draws)?,
    }))
}

/// Samples, some of them rounded so that there are ties, and a number near them.
fn number(draws: &mut Draws) -> Result<Value, Box<dyn Error>> {
    let count = 3 + (draws.uniform() * 80.0) as usize;
    let rounded = draws.uniform() < 0.3;
    let values = draws.list(count, |draws| {
        let value = 50.0 + 20.0 * draws.normal();
        if rounded { value.round() } else { value }
    });
    let weights = draws.list(count, Draws::uniform);
    let y = 50.0 + 30.0 * draws.normal();
    let samples = Samples::new(values.clone())?;
    let weighted = Samples::weighted(values.clone(), &weights)?;
    let quantiles = samples.quantiles(&HUB_LEVELS)?;
    let [lower, upper] = quantiles.interval(0.9).ok_or("levels of the interval")?;
    let wis = quantiles.wis(y)?;
    Ok(json!({
        "samples": values,
        "weights": weights,
        "y": y,
        "crps": samples.crps(y),
        "fair_crps": samples.fair_crps(y),
        "weighted_crps": weighted.crps(y),
        "weighted_mean": weighted.mean(),
        "bandwidth": samples.bandwidth(),
        "log_score": samples.log_score(y),
        "weighted_bandwidth": weighted.bandwidth(),
        "weighted_log_score": weighted.log_score(y),
        "quantiles": quantiles.values(),
        "quantile_crps": quantiles.crps(y),
        "pinball": HUB_LEVELS.iter().zip(quantiles.values()).map(|(l, q)| pinball(*l, *q, y)).collect::<Vec<_>>(),
        "interval_score": interval_score(0.1, lower, upper, y),
        "wis": wis.total(),
    }))
}

fn category(draws: &mut Draws) -> Result<Value, Box<dyn Error>> {
    let chance = draws.uniform();
    let happened = draws.uniform() < 0.5;
    let weights = draws.list(CATEGORIES as usize, Draws::uniform);
    let sum: f64 = weights.iter().sum();
    let probabilities: Vec<_> = weights.iter().map(|weight| weight / sum).collect();
    let came = ((draws.uniform() * f64::from(CATEGORIES)) as u32).to_string();
    let categories = (0..CATEGORIES).map(|category| category.to_string());
    let pmf = Pmf::new(categories.collect(), probabilities.clone())?;
    Ok(json!({
        "chance": chance,
        "happened": happened,
        "brier": brier(chance, happened),
        "log_score": log_score(if happened { chance } else { 1.0 - chance }),
        "probabilities": probabilities,
        "came": came.parse::<u32>()?,
        "rps": pmf.rps(&came)?,
        "pmf_brier": pmf.brier(&came)?,
    }))
}

fn joint(draws: &mut Draws) -> Result<Value, Box<dyn Error>> {
    let count = 2 + (draws.uniform() * 30.0) as usize;
    let point = |draws: &mut Draws| draws.list(DIMENSIONS, Draws::normal);
    let points: Vec<_> = (0..count).map(|_| point(draws)).collect();
    let weights = draws.list(count, Draws::uniform);
    let y = point(draws);
    Ok(json!({
        "points": points,
        "weights": weights,
        "y": y,
        "energy": energy_score(&points, &[], &y)?,
        "weighted_energy": energy_score(&points, &weights, &y)?,
    }))
}
