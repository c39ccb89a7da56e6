//! Living histories, from the beginning or from a kept stage on.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::failure::Failure;
use crate::histories::{Fault, Histories, Record};
use crate::marks::Marks;
use crate::posterior::Particle;

/// A particle with its history as far as it was lived.
#[derive(Debug)]
pub(crate) struct Life<C> {
    pub(crate) record: Record,
    /// Log density of each fact of all stages so far.
    pub(crate) densities: Vec<f64>,
    /// The course at the end of each kept stage; none if it faulted.
    pub(crate) courses: Vec<Arc<C>>,
    /// The particle of the beginning that it descends from.
    pub(crate) ancestor: usize,
}

// Not derived: a course in an `Arc` need not be cloned.
impl<C> Clone for Life<C> {
    fn clone(&self) -> Self {
        Self {
            record: self.record.clone(),
            densities: self.densities.clone(),
            courses: self.courses.clone(),
            ancestor: self.ancestor,
        }
    }
}

impl<C> Life<C> {
    pub(crate) fn new(record: Record, ancestor: usize) -> Self {
        Self {
            record,
            densities: Vec::new(),
            courses: Vec::new(),
            ancestor,
        }
    }
}

/// Why a history was not lived to its end.
#[derive(Debug)]
pub(crate) enum End {
    Fault(Fault),
    /// Whoever asked for it has no more use for it.
    Hopeless,
}

/// A history, or why it was not lived to its end.
pub(crate) type Lived<T> = Result<Result<T, End>, Failure>;

/// Lives histories and counts the work.
#[derive(Debug)]
pub(crate) struct Lives<'a, H> {
    pub(crate) histories: &'a H,
    /// Number of facts before each stage, and in all.
    offsets: Vec<usize>,
    /// The largest log density of each fact.
    most: Vec<f64>,
    stages_lived: AtomicU64,
}

impl<'a, H: Histories> Lives<'a, H> {
    pub(crate) fn new(histories: &'a H) -> Self {
        let mut offsets = vec![0];
        for stage in 0..histories.stages() {
            offsets.push(offsets[stage] + histories.facts(stage));
        }
        let most = |stage| (0..histories.facts(stage)).map(move |fact| histories.most(stage, fact));
        Self {
            histories,
            offsets,
            most: (0..histories.stages()).flat_map(most).collect(),
            stages_lived: AtomicU64::new(0),
        }
    }

    /// The largest log density of each fact.
    pub(crate) fn most(&self) -> &[f64] {
        &self.most
    }

    /// Number of facts of the stages before this one.
    pub(crate) fn facts_before(&self, stage: usize) -> usize {
        self.offsets[stage]
    }

    /// The stage of a fact.
    pub(crate) fn stage_of(&self, fact: usize) -> usize {
        self.offsets.partition_point(|&before| before <= fact) - 1
    }

    /// Number of facts of all stages.
    pub(crate) fn facts(&self) -> usize {
        self.offsets[self.histories.stages()]
    }

    /// Number of slots of luck that stages up to this one use.
    pub(crate) fn slots_by(&self, stage: usize) -> usize {
        let slots = 0..self.histories.slots();
        slots
            .take_while(|&slot| self.histories.first_stage(slot) <= stage)
            .count()
    }

    /// Stages lived so far.
    pub(crate) fn stages_lived(&self) -> u64 {
        self.stages_lived.load(Ordering::Relaxed)
    }

    /// Lives `record` to the end of the last of the marks. It is the same history as `like` before
    /// the stage `first`, so that it can go on from a course of that one.
    /// After each stage `hopeless` may end it in view of the densities so far.
    pub(crate) fn live(
        &self,
        record: Record,
        like: &Life<H::Course>,
        first: usize,
        marks: &Marks,
        hopeless: impl Fn(&[f64]) -> bool,
    ) -> Lived<Life<H::Course>> {
        let known = marks.before(first).min(like.courses.len());
        let courses = like.courses[..known].to_vec();
        let start = if known == 0 {
            0
        } else {
            marks.stages()[known - 1] + 1
        };
        let densities = like.densities[..self.facts_before(start)].to_vec();
        let mut life = Life {
            record,
            densities,
            courses,
            ancestor: like.ancestor,
        };
        Ok(guarded(|| self.go_on(&mut life, start, marks, hopeless))?.map(|()| life))
    }

    /// Lives on through one stage more, the last of the marks. A history that faults keeps no
    /// course, and all later facts are impossible under it.
    pub(crate) fn advance(
        &self,
        life: &mut Life<H::Course>,
        stage: usize,
        marks: &Marks,
    ) -> Result<Option<Fault>, Failure> {
        let facts = self.facts_before(stage);
        let faulted_before = stage > 0 && life.courses.is_empty();
        let mut fault = None;
        if !faulted_before {
            match guarded(|| self.go_on(life, stage, marks, |_| false))? {
                Ok(()) => return Ok(None),
                Err(End::Fault(found)) => fault = Some(found),
                Err(End::Hopeless) => {}
            }
        }
        life.courses.clear();
        life.densities.truncate(facts);
        life.densities
            .resize(self.facts_before(stage + 1), f64::NEG_INFINITY);
        Ok(fault)
    }

