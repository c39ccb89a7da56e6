//! Dimensions as exponents of base quantities.

use std::fmt;

/// A kind of thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Volume, in litres.
    Volume,
    /// Trucks.
    Trucks,
    /// People.
    People,
    /// Length, in kilometres.
    Length,
    /// Time, in days.
    Time,
    /// Money of the case.
    Money,
    /// Mass, in kilograms: never converted to litres.
    Mass,
    /// Energy, in megawatt-hours.
    Energy,
}

const BASES: [(Base, &str); 8] = [
    (Base::Volume, "volume"),
    (Base::Trucks, "trucks"),
    (Base::People, "people"),
    (Base::Length, "length"),
    (Base::Time, "time"),
    (Base::Money, "money"),
    (Base::Mass, "mass"),
    (Base::Energy, "energy"),
];

/// A product of powers of base quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dimension([i8; BASES.len()]);

impl Dimension {
    /// No dimension: counts, shares, factors.
    pub const NONE: Self = Self([0; BASES.len()]);

    /// The dimension of one base quantity.
    pub fn of(base: Base) -> Self {
        let mut powers = [0; BASES.len()];
        powers[base as usize] = 1;
        Self(powers)
    }

    /// The product with `other` to the power `power`; `None` when an exponent overflows.
    pub(super) fn times(self, other: Self, power: i8) -> Option<Self> {
        let mut powers = self.0;
        for (own, more) in powers.iter_mut().zip(other.0) {
            *own = own.checked_add(more.checked_mul(power)?)?;
        }
        Some(Self(powers))
    }
}

impl fmt::Display for Dimension {
    /// In words: "volume / time", "a plain number".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |power: &i8, name: &str| match power.unsigned_abs() {
            1 => name.to_owned(),
            n => format!("{name}^{n}"),
        };
        let named = || self.0.iter().zip(BASES);
        let over: Vec<_> = named()
            .filter(|(p, _)| **p > 0)
            .map(|(p, (_, name))| part(p, name))
            .collect();
        let under: Vec<_> = named()
            .filter(|(p, _)| **p < 0)
            .map(|(p, (_, name))| part(p, name))
            .collect();
        match (over.is_empty(), under.is_empty()) {
            (true, true) => out.write_str("a plain number"),
            (false, true) => out.write_str(&over.join(" x ")),
            (true, false) => write!(out, "1 / {}", under.join(" / ")),
            (false, false) => write!(out, "{} / {}", over.join(" x "), under.join(" / ")),
        }
    }
}
