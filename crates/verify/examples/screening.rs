//! Which inputs a log moves: histories of the priors, weighed by its facts to such a power that one
//! effective history in 32 is left, and how far each input goes from its prior then. The whole
//! log leaves too few of any number of histories to see that; a first step towards it does not.
//!
//! ```text
//! cargo run --release -p citerne-verify --example screening -- CASE ENDS HISTORIES
//! ```
//!
//! It prints each input with the Kullback-Leibler divergence from its prior, in nats, of a normal distribution on the
//! scale of normal scores, and how far the best of as many would go that the log says nothing of: in 19 of 20 deals of
//! the weights less. A list for `learn` of a case's `[case]` is taken from the top.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::num::NonZero;
use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_ensemble::each;
use citerne_filter::{Histories, Record};
use citerne_learn::CaseHistories;
use citerne_luck::math::norm_quantile;
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::Window;

/// One effective history of so many is left.
const LEFT: f64 = 32.0;
/// Deals of the weights.
const DEALS: u32 = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [case, ends, count] = &words[..] else {
        return Err("give CASE ENDS HISTORIES".into());
    };
    let loaded = Case::load(&Folder::open(Path::new(case)));
    let (mut case, _) =
        loaded.map_err(|report| format!("the case has {} errors", report.errors()))?;
    // Nothing has a score, so that all inputs are drawn alike.
    case.spec.case.learn.clear();
    let window = Window {
        as_of: ends.parse()?,
        horizon: 0,
    };
    let histories = CaseHistories::of(&case, window, SEED)?;
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let weighed = |key: u64, (): &mut ()| weighed(&histories, key);
    let all: Vec<(f64, Vec<f64>)> = each(0..count.parse()?, threads, || (), weighed)
        .into_iter()
        .flatten()
        .collect();
    let logs: Vec<f64> = all.iter().map(|(log, _)| *log).collect();
    let (power, weights) = tempered(&logs);
    println!("{} histories, facts to the power {power:.3}", all.len());
    let inputs = case.inputs.all().iter().enumerate();
    let scores: Vec<(&str, Vec<f64>)> = inputs
        .map(|(input, it)| (it.path.as_str(), column(&all, input)))
        .filter(|(_, column)| column.iter().any(|value| *value != column[0]))
        .map(|(path, column)| (path, normal_scores(&column)))
        .collect();
    let noise = noise(&scores, &weights);
    let mut found: Vec<(f64, f64, f64, &str)> = scores
        .iter()
        .map(|(path, scores)| {
            let (mean, sd) = moments(scores, &weights);
            (divergence(mean, sd), mean, sd, *path)
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("divergence | mean | sd | input; {noise:.5} by luck");
    for (gain, mean, sd, path) in found {
        println!("{gain:.5} | {mean:.3} | {sd:.3} | {path}");
    }
    Ok(())
}

/// The seed of the histories.
const SEED: u64 = 77;

/// The log density of all facts under a history of the priors, and its inputs.
fn weighed(histories: &CaseHistories, key: u64) -> Option<(f64, Vec<f64>)> {
    let record = Record {
        scores: Vec::new(),
        luck: vec![key; histories.slots()],
    };
    let (mut past, mut densities) = (histories.begin(&record), Vec::new());
    for stage in 0..histories.stages() {
        // A history that ends in a fault is none of the prior's.
        histories
            .live(&record, &mut past, stage, &mut densities)
            .ok()?;
    }
    let (mut values, mut versions) = (Vec::new(), Vec::new());
    histories.values(&record, &mut values, &mut versions);
    Some((densities.iter().sum(), values))
}

fn column(all: &[(f64, Vec<f64>)], input: usize) -> Vec<f64> {
    all.iter().map(|(_, inputs)| inputs[input]).collect()
}

/// Weights that leave one effective history of [`LEFT`], and the power that does.
fn tempered(logs: &[f64]) -> (f64, Vec<f64>) {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights = |power: f64| -> Vec<f64> {
        let raw: Vec<f64> = logs
            .iter()
            .map(|log| (power * (log - most)).exp())
            .collect();
        let sum: f64 = raw.iter().sum();
        raw.iter().map(|weight| weight / sum).collect()
    };
    let left = |weights: &[f64]| 1.0 / weights.iter().map(|it| it * it).sum::<f64>();
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if left(&weights(middle)) > logs.len() as f64 / LEFT {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low, weights(low))
}

/// Quantiles of a standard normal distribution, in the order of the values.
fn normal_scores(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut scores = vec![0.0; values.len()];
    for (rank, index) in order.into_iter().enumerate() {
        scores[index] = norm_quantile((rank as f64 + 0.5) / values.len() as f64);
    }
    scores
}

/// Mean and standard deviation.
fn moments(scores: &[f64], weights: &[f64]) -> (f64, f64) {
    let both = || scores.iter().zip(weights);
    let mean: f64 = both().map(|(score, weight)| score * weight).sum();
    let square: f64 = both().map(|(score, weight)| score * score * weight).sum();
    (mean, (square - mean * mean).sqrt())
}

/// Of a normal distribution from the standard one.
fn divergence(mean: f64, sd: f64) -> f64 {
    (mean * mean + sd * sd - 1.0) / 2.0 - sd.ln()
}

/// How far the best input goes if the weights are dealt at random; the 95 % quantile over deals.
fn noise(scores: &[(&str, Vec<f64>)], weights: &[f64]) -> f64 {
    let best = |deal: u32| {
        let luck = Luck::new(SEED).stage(Stage::Telling).replicate(0).day(deal);
        let place = |n: usize| luck.uniform(Decision(0), u32::try_from(n).unwrap_or(u32::MAX));
        let mut order: Vec<(f64, usize)> = (0..weights.len()).map(|n| (place(n), n)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let dealt: Vec<f64> = order.into_iter().map(|(_, n)| weights[n]).collect();
        let of = |(_, scores): &(&str, Vec<f64>)| {
            let (mean, sd) = moments(scores, &dealt);
            divergence(mean, sd)
        };
        scores.iter().map(of).fold(0.0, f64::max)
    };
    let mut best: Vec<f64> = (0..DEALS).map(best).collect();
    best.sort_by(f64::total_cmp);
    best[(0.95 * f64::from(DEALS)) as usize]
}
