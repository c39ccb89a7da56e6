//! Units: names to dimensions and factors, and conversion at the border of the case.
//!
//! A unit is a product of names: `L/day`, `XOF/L`, `thousand t`, `L/people/day`, `1/month`, `km^2`.
//! Each key of the case names the unit it is wanted in; a figure may be given in any unit of the
//! same dimension. Inside the program nothing is ever converted again.

mod dimension;
mod expression;
mod table;

use std::collections::BTreeMap;

pub use dimension::{Base, Dimension};
pub use table::unit_names;

/// A unit that has been read: `factor` base units of `dimension`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// What kind of thing it measures.
    pub dimension: Dimension,
    /// How many base units (L, trucks, people, km, days, the case's money, kg, J) one is.
    pub factor: f64,
}

/// Why a unit can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    /// A name that is no unit.
    #[error("unknown unit `{0}`")]
    Unknown(String),
    /// A currency whose worth the case does not state.
    #[error("no exchange rate for {0}")]
    Currency(String),
    /// Text that is no product of names.
    #[error("can't read the unit: {}", .0.words()[0])]
    Syntax(SyntaxFault),
    /// Two units of different dimension.
    #[error("{found} is not {expected}")]
    Dimension {
        /// Dimension of the unit given.
        found: Dimension,
        /// Dimension of the unit wanted.
        expected: Dimension,
    },
}

/// Why a text is no product of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// It is too long to be one.
    TooLong,
    /// A sign or bracket where it can't be.
    Unexpected(String),
    /// A power that is none of 1, 2 and 3.
    BadPower,
    /// Powers that come to more than any unit has.
    HighPower,
    /// The end where a name should follow.
    Ends,
    /// A bracket that is not closed.
    OpenBracket,
}

impl SyntaxFault {
    /// It in words, English and French.
    pub(crate) fn words(&self) -> [String; 2] {
        let both = match self {
            Self::TooLong => ["it is too long", "elle est trop longue"],
            Self::Unexpected(token) => {
                return ["unexpected", "inattendu ici :"].map(|word| format!("{word} `{token}`"));
            }
            Self::BadPower => ["a power is 1, 2 or 3", "une puissance est 1, 2 ou 3"],
            Self::HighPower => ["a power is too high", "une puissance est trop haute"],
            Self::Ends => [
                "it ends where a name should follow",
                "elle finit là où un nom devrait suivre",
            ],
            Self::OpenBracket => [
                "a bracket is not closed",
                "une parenthèse n'est pas refermée",
            ],
        };
        both.map(str::to_owned)
    }
}

/// The units of one case: the fixed table, its currency and its exchange rates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Units {
    currency: String,
    exchange: BTreeMap<String, f64>,
}

impl Units {
    /// Units with money in `currency`; `exchange` gives how much of it one of another is worth.
    pub fn new<'a>(currency: &str, exchange: impl IntoIterator<Item = (&'a str, f64)>) -> Self {
        let own = canonical_currency(currency);
        let exchange = exchange
            .into_iter()
            .filter(|(_, rate)| *rate > 0.0)
            .map(|(code, rate)| (canonical_currency(code).to_owned(), rate))
            .collect();
        Self {
            currency: own.to_owned(),
            exchange,
        }
    }

    /// The code of the case's money.
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// Reads a unit.
    ///
    /// # Errors
    /// When a name is unknown, a currency has no rate, or the text is no product of names.
    pub fn parse(&self, text: &str) -> Result<Unit, UnitError> {
        expression::parse(text, &|name| self.lookup(name))
    }

    /// How many `to` one `from` is.
    ///
    /// # Errors
    /// When either can't be read, or when they differ in dimension.
    pub fn factor(&self, from: &str, to: &str) -> Result<f64, UnitError> {
        // Equal texts need no detour over base units, which could cost the last bit.
        if from == to {
            self.parse(from)?;
            return Ok(1.0);
        }
        let (from, to) = (self.parse(from)?, self.parse(to)?);
        if from.dimension != to.dimension {
            return Err(UnitError::Dimension {
                found: from.dimension,
                expected: to.dimension,
            });
        }
        Ok(from.factor / to.factor)
    }

    /// Converts `value` from one unit to another.
    ///
    /// # Errors
    /// As [`Units::factor`].
    pub fn convert(&self, value: f64, from: &str, to: &str) -> Result<f64, UnitError> {
        Ok(value * self.factor(from, to)?)
    }

    fn lookup(&self, name: &str) -> Result<Unit, UnitError> {
        if let Some(unit) = table::lookup(name) {
            return Ok(unit);
        }
        let (code, part) = table::currency(name).unwrap_or((canonical_currency(name), 1.0));
        if code == "money" || code == self.currency {
            return Ok(Unit {
                dimension: Dimension::of(Base::Money),
                factor: part,
            });
        }
        match self.exchange.get(code) {
            Some(rate) => Ok(Unit {
                dimension: Dimension::of(Base::Money),
                factor: rate * part,
            }),
            None if looks_like_currency(code) => Err(UnitError::Currency(code.to_owned())),
            None => Err(UnitError::Unknown(name.to_owned())),
        }
    }
}

