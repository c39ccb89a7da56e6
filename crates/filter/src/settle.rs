//! Long chains of moves on all facts, where few ancestors are left.
//!
//! Taking facts in one by one leaves the offspring of a few particles, which share what they never
//! parted with. From there a few chains go far: the first half of their moves takes them
//! apart, the states of the second half are kept. That is plain Markov chain Monte Carlo from
//! several starts (Gelman and Rubin 1992), with the moves of learning.

use std::sync::Arc;

use crate::failure::Failure;
use crate::histories::Histories;
use crate::leg::{Given, Leg};
use crate::lives::Life;
use crate::moves::Kind;
use crate::posterior::Posterior;
use crate::refresh::free;
use crate::sampler::{Flow, Sampler};
use crate::settings::Work;
use crate::spread::Spread;
use crate::watch::{Progress, Watch};
use crate::weights::equal;

/// Particles that are kept of each chain.
const STATES: usize = 32;
/// Chains that count as one ancestor. All begin with the offspring of few particles, and do not part with
/// everything: runs under other seeds differ by what half as many would.
const SIBLINGS: usize = 2;
/// The share of these ancestors below which a posterior is worn.
const WORN: f64 = 0.6;
/// One move in so many is a refresh of all that the facts say little of.
const BUNDLE: usize = 7;
/// Copies of its course that a chain keeps at least; there are few chains.
const CHECKPOINTS: usize = 6;

impl Posterior {
    /// Number of chains that settle it.
    #[must_use]
    pub fn chains(&self) -> usize {
        self.settings.particles.div_ceil(STATES)
    }

    /// Whether it descends from far fewer ancestors than it would have if it were settled.
    #[must_use]
    pub fn is_worn(&self) -> bool {
        let settled = self.chains().div_ceil(SIBLINGS) as f64;
        self.settings.last_moves > 0 && self.ancestors() < WORN * settled
    }

    /// Where so many chains begin.
    fn heads(mut self, chains: usize) -> Self {
        let parents = self.parents(chains);
        let particles = parents.iter().map(|&parent| self.particles[parent].clone());
        Self {
            particles: particles.collect(),
            log_weights: equal(chains),
            ..self
        }
    }
}

/// Settles a posterior that is worn; any other comes back as it is.
///
/// Draws one particle in 32 and makes `last_moves` moves of each, given all facts of the stages begun.
/// One move in seven renews what the facts say so little of that it is taken as it comes: slots of `groups`, found out as in
/// [`crate::refresh`]. In the first half, the boldness of moves is steered and the covariance of scores
/// measured; states of the second half, evenly spaced and of equal weight, are the particles
/// of the result, and two chains count as one ancestor. Facts, surprises and evidence stay.
///
/// The same bits come out for any number of threads. Facts can be taken in from here
/// ([`crate::extend`]), with other bits than if it had not been settled. None if the watch broke it off.
///
/// # Errors
/// As [`crate::learn`]; also if the facts have other densities than the posterior says.
pub fn settle<H: Histories>(
    histories: &H,
    posterior: &Posterior,
    groups: &[Vec<usize>],
    work: &Work,
    watch: &mut impl Watch,
) -> Result<Option<Posterior>, Failure> {
    let (chains, particles) = (posterior.chains(), posterior.settings.particles);
    let lucky = posterior.settings.refreshes > 0 && histories.slots() > 0;
    if !posterior.is_worn() || histories.scores() == 0 && !lucky {
        return Ok(Some(posterior.clone()));
    }
    let scores = posterior.particles.iter();
    let scores: Vec<&[f64]> = scores.map(|it| &it.record.scores[..]).collect();
    let spread = Spread::new(&scores, &posterior.weights());
    let work = Work {
        checkpoints: work.checkpoints.max(CHECKPOINTS),
        ..*work
    };
    let mut heads = posterior.clone().heads(chains);
    let bundles = free(histories, &mut heads, groups, work.threads);
    let mut sampler = Sampler::unlived(histories, heads, &work, watch)?;
    sampler.live_again()?;
    let facts = sampler.known.taken.len();
    let mut chains = Chains {
        given: Leg::new(&vec![true; facts], &[]).at(1.0),
        bundles,
        kinds: sampler.kinds(sampler.known.settings.refreshes),
        sampler,
        spread,
        made: 0,
    };
    let Some(kept) = chains.run(particles.div_ceil(chains.sampler.population.len()))? else {
        return Ok(None);
    };
    chains.sampler.keep_all(&kept, particles);
    chains.sampler.known.settled = true;
    Ok(Some(chains.sampler.settled()))
}

/// The same state of each chain.
type States<C> = Vec<Arc<Life<C>>>;

/// Chains on their way.
struct Chains<'a, H: Histories, W> {
    sampler: Sampler<'a, H, W>,
    given: Given,
    kinds: Vec<Kind>,
    bundles: Vec<Vec<usize>>,
    spread: Spread,
    /// Moves made of each.
    made: usize,
}

impl<H: Histories, W: Watch> Chains<'_, H, W> {
    /// Makes all moves; returns so many states of each chain. None if the watch broke it off.
    fn run(&mut self, count: usize) -> Result<Option<Vec<States<H::Course>>>, Failure> {
        let all = self.sampler.known.settings.last_moves;
        let first = all / 2;
        // What was measured early is measured once more.
        for upto in [first / 4, first / 2, first] {
            if self.part(upto)?.is_break() {
                return Ok(None);
            }
        }
        for (chain, life) in self.sampler.population.iter_mut().enumerate() {
            Arc::make_mut(life).ancestor = chain / SIBLINGS;
        }
        let mut kept = Vec::with_capacity(count);
        for state in 1..=count {
            let upto = first + (all - first) * state / count;
            while self.made < upto {
                if self.step(false)?.is_break() {
                    return Ok(None);
                }
            }
            kept.push(self.sampler.population.clone());
        }
        Ok(Some(kept))
    }

    /// Steers and measures up to a move.
    fn part(&mut self, upto: usize) -> Result<Flow, Failure> {
        let mut scores = Vec::new();
        while self.made < upto {
            if self.step(true)?.is_break() {
                return Ok(Flow::Break(()));
            }
            let lives = self.sampler.population.iter();
            scores.extend(lives.map(|life| life.record.scores.clone()));
        }
        if !scores.is_empty() {
            let rows: Vec<&[f64]> = scores.iter().map(|row| &row[..]).collect();
            self.spread = Spread::new(&rows, &vec![1.0 / rows.len() as f64; rows.len()]);
        }
        Ok(Flow::Continue(()))
    }

    /// One move of each chain.
    fn step(&mut self, steering: bool) -> Result<Flow, Failure> {
        let sampler = &mut self.sampler;
        let (turn, due) = (self.made / BUNDLE, self.made.is_multiple_of(BUNDLE));
        let bundle = self.bundles.iter().cycle().nth(turn % 2).filter(|_| due);
        let kind = match bundle {
            Some(_) => Kind::Refresh,
            None => self.kinds[self.made % self.kinds.len()],
        };
        let how = (kind, bundle.map(|slots| &slots[..]));
        let tally = sampler.make(how, &self.spread, &self.given)?;
        if steering && bundle.is_none() {
            sampler.known.adapt(&tally);
        }
        self.made += 1;
        let share = self.made as f64 / sampler.known.settings.last_moves as f64;
        let progress = Progress {
            settled: Some(share),
            ..sampler.progress(1.0, Some(tally.share()))
        };
        Ok(sampler.watch.see(&progress))
    }
}
