//! The small model for several replicates side by side, on the same luck as [`keyed`](crate::keyed).
//!
//! Every quantity is an array with one place per replicate, and every step does the same arithmetic
//! in each place, so the compiler puts the lanes into vector registers. `multiversion` compiles the
//! year once more for CPUs with AVX2: wider registers, the same operations in the same order in every
//! lane, no fused multiply-add, hence the same bits. A test holds it to that.

#![expect(
    clippy::needless_range_loop,
    reason = "one index over several lanes is the clearer"
)]

pub(crate) mod draws;

use citerne_luck::Luck;
use multiversion::multiversion;

use crate::keyed::CORRIDOR;
use crate::small::{CORRIDORS, DAYS, LONGEST_LAG, Town};
use draws::{PoissonTable, binomial, poisson};

/// Replicates side by side: four AVX2 registers, enough to hide the latency of the recurrences.
pub const LANES: usize = 16;

/// One quantity in all lanes.
pub(crate) type Lanes = [f64; LANES];

/// The departures of each corridor.
pub(crate) type Tables = [PoissonTable; 3];

/// Total shortage, in loads, of each of `replicates` replicates.
pub fn simulate(replicates: usize, seed: u64) -> Vec<f64> {
    by_lanes(replicates, seed, year)
}

/// Runs `year` for as many sets of lanes as `replicates` need.
pub(crate) fn by_lanes(
    replicates: usize,
    seed: u64,
    year: impl Fn(Luck, &Tables) -> Lanes,
) -> Vec<f64> {
    let tables = CORRIDORS.map(|corridor| PoissonTable::new(corridor.rate));
    let mut totals = Vec::with_capacity(replicates + LANES);
    for first in (0..replicates as u64).step_by(LANES) {
        totals.extend(year(Luck::new(seed).replicate(first), &tables));
    }
    totals.truncate(replicates);
    totals
}

#[multiversion(targets("x86_64+avx2"))]
fn year(luck: Luck, tables: &Tables) -> Lanes {
    year_as_compiled(luck, tables)
}

/// A year of the replicates from `luck`'s on: their total shortages.
#[inline(always)]
fn year_as_compiled(luck: Luck, tables: &Tables) -> Lanes {
    let mut towns = Towns::START;
    let mut road = [[[0.0; LANES]; LONGEST_LAG]; 3];
    for day in 0..DAYS {
        let today = luck.day(day as u32);
        let mut arrived = [0.0; LANES];
        for (c, corridor) in CORRIDORS.iter().enumerate() {
            let [departing, losing] = today.pair_lanes(CORRIDOR, c as u32);
            let due = &mut road[c][day % corridor.lag];
            let mut loss = [0.0; LANES];
            for lane in 0..LANES {
                loss[lane] = corridor.loss(towns.unrest[lane]);
            }
            let lost = binomial(due, corridor.trucks, &loss, &losing);
            for lane in 0..LANES {
                arrived[lane] += due[lane] * f64::from(corridor.trucks) - lost[lane];
            }
            *due = poisson(&tables[c], &departing);
        }
        towns.day(&arrived);
    }
    towns.shortage
}

/// One [`Town`] per lane, quantity by quantity.
struct Towns {
    stock: Lanes,
    price: Lanes,
    unrest: Lanes,
    shortage: Lanes,
}

impl Towns {
    const START: Towns = Towns {
        stock: [Town::START.stock; LANES],
        price: [Town::START.price; LANES],
        unrest: [Town::START.unrest; LANES],
        shortage: [Town::START.shortage; LANES],
    };

    #[inline(always)]
    fn day(&mut self, arrived: &Lanes) {
        for lane in 0..LANES {
            let mut town = Town {
                stock: self.stock[lane],
                price: self.price[lane],
                unrest: self.unrest[lane],
                shortage: self.shortage[lane],
            };
            town.day(arrived[lane]);
            self.stock[lane] = town.stock;
            self.price[lane] = town.price;
            self.unrest[lane] = town.unrest;
            self.shortage[lane] = town.shortage;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_histories_as_one_at_a_time() {
        assert_eq!(simulate(1_000, 7), crate::keyed::simulate(1_000, 7));
    }

    #[test]
    fn the_same_bits_in_narrow_registers() {
        let narrow = by_lanes(320, 7, year_as_compiled);
        let wide = simulate(320, 7);
        assert!(
            narrow
                .iter()
                .zip(&wide)
                .all(|(a, b)| a.to_bits() == b.to_bits())
        );
    }

    #[test]
    fn golden_bits() {
        let hash = simulate(256, 2025)
            .iter()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, total| {
                (hash ^ total.to_bits()).wrapping_mul(0x0000_0100_0000_01B3)
            });
        assert_eq!(hash, 0x9314_D058_736B_B725, "{hash:#018X}");
    }

    #[test]
    fn replicates_do_not_depend_on_how_many_there_are() {
        assert_eq!(simulate(5, 3), simulate(40, 3)[..5]);
        assert!(simulate(0, 3).is_empty());
    }
}
