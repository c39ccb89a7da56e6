//! Going on from what was learned before, when the log has grown or was corrected.
//!
//! Facts that became known after all others are taken in as if learning had never stopped. Others came
//! late, were corrected or withdrawn; then particles are carried over by degrees
//! ([`citerne_filter::bridge`]): each record is lived as the log was known then and as it is known
//! now, and what the one says of it gives way to what the other says. Where that hardly changes a weight, as
//! when a week that is under way is told anew a day later, particles are only weighed anew
//! ([`citerne_filter::retell`]). Only where the histories of
//! then can't be lived any more, since the case, the program or the seed is another, must learning
//! begin anew; [`Unfit`] says why.

use citerne_filter::{Crossed, Failure, Histories, Posterior, Settings, Step, Taken, Watch, Work};
use citerne_filter::{bridge, extend, retell};
use citerne_luck::Luck;
use citerne_model::{Model, Window};
use jiff::civil::Date;

use crate::both::Both;
use crate::file::Kept;
use crate::histories::CaseHistories;
use crate::observe::Evidence;
use crate::pairs::{Changes, Pairs, place, told};

/// What became of a posterior that was kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Resumed {
    /// It was gone on with. If the watch broke learning off, facts are missing in it.
    On(Box<Posterior>, Way),
    /// The watch broke off while it was carried over; what was kept is as good as before.
    BrokenOff,
    /// Learning must begin anew.
    Unfit(Unfit),
}

/// Which way a posterior was gone on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The facts are those that it had taken in.
    Reused,
    /// Facts came after all others: the same bits as if learning had never stopped, but for what
    /// chains had settled before.
    Extended,
    /// Facts came late, were corrected or went: the same distribution as learning from the
    /// beginning, by another order.
    Bridged(Changes),
}

/// Why a posterior can't be gone on with.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// It was learned with other settings.
    #[error("it was learned with other settings, such as the number of particles")]
    Settings,
    /// Its histories have another seed.
    #[error("its histories have the seed {kept}, these have another")]
    Seed {
        /// The seed.
        kept: u64,
    },
    /// It knows what became known after the day that is asked for.
    #[error("it knows the log up to {kept}, which lies after the day asked for")]
    LaterDay {
        /// The day it knows.
        kept: Date,
    },
    /// Other inputs are learned.
    #[error("other inputs are learned now: {0:?} then")]
    Learned(Vec<String>),
    /// The histories of then can't be lived any more.
    #[error("its histories come out otherwise now, so the case or the program has changed: {0}")]
    Histories(String),
    /// Learning was broken off within a day, and what was taken in before has changed.
    #[error("learning was broken off, and what it had taken in has changed since")]
    Unfinished,
    /// None of its particles allows the facts of now.
    #[error("none of its particles allows the facts that are known now")]
    Died,
}

/// Goes on from what was kept to what is known now.
///
/// # Errors
/// As [`citerne_filter::learn`], but for what [`Unfit`] names.
pub fn resume(
    now: &CaseHistories,
    kept: Kept,
    settings: &Settings,
    work: &Work,
    watch: &mut impl Watch,
) -> Result<Resumed, Failure> {
    if let Err(unfit) = fits(now, &kept, settings) {
        return Ok(Resumed::Unfit(unfit));
    }
    let then = match as_known(now, &kept) {
        Ok(then) => then,
        Err(why) => return Ok(Resumed::Unfit(Unfit::Histories(why))),
    };
    if let Err(why) = kept.posterior.fits(&then) {
        return Ok(Resumed::Unfit(Unfit::Histories(why)));
    }
    let carry = Carry { now, then, work };
    let found = if carry.continues(&kept.posterior) {
        match carry.extended(kept.posterior.clone(), watch) {
            Err(Failure::OtherHistories(_)) => carry.bridged(kept.posterior, watch),
            found => found,
        }
    } else {
        carry.bridged(kept.posterior, watch)
    };
    match found {
        Err(Failure::OtherHistories(why)) => Ok(Resumed::Unfit(Unfit::Histories(why))),
        found => found,
    }
}

fn fits(now: &CaseHistories, kept: &Kept, settings: &Settings) -> Result<(), Unfit> {
    let Kept {
        posterior,
        provenance,
        learned,
        ..
    } = kept;
    if posterior.settings != *settings {
        return Err(Unfit::Settings);
    }
    if now.luck != Luck::new(provenance.seed) {
        let kept = provenance.seed;
        return Err(Unfit::Seed { kept });
    }
    if provenance.as_of > now.model.date(now.model.as_of()) {
        let kept = provenance.as_of;
        return Err(Unfit::LaterDay { kept });
    }
    let inputs = now.inputs.all();
    let paths = now.pattern.learned.iter().map(|&input| &inputs[input].path);
    if !paths.eq(learned) {
        return Err(Unfit::Learned(learned.clone()));
    }
    Ok(())
}

