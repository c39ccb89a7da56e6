//! The points from which Sobol' indices are estimated.

use super::{Groups, Sequence};
use crate::invalid::{Invalid, range};
use crate::numbers::Matrix;

/// Points of Saltelli's design (2002; Saltelli and others, 2010).
///
/// Two independent points *A* and *B* for each base row; then *A* with one group taken from *B*, for
/// each group; for second order also *B* with one group taken from *A*. They come base row by base
/// row in the order A, A with group 0 of B, ..., B with group 0 of A, ..., B.
#[derive(Debug, Clone)]
pub struct SobolDesign {
    groups: Groups,
    second_order: bool,
    both: Matrix,
}

/// What one point of a base row is.
enum Kind {
    A,
    AWithGroupOfB(usize),
    BWithGroupOfA(usize),
    B,
}

impl SobolDesign {
    /// A design of so many base rows, at best a power of two, from the scrambled Sobol' sequence.
    ///
    /// # Errors
    ///
    /// With fewer than 2 base rows; with more than 1,024 factors.
    pub fn new(
        groups: Groups,
        base: usize,
        second_order: bool,
        seed: u64,
    ) -> Result<Self, Invalid> {
        range("number of base rows", base as f64, base >= 2, "from 2 up")?;
        let sequence = Sequence::scrambled(2 * groups.factors(), seed)?;
        let mut both = Matrix::zeros(base, 2 * groups.factors());
        for row in 0..base {
            sequence.point(row as u32, both.row_mut(row));
        }
        Ok(Self {
            groups,
            second_order,
            both,
        })
    }

    /// The same design with only its first base rows: those of a shorter run.
    ///
    /// # Errors
    ///
    /// With fewer than 2 base rows, or more than there are.
    pub fn of_first(&self, base: usize) -> Result<Self, Invalid> {
        let inside = (2..=self.base()).contains(&base);
        range("number of base rows", base as f64, inside, "from 2 to all")?;
        let columns = self.both.columns();
        let rows = (0..base).flat_map(|row| self.both.row(row).iter().copied());
        Ok(Self {
            both: Matrix::new(columns, rows.collect())?,
            ..self.clone()
        })
    }

    /// The groups.
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// Number of base rows.
    pub fn base(&self) -> usize {
        self.both.rows()
    }

    /// Whether there are points for second order.
    pub fn second_order(&self) -> bool {
        self.second_order
    }

    /// Points of each base row.
    pub fn block(&self) -> usize {
        let groups = self.groups.count();
        2 + groups + if self.second_order { groups } else { 0 }
    }

    /// How many points there are.
    pub fn points(&self) -> usize {
        self.base() * self.block()
    }

    /// Writes point number `index` into `out`, a number in (0, 1) for each factor.
    pub fn point(&self, index: usize, out: &mut [f64]) {
        let row = self.both.row(index / self.block());
        let (a, b) = row.split_at(self.groups.factors());
        let (most, group, other) = match self.kind(index % self.block()) {
            Kind::A => (a, None, b),
            Kind::AWithGroupOfB(group) => (a, Some(group), b),
            Kind::BWithGroupOfA(group) => (b, Some(group), a),
            Kind::B => (b, None, a),
        };
        out.copy_from_slice(most);
        for factor in group
            .into_iter()
            .flat_map(|group| self.groups.members(group))
        {
            out[*factor] = other[*factor];
        }
    }

    fn kind(&self, place: usize) -> Kind {
        let groups = self.groups.count();
        match place {
            0 => Kind::A,
            last if last + 1 == self.block() => Kind::B,
            first if first <= groups => Kind::AWithGroupOfB(first - 1),
            second => Kind::BWithGroupOfA(second - 1 - groups),
        }
    }
}
