//! A forecast in any form, and all scores that apply to it.

use crate::rules::brier;
use crate::{HUB_LEVELS, Invalid, Pmf, Quantiles, Samples, TargetKind, Wis};

/// Shares that the central intervals whose coverage is told should hold.
pub const COVERAGES: [f64; 4] = [0.5, 0.8, 0.9, 0.95];

/// A forecast of one thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Forecast {
    /// Of a number, as samples.
    Samples(Samples),
    /// Of a number, as quantiles.
    Quantiles(Quantiles),
    /// Of a category.
    Pmf(Pmf),
}

impl From<Samples> for Forecast {
    fn from(samples: Samples) -> Self {
        Self::Samples(samples)
    }
}

impl From<Quantiles> for Forecast {
    fn from(quantiles: Quantiles) -> Self {
        Self::Quantiles(quantiles)
    }
}

impl From<Pmf> for Forecast {
    fn from(pmf: Pmf) -> Self {
        Self::Pmf(pmf)
    }
}

/// What came.
#[derive(Debug, Clone, PartialEq)]
pub enum Observed {
    /// A number, in the unit of the forecast.
    Number(f64),
    /// A category; of an event `yes` or `no`.
    Category(String),
}

/// The scores of one forecast; `None` where a score doesn't apply. Lower is better.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Scores {
    /// Continuous ranked probability score of samples. Of quantiles it is an approximation only, the
    /// same as `wis`, and left out here.
    pub crps: Option<f64>,
    /// That of the forecast behind the samples.
    pub fair_crps: Option<f64>,
    /// Weighted interval score; of samples, from their quantiles at [`HUB_LEVELS`].
    pub wis: Option<Wis>,
    /// Logarithmic score; may be infinite. For a quantity it depends on the unit.
    pub log: Option<f64>,
    /// Brier score: of an event from 0 to 1, over several categories from 0 to 2.
    pub brier: Option<f64>,
    /// Ranked probability score of ordered categories.
    pub rps: Option<f64>,
    /// Probability integral transform.
    pub pit: Option<f64>,
    /// Whether the central intervals of [`COVERAGES`] hold what came.
    pub covered: [Option<bool>; 4],
}

impl Scores {
    /// The score by which forecasts of this form are compared, and its name: `crps` of samples,
    /// `wis` of quantiles, `rps` of ordered categories, `brier` of the others.
    #[must_use]
    pub fn main(&self) -> Option<(&'static str, f64)> {
        let wis = self.wis.map(|wis| wis.total());
        let scores = [
            ("crps", self.crps),
            ("wis", wis),
            ("rps", self.rps),
            ("brier", self.brier),
        ];
        scores
            .into_iter()
            .find_map(|(name, score)| Some((name, score?)))
    }
}

impl Forecast {
    /// All scores that apply. `uniform`, from 0 to 1, places the PIT within the step of a
    /// distribution that jumps at what came: one half, or a draw.
    ///
    /// # Errors
    /// If forecast, observation and kind of target don't belong together; if the observation is
    /// not finite, a count not whole, or a category not in the forecast; if quantiles lack the
    /// median or a counterpart.
    pub fn score(
        &self,
        observed: &Observed,
        kind: TargetKind,
        uniform: f64,
    ) -> Result<Scores, Invalid> {
        let uniform = crate::invalid::share("the uniform of the PIT", uniform)?;
        match (self, observed) {
            (Self::Samples(samples), Observed::Number(y)) if kind.is_number() => {
                of_samples(samples, fitting(*y, kind)?, kind, uniform)
            }
            (Self::Quantiles(quantiles), Observed::Number(y)) if kind.is_number() => {
                of_quantiles(quantiles, fitting(*y, kind)?)
            }
            (Self::Pmf(pmf), Observed::Category(came)) if !kind.is_number() => {
                of_pmf(pmf, came, kind, uniform)
            }
            _ => Err(Invalid::Mismatch {
                forecast: self.form(),
                observed: match observed {
                    Observed::Number(_) => "a number",
                    Observed::Category(_) => "a category",
                },
                kind: kind.word(),
            }),
        }
    }

