//! A last round of fresh luck, for forecasts that go on from a posterior.

use std::ops::Range;

use citerne_luck::math::ln;

use crate::dice::{Dice, Question};
use crate::histories::{Histories, Record};
use crate::parallel::each;
use crate::posterior::{Particle, Posterior};
use crate::settings::Work;

/// Offers every particle a fresh key in each of some slots, one after another, and keeps it where the
/// facts let it: an independent Metropolis-Hastings move (Hastings 1970), which leaves the
/// distribution of records as it is.
///
/// Particles that descend from one have the same key in slots that were not refreshed since. Where the
/// facts say little of a slot, that is an accident of the sampler, but what comes after the facts may
/// hang on it. After this round such slots have keys of their own again.
///
/// The result is for going on from, not for learning on: [`crate::extend`] wants the posterior itself.
/// The same bits come out for any number of threads.
#[must_use]
pub fn refresh<H: Histories>(
    histories: &H,
    posterior: &Posterior,
    slots: Range<usize>,
    work: &Work,
) -> Posterior {
    let mut fresh = posterior.clone();
    let weights = posterior.weights();
    each(work.threads, &mut fresh.particles, |number, particle| {
        if weights[number] > 0.0 && !particle.faulted {
            let used = particle.record.luck.len();
            for slot in slots.start..slots.end.min(used) {
                offer(histories, posterior, slot, number, particle);
            }
        }
    });
    fresh
}

/// Offers one particle a fresh key in one slot.
fn offer<H: Histories>(
    histories: &H,
    posterior: &Posterior,
    slot: usize,
    number: usize,
    particle: &mut Particle,
) {
    // The events that would come next; nobody learns on from here, so nobody else takes them.
    let event = posterior.events + slot as u64;
    let mut record = particle.record.clone();
    record.luck[slot] = event * posterior.particles.len() as u64 + number as u64;
    let Some(densities) = densities(histories, &record, posterior.stages) else {
        return;
    };
    let gain = densities.iter().sum::<f64>() - particle.log_density();
    let dice = Dice::new(posterior.settings.seed, event);
    if ln(dice.uniform(Question::Accept, number, 0)) < gain {
        particle.record = record;
        particle.densities = densities;
    }
}

/// Log density of each fact under a record; none if its history ends in a fault.
fn densities<H: Histories>(histories: &H, record: &Record, stages: usize) -> Option<Vec<f64>> {
    let mut course = histories.begin(record);
    let mut densities = Vec::new();
    for stage in 0..stages {
        histories
            .live(record, &mut course, stage, &mut densities)
            .ok()?;
    }
    Some(densities)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::histories::Fault;
    use crate::learn;
    use crate::settings::Settings;
    use crate::watch::Unwatched;
    use citerne_luck::{Decision, Luck};

    /// Two unknown levels, each the normal score of a key: of the first one fact tells, with noise
    /// of the same size; of the second nothing does.
    struct Levels;

    fn level(record: &Record, slot: usize) -> f64 {
        let luck = Luck::new(9).replicate(record.luck[slot]).day(slot as u32);
        citerne_luck::math::norm_quantile(luck.uniform(Decision(0), 0))
    }

    impl Histories for Levels {
        type Course = ();
        fn scores(&self) -> usize {
            0
        }
        fn slots(&self) -> usize {
            2
        }
        fn first_stage(&self, _: usize) -> usize {
            0
        }
        fn stages(&self) -> usize {
            1
        }
        fn facts(&self, _: usize) -> usize {
            1
        }
        fn begin(&self, _: &Record) {}
        fn live(
            &self,
            record: &Record,
            (): &mut (),
            _: usize,
            out: &mut Vec<f64>,
        ) -> Result<(), Fault> {
            let miss = 2.0 - level(record, 0);
            out.push(-0.5 * miss * miss);
            Ok(())
        }
    }

    fn learned(particles: usize) -> Posterior {
        let settings = Settings {
            particles,
            sweeps: 0,
            ..Settings::default()
        };
        learn(&Levels, &settings, &Work::default(), &mut Unwatched).unwrap()
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
        let after = refresh(&Levels, &before, 0..2, &Work::default());
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
        let again = |particle: &Particle| {
            densities(&Levels, &particle.record, 1).as_ref() == Some(&particle.densities)
        };
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
            refresh(&Levels, &before, 1..2, &work)
        });
        assert_eq!(one, many);
        let kept = before.particles.iter().zip(&one.particles);
        for (old, new) in kept {
            assert_eq!(old.record.luck[0], new.record.luck[0]);
        }
    }
}
