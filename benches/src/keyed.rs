//! The small model on keyed draws, one replicate at a time: the way the engine draws its luck.
//!
//! One uniform decides one thing, and is asked for by name: replicate, day, decision, entity. Convoys
//! of one corridor that arrive on one day run the same risk, so their losses are one binomial over
//! all their trucks: the sum of independent binomials with the same probability.

use citerne_luck::{Decision, Luck, counts};

use crate::small::{CORRIDORS, DAYS, LONGEST_LAG, Town};

/// The one question of the small model: what happens on a corridor on a day. Entity `2c` is the
/// departures of corridor `c`, entity `2c + 1` its losses, so that one block answers both.
pub const CORRIDOR: Decision = Decision(1);

/// Total shortage, in loads, of each of `replicates` replicates.
pub fn simulate(replicates: usize, seed: u64) -> Vec<f64> {
    let luck = Luck::new(seed);
    (0..replicates as u64)
        .map(|number| replicate(luck.replicate(number)))
        .collect()
}

fn replicate(luck: Luck) -> f64 {
    let mut town = Town::START;
    let mut road = [[0_u32; LONGEST_LAG]; 3];
    for day in 0..DAYS {
        let today = luck.day(day as u32);
        let mut arrived = 0;
        for (c, corridor) in CORRIDORS.iter().enumerate() {
            let [departing, losing] = today.pair(CORRIDOR, c as u32);
            let due = &mut road[c][day % corridor.lag];
            let trucks = *due * corridor.trucks;
            arrived += trucks - counts::binomial(trucks, corridor.loss(town.unrest), losing);
            *due = counts::poisson(corridor.rate, departing);
        }
        town.day(arrived.into());
    }
    town.shortage
}