/// The histories as the log was known then.
fn as_known(now: &CaseHistories, kept: &Kept) -> Result<CaseHistories, String> {
    let case = now.model.case();
    let as_of = kept.provenance.as_of;
    let model = Model::new(case, Window { as_of, horizon: 0 }).map_err(|e| e.to_string())?;
    let evidence = Evidence::read(&model, case, &kept.told, as_of).map_err(|e| e.to_string())?;
    let learned = now.pattern.learned.clone();
    let inputs = now.inputs.clone();
    Ok(CaseHistories::new(
        model,
        inputs,
        evidence,
        learned,
        kept.provenance.seed,
    ))
}

/// Histories that are lived again to see whether they come out the same.
const TRIED: usize = 64;

/// A posterior's way from then to now.
struct Carry<'a> {
    now: &'a CaseHistories,
    then: CaseHistories,
    work: &'a Work,
}

impl Carry<'_> {
    /// Whether all that it has taken in, or has begun to, comes first now too.
    fn continues(&self, posterior: &Posterior) -> bool {
        let mut then = self.then.timetable().iter().take(posterior.stages);
        let mut now = self.now.timetable().iter();
        then.all(|stage| {
            now.next().is_some_and(|other| {
                other.day == stage.day
                    && told(self.now, &other.facts) == told(&self.then, &stage.facts)
            })
        })
    }

    fn extended(&self, posterior: Posterior, watch: &mut impl Watch) -> Result<Resumed, Failure> {
        if posterior.taken.len() == self.now.taken_in().count() {
            self.comes_out_the_same(&posterior, watch)?;
            return Ok(Resumed::On(Box::new(posterior), Way::Reused));
        }
        let posterior = match posterior.settled {
            // Learned from the beginning it would not have been settled before these facts.
            true => by_another_way(posterior),
            false => posterior,
        };
        let posterior = extend(self.now, posterior, self.work, watch)?;
        Ok(Resumed::On(Box::new(posterior), Way::Extended))
    }

    /// Lives a few of the histories again: another case or program would show.
    fn comes_out_the_same(
        &self,
        posterior: &Posterior,
        watch: &mut impl Watch,
    ) -> Result<(), Failure> {
        let mut few = posterior.clone();
        few.particles.truncate(TRIED);
        few.log_weights.truncate(TRIED);
        extend(self.now, few, self.work, watch).map(|_| ())
    }

    fn bridged(&self, posterior: Posterior, watch: &mut impl Watch) -> Result<Resumed, Failure> {
        let then = self.then.upto(posterior.stages);
        if then.taken_in().count() != posterior.taken.len() {
            return Ok(Resumed::Unfit(Unfit::Unfinished));
        }
        let pairs = Pairs::new(&then, self.now);
        match self.carried(&pairs, &then, posterior, watch) {
            Ok(Some(posterior)) => {
                let way = Way::Bridged(pairs.changes());
                Ok(Resumed::On(Box::new(posterior), way))
            }
            Ok(None) => Ok(Resumed::BrokenOff),
            Err(Failure::Death(_)) => Ok(Resumed::Unfit(Unfit::Died)),
            Err(failure) => Err(failure),
        }
    }

    /// First the facts of then, next those that came late, last those of later days.
    fn carried(
        &self,
        pairs: &Pairs,
        then: &CaseHistories,
        posterior: Posterior,
        watch: &mut impl Watch,
    ) -> Result<Option<Posterior>, Failure> {
        let now = self.now.upto(pairs.stages);
        let found = match self.only_late(pairs, (then, &now), &posterior, watch) {
            // Its histories come out otherwise now: it must be carried over.
            None | Some(Err(Failure::OtherHistories(_))) => {
                let Some(posterior) = self.corrected(pairs, (then, &now), posterior, watch)? else {
                    return Ok(None);
                };
                self.with_late(pairs, &now, posterior, watch)?
            }
            Some(found) => found?,
        };
        let Some(posterior) = found else {
            return Ok(None);
        };
        if pairs.stages == self.now.stages() {
            return Ok(Some(posterior));
        }
        extend(self.now, posterior, self.work, watch).map(Some)
    }

    /// Carries the posterior over from the facts of then to those of them that there are now.
    fn corrected(
        &self,
        pairs: &Pairs,
        (then, now): (&CaseHistories, &CaseHistories),
        posterior: Posterior,
        watch: &mut impl Watch,
    ) -> Result<Option<Posterior>, Failure> {
        let found = match retell(now, &posterior, &pairs.known(), self.work.threads) {
            Some(found) => Some(found),
            None => self.crossed(pairs, (then, now), posterior, watch)?,
        };
        let Some((mut posterior, mut crossed)) = found else {
            return Ok(None);
        };
        let surprise = |taken: &[Taken]| -> f64 { taken.iter().map(|it| it.log_likelihood).sum() };
        let before = surprise(&posterior.taken);
        posterior.taken = pairs.taken((then, now), posterior.taken);
        // What facts that went had done to the evidence was undone with them.
        crossed.log_ratio += before - surprise(&posterior.taken);
        posterior.corrections.push(crossed);
        posterior.stages = pairs.stages;
        Ok(Some(posterior))
    }

    /// The long way: each record is lived as the log was known then and as it is known now.
    fn crossed(
        &self,
        pairs: &Pairs,
        (then, now): (&CaseHistories, &CaseHistories),
        posterior: Posterior,
        watch: &mut impl Watch,
    ) -> Result<Option<(Posterior, Crossed)>, Failure> {
        let both = Both::new(then, now);
        let of_now = both.are_of_now();
        let given: Vec<bool> = of_now.iter().map(|is| !is).collect();
        let stays = spread(&of_now, &pairs.known());
        let leg = (0..given.len()).filter(|&fact| given[fact] || stays[fact]);
        let legs = [leg.collect()];
        let found = bridge(&both, posterior, &given, &legs, self.work, watch)?;
        Ok(found.and_then(|(mut posterior, crossed)| {
            for particle in &mut posterior.particles {
                pick(&mut particle.densities, &stays);
                particle.record.luck.truncate(slots_in_use(now));
            }
            Some((posterior, crossed.into_iter().next()?))
        }))
    }

    /// Where all facts of then are told the same in the same order, and the histories come out the
    /// same with them, nothing needs to be carried over: facts that came late are taken in at once.
    /// None where it is otherwise.
    fn only_late(
        &self,
        pairs: &Pairs,
        (then, now): (&CaseHistories, &CaseHistories),
        posterior: &Posterior,
        watch: &mut impl Watch,
    ) -> Option<Result<Option<Posterior>, Failure>> {
        let Changes {
            corrected,
            gone,
            late,
            ..
        } = pairs.changes();
        let known = pairs.partner.iter().flatten().map(|(number, _)| number);
        if corrected + gone > 0 || late == 0 || !known.is_sorted() {
            return None;
        }
        let mut posterior = posterior.clone();
        posterior.taken = pairs.taken((then, now), posterior.taken);
        posterior.stages = pairs.stages;
        for particle in &mut posterior.particles {
            particle.record.luck.truncate(slots_in_use(now));
        }
        // Learned from the beginning the facts would have come in another order.
        let posterior = by_another_way(posterior);
        Some(self.with_late(pairs, now, posterior, watch))
    }

    /// Takes in the facts that came late, one by one.
    fn with_late(
        &self,
        pairs: &Pairs,
        now: &CaseHistories,
        posterior: Posterior,
        watch: &mut impl Watch,
    ) -> Result<Option<Posterior>, Failure> {
        let known = pairs.known();
        let late: Vec<usize> = (0..known.len()).filter(|&fact| !known[fact]).collect();
        let legs: Vec<Vec<usize>> = late.iter().map(|&fact| vec![fact]).collect();
        if legs.is_empty() {
            return Ok(Some(posterior));
        }
        let found = bridge(now, posterior, &known, &legs, self.work, watch)?;
        Ok(found.map(|(mut posterior, crossed)| {
            for (&fact, crossed) in late.iter().zip(crossed) {
                let (stage, fact) = place(now, fact);
                posterior.taken.push(Taken {
                    stage,
                    fact,
                    log_likelihood: crossed.log_ratio,
                    ess_before: crossed.ess_before,
                    steps: crossed.steps,
                });
            }
            // Others look for a fact at its place among all.
            posterior
                .taken
                .sort_by_key(|taken| (taken.stage, taken.fact));
            posterior
        }))
    }
}

/// Notes that learning from the beginning gives other bits.
fn by_another_way(mut posterior: Posterior) -> Posterior {
    let ess = posterior.ess();
    posterior.corrections.push(Crossed {
        log_ratio: 0.0,
        ess_before: ess,
        steps: vec![Step {
            temperature: 1.0,
            ess,
            rejuvenation: None,
        }],
    });
    posterior
}

/// Slots of luck that the histories use.
fn slots_in_use(of: &CaseHistories) -> usize {
    (0..of.slots())
        .filter(|&slot| of.first_stage(slot) < of.stages())
        .count()
}

/// Keeps what is marked.
fn pick(list: &mut Vec<f64>, marks: &[bool]) {
    let mut marks = marks.iter();
    list.retain(|_| *marks.next().unwrap_or(&false));
}

/// `marks` in the places where `among` is true, in order; false elsewhere.
fn spread(among: &[bool], marks: &[bool]) -> Vec<bool> {
    let mut marks = marks.iter();
    let place = |&is: &bool| is && *marks.next().unwrap_or(&false);
    among.iter().map(place).collect()
}
