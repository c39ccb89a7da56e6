//! The small model as one writes it in an hour: a scalar loop, xoshiro256++ and `rand_distr`.

use rand::SeedableRng;
use rand_distr::{Binomial, Distribution, Poisson};
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::small::{CORRIDORS, DAYS, Town};

/// Total shortage, in loads, of each of `replicates` replicates.
///
/// # Panics
/// Never: the parameters of the distributions are in range by construction.
pub fn simulate(replicates: usize, seed: u64) -> Vec<f64> {
    let mut luck = Xoshiro256PlusPlus::seed_from_u64(seed);
    (0..replicates).map(|_| replicate(&mut luck)).collect()
}

fn replicate(luck: &mut Xoshiro256PlusPlus) -> f64 {
    let mut town = Town::START;
    let mut due = vec![[0_u32; 3]; DAYS + 10];
    for day in 0..DAYS {
        let mut arrived = 0;
        for (c, corridor) in CORRIDORS.iter().enumerate() {
            let departures = Poisson::new(corridor.rate).expect("the rate is positive");
            due[day + corridor.lag][c] = departures.sample(luck) as u32;
            for _ in 0..due[day][c] {
                let losses = Binomial::new(corridor.trucks.into(), corridor.loss(town.unrest))
                    .expect("the loss is a probability");
                arrived += corridor.trucks - losses.sample(luck) as u32;
            }
        }
        town.day(arrived.into());
    }
    town.shortage
}
