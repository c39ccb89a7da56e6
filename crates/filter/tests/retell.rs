//! Facts that are told a little otherwise, without a move.
#![allow(clippy::unwrap_used)]

mod toys;

use citerne_filter::{Fault, Posterior, Record, Settings, Unwatched, Work, learn, retell};
use toys::made::Made;
use toys::sums::{SUMS, Sums};

/// The last sum is seen a hair higher, then far higher.
const HAIR: Sums = Sums(&[
    SUMS.0[0],
    SUMS.0[1],
    SUMS.0[2],
    SUMS.0[3],
    ([1.0, 1.1, 0.2], 2.62),
]);
const FAR: Sums = Sums(&[
    SUMS.0[0],
    SUMS.0[1],
    SUMS.0[2],
    SUMS.0[3],
    ([1.0, 1.1, 0.2], 4.0),
]);
/// The same, and one sum more.
const MORE: Sums = Sums(&[
    SUMS.0[0],
    SUMS.0[1],
    SUMS.0[2],
    SUMS.0[3],
    ([1.0, 1.1, 0.2], 2.62),
    ([0.0, 0.0, 1.0], 0.5),
]);

fn learned() -> Posterior {
    let settings = Settings {
        particles: 4000,
        ..Settings::default()
    };
    learn(&SUMS, &settings, &Work::default(), &mut Unwatched).unwrap()
}

#[test]
fn a_hair_of_difference_is_weighed_as_by_conditioning() {
    let before = learned();
    let (after, crossed) = retell(&HAIR, &before, &[true; 5], 2).unwrap();
    let ((then, _, _), (now, means, _)) = (SUMS.conditioned(), HAIR.conditioned());
    let (found, exact) = (crossed.log_ratio, now - then);
    assert!((found - exact).abs() < 0.01, "{found}, exactly {exact}");
    for (i, mean) in means.into_iter().enumerate() {
        let found = after.score(i).mean();
        assert!((found - mean).abs() < 0.05, "{i}: {found}, exactly {mean}");
    }
    assert!((after.log_evidence - before.log_evidence - found).abs() < 1e-12);
    let last = |posterior: &Posterior| posterior.particles[7].densities.clone();
    assert_eq!(last(&after)[..4], last(&before)[..4]);
    assert!((last(&after)[4] - last(&before)[4]).abs() > 0.0);
}

#[test]
fn only_what_is_told_counts() {
    let before = learned();
    let told = [true, true, true, true, true, false];
    let (after, _) = retell(&MORE, &before, &told, 1).unwrap();
    let (other, _) = retell(&HAIR, &before, &[true; 5], 1).unwrap();
    assert_eq!(after.particles, other.particles);
    assert_eq!(after.log_weights, other.log_weights);
}

#[test]
fn what_would_wear_the_particles_out_is_left_to_the_bridge() {
    assert_eq!(retell(&FAR, &learned(), &[true; 5], 1), None);
}

#[test]
fn a_particle_that_was_ruled_out_is_no_reason_for_the_bridge() {
    let mut before = learned();
    before.log_weights[3] = f64::NEG_INFINITY;
    before.particles[3].densities[0] = f64::NEG_INFINITY;
    let (after, _) = retell(&HAIR, &before, &[true; 5], 1).unwrap();
    assert!(after.log_weights[3] == f64::NEG_INFINITY);
    assert!(after.log_weights[4] > f64::NEG_INFINITY);
    assert_eq!(after.particles[3].densities.len(), 5);
}

/// Told anew, histories of a high score end in a fault.
#[test]
fn a_fault_counts_where_there_is_weight_and_only_there() {
    let sound = Made {
        scores: 1,
        slots: &[],
        stages: 1,
        tell: |_: &Record, _| Ok(Some(-1.0)),
    };
    let ends = Made {
        scores: 1,
        slots: &[],
        stages: 1,
        tell: |record: &Record, _| match record.scores[0] > 1.5 {
            true => Err(Fault {
                message: "too high".to_owned(),
            }),
            false => Ok(Some(-1.0)),
        },
    };
    let settings = Settings {
        particles: 200,
        ..Settings::default()
    };
    let mut before = learn(&sound, &settings, &Work::default(), &mut Unwatched).unwrap();
    let high: Vec<usize> = (0..200)
        .filter(|&index| before.particles[index].record.scores[0] > 1.5)
        .collect();
    assert!(!high.is_empty());
    assert_eq!(retell(&ends, &before, &[true], 1), None);
    for &index in &high {
        before.log_weights[index] = f64::NEG_INFINITY;
    }
    let (after, _) = retell(&ends, &before, &[true], 1).unwrap();
    for index in high {
        let particle = &after.particles[index];
        assert!(particle.faulted);
        assert_eq!(particle.densities, [f64::NEG_INFINITY]);
        assert!(after.log_weights[index] == f64::NEG_INFINITY);
    }
}
