//! Drawing worn particles anew, and moving them apart again.

use std::ops::ControlFlow;
use std::sync::Arc;

use citerne_luck::math::exp;

use crate::dice::{Dice, Question};
use crate::failure::Failure;
use crate::histories::{Fault, Histories};
use crate::leg::Given;
use crate::lives::{End, Life, Lives};
use crate::marks::Marks;
use crate::moves::{Kind, Move};
use crate::parallel::each;
use crate::posterior::{Rejuvenation, Tally, distinct};
use crate::sampler::Sampler;
use crate::spread::Spread;
use crate::watch::Watch;
use crate::weights;

/// What happened to one proposal.
pub(crate) enum Fate {
    Accepted,
    Rejected,
    Faulted(Fault),
}

impl<H: Histories, W: Watch> Sampler<'_, H, W> {
    /// Draws some of the particles anew and moves them, unless it is broken off. All states on the
    /// way of each become particles: a waste-free sampler (Dau and Chopin 2022).
    pub(crate) fn rejuvenate(
        &mut self,
        given: &Given,
    ) -> Result<ControlFlow<(), Rejuvenation>, Failure> {
        let spread = self.spread();
        let (particles, settings) = (self.population.len(), &self.known.settings);
        let (states, refreshes) = (settings.moves + 1, settings.refreshes);
        let parents = self.draw_anew(particles.div_ceil(states));
        let kinds = self.kinds(refreshes);
        let mut ways = vec![self.population.clone()];
        let mut moves = Vec::new();
        for &kind in kinds.iter().cycle().take(states - 1) {
            let tally = self.make((kind, None), &spread, given)?;
            self.known.adapt(&tally);
            if self.tell(given.temperature, Some(tally.share())).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            add(&mut moves, tally);
            ways.push(self.population.clone());
        }
        self.keep_all(&ways, particles);
        Ok(ControlFlow::Continue(Rejuvenation {
            parents,
            distinct: self.distinct(),
            moves,
        }))
    }

    /// Draws so many particles anew by their weights; returns how many have offspring. Slots that no
    /// stage has used so far are not part of the records, so that siblings part ways there.
    fn draw_anew(&mut self, count: usize) -> usize {
        let mut parents = self.known.parents(count);
        let offspring = parents
            .iter()
            .map(|&parent| Arc::clone(&self.population[parent]));
        self.population = offspring.collect();
        parents.dedup();
        parents.len()
    }

    /// Makes a population of all states of all particles that were drawn, one after the other, so that
    /// neighbours stay alike. The last of them may be short of a few.
    pub(crate) fn keep_all(&mut self, ways: &[Vec<Arc<Life<H::Course>>>], particles: usize) {
        let drawn = 0..self.population.len();
        let states = drawn.flat_map(|i| ways.iter().map(move |way| Arc::clone(&way[i])));
        self.population = states.take(particles).collect();
        self.known.log_weights = weights::equal(particles);
    }

    /// The kinds of move, in the order in which they are made again and again.
    pub(crate) fn kinds(&self, refreshes: usize) -> Vec<Kind> {
        let mut kinds = Vec::new();
        if self.lives.histories.scores() > 0 {
            kinds.extend([Kind::Walk, Kind::Few]);
        }
        if !self.first_stages.is_empty() {
            kinds.extend(std::iter::repeat_n(Kind::Refresh, refreshes));
        }
        kinds
    }

    fn distinct(&self) -> usize {
        distinct(self.population.iter().map(|life| &life.record))
    }

    fn spread(&self) -> Spread {
        let lives = self.population.iter();
        let scores: Vec<&[f64]> = lives.map(|life| &life.record.scores[..]).collect();
        Spread::new(&scores, &self.known.weights())
    }

    /// Makes one move of every particle; a refresh of a bundle of slots where one is given.
    pub(crate) fn make(
        &mut self,
        (kind, bundle): (Kind, Option<&[usize]>),
        spread: &Spread,
        given: &Given,
    ) -> Result<Tally, Failure> {
        let event = self.known.events;
        self.known.events += 1;
        let plan = Move {
            kind,
            dice: Dice::new(self.known.settings.seed, event),
            spread,
            pace: self.known.pace(kind),
            fresh: event * self.known.settings.particles as u64,
            first_stages: &self.first_stages,
            bundle,
        };
        let (lives, marks) = (&self.lives, &self.marks);
        let fates = each(self.threads, &mut self.population, |i, life| {
            attempt(lives, marks, &plan, given, i, life)
        });
        let mut tally = Tally {
            kind,
            proposed: fates.len() as u64,
            accepted: 0,
        };
        for fate in fates {
            match fate? {
                Fate::Accepted => tally.accepted += 1,
                Fate::Rejected => {}
                Fate::Faulted(fault) => self.known.faulted.add(fault),
            }
        }
        Ok(tally)
    }
}

impl crate::posterior::Posterior {
    /// Which particles live on, drawn by weight.
    pub(crate) fn parents(&mut self, count: usize) -> Vec<usize> {
        let dice = Dice::new(self.settings.seed, self.events);
        self.events += 1;
        let uniform = |n| dice.uniform(Question::Resample, n, 0);
        let shares = self.weights();
        self.settings.resampler.parents(&shares, count, uniform)
    }

    fn pace(&self, kind: Kind) -> f64 {
        self.pace[kind as usize]
    }

    /// Makes bolder moves if more proposals were accepted than is aimed at, else shyer ones.
    pub(crate) fn adapt(&mut self, tally: &Tally) {
        let pace = &mut self.pace[tally.kind as usize];
        let (least, most) = tally.kind.paces();
        *pace = (*pace * exp(tally.share() - Kind::AIM)).clamp(least, most);
    }
}

/// Proposes another record to one particle, lives it, and keeps the one or the other.
fn attempt<H: Histories>(
    lives: &Lives<'_, H>,
    marks: &Marks,
    plan: &Move<'_>,
    given: &Given,
    particle: usize,
    life: &mut Arc<Life<H::Course>>,
) -> Result<Fate, Failure> {
    let proposal = plan.propose(particle, &life.record);
    let now = given.log_density(&life.densities, lives.most());
    let accepted = |densities: &[f64]| {
        let gain = given.log_density(densities, lives.most()) - now;
        plan.accepts(particle, proposal.log_ratio + gain)
    };
    let hopeless = |densities: &[f64]| !accepted(densities);
    match lives.live(proposal.record, life, proposal.first, marks, hopeless)? {
        Ok(other) => *life = Arc::new(other),
        Err(End::Fault(fault)) => return Ok(Fate::Faulted(fault)),
        Err(End::Hopeless) => return Ok(Fate::Rejected),
    }
    Ok(Fate::Accepted)
}

/// Adds a tally to those of its kind.
fn add(tallies: &mut Vec<Tally>, tally: Tally) {
    match tallies.iter_mut().find(|other| other.kind == tally.kind) {
        Some(other) => {
            other.proposed += tally.proposed;
            other.accepted += tally.accepted;
        }
        None => tallies.push(tally),
    }
}
