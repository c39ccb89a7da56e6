//! Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw,
//! "Parallel random numbers: as easy as 1, 2, 3" (SC'11).
//!
//! A block is a pure function: 128 bits of counter and 64 bits of key in, 128 random bits out.
//! There is no state, so any draw can be made again alone, in any order, on any machine.

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
/// What the key grows by from round to round: the golden ratio and the root of three less one.
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: u32 = 10;

/// The 128 random bits that belong to this counter under this key.
#[inline]
pub fn block(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let mut words = counter;
    let mut key = key;
    for _ in 0..ROUNDS {
        let (high0, low0) = widening_product(MULTIPLIERS[0], words[0]);
        let (high1, low1) = widening_product(MULTIPLIERS[1], words[2]);
        words = [
            high1 ^ words[1] ^ key[0],
            low1,
            high0 ^ words[3] ^ key[1],
            low0,
        ];
        key = next_key(key);
    }
    words
}

/// `N` blocks under one key, side by side: word `w` of lane `i` is `counters[w][i]`.
///
/// Gives the same bits as [`block`] lane by lane. The loops are plain, so that the compiler can put
/// the lanes into vector registers of any width; always inlined, so that they are as wide as the
/// caller's. A word is held in 64 bits, as the vector multiplication wants it: its upper half is
/// whatever the last product left there, and is cut off before it counts.
#[expect(
    clippy::needless_range_loop,
    reason = "one index over several words is the clearer"
)]
#[inline(always)]
pub fn block_lanes<const N: usize>(counters: [[u32; N]; 4], key: [u32; 2]) -> [[u32; N]; 4] {
    const WORD: u64 = u32::MAX as u64;
    let mut out = counters;
    let mut words = [[0_u64; N]; 4];
    let mut key = key;
    for word in 0..4 {
        for lane in 0..N {
            words[word][lane] = u64::from(counters[word][lane]);
        }
    }
    for _ in 0..ROUNDS {
        let [key0, key1] = key.map(u64::from);
        for lane in 0..N {
            let product0 = u64::from(MULTIPLIERS[0]) * (words[0][lane] & WORD);
            let product1 = u64::from(MULTIPLIERS[1]) * (words[2][lane] & WORD);
            words[0][lane] = (product1 >> 32) ^ words[1][lane] ^ key0;
            words[1][lane] = product1;
            words[2][lane] = (product0 >> 32) ^ words[3][lane] ^ key1;
            words[3][lane] = product0;
        }
        key = next_key(key);
    }
    for word in 0..4 {
        for lane in 0..N {
            out[word][lane] = words[word][lane] as u32;
        }
    }
    out
}

#[inline(always)]
fn widening_product(a: u32, b: u32) -> (u32, u32) {
    let product = u64::from(a) * u64::from(b);
    ((product >> 32) as u32, product as u32)
}

#[inline(always)]
fn next_key(key: [u32; 2]) -> [u32; 2] {
    [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known-answer vectors that Random123 publishes for philox4x32-10.
    #[test]
    fn published_vectors() {
        let cases = [
            (
                [0; 4],
                [0; 2],
                [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8],
            ),
            (
                [u32::MAX; 4],
                [u32::MAX; 2],
                [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd],
            ),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, expected) in cases {
            assert_eq!(block(counter, key), expected);
        }
    }

    #[test]
    fn lanes_equal_single_blocks() {
        check_lanes::<1>();
        check_lanes::<7>();
        check_lanes::<8>();
        check_lanes::<16>();
    }

    fn check_lanes<const N: usize>() {
        let key = [0xdead_beef, 42];
        let counters: [[u32; N]; 4] = std::array::from_fn(|word| {
            std::array::from_fn(|lane| (word as u32 * 77 + lane as u32).wrapping_mul(0x9E37_79B1))
        });
        let lanes = block_lanes(counters, key);
        for lane in 0..N {
            let single = block(counters.map(|word| word[lane]), key);
            assert_eq!(single, lanes.map(|word| word[lane]));
        }
    }
}
