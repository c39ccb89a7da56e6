//! Carrying a posterior over to other facts, against models with a known answer.

#![allow(clippy::print_stdout, clippy::unwrap_used)]
mod toys;

use citerne_filter::{
    Failure, Fault, Histories, Posterior, Record, Settings, Unwatched, Work, bridge, learn,
};
use citerne_luck::math::exp;
use proptest::prelude::*;
use toys::ar1::Ar1;
use toys::sums::{SUMS, Sum, Sums};
use toys::{assert_unbiased, log_normal_density, mean_and_error};

/// Facts that stay, one that goes, one whose figure was corrected (from the fourth to the fifth), a
/// late one.
const ALL: &[Sum] = &[
    ([1.0, 1.0, 0.0], 2.0),
    ([1.0, 0.9, 0.1], 1.7),
    ([0.3, 0.0, 2.0], 1.0),
    ([0.0, 1.0, -1.0], -0.5),
    ([0.0, 1.0, -1.0], 0.9),
    ([1.0, 1.1, 0.2], 2.6),
];
const GIVEN: [bool; 6] = [true, true, true, true, false, false];
const BEFORE: Sums = Sums(&[ALL[0], ALL[1], ALL[2], ALL[3]]);
const AFTER: Sums = Sums(&[ALL[0], ALL[2], ALL[4], ALL[5]]);

fn settings(seed: u64) -> Settings {
    Settings {
        particles: 2000,
        moves: 12,
        seed,
        ..Settings::default()
    }
}

fn crossed(legs: &[Vec<usize>], seed: u64, work: &Work) -> Posterior {
    let before = learn(&BEFORE, &settings(seed), work, &mut Unwatched).unwrap();
    let found = bridge(&Sums(ALL), before, &GIVEN, legs, work, &mut Unwatched).unwrap();
    found.unwrap().0
}

/// Mean over runs, held against the exact value.
fn assert_mean(name: &str, found: &[f64], exact: f64) {
    let (mean, error) = mean_and_error(found);
    println!("{name}: {mean:.4} +- {error:.4}, exactly {exact:.4}");
    assert!((mean - exact).abs() < 4.0 * error, "{name}: {mean} {exact}");
}

#[test]
fn other_facts_give_their_exact_posterior_by_one_leg_or_by_several() {
    let (log_evidence, means, covariance) = AFTER.conditioned();
    let one: &[Vec<usize>] = &[vec![1, 3, 4, 5]];
    let several: &[Vec<usize>] = &[vec![1], vec![5], vec![4, 3]];
    for legs in [one, several] {
        let runs: Vec<_> = (1..=60)
            .map(|seed| crossed(legs, seed, &Work::default()))
            .collect();
        let ratio = |run: &Posterior| exp(run.log_evidence - log_evidence);
        assert_unbiased("bridge", &runs.iter().map(ratio).collect::<Vec<_>>());
        for k in 0..3 {
            let mean = |run: &Posterior| run.score(k).mean();
            let found: Vec<f64> = runs.iter().map(mean).collect();
            assert_mean(&format!("mean {k}"), &found, means[k]);
            let square = |run: &Posterior| {
                run.weighted(|it| (it.record.scores[k] - means[k]).powi(2))
                    .mean()
            };
            let found: Vec<f64> = runs.iter().map(square).collect();
            assert_mean(&format!("variance {k}"), &found, covariance[k][k]);
        }
    }
}

#[test]
fn where_nothing_changes_not_a_bit_does() {
    let learnt = learn(&SUMS, &settings(1), &Work::default(), &mut Unwatched).unwrap();
    let given = [true; 5];
    let (other, crossed) = bridge(
        &SUMS,
        learnt.clone(),
        &given,
        &[],
        &Work::default(),
        &mut Unwatched,
    )
    .unwrap()
    .unwrap();
    assert_eq!(other, learnt);
    assert!(crossed.is_empty());
}

