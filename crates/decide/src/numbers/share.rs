//! Shares among histories of which some go on from one past.

use std::collections::BTreeMap;

use citerne_luck::math::norm_quantile;

use super::Proportion;
use crate::invalid::{Invalid, length, range};

/// A share with an interval that counts what histories have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// So many of so many.
    pub of: Proportion,
    /// As many histories of pasts of their own would be as sure.
    pub worth: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Share {
    /// The share itself.
    pub fn value(&self) -> f64 {
        self.of.share().unwrap_or(f64::NAN)
    }
}

/// The share of some histories (`among`) that are `so`, with Wilson's interval at a level between 0
/// and 1. `pasts` has equal marks for histories that go on from one past. How much those have in
/// common is measured: by the variance of a ratio of sums over pasts (Cochran, 1977, 6.3) beside
/// that of as many independent histories. Where all or none are so, they are worth as many as
/// there are pasts of equal weight (Kish, 1965). None if there are no such histories.
///
/// # Errors
///
/// If the lists differ in length; if the level isn't between 0 and 1.
pub fn share_among(
    among: &[bool],
    so: &[bool],
    pasts: &[u64],
    level: f64,
) -> Result<Option<Share>, Invalid> {
    length("answers", so.len(), among.len())?;
    length("pasts of histories", pasts.len(), among.len())?;
    range(
        "level of the intervals",
        level,
        level > 0.0 && level < 1.0,
        "between 0 and 1",
    )?;
    let mut sums: BTreeMap<u64, [usize; 2]> = BTreeMap::new();
    for ((_, so), past) in among
        .iter()
        .zip(so)
        .zip(pasts)
        .filter(|((among, _), _)| **among)
    {
        let sum = sums.entry(*past).or_default();
        sum[0] += usize::from(*so);
        sum[1] += 1;
    }
    let of = sums
        .values()
        .fold(Proportion::default(), |all, [count, of]| Proportion {
            count: all.count + count,
            of: all.of + of,
        });
    let Some(share) = of.share() else {
        return Ok(None);
    };
    let worth = worth(share, of.of as f64, sums.values());
    let [low, high] = wilson(share, worth, level);
    Ok(Some(Share {
        of,
        worth,
        low,
        high,
    }))
}

fn worth<'a>(share: f64, all: f64, pasts: impl Iterator<Item = &'a [usize; 2]>) -> f64 {
    let sure = share == 0.0 || share == 1.0;
    let square = |[count, of]: &[usize; 2]| {
        let off = match sure {
            true => *of as f64,
            false => *count as f64 - share * *of as f64,
        };
        off * off
    };
    let variance = pasts.map(square).sum::<f64>() / (all * all);
    let of_one = if sure { 1.0 } else { share * (1.0 - share) };
    // Where pasts happen to differ less than they would by luck, nothing is gained by that.
    (of_one / variance).min(all)
}

/// Wilson's interval (1927) of a share among so many.
pub(super) fn wilson(share: f64, n: f64, level: f64) -> [f64; 2] {
    let z = norm_quantile(0.5 + level / 2.0);
    let spread = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let (middle, scale) = (share + z * z / (2.0 * n), 1.0 + z * z / n);
    [
        ((middle - spread) / scale).max(0.0),
        ((middle + spread) / scale).min(1.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(so: &[bool], pasts: &[u64]) -> Share {
        share_among(&vec![true; so.len()], so, pasts, 0.95)
            .expect("lists of one length")
            .expect("histories")
    }

    #[test]
    fn histories_of_their_own_pasts_have_wilsons_interval() {
        let so: Vec<bool> = (0..148).map(|row| row < 15).collect();
        let pasts: Vec<u64> = (0..148).collect();
        let share = of(&so, &pasts);
        assert!((share.worth - 148.0).abs() < 1e-9, "{share:?}");
        // Table I of Newcombe (1998), method 3.
        assert!((share.low - 0.0624).abs() < 5e-5 && (share.high - 0.1605).abs() < 5e-5);
    }

    #[test]
    fn copies_of_a_past_are_worth_one() {
        // 20 pasts of five copies each that all answer alike.
        let so: Vec<bool> = (0..100).map(|row| row / 5 < 6).collect();
        let pasts: Vec<u64> = (0..100).map(|row| row / 5).collect();
        assert!((of(&so, &pasts).worth - 20.0).abs() < 1e-9);
        let never = of(&[false; 100], &pasts);
        assert!((never.worth - 20.0).abs() < 1e-9 && never.low < 1e-12);
        assert!((never.high - 0.1611).abs() < 5e-5, "{never:?}");
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(share_among(&[false], &[true], &[1], 0.95), Ok(None));
        assert!(share_among(&[true], &[true], &[], 0.95).is_err());
        assert!(share_among(&[true], &[true], &[1], 1.0).is_err());
    }
}
