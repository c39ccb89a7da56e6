//! Facts that nobody can have lived, histories that fault, numbers that are none.
#![allow(clippy::unwrap_used)]

mod toys;

use citerne_filter::{Failure, Fault, Histories, Record, Settings, Unwatched, Work, extend, learn};
use toys::made::Made;

/// A score, and on each of three days one fact about it.
fn odd(density: impl Fn(f64, usize) -> Result<f64, Fault> + Sync) -> impl Histories {
    Made {
        scores: 1,
        slots: &[],
        stages: 3,
        tell: move |record: &Record, stage| density(record.scores[0], stage).map(Some),
    }
}

/// Histories of luck alone, without the density of their facts.
fn silent(slots: &'static [usize], stages: usize) -> impl Histories {
    Made {
        scores: 0,
        slots,
        stages,
        tell: |_: &Record, _| Ok(None),
    }
}

fn run(
    density: impl Fn(f64, usize) -> Result<f64, Fault> + Sync,
) -> Result<citerne_filter::Posterior, Failure> {
    let settings = Settings {
        particles: 100,
        ..Settings::default()
    };
    learn(&odd(density), &settings, &Work::default(), &mut Unwatched)
}

#[test]
fn a_fact_that_nobody_allows_is_named_and_the_particles_handed_back() {
    let density = |score: f64, stage| match stage {
        0 => Ok(-0.5 * (score - 1.0).powi(2)),
        1 => Ok(f64::NEG_INFINITY),
        _ => Ok(0.0),
    };
    let Err(Failure::Death(death)) = run(density) else {
        panic!("all should be dead")
    };
    assert_eq!(
        (death.stage, death.fact, death.particles),
        (1, Some(0), 100)
    );
    assert!(death.ess > 50.0);
    assert_eq!(death.posterior.taken.len(), 1);
    assert_eq!(death.posterior.particles[0].densities.len(), 2);
    let said = Failure::Death(death).to_string();
    assert!(said.contains("fact 0 of stage 1"), "{said}");
}

#[test]
fn what_few_allow_is_taken_in_and_surprises() {
    let density = |score: f64, stage| {
        let possible = stage != 1 || score > 2.0;
        Ok(if possible { 0.0 } else { f64::NEG_INFINITY })
    };
    let posterior = run(density).unwrap();
    assert!(posterior.score(0).quantile(0.0) > 2.0);
    assert!(posterior.distinct() > 30, "{}", posterior.distinct());
    let few = posterior.taken[1].log_likelihood;
    assert!((-5.5..-2.5).contains(&few), "{few}");
    assert_eq!(posterior.taken[0].log_likelihood, 0.0);
}

#[test]
fn faulting_histories_are_left_out_and_counted() {
    let density = |score: f64, stage| {
        if stage == 1 && score < 0.0 {
            return Err(Fault {
                message: "below zero".to_owned(),
            });
        }
        assert!(stage != 2 || score < 1.5, "above one and a half");
        Ok(-0.5 * (score - 0.5).powi(2))
    };
    let posterior = run(density).unwrap();
    let score = posterior.score(0);
    assert!(score.quantile(0.0) >= 0.0 && score.quantile(1.0) < 1.5);
    assert!(posterior.faulted.count > 40, "{:?}", posterior.faulted);
    assert_eq!(posterior.faulted.first[0].message, "below zero");
    let again = extend(
        &odd(density),
        posterior.clone(),
        &Work::default(),
        &mut Unwatched,
    );
    assert_eq!(again, Ok(posterior));
}

#[test]
fn when_all_fault_no_fact_is_blamed() {
    let found = run(|_, _| {
        Err(Fault {
            message: "always".to_owned(),
        })
    });
    let Err(Failure::Death(death)) = found else {
        panic!("all should have faulted")
    };
    assert_eq!((death.stage, death.fact), (0, None));
    assert_eq!(death.posterior.faulted.count, 100);
    assert_eq!(death.ess.round(), 100.0);
}

#[test]
fn densities_that_are_none_end_the_run() {
    for odd in [f64::NAN, f64::INFINITY] {
        let found = run(|_, stage| Ok(if stage == 2 { odd } else { 0.0 }));
        assert!(
            matches!(
                found,
                Err(Failure::Density {
                    stage: 2,
                    fact: 0,
                    ..
                })
            ),
            "{found:?}"
        );
    }
}

#[test]
fn slots_out_of_order_are_refused() {
    let found = learn(
        &silent(&[1, 0], 2),
        &Settings::default(),
        &Work::default(),
        &mut Unwatched,
    );
    let Err(Failure::Slots {
        slot,
        stage,
        before,
    }) = found
    else {
        panic!("{found:?}")
    };
    assert_eq!((slot, stage, before), (1, 0, 1));
}

#[test]
fn a_missing_density_ends_the_run() {
    let found = learn(
        &silent(&[], 1),
        &Settings::default(),
        &Work::default(),
        &mut Unwatched,
    );
    let expected = Failure::Count {
        stage: 0,
        found: 0,
        expected: 1,
    };
    assert_eq!(found, Err(expected));
}

#[test]
fn a_sample_is_drawn_by_weight() {
    let posterior =
        run(|score: f64, stage| Ok(if stage == 0 { -0.01 * score } else { 0.0 })).unwrap();
    let drawn = posterior.draw(1000);
    for (i, weight) in posterior.weights().iter().enumerate() {
        let copies = drawn.iter().filter(|&&index| index == i).count() as f64;
        assert!(
            (copies - 1000.0 * weight).abs() < 1.0 + 1e-9,
            "{i}: {copies}, {weight}"
        );
    }
}

#[test]
fn settings_out_of_range_are_refused() {
    let refused = |settings| {
        let found = learn(
            &odd(|_, _| Ok(0.0)),
            &settings,
            &Work::default(),
            &mut Unwatched,
        );
        assert!(matches!(found, Err(Failure::Settings(_))), "{found:?}");
    };
    refused(Settings {
        particles: 1,
        ..Settings::default()
    });
    for ess_share in [0.0, 1.0, f64::NAN, -1.0, 1.5] {
        refused(Settings {
            ess_share,
            ..Settings::default()
        });
    }
    refused(Settings {
        ess_share: 1.1,
        ..Settings::bootstrap(10, 0)
    });
}

#[test]
fn a_posterior_with_a_key_that_luck_does_not_have_is_none() {
    let mut posterior = run(|score, _| Ok(-score * score)).unwrap();
    assert_eq!(posterior.check(), Ok(()));
    for particle in &mut posterior.particles {
        particle.record.luck = vec![citerne_luck::Luck::REPLICATES - 1];
    }
    assert_eq!(posterior.check(), Ok(()));
    posterior.particles[7].record.luck[0] += 1;
    let refused = posterior.check().unwrap_err();
    assert!(refused.contains("particle 7"), "{refused}");
}
