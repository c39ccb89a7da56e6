//! Boxes whose limits are no accident.

use std::collections::BTreeMap;

use citerne_decide::{Invalid, Matrix, Region, Share, Step, Trajectory, quasi_p, share_among};

use crate::conditions::found::Searching;

/// A box, with what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Boxed {
    /// All boxes on the way to it and beyond.
    pub trajectory: Trajectory,
    /// Which of them was chosen: the one that holds most cases beyond those that as many histories at
    /// random would hold.
    pub chosen: usize,
    /// Its limits.
    pub conditions: Vec<Condition>,
    /// How often the outcome came inside, with an interval.
    pub share: Share,
    /// Coverage and density when the box is looked for in half of the pasts and tried on the other,
    /// the mean of both ways; `None` where a half finds none.
    pub tried: Option<[f64; 2]>,
    /// Inputs that were left out again, since their limits were accidents; by index of those kept.
    pub dropped: Vec<usize>,
}

/// One limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condition {
    /// Index of the input among those kept.
    pub input: usize,
    /// Whether it is an upper limit.
    pub upper: bool,
    /// The limit, in the input's unit.
    pub limit: f64,
    /// How likely so many cases would be if the limit said nothing; histories of one past count by
    /// what they are worth.
    pub quasi_p: f64,
    /// Share of trials on half of the pasts that limit the input, too.
    pub reproduced: f64,
}

/// Above this quasi-p-value a limit is noise.
const MOST_QUASI_P: f64 = 0.1;
/// An input must come back in this share of trials.
const LEAST_REPRODUCED: f64 = 0.5;
/// Trials on half of the pasts.
const TRIALS: usize = 50;

/// Histories in which boxes are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search<'a> {
    pub(super) inputs: &'a Matrix,
    pub(super) came: &'a [bool],
    pub(super) pasts: &'a [u64],
    pub(super) searching: &'a Searching,
}

impl Search<'_> {
    /// Boxes one after the other, as long as they hold something beyond those before.
    pub(super) fn boxes(&self) -> Result<Vec<Boxed>, Invalid> {
        let mut found: Vec<Boxed> = Vec::new();
        for _ in 0..self.searching.boxes {
            let free = self.outside(&found);
            let rest = free.iter().filter(|row| self.came[**row]).count();
            // What is left must hold enough cases to look for, and others.
            let least = (self.searching.prim.least_mass * self.came.len() as f64) as usize;
            if rest < least.max(10) || rest == free.len() {
                break;
            }
            match self.one(&free)? {
                Some(boxed) => found.push(boxed),
                None => break,
            }
        }
        Ok(found)
    }

    /// Rows in none of the boxes.
    fn outside(&self, found: &[Boxed]) -> Vec<usize> {
        let inside = |row: &usize| {
            found.iter().any(|boxed| {
                let region = &boxed.trajectory.steps[boxed.chosen].region;
                region.holds(self.inputs.row(*row))
            })
        };
        (0..self.came.len()).filter(|row| !inside(row)).collect()
    }

    /// A box among some rows, without the inputs whose limits are accidents; `None` if no input is
    /// left.
    fn one(&self, rows: &[usize]) -> Result<Option<Boxed>, Invalid> {
        let mut columns: Vec<usize> = (0..self.inputs.columns()).collect();
        let mut dropped = Vec::new();
        while !columns.is_empty() {
            let part = Part::new(self, rows, &columns)?;
            let Some(trajectory) = part.trajectory(self.searching)? else {
                return Ok(None);
            };
            let chosen = balanced(&trajectory);
            let conditions = part.conditions(&trajectory, chosen, self.searching)?;
            if conditions.is_empty() {
                return Ok(None);
            }
            let accidents = accidents(&conditions);
            if accidents.is_empty() {
                return self.told(&part, &columns, trajectory, chosen, conditions, dropped);
            }
            let gone: Vec<usize> = accidents.iter().map(|at| columns[*at]).collect();
            columns.retain(|column| !gone.contains(column));
            dropped.extend(gone);
        }
        Ok(None)
    }

    fn told(
        &self,
        part: &Part,
        columns: &[usize],
        trajectory: Trajectory,
        chosen: usize,
        conditions: Vec<Condition>,
        dropped: Vec<usize>,
    ) -> Result<Option<Boxed>, Invalid> {
        let inside = part.inside(&trajectory.steps[chosen].region);
        let share = share_among(
            &inside,
            &part.came,
            &part.pasts,
            self.searching.resampling.level,
        )?;
        let Some(share) = share else { return Ok(None) };
        let of_kept = |condition: Condition| Condition {
            input: columns[condition.input],
            ..condition
        };
        Ok(Some(Boxed {
            tried: part.tried(self.searching)?,
            trajectory: self.widened(trajectory, columns),
            chosen,
            conditions: conditions.into_iter().map(of_kept).collect(),
            share,
            dropped,
        }))
    }

    /// The boxes with limits for all inputs that were kept, not only those that were used.
    fn widened(&self, trajectory: Trajectory, columns: &[usize]) -> Trajectory {
        let whole = Region::around(self.inputs);
        let wide = |step: Step| {
            let mut limits = whole.limits().to_vec();
            for (limit, column) in step.region.limits().iter().zip(columns) {
                limits[*column] = *limit;
            }
            let mut sides = step.sides;
            for side in &mut sides {
                side.column = columns[side.column];
            }
            Step {
                region: Region::new(limits),
                sides,
                ..step
            }
        };
        Trajectory {
            steps: trajectory.steps.into_iter().map(wide).collect(),
        }
    }
}

