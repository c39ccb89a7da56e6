//! The whole model on a whole case, lived in several ways that each do a little more.
//!
//! | way | what it does |
//! |---|---|
//! | [`uniforms`](Whole::uniforms) | as many uniforms as a replicate asks for, and nothing of them: the floor |
//! | [`priors`](Whole::priors) | draws the inputs |
//! | [`begun`](Whole::begun) | draws the inputs and makes the state of the first morning |
//! | [`plain`](Whole::plain) | lives the replicates in a plain loop |
//! | [`ensemble`](Whole::ensemble) | the same by the engine, with its summaries, on one thread |
//!
//! `ensemble` less `plain` is what the framework costs.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use citerne_case::{Case, Folder, Inputs};
use citerne_ensemble::{Forecast, Plan, Summary, Watch, ensemble};
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::{Model, Window};

/// Uniforms that a day of the Mali case asks for one at a time, on average, as callgrind counts
/// calls of `DayLuck::uniform`.
const SINGLY: u32 = 64;
/// And those that it asks for in a run, one for each zone or place.
const RUNS: u16 = 2;
/// Length of a run, on average.
const RUN: usize = 12;

/// Days that are simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The first so many days of the case and the day before them.
    First(u32),
    /// What `citerne forecast` does unless told otherwise: the case's log, then 180 days.
    Usual,
}

/// A case made ready to be lived in every way.
#[derive(Debug)]
pub struct Whole {
    /// The model.
    pub model: Model,
    /// The inputs.
    pub inputs: Inputs,
}

impl Whole {
    /// Horizon of [`Span::Usual`], in days.
    const HORIZON: u32 = 180;

    /// Reads a built-in case and makes its model.
    ///
    /// # Errors
    /// What is wrong with the case or the span, in words.
    pub fn load(case: &str, span: Span) -> Result<Self, String> {
        let Case { spec, inputs, .. } = read(case)?;
        let (as_of, horizon) = match span {
            Span::First(days) => (spec.case.start, days),
            Span::Usual => (spec.case.log_ends, Self::HORIZON),
        };
        let model = Model::new(&spec, Window { as_of, horizon }).map_err(|e| e.to_string())?;
        Ok(Self { model, inputs })
    }

    /// As many uniforms as the replicates ask for, and nothing of them; their sum.
    #[must_use]
    pub fn uniforms(&self, replicates: u64, seed: u64) -> f64 {
        let all = self.inputs.all().iter();
        let uncertain = all.filter(|input| !input.is_fixed(&self.inputs)).count() as u32;
        let days = self.model.days() as u32;
        let mut run = [0.0; RUN];
        let mut sum = 0.0;
        for replicate in 0..replicates {
            let luck = luck(seed, replicate);
            for entity in 0..uncertain {
                sum += luck.stage(Stage::Prior).day(0).uniform(Decision(0), entity);
            }
            for luck in (0..days).map(|day| luck.day(day)) {
                for entity in 0..SINGLY {
                    sum += luck.uniform(Decision(0), entity);
                }
                for decision in 1..=RUNS {
                    luck.fill(Decision(decision), &mut run);
                    sum += black_box(&run)[0];
                }
            }
        }
        sum
    }

    /// Draws the inputs of replicates; a sum over them.
    #[must_use]
    pub fn priors(&self, replicates: u64, seed: u64) -> f64 {
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        let mut sum = 0.0;
        for replicate in 0..replicates {
            self.inputs
                .draw(luck(seed, replicate), &mut values, &mut versions);
            sum += black_box(&values)[0];
        }
        sum
    }

    /// Draws the inputs of replicates and makes the first morning of each; the sum of
    /// their days, which is 0.
    #[must_use]
    pub fn begun(&self, replicates: u64, seed: u64) -> u64 {
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        let mut sum = 0;
        for replicate in 0..replicates {
            let luck = luck(seed, replicate);
            self.inputs.draw(luck, &mut values, &mut versions);
            let course = self.model.begin(&values, &luck);
            sum += u64::from(black_box(&course).day);
        }
        sum
    }

    /// Lives replicates in a plain loop: no summaries, no threads. Returns a hash over the bits of
    /// all outputs on the last day: it changes when the model does.
    ///
    /// # Panics
    /// If a replicate fails.
    #[must_use]
    pub fn plain(&self, replicates: u64, seed: u64) -> u64 {
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        let mut history = self.model.history();
        let mut hash = 0;
        for replicate in 0..replicates {
            let luck = luck(seed, replicate);
            self.inputs.draw(luck, &mut values, &mut versions);
            let lived = self.model.run(&values, luck, &mut history, &mut ());
            lived.expect("no replicate of a built-in case fails");
            for value in history.row(history.days() - 1) {
                hash = mixed(hash, value.to_bits());
            }
        }
        hash
    }

    /// Lives replicates by the engine on one thread, in memory.
    ///
    /// # Panics
    /// If the run fails, which without a folder it can't.
    #[must_use]
    pub fn ensemble(&self, replicates: u64, seed: u64) -> Summary {
        let forecast = Forecast::new(self.model.clone(), &self.inputs, self.inputs.clone(), seed);
        let identity = forecast.identity("", String::new(), replicates, Vec::new(), String::new());
        let watch = Watch {
            progress: &|_| {},
            cancel: &AtomicBool::new(false),
        };
        let run = ensemble(&forecast, &identity, &Plan::new(1), watch);
        run.expect("a run in memory meets no full disk").summary
    }
}

/// Reads a built-in case.
///
/// # Errors
/// How many problems it has.
pub fn read(case: &str) -> Result<Case, String> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../cases", case]
        .iter()
        .collect();
    match Case::load(&Folder::open(&path)) {
        Ok((case, _)) => Ok(case),
        Err(report) => Err(format!(
            "{} has {} errors; see `citerne check`",
            path.display(),
            report.errors()
        )),
    }
}

/// One step of the hash FNV-1a, by words.
fn mixed(hash: u64, word: u32) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    (hash ^ u64::from(word)).wrapping_mul(PRIME)
}

/// The luck of a replicate, as a forecast has it.
#[must_use]
pub fn luck(seed: u64, replicate: u64) -> Luck {
    Luck::new(seed).stage(Stage::Forecast).replicate(replicate)
}
