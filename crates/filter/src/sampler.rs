//! The sampler: stage by stage, fact by fact (Del Moral, Doucet and Jasra 2006; Chopin 2002).

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::dice::{Dice, Question};
use crate::failure::{Death, Failure};
use crate::histories::{Histories, Record};
use crate::lives::{Life, Lives};
use crate::marks::Marks;
use crate::parallel::each;
use crate::posterior::{Faulted, Particle, Posterior, Step, Taken};
use crate::rejuvenate::Given;
use crate::settings::{Settings, Work};
use crate::watch::{Progress, Watch};
use crate::weights;

/// Learns from all facts of the histories.
///
/// If the watch breaks it off, the posterior holds what was known before the fact in hand; compare
/// [`Posterior::taken`], and go on with [`extend`].
///
/// # Errors
/// Settings out of range, densities that are no numbers, or a fact that no particle allows.
pub fn learn<H: Histories>(
    histories: &H,
    settings: &Settings,
    work: &Work,
    watch: &mut impl Watch,
) -> Result<Posterior, Failure> {
    Sampler::new(histories, start(histories, settings)?, work, watch)?.run()
}

/// Goes on from a posterior over the facts that it has not taken in. The result has the same bits
/// as [`learn`] over all of them.
///
/// # Errors
/// As [`learn`]; also if the facts that it has taken in have other densities now.
pub fn extend<H: Histories>(
    histories: &H,
    posterior: Posterior,
    work: &Work,
    watch: &mut impl Watch,
) -> Result<Posterior, Failure> {
    posterior.settings.check()?;
    Sampler::new(histories, posterior, work, watch)?.run()
}

/// A posterior without facts: the prior.
fn start<H: Histories>(histories: &H, settings: &Settings) -> Result<Posterior, Failure> {
    settings.check()?;
    let dice = Dice::new(settings.seed, 0);
    let score = |particle, k| dice.normal(Question::Start, particle, k);
    let particle = |particle| Particle {
        record: Record {
            scores: (0..histories.scores())
                .map(|k| score(particle, k))
                .collect(),
            luck: Vec::new(),
        },
        densities: Vec::new(),
        faulted: false,
    };
    let mut log_weights = vec![0.0; settings.particles];
    weights::normalise(&mut log_weights);
    Ok(Posterior {
        settings: settings.clone(),
        particles: (0..settings.particles).map(particle).collect(),
        log_weights,
        taken: Vec::new(),
        stages: 0,
        log_evidence: 0.0,
        pace: [1.0; 2],
        events: 1,
        faulted: Faulted::default(),
    })
}

/// Whether learning was broken off.
pub(crate) type Flow = ControlFlow<()>;

/// A posterior on its way.
pub(crate) struct Sampler<'a, H: Histories, W> {
    pub(crate) lives: Lives<'a, H>,
    /// Siblings share a life until one of them moves or lives on.
    pub(crate) population: Vec<Arc<Life<H::Course>>>,
    /// Everything but the particles, which are those of the population.
    pub(crate) known: Posterior,
    pub(crate) marks: Marks,
    /// First stage of each slot in use.
    pub(crate) first_stages: Vec<usize>,
    pub(crate) threads: usize,
    pub(crate) watch: &'a mut W,
}

impl<'a, H: Histories, W: Watch> Sampler<'a, H, W> {
    fn new(
        histories: &'a H,
        known: Posterior,
        work: &Work,
        watch: &'a mut W,
    ) -> Result<Self, Failure> {
        check_slots(histories)?;
        let mut sampler = Self {
            lives: Lives::new(histories),
            population: Vec::new(),
            marks: Marks::new(work.checkpoints),
            first_stages: Vec::new(),
            threads: work.threads,
            watch,
            known,
        };
        sampler.live_again()?;
        Ok(sampler)
    }

    fn run(mut self) -> Result<Posterior, Failure> {
        let stages = self.lives.histories.stages();
        loop {
            let facts = self.lives.facts_before(self.known.stages);
            while self.known.taken.len() < facts {
                let before = (self.known.clone(), self.population.clone());
                if self.take()?.is_break() {
                    (self.known, self.population) = before;
                    return Ok(self.settled());
                }
            }
            if self.known.stages == stages {
                return Ok(self.settled());
            }
            self.begin_stage()?;
        }
    }

    /// Brings the population of a posterior to where it stood, with its courses.
    fn live_again(&mut self) -> Result<(), Failure> {
        let (stages, there) = (self.known.stages, self.lives.histories.stages());
        if stages > there {
            let what = format!("it has taken in {stages} stages, they have {there}");
            return Err(Failure::OtherHistories(what));
        }
        for stage in 0..stages {
            self.marks.thin();
            self.marks.push(stage);
        }
        if let Some(last) = stages.checked_sub(1) {
            self.first_stages = self.slots_by(last);
        }
        let (lives, marks, slots) = (&self.lives, &self.marks, self.first_stages.len());
        let mut particles = std::mem::take(&mut self.known.particles);
        let restored = each(self.threads, &mut particles, |_, particle| {
            lives.restore(particle, slots, marks).map(Arc::new)
        });
        self.population = restored.into_iter().collect::<Result<_, _>>()?;
        self.thin();
        Ok(())
    }

