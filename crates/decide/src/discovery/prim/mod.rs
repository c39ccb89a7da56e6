//! The patient rule induction method: under which few conditions does an outcome come?
//! (Friedman and Fisher, 1999; Bryant and Lempert, 2010)

mod cut;
mod stability;
mod step;
mod walk;

pub use stability::Reproduced;
pub use step::{Side, Step, Trajectory};

use super::Region;
use crate::invalid::{Invalid, length, range};
use crate::numbers::Matrix;
use walk::Walk;

/// What the next cut is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Objective {
    /// Gain in density by rows lost: prefers small cuts that gain much, and treats inputs with few
    /// values fairly.
    #[default]
    GainPerRow,
    /// The same, times the rows that stay (Friedman and Fisher, section 14.6).
    GainPerRowOfRest,
    /// Density of what stays, as first published.
    Density,
}

/// How boxes are looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prim {
    /// Share of the box that a cut takes away; above 0 and below 0.5.
    pub peel: f64,
    /// Share of the rows beside the box that a paste gives back; above 0 and below 0.5.
    pub paste: f64,
    /// Share of all rows that a box must keep, from 0 to 1.
    pub least_mass: f64,
    /// What the next cut is chosen by.
    pub objective: Objective,
}

impl Default for Prim {
    fn default() -> Self {
        Self {
            peel: 0.05,
            paste: 0.05,
            least_mass: 0.05,
            objective: Objective::default(),
        }
    }
}

impl Prim {
    /// Looks for a box with many rows of interest: cuts it down side by side, then gives back where
    /// that raises the density. `interest` says for each row whether the outcome came; rows in the
    /// boxes `found` before are left out.
    ///
    /// Of two equal cuts the one that restricts fewer inputs is made, then the one of the first
    /// input, upper side before lower.
    ///
    /// # Errors
    ///
    /// If a setting is out of range; if `interest` isn't one for each row; if the outcome came in
    /// every row or in none; if boxes before hold all rows.
    pub fn find(
        &self,
        inputs: &Matrix,
        interest: &[bool],
        found: &[Region],
    ) -> Result<Trajectory, Invalid> {
        self.check()?;
        length("outcomes", interest.len(), inputs.rows())?;
        let wanted = interest.iter().filter(|came| **came).count();
        if wanted == 0 || wanted == inputs.rows() {
            return Err(Invalid::Constant {
                what: "the outcome",
                value: f64::from(u8::from(wanted > 0)),
            });
        }
        let free = |row: &usize| !found.iter().any(|region| region.holds(inputs.row(*row)));
        let rows: Vec<usize> = (0..inputs.rows()).filter(free).collect();
        if rows.is_empty() {
            return Err(Invalid::Empty {
                what: "row outside the boxes found before",
            });
        }
        let mut walk = Walk::new(self, inputs, interest, rows);
        while walk.peel() {}
        while walk.paste() {}
        Ok(walk.trajectory())
    }

    fn check(&self) -> Result<(), Invalid> {
        let below_half = |share: f64| share > 0.0 && share < 0.5;
        range(
            "share to peel",
            self.peel,
            below_half(self.peel),
            "between 0 and 0.5",
        )?;
        range(
            "share to paste",
            self.paste,
            below_half(self.paste),
            "between 0 and 0.5",
        )?;
        let mass = self.least_mass;
        range(
            "least mass",
            mass,
            (0.0..=1.0).contains(&mass),
            "from 0 to 1",
        )
    }

    /// How good it is to go from one box to another: rows of interest and rows, before and after.
    fn gain(&self, before: Count, after: Count) -> f64 {
        if self.objective == Objective::Density {
            return if after.rows > 0 {
                after.density()
            } else {
                -1.0
            };
        }
        let gained = after.density() - before.density();
        if gained == 0.0 || before.rows == after.rows {
            return 0.0;
        }
        let moved = before.rows.abs_diff(after.rows) as f64;
        match self.objective {
            Objective::GainPerRowOfRest => after.rows as f64 * gained / moved,
            _ => gained / moved,
        }
    }
}

/// Rows in a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    rows: usize,
    wanted: usize,
}

impl Count {
    fn of(rows: impl IntoIterator<Item = usize>, interest: &[bool]) -> Self {
        let none = Self { rows: 0, wanted: 0 };
        rows.into_iter().fold(none, |count, row| Self {
            rows: count.rows + 1,
            wanted: count.wanted + usize::from(interest[row]),
        })
    }

    /// Share of rows that are of interest; 0 for no row.
    fn density(self) -> f64 {
        self.wanted as f64 / self.rows.max(1) as f64
    }
}
