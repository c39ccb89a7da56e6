//! Carrying a posterior over to other facts: some go, others come.

use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::histories::Histories;
use crate::leg::Leg;
use crate::posterior::{Posterior, Step};
use crate::sampler::Sampler;
use crate::settings::Work;
use crate::watch::Watch;
use crate::weights;

/// What one leg of a bridge did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crossed {
    /// Logarithm of the ratio of the evidence after to that before. Where one fact came, how much it
    /// surprised.
    pub log_ratio: f64,
    /// Effective number of particles before.
    pub ess_before: f64,
    /// By which steps it was crossed; one if no fact had to come or go by degrees.
    pub steps: Vec<Step>,
}

/// Carries a posterior over to other facts.
///
/// The histories have all facts, those that the posterior has taken in and those that are to come.
/// `given` says which it has taken in: its particles hold their densities, in order. Each leg turns
/// some facts: those given go, the others come, the former to the power 1 - t and the latter to t,
/// t rising from 0 to 1 as in [`crate::learn`], with the same moves in between. All other facts stay.
/// A slot of luck that the posterior has not used gets each particle's own number as its key, as ever.
///
/// The particles of the result hold the densities of all facts of all stages. Its `taken` and
/// `corrections` are those of the posterior: which fact has which number now is for the caller to
/// say. None if the watch broke it off.
///
/// # Errors
/// As [`crate::learn`]; also if the given facts have other densities now.
///
/// # Panics
/// If `given` has not one entry for each fact, or a leg names a fact that isn't there.
pub fn bridge<H: Histories>(
    histories: &H,
    posterior: Posterior,
    given: &[bool],
    legs: &[Vec<usize>],
    work: &Work,
    watch: &mut impl Watch,
) -> Result<Option<(Posterior, Vec<Crossed>)>, Failure> {
    let mut sampler = Sampler::unlived(histories, posterior, work, watch)?;
    let mut given = given.to_vec();
    assert_eq!(
        given.len(),
        sampler.lives.facts(),
        "one entry for each fact"
    );
    sampler.live_to(histories.stages(), &given)?;
    let ess = sampler.known.ess();
    if weights::normalise(&mut sampler.known.log_weights) == f64::NEG_INFINITY {
        return Err(sampler.death(None, ess));
    }
    let mut crossed = Vec::new();
    for flipped in legs {
        let Some(passed) = sampler.go(&Leg::new(&given, flipped))? else {
            return Ok(None);
        };
        sampler.known.log_evidence += passed.log_ratio;
        crossed.push(Crossed {
            log_ratio: passed.log_ratio,
            ess_before: passed.ess_before,
            steps: passed.steps,
        });
        for &fact in flipped {
            given[fact] = !given[fact];
        }
    }
    Ok(Some((sampler.settled(), crossed)))
}
