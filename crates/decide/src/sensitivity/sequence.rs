//! Points that fill the unit cube evenly: the Sobol' sequence.
//!
//! Direction numbers are those of Joe and Kuo (2008), set D6, under their own licence beside the
//! table.

use crate::dice::{Dice, Question};
use crate::invalid::{Invalid, range};

/// Primitive polynomials and first direction numbers, a line for each dimension from the second on.
const TABLE: &str = include_str!("joe_kuo.txt");
const BITS: usize = 32;
const CELLS: f64 = (1_u64 << BITS) as f64;
/// Half a step of the grid: points lie in the middle of its cells, never on 0 or 1.
const HALF_STEP: f64 = 0.5 / CELLS;

/// The Sobol' sequence, scrambled or plain.
///
/// Any first 2^m points have exactly one in each of 2^m equal slices of every dimension. Scrambling
/// (Owen, 1995) keeps that and makes each point uniform by itself, so that two seeds give two
/// independent estimates without bias.
#[derive(Debug, Clone)]
pub struct Sequence {
    directions: Vec<[u32; BITS]>,
    scramble: Option<Dice>,
}

impl Sequence {
    /// Most dimensions that the table has.
    pub const MOST_DIMENSIONS: usize = 2_048;

    /// The plain sequence.
    ///
    /// # Errors
    ///
    /// Without a dimension; with more than [`Sequence::MOST_DIMENSIONS`].
    pub fn plain(dimensions: usize) -> Result<Self, Invalid> {
        range(
            "number of dimensions of a Sobol' sequence",
            dimensions as f64,
            (1..=Self::MOST_DIMENSIONS).contains(&dimensions),
            "from 1 to 2048; put factors into groups that share a factor, or leave some out",
        )?;
        let first = std::array::from_fn(|bit| 1 << (BITS - 1 - bit));
        let rest = TABLE.lines().map(directions).take(dimensions - 1);
        Ok(Self {
            directions: std::iter::once(first).chain(rest).collect(),
            scramble: None,
        })
    }

    /// The sequence scrambled by the luck of `seed`.
    ///
    /// # Errors
    ///
    /// As [`Sequence::plain`].
    pub fn scrambled(dimensions: usize, seed: u64) -> Result<Self, Invalid> {
        Ok(Self {
            scramble: Some(Dice::new(seed, Question::Scramble)),
            ..Self::plain(dimensions)?
        })
    }

    /// Writes point number `index` into `out`: one number in (0, 1) for each dimension.
    pub fn point(&self, index: u32, out: &mut [f64]) {
        let gray = index ^ (index >> 1);
        for (dimension, (place, directions)) in out.iter_mut().zip(&self.directions).enumerate() {
            let plain = (0..BITS)
                .filter(|bit| gray >> bit & 1 == 1)
                .fold(0, |sum, bit| sum ^ directions[bit]);
            let cell = match &self.scramble {
                Some(dice) => scrambled(plain, dimension, dice),
                None => plain,
            };
            *place = f64::from(cell) * (2.0 * HALF_STEP) + HALF_STEP;
        }
    }
}

/// Direction numbers of one line of the table, by the recurrence of its polynomial.
fn directions(line: &str) -> [u32; BITS] {
    let mut numbers = line.split(' ').map(|word| word.parse().unwrap_or(0_u32));
    let polynomial = numbers.next().unwrap_or(0);
    let first: Vec<u32> = numbers.collect();
    let degree = first.len();
    let mut directions = [0; BITS];
    for bit in 0..BITS {
        directions[bit] = match first.get(bit) {
            Some(number) => number << (BITS - 1 - bit),
            None => {
                let last = directions[bit - degree];
                (1..degree)
                    .filter(|term| polynomial >> (degree - 1 - term) & 1 == 1)
                    .fold(last ^ last >> degree, |sum, term| {
                        sum ^ directions[bit - term]
                    })
            }
        };
    }
    directions
}

