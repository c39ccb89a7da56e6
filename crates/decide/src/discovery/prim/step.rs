//! The boxes that were gone through, from all rows to the last.

use super::Count;
use crate::discovery::Region;
use crate::discovery::quasi_p::upper_tail;
use crate::numbers::Matrix;

/// All boxes on the way, each a little smaller, or in the end larger, than the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Trajectory {
    /// The boxes; the first holds every row.
    pub steps: Vec<Step>,
}

/// One box.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The box.
    pub region: Region,
    /// Rows in it.
    pub rows: usize,
    /// Rows of interest in it.
    pub wanted: usize,
    /// Share of all rows of interest that lie in it.
    pub coverage: f64,
    /// Share of its rows that are of interest.
    pub density: f64,
    /// Share of all rows that lie in it.
    pub mass: f64,
    /// Its restrictions, by input, lower side before upper.
    pub sides: Vec<Side>,
}

/// One restriction of a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Side {
    /// Column of the input.
    pub column: usize,
    /// Whether it is an upper limit.
    pub upper: bool,
    /// The limit.
    pub limit: f64,
    /// Quasi-p-value: how likely so many rows of interest would be, if the restriction said nothing.
    /// That is, with the density of the box without it. Small is good (Bryant and Lempert, 2010).
    pub quasi_p: f64,
}

impl Trajectory {
    /// The last box.
    pub fn last(&self) -> &Step {
        &self.steps[self.steps.len() - 1]
    }

    /// The box of most coverage with at least this density, the earlier of two equal ones.
    pub fn with_density(&self, at_least: f64) -> Option<&Step> {
        let dense = self.steps.iter().filter(|step| step.density >= at_least);
        dense.reduce(|best, step| {
            if step.coverage > best.coverage {
                step
            } else {
                best
            }
        })
    }
}

/// What a step is told from: all rows, and those that were free for this box.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) inputs: &'a Matrix,
    pub(super) interest: &'a [bool],
    pub(super) free: Vec<usize>,
    pub(super) whole: Region,
}

impl Scene<'_> {
    /// The free rows that lie in a box.
    pub(super) fn inside(&self, region: &Region) -> Vec<usize> {
        let columns = region.restricted(&self.whole);
        let holds = |row: &usize| {
            let at = |column: &usize| region.limits()[*column].hold(self.inputs.at(*row, *column));
            columns.iter().all(at)
        };
        self.free.iter().copied().filter(holds).collect()
    }

    /// A box with all that is told of it.
    pub(super) fn step(&self, region: &Region, count: Count) -> Step {
        let all = self.interest.iter().filter(|came| **came).count();
        Step {
            region: region.clone(),
            rows: count.rows,
            wanted: count.wanted,
            coverage: count.wanted as f64 / all as f64,
            density: count.density(),
            mass: count.rows as f64 / self.interest.len() as f64,
            sides: self.sides(region, count),
        }
    }

    fn sides(&self, region: &Region, count: Count) -> Vec<Side> {
        let mut sides = Vec::new();
        for column in region.restricted(&self.whole) {
            let (limits, free) = (region.limits()[column], self.whole.limits()[column]);
            for upper in [false, true] {
                let (limit, widest) = if upper {
                    (limits.high, free.high)
                } else {
                    (limits.low, free.low)
                };
                if limit == widest {
                    continue;
                }
                let mut wider = limits;
                *(if upper {
                    &mut wider.high
                } else {
                    &mut wider.low
                }) = widest;
                let without = self.inside(&region.with(column, wider));
                let without = Count::of(without, self.interest);
                sides.push(Side {
                    column,
                    upper,
                    limit,
                    quasi_p: upper_tail(count.wanted, count.rows, without.density()),
                });
            }
        }
        sides
    }
}
