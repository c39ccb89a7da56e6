//! Parameters that fit the family of their prior: C103 to C110.

use super::number::Number;
use super::show::figure;
use crate::codes::{self, Code};
use crate::diagnostic::Diagnostic;
use crate::quantity::{
    Beta, Discrete, Gamma, LogNormal, Normal, Quantiles, Quantity, Triangular, Uniform,
};

/// Largest sigma of a lognormal prior: more is a slip, not doubt.
const MOST_SIGMA: f64 = 10.0;

/// A prior that can't be, with what is shown of it.
struct Unfit {
    code: Code,
    family: &'static str,
    shown: Vec<(&'static str, f64)>,
}

/// Tells of each prior that can't be.
pub(super) fn parameters(number: Number<'_>, quantity: &Quantity, found: &mut Vec<Diagnostic>) {
    let unfit = [
        quantity.uniform.and_then(uniform),
        quantity.normal.and_then(normal),
        quantity.lognormal.and_then(lognormal),
        quantity.beta.and_then(beta),
        quantity.gamma.and_then(gamma),
        quantity.triangular.and_then(triangular),
        quantity.discrete.as_ref().and_then(discrete),
        quantity.quantiles.and_then(quantiles),
    ];
    for unfit in unfit.into_iter().flatten() {
        let start = Diagnostic::new(unfit.code, number.mark(unfit.family));
        let shown = unfit.shown.into_iter();
        found.push(shown.fold(start, |told, (name, value)| told.arg(name, figure(value))));
    }
}

fn unfit<const N: usize>(
    wrong: bool,
    code: Code,
    family: &'static str,
    shown: [(&'static str, f64); N],
) -> Option<Unfit> {
    wrong.then(|| Unfit {
        code,
        family,
        shown: shown.to_vec(),
    })
}

fn uniform(it: Uniform) -> Option<Unfit> {
    let shown = [("low", it.low), ("high", it.high)];
    unfit(it.low >= it.high, codes::BAD_UNIFORM, "uniform", shown)
}

fn normal(it: Normal) -> Option<Unfit> {
    unfit(it.sd <= 0.0, codes::BAD_NORMAL, "normal", [("sd", it.sd)])
}

fn lognormal(it: LogNormal) -> Option<Unfit> {
    let wrong = it.median <= 0.0 || it.sigma <= 0.0 || it.sigma > MOST_SIGMA;
    let shown = [("median", it.median), ("sigma", it.sigma)];
    unfit(wrong, codes::BAD_LOGNORMAL, "lognormal", shown)
}

fn beta(it: Beta) -> Option<Unfit> {
    let shown = [("a", it.a), ("b", it.b)];
    unfit(it.a <= 0.0 || it.b <= 0.0, codes::BAD_BETA, "beta", shown)
}

fn gamma(it: Gamma) -> Option<Unfit> {
    let wrong = it.shape <= 0.0 || it.rate <= 0.0;
    let shown = [("shape", it.shape), ("rate", it.rate)];
    unfit(wrong, codes::BAD_GAMMA, "gamma", shown)
}

fn triangular(it: Triangular) -> Option<Unfit> {
    let wrong = it.low > it.mode || it.mode > it.high || it.low >= it.high;
    let shown = [("low", it.low), ("mode", it.mode), ("high", it.high)];
    unfit(wrong, codes::BAD_TRIANGULAR, "triangular", shown)
}

fn discrete(it: &Discrete) -> Option<Unfit> {
    let rising = it.values.windows(2).all(|pair| pair[0] < pair[1]);
    let weighty = it.weights.iter().all(|w| *w >= 0.0) && it.weights.iter().any(|w| *w > 0.0);
    let wrong = !rising || !weighty || it.values.len() != it.weights.len();
    #[allow(clippy::cast_precision_loss, reason = "a few values at most")]
    let shown = [
        ("values", it.values.len() as f64),
        ("weights", it.weights.len() as f64),
    ];
    unfit(wrong, codes::BAD_DISCRETE, "discrete", shown)
}

fn quantiles(it: Quantiles) -> Option<Unfit> {
    let wrong = it.p05 >= it.p50 || it.p50 >= it.p95;
    let shown = [("p05", it.p05), ("p50", it.p50), ("p95", it.p95)];
    unfit(wrong, codes::QUANTILES_NOT_RISING, "quantiles", shown)
}
