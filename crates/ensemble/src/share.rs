//! Shares of replicates, and how exact they are.

use citerne_luck::math::{exp, ln, ln_gamma};

/// Families of pasts that counts are kept apart by, where replicates share pasts. Pasts go to
/// families by turns, the commonest first.
pub const FAMILIES: usize = 16;

/// A share of replicates, counted family by family.
///
/// Replicates that go on from one past may share the answer. How much they do is read off the
/// families: where their shares lie no farther apart than luck explains, the past decides nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// By family: how many are counted, of how many.
    families: Vec<[u64; 2]>,
    /// Effective number of different pasts; `None` where each replicate has its own.
    pasts: Option<f64>,
}

impl Share {
    /// A share of families that are made of so many effective pasts; of one family of replicates with a
    /// past of their own each if there is no such number. A family is a count, and of how many.
    #[must_use]
    pub fn new(families: Vec<[u64; 2]>, pasts: Option<f64>) -> Self {
        Self { families, pasts }
    }

    /// How many are counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.families.iter().map(|[count, _]| count).sum()
    }

    /// Of how many.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.families.iter().map(|[_, all]| all).sum()
    }

    /// The share, 0 to 1; 0 of none.
    #[must_use]
    pub fn value(&self) -> f64 {
        match self.all() {
            0 => 0.0,
            all => self.count() as f64 / all as f64,
        }
    }

    /// Monte Carlo error of the share, as a standard deviation; none of no replicates.
    ///
    /// A part ρ of the variance of the answer lies between pasts, the rest is luck of each
    /// replicate: then n replicates of A effective pasts are worth 1 / (ρ/A + (1 − ρ)/n)
    /// independent ones. Each of eleven ρ from 0 to 1 counts by how well it explains the families, as shares of a
    /// beta law (beta-binomial; Skellam 1948) whose mean is the share. Where all replicates answer alike
    /// nothing is known of ρ.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        let (count, all) = (self.count() as f64, self.all() as f64);
        if all == 0.0 {
            return None;
        }
        let Some(pasts) = self.pasts else {
            return Some(share_error(count, all));
        };
        let fits = BETWEEN.map(|between| self.fit(between));
        let best = fits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (mut weights, mut squares) = (0.0, 0.0);
        for (between, fit) in BETWEEN.into_iter().zip(fits) {
            let weight = exp(fit - best);
            let worth = 1.0 / (between / pasts + (1.0 - between) / all);
            let error = share_error(self.value() * worth, worth);
            weights += weight;
            squares += weight * error * error;
        }
        Some((squares / weights).sqrt())
    }

    /// Log density of the families' counts, up to a constant, if a part of the variance lies between
    /// pasts.
    fn fit(&self, between: f64) -> f64 {
        let (yes, no) = (self.value(), 1.0 - self.value());
        if yes == 0.0 || no == 0.0 {
            return 0.0;
        }
        let concentration = (1.0 - between) / between;
        let (a, b) = (yes * concentration, no * concentration);
        let family = |&[count, of]: &[u64; 2]| {
            let (count, rest) = (count as f64, (of - count) as f64);
            match between {
                0.0 => count * ln(yes) + rest * ln(no),
                1.0 if count == 0.0 => ln(no),
                1.0 if rest == 0.0 => ln(yes),
                1.0 => f64::NEG_INFINITY,
                _ => rising(a, count) + rising(b, rest) - rising(concentration, count + rest),
            }
        };
        let families = self.families.iter().filter(|[_, of]| *of > 0);
        families.map(family).sum()
    }
}

/// Parts of the variance that may lie between pasts: all are as likely before anything is counted.
const BETWEEN: [f64; 11] = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 1.0];

/// Logarithm of x (x + 1) ... (x + n − 1).
fn rising(x: f64, n: f64) -> f64 {
    ln_gamma(x + n) - ln_gamma(x)
}

/// Monte Carlo error of a share of `count` in `all` independent replicates: the standard deviation
/// of what the probability may be after such a count, all having been equally likely before. Unlike
/// √(p(1−p)/n) it is not zero where nothing, or everything, was counted.
#[must_use]
pub fn share_error(count: f64, all: f64) -> f64 {
    let (yes, no) = (count + 1.0, (all - count).max(0.0) + 1.0);
    let sum = yes + no;
    (yes * no / (sum * sum * (sum + 1.0))).sqrt()
}

