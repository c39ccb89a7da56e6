//! New plans from old ones.

use citerne_luck::math::pow;

use super::{Lever, SearchSettings};
use crate::dice::{Dice, Question};

/// How near children of ordered levers stay to their parents, and mutants to where they were (Deb
/// and Agrawal, 1995).
const CROSS_NEARNESS: f64 = 15.0;
const MUTATE_NEARNESS: f64 = 20.0;

/// The luck of making plans.
#[derive(Debug)]
pub(super) struct Variation<'a> {
    levers: &'a [Lever],
    first: Dice,
    cross: Dice,
    mutate: Dice,
    thin: Dice,
    most: usize,
}

impl<'a> Variation<'a> {
    pub(super) fn new(levers: &'a [Lever], settings: &SearchSettings) -> Self {
        let seed = settings.seed;
        Self {
            levers,
            first: Dice::new(seed, Question::FirstPlan),
            cross: Dice::new(seed, Question::Cross),
            mutate: Dice::new(seed, Question::Mutate),
            thin: Dice::new(seed, Question::Thin),
            most: settings.most.unwrap_or(levers.len()),
        }
    }

    /// A plan with every lever at any level, as far as it may use so many.
    pub(super) fn any(&self, number: usize) -> Vec<usize> {
        let level =
            |(index, lever): (usize, &Lever)| self.first.below(lever.levels, number, 0, index);
        let plan = self.levers.iter().enumerate().map(level).collect();
        self.thinned(plan, number)
    }

    /// The same without some levers, as any, if it uses too many.
    fn thinned(&self, mut plan: Vec<usize>, number: usize) -> Vec<usize> {
        let mut used: Vec<usize> = (0..plan.len()).filter(|lever| plan[*lever] > 0).collect();
        while used.len() > self.most {
            let dropped = used.swap_remove(self.thin.below(used.len(), number, 0, used.len()));
            plan[dropped] = 0;
        }
        plan
    }

    /// A child of two plans, crossed lever by lever and mutated in one lever on average.
    pub(super) fn child(&self, one: &[usize], two: &[usize], number: usize) -> Vec<usize> {
        let gene = |(index, lever): (usize, &Lever)| {
            let level = self.crossed(*lever, [one[index], two[index]], number, index);
            self.mutated(*lever, level, number, index)
        };
        let plan = self.levers.iter().enumerate().map(gene).collect();
        self.thinned(plan, number)
    }

    /// The level of either parent; for ordered levers, half of the time, one around a parent, as far
    /// as the parents are apart (simulated binary crossover).
    fn crossed(&self, lever: Lever, parents: [usize; 2], number: usize, index: usize) -> usize {
        let draw = |place| self.cross.uniform(number, place, index);
        let near = usize::from(draw(0) < 0.5);
        if !lever.ordered || parents[0] == parents[1] || draw(1) < 0.5 {
            return parents[near];
        }
        let u = draw(2);
        let power = 1.0 / (CROSS_NEARNESS + 1.0);
        let spread = match u <= 0.5 {
            true => pow(2.0 * u, power),
            false => pow(1.0 / (2.0 * (1.0 - u)), power),
        };
        let [near, far] = [parents[near] as f64, parents[1 - near] as f64];
        clamped(lever, 0.5 * ((1.0 + spread) * near + (1.0 - spread) * far))
    }

    /// Another level, for one lever of the plan on average: any, or for ordered levers, half of the
    /// time, one near by (polynomial mutation).
    fn mutated(&self, lever: Lever, level: usize, number: usize, index: usize) -> usize {
        let draw = |place| self.mutate.uniform(number, place, index);
        if draw(0) * self.levers.len() as f64 >= 1.0 {
            return level;
        }
        if !lever.ordered || draw(1) < 0.5 {
            return self.mutate.below(lever.levels, number, 2, index);
        }
        let u = draw(3);
        let power = 1.0 / (MUTATE_NEARNESS + 1.0);
        let step = match u < 0.5 {
            true => pow(2.0 * u, power) - 1.0,
            false => 1.0 - pow(2.0 * (1.0 - u), power),
        };
        let step = step * (lever.levels - 1) as f64;
        // At least one level, or nothing would change where there are few.
        let step = if step < 0.0 {
            step.min(-1.0)
        } else {
            step.max(1.0)
        };
        clamped(lever, level as f64 + step)
    }
}

fn clamped(lever: Lever, level: f64) -> usize {
    level.round().clamp(0.0, (lever.levels - 1) as f64) as usize
}
