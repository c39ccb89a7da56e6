//! Measures: what the state and others do, have done or may do (system 7).
//!
//! A measure is data. It moves levers while it is in force; systems read the levers.

mod plan;
#[cfg(test)]
mod tests;
mod trace;

use citerne_case::spec::{Action, CaseSpec};
use citerne_luck::DayLuck;

pub use plan::Plan;
pub use trace::Trace;

use crate::catalogue::{Catalogue, Row, Scale};
use crate::decision;
use crate::happening::{Kind, Today};
use crate::layout::Layout;
use crate::levers::Levers;
use crate::params::Params;
use crate::signals::Signals;
use plan::{Ready, Sign};

/// What measures look at in the morning.
#[derive(Debug, Clone, Copy)]
pub struct Morning<'a> {
    /// Measures, made ready.
    pub plan: &'a Plan,
    /// Numbers of the replicate.
    pub params: &'a Params,
    /// Luck of the day.
    pub luck: DayLuck,
    /// Day, from 0.
    pub day: u32,
    /// The row that the day before left.
    pub yesterday: &'a [f32],
}

/// State of one measure.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Course {
    in_force: bool,
    /// Last day of a triggered spell.
    until: Option<f64>,
    /// Days for which its sign has been there.
    signs: u32,
    /// Whether it begins today; a measure that was in force before the case doesn't.
    begins: bool,
    trace: Trace,
}

/// Last day of a spell that begins this morning.
fn last_day(morning: &Morning<'_>, index: usize) -> Option<f64> {
    let planned = morning.plan.measures[index].lasts;
    let days = planned.map_or(morning.params.measures[index].days, |days| days as f64);
    Some(f64::from(morning.day) + days.round().max(1.0) - 1.0)
}

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    courses: Vec<Course>,
    /// Money spent so far.
    cost: f64,
}

impl State {
    /// The state on the morning of the first day; writes the first signals.
    #[must_use]
    pub fn start(layout: &Layout, _: &CaseSpec, _: &Params, _: &mut Signals) -> Self {
        Self {
            courses: vec![Course::default(); layout.measures.len()],
            cost: 0.0,
        }
    }

    /// One morning: moves the levers.
    pub fn step(&mut self, morning: Morning<'_>, levers: &mut Levers, today: &mut Today) {
        for index in 0..self.courses.len() {
            let sign = self.sees(&morning, index);
            let now = self.continues(&morning, index)
                || (sign && (self.renews(&morning, index) || self.starts(&morning, index)));
            self.turn(&morning, index, now, today);
        }
        self.act(&morning, levers);
    }

    /// Whether a measure is in force today by its dates or by a spell that has begun.
    fn continues(&self, morning: &Morning<'_>, index: usize) -> bool {
        let day = i64::from(morning.day);
        let days = morning.params.measures[index].days;
        let ready = &morning.plan.measures[index];
        let holds = |(from, last): (i64, i64)| {
            let over = ready.open_ended && (day - from) as f64 >= days;
            from <= day && day <= last && !over
        };
        ready.dated.is_some_and(holds)
            || ready.planned.is_some_and(holds)
            || self.courses[index]
                .until
                .is_some_and(|until| f64::from(morning.day) <= until)
    }

    /// Whether its sign has been there for long enough. Signs are counted every day, but only days
    /// after the one from which the forecast looks ahead can start a measure.
    fn sees(&mut self, morning: &Morning<'_>, index: usize) -> bool {
        let Ready {
            sign: Some(sign), ..
        } = &morning.plan.measures[index]
        else {
            return false;
        };
        let there = self.is_there(sign, morning.yesterday);
        let course = &mut self.courses[index];
        course.signs = if there {
            course.signs.saturating_add(1)
        } else {
            0
        };
        course.signs >= sign.for_days && morning.day > morning.plan.as_of
    }

