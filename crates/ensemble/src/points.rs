//! Replicates from the points of a design, for analyses of what matters.

use citerne_case::{Chances, Inputs};
use citerne_luck::Luck;

use crate::forecast::Draw;

/// Draws each replicate from a point of the unit cube: a number in (0, 1) for each input, then for
/// each hypothesis, and one that says which luck the replicate meets. Replicate `n` is lived from
/// point `n`.
#[derive(Debug, Clone)]
pub struct Points<P> {
    inputs: Inputs,
    point: P,
}

impl<P: Fn(u64, &mut [f64]) + Sync> Points<P> {
    /// `point` writes the point of a replicate; it has [`Points::factors`] numbers.
    #[must_use]
    pub fn new(inputs: Inputs, point: P) -> Self {
        Self { inputs, point }
    }

    /// How many numbers a point has.
    #[must_use]
    pub fn factors(inputs: &Inputs) -> usize {
        inputs.len() + inputs.rivals().len() + 1
    }

    fn of(&self, luck: Luck) -> Point {
        let mut point = vec![0.0; Self::factors(&self.inputs)];
        (self.point)(luck.number(), &mut point);
        let inputs = self.inputs.len();
        Point { point, inputs }
    }
}

impl<P: Fn(u64, &mut [f64]) + Sync> Draw for Points<P> {
    type Days<'a>
        = Luck
    where
        Self: 'a;

    fn draw(&self, luck: Luck, values: &mut Vec<f64>, versions: &mut Vec<usize>) {
        self.inputs.draw_by(&self.of(luck), values, versions);
    }

    fn days(&self, luck: Luck) -> Luck {
        let which = self.of(luck).point.pop().unwrap_or(0.5);
        luck.replicate((which * Luck::REPLICATES as f64) as u64)
    }
}

/// The numbers of one replicate.
struct Point {
    point: Vec<f64>,
    inputs: usize,
}

impl Chances for Point {
    fn input(&self, index: usize) -> f64 {
        self.point[index]
    }

    fn hypothesis(&self, index: usize) -> f64 {
        self.point[self.inputs + index]
    }
}
