//! A hidden chain of three states, and the forward algorithm (Rabiner 1989).

use citerne_filter::{Fault, Histories, Record};
use citerne_luck::{counts, math};

use super::{DATA, Toy, uniform};

const START: [f64; 3] = [0.6, 0.3, 0.1];
const STEPS: [[f64; 3]; 3] = [[0.85, 0.1, 0.05], [0.2, 0.7, 0.1], [0.0, 0.3, 0.7]];
/// Probability of each of four signs in each state.
const SIGNS: [[f64; 4]; 3] = [
    [0.7, 0.2, 0.1, 0.0],
    [0.1, 0.5, 0.3, 0.1],
    [0.0, 0.1, 0.3, 0.6],
];

/// The chain, with two facts on each day: a sign, and another one made independently.
#[derive(Clone)]
pub struct Chain {
    pub signs: Vec<[usize; 2]>,
    pub seed: u64,
}

impl Chain {
    pub fn simulated(days: usize) -> Self {
        let mut state = 0;
        let pick =
            |row: &[f64], key, day| counts::categorical(row, uniform(DATA, key, day)).unwrap();
        let signs = (0..days).map(|day| {
            state = pick(if day == 0 { &START } else { &STEPS[state] }, 5150, day);
            [
                pick(&SIGNS[state], 5151, day),
                pick(&SIGNS[state], 5152, day),
            ]
        });
        Self {
            signs: signs.collect(),
            seed: DATA,
        }
    }

    pub fn log_likelihood(&self) -> f64 {
        let mut log = 0.0;
        let mut shares = START;
        for (day, signs) in self.signs.iter().enumerate() {
            if day > 0 {
                let into = |to: usize| (0..3).map(|from| shares[from] * STEPS[from][to]).sum();
                shares = [into(0), into(1), into(2)];
            }
            for (state, share) in shares.iter_mut().enumerate() {
                *share *= SIGNS[state][signs[0]] * SIGNS[state][signs[1]];
            }
            let total: f64 = shares.iter().sum();
            log += math::ln(total);
            shares = shares.map(|share| share / total);
        }
        log
    }
}

impl Toy for Chain {
    fn seeded(&self, seed: u64) -> Self {
        Self {
            seed,
            ..self.clone()
        }
    }
}

impl Histories for Chain {
    type Course = usize;

    fn scores(&self) -> usize {
        0
    }

    fn slots(&self) -> usize {
        self.signs.len()
    }

    fn first_stage(&self, slot: usize) -> usize {
        slot
    }

    fn stages(&self) -> usize {
        self.signs.len()
    }

    fn facts(&self, _: usize) -> usize {
        2
    }

    fn begin(&self, _: &Record) -> usize {
        0
    }

    fn live(
        &self,
        record: &Record,
        state: &mut usize,
        day: usize,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        let row = if day == 0 { &START } else { &STEPS[*state] };
        let pick = counts::categorical(row, uniform(self.seed, record.luck[day], day));
        *state = pick.ok_or_else(|| Fault {
            message: "no state to go to".to_owned(),
        })?;
        let signs = self.signs[day].iter();
        out.extend(signs.map(|&sign| math::ln(SIGNS[*state][sign])));
        Ok(())
    }
}
