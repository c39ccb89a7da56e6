//! The same facts told a little otherwise, or by histories that come out a little otherwise.

use crate::bridge::Crossed;
use crate::histories::Histories;
use crate::leg::WIDENING;
use crate::parallel::each;
use crate::posterior::{Posterior, Step};
use crate::refresh::densities;
use crate::weights;

/// Carries a posterior over to histories of which it is to have taken in the facts that are `told`, where that hardly
/// changes a weight: particles are weighed by what these say instead of what the former said, and none moves.
/// That is the short way of [`crate::bridge`], which lives every history twice.
///
/// None where it would wear the particles out, or a history that has weight ends in a fault: take the bridge. `taken` and
/// `corrections` are those of the posterior, as there.
#[must_use]
pub fn retell<H: Histories>(
    histories: &H,
    posterior: &Posterior,
    told: &[bool],
    threads: usize,
) -> Option<(Posterior, Crossed)> {
    let mut after = posterior.clone();
    let stages = histories.stages();
    let lived = each(threads, &mut after.particles, |number, particle| {
        let impossible = vec![f64::NEG_INFINITY; told.iter().filter(|is| **is).count()];
        if particle.faulted {
            particle.densities = impossible;
            return None;
        }
        let before = particle.log_density();
        let slots = (0..histories.slots()).filter(|slot| histories.first_stage(*slot) < stages);
        particle.record.luck.resize(slots.count(), number as u64);
        let Some(all) = densities(histories, &particle.record, stages) else {
            particle.faulted = true;
            particle.densities = impossible;
            return None;
        };
        let told = all.iter().zip(told).filter(|(_, is)| **is);
        particle.densities = told.map(|(density, _)| *density).collect();
        Some(particle.log_density() - before)
    });
    for (weight, change) in after.log_weights.iter_mut().zip(lived) {
        // Of a particle that had no weight the change is no number.
        if *weight > f64::NEG_INFINITY {
            *weight += change.filter(|change| !change.is_nan())?;
        }
    }
    let log_ratio = weights::normalise(&mut after.log_weights);
    after.log_evidence += log_ratio;
    after.stages = stages;
    let (ess_before, ess) = (posterior.ess(), after.ess());
    let step = Step {
        temperature: 1.0,
        ess,
        rejuvenation: None,
    };
    let crossed = Crossed {
        log_ratio,
        ess_before,
        steps: vec![step],
    };
    (ess >= WIDENING * ess_before).then_some((after, crossed))
}
