//! The histories of a case as the filter wants them: lived from a record, stage by stage, with the
//! log density of each observation, to the power that a fact counts for.

use citerne_case::Inputs;
use citerne_filter::{Fault, Histories, Record};
use citerne_luck::Luck;
use citerne_model::{Course, Model, Params, Row};

use crate::observe::{Evidence, Tally, Value};
use crate::patch::{PatchedDays, Pattern};

/// All that learning needs of a case.
#[derive(Debug, Clone)]
pub struct CaseHistories {
    /// The model, in which known decisions fall as they did.
    pub model: Model,
    /// The inputs with their priors.
    pub inputs: Inputs,
    /// What the log tells.
    pub evidence: Evidence,
    /// How records are laid out.
    pub pattern: Pattern,
    /// The luck under the seed.
    pub luck: Luck,
    stages: Vec<Stage>,
}

/// The observations that became known on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The day; histories are lived to its end.
    pub day: u32,
    /// Observations by index.
    pub facts: Vec<usize>,
}

impl CaseHistories {
    /// Joins a model with what is known. `learned` are the inputs that have scores.
    #[must_use]
    pub fn new(
        model: Model,
        inputs: Inputs,
        evidence: Evidence,
        learned: Vec<usize>,
        seed: u64,
    ) -> Self {
        let pattern = Pattern::new(&inputs, learned, model.as_of());
        Self {
            stages: stages(&evidence, model.as_of()),
            model: model.knowing(evidence.script()),
            inputs,
            evidence,
            pattern,
            luck: Luck::new(seed),
        }
    }

    /// The same histories, had other values been told of the same days, kinds and places.
    ///
    /// # Panics
    /// If there is not one value for each observation.
    #[must_use]
    pub fn telling(mut self, values: &[Value]) -> Self {
        self.evidence = self.evidence.with_values(values);
        self
    }

    /// The stages, by day.
    #[must_use]
    pub fn timetable(&self) -> &[Stage] {
        &self.stages
    }

    /// The same histories with the first so many stages.
    #[must_use]
    pub fn upto(&self, stages: usize) -> Self {
        let mut some = self.clone();
        some.stages.truncate(stages);
        some
    }

    /// Observations by index, in the order in which they are taken in.
    pub fn taken_in(&self) -> impl Iterator<Item = usize> + '_ {
        self.stages.iter().flat_map(|stage| &stage.facts).copied()
    }

    /// The numbers of a record and the versions of the hypotheses, both cleared first.
    pub fn values(&self, record: &Record, values: &mut Vec<f64>, versions: &mut Vec<usize>) {
        let Record { scores, luck } = record;
        let chances = self.pattern.chances(&self.inputs, self.luck, scores, luck);
        self.inputs.draw_by(&chances, values, versions);
    }

    /// The luck of the days of a record's keys; days after those that a log can tell of take that of
    /// `coming`.
    #[must_use]
    pub fn days<'a>(&'a self, keys: &'a [u64], coming: Luck) -> PatchedDays<'a> {
        self.pattern.days(self.luck, keys, coming)
    }

    fn live_days(&self, record: &Record, past: &mut Past, to: u32) -> Result<(), Fault> {
        let luck = self.days(&record.luck, self.luck);
        while past.course.day <= to {
            let day = past.course.day;
            let lived = self
                .model
                .live(&mut past.course, &luck, &past.yesterday, &mut past.row);
            lived.map_err(|failure| Fault {
                message: failure.to_string(),
            })?;
            let Course { params, world, .. } = &past.course;
            self.evidence
                .watch(&mut past.tally, day, &world.today, &past.row, params);
            std::mem::swap(&mut past.yesterday, &mut past.row);
        }
        Ok(())
    }
}

/// The observations by the day on which they became known, in their own order within a day. Days
/// after the last of them are left to the forecast; without any, there is one stage without facts.
fn stages(evidence: &Evidence, as_of: u32) -> Vec<Stage> {
    let mut order: Vec<usize> = (0..evidence.observations().len()).collect();
    order.sort_by_key(|&index| evidence.observations()[index].known);
    let mut stages: Vec<Stage> = Vec::new();
    for index in order {
        let day = evidence.observations()[index].known;
        match stages.last_mut() {
            Some(stage) if stage.day == day => stage.facts.push(index),
            _ => stages.push(Stage {
                day,
                facts: vec![index],
            }),
        }
    }
    if stages.is_empty() {
        stages.push(Stage {
            day: as_of,
            facts: Vec::new(),
        });
    }
    stages
}

/// A history on its way, with what observations remember of it.
#[derive(Debug, Clone)]
pub struct Past {
    /// The history.
    pub course: Course,
    /// What observations remember.
    pub tally: Tally,
    /// The last row.
    pub yesterday: Vec<f32>,
    row: Vec<f32>,
}

impl Past {
    /// The numbers of the history.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.course.params
    }
}

impl Histories for CaseHistories {
    type Course = Past;

    fn scores(&self) -> usize {
        self.pattern.learned.len()
    }

    fn slots(&self) -> usize {
        self.pattern.slots.len()
    }

    fn first_stage(&self, slot: usize) -> usize {
        let day = self.pattern.first_day(slot);
        self.stages.partition_point(|stage| stage.day < day)
    }

    fn stages(&self) -> usize {
        self.stages.len()
    }

    fn facts(&self, stage: usize) -> usize {
        self.stages[stage].facts.len()
    }

    fn begin(&self, record: &Record) -> Past {
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        self.values(record, &mut values, &mut versions);
        let luck = self.days(&record.luck, self.luck);
        let course = self.model.begin(&values, &luck);
        let mut yesterday = vec![0.0; self.model.catalogue().channels.len()];
        course.world.record(&mut Row::new(&mut yesterday));
        Past {
            row: yesterday.clone(),
            tally: self.evidence.tally(),
            yesterday,
            course,
        }
    }

    fn live(
        &self,
        record: &Record,
        past: &mut Past,
        stage: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        let stage = &self.stages[stage];
        self.live_days(record, past, stage.day)?;
        let density = |&index: &usize| {
            let fact = self
                .evidence
                .log_density(index, &past.tally, &past.course.params);
            self.evidence.weight() * fact
        };
        out.extend(stage.facts.iter().map(density));
        Ok(())
    }
}