/// A series of which some days were told otherwise first.
struct Retold {
    first: Ar1,
    then: Ar1,
}

impl Retold {
    fn new() -> Self {
        let first = Ar1 {
            block: 3,
            ..Ar1::unknown(20)
        };
        let mut then = first.clone();
        for (day, more) in [(4, 0.4), (11, -0.6), (12, 0.3)] {
            then.data[day] += more;
        }
        Self { first, then }
    }

    fn seeded(&self, seed: u64) -> Self {
        let seeded = |toy: &Ar1| Ar1 {
            seed,
            ..toy.clone()
        };
        Self {
            first: seeded(&self.first),
            then: seeded(&self.then),
        }
    }
}

impl Histories for Retold {
    type Course = f64;

    fn scores(&self) -> usize {
        self.first.scores()
    }

    fn slots(&self) -> usize {
        self.first.slots()
    }

    fn first_stage(&self, slot: usize) -> usize {
        self.first.first_stage(slot)
    }

    fn stages(&self) -> usize {
        self.first.stages()
    }

    fn facts(&self, _: usize) -> usize {
        2
    }

    fn begin(&self, record: &Record) -> f64 {
        self.first.begin(record)
    }

    fn live(
        &self,
        record: &Record,
        x: &mut f64,
        day: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        self.first.live(record, x, day, out)?;
        let sight = self.then.sight;
        out.push(log_normal_density(self.then.data[day] - *x, sight * sight));
        Ok(())
    }
}

#[test]
fn a_retold_series_gives_what_it_gives_told_so_from_the_start() {
    let retold = Retold::new();
    let (log_evidence, mean, _) = retold.then.quadrature();
    let given: Vec<bool> = (0..40).map(|fact| fact % 2 == 0).collect();
    let all = vec![(0..40).collect()];
    let work = Work::default();
    let (mut ratios, mut means) = (Vec::new(), Vec::new());
    for seed in 1..=60 {
        let toy = retold.seeded(seed);
        let settings = Settings {
            particles: 4000,
            ..settings(seed)
        };
        let learnt = learn(&toy.first, &settings, &work, &mut Unwatched).unwrap();
        let found = bridge(&toy, learnt, &given, &all, &work, &mut Unwatched).unwrap();
        let (found, crossed) = found.unwrap();
        assert!(crossed[0].steps.len() > 1, "it was no great change");
        ratios.push(exp(found.log_evidence - log_evidence));
        let persistence = found.weighted(|it| toy.first.persistence(&it.record));
        means.push(persistence.mean());
    }
    assert_unbiased("retold", &ratios);
    // The mean of a run is biased by its own evidence: joined by it, runs are one large run.
    let total: f64 = ratios.iter().sum();
    let count = ratios.len() as f64;
    let parts = ratios.iter().zip(&means);
    let joined: Vec<f64> = parts.map(|(w, m)| m * w * count / total).collect();
    let pulls: Vec<f64> = joined
        .iter()
        .zip(&ratios)
        .map(|(part, w)| part - mean * w * count / total)
        .collect();
    assert_mean("persistence off by", &pulls, 0.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn threads_and_checkpoints_change_nothing(threads in 1_usize..4, checkpoints in 0_usize..5) {
        let legs = [vec![3, 4], vec![5]];
        let plain = Work { threads: 1, checkpoints: 0 };
        let found = crossed(&legs, 3, &Work { threads, checkpoints });
        prop_assert_eq!(found, crossed(&legs, 3, &plain));
    }
}

#[test]
fn a_posterior_of_other_facts_is_refused() {
    let before = learn(&BEFORE, &settings(1), &Work::default(), &mut Unwatched).unwrap();
    let given = [true, true, true, false, true, false];
    let found = bridge(
        &Sums(ALL),
        before,
        &given,
        &[],
        &Work::default(),
        &mut Unwatched,
    );
    assert!(
        matches!(found, Err(Failure::OtherHistories(_))),
        "{found:?}"
    );
}
