//! Simulation-based calibration of the sampler on a small model, and of a broken one.
#![allow(clippy::print_stdout)]

mod plain;
mod toys;

use citerne_filter::sbc::Ranks;
use citerne_filter::{Record, Settings, Unwatched, Weighted, Work, learn, live_to};
use toys::ar1::Ar1;
use toys::{Toy, normal};

const DAYS: usize = 10;
const TRIALS: u64 = 160;

/// A truth drawn from the prior, as a record, and the model with the data seen of it.
fn truth(trial: u64) -> (Record, Ar1) {
    let seed = 10_000 + trial;
    let empty = Ar1 {
        block: 2,
        ..Ar1::unknown(DAYS)
    };
    let record = Record {
        scores: vec![normal(seed, 1 << 40, 60_001)],
        luck: vec![1 << 40; DAYS.div_ceil(2)],
    };
    let mut toy = empty.seeded(seed);
    for day in 0..DAYS {
        let x = live_to(&toy, &record, day).expect("no fault");
        toy.data[day] = x + toy.sight * normal(seed, (1 << 40) + 1, day);
    }
    (record, toy)
}

/// The score, the first and the last state, and the log likelihood.
fn quantities(toy: &Ar1, record: &Record) -> [f64; 4] {
    let mut x = citerne_filter::Histories::begin(toy, record);
    let mut densities = Vec::new();
    let states: Vec<f64> = (0..DAYS)
        .map(|day| {
            let lived = citerne_filter::Histories::live(toy, record, &mut x, day, &mut densities);
            lived.expect("no fault");
            x
        })
        .collect();
    [
        record.scores[0],
        states[0],
        states[DAYS - 1],
        densities.iter().sum(),
    ]
}

/// Ranks of all trials under a way to learn: it gives records and their weights.
fn ranks(mut learnt: impl FnMut(&Ar1, u64) -> (Vec<Record>, Vec<f64>)) -> Ranks {
    let mut ranks = Ranks::new(
        ["persistence", "first state", "last state", "log likelihood"],
        31,
    );
    for trial in 0..TRIALS {
        let (record, toy) = truth(trial);
        let (records, weights) = learnt(&toy, trial);
        let all: Vec<[f64; 4]> = records
            .iter()
            .map(|record| quantities(&toy, record))
            .collect();
        let exact = quantities(&toy, &record);
        let answer = |k: usize| (exact[k], Weighted::new(all.iter().map(|q| q[k]), &weights));
        ranks.add(1, trial, &[answer(0), answer(1), answer(2), answer(3)]);
    }
    ranks
}

fn settings(particles: usize, seed: u64) -> Settings {
    Settings {
        particles,
        moves: 18,
        refreshes: 4,
        seed,
        ..Settings::default()
    }
}

#[test]
fn the_sampler_is_calibrated() {
    let ranks = ranks(|toy, trial| {
        let work = Work {
            threads: 2,
            ..Work::default()
        };
        let posterior = learn(toy, &settings(1500, trial), &work, &mut Unwatched);
        let posterior = posterior.expect("a posterior");
        let weights = posterior.weights();
        let records = posterior
            .particles
            .into_iter()
            .map(|particle| particle.record);
        (records.collect(), weights)
    });
    for (quantity, name) in ranks.names.iter().enumerate() {
        let test = ranks.test(quantity, 8);
        println!(
            "{name}: chi-square p {:.3}, ecdf p {:.3}, {:?}",
            test.chi_square_p, test.ecdf_p, test.histogram
        );
        assert!(
            test.chi_square_p > 0.005 && test.ecdf_p > 0.005,
            "{name}: {test:?}"
        );
    }
}

#[test]
fn a_sampler_that_accepts_everything_is_found_out() {
    let ranks = ranks(|toy, trial| {
        let settings = Settings {
            moves: 6,
            ..settings(280, trial)
        };
        let twin = plain::twin(toy, &settings, true);
        (twin.records, twin.weights)
    });
    let worst = (0..4)
        .map(|quantity| ranks.test(quantity, 8).ecdf_p)
        .fold(1.0, f64::min);
    println!("least p of the broken sampler: {worst}");
    assert!(worst < 0.001, "{worst}");
}
