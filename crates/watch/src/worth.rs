//! What a sign is worth for a choice between plans.

use citerne_decide::{Invalid, Matrix, Payoffs, Resampling, ValueOfKnowing};

use crate::live::Choice;
use crate::reading::halves;
use crate::watched::{History, Watched};

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
    let histories = in_halves(&watched.histories);
    let of_way = |way: usize| {
        let of = histories.iter();
        of.map(|history| sign * history.payoffs[way]).collect()
    };
    let pasts: Vec<u64> = histories.iter().map(|it| it.past).collect();
    if pasts.is_empty() {
        return Ok(Vec::new());
    }
    let payoffs = Payoffs::from_plans(&(0..ways).map(of_way).collect::<Vec<Vec<f64>>>())?;
    let payoffs = payoffs.sharing(&pasts)?;
    let resampling = Resampling {
        seed,
        ..Resampling::default()
    };
    let mut all = Vec::new();
    for index in 0..watched.signs.len() {
        let seen: Vec<f64> = histories.iter().map(|it| it.signs[index]).collect();
        if seen.windows(2).all(|two| two[0] == two[1]) {
            continue;
        }
        let value = payoffs.value_of_knowing(&Matrix::new(1, seen)?, DEGREE, &resampling)?;
        all.push(Worth { sign: index, value });
    }
    all.sort_by(|one, two| two.value.tried.value.total_cmp(&one.value.tried.value));
    Ok(all)
}

/// Histories of the two halves of the pasts by turns: value is tried on every second history, and
/// those that share a past must be of one half. Where halves differ in size, the surplus is left out.
fn in_halves(histories: &[History]) -> Vec<&History> {
    let pasts: Vec<u64> = histories.iter().map(|it| it.past).collect();
    let of = |half: bool| {
        let all = histories.iter().zip(halves(&pasts));
        all.filter(move |(_, second)| *second == half)
            .map(|(history, _)| history)
    };
    of(false)
        .zip(of(true))
        .flat_map(|(one, two)| [one, two])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn histories_of_one_past_are_of_one_half() {
        let history = |past| History {
            past,
            signs: Vec::new(),
            first: Vec::new(),
            fired: Vec::new(),
            events: Vec::new(),
            payoffs: Vec::new(),
        };
        let all: Vec<History> = [7, 3, 7, 9, 3, 4, 3].map(history).into();
        let pasts: Vec<u64> = in_halves(&all).iter().map(|it| it.past).collect();
        // Pasts 3 and 7 are of the first half, 4 and 9 of the second.
        assert_eq!(pasts, [7, 9, 3, 4]);
    }
}
