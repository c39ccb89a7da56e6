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

/// Bases by what they are called, in English and in French.
const BASES: [(Base, [&str; 2]); 8] = [
    (Base::Volume, ["volume", "volume"]),
    (Base::Trucks, ["trucks", "camions"]),
    (Base::People, ["people", "personnes"]),
    (Base::Length, ["length", "longueur"]),
    (Base::Time, ["time", "temps"]),
    (Base::Money, ["money", "argent"]),
    (Base::Mass, ["mass", "masse"]),
    (Base::Energy, ["energy", "énergie"]),
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

    /// It in words, English and French: "volume / time", "a plain number".
    pub(crate) fn words(self) -> [String; 2] {
        let plain = ["a plain number", "un nombre sans unité"];
        [0, 1].map(|language| {
            let over = self.factors(language, |power| power > 0).join(" x ");
            let under = self.factors(language, |power| power < 0).join(" / ");
            match (over.as_str(), under.as_str()) {
                ("", "") => plain[language].to_owned(),
                (over, "") => over.to_owned(),
                ("", under) => format!("1 / {under}"),
                (over, under) => format!("{over} / {under}"),
            }
        })
    }

    /// The bases whose power is of a kind, with the power where it isn't one.
    fn factors(self, language: usize, of: impl Fn(i8) -> bool) -> Vec<String> {
        let named = self.0.iter().zip(BASES).filter(|(power, _)| of(**power));
        named
            .map(|(power, (_, names))| match power.unsigned_abs() {
                1 => names[language].to_owned(),
                n => format!("{}^{n}", names[language]),
            })
            .collect()
    }
}

impl fmt::Display for Dimension {
    /// In English: "volume / time", "a plain number".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words()[0])
    }
}
