//! The fixed bins in which one channel is counted.
//!
//! Values up to zero, and values from the top on, have a bin of their own, since both are common
//! and mean something (a dry depot, a full share). Between them, a linear scale has equal bins; a
//! logarithmic one splits every octave (power of two) into equal bins, which takes only the
//! exponent and the first bits of the mantissa of a float: no logarithm is needed.

use citerne_model::Scale;

/// Bins between zero and the top of a linear scale.
const LINEAR: u16 = 100;
/// A logarithmic scale has at most about this many bins.
const LOG_LIMIT: u32 = 256;
/// Most bins that an octave is split into, as a power of two.
const FINEST: u32 = 4;
/// Bits of the mantissa of an `f32`.
const MANTISSA: u32 = f32::MANTISSA_DIGITS - 1;

/// The bins of one channel: number 0 holds values up to zero, the last those from the top on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bins {
    kind: Kind,
    count: u16,
    top: f32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Linear {
        /// Bins per unit.
        density: f32,
    },
    Log {
        /// Bits to drop of a float's pattern.
        shift: u32,
        /// The pattern of the bottom, so shifted.
        base: u32,
    },
}

impl Bins {
    /// Bins of a scale. A logarithmic scale is widened to whole bins at both ends.
    ///
    /// # Panics
    /// If the scale's ends are not finite and positive, or in the wrong order.
    #[must_use]
    pub fn new(scale: Scale) -> Self {
        match scale {
            Scale::Linear { top } => Self::linear(top as f32),
            Scale::Log { bottom, top } => Self::log(bottom as f32, top as f32),
        }
    }

    fn linear(top: f32) -> Self {
        assert!(
            top.is_normal() && top > 0.0,
            "a scale needs a finite top above zero"
        );
        let density = f32::from(LINEAR) / top;
        Self {
            kind: Kind::Linear { density },
            count: LINEAR + 2,
            top,
        }
    }

    fn log(bottom: f32, top: f32) -> Self {
        assert!(
            bottom.is_normal() && top.is_normal() && 0.0 < bottom && bottom < top,
            "a logarithmic scale needs finite ends, the bottom above zero and below the top"
        );
        let octaves = (top.to_bits() >> MANTISSA) - (bottom.to_bits() >> MANTISSA) + 1;
        let split = (0..=FINEST)
            .rev()
            .find(|split| octaves << split <= LOG_LIMIT)
            .unwrap_or(0);
        let shift = MANTISSA - split;
        let base = bottom.to_bits() >> shift;
        let end = ((top.to_bits() - 1) >> shift) + 1;
        let inner = u16::try_from(end - base).expect("an f32 has fewer than 256 octaves");
        let kind = Kind::Log { shift, base };
        // One more bin inside than there are steps: from zero to the bottom.
        Self {
            kind,
            count: inner + 3,
            top: f32::from_bits(end << shift),
        }
    }

    /// How many bins there are, both ends included.
    #[must_use]
    pub fn count(&self) -> usize {
        usize::from(self.count)
    }

    /// Where the last bin begins.
    #[must_use]
    pub fn top(&self) -> f32 {
        self.top
    }

    /// The bin of a finite value.
    #[inline]
    #[must_use]
    pub fn index(&self, value: f32) -> usize {
        // Worked out even where an end's bin is meant: choosing is cheaper than guessing.
        let last = usize::from(self.count - 1);
        let inner = match self.kind {
            // Rounding may carry a value just under the top one bin too far.
            Kind::Linear { density } => {
                1 + ((value * density) as i32).clamp(0, i32::from(self.count) - 3) as usize
            }
            Kind::Log { shift, base } => {
                let step = value.to_bits() >> shift;
                (step + 2).saturating_sub(base).max(1) as usize
            }
        };
        let inner = if value >= self.top { last } else { inner };
        if value <= 0.0 { 0 } else { inner }
    }

