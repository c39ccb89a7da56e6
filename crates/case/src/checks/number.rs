//! Checks of one number: its figure, its unit, its range, its source.

use std::collections::BTreeSet;

use citerne_luck::{Distribution, Prepared};

use super::parameters::parameters;
use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::file::Mark;
use crate::near::nearest;
use crate::prior::{bounds, named};
use crate::quantity::Quantity;
use crate::shape::Limits;
use crate::tree::{self, Node};
use crate::units::{UnitError, Units, unit_names};

/// Probability on impossible values from which a prior is refused.
const MOST_IMPOSSIBLE: f64 = 1e-3;
/// Probability that truncation must leave.
const LEAST_LEFT: f64 = 1e-6;

const FIGURES: [&str; 9] = [
    "value",
    "uniform",
    "normal",
    "lognormal",
    "beta",
    "gamma",
    "triangular",
    "discrete",
    "quantiles",
];

/// What every number is held against.
#[derive(Debug)]
pub(crate) struct Books<'a> {
    pub(crate) units: &'a Units,
    pub(crate) sources: BTreeSet<&'a str>,
}

/// One number with its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number<'a> {
    pub(crate) path: &'a str,
    pub(crate) key: Mark,
    pub(crate) node: &'a Node,
    pub(crate) limits: Limits,
}

impl Number<'_> {
    fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }

    /// The place of `key` inside the number's table, or of the number itself.
    pub(super) fn mark(&self, key: &str) -> Mark {
        self.node.get(key).map_or(self.key, |value| value.mark)
    }
}

/// All checks of one number.
pub(crate) fn check(number: Number<'_>, books: &Books<'_>, found: &mut Vec<Diagnostic>) {
    check_origin(number.node, number.key, number.path, books, found);
    check_figure(number, books.units, found);
}

/// All checks of one number but those of its origin.
pub(crate) fn check_figure(number: Number<'_>, units: &Units, found: &mut Vec<Diagnostic>) {
    let Ok(quantity) = tree::read::<Quantity>(number.node) else {
        return;
    };
    let factor = unit_factor(number, &quantity, units, found);
    let before = found.len();
    one_figure(number, found);
    if found.len() == before {
        parameters(number, &quantity, found);
        cut(number, &quantity, found);
    }
    if let Some(factor) = factor.filter(|_| found.len() == before) {
        range(number, &quantity, factor, found);
    }
}

/// Exactly one figure: C101, C102.
fn one_figure(number: Number<'_>, found: &mut Vec<Diagnostic>) {
    let given: Vec<_> = FIGURES
        .iter()
        .filter(|name| number.node.get(name).is_some())
        .collect();
    match given[..] {
        [] => found
            .push(Diagnostic::new(codes::NO_DISTRIBUTION, number.key).arg("key", number.name())),
        [_] => {}
        [one, other, ..] => {
            let key = |name| number.node.entry(name).map(|entry| entry.key);
            found.push(
                Diagnostic::new(codes::TWO_DISTRIBUTIONS, key(other).unwrap_or(number.key))
                    .arg("key", number.name())
                    .arg("one", one)
                    .arg("other", other)
                    .also(key(one)),
            );
        }
    }
}

/// Bounds that make sense together: C112, C114.
fn cut(number: Number<'_>, quantity: &Quantity, found: &mut Vec<Diagnostic>) {
    if let (Some(min), Some(max)) = (quantity.min, quantity.max)
        && min >= max
    {
        found.push(
            Diagnostic::new(codes::MIN_OVER_MAX, number.mark("min"))
                .arg("min", figure(min))
                .arg("max", figure(max))
                .also(number.mark("max")),
        );
    }
    for bound in ["min", "max"] {
        if quantity.value.is_some() && number.node.get(bound).is_some() {
            found.push(
                Diagnostic::new(codes::NEEDLESS_BOUND, number.mark(bound)).arg("bound", bound),
            );
        }
    }
}

/// A unit that is known and of the right kind, as a factor to the wanted unit: C115 to C118.
fn unit_factor(
    number: Number<'_>,
    quantity: &Quantity,
    units: &Units,
    found: &mut Vec<Diagnostic>,
) -> Option<f64> {
    let wanted = number.limits.unit;
    let error = match units.factor(&quantity.unit, wanted) {
        Ok(factor) => return Some(factor),
        Err(error) => error,
    };
    let mark = number.mark("unit");
    found.push(unit_problem(
        &error,
        mark,
        &quantity.unit,
        wanted,
        units,
        number.name(),
    ));
    None
}

/// The diagnostic for a unit that can't be used.
pub(crate) fn unit_problem(
    error: &UnitError,
    mark: Mark,
    unit: &str,
    wanted: &str,
    units: &Units,
    key: &str,
) -> Diagnostic {
    match error {
        UnitError::Unknown(name) => Diagnostic::new(codes::UNKNOWN_UNIT, mark)
            .arg("unit", name)
            .maybe("near", near_unit(name, units))
            .arg("wanted", wanted),
        UnitError::Currency(code) => Diagnostic::new(codes::UNKNOWN_CURRENCY, mark)
            .arg("currency", code)
            .arg("base", units.currency()),
        UnitError::Syntax(what) => Diagnostic::new(codes::BAD_UNIT, mark)
            .arg("unit", unit)
            .say("what", what.words()),
        UnitError::Dimension { found, expected } => Diagnostic::new(codes::WRONG_DIMENSION, mark)
            .arg("unit", unit)
            .say("found", found.words())
            .arg("key", key)
            .say("expected", expected.words())
            .arg("wanted", wanted),
    }
}

