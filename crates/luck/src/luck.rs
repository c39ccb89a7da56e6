//! Luck as a function of where and why it is asked for.
//!
//! # Counter layout
//!
//! The Philox key is the seed. The 128 bits of counter are filled so that no two questions share a
//! uniform:
//!
//! | word | bits  | holds                                   |
//! |------|-------|-----------------------------------------|
//! | 0    | 31    | entity / 2                              |
//! | 1    | 32    | replicate, low half                     |
//! | 2    | 16+16 | replicate, high half; day               |
//! | 3    | 16+16 | stage (kind and pass); decision         |
//!
//! A block holds two uniforms: the even entity takes the first two words, the odd one the others.
//! Hence room for 2^48 replicates, 2^16 days, 2^16 decisions, 2^32 entities and 256 passes.

use crate::philox;

/// How many blocks [`DayLuck::fill`] makes side by side.
const FILL_LANES: usize = 8;

/// What the luck is for. Two stages never share a draw, whatever else is equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Draws of the uncertain inputs from their priors.
    Prior,
    /// The days of a forecast.
    Forecast,
    /// The days of one pass of a filter over the log.
    FilterPass(u8),
    /// A sampler's own luck: first scores, drawing anew and moves (0), ranks of a calibration (1).
    Rejuvenation(u8),
    /// Which replicates keep their full paths.
    Selection,
    /// An analysis of histories that are there already: designs, scrambling, resampling.
    Analysis,
    /// What is told of a history.
    Telling,
}

impl Stage {
    /// The stage as 16 bits: kind in the high byte, pass in the low one.
    const fn code(self) -> u16 {
        let (kind, pass) = match self {
            Self::Prior => (0, 0),
            Self::Forecast => (1, 0),
            Self::FilterPass(pass) => (2, pass),
            Self::Rejuvenation(pass) => (3, pass),
            Self::Selection => (4, 0),
            Self::Analysis => (5, 0),
            Self::Telling => (6, 0),
        };
        u16::from_be_bytes([kind, pass])
    }
}

/// Which question is put to luck. The list of numbers belongs to the model; one number is never
/// given to a second question, or old results change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decision(pub u16);

/// The luck of one replicate in one stage, under one seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luck {
    key: [u32; 2],
    stage: u16,
    replicate: u64,
}

impl Luck {
    /// Replicates are numbered below this.
    pub const REPLICATES: u64 = 1 << 48;
    /// Days are numbered below this.
    pub const DAYS: u32 = 1 << 16;

    /// All luck under this seed; it starts at [`Stage::Forecast`], replicate 0.
    pub const fn new(seed: u64) -> Self {
        let key = [seed as u32, (seed >> 32) as u32];
        Self {
            key,
            stage: Stage::Forecast.code(),
            replicate: 0,
        }
    }

    /// The same seed and replicate in another stage.
    #[must_use]
    pub const fn stage(self, stage: Stage) -> Self {
        Self {
            stage: stage.code(),
            ..self
        }
    }

    /// The same seed and stage for another replicate, numbered below [`Luck::REPLICATES`].
    #[must_use]
    pub const fn replicate(self, replicate: u64) -> Self {
        debug_assert!(
            replicate < Self::REPLICATES,
            "replicate number is too large"
        );
        Self { replicate, ..self }
    }

    /// The number of the replicate.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.replicate
    }

    /// The luck of one day, counted from the start of the run and below [`Luck::DAYS`].
    #[must_use]
    pub const fn day(self, day: u32) -> DayLuck {
        debug_assert!(day < Self::DAYS, "day number is too large");
        DayLuck {
            luck: self,
            day: day & 0xFFFF,
        }
    }
}

/// Whoever has luck for each day of one history. A history that was learned is patched together
/// from the luck of several replicates.
pub trait DailyLuck {
    /// The luck of one day, counted from the start of the run and below [`Luck::DAYS`].
    fn day(&self, day: u32) -> DayLuck;
}

