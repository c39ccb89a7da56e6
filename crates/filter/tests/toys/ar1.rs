//! A linear Gaussian state seen with noise, and the exact filter (Kalman 1960).

use citerne_filter::{Fault, Histories, Record};
use citerne_luck::math;

use super::{DATA, Toy, log_normal_density, normal};

/// x' = constant + persistence x + noise; y = x + noise.
#[derive(Debug, Clone)]
pub struct Ar1 {
    pub constant: f64,
    /// If unknown, it is uniform between 0 and 1 before the data: the cdf of the first score.
    pub persistence: Option<f64>,
    pub noise: f64,
    pub sight: f64,
    /// Standard deviation of x before the first day, around 0.
    pub start: f64,
    pub data: Vec<f64>,
    pub seed: u64,
    /// Days that share a slot of luck.
    pub block: usize,
    /// The largest log density of a day's datum, as far as the toy tells.
    pub most: f64,
}

impl Ar1 {
    /// The usual one, with data of its own luck.
    pub fn known(days: usize) -> Self {
        Self::simulated(Some(0.8), days, 77_000)
    }

    pub fn unknown(days: usize) -> Self {
        Self {
            persistence: None,
            ..Self::known(days)
        }
    }

    pub fn simulated(persistence: Option<f64>, days: usize, key: u64) -> Self {
        let mut toy = Self {
            constant: 0.3,
            persistence,
            noise: 0.7,
            sight: 0.5,
            start: 1.0,
            data: Vec::new(),
            seed: DATA,
            block: 1,
            most: f64::INFINITY,
        };
        let record = Record {
            scores: vec![0.0],
            luck: vec![key; days],
        };
        let mut x = toy.begin(&record);
        for day in 0..days {
            x = toy.step(&record, x, day);
            toy.data.push(x + toy.sight * normal(DATA, key + 1, day));
        }
        toy
    }

    pub fn persistence(&self, record: &Record) -> f64 {
        self.persistence
            .unwrap_or_else(|| math::norm_cdf(record.scores[0]))
    }

    pub fn step(&self, record: &Record, x: f64, day: usize) -> f64 {
        let key = record.luck[day / self.block];
        self.constant + self.persistence(record) * x + self.noise * normal(self.seed, key, day)
    }

    /// Log likelihood, and mean and variance of the last state.
    pub fn kalman(&self, persistence: f64) -> (f64, f64, f64) {
        let (mut mean, mut variance, mut log) = (0.0, self.start * self.start, 0.0);
        for y in &self.data {
            mean = self.constant + persistence * mean;
            variance = persistence * persistence * variance + self.noise * self.noise;
            let seen = variance + self.sight * self.sight;
            log += log_normal_density(y - mean, seen);
            mean += variance / seen * (y - mean);
            variance -= variance * variance / seen;
        }
        (log, mean, variance)
    }

    /// Log evidence, posterior mean and standard deviation of the persistence by the midpoint rule.
    pub fn quadrature(&self) -> (f64, f64, f64) {
        let n = 4000;
        let points: Vec<f64> = (0..n)
            .map(|i| (f64::from(i) + 0.5) / f64::from(n))
            .collect();
        let logs: Vec<f64> = points.iter().map(|&a| self.kalman(a).0).collect();
        let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum = |power: i32| {
            let terms = points
                .iter()
                .zip(&logs)
                .map(|(a, log)| a.powi(power) * (log - top).exp());
            terms.sum::<f64>()
        };
        let mean = sum(1) / sum(0);
        let log_evidence = top + (sum(0) / f64::from(n)).ln();
        (log_evidence, mean, (sum(2) / sum(0) - mean * mean).sqrt())
    }
}

impl Toy for Ar1 {
    fn seeded(&self, seed: u64) -> Self {
        Self {
            seed,
            ..self.clone()
        }
    }
}

impl Histories for Ar1 {
    type Course = f64;

    fn scores(&self) -> usize {
        usize::from(self.persistence.is_none())
    }

    fn slots(&self) -> usize {
        self.data.len().div_ceil(self.block)
    }

    fn first_stage(&self, slot: usize) -> usize {
        slot * self.block
    }

    fn stages(&self) -> usize {
        self.data.len()
    }

    fn facts(&self, _: usize) -> usize {
        1
    }

    fn most(&self, _: usize, _: usize) -> f64 {
        self.most
    }

    fn begin(&self, record: &Record) -> f64 {
        // Day 60,000 is that of the start.
        self.start * normal(self.seed, record.luck[0], 60_000)
    }

    fn live(
        &self,
        record: &Record,
        x: &mut f64,
        day: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        *x = self.step(record, *x, day);
        out.push(log_normal_density(
            self.data[day] - *x,
            self.sight * self.sight,
        ));
        Ok(())
    }
}
