//! The sampler against its plain twin.

mod plain;
mod toys;

use citerne_filter::{Histories, Posterior, Settings, Unwatched, Work, learn};
use plain::twin;
use toys::ar1::Ar1;
use toys::chain::Chain;
use toys::gompertz::Gompertz;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs())
}

fn assert_same<H: Histories>(histories: &H, settings: &Settings) -> Posterior {
    let work = Work {
        threads: 2,
        checkpoints: 3,
    };
    let found = learn(histories, settings, &work, &mut Unwatched).expect("a posterior");
    let twin = twin(histories, settings, false);
    assert!(near(found.log_evidence, twin.log_evidence));
    let steps: Vec<_> = found.taken.iter().flat_map(|taken| &taken.steps).collect();
    assert_eq!(steps.len(), twin.temperatures.len());
    for (step, temperature) in steps.iter().zip(&twin.temperatures) {
        assert!(near(step.temperature, *temperature));
    }
    let mut accepted = [0; 3];
    for tally in steps
        .iter()
        .filter_map(|step| step.rejuvenation.as_ref())
        .flat_map(|r| &r.moves)
    {
        accepted[tally.kind as usize] += tally.accepted;
    }
    assert_eq!(accepted, twin.accepted);
    for (i, particle) in found.particles.iter().enumerate() {
        assert_eq!(particle.record.luck, twin.records[i].luck);
        let scores = particle.record.scores.iter().zip(&twin.records[i].scores);
        assert!(scores.into_iter().all(|(a, b)| near(*a, *b)));
        assert!(near(found.weights()[i], twin.weights[i]));
    }
    found
}

#[test]
fn the_plain_twin_gives_the_same_numbers() {
    let settings = Settings {
        particles: 50,
        moves: 7,
        refreshes: 2,
        ..Settings::default()
    };
    for seed in [1, 2, 3] {
        let settings = Settings {
            seed,
            ..settings.clone()
        };
        let moved = assert_same(
            &Ar1 {
                block: 4,
                ..Ar1::unknown(18)
            },
            &settings,
        );
        assert!(
            moved.taken.iter().any(|taken| taken.steps.len() > 1),
            "nothing was tempered"
        );
        assert_same(&Chain::simulated(15), &settings);
        assert_same(&Gompertz::simulated(15), &settings);
        assert_same(&Ar1::known(18), &Settings::bootstrap(50, seed));
    }
}
