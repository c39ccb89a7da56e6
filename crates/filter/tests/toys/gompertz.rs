//! A Gompertz population with lognormal noise, on its own scale: X' = K^(1-s) X^s e, seen as
//! Y = X v. In logarithms it is linear and Gaussian.

use citerne_filter::{Fault, Histories, Record};
use citerne_luck::math::{exp, ln, pow};

use super::ar1::Ar1;
use super::{DATA, Toy, log_normal_density, normal};

#[derive(Clone)]
pub struct Gompertz {
    pub capacity: f64,
    pub growth: f64,
    pub noise: f64,
    pub sight: f64,
    pub data: Vec<f64>,
    pub seed: u64,
}

impl Gompertz {
    pub fn simulated(days: usize) -> Self {
        let mut toy = Self {
            capacity: 1.5,
            growth: 0.25,
            noise: 0.12,
            sight: 0.15,
            data: Vec::new(),
            seed: DATA,
        };
        let record = Record {
            scores: Vec::new(),
            luck: vec![31_337; days],
        };
        let mut x = 1.0;
        for day in 0..days {
            x = toy.step(&record, x, day);
            toy.data
                .push(x * exp(toy.sight * normal(DATA, 31_338, day)));
        }
        toy
    }

    fn step(&self, record: &Record, x: f64, day: usize) -> f64 {
        let s = exp(-self.growth);
        pow(self.capacity, 1.0 - s)
            * pow(x, s)
            * exp(self.noise * normal(self.seed, record.luck[day], day))
    }

    /// Exact: the Kalman filter on logarithms, and the change of scale.
    pub fn log_likelihood(&self) -> f64 {
        let s = exp(-self.growth);
        let logs: Vec<f64> = self.data.iter().map(|y| ln(*y)).collect();
        let scale: f64 = logs.iter().sum();
        let linear = Ar1 {
            constant: (1.0 - s) * ln(self.capacity),
            persistence: Some(s),
            noise: self.noise,
            sight: self.sight,
            start: 0.0,
            data: logs,
            seed: DATA,
            block: 1,
            most: f64::INFINITY,
        };
        linear.kalman(s).0 - scale
    }
}

impl Toy for Gompertz {
    fn seeded(&self, seed: u64) -> Self {
        Self {
            seed,
            ..self.clone()
        }
    }
}

impl Histories for Gompertz {
    type Course = f64;

    fn scores(&self) -> usize {
        0
    }

    fn slots(&self) -> usize {
        self.data.len()
    }

    fn first_stage(&self, slot: usize) -> usize {
        slot
    }

    fn stages(&self) -> usize {
        self.data.len()
    }

    fn facts(&self, _: usize) -> usize {
        1
    }

    fn begin(&self, _: &Record) -> f64 {
        1.0
    }

    fn live(
        &self,
        record: &Record,
        x: &mut f64,
        day: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        *x = self.step(record, *x, day);
        let y = self.data[day];
        out.push(log_normal_density(ln(y) - ln(*x), self.sight * self.sight) - ln(y));
        Ok(())
    }
}
