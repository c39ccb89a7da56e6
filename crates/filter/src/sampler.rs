//! The sampler: stage by stage, fact by fact (Del Moral, Doucet and Jasra 2006; Chopin 2002).

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::dice::{Dice, Question};
use crate::failure::{Death, Failure};
use crate::histories::{Fault, Histories, Record};
use crate::leg::Leg;
use crate::lives::{Life, Lives};
use crate::marks::Marks;
use crate::parallel::each;
use crate::posterior::{Faulted, Particle, Posterior, Taken};
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
    settings.check()?;
    extend(histories, prior(histories, settings), work, watch)
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
    let mut sampler = Sampler::unlived(histories, posterior, work, watch)?;
    sampler.live_again()?;
    sampler.run()
}

/// A posterior without facts.
fn prior<H: Histories>(histories: &H, settings: &Settings) -> Posterior {
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
        ancestor: particle,
    };
    Posterior {
        settings: settings.clone(),
        particles: (0..settings.particles).map(particle).collect(),
        log_weights: weights::equal(settings.particles),
        taken: Vec::new(),
        corrections: Vec::new(),
        stages: 0,
        log_evidence: 0.0,
        pace: [1.0; 3],
        events: 1,
        faulted: Faulted::default(),
        settled: false,
    }
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
    /// Of a posterior whose histories are yet to be lived again.
    pub(crate) fn unlived(
        histories: &'a H,
        known: Posterior,
        work: &Work,
        watch: &'a mut W,
    ) -> Result<Self, Failure> {
        known.settings.check()?;
        check_slots(histories)?;
        Ok(Self {
            lives: Lives::new(histories),
            population: Vec::new(),
            marks: Marks::new(work.checkpoints),
            first_stages: Vec::new(),
            threads: work.threads,
            watch,
            known,
        })
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
    pub(crate) fn live_again(&mut self) -> Result<(), Failure> {
        let fits = self.known.fits(self.lives.histories);
        fits.map_err(Failure::OtherHistories)?;
        let stages = self.known.stages;
        let slots = stages
            .checked_sub(1)
            .map_or(0, |last| self.lives.slots_by(last));
        let mut particles = self.known.particles.iter();
        if let Some(other) = particles.find(|particle| particle.record.luck.len() != slots) {
            let found = other.record.luck.len();
            let what = format!("its records have {found} slots of luck, the histories {slots}");
            return Err(Failure::OtherHistories(what));
        }
        self.live_to(stages, &vec![true; self.lives.facts_before(stages)])
    }

    /// Lives the particles of a posterior, which hold the densities of the `given` facts, through so
    /// many stages.
    pub(crate) fn live_to(&mut self, stages: usize, given: &[bool]) -> Result<(), Failure> {
        self.known.stages = stages;
        for stage in 0..stages {
            self.marks.thin();
            self.marks.push(stage);
        }
        if let Some(last) = stages.checked_sub(1) {
            self.first_stages = self.slots_by(last);
        }
        let mut particles = std::mem::take(&mut self.known.particles);
        let (lives, marks, slots) = (&self.lives, &self.marks, self.first_stages.len());
        let restored = each(self.threads, &mut particles, |i, particle| {
            let mut record = particle.record.clone();
            lives.fits(&record, slots)?;
            record.luck.resize(slots, i as u64);
            lives.restore(particle, record, given, marks)
        });
        for (i, restored) in restored.into_iter().enumerate() {
            let (life, fault) = restored?;
            self.population.push(Arc::new(life));
            self.leave_out(i, fault);
        }
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
            self.leave_out(i, fault?);
        }
        self.thin();
        if weights::normalise(&mut self.known.log_weights) == f64::NEG_INFINITY {
            return Err(self.death(None, ess));
        }
        Ok(())
    }

    /// A history that ended in a fault has no weight.
    fn leave_out(&mut self, particle: usize, fault: Option<Fault>) {
        if let Some(fault) = fault {
            self.known.faulted.add(fault);
            self.known.log_weights[particle] = f64::NEG_INFINITY;
        }
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
        let facts = self.lives.facts_before(self.known.stages);
        let given: Vec<bool> = (0..facts).map(|fact| fact < number).collect();
        let Some(passed) = self.go(&Leg::new(&given, &[number]))? else {
            return Ok(Flow::Break(()));
        };
        self.known.log_evidence += passed.log_ratio;
        self.known.taken.push(Taken {
            stage,
            fact: number - self.lives.facts_before(stage),
            log_likelihood: passed.log_ratio,
            ess_before: passed.ess_before,
            steps: passed.steps,
        });
        Ok(Flow::Continue(()))
    }

    pub(crate) fn tell(&mut self, temperature: f64, acceptance: Option<f64>) -> Flow {
        let progress = self.progress(temperature, acceptance);
        self.watch.see(&progress)
    }

    pub(crate) fn progress(&self, temperature: f64, acceptance: Option<f64>) -> Progress {
        Progress {
            stage: self.known.stages - 1,
            stages: self.lives.histories.stages(),
            taken: self.known.taken.len(),
            facts: self.lives.facts(),
            temperature,
            ess: self.known.ess(),
            acceptance,
            settled: None,
            lived: self.lives.stages_lived(),
        }
    }

    /// The posterior as it stands.
    pub(crate) fn settled(&self) -> Posterior {
        let particle = |life: &Arc<Life<H::Course>>| Particle {
            record: life.record.clone(),
            densities: life.densities.clone(),
            faulted: self.known.stages > 0 && life.courses.is_empty(),
            ancestor: life.ancestor,
        };
        Posterior {
            particles: self.population.iter().map(particle).collect(),
            ..self.known.clone()
        }
    }

    /// The end of all particles: by a fact, or by faults in the stage that was just begun.
    pub(crate) fn death(&self, fact: Option<usize>, ess: f64) -> Failure {
        let present = self.known.stages - 1;
        let stage = fact.map_or(present, |fact| self.lives.stage_of(fact));
        Failure::from(Box::new(Death {
            stage,
            fact: fact.map(|fact| fact - self.lives.facts_before(stage)),
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