impl DailyLuck for Luck {
    fn day(&self, day: u32) -> DayLuck {
        Luck::day(*self, day)
    }
}

impl<L: DailyLuck> DailyLuck for &L {
    fn day(&self, day: u32) -> DayLuck {
        (**self).day(day)
    }
}

/// The luck of one replicate on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLuck {
    luck: Luck,
    day: u32,
}

impl DayLuck {
    /// One uniform in the open interval (0, 1): an odd multiple of 2^-53, so never 0 and never 1,
    /// and `1 - u` is exact and just as likely.
    #[inline]
    pub fn uniform(&self, decision: Decision, entity: u32) -> f64 {
        let words = philox::block(self.counter(decision, entity / 2), self.luck.key);
        if entity.is_multiple_of(2) {
            unit(words[0], words[1])
        } else {
            unit(words[2], words[3])
        }
    }

    /// The uniforms of entities `2 * pair` and `2 * pair + 1`, for the price of one.
    #[inline]
    pub fn pair(&self, decision: Decision, pair: u32) -> [f64; 2] {
        let words = philox::block(self.counter(decision, pair), self.luck.key);
        [unit(words[0], words[1]), unit(words[2], words[3])]
    }

    /// The uniforms of entities `0..out.len()`, the same as [`DayLuck::uniform`] one by one.
    pub fn fill(&self, decision: Decision, out: &mut [f64]) {
        let (runs, rest) = out.as_chunks_mut::<{ 2 * FILL_LANES }>();
        let mut pair = 0;
        for run in runs {
            let mut counters = self.counter(decision, pair).map(|word| [word; FILL_LANES]);
            counters[0] = std::array::from_fn(|lane| pair + lane as u32);
            let words = philox::block_lanes(counters, self.luck.key);
            for lane in 0..FILL_LANES {
                run[2 * lane] = unit(words[0][lane], words[1][lane]);
                run[2 * lane + 1] = unit(words[2][lane], words[3][lane]);
            }
            pair += FILL_LANES as u32;
        }
        for two in rest.chunks_mut(2) {
            two.copy_from_slice(&self.pair(decision, pair)[..two.len()]);
            pair += 1;
        }
    }

    /// [`DayLuck::pair`] for `N` replicates side by side, this one first: `[first, second]`, each
    /// with one uniform per replicate.
    #[inline(always)]
    pub fn pair_lanes<const N: usize>(&self, decision: Decision, pair: u32) -> [[f64; N]; 2] {
        let mut counters = self.counter(decision, pair).map(|word| [word; N]);
        let replicate = |lane: usize| self.luck.replicate + lane as u64;
        counters[1] = std::array::from_fn(|lane| replicate(lane) as u32);
        counters[2] = std::array::from_fn(|lane| (replicate(lane) >> 32) as u32 | self.day << 16);
        let words = philox::block_lanes(counters, self.luck.key);
        let mut out = [[0.0; N]; 2];
        for lane in 0..N {
            out[0][lane] = unit(words[0][lane], words[1][lane]);
            out[1][lane] = unit(words[2][lane], words[3][lane]);
        }
        out
    }

    #[inline(always)]
    fn counter(&self, decision: Decision, pair: u32) -> [u32; 4] {
        [
            pair,
            self.luck.replicate as u32,
            (self.luck.replicate >> 32) as u32 | self.day << 16,
            u32::from(self.luck.stage) | u32::from(decision.0) << 16,
        ]
    }
}

/// 52 random bits as an odd multiple of 2^-53. Written with bit patterns rather than an
/// integer-to-float conversion, which few CPUs can do in vectors; every step is exact.
#[inline(always)]
fn unit(low: u32, high: u32) -> f64 {
    const ONE: u64 = 0x3FF0_0000_0000_0000;
    const HALF_STEP: f64 = f64::EPSILON / 2.0;
    let bits = u64::from(high) << 32 | u64::from(low);
    (f64::from_bits(ONE | bits >> 12) - 1.0) + HALF_STEP
}

#[cfg(test)]
mod tests;
