//! Fresh luck where no fact tells of it.
#![allow(clippy::unwrap_used)]

mod toys;

use citerne_filter::{Histories, Particle, Posterior, Record, Settings, Unwatched, Work};
use citerne_filter::{learn, refresh};
use toys::made::Made;
use toys::normal;

/// An unknown level: the normal score of a key.
fn level(record: &Record, slot: usize) -> f64 {
    normal(9, record.luck[slot], slot)
}

/// What the one fact tells of the first level, with noise of the same size.
fn density(record: &Record) -> f64 {
    let miss = 2.0 - level(record, 0);
    -0.5 * miss * miss
}

/// Two unknown levels: of the first one fact tells, of the second nothing does.
fn levels() -> impl Histories {
    Made {
        scores: 0,
        slots: &[0, 0],
        stages: 1,
        tell: |record: &Record, _| Ok(Some(density(record))),
    }
}

fn learned(particles: usize) -> Posterior {
    let settings = Settings {
        particles,
        moves: 0,
        ..Settings::default()
    };
    learn(&levels(), &settings, &Work::default(), &mut Unwatched).unwrap()
}

fn keys(posterior: &Posterior, slot: usize) -> usize {
    let mut keys: Vec<u64> = posterior
        .particles
        .iter()
        .map(|particle| particle.record.luck[slot])
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys.len()
}

#[test]
fn what_no_fact_tells_of_gets_keys_of_its_own_and_the_law_stays() {
    let before = learned(4000);
    let after = refresh(&levels(), &before, &[vec![0], vec![1]], &Work::default());
    assert!(keys(&before, 1) < 3500, "{}", keys(&before, 1));
    assert_eq!(keys(&after, 1), 4000);
    // By conditioning of a normal distribution: mean 1, variance one half; and the prior.
    for (slot, mean, sd) in [(0, 1.0, 0.5_f64.sqrt()), (1, 0.0, 1.0)] {
        let found = after.weighted(|particle| level(&particle.record, slot));
        assert!(
            (found.mean() - mean).abs() < 0.06,
            "{} {}",
            slot,
            found.mean()
        );
        assert!((found.sd() - sd).abs() < 0.06, "{} {}", slot, found.sd());
    }
    let again = |particle: &Particle| particle.densities == [density(&particle.record)];
    assert!(after.particles.iter().all(again));
}

#[test]
fn threads_leave_no_trace_and_slots_not_offered_stay() {
    let before = learned(50);
    let [one, many] = [1, 3].map(|threads| {
        let work = Work {
            threads,
            ..Work::default()
        };
        refresh(&levels(), &before, &[vec![1]], &work)
    });
    assert_eq!(one, many);
    let kept = before.particles.iter().zip(&one.particles);
    for (old, new) in kept {
        assert_eq!(old.record.luck[0], new.record.luck[0]);
    }
}
