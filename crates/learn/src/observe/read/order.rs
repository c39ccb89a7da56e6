//! Observations in the order in which they became known.

use super::super::observation::{Model, Observation};

/// Sorts by the day on which each became known; an observation that rests on others comes after
/// them. References follow.
pub(super) fn sorted(mut observations: Vec<Observation>) -> Vec<Observation> {
    for index in 0..observations.len() {
        let rests_on = observations[index].rests_on();
        let last = rests_on.iter().map(|&i| observations[i].known).max();
        let known = &mut observations[index].known;
        *known = last.map_or(*known, |last| last.max(*known));
    }
    let mut order: Vec<usize> = (0..observations.len()).collect();
    order.sort_by_key(|&i| {
        let o = &observations[i];
        (o.known, rank(&o.model), o.to, o.id.clone())
    });
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    for observation in &mut observations {
        match &mut observation.model {
            Model::Losses { attacks, .. } => *attacks = place[*attacks],
            Model::Total { parts, .. } => {
                for part in parts {
                    part.index = place[part.index];
                }
            }
            _ => {}
        }
    }
    let mut sorted: Vec<Option<Observation>> = observations.into_iter().map(Some).collect();
    let take = |i: usize| sorted[i].take();
    order.into_iter().filter_map(take).collect()
}

fn rank(model: &Model) -> u8 {
    match model {
        Model::Weighed { .. } => 0,
        Model::Attacks(_) => 1,
        Model::Losses { .. } => 2,
        Model::Total { .. } => 3,
        Model::Count { .. } | Model::Price { .. } | Model::Gauge { .. } => 4,
    }
}
