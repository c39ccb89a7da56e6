//! What is known of dated decisions: they fall on their day, and how likely the model held it is
//! weighed.
//!
//! A history that is to agree with a log is not drawn and dropped when it disagrees. The decision
//! is made to fall as it did, and the history carries the logarithm of the chance that the model
//! gave to it: `ln(1 - exp(-hazard))` on the day, `-hazard` on every day on which it is known not
//! to have fallen. Weighing by it is exact (importance sampling with the known outcome as proposal).

use citerne_luck::Decision;
use citerne_luck::counts::happens;
use citerne_luck::math::{expm1, ln, ln_1p};

use crate::happening::Today;
use crate::now::Now;

/// The known decisions of a case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Script {
    lines: Vec<Line>,
    /// The least hazard per day that any decision has which did fall: some fall for reasons that
    /// no model has.
    floor: f64,
}

/// One decision of one entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which decision.
    pub decision: Decision,
    /// Whose.
    pub entity: u32,
    /// Days on which it is known to have fallen, from day 0.
    pub days: Vec<u32>,
    /// The last day of which it is known whether it fell; after it the model decides. `None`
    /// where nothing is known of days on which it isn't known to have fallen: an attempt that
    /// failed may have gone unseen.
    pub until: Option<u32>,
}

/// What the script says of a decision on a day, and how likely the model held it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// Index of the line.
    pub line: usize,
    /// Whether the decision fell.
    pub fell: bool,
    /// Logarithm of its chance.
    pub log_chance: f64,
}

impl Script {
    /// A script without lines. `floor` is the least hazard per day of a decision that did fall.
    #[must_use]
    pub fn new(floor: f64) -> Self {
        Self {
            lines: Vec::new(),
            floor,
        }
    }

    /// Adds a line and hands back its index.
    pub fn add(&mut self, line: Line) -> usize {
        self.lines.push(line);
        self.lines.len() - 1
    }

    /// The lines, by index.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The same lines, with nothing known of days after `day`.
    #[must_use]
    pub fn up_to(&self, day: u32) -> Self {
        let cut = |line: &Line| Line {
            days: line.days.iter().copied().filter(|on| *on <= day).collect(),
            until: line.until.map(|until| until.min(day)),
            ..line.clone()
        };
        Self {
            lines: self.lines.iter().map(cut).collect(),
            floor: self.floor,
        }
    }

    /// Whether the decision fell on a day, with the index of the line that says so; `None` where
    /// nothing is known.
    fn says(&self, decision: Decision, entity: u32, day: u32) -> Option<(usize, bool)> {
        let of = |line: &Line| line.decision == decision && line.entity == entity;
        let index = self.lines.iter().position(of)?;
        let line = &self.lines[index];
        let fell = line.days.contains(&day);
        let known = fell || line.until.is_some_and(|until| day <= until);
        known.then_some((index, fell))
    }
}

impl Now<'_> {
    /// Whether a decision with this hazard per day falls today: as the script knows, else by luck.
    ///
    /// # Panics
    /// If the hazard is negative or not a number.
    pub fn decides(&self, decision: Decision, entity: u32, hazard: f64, today: &mut Today) -> bool {
        let Some((line, fell)) = self.script.says(decision, entity, self.day) else {
            return happens(hazard, self.luck.uniform(decision, entity));
        };
        let log_chance = if fell {
            ln(-expm1(-hazard.max(self.script.floor)))
        } else {
            -hazard
        };
        today.weigh(Weighed {
            line,
            fell,
            log_chance,
        });
        fell
    }

    /// Whether something that is tried today succeeds, at this chance: as the script knows, else
    /// by luck. A success that is known has at least the chance of a day at the floor of hazards.
    pub fn succeeds(
        &self,
        decision: Decision,
        entity: u32,
        chance: f64,
        today: &mut Today,
    ) -> bool {
        let Some((line, fell)) = self.script.says(decision, entity, self.day) else {
            return self.luck.uniform(decision, entity) < chance;
        };
        let log_chance = if fell {
            ln(chance.max(-expm1(-self.script.floor)))
        } else {
            ln_1p(-chance)
        };
        today.weigh(Weighed {
            line,
            fell,
            log_chance,
        });
        fell
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    const ASKED: Decision = Decision(7);

    fn bench(days: Vec<u32>, until: Option<u32>) -> Bench {
        let mut bench = Bench::new(&testing::quiet());
        bench.script = Script::new(1e-3);
        bench.script.add(Line {
            decision: ASKED,
            entity: 2,
            days,
            until,
        });
        bench
    }

    #[test]
    fn known_decisions_fall_as_they_did_and_are_weighed_by_their_hazard() {
        let mut bench = bench(vec![3], Some(4));
        for day in 0..=4 {
            let (fell, weighed) = bench.step(day, |now, _, today| {
                let fell = now.decides(ASKED, 2, 0.2, today);
                (fell, today.weighed().to_vec())
            });
            assert_eq!(fell, day == 3);
            let chance = 1.0 - (-0.2_f64).exp();
            let expected = if fell { chance } else { 1.0 - chance };
            assert!((weighed[0].log_chance - expected.ln()).abs() < 1e-12);
        }
    }

    #[test]
    fn after_what_is_known_and_for_others_luck_decides_and_nothing_is_weighed() {
        let mut bench = bench(vec![], Some(4));
        for (day, entity) in [(5, 2), (0, 1)] {
            bench.step(day, |now, _, today| {
                assert!(now.decides(ASKED, entity, 1e9, today));
                assert!(!now.decides(ASKED, entity, 0.0, today));
                assert!(today.weighed().is_empty());
            });
        }
    }

    #[test]
    fn days_on_which_tries_may_have_gone_unseen_are_left_to_luck() {
        let mut bench = bench(vec![3], None);
        for day in 0..5 {
            bench.step(day, |now, _, today| {
                assert!(now.decides(ASKED, 2, 1e9, today));
                assert_eq!(today.weighed().len(), usize::from(day == 3));
            });
        }
    }

    #[test]
    fn what_did_fall_is_never_held_impossible() {
        let mut bench = bench(vec![0], Some(0));
        bench.step(0, |now, _, today| {
            assert!(now.decides(ASKED, 2, 0.0, today));
            assert!(now.succeeds(ASKED, 2, 0.0, today));
            assert!(today.weighed().iter().all(|w| w.log_chance > -7.0));
        });
    }

    #[test]
    fn the_mean_weight_of_forced_failures_is_the_share_of_them() {
        // E[weight] over histories in which a success is ruled out = P(no success).
        let (hazard, chance) = (0.3, 0.4);
        let replicates = 20_000_u32;
        let mut sum = 0.0;
        let mut bench = bench(vec![], Some(0));
        for replicate in 0..replicates {
            bench.replicate = u64::from(replicate);
            sum += bench.step(0, |now, _, today| {
                let tried = now.decides(Decision(8), 0, hazard, today);
                if tried && now.succeeds(ASKED, 2, chance, today) {
                    return 0.0;
                }
                let log: f64 = today.weighed().iter().map(|w| w.log_chance).sum();
                log.exp()
            });
        }
        let exact = 1.0 - (1.0 - (-hazard).exp()) * chance;
        let mean = sum / f64::from(replicates);
        assert!(
            (mean - exact).abs() < 4.0 * 0.2 / f64::from(replicates).sqrt(),
            "{mean} {exact}"
        );
    }
}
