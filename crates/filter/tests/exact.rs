//! The evidence and the posterior against models with a known answer.

#![allow(clippy::print_stdout)]
mod toys;

use citerne_filter::{Resampler, Settings, Unwatched, Work, learn, live_to};
use citerne_luck::math::exp;
use toys::ar1::Ar1;
use toys::chain::Chain;
use toys::gompertz::Gompertz;
use toys::sums::SUMS;
use toys::{Toy, assert_unbiased, mean_and_error, ratios};

fn moving(particles: usize) -> Settings {
    Settings {
        particles,
        moves: 4,
        refreshes: 2,
        ..Settings::default()
    }
}

#[test]
fn bootstrap_evidence_is_unbiased_around_kalman() {
    let toy = Ar1::known(25);
    let exact = toy.kalman(0.8).0;
    for resampler in Resampler::ALL {
        let settings = Settings {
            resampler,
            ..Settings::bootstrap(150, 0)
        };
        assert_unbiased(
            &format!("kalman, {resampler:?}"),
            &ratios(&toy, exact, &settings, 300),
        );
    }
}

#[test]
fn bootstrap_evidence_is_unbiased_around_the_forward_algorithm() {
    let toy = Chain::simulated(25);
    let ratios = ratios(
        &toy,
        toy.log_likelihood(),
        &Settings::bootstrap(200, 0),
        300,
    );
    assert_unbiased("forward algorithm", &ratios);
}

#[test]
fn bootstrap_evidence_is_unbiased_around_gompertz() {
    let toy = Gompertz::simulated(25);
    let ratios = ratios(
        &toy,
        toy.log_likelihood(),
        &Settings::bootstrap(150, 0),
        300,
    );
    assert_unbiased("gompertz", &ratios);
}

#[test]
fn moving_evidence_agrees_with_the_exact_one() {
    let toy = Ar1 {
        block: 4,
        ..Ar1::known(25)
    };
    let exact = toy.kalman(0.8).0;
    assert_unbiased("kalman, moving", &ratios(&toy, exact, &moving(2000), 100));
    let toy = Chain::simulated(25);
    assert_unbiased(
        "forward, moving",
        &ratios(&toy, toy.log_likelihood(), &moving(1000), 100),
    );
    let toy = Gompertz::simulated(25);
    assert_unbiased(
        "gompertz, moving",
        &ratios(&toy, toy.log_likelihood(), &moving(1000), 100),
    );
}

#[test]
fn an_unknown_parameter_is_learned_as_by_quadrature() {
    let toy = Ar1 {
        block: 3,
        ..Ar1::unknown(30)
    };
    let (log_evidence, mean, sd) = toy.quadrature();
    let mut ratios = Vec::new();
    let mut moments = Vec::new();
    for seed in 1..=60 {
        let settings = Settings {
            seed,
            moves: 8,
            ..moving(1500)
        };
        let toy = toy.seeded(seed);
        let learnt = learn(&toy, &settings, &Work::default(), &mut Unwatched).unwrap();
        let persistence = learnt.weighted(|particle| toy.persistence(&particle.record));
        ratios.push(exp(learnt.log_evidence - log_evidence));
        let (mean, sd) = (persistence.mean(), persistence.sd());
        moments.push([mean, sd * sd + mean * mean]);
    }
    assert_unbiased("quadrature", &ratios);
    // Runs joined by their evidence are one large run.
    let joined = |skip: Option<usize>| {
        let kept = (0..ratios.len()).filter(|run| Some(*run) != skip);
        let (mut total, mut sums) = (0.0, [0.0; 2]);
        for run in kept {
            total += ratios[run];
            sums[0] += ratios[run] * moments[run][0];
            sums[1] += ratios[run] * moments[run][1];
        }
        let mean = sums[0] / total;
        [mean, (sums[1] / total - mean * mean).sqrt()]
    };
    for (which, exact) in [(0, mean), (1, sd)] {
        let found = joined(None)[which];
        let left: Vec<f64> = (0..60).map(|run| joined(Some(run))[which]).collect();
        let error = 59.0 * mean_and_error(&left).1; // the jackknife's
        println!("persistence: {found:.4} +- {error:.4}, exactly {exact:.4}");
        assert!(
            (found - exact).abs() < 4.0 * error,
            "{found} {exact} {error}"
        );
        assert!(error < 0.15 * sd);
    }
}

