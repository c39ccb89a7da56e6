//! What a sign is worth for a choice between plans.

use citerne_decide::{Invalid, Matrix, Payoffs, Resampling, ValueOfKnowing};

use crate::live::Choice;
use crate::watched::Watched;

/// What it is worth to know a sign before choosing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// The sign, by index.
    pub sign: usize,
    /// Its worth, in the unit of the figure by which plans are judged.
    pub value: ValueOfKnowing,
}

/// Powers of the polynomial: a bend, no waves.
const DEGREE: usize = 2;

/// What each sign is worth, most first by what was gained when tried.
pub(crate) fn worth(watched: &Watched, choice: &Choice, seed: u64) -> Result<Vec<Worth>, Invalid> {
    let sign = if choice.less { -1.0 } else { 1.0 };
    let ways = choice.plans.len() + 1;
    let of_way = |way: usize| {
        let of = watched.histories.iter();
        of.map(|history| sign * history.payoffs[way]).collect()
    };
    let payoffs = Payoffs::from_plans(&(0..ways).map(of_way).collect::<Vec<Vec<f64>>>())?;
    let resampling = Resampling {
        seed,
        ..Resampling::default()
    };
    let mut all = Vec::new();
    for index in 0..watched.signs.len() {
        let seen: Vec<f64> = watched.histories.iter().map(|it| it.signs[index]).collect();
        if seen.windows(2).all(|two| two[0] == two[1]) {
            continue;
        }
        let value = payoffs.value_of_knowing(&Matrix::new(1, seen)?, DEGREE, &resampling)?;
        all.push(Worth { sign: index, value });
    }
    all.sort_by(|one, two| two.value.tried.value.total_cmp(&one.value.tried.value));
    Ok(all)
}
