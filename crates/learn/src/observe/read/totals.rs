//! Losses since a day: totals that run on.

use citerne_case::Event;
use citerne_ensemble::facts::Reason;
use citerne_model::Where;

use super::super::observation::{self, Kind, Model, Observation, Subject, Value};
use super::super::plan::{Error, Noise, Step};
use super::{DatedLoss, NINE_TENTHS, Part, Reader, part};

/// A total and the days that it adds to the one before.
struct Stretch<'e> {
    row: &'e Event,
    from: u32,
    to: u32,
    trucks: f64,
    before: f64,
}

impl Reader<'_> {
    /// Each total speaks of the days since the last one that began on the same day or earlier.
    pub(super) fn totals(&mut self, rows: &[&Event]) {
        let mut last: Option<(u32, u32, f64)> = None;
        for row in rows
            .iter()
            .filter(|row| matches!(part(row.kind), Part::Total))
        {
            let Some(trucks) = row.quantity else {
                self.leave_out(row, Reason::NoOutput);
                continue;
            };
            let begins = row.accumulates_from.map_or(Some(0), |from| self.day(from));
            let to = self.day(row.accumulates_to.unwrap_or(row.date));
            let (Some(begins), Some(to)) = (begins, to.map(|to| to.min(self.as_of))) else {
                self.leave_out(row, Reason::BeforeStart);
                continue;
            };
            let (from, before) = match last {
                Some((first, until, told)) if first <= begins && begins <= until => {
                    (until + 1, told)
                }
                _ => (begins, 0.0),
            };
            if from > to || trucks < before {
                // It says less than another total has said already.
                self.leave_out(row, Reason::Disputed);
                continue;
            }
            let stretch = Stretch {
                row,
                from,
                to,
                trucks: trucks - before,
                before,
            };
            match self.output("tankers_lost_total", Where::National, None) {
                Ok(output) => self.total(&stretch, output),
                Err(reason) => self.leave_out(row, reason),
            }
            last = Some((begins, to, trucks));
        }
    }

    fn total(&mut self, stretch: &Stretch<'_>, output: usize) {
        let &Stretch { row, from, to, .. } = stretch;
        let slot = self.plan.slot();
        if let Some(eve) = from.checked_sub(1) {
            let outputs = vec![(output, -1.0)];
            self.plan.steps[eve as usize].push(Step::Add { outputs, slot });
        }
        let outputs = vec![(output, 1.0)];
        self.plan.steps[to as usize].push(Step::Add { outputs, slot });
        let (low, high) = (row.low.map_or(0.0, |b| b - stretch.before), row.high);
        let width = match (row.low, high) {
            (Some(_), Some(high)) => (high - stretch.before - low) / NINE_TENTHS,
            _ => 0.0,
        };
        let noise = Noise {
            of: Error::Count,
            trust: row.confidence,
            bounds: width.max(0.0) / stretch.trucks.max(1.0),
        };
        let parts = self.dated(from, to);
        let id = self.name(&[Kind::TotalLosses.id(), "national", &row.date.to_string()]);
        self.observations.push(Observation {
            id,
            lines: vec![row.line],
            kind: Kind::TotalLosses,
            subject: Subject::default(),
            unit: "trucks",
            from,
            to,
            known: self.known(row, to),
            value: Value::Number(stretch.trucks),
            model: Model::Total { slot, parts, noise },
        });
    }

    /// The losses told with a date within some days, as shares of observations.
    fn dated(&self, from: u32, to: u32) -> Vec<observation::Part> {
        let within = |loss: &&DatedLoss| (from..=to).contains(&loss.day);
        let mut parts: Vec<observation::Part> = Vec::new();
        for loss in self.losses.iter().filter(within) {
            let Value::Number(all) = self.observations[loss.observation].value else {
                continue;
            };
            let share = loss.trucks / all.max(1.0);
            match parts.iter_mut().find(|part| part.index == loss.observation) {
                Some(part) => part.share += share,
                None => parts.push(observation::Part {
                    index: loss.observation,
                    share,
                }),
            }
        }
        parts
    }
}