#[test]
fn the_last_state_is_distributed_as_by_kalman() {
    let toy = Ar1 {
        block: 5,
        ..Ar1::known(30)
    };
    let (_, mean, variance) = toy.kalman(0.8);
    let settings = Settings {
        particles: 12000,
        moves: 12,
        ..Settings::default()
    };
    let learnt = learn(&toy, &settings, &Work::default(), &mut Unwatched).unwrap();
    let last = learnt.weighted(|particle| live_to(&toy, &particle.record, 29).unwrap());
    println!(
        "last state: {:.3} ({:.3}), exactly {mean:.3} ({:.3})",
        last.mean(),
        last.sd(),
        variance.sqrt()
    );
    assert!((last.mean() - mean).abs() < 0.1 * variance.sqrt());
    assert!((last.sd() / variance.sqrt() - 1.0).abs() < 0.1);
}

#[test]
fn an_early_state_is_distributed_as_by_the_smoother() {
    // Given all 30 days, the first state: the Kalman filter run backwards is its smoother, here by
    // conditioning the joint normal distribution of all days, with plain linear algebra.
    let toy = Ar1 {
        block: 5,
        ..Ar1::known(12)
    };
    let (mean, variance) = smoothed_first(&toy, 0.8);
    let settings = Settings {
        particles: 24000,
        moves: 24,
        refreshes: 6,
        ..Settings::default()
    };
    let learnt = learn(&toy, &settings, &Work::default(), &mut Unwatched).unwrap();
    let first = learnt.weighted(|particle| live_to(&toy, &particle.record, 0).unwrap());
    println!(
        "first state: {:.3} ({:.3}), exactly {mean:.3} ({:.3})",
        first.mean(),
        first.sd(),
        variance.sqrt()
    );
    assert!((first.mean() - mean).abs() < 0.12 * variance.sqrt());
    assert!((first.sd() / variance.sqrt() - 1.0).abs() < 0.12);
}

/// Mean and variance of the first state given all data: precision matrix, Gauss elimination.
fn smoothed_first(toy: &Ar1, persistence: f64) -> (f64, f64) {
    let n = toy.data.len();
    let (q, r) = (toy.noise * toy.noise, toy.sight * toy.sight);
    let first = persistence * persistence * toy.start * toy.start + q;
    let mut matrix = vec![vec![0.0; n]; n];
    let mut side = vec![0.0; n];
    for day in 0..n {
        matrix[day][day] += 1.0 / r;
        side[day] += toy.data[day] / r;
        let (before, spread) = if day == 0 {
            (None, first)
        } else {
            (Some(day - 1), q)
        };
        matrix[day][day] += 1.0 / spread;
        side[day] += toy.constant / spread;
        if let Some(before) = before {
            matrix[before][before] += persistence * persistence / q;
            matrix[before][day] -= persistence / q;
            matrix[day][before] -= persistence / q;
            side[before] -= persistence * toy.constant / q;
        }
    }
    // Eliminate from the last day to the first: what is left is the first alone.
    for day in (1..n).rev() {
        let factor = matrix[day - 1][day] / matrix[day][day];
        matrix[day - 1][day - 1] -= factor * matrix[day][day - 1];
        side[day - 1] -= factor * side[day];
    }
    (side[0] / matrix[0][0], 1.0 / matrix[0][0])
}

#[test]
fn correlated_scores_are_learned_as_by_conditioning() {
    let (log_evidence, means, covariance) = SUMS.conditioned();
    let mut found = vec![Vec::new(); 9];
    let mut ratios = Vec::new();
    for seed in 1..=30 {
        let settings = Settings {
            seed,
            moves: 16,
            ..moving(4000)
        };
        let learnt = learn(&SUMS, &settings, &Work::default(), &mut Unwatched).unwrap();
        ratios.push(exp(learnt.log_evidence - log_evidence));
        for i in 0..3 {
            let score = learnt.score(i);
            found[i].push(score.mean() - means[i]);
            found[3 + i].push(score.sd() / covariance[i][i].sqrt() - 1.0);
            let j = (i + 1) % 3;
            let centred = |k: usize| move |scores: &[f64]| scores[k] - means[k];
            let product = learnt.weighted(|particle| {
                centred(i)(&particle.record.scores) * centred(j)(&particle.record.scores)
            });
            found[6 + i].push(product.mean() - covariance[i][j]);
        }
    }
    assert_unbiased("correlated scores", &ratios);
    for (which, misses) in found.iter().enumerate() {
        let (miss, error) = mean_and_error(misses);
        println!("moment {which}: off by {miss:.4} +- {error:.4}");
        // A standard deviation of few particles is a little small by nature.
        assert!(
            miss.abs() < 4.0 * error + 0.01,
            "{which}: {miss} +- {error}"
        );
    }
}
