//! Runs the bootstrap filter on a linear Gaussian series many times and prints data and results as
//! JSON, for `tests/peers/compare.py`.
//!
//! Usage: `peer PARTICLES DAYS RUNS`
#![allow(clippy::print_stdout)]

#[path = "../tests/toys/mod.rs"]
mod toys;

use std::time::Instant;

use citerne_filter::{Settings, Unwatched, Work, learn};
use serde_json::json;
use toys::Toy;
use toys::ar1::Ar1;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .map(|word| word.parse())
        .collect::<Result<_, _>>()?;
    let [particles, days, runs] = given[..] else {
        return Err("give PARTICLES DAYS RUNS".into());
    };
    let toy = Ar1::known(days);
    // No moves: nothing is lived twice.
    let work = Work {
        threads: 1,
        checkpoints: 0,
    };
    let (mut logs, mut effective) = (Vec::new(), 0.0);
    let start = Instant::now();
    for seed in 1..=runs as u64 {
        let settings = Settings::bootstrap(particles, seed);
        let learnt = learn(&toy.seeded(seed), &settings, &work, &mut Unwatched)?;
        logs.push(learnt.log_evidence);
        let steps = learnt.taken.iter().flat_map(|taken| &taken.steps);
        effective += steps.map(|step| step.ess).sum::<f64>();
    }
    let seconds = start.elapsed().as_secs_f64();
    let told = json!({
        "constant": toy.constant, "persistence": 0.8, "noise": toy.noise, "sight": toy.sight,
        "start": toy.start, "data": toy.data, "exact": toy.kalman(0.8).0,
        "logs": logs, "effective": effective, "seconds": seconds,
    });
    println!("{told}");
    Ok(())
}
