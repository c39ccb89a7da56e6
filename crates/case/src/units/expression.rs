//! Products of unit names: `L/day`, `XOF per L`, `thousand t`, `L/(people*day)`, `km^2`.

use super::{Dimension, SyntaxFault, Unit, UnitError};

type Lookup<'l> = dyn Fn(&str) -> Result<Unit, UnitError> + 'l;

/// Longest text that is read as a unit.
const LONGEST: usize = 80;
/// Deepest nesting of brackets.
const DEEPEST: usize = 4;

/// Reads a product; `lookup` knows the names.
pub(super) fn parse(text: &str, lookup: &Lookup<'_>) -> Result<Unit, UnitError> {
    if text.len() > LONGEST {
        return Err(UnitError::Syntax(SyntaxFault::TooLong));
    }
    let tokens = tokens(text);
    let mut parser = Parser {
        tokens: &tokens,
        next: 0,
        lookup,
    };
    let unit = parser.product(0)?;
    match parser.peek() {
        None => Ok(unit),
        Some(token) => Err(unexpected(token)),
    }
}

/// Splits into names and the signs `/ * ^ ( )`.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while let Some(at) = rest.find(['/', '*', '^', '(', ')']) {
            tokens.extend((at > 0).then(|| &rest[..at]));
            tokens.push(&rest[at..=at]);
            rest = &rest[at + 1..];
        }
        tokens.extend((!rest.is_empty()).then_some(rest));
    }
    tokens
}

struct Parser<'t> {
    tokens: &'t [&'t str],
    next: usize,
    lookup: &'t Lookup<'t>,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t str> {
        self.tokens.get(self.next).copied()
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.peek() == Some(token);
        self.next += usize::from(found);
        found
    }

    /// Factors joined by `*`, a space, `/` or `per`, from left to right.
    fn product(&mut self, depth: usize) -> Result<Unit, UnitError> {
        let mut product = self.power(depth)?;
        loop {
            let sign = if self.eat("/") || self.eat("per") {
                -1
            } else if self.eat("*") || !matches!(self.peek(), None | Some(")" | "^")) {
                1
            } else {
                return Ok(product);
            };
            product = raise(product, self.power(depth)?, sign)?;
        }
    }

    fn power(&mut self, depth: usize) -> Result<Unit, UnitError> {
        let base = self.factor(depth)?;
        if !self.eat("^") {
            return Ok(base);
        }
        let exponent = self.peek().and_then(|token| token.parse::<i8>().ok());
        let exponent = exponent.filter(|n| (1..=3).contains(n));
        let exponent = exponent.ok_or(UnitError::Syntax(SyntaxFault::BadPower))?;
        self.next += 1;
        raise(
            Unit {
                dimension: Dimension::NONE,
                factor: 1.0,
            },
            base,
            exponent,
        )
    }

    fn factor(&mut self, depth: usize) -> Result<Unit, UnitError> {
        match self.peek() {
            None => Err(UnitError::Syntax(SyntaxFault::Ends)),
            Some("(") if depth < DEEPEST => {
                self.next += 1;
                let inner = self.product(depth + 1)?;
                if self.eat(")") {
                    Ok(inner)
                } else {
                    Err(UnitError::Syntax(SyntaxFault::OpenBracket))
                }
            }
            Some(token @ ("/" | "*" | "^" | "(" | ")" | "per")) => Err(unexpected(token)),
            Some(name) => {
                self.next += 1;
                (self.lookup)(name)
            }
        }
    }
}

fn unexpected(token: &str) -> UnitError {
    UnitError::Syntax(SyntaxFault::Unexpected(token.to_owned()))
}

/// `one` times `other` to the power `power`.
fn raise(one: Unit, other: Unit, power: i8) -> Result<Unit, UnitError> {
    let dimension = one.dimension.times(other.dimension, power);
    let dimension = dimension.ok_or(UnitError::Syntax(SyntaxFault::HighPower))?;
    let mut factor = one.factor;
    for _ in 0..power.unsigned_abs() {
        factor = if power < 0 {
            factor / other.factor
        } else {
            factor * other.factor
        };
    }
    Ok(Unit { dimension, factor })
}