    fn form(&self) -> &'static str {
        match self {
            Self::Samples(_) => "samples",
            Self::Quantiles(_) => "quantiles",
            Self::Pmf(_) => "probabilities of categories",
        }
    }
}

/// A number that a target of this kind can have.
fn fitting(y: f64, kind: TargetKind) -> Result<f64, Invalid> {
    let y = crate::invalid::finite("the observation", y)?;
    if kind == TargetKind::Discrete && (y < 0.0 || y.fract() != 0.0) {
        return Err(Invalid::OutOfRange {
            what: "the observation",
            found: y,
            range: "on a whole number from 0 up, as the target counts",
        });
    }
    Ok(y)
}

fn of_samples(
    samples: &Samples,
    y: f64,
    kind: TargetKind,
    uniform: f64,
) -> Result<Scores, Invalid> {
    let quantiles = samples.quantiles(&HUB_LEVELS)?;
    let log = match kind {
        TargetKind::Discrete => Some(samples.log_score_of_count(y as u64)),
        _ => samples.log_score(y),
    };
    Ok(Scores {
        crps: Some(samples.crps(y)),
        fair_crps: samples.fair_crps(y),
        log,
        pit: Some(samples.pit(y, uniform)),
        ..of_quantiles(&quantiles, y)?
    })
}

fn of_quantiles(quantiles: &Quantiles, y: f64) -> Result<Scores, Invalid> {
    Ok(Scores {
        wis: Some(quantiles.wis(y)?),
        covered: COVERAGES.map(|coverage| quantiles.covers(coverage, y)),
        ..Scores::default()
    })
}

fn of_pmf(pmf: &Pmf, came: &str, kind: TargetKind, uniform: f64) -> Result<Scores, Invalid> {
    let mut scores = Scores {
        log: Some(pmf.log_score(came)?),
        brier: Some(pmf.brier(came)?),
        ..Scores::default()
    };
    match kind {
        TargetKind::Binary => scores.brier = Some(brier(pmf.probability("yes")?, came == "yes")),
        TargetKind::Ordinal => {
            let [below, upto] = pmf.step(came)?;
            scores.rps = Some(pmf.rps(came)?);
            scores.pit = Some(below + uniform * (upto - below));
        }
        _ => {}
    }
    Ok(scores)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_belong_together_is_refused() {
        let samples = Forecast::from(Samples::new(vec![1.0, 2.0]).expect("finite"));
        let yes = Observed::Category("yes".into());
        let said = |observed: &Observed, kind| {
            let refused = samples.score(observed, kind, 0.5).expect_err("refused");
            refused.to_string()
        };
        assert_eq!(
            said(&yes, TargetKind::Binary),
            "a forecast in samples can't be scored against a category for a binary target"
        );
        assert_eq!(
            said(&Observed::Number(1.5), TargetKind::Discrete),
            "the observation is 1.5: it must lie on a whole number from 0 up, as the target counts"
        );
        assert!(said(&Observed::Number(f64::NAN), TargetKind::Continuous).contains("finite"));
    }

    #[test]
    fn each_form_has_its_scores() {
        let samples = Forecast::from(Samples::new(vec![1.0, 2.0, 3.0]).expect("finite"));
        let scores = samples.score(&Observed::Number(2.0), TargetKind::Discrete, 0.5);
        let scores = scores.expect("fit");
        assert_eq!(scores.main(), scores.crps.map(|crps| ("crps", crps)));
        assert_eq!(scores.pit, Some(0.5));
        assert_eq!(scores.covered, [Some(true); 4]);
        assert!(scores.wis.is_some() && scores.log.is_some() && scores.brier.is_none());

        let event = Forecast::from(Pmf::event(0.25).expect("a probability"));
        let no = Observed::Category("no".into());
        let scores = event.score(&no, TargetKind::Binary, 0.5).expect("fit");
        assert_eq!(scores.main(), Some(("brier", 0.0625)));
        assert_eq!((scores.crps, scores.rps, scores.pit), (None, None, None));
    }
}