/// `FCFA`, `CFA` and `XOF` are one currency.
fn canonical_currency(code: &str) -> &str {
    match code {
        "FCFA" | "CFA" => "XOF",
        other => other,
    }
}

/// Three capital letters.
pub(crate) fn looks_like_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mali() -> Units {
        Units::new("XOF", [("EUR", 655.957), ("USD", 560.0)])
    }

    #[test]
    fn converts_what_a_case_needs() {
        let units = mali();
        let cases = [
            (1.0, "m3/day", "L/day", 1000.0),
            (2.0, "hL", "L", 200.0),
            (200.0, "tankers/week", "trucks/day", 200.0 / 7.0),
            (1.0, "bbl", "L", 158.987_294_928),
            (1.0, "gal_imp", "L", 4.546_09),
            (3.0, "million L/month", "L/day", 3e6 / 30.4375),
            (1.0, "1/year", "1/day", 1.0 / 365.25),
            (12.0, "percent", "1", 0.12),
            (725.0, "FCFA per L", "money/L", 725.0),
            (1.0, "EUR", "money", 655.957),
            (2.0, "weeks", "days", 14.0),
            (0.5, "days", "hours", 12.0),
            (10.0, "mi", "km", 16.09344),
            (3.0, "attacks/month", "1/day", 3.0 / 30.4375),
            (5.0, "thousand people", "people", 5000.0),
            (4.0, "L/people/day", "L/day/people", 4.0),
            (4.0, "L/(people*day)", "L/day/people", 4.0),
        ];
        for (value, from, to, expected) in cases {
            let found = units.convert(value, from, to).unwrap();
            assert!(
                (found / expected - 1.0).abs() < 1e-12,
                "{from} to {to}: {found}"
            );
        }
    }

    #[test]
    fn pence_are_hundredths_of_pounds() {
        let units = Units::new("GBP", []);
        assert_eq!(units.convert(80.0, "p/L", "money/L"), Ok(0.8));
    }

    #[test]
    fn refuses_what_can_not_be_known() {
        let units = mali();
        assert!(matches!(
            units.convert(1.0, "t", "L"),
            Err(UnitError::Dimension { .. })
        ));
        assert_eq!(units.parse("GBP/L"), Err(UnitError::Currency("GBP".into())));
        assert_eq!(units.parse("p/L"), Err(UnitError::Currency("GBP".into())));
        assert_eq!(units.parse("L/dya"), Err(UnitError::Unknown("dya".into())));
        for broken in [
            "",
            "/",
            "L/",
            "L//day",
            "L day^",
            "(L",
            "L)",
            "L^9999999999",
            "^",
        ] {
            assert!(
                matches!(units.parse(broken), Err(UnitError::Syntax(_))),
                "{broken}"
            );
        }
    }

    #[test]
    fn hostile_expressions_end() {
        let units = mali();
        assert!(units.parse(&"(".repeat(100_000)).is_err());
        assert!(units.parse(&"L*".repeat(100_000)).is_err());
    }
}
