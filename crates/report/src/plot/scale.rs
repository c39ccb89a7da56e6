//! From figures to places on the paper.

/// A straight scale from `low..high` to `from..to` on the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    pub(crate) fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self {
            low,
            high,
            from,
            to,
        }
    }

    /// Place of a figure; figures beyond the ends stay at the ends.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let part = (value.clamp(self.low, self.high) - self.low) / (self.high - self.low);
        self.from + (self.to - self.from) * part
    }
}

/// Round figures from zero up to the first at or above `top`, about `wanted` steps of 1, 2, 2.5 or
/// 5 times a power of ten; and the decimal places they need.
pub(crate) fn ticks(top: f64, wanted: usize) -> (Vec<f64>, usize) {
    ticks_around(0.0, top, wanted)
}

/// The same, from the last round figure at or below `low`. Zero is always within.
pub(crate) fn ticks_around(low: f64, high: f64, wanted: usize) -> (Vec<f64>, usize) {
    let (low, high) = (low.min(0.0), high.max(0.0));
    let span = high - low;
    if !(span.is_finite() && span > 0.0) {
        return (vec![0.0, 1.0], 0);
    }
    let (step, decimals) = step(span / wanted.max(1) as f64);
    let below = (-low / step - 1e-9).ceil().max(0.0) as usize;
    let above = (high / step - 1e-9).ceil().max(0.0) as usize;
    let negative = (1..=below).rev().map(|index| -(index as f64 * step));
    let others = (0..=above).map(|index| index as f64 * step);
    (negative.chain(others).collect(), decimals)
}

/// The first round step at or above a rough one, and the decimal places it needs.
fn step(rough: f64) -> (f64, usize) {
    let mut power = 1.0_f64;
    let mut decimals = 0_usize;
    while power > rough {
        power /= 10.0;
        decimals += 1;
    }
    while power * 10.0 <= rough {
        power *= 10.0;
        decimals = decimals.saturating_sub(1);
    }
    let factors = [1.0, 2.0, 2.5, 5.0, 10.0];
    let factor = factors
        .into_iter()
        .find(|factor| factor * power >= rough)
        .unwrap_or(10.0);
    if factor == 2.5 && power < 10.0 {
        decimals += 1;
    }
    if factor == 10.0 {
        decimals = decimals.saturating_sub(1);
    }
    (factor * power, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_the_top() {
        assert_eq!(ticks(1.0, 4), (vec![0.0, 0.25, 0.5, 0.75, 1.0], 2));
        assert_eq!(
            ticks(3870.0, 4),
            (vec![0.0, 1000.0, 2000.0, 3000.0, 4000.0], 0)
        );
        assert_eq!(ticks(37.0, 4), (vec![0.0, 10.0, 20.0, 30.0, 40.0], 0));
        assert_eq!(ticks(0.0, 4).0, [0.0, 1.0]);
        for top in [0.003, 0.4, 7.0, 19.0, 24.0, 999.0, 1e9] {
            let (ticks, decimals) = ticks(top, 4);
            assert!(
                *ticks.last().unwrap() >= top && ticks.len() <= 7,
                "{top}: {ticks:?}"
            );
            for tick in ticks {
                let shown: f64 = format!("{tick:.decimals$}").parse().unwrap();
                assert!(
                    (shown - tick).abs() < 1e-9 * top,
                    "{top}: {tick} at {decimals}"
                );
            }
        }
    }

    #[test]
    fn ticks_go_below_zero_only_where_figures_do() {
        assert_eq!(
            ticks_around(-0.4, 1.1, 3),
            (vec![-0.5, 0.0, 0.5, 1.0, 1.5], 1)
        );
        assert_eq!(ticks_around(2.0, 40.0, 4), ticks(40.0, 4));
        assert_eq!(
            ticks_around(-30.0, -7.0, 3),
            (vec![-30.0, -20.0, -10.0, 0.0], 0)
        );
        assert_eq!(ticks_around(0.0, 0.0, 4).0, [0.0, 1.0]);
    }

    #[test]
    fn a_scale_keeps_within_its_ends() {
        let scale = Scale::new(0.0, 10.0, 100.0, 0.0);
        assert_eq!(
            [scale.at(0.0), scale.at(5.0), scale.at(99.0)],
            [100.0, 50.0, 0.0]
        );
        assert!(Scale::new(3.0, 3.0, 0.0, 1.0).at(3.0).is_finite());
    }
}
