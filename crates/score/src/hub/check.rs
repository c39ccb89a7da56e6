//! Does a table keep what its hub promises?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Hub, OutputRule, Target, TargetKind};
use crate::table::{Output, Row, Task};
use crate::{Pmf, Quantiles};

/// Something in which a table and its hub disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where.
    pub task: Task,
    /// What is wrong, and what was expected.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.task, self.what)
    }
}

/// The rows of one task.
type Rows<'a> = Vec<&'a Row>;

impl Hub {
    /// All in which rows disagree with this hub: targets, places and dates that it doesn't have;
    /// outputs it doesn't ask for; values out of range; and, for every origin of which there is a
    /// row, tasks and outputs that are missing, quantiles that fall, probabilities that don't sum
    /// to one. Empty if they agree.
    #[must_use]
    pub fn check(&self, rows: &[Row]) -> Vec<Problem> {
        let mut tasks: BTreeMap<&Task, Rows<'_>> = BTreeMap::new();
        for row in rows {
            tasks.entry(&row.task).or_default().push(row);
        }
        let mut problems = Vec::new();
        for (task, rows) in &tasks {
            let found = match self.target_of(task) {
                Ok(target) => faults(target, rows),
                Err(what) => vec![what],
            };
            let problem = |what| Problem {
                task: (*task).clone(),
                what,
            };
            problems.extend(found.into_iter().map(problem));
        }
        let missing = self.expected(&tasks).into_iter();
        problems.extend(
            missing
                .filter(|task| !tasks.contains_key(task))
                .map(|task| Problem {
                    task,
                    what: "there is no row, but all tasks of an origin are needed".to_owned(),
                }),
        );
        problems
    }

    /// The target of a task, if the hub has the task.
    fn target_of(&self, task: &Task) -> Result<&Target, String> {
        let target = self.targets.iter().find(|target| target.id == task.target);
        let target = target.ok_or("the hub has no such target")?;
        if !self.origins.contains(&task.origin_date) {
            return Err("the hub has no such origin".to_owned());
        }
        if !target.locations.contains(&task.location) {
            return Err(format!(
                "the target has no such place, but {}",
                target.locations.join(", ")
            ));
        }
        let ends = target.ahead.ends(task.origin_date);
        if !ends.contains(&task.target_end_date) {
            let ends: Vec<_> = ends.iter().map(ToString::to_string).collect();
            return Err(format!(
                "the target doesn't end then, but on {}",
                ends.join(", ")
            ));
        }
        Ok(target)
    }

    /// Every task of the origins that a table has.
    fn expected(&self, tasks: &BTreeMap<&Task, Rows<'_>>) -> Vec<Task> {
        let present: BTreeSet<_> = tasks.keys().map(|task| task.origin_date).collect();
        let mut expected = Vec::new();
        for &origin_date in self.origins.iter().filter(|date| present.contains(date)) {
            for target in &self.targets {
                for target_end_date in target.ahead.ends(origin_date) {
                    expected.extend(target.locations.iter().map(|location| Task {
                        origin_date,
                        target: target.id.clone(),
                        target_end_date,
                        location: location.clone(),
                    }));
                }
            }
        }
        expected
    }
}

/// What is wrong with the rows of a task.
fn faults(target: &Target, rows: &[&Row]) -> Vec<String> {
    let mut faults = Vec::new();
    for row in rows {
        if !target.outputs.iter().any(|rule| rule.allows(&row.output)) {
            faults.push(format!("{} is not asked for", row.output));
        } else if let Some(fault) = unfit_value(target, row) {
            faults.push(format!("{} is {}, but {fault}", row.output, row.value));
        }
    }
    for rule in &target.outputs {
        let mut rows: Rows<'_> = rows
            .iter()
            .filter(|row| rule.allows(&row.output))
            .copied()
            .collect();
        rows.sort_by(|a, b| a.output.order(&b.output));
        if let Some(row) = rows
            .windows(2)
            .find(|pair| pair[0].output.order(&pair[1].output).is_eq())
        {
            faults.push(format!("{} comes twice", row[0].output));
        } else if let Some(fault) = rule.lacks(&rows) {
            faults.push(fault);
        } else if let Some(fault) = rule.incoherence(&rows) {
            faults.push(fault);
        }
    }
    faults
}

fn unfit_value(target: &Target, row: &Row) -> Option<String> {
    if matches!(row.output, Output::Pmf(_)) {
        let fits = (0.0..=1.0).contains(&row.value);
        return (!fits).then(|| "a probability lies from 0 to 1".to_owned());
    }
    let [least, most] = target.range;
    if let Some(least) = least.filter(|least| row.value < *least) {
        return Some(format!("the least is {least}"));
    }
    if let Some(most) = most.filter(|most| row.value > *most) {
        return Some(format!("the most is {most}"));
    }
    let whole = row.value.fract() == 0.0;
    let counted = matches!(row.output, Output::Sample(_)) && target.kind == TargetKind::Discrete;
    (counted && !whole).then(|| "samples of a count are whole".to_owned())
}

impl OutputRule {
    /// Whether an output is one of these.
    fn allows(&self, output: &Output) -> bool {
        match (self, output) {
            (Self::Mean, Output::Mean) | (Self::Median, Output::Median) => true,
            (Self::Quantiles(levels), Output::Quantile(level)) => levels.contains(level),
            (Self::Pmf(categories), Output::Pmf(category)) => categories.contains(category),
            (Self::Samples { .. }, Output::Sample(_)) => true,
            _ => false,
        }
    }

    /// What is missing among the rows that it allows.
    fn lacks(&self, rows: &[&Row]) -> Option<String> {
        let has = |output: &Output| rows.iter().any(|row| row.output == *output);
        let missing: Vec<_> = match self {
            Self::Mean => vec![Output::Mean],
            Self::Median => vec![Output::Median],
            Self::Quantiles(levels) => levels.iter().copied().map(Output::Quantile).collect(),
            Self::Pmf(categories) => categories.iter().cloned().map(Output::Pmf).collect(),
            Self::Samples { least, most } => {
                let enough = (*least as usize..=*most as usize).contains(&rows.len());
                return (!enough)
                    .then(|| format!("{} samples, but {least} to {most} are needed", rows.len()));
            }
        };
        let missing: Vec<_> = missing
            .iter()
            .filter(|output| !has(output))
            .map(ToString::to_string)
            .collect();
        (!missing.is_empty()).then(|| format!("{} missing", missing.join(", ")))
    }

    /// What is wrong with whole sets of rows, in the order of their outputs.
    fn incoherence(&self, rows: &[&Row]) -> Option<String> {
        let values = rows.iter().map(|row| row.value).collect();
        let unfit = match self {
            Self::Quantiles(levels) => Quantiles::new(levels.clone(), values).err(),
            Self::Pmf(categories) => Pmf::new(categories.clone(), values).err(),
            _ => None,
        };
        unfit.map(|unfit| unfit.to_string())
    }
}