    fn slots_by(&self, stage: usize) -> Vec<usize> {
        let slots = 0..self.lives.slots_by(stage);
        slots
            .map(|slot| self.lives.histories.first_stage(slot))
            .collect()
    }

    /// Lives everyone through the next stage. Slots that it is the first to use get the particle's own
    /// number as their key, which no other particle has there.
    fn begin_stage(&mut self) -> Result<(), Failure> {
        let (stage, ess) = (self.known.stages, self.known.ess());
        self.known.stages += 1;
        self.first_stages = self.slots_by(stage);
        self.marks.push(stage);
        let (lives, marks, slots) = (&self.lives, &self.marks, self.first_stages.len());
        let lived = each(self.threads, &mut self.population, |i, life| {
            let life = Arc::make_mut(life);
            life.record.luck.resize(slots, i as u64);
            lives.advance(life, stage, marks)
        });
        for (i, fault) in lived.into_iter().enumerate() {
            if let Some(fault) = fault? {
                self.known.faulted.add(fault);
                self.known.log_weights[i] = f64::NEG_INFINITY;
            }
        }
        self.thin();
        if weights::normalise(&mut self.known.log_weights) == f64::NEG_INFINITY {
            return Err(self.death(stage, None, ess));
        }
        Ok(())
    }

    fn thin(&mut self) {
        if let Some(dropped) = self.marks.thin() {
            for life in &mut self.population {
                if !life.courses.is_empty() {
                    Arc::make_mut(life).courses.remove(dropped);
                }
            }
        }
    }

    /// Takes in the next fact.
    fn take(&mut self) -> Result<Flow, Failure> {
        let number = self.known.taken.len();
        let stage = self.known.stages - 1;
        let mut taken = Taken {
            stage,
            fact: number - self.lives.facts_before(stage),
            log_likelihood: 0.0,
            ess_before: self.known.ess(),
            steps: Vec::new(),
        };
        let mut temperature = 0.0;
        while temperature < 1.0 {
            let (next, log_mean) = self.weigh(number, temperature);
            if log_mean == f64::NEG_INFINITY {
                return Err(self.death(stage, Some(taken.fact), taken.ess_before));
            }
            temperature = next;
            taken.log_likelihood += log_mean;
            let ess = self.known.ess();
            let worn = ess < self.known.settings.ess_share * self.population.len() as f64;
            if self.tell(temperature, None).is_break() {
                return Ok(Flow::Break(()));
            }
            let rejuvenation = if worn || temperature < 1.0 {
                match self.rejuvenate(Given {
                    number,
                    temperature,
                })? {
                    Some(rejuvenation) => Some(rejuvenation),
                    None => return Ok(Flow::Break(())),
                }
            } else {
                None
            };
            taken.steps.push(Step {
                temperature,
                ess,
                rejuvenation,
            });
        }
        self.known.log_evidence += taken.log_likelihood;
        self.known.taken.push(taken);
        Ok(Flow::Continue(()))
    }

    /// Weighs the particles by the next part of a fact. Returns how far it is in now, and the
    /// logarithm of the mean of what the weights were multiplied with.
    fn weigh(&mut self, number: usize, now: f64) -> (f64, f64) {
        let settings = &self.known.settings;
        let logs = &mut self.known.log_weights;
        let lives = self.population.iter();
        let densities: Vec<f64> = lives.map(|life| life.densities[number]).collect();
        let next = if settings.tempering {
            weights::next_temperature(logs, &densities, now, settings.ess_share)
        } else {
            1.0
        };
        let mut after = weights::taken(logs, &densities, next - now);
        let log_mean = weights::normalise(&mut after);
        if log_mean > f64::NEG_INFINITY {
            *logs = after;
        }
        (next, log_mean)
    }

    pub(crate) fn tell(&mut self, temperature: f64, acceptance: Option<f64>) -> Flow {
        self.watch.see(&Progress {
            stage: self.known.stages - 1,
            stages: self.lives.histories.stages(),
            taken: self.known.taken.len(),
            facts: self.lives.facts(),
            temperature,
            ess: self.known.ess(),
            acceptance,
            lived: self.lives.stages_lived(),
        })
    }

    /// The posterior as it stands.
    fn settled(&self) -> Posterior {
        let particle = |life: &Arc<Life<H::Course>>| Particle {
            record: life.record.clone(),
            densities: life.densities.clone(),
            faulted: self.known.stages > 0 && life.courses.is_empty(),
        };
        Posterior {
            particles: self.population.iter().map(particle).collect(),
            ..self.known.clone()
        }
    }

    fn death(&self, stage: usize, fact: Option<usize>, ess: f64) -> Failure {
        Failure::from(Box::new(Death {
            stage,
            fact,
            particles: self.population.len(),
            ess,
            posterior: self.settled(),
        }))
    }
}

fn check_slots<H: Histories>(histories: &H) -> Result<(), Failure> {
    let mut before = 0;
    for slot in 0..histories.slots() {
        let stage = histories.first_stage(slot);
        if stage < before {
            return Err(Failure::Slots {
                slot,
                stage,
                before,
            });
        }
        before = stage;
    }
    Ok(())
}
