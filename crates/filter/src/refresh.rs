//! A last round of fresh luck, for forecasts that go on from a posterior.

use citerne_luck::math::{exp, ln};

use crate::dice::{Dice, Question};
use crate::histories::{Histories, Record};
use crate::parallel::each;
use crate::posterior::{Particle, Posterior};
use crate::settings::Work;

/// Particles on which groups are tried.
const TRIED: usize = 16;
/// Rounds, and the share of particles that is expected to take each.
const ROUNDS: [f64; 2] = [0.6, 0.4];

/// Offers every particle fresh keys in groups of slots, and keeps them where the facts let it: an
/// independent Metropolis-Hastings move (Hastings 1970), which leaves the distribution of records
/// as it is.
///
/// Particles that descend from one have the same key in slots that were not refreshed since. Where the
/// facts say little of a slot, that is an accident of the sampler, but what comes after the facts may
/// hang on it. After this such slots have keys of their own again.
///
/// A few particles are offered each group by itself first. That says which groups hardly matter to the
/// facts: those are offered to all particles together, then as many of the others as some
/// particles will take. Groups that no particle would part with stay as they are.
///
/// The result is for going on from, not for learning on: [`crate::extend`] wants the posterior itself.
/// The same bits come out for any number of threads.
#[must_use]
pub fn refresh<H: Histories>(
    histories: &H,
    posterior: &Posterior,
    groups: &[Vec<usize>],
    work: &Work,
) -> Posterior {
    let mut round = Round {
        histories,
        settled: posterior.clone(),
        event: posterior.events,
        threads: work.threads,
    };
    for bundle in round.bundles(groups) {
        round.offer_all(&bundle);
    }
    round.settled
}

/// The slots of groups of which the facts say so little that particles take fresh keys in all of them at
/// once, in two bundles as in [`refresh`]; the posterior's luck is used for it.
pub(crate) fn free<H: Histories>(
    histories: &H,
    posterior: &mut Posterior,
    groups: &[Vec<usize>],
    threads: usize,
) -> Vec<Vec<usize>> {
    let mut round = Round {
        histories,
        event: posterior.events,
        settled: posterior.clone(),
        threads,
    };
    let mut bundles = round.bundles(groups);
    posterior.events = round.event;
    bundles.retain(|bundle| !bundle.is_empty());
    bundles
}

/// The posterior on its way.
struct Round<'a, H> {
    histories: &'a H,
    settled: Posterior,
    /// The next number of the sampler's luck. Nobody learns on from here, so nobody else takes it.
    event: u64,
    threads: usize,
}

/// A proposal, lived.
struct Offer {
    record: Record,
    densities: Vec<f64>,
    /// Gain in log density.
    gain: f64,
}

impl<H: Histories> Round<'_, H> {
    /// The slots to offer in each round.
    fn bundles(&mut self, groups: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let shares = self.shares(groups);
        let mut order: Vec<usize> = (0..groups.len()).filter(|&it| shares[it] > 0.0).collect();
        order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]));
        let mut rest = order.into_iter().peekable();
        let mut bundles = Vec::new();
        for least in ROUNDS {
            let (mut share, mut bundle) = (1.0, Vec::new());
            while let Some(group) = rest.next_if(|&group| share * shares[group] >= least) {
                share *= shares[group];
                bundle.extend(groups[group].iter().copied());
            }
            bundles.push(bundle);
        }
        bundles
    }

    /// Which share of particles would take fresh keys in each group, as far as a few can tell.
    fn shares(&mut self, groups: &[Vec<usize>]) -> Vec<f64> {
        let tried = self.settled.draw(TRIED);
        let mut tasks: Vec<(usize, usize)> = (0..groups.len())
            .flat_map(|group| (0..tried.len()).map(move |trial| (group, trial)))
            .collect();
        let accepted = each(self.threads, &mut tasks, |_, &mut (group, trial)| {
            let event = self.event + group as u64;
            let offer = self.offer(&groups[group], event, tried[trial], trial);
            offer.map_or(0.0, |offer| exp(offer.gain.min(0.0)))
        });
        self.event += groups.len() as u64;
        let trials = accepted.chunks_exact(tried.len().max(1));
        trials
            .map(|trials| trials.iter().sum::<f64>() / trials.len() as f64)
            .collect()
    }

    /// Offers all particles fresh keys in some slots.
    fn offer_all(&mut self, slots: &[usize]) {
        let event = self.event;
        self.event += 1;
        let dice = Dice::new(self.settled.settings.seed, event);
        let mut numbers: Vec<usize> = (0..self.settled.particles.len()).collect();
        let offers = each(self.threads, &mut numbers, |_, &mut number| {
            let offer = self.offer(slots, event, number, number)?;
            (ln(dice.uniform(Question::Accept, number, 0)) < offer.gain).then_some(offer)
        });
        for (particle, offer) in self.settled.particles.iter_mut().zip(offers) {
            if let Some(Offer {
                record, densities, ..
            }) = offer
            {
                particle.record = record;
                particle.densities = densities;
            }
        }
    }

    /// A particle with fresh keys in some slots; none if it has no weight, or its history would end in
    /// a fault. `key` tells the keys of an event apart.
    fn offer(&self, slots: &[usize], event: u64, number: usize, key: usize) -> Option<Offer> {
        let Posterior {
            settings,
            particles,
            log_weights,
            stages,
            ..
        } = &self.settled;
        let particle: &Particle = &particles[number];
        if particle.faulted || log_weights[number] == f64::NEG_INFINITY {
            return None;
        }
        let mut record = particle.record.clone();
        for &slot in slots {
            if let Some(luck) = record.luck.get_mut(slot) {
                *luck = event * settings.particles as u64 + key as u64;
            }
        }
        let densities = densities(self.histories, &record, *stages)?;
        let gain = densities.iter().sum::<f64>() - particle.log_density();
        Some(Offer {
            record,
            densities,
            gain,
        })
    }
}

/// Log density of each fact under a record; none if its history ends in a fault.
pub(crate) fn densities<H: Histories>(
    histories: &H,
    record: &Record,
    stages: usize,
) -> Option<Vec<f64>> {
    let mut course = histories.begin(record);
    let mut densities = Vec::new();
    for stage in 0..stages {
        histories
            .live(record, &mut course, stage, &mut densities)
            .ok()?;
    }
    Some(densities)
}
