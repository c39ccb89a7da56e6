//! Which plans no other plan beats.

use super::Judged;

/// Whether `one` is at least as good as `other` in every payoff and better in some. Higher is
/// better.
pub fn dominates(one: &[f64], other: &[f64]) -> bool {
    let pairs = || one.iter().zip(other);
    pairs().all(|(one, other)| one >= other) && pairs().any(|(one, other)| one > other)
}

/// The front of each plan: 0 if none beats it, 1 if only plans of front 0 do, and so on (the fast
/// sorting of Deb and others, 2002).
pub fn fronts(judged: &[Judged]) -> Vec<usize> {
    let mut beaten_by = vec![0_usize; judged.len()];
    let mut beats = vec![Vec::new(); judged.len()];
    for (one, first) in judged.iter().enumerate() {
        for (two, second) in judged.iter().enumerate() {
            if first.beats(second) {
                beats[one].push(two);
                beaten_by[two] += 1;
            }
        }
    }
    let mut front_of = vec![0; judged.len()];
    let mut front: Vec<usize> = (0..judged.len())
        .filter(|plan| beaten_by[*plan] == 0)
        .collect();
    let mut number = 0;
    while !front.is_empty() {
        let mut next = Vec::new();
        for plan in front {
            front_of[plan] = number;
            for weaker in &beats[plan] {
                beaten_by[*weaker] -= 1;
                if beaten_by[*weaker] == 0 {
                    next.push(*weaker);
                }
            }
        }
        front = next;
        number += 1;
    }
    front_of
}

/// How alone each plan of one front is: the sum over payoffs of the distance between its neighbours,
/// by the width of the front; infinite at the ends.
pub(super) fn solitude(front: &[&Judged]) -> Vec<f64> {
    let mut solitude = vec![0.0; front.len()];
    let payoffs = front.first().map_or(0, |judged| judged.payoffs.len());
    for payoff in 0..payoffs {
        let value = |plan: usize| front[plan].payoffs[payoff];
        let mut order: Vec<usize> = (0..front.len()).collect();
        order.sort_by(|one, two| value(*one).total_cmp(&value(*two)));
        let (first, last) = (order[0], order[order.len() - 1]);
        let width = value(last) - value(first);
        solitude[first] = f64::INFINITY;
        solitude[last] = f64::INFINITY;
        for three in order.windows(3) {
            if width > 0.0 {
                solitude[three[1]] += (value(three[2]) - value(three[0])) / width;
            }
        }
    }
    solitude
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(payoffs: [f64; 2], excess: f64) -> Judged {
        let payoffs = payoffs.to_vec();
        Judged { payoffs, excess }
    }

    #[test]
    fn fronts_by_hand() {
        let plans = [
            judged([1.0, 5.0], 0.0),
            judged([5.0, 1.0], 0.0),
            judged([1.0, 1.0], 0.0),
            judged([1.0, 4.0], 0.0),
            judged([9.0, 9.0], 0.5),
            judged([0.0, 0.0], 0.1),
            judged([5.0, 1.0], 0.0),
        ];
        assert_eq!(fronts(&plans), [0, 0, 2, 1, 4, 3, 0]);
        assert!(fronts(&[]).is_empty());
    }

    #[test]
    fn solitude_by_hand() {
        let plans = [[0.0, 10.0], [1.0, 8.0], [4.0, 0.0]].map(|payoffs| judged(payoffs, 0.0));
        let found = solitude(&plans.iter().collect::<Vec<_>>());
        assert_eq!(found, [f64::INFINITY, 2.0, f64::INFINITY]);
    }
}
