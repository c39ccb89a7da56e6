//! Screening: which factors hardly matter? (Morris, 1991; Campolongo and others, 2007)

use super::Groups;
use crate::dice::{Dice, Question};
use crate::invalid::{Invalid, finite, length, range};
use crate::numbers::moments::{mean, sample_sd};
use crate::numbers::{Estimate, Matrix, Resampling};

/// Points of trajectories through the unit cube. Each trajectory starts somewhere on a grid and
/// moves one group after another, in random order, each of its factors half the range up or down.
///
/// The grid lies in the middle of its cells, so no factor is ever 0 or 1.
#[derive(Debug, Clone)]
pub struct MorrisDesign {
    groups: Groups,
    start: Matrix,
    end: Matrix,
    orders: Vec<Vec<usize>>,
}

/// How far a factor moves: half of its range.
const STEP: f64 = 0.5;

/// Elementary effects of one group: change of the output by change of the factor in the unit cube.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// Mean effect, with its sign; none for groups of several factors, which move either way.
    pub mu: Option<Estimate>,
    /// Mean size of the effect: how much the group matters at all.
    pub mu_star: Estimate,
    /// Standard deviation of the effects: how far from linear, or how dependent on others. None
    /// for groups of several factors.
    pub sigma: Option<Estimate>,
}

impl MorrisDesign {
    /// So many trajectories over a grid of `levels` steps, an even number from 2 up (4 is usual).
    ///
    /// # Errors
    ///
    /// With fewer than 2 trajectories; with an odd number of levels, or none.
    pub fn new(
        groups: Groups,
        trajectories: usize,
        levels: usize,
        seed: u64,
    ) -> Result<Self, Invalid> {
        let even = levels >= 2 && levels.is_multiple_of(2);
        range(
            "number of levels",
            levels as f64,
            even,
            "on an even number from 2 up",
        )?;
        range(
            "number of trajectories",
            trajectories as f64,
            trajectories >= 2,
            "from 2 up",
        )?;
        let mut start = Matrix::zeros(trajectories, groups.factors());
        let mut end = start.clone();
        let from = Dice::new(seed, Question::Start);
        let way = Dice::new(seed, Question::Direction);
        for trajectory in 0..trajectories {
            for factor in 0..groups.factors() {
                let cell = from.below(levels / 2, trajectory, 0, factor);
                let low = (cell as f64 + 0.5) / levels as f64;
                let up = way.uniform(trajectory, 0, factor) < 0.5;
                let (first, last) = if up {
                    (low, low + STEP)
                } else {
                    (low + STEP, low)
                };
                start.row_mut(trajectory)[factor] = first;
                end.row_mut(trajectory)[factor] = last;
            }
        }
        let order = Dice::new(seed, Question::Order);
        let orders = (0..trajectories).map(|it| order.permutation(groups.count(), it, 0));
        Ok(Self {
            orders: orders.collect(),
            groups,
            start,
            end,
        })
    }

    /// How many points there are: in each trajectory one more than groups.
    pub fn points(&self) -> usize {
        self.orders.len() * (self.groups.count() + 1)
    }

    /// Writes point number `index` into `out`, a number for each factor. Points come trajectory by
    /// trajectory.
    pub fn point(&self, index: usize, out: &mut [f64]) {
        let length = self.groups.count() + 1;
        let (trajectory, moved) = (index / length, index % length);
        out.copy_from_slice(self.start.row(trajectory));
        let end = self.end.row(trajectory);
        for group in &self.orders[trajectory][..moved] {
            for factor in self.groups.members(*group) {
                out[*factor] = end[*factor];
            }
        }
    }

    /// Which group moved to reach a point, and whether its first factor went up; `None` at the start
    /// of a trajectory.
    pub fn moved(&self, index: usize) -> Option<(usize, bool)> {
        let length = self.groups.count() + 1;
        let (trajectory, place) = (index / length, index % length);
        let group = self.orders[trajectory][place.checked_sub(1)?];
        let factor = self.groups.members(group)[0];
        let up = self.end.at(trajectory, factor) > self.start.at(trajectory, factor);
        Some((group, up))
    }

    /// Number of trajectories.
    pub fn trajectories(&self) -> usize {
        self.orders.len()
    }

    /// Effects of each group on the output, given for each point.
    ///
    /// # Errors
    ///
    /// If outputs aren't finite or not one for each point; if the resampling can't be.
    pub fn effects(
        &self,
        outputs: &[f64],
        resampling: &Resampling,
    ) -> Result<Vec<Effect>, Invalid> {
        length("outputs", outputs.len(), self.points())?;
        finite("output", outputs)?;
        resampling.check()?;
        let groups = 0..self.groups.count();
        let effects: Vec<_> = groups
            .map(|group| self.elementary(group, outputs))
            .collect();
        let estimates = resampling.estimates(self.orders.len(), |rows| {
            effects
                .iter()
                .flat_map(|effects| statistics(effects, rows))
                .collect()
        });
        let told = |(group, three): (usize, &[Estimate])| {
            let alone = self.groups.members(group).len() == 1;
            Effect {
                mu_star: three[0],
                mu: alone.then_some(three[1]),
                sigma: alone.then_some(three[2]),
            }
        };
        Ok(estimates.chunks(3).enumerate().map(told).collect())
    }

    /// The effect in each trajectory; for several factors its sign means nothing.
    fn elementary(&self, group: usize, outputs: &[f64]) -> Vec<f64> {
        let factor = self.groups.members(group)[0];
        let length = self.groups.count() + 1;
        let of_one = |(trajectory, order): (usize, &Vec<usize>)| {
            let place = order.iter().position(|moved| *moved == group).unwrap_or(0);
            let before = outputs[trajectory * length + place];
            let after = outputs[trajectory * length + place + 1];
            let up = self.end.at(trajectory, factor) > self.start.at(trajectory, factor);
            (after - before) / if up { STEP } else { -STEP }
        };
        self.orders.iter().enumerate().map(of_one).collect()
    }
}

/// Mean size, mean and standard deviation of some effects.
fn statistics(effects: &[f64], rows: &[usize]) -> [f64; 3] {
    let drawn: Vec<f64> = rows.iter().map(|row| effects[*row]).collect();
    let sizes: Vec<f64> = drawn.iter().map(|effect| effect.abs()).collect();
    [mean(&sizes), mean(&drawn), sample_sd(&drawn)]
}