    /// A spell that ends while its sign is still there goes on, without luck being asked again.
    fn renews(&mut self, morning: &Morning<'_>, index: usize) -> bool {
        let course = &mut self.courses[index];
        if course.in_force && course.until.is_some() {
            course.until = last_day(morning, index);
            return true;
        }
        false
    }

    /// Whether luck lets it start today, now that its sign is there.
    fn starts(&mut self, morning: &Morning<'_>, index: usize) -> bool {
        let measure = &morning.params.measures[index];
        let chance = measure.chance;
        let u = morning.luck.uniform(decision::MEASURE_STARTS, index as u32);
        let starts = chance >= 1.0 || morning.plan.measures[index].certain || u < chance;
        if starts {
            let course = &mut self.courses[index];
            course.until = last_day(morning, index);
            course.trace.fire(morning.day);
        }
        starts
    }

    fn is_there(&self, sign: &Sign, yesterday: &[f32]) -> bool {
        let shown = sign.output.is_none_or(|(channel, low, high)| {
            let value = f64::from(yesterday[channel]);
            low < value && value < high
        });
        shown && sign.after.is_none_or(|other| self.courses[other].in_force)
    }

    /// Notes the turn of a measure and books its cost.
    fn turn(&mut self, morning: &Morning<'_>, index: usize, now: bool, today: &mut Today) {
        let course = &mut self.courses[index];
        let before = std::mem::replace(&mut course.in_force, now);
        let from_before = morning.day == 0
            && morning.plan.measures[index]
                .dated
                .is_some_and(|(from, _)| from < 0);
        course.begins = now && !before && !from_before;
        course.trace.in_force |= now;
        let measure = &morning.params.measures[index];
        if course.begins {
            self.cost += measure.cost_once;
            today.note(Kind::MeasureBegins, index, measure.cost_once);
        }
        if before && !now {
            course.until = None;
            today.note(Kind::MeasureEnds, index, 0.0);
        }
        if now {
            self.cost += measure.cost_daily;
        }
    }

    /// Moves the levers: what sets comes first, then what multiplies, then what adds, so the order
    /// of measures in the case matters only where two of them set the same level: the last wins.
    fn act(&mut self, morning: &Morning<'_>, levers: &mut Levers) {
        for effect in &morning.plan.effects {
            let course = &mut self.courses[effect.measure];
            if !course.in_force || (effect.action == Action::Once && !course.begins) {
                continue;
            }
            let amount = morning.params.measures[effect.measure].amounts[effect.effect];
            let levels = match effect.action {
                Action::Once => levers.once_mut(effect.target),
                _ => levers.of_mut(effect.target),
            };
            for level in &mut levels[effect.entities.0..effect.entities.1] {
                let moved = moved(*level, effect.action, amount);
                course.trace.moved |= moved != *level;
                *level = moved;
            }
        }
    }

    /// What became of each measure so far.
    pub fn traces(&self) -> impl Iterator<Item = Trace> + '_ {
        self.courses.iter().map(|course| course.trace)
    }

    /// Which measures are in force today.
    pub fn in_force(&self) -> impl Iterator<Item = bool> + '_ {
        self.courses.iter().map(|course| course.in_force)
    }

    /// Writes the day's outputs in the order of [`outputs`].
    pub fn record(&self, _signals: &Signals, row: &mut Row<'_>) {
        row.put(self.in_force().filter(|now| *now).count() as f64);
        row.put(self.cost);
    }
}

/// A level after an effect. A limit that nothing sets is infinite; only `set` can change that.
fn moved(level: f64, action: Action, amount: f64) -> f64 {
    match action {
        Action::Set => amount,
        Action::Multiply if level.is_finite() => level * amount,
        Action::Multiply => level,
        Action::Add | Action::Once => level + amount,
    }
}

/// Declares the outputs of this system.
pub fn outputs(_layout: &Layout, out: &mut Catalogue) {
    out.national("measures_in_force", "1", Scale::Linear { top: 100.0 });
    out.national(
        "measures_cost",
        "money",
        Scale::Log {
            bottom: 1e3,
            top: 1e14,
        },
    );
}
