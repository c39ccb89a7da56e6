//! The whole sampler once more, written plainly: no threads, no checkpoints, every history lived
//! from its beginning each time. Under the same luck it must give the same numbers.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use citerne_filter::{Histories, Kind, Record, Settings};
use citerne_luck::{Decision, Luck, Stage, math};

const START: u16 = 0;
const RESAMPLE: u16 = 1;
const SHIFT: u16 = 2;
const CHOICE: u16 = 3;
const ACCEPT: u16 = 4;
const FIRST: u16 = 8;
const BOLDNESS: u16 = 9;

/// A sampler on its way.
pub struct Twin<'a, H> {
    histories: &'a H,
    settings: &'a Settings,
    pub records: Vec<Record>,
    pub weights: Vec<f64>,
    events: u64,
    pub log_evidence: f64,
    paces: [f64; 3],
    pub temperatures: Vec<f64>,
    pub accepted: [u64; 3],
    /// What makes it wrong on purpose: every proposal is accepted.
    pub accepts_all: bool,
}

impl<H: Histories> Twin<'_, H> {
    fn uniform(&self, event: u64, question: u16, particle: usize, coordinate: usize) -> f64 {
        let luck = Luck::new(self.settings.seed)
            .stage(Stage::Rejuvenation(0))
            .replicate(event);
        luck.day(coordinate as u32)
            .uniform(Decision(question), particle as u32)
    }

    fn normal(&self, event: u64, question: u16, particle: usize, coordinate: usize) -> f64 {
        math::norm_quantile(self.uniform(event, question, particle, coordinate))
    }

    /// Log densities of all facts up to the end of a stage.
    fn densities(&self, record: &Record, stage: usize) -> Vec<f64> {
        let mut course = self.histories.begin(record);
        let mut out = Vec::new();
        for stage in 0..=stage {
            self.histories
                .live(record, &mut course, stage, &mut out)
                .unwrap();
        }
        out
    }

    fn run(&mut self) {
        let mut number = 0;
        for stage in 0..self.histories.stages() {
            for slot in 0..self.histories.slots() {
                if self.histories.first_stage(slot) == stage {
                    for (i, record) in self.records.iter_mut().enumerate() {
                        record.luck.push(i as u64);
                    }
                }
            }
            for _ in 0..self.histories.facts(stage) {
                self.take(stage, number);
                number += 1;
            }
        }
    }

    fn ess(weights: &[f64]) -> f64 {
        weights.iter().sum::<f64>().powi(2) / weights.iter().map(|w| w * w).sum::<f64>()
    }

    fn take(&mut self, stage: usize, number: usize) {
        let floor = self.settings.ess_share * self.records.len() as f64;
        let mut now = 0.0;
        while now < 1.0 {
            let logs: Vec<f64> = self
                .records
                .iter()
                .map(|r| self.densities(r, stage)[number])
                .collect();
            let after = |next: f64| -> Vec<f64> {
                let both = self.weights.iter().zip(&logs);
                both.map(|(w, log)| w * math::exp((next - now) * log))
                    .collect()
            };
            let mut next = 1.0;
            if self.settings.tempering && Self::ess(&after(1.0)) < floor {
                let possible: Vec<f64> = self
                    .weights
                    .iter()
                    .zip(&logs)
                    .map(|(w, log)| if log.is_finite() { *w } else { 0.0 })
                    .collect();
                let left = Self::ess(&possible);
                let floor = if left <= floor {
                    self.settings.ess_share * left
                } else {
                    floor
                };
                if Self::ess(&after(1.0)) < floor {
                    let (mut low, mut high) = (now, 1.0);
                    for _ in 0..40 {
                        let middle = 0.5 * (low + high);
                        if Self::ess(&after(middle)) >= floor {
                            low = middle
                        } else {
                            high = middle
                        }
                    }
                    next = high;
                }
            }
            let weights = after(next);
            let mean: f64 = weights.iter().sum();
            self.weights = weights.iter().map(|w| w / mean).collect();
            self.log_evidence += math::ln(mean);
            self.temperatures.push(next);
            now = next;
            if next < 1.0 || Self::ess(&self.weights) < floor {
                self.rejuvenate(stage, number, next);
            }
        }
    }

    /// Systematic resampling of a few, then the moves; every state on the way is kept.
    fn rejuvenate(&mut self, stage: usize, number: usize, temperature: f64) {
        let n = self.settings.particles;
        let (covariance, effective) = self.covariance();
        let count = n.div_ceil(self.settings.moves + 1);
        let start = self.uniform(self.events, RESAMPLE, 0, 0);
        self.events += 1;
        let mut offspring = Vec::new();
        for k in 0..count {
            let point = (k as f64 + start) / count as f64;
            let mut upto = 0.0;
            let owner = self.weights.iter().position(|weight| {
                upto += weight;
                point < upto
            });
            offspring.push(self.records[owner.unwrap()].clone());
        }
        self.records = offspring;
        let mut kinds = Vec::new();
        if self.histories.scores() > 0 {
            kinds.extend([Kind::Walk, Kind::Few]);
        }
        kinds.extend(vec![Kind::Refresh; self.settings.refreshes]);
        let mut ways: Vec<Vec<Record>> = self.records.iter().map(|r| vec![r.clone()]).collect();
        for step in 0..self.settings.moves {
            let kind = kinds[step % kinds.len()];
            self.make(kind, &covariance, effective, (stage, number, temperature));
            for (way, record) in ways.iter_mut().zip(&self.records) {
                way.push(record.clone());
            }
        }
        self.records = ways.concat();
        self.records.truncate(n);
        self.weights = vec![1.0 / n as f64; n];
    }

    fn covariance(&self) -> (Vec<Vec<f64>>, f64) {
        let k = self.histories.scores();
        let total = |of: &dyn Fn(&Record) -> f64| -> f64 {
            let both = self.records.iter().zip(&self.weights);
            both.map(|(record, weight)| weight * of(record)).sum()
        };
        let mean = |i: usize| total(&|r| r.scores[i]);
        let entry =
            |i: usize, j: usize| total(&|r| (r.scores[i] - mean(i)) * (r.scores[j] - mean(j)));
        let matrix = (0..k)
            .map(|i| (0..k).map(|j| entry(i, j)).collect())
            .collect();
        (matrix, Self::ess(&self.weights))
    }

    fn make(
        &mut self,
        kind: Kind,
        covariance: &[Vec<f64>],
        effective: f64,
        (stage, number, temperature): (usize, usize, f64),
    ) {
        let event = self.events;
        self.events += 1;
        let target = |twin: &Self, record: &Record| {
            let densities = twin.densities(record, stage);
            let prior: f64 = record.scores.iter().map(|s| -0.5 * s * s).sum();
            let facts: f64 = densities[..number].iter().sum();
            // A few scores move reversibly to their prior, which therefore drops out.
            let prior = if kind == Kind::Walk { prior } else { 0.0 };
            prior + facts + temperature * densities[number]
        };
        let mut accepted = 0;
        for i in 0..self.records.len() {
            let old = self.records[i].clone();
            let new = match kind {
                Kind::Walk => self.walked(event, i, covariance, effective),
                Kind::Few => self.few(event, i, covariance),
                Kind::Refresh => self.refreshed(event, i),
            };
            let gain = target(self, &new) - target(self, &old);
            if self.accepts_all || math::ln(self.uniform(event, ACCEPT, i, 0)) < gain {
                self.records[i] = new;
                accepted += 1;
            }
        }
        let share = accepted as f64 / self.records.len() as f64;
        let (least, most) = match kind {
            Kind::Walk => (0.02, 5.0),
            Kind::Few => (0.02, 1000.0),
            Kind::Refresh => (1.0, 1000.0),
        };
        let pace = &mut self.paces[kind as usize];
        *pace = (*pace * math::exp(share - 0.2)).clamp(least, most);
        self.accepted[kind as usize] += accepted;
    }

    /// Only for one score: its Cholesky factor is its standard deviation.
    fn walked(&self, event: u64, i: usize, covariance: &[Vec<f64>], _: f64) -> Record {
        let mut record = self.records[i].clone();
        assert_eq!(record.scores.len(), 1);
        let sd = covariance[0][0].max(1e-6).sqrt();
        record.scores[0] += self.paces[0] * 2.38 * sd * self.normal(event, SHIFT, i, 0);
        record
    }

    /// From e^-3 to e times the pace, evenly in logarithms.
    fn boldness(&self, event: u64, i: usize, pace: f64) -> f64 {
        pace * math::exp(-3.0 + 4.0 * self.uniform(event, BOLDNESS, i, 0))
    }

    fn few(&self, event: u64, i: usize, covariance: &[Vec<f64>]) -> Record {
        let mut record = self.records[i].clone();
        let scores = record.scores.len();
        let pace = self.boldness(event, i, self.paces[1]);
        let number = (pace.floor() as usize).max(1).min(scores);
        let mut moved = vec![false; scores];
        for n in 0..number {
            moved[(self.uniform(event, CHOICE, i, n) * scores as f64) as usize] = true;
        }
        for k in (0..scores).filter(|k| moved[*k]) {
            let rule = pace / number as f64 * 2.38 / (number as f64).sqrt();
            let width = (rule * covariance[k][k].max(1e-6).sqrt()).min(1.0);
            let kept = (1.0 - width * width).sqrt() * record.scores[k];
            record.scores[k] = kept + width * self.normal(event, SHIFT, i, k);
        }
        record
    }

    fn refreshed(&self, event: u64, i: usize) -> Record {
        let mut record = self.records[i].clone();
        let slots = record.luck.len();
        let choice = self.uniform(event, FIRST, i, 1);
        let slot = if self.uniform(event, FIRST, i, 0) < 0.5 {
            (choice * slots as f64) as usize
        } else {
            let total: f64 = (1..=slots).map(|n| 1.0 / n as f64).sum();
            let mut upto = 0.0;
            let place = (1..=slots).find(|n| {
                upto += 1.0 / *n as f64;
                choice * total < upto
            });
            slots - place.unwrap()
        };
        let stage = self.histories.first_stage(slot);
        let earlier = (0..slots).filter(|s| self.histories.first_stage(*s) < stage);
        let from = earlier.count();
        let bold = self.boldness(event, i, self.paces[2]).floor() as usize;
        let others = bold.max(1).min(slots - from + 1) - 1;
        let key = event * self.settings.particles as u64 + i as u64;
        record.luck[slot] = key;
        for n in 0..others {
            let place = self.uniform(event, CHOICE, i, n) * (slots - from) as f64;
            record.luck[from + place as usize] = key;
        }
        record
    }
}

/// The twin's run over the same histories under the same settings.
pub fn twin<'a, H: Histories>(
    histories: &'a H,
    settings: &'a Settings,
    accepts_all: bool,
) -> Twin<'a, H> {
    let n = settings.particles;
    let mut twin = Twin {
        histories,
        settings,
        records: Vec::new(),
        weights: vec![1.0 / n as f64; n],
        events: 1,
        log_evidence: 0.0,
        paces: [1.0; 3],
        temperatures: Vec::new(),
        accepted: [0; 3],
        accepts_all,
    };
    for i in 0..n {
        let scores = (0..histories.scores())
            .map(|k| twin.normal(0, START, i, k))
            .collect();
        twin.records.push(Record {
            scores,
            luck: Vec::new(),
        });
    }
    twin.run();
    twin
}