fn near_unit<'u>(name: &str, units: &'u Units) -> Option<&'u str> {
    let mut names: Vec<&str> = unit_names().collect();
    names.push(units.currency());
    nearest(name, names)
}

/// Values and priors within the possible range: C111, C113, C119, C120.
fn range(number: Number<'_>, quantity: &Quantity, factor: f64, found: &mut Vec<Diagnostic>) {
    let Limits { unit, low, high } = number.limits;
    let (least, most) = bounds(quantity, factor, low, high);
    if let Some(it) = quantity.quantiles {
        if !(least < it.p05 && it.p95 < most) {
            found.push(
                Diagnostic::new(codes::QUANTILE_ON_EDGE, number.mark("quantiles"))
                    .arg("p05", figure(it.p05))
                    .arg("p95", figure(it.p95))
                    .arg("low", figure(least))
                    .arg("high", figure(most)),
            );
        }
        return;
    }
    let about = |diagnostic: Diagnostic| {
        diagnostic
            .arg("key", number.name())
            .arg("unit", unit)
            .arg("low", figure(low))
            .arg("high", figure(high))
    };
    match named(quantity) {
        Some(Distribution::Fixed(value)) if !(low..=high).contains(&(value * factor)) => {
            found.push(
                about(Diagnostic::new(codes::OUT_OF_RANGE, number.mark("value")))
                    .arg("figure", figure(value * factor))
                    .arg("given", format!("{} {}", figure(value), quantity.unit)),
            );
        }
        Some(Distribution::Fixed(_)) | None => {}
        Some(prior) => prior_in_range(number, quantity, &prior, factor, &about, found),
    }
}

/// Enough of the prior lies within its bounds, and almost none on impossible values.
fn prior_in_range(
    number: Number<'_>,
    quantity: &Quantity,
    prior: &Distribution,
    factor: f64,
    about: &dyn Fn(Diagnostic) -> Diagnostic,
    found: &mut Vec<Diagnostic>,
) {
    let Ok(curve) = Prepared::new(prior) else {
        return;
    };
    let family = FIGURES
        .iter()
        .find(|name| number.node.get(name).is_some())
        .unwrap_or(&"value");
    // The author's own cut; what it leaves is the prior that is held against the range.
    let (least, most) = (
        quantity.min.unwrap_or(f64::NEG_INFINITY),
        quantity.max.unwrap_or(f64::INFINITY),
    );
    let left = within(&curve, prior, least, most);
    if left < LEAST_LEFT {
        found.push(
            Diagnostic::new(codes::CUT_TO_NOTHING, number.mark(family)).arg("left", figure(left)),
        );
        return;
    }
    let (low, high) = bounds(quantity, factor, number.limits.low, number.limits.high);
    let possible = if low < high {
        within(&curve, prior, low, high)
    } else {
        0.0
    };
    let outside = 1.0 - possible / left;
    if outside > MOST_IMPOSSIBLE {
        let share = format!("{} %", figure((outside * 1000.0).round() / 10.0));
        let diagnostic = Diagnostic::new(codes::ALLOWS_IMPOSSIBLE, number.mark(family));
        found.push(about(diagnostic).arg("share", share));
    }
}

/// Probability from `lo` to `hi`, both included.
fn within(curve: &Prepared, prior: &Distribution, lo: f64, hi: f64) -> f64 {
    if let Distribution::Discrete { values, weights } = prior {
        let inside = values
            .iter()
            .zip(weights)
            .filter(|(x, _)| (lo..=hi).contains(*x));
        return inside.map(|(_, w)| w).sum::<f64>() / weights.iter().sum::<f64>();
    }
    let below = |x: f64| match x {
        f64::NEG_INFINITY => 0.0,
        f64::INFINITY => 1.0,
        x => curve.cdf(x),
    };
    (below(hi) - below(lo)).max(0.0)
}

/// A source that exists or a reason that says something: C121, C122, C129.
pub(crate) fn check_origin(
    node: &Node,
    key: Mark,
    path: &str,
    books: &Books<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let (source, reason) = (node.get("source"), node.get("assumption"));
    if source.is_none() && reason.is_none() {
        found.push(Diagnostic::new(codes::NO_SOURCE, key).arg("key", path));
    }
    for (name, value) in [("source", source), ("assumption", reason)] {
        if let Some(value) = value
            && value.text().is_some_and(|text| text.trim().is_empty())
        {
            found.push(Diagnostic::new(codes::EMPTY_REASON, value.mark).arg("key", name));
        }
    }
    let Some((mark, text)) = source.and_then(|s| Some((s.mark, s.text()?))) else {
        return;
    };
    for id in text.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        if !books.sources.contains(id) {
            found.push(
                Diagnostic::new(codes::UNKNOWN_SOURCE, mark)
                    .arg("id", id)
                    .maybe("near", nearest(id, books.sources.iter().copied())),
            );
        }
    }
}
