//! Long chains where few ancestors are left.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod toys;

use std::ops::ControlFlow;

use citerne_filter::sbc::apart;
use citerne_filter::{
    Fault, Histories, Posterior, Progress, Record, Settings, Unwatched, Work, extend, learn,
    live_to, settle,
};
use toys::ar1::Ar1;
use toys::made::Made;
use toys::sums::SUMS;
use toys::{mean_and_error, normal};

type Tell = fn(&Record, usize) -> Result<Option<f64>, Fault>;

/// Two unknown levels, the normal scores of keys: of the first one fact tells, with noise of the same
/// size, of the second nothing does.
const LEVELS: Made<Tell> = Made {
    scores: 0,
    slots: &[0, 0],
    stages: 1,
    tell: |record, _| {
        let miss = 2.0 - normal(9, record.luck[0], 0);
        Ok(Some(-0.5 * miss * miss))
    },
};

fn learned(histories: &impl Histories, seed: u64) -> Posterior {
    let settings = Settings {
        particles: 512,
        last_moves: 400,
        seed,
        ..Settings::default()
    };
    learn(histories, &settings, &Work::default(), &mut Unwatched).unwrap()
}

/// The same with one particle in the place of all, as worn as can be.
fn worn(histories: &impl Histories, seed: u64) -> Posterior {
    let mut posterior = learned(histories, seed);
    let first = posterior.particles[0].clone();
    posterior.particles.fill(first);
    assert!(posterior.is_worn());
    posterior
}

fn settled(histories: &impl Histories, posterior: &Posterior, threads: usize) -> Posterior {
    let work = Work {
        threads,
        ..Work::default()
    };
    let settled = settle(histories, posterior, &[], &work, &mut Unwatched);
    settled.unwrap().unwrap()
}

#[test]
fn from_one_point_chains_find_the_exact_law() {
    let (_, means, covariance) = SUMS.conditioned();
    let mut found = vec![Vec::new(); 6];
    for seed in 1..=20 {
        let posterior = settled(&SUMS, &worn(&SUMS, seed), 2);
        for i in 0..3 {
            let score = posterior.score(i);
            found[i].push((score.mean() - means[i]) / covariance[i][i].sqrt());
            found[3 + i].push(score.sd() / covariance[i][i].sqrt() - 1.0);
        }
    }
    for (which, misses) in found.iter().enumerate() {
        let (miss, error) = mean_and_error(misses);
        println!("moment {which}: off by {miss:.4} +- {error:.4}");
        assert!(error < 0.05, "{which}: {error} is too large to tell");
        assert!(miss.abs() < 4.0 * error, "{which}: {miss} +- {error}");
    }
}

#[test]
fn luck_is_renewed_from_one_history() {
    let toy = Ar1::known(30);
    let (_, mean, variance) = toy.kalman(0.8);
    let mut found = vec![Vec::new(); 2];
    for seed in 1..=20 {
        let posterior = settled(&toy, &worn(&toy, seed), 2);
        let stage = toy.stages() - 1;
        let last = posterior.weighted(|particle| live_to(&toy, &particle.record, stage).unwrap());
        found[0].push((last.mean() - mean) / variance.sqrt());
        found[1].push(last.sd() / variance.sqrt() - 1.0);
    }
    for (which, misses) in found.iter().enumerate() {
        let (miss, error) = mean_and_error(misses);
        println!("moment {which}: off by {miss:.4} +- {error:.4}");
        assert!(error < 0.1, "{which}: {error} is too large to tell");
        assert!(miss.abs() < 4.0 * error, "{which}: {miss} +- {error}");
    }
}

#[test]
fn two_chains_count_as_one_ancestor_and_facts_stay() {
    let before = worn(&SUMS, 1);
    let after = settled(&SUMS, &before, 1);
    assert_eq!(after.particles.len(), 512);
    assert!((after.ancestors() - 8.0).abs() < 1e-9);
    assert!(after.settled && !before.settled && !after.is_worn());
    assert_eq!(after.taken, before.taken);
    assert_eq!(after.log_evidence.to_bits(), before.log_evidence.to_bits());
}

