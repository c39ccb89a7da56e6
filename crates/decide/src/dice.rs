//! Luck of the analyses themselves: designs, scrambling and resampling.
//!
//! A draw is a function of seed, question, round, place and index, so it depends neither on threads
//! nor on the order in which results are asked for.

use citerne_luck::{Decision, Luck, Stage};

/// What is asked. A number is never given to a second question.
#[derive(Debug, Clone, Copy)]
#[repr(u16)]
pub(crate) enum Question {
    /// Which half of an interval comes first, in a scrambled sequence.
    Scramble,
    /// Which rows make up a resample.
    Resample,
    /// Where a trajectory starts.
    Start,
    /// Whether a factor goes up or down.
    Direction,
    /// In which order things come.
    Order,
    /// Which rows are part of a trial.
    Part,
    /// Which history an observation is dealt to.
    Deal,
    /// First plans of a search.
    FirstPlan,
    /// Which plans have children.
    Parent,
    /// How two plans are crossed.
    Cross,
    /// How a plan mutates.
    Mutate,
    /// Which levers a plan with too many does without.
    Thin,
}

/// The luck of one question under one seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dice {
    luck: Luck,
    question: Decision,
}

impl Dice {
    pub(crate) fn new(seed: u64, question: Question) -> Self {
        Self {
            luck: Luck::new(seed).stage(Stage::Analysis),
            question: Decision(question as u16),
        }
    }

    /// A uniform in the open interval (0, 1); `place` lies below 65,536.
    pub(crate) fn uniform(&self, round: usize, place: usize, index: usize) -> f64 {
        let day = self.luck.replicate(round as u64).day(place as u32);
        day.uniform(self.question, index as u32)
    }

    /// A whole number below `count`, each as likely.
    pub(crate) fn below(&self, count: usize, round: usize, place: usize, index: usize) -> usize {
        let uniform = self.uniform(round, place, index);
        ((uniform * count as f64) as usize).min(count - 1)
    }

    /// The numbers below `count` in random order.
    pub(crate) fn permutation(&self, count: usize, round: usize, place: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.below(last + 1, round, place, last));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permutation_has_each_number_once_and_differs_by_round() {
        let dice = Dice::new(3, Question::Order);
        let one = dice.permutation(50, 0, 0);
        let mut sorted = one.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
        assert_ne!(one, dice.permutation(50, 1, 0));
        assert_eq!(one, dice.permutation(50, 0, 0));
    }

    #[test]
    fn whole_numbers_are_even() {
        let dice = Dice::new(3, Question::Resample);
        let mut seen = [0_u32; 5];
        for index in 0..10_000 {
            seen[dice.below(5, 0, 0, index)] += 1;
        }
        assert!(
            seen.iter().all(|count| count.abs_diff(2_000) < 200),
            "{seen:?}"
        );
    }
}
