//! Cutting a box down, and giving back.

use super::cut::near_quantile;
use super::step::{Scene, Step, Trajectory};
use super::{Count, Prim};
use crate::discovery::{Limits, Region};
use crate::numbers::Matrix;

/// A box on its way.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    settings: &'a Prim,
    scene: Scene<'a>,
    region: Region,
    count: Count,
    /// For each input the rows of the box, in the order of its values.
    orders: Vec<Vec<Place>>,
    steps: Vec<Step>,
}

/// A row and its value of an input, side by side, as all of them are gone through at every cut.
#[derive(Debug, Clone, Copy)]
struct Place {
    value: f64,
    row: usize,
}

/// A box that may come next.
struct Candidate {
    column: usize,
    limits: Limits,
    count: Count,
    gain: f64,
    free_inputs: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        settings: &'a Prim,
        inputs: &'a Matrix,
        interest: &'a [bool],
        free: Vec<usize>,
    ) -> Self {
        let order = |column| {
            let place = |row: &usize| Place {
                value: inputs.at(*row, column),
                row: *row,
            };
            let mut places: Vec<Place> = free.iter().map(place).collect();
            places.sort_by(|one, two| one.value.total_cmp(&two.value));
            places
        };
        let orders = (0..inputs.columns()).map(order).collect();
        let whole = Region::around(inputs);
        let count = Count::of(free.iter().copied(), interest);
        let scene = Scene {
            inputs,
            interest,
            free,
            whole,
        };
        Self {
            settings,
            region: scene.whole.clone(),
            steps: vec![scene.step(&scene.whole, count)],
            scene,
            count,
            orders,
        }
    }

    pub(super) fn trajectory(self) -> Trajectory {
        Trajectory { steps: self.steps }
    }

    /// Makes the best cut; false if none is good or the box is as small as it may be.
    pub(super) fn peel(&mut self) -> bool {
        let columns = 0..self.scene.inputs.columns();
        let candidates = columns.flat_map(|column| self.cuts(column)).collect();
        let Some(best) = self.best(candidates) else {
            return false;
        };
        let good = best.gain > 0.0 && best.count.rows < self.count.rows && self.heavy(best.count);
        if good {
            let mut stays = vec![false; self.scene.interest.len()];
            for place in &self.orders[best.column] {
                stays[place.row] = best.limits.hold(place.value);
            }
            for places in &mut self.orders {
                places.retain(|place| stays[place.row]);
            }
            self.take(best);
        }
        good
    }

    /// Gives back where that is best; false if nothing raises the density.
    pub(super) fn paste(&mut self) -> bool {
        let columns = self.region.restricted(&self.scene.whole);
        let candidates = columns
            .into_iter()
            .flat_map(|column| self.extensions(column))
            .collect();
        let Some(best) = self.best(candidates) else {
            return false;
        };
        let denser = best.gain > 0.0 && best.count.density() > self.count.density();
        let good = denser && best.count.rows > self.count.rows && self.heavy(best.count);
        if good {
            self.take(best);
        }
        good
    }

    /// The two boxes with the ends of one input cut off, upper end first.
    fn cuts(&self, column: usize) -> [Candidate; 2] {
        let places = &self.orders[column];
        let now = self.region.limits()[column];
        let value = |place: &Place| place.value;
        let high = near_quantile(places, value, 1.0 - self.settings.peel);
        let low = near_quantile(places, value, self.settings.peel);
        let above = &places[places.partition_point(|place| place.value <= high)..];
        let below = &places[..places.partition_point(|place| place.value < low)];
        [
            self.candidate(column, Limits { high, ..now }, self.count_without(above)),
            self.candidate(column, Limits { low, ..now }, self.count_without(below)),
        ]
    }

    fn count_without(&self, cut: &[Place]) -> Count {
        let cut = Count::of(cut.iter().map(|place| place.row), self.scene.interest);
        Count {
            rows: self.count.rows - cut.rows,
            wanted: self.count.wanted - cut.wanted,
        }
    }

    /// The two boxes that reach further along one input, lower end first.
    fn extensions(&self, column: usize) -> [Candidate; 2] {
        let (now, widest) = (
            self.region.limits()[column],
            self.scene.whole.limits()[column],
        );
        let beside = |low, high, level, end| {
            let strip = self.region.with(column, Limits { low, high });
            let rows = self.scene.inside(&strip);
            let values = rows.iter().map(|row| self.scene.inputs.at(*row, column));
            let values = crate::numbers::moments::sorted(values);
            if values.is_empty() {
                end
            } else {
                near_quantile(&values, |value| *value, level)
            }
        };
        let low = beside(widest.low, now.low, 1.0 - self.settings.paste, widest.low);
        let high = beside(now.high, widest.high, self.settings.paste, widest.high);
        [Limits { low, ..now }, Limits { high, ..now }].map(|limits| {
            let rows = self.scene.inside(&self.region.with(column, limits));
            self.candidate(column, limits, Count::of(rows, self.scene.interest))
        })
    }

    fn candidate(&self, column: usize, limits: Limits, count: Count) -> Candidate {
        let whole = &self.scene.whole;
        let restricted = |(index, (now, widest)): (usize, (&Limits, &Limits))| {
            *(if index == column { &limits } else { now }) != *widest
        };
        let pairs = self.region.limits().iter().zip(whole.limits()).enumerate();
        Candidate {
            column,
            limits,
            count,
            gain: self.settings.gain(self.count, count),
            free_inputs: whole.limits().len() - pairs.filter(|pair| restricted(*pair)).count(),
        }
    }

    /// The candidate of most gain, then most inputs left free, then the first.
    fn best(&self, candidates: Vec<Candidate>) -> Option<Candidate> {
        candidates.into_iter().reduce(|best, next| {
            let by_gain = next.gain.total_cmp(&best.gain);
            let better = by_gain
                .then(next.free_inputs.cmp(&best.free_inputs))
                .is_gt();
            if better { next } else { best }
        })
    }

    fn heavy(&self, count: Count) -> bool {
        count.rows as f64 / self.scene.interest.len() as f64 >= self.settings.least_mass
    }

    fn take(&mut self, best: Candidate) {
        self.region = self.region.with(best.column, best.limits);
        self.count = best.count;
        self.steps.push(self.scene.step(&self.region, self.count));
    }
}
