//! What became of a measure over many histories.

use citerne_model::history::NEVER;
use citerne_model::measures::Trace;
use serde::{Deserialize, Serialize};

use crate::day::add;

/// In how many histories a measure was in force, changed something, and was started by its sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureCount {
    /// Histories in which it was in force on some day.
    pub in_force: u64,
    /// Histories in which it changed a level, or added something once.
    pub moved: u64,
    /// How often its sign started it, over all histories.
    pub starts: u64,
    /// Histories by the day on which its sign first started it.
    first: Vec<u32>,
}

impl MeasureCount {
    pub(crate) fn new(days: usize) -> Self {
        Self {
            in_force: 0,
            moved: 0,
            starts: 0,
            first: vec![0; days],
        }
    }

    pub(crate) fn fits(&self, days: usize) -> bool {
        self.first.len() == days
    }

    pub(crate) fn fold(&mut self, trace: &Trace) {
        self.in_force += u64::from(trace.in_force);
        self.moved += u64::from(trace.moved);
        self.starts += u64::from(trace.fired);
        if trace.first_fired != NEVER {
            self.first[trace.first_fired as usize] += 1;
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.in_force += other.in_force;
        self.moved += other.moved;
        self.starts += other.starts;
        add(&mut self.first, &other.first);
    }

    /// Whether it was in force in some history, and changed nothing in any.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.in_force > 0 && self.moved == 0
    }

    /// Histories in which its sign started it at least once.
    #[must_use]
    pub fn started(&self) -> u64 {
        self.first.iter().map(|&count| u64::from(count)).sum()
    }

    /// Median, over the histories in which its sign started it, of the first such day: the lower
    /// one of two. `None` if there is none.
    #[must_use]
    pub fn median_first_start(&self) -> Option<usize> {
        let half = self.started().div_ceil(2);
        let mut come = 0;
        let day = self.first.iter().position(|&count| {
            come += u64::from(count);
            come >= half
        });
        day.filter(|_| half > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAYS: usize = 12;

    fn traces() -> impl Strategy<Value = Vec<Trace>> {
        let one = (0..3_u32, any::<bool>(), 0..DAYS as u32).prop_map(|(fired, moved, day)| Trace {
            in_force: fired > 0,
            moved: moved && fired > 0,
            fired,
            first_fired: if fired > 0 { day } else { NEVER },
        });
        prop::collection::vec(one, 0..30)
    }

    fn count(traces: &[Trace]) -> MeasureCount {
        let mut count = MeasureCount::new(DAYS);
        traces.iter().for_each(|trace| count.fold(trace));
        count
    }

    proptest! {
        #[test]
        fn merging_is_counting_all_at_once(a in traces(), b in traces()) {
            let mut merged = count(&b);
            merged.merge(&count(&a));
            prop_assert_eq!(merged, count(&[a, b].concat()));
        }

        #[test]
        fn the_median_is_that_of_the_sorted_days(all in traces()) {
            let days = all.iter().filter(|trace| trace.fired > 0);
            let mut days: Vec<usize> = days.map(|trace| trace.first_fired as usize).collect();
            days.sort_unstable();
            let median = days.get(days.len().saturating_sub(1) / 2).copied();
            prop_assert_eq!(count(&all).median_first_start(), median);
        }
    }

    #[test]
    fn a_measure_is_idle_if_it_was_in_force_and_never_moved_anything() {
        let mut trace = Trace::NONE;
        assert!(!count(&[trace]).is_idle(), "never in force");
        trace.in_force = true;
        assert!(count(&[trace, Trace::NONE]).is_idle());
        let moved = Trace {
            moved: true,
            ..trace
        };
        assert!(!count(&[trace, moved]).is_idle());
    }
}
