//! How replicates are cut into blocks and batches, and runs into shards.

use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Replicates that one thread lives and folds in at once.
pub const BATCH: u64 = 16;
/// Replicates in a block: the unit of shards and of part files.
pub const BLOCK: u64 = 16 * BATCH;

/// Number of blocks of a run.
pub(crate) fn blocks(replicates: u64) -> u64 {
    replicates.div_ceil(BLOCK)
}

/// Replicates of a block.
pub(crate) fn of_block(block: u64, replicates: u64) -> Range<u64> {
    block * BLOCK..((block + 1) * BLOCK).min(replicates)
}

/// Batches of a block, numbered through the whole run.
pub(crate) fn batches(block: u64, replicates: u64) -> Range<u64> {
    let range = of_block(block, replicates);
    range.start / BATCH..range.end.div_ceil(BATCH)
}

/// Replicates of a batch.
pub(crate) fn of_batch(batch: u64, replicates: u64) -> Range<u64> {
    batch * BATCH..((batch + 1) * BATCH).min(replicates)
}

/// One of several parts of a run that are computed apart: whole blocks, in one stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Which, from 1.
    pub number: u64,
    /// Of how many.
    pub of: u64,
}

/// What is wrong with the name of a shard.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no shard; write it as i/n with i from 1 to n, such as 2/8")]
pub struct ShardError(String);

impl Shard {
    /// The whole run.
    pub const WHOLE: Self = Self { number: 1, of: 1 };

    /// The blocks that are the shard's.
    pub(crate) fn blocks(self, replicates: u64) -> Range<u64> {
        let all = u128::from(blocks(replicates));
        let upto = |number: u64| (all * u128::from(number) / u128::from(self.of)) as u64;
        upto(self.number - 1)..upto(self.number)
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let shard = text.split_once('/').and_then(|(number, of)| {
            Some(Self {
                number: number.trim().parse().ok()?,
                of: of.trim().parse().ok()?,
            })
        });
        shard
            .filter(|shard| (1..=shard.of).contains(&shard.number))
            .ok_or_else(|| ShardError(text.to_owned()))
    }
}

/// A set of batches, as bits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Batches {
    words: Vec<u64>,
}

impl Batches {
    pub(crate) fn insert(&mut self, batch: u64) {
        let word = (batch / 64) as usize;
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (batch % 64);
    }

    pub(crate) fn contains(&self, batch: u64) -> bool {
        self.words
            .get((batch / 64) as usize)
            .is_some_and(|word| word >> (batch % 64) & 1 == 1)
    }

    pub(crate) fn len(&self) -> u64 {
        self.words
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum()
    }

    /// Whether any batch is in both.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.words
            .resize(self.words.len().max(other.words.len()), 0);
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shards_cover_every_block_once(replicates in 0_u64..2_000_000, of in 1_u64..40) {
            let mut next = 0;
            for number in 1..=of {
                let range = Shard { number, of }.blocks(replicates);
                prop_assert_eq!(range.start, next);
                next = range.end;
            }
            prop_assert_eq!(next, blocks(replicates));
        }

        #[test]
        fn batches_cover_every_replicate_of_a_block_once(replicates in 1_u64..10_000) {
            let mut next = 0;
            for block in 0..blocks(replicates) {
                for batch in batches(block, replicates) {
                    let range = of_batch(batch, replicates);
                    prop_assert_eq!(range.start, next);
                    next = range.end;
                }
                prop_assert_eq!(of_block(block, replicates).end, next);
            }
            prop_assert_eq!(next, replicates);
        }
    }

    #[test]
    fn a_shard_is_read_from_text() {
        assert_eq!("2/8".parse(), Ok(Shard { number: 2, of: 8 }));
        for bad in ["", "2", "0/3", "4/3", "-1/3", "a/b", "1/0"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }
}
