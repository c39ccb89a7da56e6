//! What luck alone costs [`lanes`](crate::lanes): the least that its model can take.

use citerne_luck::Luck;
use multiversion::multiversion;

use crate::keyed::CORRIDOR;
use crate::lanes::draws::{binomial, poisson};
use crate::lanes::{LANES, Lanes, Tables, by_lanes};
use crate::small::{CORRIDORS, DAYS};

/// A level of unrest that is usual in the small model.
const USUAL_UNREST: f64 = 0.2;

/// Makes every uniform of every replicate, and sums them.
pub fn uniforms(replicates: usize, seed: u64) -> Vec<f64> {
    by_lanes(replicates, seed, year_of_uniforms)
}

/// Makes every Poisson and binomial draw at a fixed level of unrest, and sums them.
pub fn draws(replicates: usize, seed: u64) -> Vec<f64> {
    by_lanes(replicates, seed, year_of_draws)
}

#[multiversion(targets("x86_64+avx2"))]
fn year_of_uniforms(luck: Luck, _tables: &Tables) -> Lanes {
    let mut sum = [0.0; LANES];
    for day in 0..DAYS {
        for c in 0..CORRIDORS.len() {
            let [first, second] = luck.day(day as u32).pair_lanes(CORRIDOR, c as u32);
            add(&mut sum, &first);
            add(&mut sum, &second);
        }
    }
    sum
}

#[multiversion(targets("x86_64+avx2"))]
fn year_of_draws(luck: Luck, tables: &Tables) -> Lanes {
    let mut sum = [0.0; LANES];
    for day in 0..DAYS {
        for (c, corridor) in CORRIDORS.iter().enumerate() {
            let [departing, losing] = luck.day(day as u32).pair_lanes(CORRIDOR, c as u32);
            let convoys = poisson(&tables[c], &departing);
            let loss = [corridor.loss(USUAL_UNREST); LANES];
            add(
                &mut sum,
                &binomial(&convoys, corridor.trucks, &loss, &losing),
            );
        }
    }
    sum
}

#[inline(always)]
fn add(sum: &mut Lanes, term: &Lanes) {
    for lane in 0..LANES {
        sum[lane] += term[lane];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_means_are_those_of_the_distributions() {
        let mean = |totals: Vec<f64>| totals.iter().sum::<f64>() / totals.len() as f64;
        let days = DAYS as f64;
        // Six uniforms a day, each with variance 1/12.
        let uniform = mean(uniforms(1_600, 1));
        assert!(
            (uniform - 3.0 * days).abs() < 4.0 * (days * 0.5 / 1_600.0).sqrt(),
            "{uniform}"
        );
        let expected: f64 = CORRIDORS
            .iter()
            .map(|road| road.rate * f64::from(road.trucks) * road.loss(USUAL_UNREST) * days)
            .sum();
        let lost = mean(draws(1_600, 1));
        assert!(
            (lost / expected - 1.0).abs() < 0.01,
            "{lost} against {expected}"
        );
    }
}