#[cfg(test)]
mod tests {
    use citerne_luck::math::norm_quantile;
    use citerne_luck::{Decision, Luck};

    use super::*;

    #[test]
    fn replicates_of_their_own_pasts_have_the_usual_error() {
        let share = Share::new(vec![[3_000, 10_000]], None);
        let usual = (0.3_f64 * 0.7 / 10_000.0).sqrt();
        assert!((share.error().expect("some") / usual - 1.0).abs() < 1e-3);
        assert!(Share::new(vec![[0, 10_000]], None).error() > Some(0.0));
        assert_eq!(Share::new(vec![[0, 0]], None).error(), None);
        assert_eq!(Share::new(vec![], Some(4.0)).error(), None);
    }

    #[test]
    fn where_the_past_decides_a_share_is_worth_as_many_draws_as_there_are_pasts() {
        let share = Share::new(vec![[500, 500], [0, 500], [500, 500], [0, 500]], Some(4.0));
        let alone = share_error(2.0, 4.0);
        let error = share.error().expect("some");
        assert!(error < alone && error > 0.9 * alone, "{error} {alone}");
    }

    #[test]
    fn where_luck_decides_a_share_is_worth_as_many_draws_as_replicates() {
        let share = Share::new(vec![[2_500, 5_000]; 16], Some(16.0));
        let luck = share_error(40_000.0, 80_000.0);
        assert!((share.error().expect("some") / luck - 1.0).abs() < 0.1);
    }

    #[test]
    fn a_rare_answer_of_luck_is_not_held_for_one_of_the_past() {
        let share = Share::new(
            vec![[3, 5_000], [1, 3_000], [1, 3_000], [0, 1_000]],
            Some(3.6),
        );
        let error = share.error().expect("some");
        assert!(error < 5.0 * share_error(5.0, 12_000.0), "{error}");
    }

    #[test]
    fn where_all_answer_alike_the_past_may_decide() {
        for families in [[[0, 500]; 4], [[500, 500]; 4]] {
            let error = Share::new(families.to_vec(), Some(4.0))
                .error()
                .expect("some");
            assert!(
                error > share_error(0.0, 10.0) && error < share_error(0.0, 4.0),
                "{error}"
            );
        }
    }

    #[test]
    fn fits_are_those_of_the_beta_binomial_law_by_hand() {
        // Mean 1/3 and ρ = 1/4: a = 1, b = 2, so one yes of two has 1·2/(3·4), none of one 2/3.
        let share = Share::new(vec![[1, 2], [0, 1]], Some(2.0));
        let exact: f64 = (1.0 / 6.0) * (2.0 / 3.0);
        assert!((share.fit(0.25) - exact.ln()).abs() < 1e-12);
        assert!((share.fit(0.0) - (4.0_f64 / 27.0).ln()).abs() < 1e-12);
        assert_eq!(share.fit(1.0), f64::NEG_INFINITY);
    }

    /// Families with shares of their own, replicates by luck: over many trials the mean of the squared error told is
    /// that of the share found, from above and not by more than a half.
    #[test]
    fn the_error_told_is_the_error_made() {
        for apart in [0.0, 0.3, 1.0] {
            let (mut told, mut made) = (0.0, 0.0);
            for trial in 0..400 {
                let luck = Luck::new(7).replicate(trial).day(0);
                let family = |f: u32| {
                    let z = apart * norm_quantile(luck.uniform(Decision(1), f)) - 1.0;
                    let p = 1.0 / (1.0 + (-z).exp());
                    let count = (0..60).filter(|i| luck.uniform(Decision(2), f * 60 + i) < p);
                    [count.count() as u64, 60]
                };
                let share = Share::new((0..16).map(family).collect(), Some(16.0));
                told += share.error().expect("some").powi(2);
                made += (share.value() - truth(apart)).powi(2);
            }
            assert!(
                (0.85..1.5).contains(&(told / made)),
                "{apart}: {}",
                told / made
            );
        }
    }

    /// Mean of the share of a family.
    fn truth(apart: f64) -> f64 {
        let points = (0..2_000).map(|k| {
            let z = apart * norm_quantile((f64::from(k) + 0.5) / 2_000.0) - 1.0;
            1.0 / (1.0 + (-z).exp())
        });
        points.sum::<f64>() / 2_000.0
    }
}
