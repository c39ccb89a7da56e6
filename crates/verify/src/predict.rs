//! What histories tell of days to come: draws of each fact, and whether decisions fall.

use citerne_ensemble::{Draw, each};
use citerne_learn::observe::{Evidence, Tally, Value};
use citerne_learn::truth::telling;
use citerne_luck::{Luck, Stage};
use citerne_model::{Failure, Model, Params, Row};

use crate::decisions::Watched;
use crate::fact::Fact;

/// What is asked of every history.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) model: &'a Model,
    /// The laws of what is told.
    pub(crate) evidence: &'a Evidence,
    /// Which of its observations are known. Figures that others rest on are taken as they were
    /// told if they are known; else each history draws them, too.
    pub(crate) known: &'a [bool],
    pub(crate) facts: &'a [&'a Fact],
    pub(crate) decisions: &'a [Watched],
    /// Decisions count from the day after this one,
    pub(crate) origin: u32,
    /// to the end of this one.
    pub(crate) decided_by: u32,
    /// The last day that is lived.
    pub(crate) last: u32,
    pub(crate) seed: u64,
}

/// What histories answered, in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Answers {
    /// A draw of each fact from each history: `[fact][history]`.
    pub(crate) drawn: Vec<Vec<f64>>,
    /// In how many histories each decision fell.
    pub(crate) fell: Vec<u64>,
    /// Histories lived to their end.
    pub(crate) lived: u64,
    /// Why the others were not.
    pub(crate) failed: Vec<String>,
}

impl Question<'_> {
    /// Asks histories 0 to `replicates`. The answers don't depend on the number of threads.
    pub(crate) fn ask<D: Draw>(&self, draw: &D, replicates: u64, threads: usize) -> Answers {
        let mut all = Answers {
            drawn: vec![Vec::new(); self.facts.len()],
            fell: vec![0; self.decisions.len()],
            ..Answers::default()
        };
        let ask = |replicate, (): &mut ()| self.ask_one(draw, replicate);
        for asked in each(0..replicates, threads, || (), ask) {
            match asked {
                Ok(answer) => all.add(answer),
                Err(failure) => all.failed.push(failure.to_string()),
            }
        }
        all
    }

    fn ask_one<D: Draw>(&self, draw: &D, replicate: u64) -> Result<Answer, Failure> {
        let luck = Luck::new(self.seed)
            .stage(Stage::Forecast)
            .replicate(replicate);
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        draw.draw(luck, &mut values, &mut versions);
        let days = draw.days(luck);
        let mut course = self.model.begin(&values, &days);
        let mut tally = self.evidence.tally();
        let mut fell = vec![false; self.decisions.len()];
        let mut yesterday = vec![0.0; self.model.catalogue().channels.len()];
        course.world.record(&mut Row::new(&mut yesterday));
        let mut row = yesterday.clone();
        while course.day <= self.last {
            let day = course.day;
            self.model.live(&mut course, &days, &yesterday, &mut row)?;
            let today = &course.world.today;
            self.evidence
                .watch(&mut tally, day, today, &row, &course.params);
            if day > self.origin && day <= self.decided_by {
                for (fell, watched) in fell.iter_mut().zip(self.decisions) {
                    *fell |= today.all().iter().any(|happening| watched.is(happening));
                }
            }
            std::mem::swap(&mut yesterday, &mut row);
        }
        let told = self.told(&tally, &course.params, luck);
        let part = |&index: &usize| told[index].number().unwrap_or(0.0);
        let of_fact = |fact: &&Fact| fact.parts.iter().map(part).sum();
        Ok(Answer {
            drawn: self.facts.iter().map(of_fact).collect(),
            fell,
        })
    }

    /// What a history lets be told of each observation, in order.
    fn told(&self, tally: &Tally, params: &Params, luck: Luck) -> Vec<Value> {
        let observations = self.evidence.observations();
        let mut drawn = Vec::with_capacity(observations.len());
        // What others rest on comes before them.
        let mut rested_on = Vec::with_capacity(observations.len());
        for (index, observation) in observations.iter().enumerate() {
            let mut u = telling(luck, index);
            let value = self.evidence.draw(index, tally, params, &mut u, &rested_on);
            drawn.push(value);
            rested_on.push(if self.known[index] {
                observation.value
            } else {
                value
            });
        }
        drawn
    }
}

/// What one history answered.
struct Answer {
    /// A draw of each fact.
    drawn: Vec<f64>,
    /// Whether each decision fell.
    fell: Vec<bool>,
}

impl Answers {
    fn add(&mut self, one: Answer) {
        self.lived += 1;
        for (all, drawn) in self.drawn.iter_mut().zip(one.drawn) {
            all.push(drawn);
        }
        for (count, fell) in self.fell.iter_mut().zip(one.fell) {
            *count += u64::from(fell);
        }
    }
}