/// States of one chain are alike: ranks among them would be too often the first or the last.
#[test]
fn a_truth_is_ranked_among_particles_of_different_families() {
    let posterior = settled(&SUMS, &worn(&SUMS, 1), 1);
    let families = |draws: u32, trial: u64| {
        let drawn = apart(&posterior, draws, 1, trial);
        assert_eq!(drawn.len(), draws as usize);
        let mut families: Vec<usize> = drawn
            .iter()
            .map(|&index| posterior.particles[index].ancestor)
            .collect();
        families.sort_unstable();
        families.dedup();
        families.len()
    };
    for trial in 0..50 {
        assert_eq!([families(7, trial), families(15, trial)], [7, 8]);
    }
    assert_ne!(apart(&posterior, 7, 1, 0), apart(&posterior, 7, 1, 1));
}

#[test]
fn where_nothing_was_settled_a_truth_is_ranked_by_weight() {
    let mut posterior = learned(&SUMS, 1);
    let last = posterior.particles.len() - 1;
    posterior.log_weights.fill(f64::NEG_INFINITY);
    posterior.log_weights[last] = 0.0;
    assert_eq!(apart(&posterior, 5, 1, 0), [last; 5]);
}

#[test]
fn threads_leave_no_trace() {
    let toy = Ar1::known(12);
    let before = worn(&toy, 3);
    assert_eq!(settled(&toy, &before, 1), settled(&toy, &before, 3));
}

#[test]
fn what_is_not_worn_stays_as_it_is() {
    let before = learned(&SUMS, 1);
    assert!(!before.is_worn());
    assert_eq!(settled(&SUMS, &before, 1), before);
}

#[test]
fn facts_are_taken_in_on_from_there() {
    let (toy, longer) = (Ar1::known(12), Ar1::known(16));
    let settled = settled(&toy, &worn(&toy, 5), 1);
    let after = extend(&longer, settled, &Work::default(), &mut Unwatched).unwrap();
    assert_eq!(after.taken.len(), 16);
    assert!(after.settled);
}

#[test]
fn a_watch_breaks_it_off() {
    let mut seen = 0.0;
    let mut watch = |progress: &Progress| {
        seen = progress.settled.unwrap();
        match seen < 0.5 {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    };
    let before = worn(&SUMS, 1);
    let found = settle(&SUMS, &before, &[], &Work::default(), &mut watch);
    assert_eq!(found.unwrap(), None);
    assert!((seen - 0.5).abs() < 1e-9);
}

#[test]
fn what_no_fact_tells_of_is_renewed_again_and_again() {
    let posterior = worn(&LEVELS, 1);
    let work = Work::default();
    let groups = [vec![0], vec![1]];
    let found = settle(&LEVELS, &posterior, &groups, &work, &mut Unwatched);
    let found = found.unwrap().unwrap();
    let level = |slot: usize| found.weighted(move |it| normal(9, it.record.luck[slot], slot));
    // By conditioning of a normal distribution: mean 1, variance one half; and the prior.
    for (slot, mean, sd) in [(0, 1.0, 0.5_f64.sqrt()), (1, 0.0, 1.0)] {
        let level = level(slot);
        let (miss, ratio) = (level.mean() - mean, level.sd() / sd);
        assert!(miss.abs() < 0.2, "{slot}: off by {miss}");
        assert!((ratio - 1.0).abs() < 0.15, "{slot}: {ratio} times as wide");
    }
    let mut keys: Vec<u64> = found.particles.iter().map(|it| it.record.luck[1]).collect();
    keys.sort_unstable();
    keys.dedup();
    assert!(keys.len() > 400, "{}", keys.len());
}