    /// Whether a record of a posterior is of these histories, of which `slots` slots are in use.
    pub(crate) fn fits(&self, record: &Record, slots: usize) -> Result<(), Failure> {
        let (found, expected) = (record.scores.len(), self.histories.scores());
        let what = if found != expected {
            format!("its records have {found} scores, the histories {expected}")
        } else if record.luck.len() > slots {
            let found = record.luck.len();
            format!("its records have {found} slots of luck, the histories {slots}")
        } else {
            return Ok(());
        };
        Err(Failure::OtherHistories(what))
    }

    /// Lives a particle of a posterior again to the last of the marks. It holds the densities of the
    /// `given` facts, which must come out the same. Where there are others, they may end its history.
    pub(crate) fn restore(
        &self,
        particle: &Particle,
        record: Record,
        given: &[bool],
        marks: &Marks,
    ) -> Result<(Life<H::Course>, Option<Fault>), Failure> {
        let other = |what: &str| Failure::OtherHistories(what.to_owned());
        let mut life = Life::new(record, particle.ancestor);
        if marks.stages().is_empty() {
            return Ok((life, None));
        }
        let lived = self.live(life.record.clone(), &life, 0, marks, |_| false)?;
        let whole = given.iter().all(|&is| is);
        let fault = match lived {
            Ok(lived) => {
                let all = lived.densities.iter().zip(given);
                let held = all.filter_map(|(density, is)| is.then_some(*density));
                if particle.faulted || !same_bits(held, &particle.densities) {
                    return Err(other("their facts have other densities"));
                }
                return Ok((lived, None));
            }
            Err(_) if particle.faulted => None,
            Err(End::Fault(fault)) if !whole => Some(fault),
            Err(_) => return Err(other("one of its histories ends in a fault")),
        };
        let mut held = particle.densities.iter().copied();
        let all = given.iter().map(|&is| if is { held.next() } else { None });
        life.densities = all.map(|it| it.unwrap_or(f64::NEG_INFINITY)).collect();
        Ok((life, fault))
    }

    fn go_on(
        &self,
        life: &mut Life<H::Course>,
        start: usize,
        marks: &Marks,
        hopeless: impl Fn(&[f64]) -> bool,
    ) -> Lived<()> {
        let mut course = match life.courses.last() {
            Some(course) => H::Course::clone(course),
            None => self.histories.begin(&life.record),
        };
        let Some(&end) = marks.stages().last() else {
            return Ok(Ok(()));
        };
        for stage in start..=end {
            self.stages_lived.fetch_add(1, Ordering::Relaxed);
            let densities = &mut life.densities;
            if let Err(fault) = self
                .histories
                .live(&life.record, &mut course, stage, densities)
            {
                return Ok(Err(End::Fault(fault)));
            }
            self.check(stage, densities)?;
            if hopeless(densities) {
                return Ok(Err(End::Hopeless));
            }
            if stage < end && marks.contains(stage) {
                life.courses.push(Arc::new(course.clone()));
            }
        }
        life.courses.push(Arc::new(course));
        Ok(Ok(()))
    }

    /// Whether the stage gave as many densities as it has facts, and all are numbers.
    fn check(&self, stage: usize, densities: &[f64]) -> Result<(), Failure> {
        let expected = self.histories.facts(stage);
        let given = densities.get(self.facts_before(stage)..).unwrap_or(&[]);
        if given.len() != expected {
            let found = given.len();
            return Err(Failure::Count {
                stage,
                found,
                expected,
            });
        }
        let most = &self.most[self.facts_before(stage)..];
        for (fact, (&density, &most)) in given.iter().zip(most).enumerate() {
            // Plus infinity is no density either: no two histories could be compared.
            if density.is_nan() || density == f64::INFINITY || density > most {
                return Err(Failure::Density {
                    stage,
                    fact,
                    density,
                    most,
                });
            }
        }
        Ok(())
    }
}

/// Whether two lists are the same, bit for bit.
fn same_bits(a: impl Iterator<Item = f64>, b: &[f64]) -> bool {
    a.map(f64::to_bits)
        .eq(b.iter().map(|value| value.to_bits()))
}

/// Turns a panic into a fault.
fn guarded(live: impl FnOnce() -> Lived<()>) -> Lived<()> {
    catch_unwind(AssertUnwindSafe(live)).unwrap_or_else(|panic| {
        let message = format!("panic: {}", words(panic.as_ref()));
        Ok(Err(End::Fault(Fault { message })))
    })
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without a message")
}