    /// Lower and upper edge of an inner bin; the ends are open and have none.
    #[must_use]
    pub fn edges(&self, index: usize) -> Option<(f64, f64)> {
        if index == 0 || index + 1 >= self.count() {
            return None;
        }
        Some(match self.kind {
            Kind::Linear { .. } => {
                let width = f64::from(self.top) / f64::from(LINEAR);
                ((index - 1) as f64 * width, index as f64 * width)
            }
            Kind::Log { shift, base } => {
                let edge = |step: usize| f64::from(f32::from_bits((base + step as u32) << shift));
                if index == 1 {
                    (0.0, edge(0))
                } else {
                    (edge(index - 2), edge(index - 1))
                }
            }
        })
    }

    /// The unit of fixed-point sums as its inverse: a power of two, so that multiplying is exact.
    /// The top has some 40 bits before the point.
    #[must_use]
    pub(crate) fn sum_factor(&self) -> f64 {
        let exponent = i32::try_from(f64::from(self.top).to_bits() >> 52).unwrap_or(0) - 1023;
        let factor = u64::try_from(1023 + 40 - exponent).unwrap_or(1);
        f64::from_bits(factor << 52)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scales() -> impl Strategy<Value = Scale> {
        let linear = (1e-6..1e12_f64).prop_map(|top| Scale::Linear { top });
        let log = (1e-9..1e6_f64, 1.1..1e12_f64).prop_map(|(bottom, ratio)| Scale::Log {
            bottom,
            top: bottom * ratio,
        });
        prop_oneof![linear, log]
    }

    proptest! {
        #[test]
        fn a_value_lies_within_the_edges_of_its_bin(scale in scales(), at in 0.0..1.2_f64) {
            let bins = Bins::new(scale);
            let value = (f64::from(bins.top()) * at * at * at) as f32;
            let index = bins.index(value);
            match bins.edges(index) {
                // Linear bins are found in single precision.
                Some((low, high)) => {
                    let slack = f64::from(bins.top()) * 1e-6;
                    prop_assert!(low - slack <= value.into() && f64::from(value) <= high + slack);
                }
                None if index == 0 => prop_assert!(value <= 0.0),
                None => prop_assert!(value >= bins.top()),
            }
        }

        #[test]
        fn a_larger_value_is_never_in_a_lower_bin(
            scale in scales(), a in 0.0..1.5_f32, b in 0.0..1.5_f32,
        ) {
            let bins = Bins::new(scale);
            let (low, high) = (a.min(b) * bins.top(), a.max(b) * bins.top());
            prop_assert!(bins.index(low) <= bins.index(high));
        }

        #[test]
        fn inner_bins_touch_and_reach_from_zero_to_the_top(scale in scales()) {
            let bins = Bins::new(scale);
            let mut end = 0.0;
            for index in 1..bins.count() - 1 {
                let (low, high) = bins.edges(index).unwrap();
                prop_assert!(low == end && high > low);
                end = high;
            }
            prop_assert!((end / f64::from(bins.top()) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn ends_have_bins_of_their_own() {
        let share = Bins::new(Scale::Linear { top: 1.0 });
        assert_eq!(share.index(0.0), 0);
        assert_eq!(share.index(-3.0), 0);
        assert_eq!(share.index(f32::MIN_POSITIVE), 1);
        assert_eq!(share.index(1.0_f32.next_down()), share.count() - 2);
        assert_eq!(share.index(1.0), share.count() - 1);
        let stock = Bins::new(Scale::Log {
            bottom: 1e3,
            top: 1e9,
        });
        assert_eq!(stock.index(0.0), 0);
        assert_eq!(stock.index(1.0), 1);
        assert_eq!(stock.index(1e3), 2);
        assert!(stock.top() >= 1e9);
        assert!(stock.count() <= 260);
    }

    #[test]
    fn log_bins_are_narrow() {
        let stock = Bins::new(Scale::Log {
            bottom: 1e3,
            top: 1e9,
        });
        for index in 2..stock.count() - 1 {
            let (low, high) = stock.edges(index).unwrap();
            assert!((high - low) / low <= 1.0 / 8.0 + 1e-12);
        }
    }
}
