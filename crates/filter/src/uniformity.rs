//! Whether ranks are uniform.

use citerne_luck::math::{exp, ln};
use citerne_luck::{Distribution, Prepared};

use crate::dice::{Dice, Question};

/// Sets of uniform ranks that the second test is compared with: enough for p-values far below one in a
/// thousand shared among many quantities.
const SIMULATED: u64 = 50_000;

/// Two tests of uniform ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct Uniformity {
    /// Number of ranks.
    pub trials: usize,
    /// Ranks in each bin.
    pub histogram: Vec<u32>,
    /// Pearson's statistic of the histogram.
    pub chi_square: f64,
    /// Its chance of being as large or larger under uniform ranks, by its limit: wants about five ranks
    /// in a bin.
    pub chi_square_p: f64,
    /// Twice the least tail probability of the empirical distribution function over all ranks,
    /// each by its binomial distribution (Säilynoja, Bürkner and Vehtari 2022).
    pub ecdf: f64,
    /// The chance of its being as small or smaller under uniform ranks, by simulation, so at
    /// least 1 / 50,001.
    pub ecdf_p: f64,
}

impl Uniformity {
    /// Of ranks from 0 to `draws`.
    pub(crate) fn of(ranks: &[u32], draws: u32, bins: usize) -> Self {
        let (histogram, chi_square) = chi_square(ranks, draws, bins);
        let tails = Tails::new(ranks.len(), draws);
        let ecdf = tails.least(ranks);
        let extreme = (0..SIMULATED).filter(|&set| {
            let dice = Dice::calibration(u64::MAX, set);
            let rank = |n| dice.uniform(Question::Null, n, 0) * f64::from(draws + 1);
            let ranks: Vec<u32> = (0..ranks.len()).map(|n| rank(n) as u32).collect();
            tails.least(&ranks) <= ecdf
        });
        Self {
            trials: ranks.len(),
            histogram,
            chi_square,
            chi_square_p: chi_square_tail(chi_square, bins - 1),
            ecdf,
            ecdf_p: (1 + extreme.count()) as f64 / (1 + SIMULATED) as f64,
        }
    }
}

fn chi_square(ranks: &[u32], draws: u32, bins: usize) -> (Vec<u32>, f64) {
    let bin = |rank: u32| rank as usize * bins / (draws as usize + 1);
    let (mut found, mut room) = (vec![0_u32; bins], vec![0_u32; bins]);
    ranks.iter().for_each(|&rank| found[bin(rank)] += 1);
    (0..=draws).for_each(|rank| room[bin(rank)] += 1);
    let each = ranks.len() as f64 / f64::from(draws + 1);
    let term = |(found, room): (&u32, &u32)| {
        let expected = each * f64::from(*room);
        (f64::from(*found) - expected).powi(2) / expected
    };
    let statistic = found.iter().zip(&room).map(term).sum();
    (found, statistic)
}

/// The chance of at least this much: the chi-square distribution is a gamma distribution.
fn chi_square_tail(statistic: f64, freedom: usize) -> f64 {
    let gamma = Distribution::Gamma {
        shape: freedom as f64 / 2.0,
        rate: 0.5,
    };
    Prepared::new(&gamma).map_or(f64::NAN, |gamma| 1.0 - gamma.cdf(statistic))
}

/// For each rank but the last, the lesser tail of each number of trials at or below it.
struct Tails(Vec<Vec<f64>>);

impl Tails {
    fn new(trials: usize, draws: u32) -> Self {
        let share = |rank: u32| f64::from(rank + 1) / f64::from(draws + 1);
        Self(
            (0..draws)
                .map(|rank| lesser_tails(trials, share(rank)))
                .collect(),
        )
    }

    fn least(&self, ranks: &[u32]) -> f64 {
        let mut counts = vec![0; self.0.len() + 1];
        ranks.iter().for_each(|&rank| counts[rank as usize] += 1);
        let mut upto = 0;
        let at = |(count, tails): (&usize, &Vec<f64>)| {
            upto += count;
            2.0 * tails[upto]
        };
        counts.iter().zip(&self.0).map(at).fold(1.0, f64::min)
    }
}

/// For each count, the lesser of P(X <= count) and P(X >= count), X binomial.
fn lesser_tails(trials: usize, share: f64) -> Vec<f64> {
    let (log_share, log_rest) = (ln(share), ln(1.0 - share));
    let mut log_choices = 0.0;
    let chance = |count: usize| {
        if count > 0 {
            log_choices += ln((trials - count + 1) as f64 / count as f64);
        }
        exp(log_choices + count as f64 * log_share + (trials - count) as f64 * log_rest)
    };
    let chances: Vec<f64> = (0..=trials).map(chance).collect();
    let summed = |order: &mut dyn Iterator<Item = &f64>| -> Vec<f64> {
        let mut sum = 0.0;
        order
            .map(|chance| {
                sum += chance;
                sum
            })
            .collect()
    };
    let below = summed(&mut chances.iter());
    let above = summed(&mut chances.iter().rev());
    let both = below.iter().zip(above.iter().rev());
    both.map(|(below, above)| below.min(*above)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(shape: impl Fn(f64) -> f64, event: u64) -> Vec<u32> {
        let dice = Dice::new(3, event);
        let rank = |n| shape(dice.uniform(Question::Start, n, 0)) * 64.0;
        (0..200).map(|n| rank(n) as u32).collect()
    }

    #[test]
    fn p_values_of_uniform_ranks_are_uniform() {
        let sets = 60;
        let (mut low, mut sums) = ([0; 2], [0.0; 2]);
        for set in 0..sets {
            let test = Uniformity::of(&ranks(|u| u, set), 63, 16);
            for (which, p) in [test.chi_square_p, test.ecdf_p].into_iter().enumerate() {
                low[which] += u32::from(p < 0.1);
                sums[which] += p / f64::from(sets as u32);
            }
        }
        for which in 0..2 {
            assert!((0.38..0.62).contains(&sums[which]), "{sums:?}");
            assert!((1..=13).contains(&low[which]), "{low:?}");
        }
    }

    #[test]
    fn skewed_or_narrow_ranks_are_found_out() {
        for shape in [|u: f64| u.powf(1.6), |u: f64| 0.2 + 0.6 * u] {
            let test = Uniformity::of(&ranks(shape, 0), 63, 16);
            assert!(test.ecdf_p < 0.005, "{test:?}");
        }
    }

    #[test]
    fn binomial_tails_by_hand() {
        let tails = lesser_tails(3, 0.5);
        for (found, exact) in tails.iter().zip([0.125, 0.5, 0.5, 0.125]) {
            assert!((found - exact).abs() < 1e-15, "{tails:?}");
        }
        assert!((chi_square_tail(3.841_458_820_694_124, 1) - 0.05).abs() < 1e-12);
    }
}
