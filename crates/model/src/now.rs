//! What every system may look at on a day.

use citerne_luck::DayLuck;
use citerne_luck::counts::geometric_days;
use citerne_luck::math::ln_1p;

use crate::layout::Layout;
use crate::levers::Levers;
use crate::params::Params;
use crate::script::Script;

/// The day, the structure of the case, the numbers of this replicate, the levers, and the luck.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    /// Day, counted from the start of the case, from 0.
    pub day: u32,
    /// Day of the year, from 1.
    pub day_of_year: u32,
    /// Day on which the blockade is declared, counted as `day` is; `None` without a blockade.
    pub declared: Option<u32>,
    /// Structure.
    pub layout: &'a Layout,
    /// Numbers.
    pub params: &'a Params,
    /// Levers as measures left them this morning.
    pub levers: &'a Levers,
    /// What is known of dated decisions.
    pub script: &'a Script,
    /// Luck of this replicate on this day.
    pub luck: DayLuck,
}

/// Moves `level` towards `aim` by the share that a memory of `days` forgets in one day.
#[must_use]
pub fn follow(level: f64, aim: f64, days: f64) -> f64 {
    level + (aim - level) * decay_share(days)
}

/// Share that a memory of `days` (mean length, at least one) forgets in one day: `1 / days`, at most 1.
#[must_use]
pub fn decay_share(days: f64) -> f64 {
    (1.0 / days).min(1.0)
}

/// An index as the entity of a draw.
#[must_use]
pub fn entity(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Days rounded to whole ones, half up; none where there are less than half.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped
pub fn whole_days(days: f64) -> u32 {
    (days + 0.5).clamp(0.0, 1e9) as u32
}

/// Whole days that something lasts which ends with the same chance every day: geometric, at least
/// one, and `mean` on average.
#[must_use]
pub fn spell(mean: f64, u: f64) -> u32 {
    if mean <= 1.0 {
        return 1;
    }
    // The hazard under which 1 + geometric days have exactly this mean.
    let hazard = -ln_1p(-1.0 / mean);
    geometric_days(hazard, u).map_or(u32::MAX, |days| days.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_last_as_long_as_the_case_says() {
        let n = 20_000;
        for days in [1.5, 15.0, 140.0] {
            let lengths =
                (0..n).map(|i| f64::from(spell(days, (f64::from(i) + 0.5) / f64::from(n))));
            let mean = lengths.sum::<f64>() / f64::from(n);
            assert!((mean - days).abs() < 0.004 * days, "{mean}");
        }
        assert_eq!(spell(1.0, 0.99), 1);
    }
}
