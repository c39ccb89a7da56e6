//! Skill: a forecast beside a baseline, on the very same targets.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::{Claim, Mean};

/// How a forecast fares beside a baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skill {
    /// Mean score of the forecast.
    pub forecast: f64,
    /// Mean score of the baseline.
    pub baseline: f64,
    /// Mean of the forecast's score less the baseline's, target by target; negative is better.
    pub difference: Mean,
    /// `1 − forecast / baseline`: 1 for a perfect forecast, 0 for one no better than the baseline.
    /// `None` where the baseline's mean is zero, or a mean is infinite.
    pub skill: Option<f64>,
}

/// The targets of forecast and baseline aren't the same.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(
    "forecast and baseline were not scored on the same targets: {}; score both on all of them",
    differences(.only_forecast, .only_baseline)
)]
pub struct Unpaired {
    /// Targets that only the forecast was scored on.
    pub only_forecast: Vec<String>,
    /// Targets that only the baseline was scored on.
    pub only_baseline: Vec<String>,
}

/// Skill of a forecast, from its score and a baseline's on every target.
///
/// # Errors
/// If the targets differ: skill on what they happen to share would compare the easy ones.
pub fn skill<K: Ord + Display>(
    forecast: &BTreeMap<K, f64>,
    baseline: &BTreeMap<K, f64>,
) -> Result<Claim<Skill>, Unpaired> {
    let only = |these: &BTreeMap<K, f64>, those: &BTreeMap<K, f64>| {
        let alone = these.keys().filter(|key| !those.contains_key(key));
        alone.map(|key| key.to_string()).collect::<Vec<_>>()
    };
    let unpaired = Unpaired {
        only_forecast: only(forecast, baseline),
        only_baseline: only(baseline, forecast),
    };
    if !(unpaired.only_forecast.is_empty() && unpaired.only_baseline.is_empty()) {
        return Err(unpaired);
    }
    let theirs: Vec<_> = baseline.values().copied().collect();
    let ours: Vec<_> = forecast.values().copied().collect();
    Ok(Claim::on(ours.len(), || of_pairs(&ours, &theirs)))
}

fn of_pairs(ours: &[f64], theirs: &[f64]) -> Skill {
    let n = ours.len();
    let mean = |scores: &[f64]| scores.iter().sum::<f64>() / n as f64;
    let (forecast, baseline) = (mean(ours), mean(theirs));
    // Two infinite scores of one target are no different.
    let differences: Vec<_> = ours
        .iter()
        .zip(theirs)
        .map(|(our, their)| if our == their { 0.0 } else { our - their })
        .collect();
    let difference = Mean::of(&differences).unwrap_or(Mean {
        n,
        mean: 0.0,
        standard_error: None,
    });
    let ratio = forecast / baseline;
    Skill {
        forecast,
        baseline,
        difference,
        skill: (forecast.is_finite() && baseline.is_finite() && baseline != 0.0)
            .then_some(1.0 - ratio),
    }
}

fn differences(only_forecast: &[String], only_baseline: &[String]) -> String {
    let told = |whose: &str, keys: &[String]| {
        let first = keys.first()?;
        Some(match keys.len() {
            1 => format!("only the {whose} has {first}"),
            n => format!("only the {whose} has {first} and {} more", n - 1),
        })
    };
    [
        told("forecast", only_forecast),
        told("baseline", only_baseline),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(n: u32, score: impl Fn(u32) -> f64) -> BTreeMap<u32, f64> {
        (0..n).map(|key| (key, score(key))).collect()
    }

    #[test]
    fn skill_by_hand() {
        let ours = scores(20, |key| f64::from(key % 2));
        let theirs = scores(20, |_| 2.0);
        let skill = skill(&ours, &theirs)
            .expect("paired")
            .figure()
            .expect("enough");
        assert_eq!((skill.forecast, skill.baseline), (0.5, 2.0));
        assert_eq!(skill.skill, Some(0.75));
        assert_eq!(skill.difference.mean, -1.5);
        // Variance ¼ · 20/19, over 20.
        let error = skill.difference.standard_error.expect("several");
        assert!((error - (0.25_f64 / 19.0).sqrt()).abs() < 1e-15);
    }

    #[test]
    fn no_claim_on_nineteen() {
        let few = scores(19, f64::from);
        assert_eq!(skill(&few, &few), Ok(Claim::TooFew { n: 19 }));
    }

    #[test]
    fn other_targets_are_refused() {
        let refused = skill(&scores(22, f64::from), &scores(20, f64::from)).expect_err("unpaired");
        assert_eq!(
            refused.to_string(),
            "forecast and baseline were not scored on the same targets: only the forecast has 20 \
             and 1 more; score both on all of them"
        );
    }

    #[test]
    fn no_skill_beside_a_perfect_or_an_infinite_baseline() {
        let ours = scores(20, |_| 1.0);
        for their in [0.0, f64::INFINITY] {
            let skill = skill(&ours, &scores(20, |_| their)).expect("paired");
            assert_eq!(skill.figure().expect("enough").skill, None);
        }
    }
}
