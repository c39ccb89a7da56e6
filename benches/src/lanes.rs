//! The small model for several replicates side by side, on the same luck as [`keyed`](crate::keyed).
//!
//! Every quantity is an array with one place per replicate, and every step is the same arithmetic on
//! each place, so the compiler puts the lanes into vector registers. `multiversion` compiles the
//! year once more for CPUs with AVX2: wider registers, the same operations in the same order on every
//! lane, no fused multiply-add, hence the same bits (a test holds it to that).

use citerne_luck::{Decision, Luck};
use multiversion::multiversion;

use crate::keyed::CORRIDOR;
use crate::small::{CORRIDORS, DAYS, DEMAND, LONGEST, Town};

/// Replicates side by side.
pub const LANES: usize = 16;

type Lanes = [f64; LANES];

/// More convoys of one corridor than this never depart on one day: the probability is below the
/// smallest step of a uniform.
const MOST_CONVOYS: usize = 24;

/// Total shortage, in loads, of each of `replicates` replicates.
pub fn simulate(replicates: usize, seed: u64) -> Vec<f64> {
    let tables = CORRIDORS.map(|corridor| cumulative_poisson(corridor.rate));
    let mut totals = Vec::with_capacity(replicates + LANES);
    for first in (0..replicates).step_by(LANES) {
        let luck = Luck::new(seed).replicate(first as u64);
        totals.extend(year(luck, &tables));
    }
    totals.truncate(replicates);
    totals
}

#[multiversion(targets("x86_64+avx2"))]
fn year(luck: Luck, tables: &[[f64; MOST_CONVOYS]; 3]) -> Lanes {
    let mut towns = [Town::START; LANES];
    let mut road = [[[0.0; LANES]; LONGEST]; 3];
    for day in 0..DAYS {
        let today = luck.day(day as u32);
        let mut arrived = [0.0; LANES];
        for (c, corridor) in CORRIDORS.iter().enumerate() {
            let [departing, losing] = today.pair_lanes::<LANES>(CORRIDOR, c as u32);
            let due = &mut road[c][day % corridor.lag];
            let mut p = [0.0; LANES];
            for lane in 0..LANES {
                p[lane] = corridor.loss(towns[lane].unrest);
            }
            let lost = lost(due, &p, &losing);
            for lane in 0..LANES {
                arrived[lane] += due[lane] - lost[lane];
            }
            *due = departures(&tables[c], f64::from(corridor.trucks), &departing);
        }
        for lane in 0..LANES {
            towns[lane].day(arrived[lane]);
        }
    }
    towns.map(|town| town.shortage)
}

/// Trucks that depart: the number of table entries below the uniform, times the trucks per convoy.
#[inline(always)]
fn departures(table: &[f64; MOST_CONVOYS], trucks: f64, uniform: &Lanes) -> Lanes {
    let mut out = [0.0; LANES];
    for entry in table {
        let mut more = false;
        for lane in 0..LANES {
            let above = uniform[lane] > *entry;
            out[lane] += if above { trucks } else { 0.0 };
            more |= above;
        }
        if !more {
            break;
        }
    }
    out
}

/// Trucks lost: the binomial inverted by its recurrence, until the last lane is done.
#[inline(always)]
fn lost(trucks: &Lanes, p: &Lanes, uniform: &Lanes) -> Lanes {
    let mut mass = power(p, trucks);
    let mut total = mass;
    let mut odds = [0.0; LANES];
    let mut out = [0.0; LANES];
    for lane in 0..LANES {
        odds[lane] = p[lane] / (1.0 - p[lane]);
    }
    let mut count = 0.0;
    loop {
        let mut more = false;
        let inverse = 1.0 / (count + 1.0);
        for lane in 0..LANES {
            let above = uniform[lane] > total[lane] && count < trucks[lane];
            out[lane] += if above { 1.0 } else { 0.0 };
            more |= above;
            mass[lane] *= odds[lane] * (trucks[lane] - count) * inverse;
            total[lane] += mass[lane];
        }
        count += 1.0;
        if !more {
            return out;
        }
    }
}

/// (1 - p)^n for whole n below 512, by repeated squaring.
#[inline(always)]
fn power(p: &Lanes, n: &Lanes) -> Lanes {
    let mut out = [1.0; LANES];
    let mut square = [0.0; LANES];
    let mut bits = [0_u64; LANES];
    for lane in 0..LANES {
        square[lane] = 1.0 - p[lane];
        bits[lane] = (n[lane] + 4_503_599_627_370_496.0).to_bits();
    }
    for bit in 0..9 {
        for lane in 0..LANES {
            let factor = if bits[lane] >> bit & 1 == 1 { square[lane] } else { 1.0 };
            out[lane] *= factor;
            square[lane] *= square[lane];
        }
    }
    out
}

fn cumulative_poisson(rate: f64) -> [f64; MOST_CONVOYS] {
    let mut mass = citerne_luck::math::exp(-rate);
    let mut total = 0.0;
    std::array::from_fn(|count| {
        total += mass;
        mass *= rate / (count as f64 + 1.0);
        total
    })
}
