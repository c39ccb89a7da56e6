//! Shares of replicates, and how exact they are.

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
    /// The larger of what luck explains, as if replicates were independent, and of what the families
    /// tell: Σ vᶠ² (pᶠ − p)² × G/(G − 1), where v are their weights, p their shares and G = 1/Σ v²
    /// (Chan and Lai 2013; Lee and Whiteley 2018). Families that all hold one answer only tell
    /// nothing of other pasts: as far as fewer of them are mixed than luck would mix, the variance of
    /// a share among the pasts alone is added.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        let (count, all) = (self.count() as f64, self.all() as f64);
        if all == 0.0 {
            return None;
        }
        let luck = share_error(count, all);
        let Some(pasts) = self.pasts else {
            return Some(luck);
        };
        let among = luck.max(self.spread());
        let alone = share_error(self.value() * pasts, pasts);
        let unmixed = 1.0 - self.mixed();
        Some((among * among + unmixed * alone * alone).sqrt())
    }

    /// Standard deviation of the share that the spread of the families tells; 0 of a single one.
    fn spread(&self) -> f64 {
        let (all, value) = (self.all() as f64, self.value());
        let (mut squares, mut spread) = (0.0, 0.0);
        for &[count, of] in self.families.iter().filter(|[_, of]| *of > 0) {
            let weight = of as f64 / all;
            let off = weight * (count as f64 / of as f64 - value);
            squares += weight * weight;
            spread += off * off;
        }
        // 1 / squares is the effective number of families.
        match squares < 1.0 {
            true => (spread / (1.0 - squares)).sqrt(),
            false => 0.0,
        }
    }

    /// Weight of the families that hold both answers, beside what it would be if luck alone decided;
    /// 0 to 1. 0 where all replicates answer alike.
    fn mixed(&self) -> f64 {
        let (all, value) = (self.all() as f64, self.value());
        let (mut found, mut expected) = (0.0, 0.0);
        for &[count, of] in self.families.iter().filter(|[_, of]| *of > 0) {
            let weight = of as f64 / all;
            found += if 0 < count && count < of { weight } else { 0.0 };
            let alike = |share: f64| citerne_luck::math::pow(share, of as f64);
            expected += weight * (1.0 - alike(value) - alike(1.0 - value)).max(0.0);
        }
        match expected > 0.0 {
            true => (found / expected).min(1.0),
            false => 0.0,
        }
    }
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
        for families in [[[0, 500]; 4], [[500, 500]; 4]] {
            let share = Share::new(families.to_vec(), Some(4.0));
            let alone = share_error(share.value() * 4.0, 4.0);
            assert!((share.error().expect("some") / alone - 1.0).abs() < 1e-3);
        }
        // Two of four pasts: √(¼ × ¼ × 4/3) from the spread, and the error of two in four beside it.
        let share = Share::new(vec![[500, 500], [0, 500], [500, 500], [0, 500]], Some(4.0));
        let exact = (0.25_f64 / 3.0 + share_error(2.0, 4.0).powi(2)).sqrt();
        assert!((share.error().expect("some") - exact).abs() < 1e-3);
    }

    #[test]
    fn a_rare_answer_of_luck_is_not_held_for_one_of_the_past() {
        let share = Share::new(
            vec![[3, 5_000], [1, 3_000], [1, 3_000], [0, 1_000]],
            Some(3.6),
        );
        let luck = share_error(5.0, 12_000.0);
        assert!(share.error().expect("some") < 3.0 * luck);
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