/// Levels of intervals whose coins come from one draw: 1 + 2 + 4 + 8 + 16 = 31 coins.
const LEVELS: usize = 5;

/// Swaps the halves of each interval by a coin of its own, from the whole interval down to the cell.
fn scrambled(plain: u32, dimension: usize, dice: &Dice) -> u32 {
    let mut swaps = 0;
    for level in (0..BITS).step_by(LEVELS) {
        let interval = u64::from(plain) >> (BITS - level);
        let coins = (dice.uniform(dimension, level, interval as usize) * CELLS) as u32;
        for below in 0..LEVELS.min(BITS - level) {
            let inside = u64::from(plain) >> (BITS - level - below) & ((1 << below) - 1);
            let coin = (1 << below) - 1 + inside;
            swaps |= (coins >> coin & 1) << (BITS - 1 - level - below);
        }
    }
    plain ^ swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every first 2^m points have one in each of 2^m slices, in each dimension.
    fn assert_even(sequence: &Sequence, dimensions: usize) {
        let count = 256_u32;
        let mut seen = vec![vec![0; count as usize]; dimensions];
        let mut point = vec![0.0; dimensions];
        for index in 0..count {
            sequence.point(index, &mut point);
            for (slices, place) in seen.iter_mut().zip(&point) {
                assert!(*place > 0.0 && *place < 1.0);
                slices[(place * f64::from(count)) as usize] += 1;
            }
        }
        assert!(seen.iter().flatten().all(|count| *count == 1));
    }

    #[test]
    fn slices_of_all_dimensions_are_filled_evenly() {
        let most = Sequence::MOST_DIMENSIONS;
        assert_even(&Sequence::plain(most).expect("in the table"), most);
        assert_even(&Sequence::scrambled(20, 1).expect("in the table"), 20);
        assert!(Sequence::plain(most + 1).is_err());
        assert!(Sequence::plain(0).is_err());
    }

    #[test]
    fn the_first_points_are_the_known_ones() {
        let sequence = Sequence::plain(3).expect("in the table");
        let expected = [
            [0.0, 0.0, 0.0],
            [0.5, 0.5, 0.5],
            [0.75, 0.25, 0.25],
            [0.25, 0.75, 0.75],
            [0.375, 0.375, 0.625],
        ];
        let mut point = [0.0; 3];
        for (index, expected) in expected.iter().enumerate() {
            sequence.point(index as u32, &mut point);
            assert_eq!(point.map(|place| place - HALF_STEP), *expected);
        }
    }

    #[test]
    fn scrambled_points_are_uniform_over_seeds_and_differ() {
        let mut mean = 0.0;
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..500 {
            let mut point = [0.0; 2];
            let sequence = Sequence::scrambled(2, seed).expect("in the table");
            sequence.point(0, &mut point);
            mean += point[1] / 500.0;
            seen.insert(point[1].to_bits());
        }
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
        assert_eq!(seen.len(), 500);
    }

    /// Two cells that share an interval are scrambled into one interval, at every level; and coins of
    /// different intervals differ.
    #[test]
    fn scrambling_is_nested() {
        let dice = Dice::new(9, Question::Scramble);
        for (one, two) in [
            (0_u32, 1_u32),
            (0x1234_5678, 0x1234_0000),
            (7 << 29, 6 << 29),
            (1, 1 << 31),
        ] {
            let shared = (one ^ two).leading_zeros();
            let apart = scrambled(one, 3, &dice) ^ scrambled(two, 3, &dice);
            assert_eq!(apart.leading_zeros(), shared);
        }
        for level in 8..32 {
            let flipped = (0..256_u32)
                .filter(|start| {
                    let start = start << 24;
                    (scrambled(start, 0, &dice) ^ start) >> (31 - level) & 1 == 1
                })
                .count();
            assert!(flipped.abs_diff(128) < 45, "{level}: {flipped}");
        }
    }
}
