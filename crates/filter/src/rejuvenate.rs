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

/// Bounds of the width of the score moves, in rules of thumb.
pub(crate) const PACES: (f64, f64) = (0.02, 5.0);

/// What happened to one proposal.
pub(crate) enum Fate {
    Accepted,
    Rejected,
    Faulted(Fault),
}

impl<H: Histories, W: Watch> Sampler<'_, H, W> {
    /// Draws the particles anew and moves them, unless it is broken off.
    pub(crate) fn rejuvenate(
        &mut self,
        given: &Given,
    ) -> Result<ControlFlow<(), Rejuvenation>, Failure> {
        let parents = self.draw_anew();
        let kinds = self.kinds();
        let mut moves = Vec::new();
        for _ in 0..self.known.settings.sweeps {
            let spread = self.spread();
            for &(kind, times) in &kinds {
                for _ in 0..times {
                    let tally = self.make(kind, &spread, given)?;
                    let acceptance = tally.accepted as f64 / tally.proposed as f64;
                    if self.tell(given.temperature, Some(acceptance)).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                    add(&mut moves, tally);
                }
            }
        }
        Ok(ControlFlow::Continue(Rejuvenation {
            parents,
            distinct: self.distinct(),
            moves,
        }))
    }

    /// Draws the particles anew by their weights; returns how many have offspring. Slots that no
    /// stage has used so far are not part of the records, so that siblings part ways there.
    fn draw_anew(&mut self) -> usize {
        let settings = &self.known.settings;
        let dice = Dice::new(settings.seed, self.known.events);
        self.known.events += 1;
        let uniform = |n| dice.uniform(Question::Resample, n, 0);
        let shares = self.known.weights();
        let mut parents = settings.resampler.parents(&shares, shares.len(), uniform);
        let offspring = parents
            .iter()
            .map(|&parent| Arc::clone(&self.population[parent]));
        self.population = offspring.collect();
        self.known.log_weights.fill(0.0);
        weights::normalise(&mut self.known.log_weights);
        parents.dedup();
        parents.len()
    }

    /// The kinds of move of a sweep, and how often each is made.
    fn kinds(&self) -> Vec<(Kind, usize)> {
        let mut kinds = Vec::new();
        if self.lives.histories.scores() > 0 {
            kinds.extend([(Kind::Walk, 1), (Kind::Single, 1)]);
        }
        if !self.first_stages.is_empty() {
            kinds.push((Kind::Refresh, self.known.settings.refreshes));
        }
        kinds
    }

    fn distinct(&self) -> usize {
        distinct(self.population.iter().map(|life| &life.record))
    }

    fn spread(&self) -> Spread {
        let lives = self.population.iter();
        let scores: Vec<&[f64]> = lives.map(|life| &life.record.scores[..]).collect();
        Spread::new(&scores, self.distinct())
    }

    /// Makes one move of every particle, and adapts the width of its kind.
    fn make(&mut self, kind: Kind, spread: &Spread, given: &Given) -> Result<Tally, Failure> {
        let event = self.known.events;
        self.known.events += 1;
        let plan = Move {
            kind,
            dice: Dice::new(self.known.settings.seed, event),
            spread,
            pace: self.known.pace(kind),
            fresh: event * self.population.len() as u64,
            first_stages: &self.first_stages,
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
        self.known.adapt(&tally);
        Ok(tally)
    }
}

impl crate::posterior::Posterior {
    fn pace(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Walk => self.pace[0],
            Kind::Single => self.pace[1],
            Kind::Refresh => 1.0,
        }
    }

    /// Widens the steps if more proposals were accepted than is aimed at, else narrows them.
    fn adapt(&mut self, tally: &Tally) {
        let Some(aim) = tally.kind.aim() else { return };
        let pace = &mut self.pace[usize::from(tally.kind == Kind::Single)];
        let accepted = tally.accepted as f64 / tally.proposed as f64;
        *pace = (*pace * exp(accepted - aim)).clamp(PACES.0, PACES.1);
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
