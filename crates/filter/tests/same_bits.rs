//! What may not change a bit: threads, checkpoints, where a run was cut, a trip through a file.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod toys;

use std::ops::ControlFlow;

use citerne_filter::{Failure, Posterior, Progress, Settings, Unwatched, Work, extend, learn};
use proptest::prelude::*;
use toys::ar1::Ar1;
use toys::chain::Chain;

fn settings() -> Settings {
    Settings {
        particles: 60,
        moves: 7,
        refreshes: 2,
        seed: 5,
        ..Settings::default()
    }
}

fn toy(days: usize) -> Ar1 {
    let mut toy = Ar1 {
        block: 3,
        ..Ar1::unknown(16)
    };
    toy.data.truncate(days);
    toy
}

fn cold(days: usize, work: Work) -> Posterior {
    learn(&toy(days), &settings(), &work, &mut Unwatched).unwrap()
}

fn plain() -> Work {
    Work {
        threads: 1,
        checkpoints: 0,
    }
}

/// Through a file and back.
fn kept(posterior: &Posterior) -> Posterior {
    postcard::from_bytes(&postcard::to_stdvec(posterior).unwrap()).unwrap()
}

#[test]
fn threads_change_nothing() {
    for threads in [2, 3] {
        assert_eq!(cold(16, Work { threads, ..plain() }), cold(16, plain()));
    }
}

/// The posterior, and the stages lived for it.
fn counted(toy: &Ar1, checkpoints: usize) -> (Posterior, u64) {
    let mut lived = 0;
    let mut watch = |progress: &Progress| {
        lived = progress.lived;
        ControlFlow::Continue(())
    };
    let work = Work {
        threads: 1,
        checkpoints,
    };
    let posterior = learn(toy, &settings(), &work, &mut watch).unwrap();
    (posterior, lived)
}

#[test]
fn checkpoints_change_nothing_but_the_work() {
    let toy = Ar1 {
        block: 3,
        ..Ar1::unknown(30)
    };
    let (posterior, most) = counted(&toy, 0);
    let mut before = most;
    for checkpoints in [1, 2, 4, 30] {
        let (other, lived) = counted(&toy, checkpoints);
        assert_eq!(other, posterior, "{checkpoints}");
        assert!(lived <= before, "{checkpoints}: {lived} after {before}");
        before = lived;
    }
    assert!((before as f64) < 0.85 * most as f64, "{before} of {most}");
}

#[test]
fn giving_hopeless_proposals_up_changes_nothing_but_the_work() {
    let toy = toy(16);
    let most = toys::log_normal_density(0.0, toy.sight * toy.sight);
    let bounded = Ar1 {
        most,
        ..toy.clone()
    };
    for checkpoints in [0, 3] {
        let (posterior, lived) = counted(&toy, checkpoints);
        let (other, fewer) = counted(&bounded, checkpoints);
        assert_eq!(other, posterior);
        println!("{fewer} stages instead of {lived}");
        assert!((fewer as f64) < 0.9 * lived as f64, "{fewer} of {lived}");
    }
}

#[test]
fn a_density_above_what_was_promised_ends_the_run() {
    let toy = Ar1 {
        most: -1.0,
        ..toy(16)
    };
    let found = learn(&toy, &settings(), &plain(), &mut Unwatched);
    assert!(
        matches!(found, Err(Failure::Density { most: -1.0, .. })),
        "{found:?}"
    );
}

#[test]
fn a_posterior_is_a_function_of_its_records() {
    let posterior = cold(16, plain());
    assert!(
        posterior.taken.iter().any(|taken| taken.steps.len() > 1),
        "nothing was tempered"
    );
    for particle in &posterior.particles {
        let toy = toy(16);
        let mut x = citerne_filter::Histories::begin(&toy, &particle.record);
        let mut densities = Vec::new();
        for day in 0..16 {
            citerne_filter::Histories::live(&toy, &particle.record, &mut x, day, &mut densities)
                .unwrap();
        }
        assert_eq!(densities, particle.densities);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn extending_is_a_cold_run_over_the_longer_list(
        cut in 0_usize..=16, threads in 1_usize..3, checkpoints in 0_usize..5,
    ) {
        let work = Work { threads, checkpoints };
        let short = kept(&cold(cut, plain()));
        let long = extend(&toy(16), short, &work, &mut Unwatched).unwrap();
        prop_assert_eq!(long, cold(16, plain()));
    }

    #[test]
    fn a_run_broken_off_anywhere_goes_on_as_if_it_had_not_been(at in 0_usize..160) {
        let chain = Chain::simulated(12);
        let run = |at: Option<usize>| {
            let mut seen = 0;
            let mut watch = |_: &Progress| {
                seen += 1;
                if Some(seen) == at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            learn(&chain, &settings(), &Work::default(), &mut watch).unwrap()
        };
        let cut = kept(&run(Some(at)));
        let whole = extend(&chain, cut, &Work::default(), &mut Unwatched).unwrap();
        prop_assert_eq!(whole, run(None));
    }
}

#[test]
fn a_posterior_of_other_facts_is_refused() {
    let posterior = cold(10, plain());
    let mut other = toy(12);
    other.data[3] += 1e-9;
    for histories in [other, toy(9), Ar1::known(12)] {
        let found = extend(&histories, posterior.clone(), &plain(), &mut Unwatched);
        assert!(
            matches!(found, Err(Failure::OtherHistories(_))),
            "{found:?}"
        );
    }
}