/// Some rows and inputs.
struct Part {
    inputs: Matrix,
    came: Vec<bool>,
    pasts: Vec<u64>,
}

impl Part {
    fn new(of: &Search<'_>, rows: &[usize], columns: &[usize]) -> Result<Self, Invalid> {
        let cell = |row: usize| columns.iter().map(move |column| of.inputs.at(row, *column));
        let values = rows.iter().flat_map(|row| cell(*row)).collect();
        Ok(Self {
            inputs: Matrix::new(columns.len(), values)?,
            came: rows.iter().map(|row| of.came[*row]).collect(),
            pasts: rows.iter().map(|row| of.pasts[*row]).collect(),
        })
    }

    /// The boxes; `None` if the outcome came in all rows or in none.
    fn trajectory(&self, searching: &Searching) -> Result<Option<Trajectory>, Invalid> {
        match searching.prim.find(&self.inputs, &self.came, &[]) {
            Ok(trajectory) => Ok(Some(trajectory)),
            Err(Invalid::Constant { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn inside(&self, region: &Region) -> Vec<bool> {
        let rows = 0..self.inputs.rows();
        rows.map(|row| region.holds(self.inputs.row(row))).collect()
    }

    fn conditions(
        &self,
        trajectory: &Trajectory,
        chosen: usize,
        searching: &Searching,
    ) -> Result<Vec<Condition>, Invalid> {
        let step = &trajectory.steps[chosen];
        let seed = searching.resampling.seed;
        let again = searching.prim.reproduced_sharing(
            &self.inputs,
            &self.came,
            &self.pasts,
            step,
            TRIALS,
            seed,
        )?;
        let whole = trajectory.steps[0].region.limits();
        let mut conditions = Vec::new();
        for side in &step.sides {
            let mut limits = step.region.limits().to_vec();
            match side.upper {
                true => limits[side.column].high = whole[side.column].high,
                false => limits[side.column].low = whole[side.column].low,
            }
            conditions.push(Condition {
                input: side.column,
                upper: side.upper,
                limit: side.limit,
                quasi_p: self.quasi_p(&step.region, &Region::new(limits), searching)?,
                reproduced: again[side.column].by_coverage,
            });
        }
        Ok(conditions)
    }

    /// That of a limit, with the box and the box without it. Rows that share pasts count by what
    /// they are worth.
    fn quasi_p(
        &self,
        region: &Region,
        without: &Region,
        searching: &Searching,
    ) -> Result<f64, Invalid> {
        let level = searching.resampling.level;
        let of = |region| share_among(&self.inside(region), &self.came, &self.pasts, level);
        let (Some(inside), Some(without)) = (of(region)?, of(without)?) else {
            return Ok(1.0);
        };
        let rows = inside.worth.round();
        let wanted = (inside.value() * rows).round();
        Ok(quasi_p(wanted as usize, rows as usize, without.value()))
    }

    /// Coverage and density of boxes that are looked for in half of the pasts, on the other half.
    fn tried(&self, searching: &Searching) -> Result<Option<[f64; 2]>, Invalid> {
        let mut number = BTreeMap::new();
        for past in &self.pasts {
            let next = number.len();
            number.entry(*past).or_insert(next);
        }
        let mut sums = [0.0; 2];
        for half in 0..2 {
            let ours = |row: &usize| number[&self.pasts[*row]] % 2 == half;
            let (here, there): (Vec<usize>, Vec<usize>) = (0..self.came.len()).partition(ours);
            let columns: Vec<usize> = (0..self.inputs.columns()).collect();
            let of = Search {
                inputs: &self.inputs,
                came: &self.came,
                pasts: &self.pasts,
                searching,
            };
            if here.is_empty() || there.is_empty() {
                return Ok(None);
            }
            let (part, rest) = (
                Part::new(&of, &here, &columns)?,
                Part::new(&of, &there, &columns)?,
            );
            let Some(trajectory) = part.trajectory(searching)? else {
                return Ok(None);
            };
            let region = &trajectory.steps[balanced(&trajectory)].region;
            let inside = rest.inside(&opened(region, &trajectory.steps[0].region));
            let both = inside
                .iter()
                .zip(&rest.came)
                .filter(|(inside, came)| **inside && **came);
            let both = both.count() as f64;
            let count = |of: &[bool]| of.iter().filter(|it| **it).count() as f64;
            let (rows, cases) = (count(&inside), count(&rest.came));
            if rows == 0.0 || cases == 0.0 {
                return Ok(None);
            }
            sums[0] += both / cases / 2.0;
            sums[1] += both / rows / 2.0;
        }
        Ok(Some(sums))
    }
}

/// A box without the limits that are only those of its rows: others may lie further out.
fn opened(region: &Region, whole: &Region) -> Region {
    let pairs = region.limits().iter().zip(whole.limits());
    let open = pairs.map(|(limits, whole)| {
        let mut limits = *limits;
        if limits.low == whole.low {
            limits.low = f64::NEG_INFINITY;
        }
        if limits.high == whole.high {
            limits.high = f64::INFINITY;
        }
        limits
    });
    Region::new(open.collect())
}

/// The box that holds most cases beyond those that as many histories at random would hold; of equal
/// ones the first.
fn balanced(trajectory: &Trajectory) -> usize {
    let base = trajectory.steps[0].density;
    let beyond = |step: &Step| step.rows as f64 * (step.density - base);
    let mut best = 0;
    for (index, step) in trajectory.steps.iter().enumerate() {
        if beyond(step) > beyond(&trajectory.steps[best]) {
            best = index;
        }
    }
    best
}

/// Inputs of which no limit is sure, or that don't come back in trials.
fn accidents(conditions: &[Condition]) -> Vec<usize> {
    let accident = |condition: &Condition| {
        condition.quasi_p > MOST_QUASI_P || condition.reproduced < LEAST_REPRODUCED
    };
    let mut inputs: Vec<usize> = conditions
        .iter()
        .filter(|it| accident(it))
        .map(|it| it.input)
        .collect();
    inputs.dedup();
    inputs
}
