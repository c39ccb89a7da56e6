//! Poisson and binomial draws in lanes: one uniform, one draw, by inversion.
//!
//! They give what `citerne_luck::counts` gives lane by lane, as long as the means are small, which
//! those of the small model are.

use super::{LANES, Lanes};

/// Convoys up to which no lane is asked whether it is done: a branch guessed wrong costs more than
/// the few steps saved.
const USUAL_CONVOYS: usize = 7;

/// Steps of the binomial between two looks at whether all lanes are done, for the same reason.
const STRIDE: usize = 2;

/// P(X <= 0), P(X <= 1), ... of a Poisson distribution whose mean never changes.
#[derive(Debug)]
pub(crate) struct PoissonTable([f64; Self::CELLS]);

impl PoissonTable {
    /// With a mean of at most 2, what lies beyond is rarer than the smallest uniform, 2^-53.
    const CELLS: usize = 24;

    pub(crate) fn new(mean: f64) -> Self {
        assert!(
            (0.0..=2.0).contains(&mean),
            "poisson mean must be from 0 to 2, found {mean}"
        );
        let mut masses = [citerne_luck::math::exp(-mean); Self::CELLS];
        for k in 1..Self::CELLS {
            masses[k] = masses[k - 1] * mean / k as f64;
        }
        // Summed from the far end, so that the last uniforms before 1 find their place too.
        let mut cells = [1.0; Self::CELLS];
        let mut beyond = 0.0;
        for k in (0..Self::CELLS).rev() {
            cells[k] = 1.0 - beyond;
            beyond += masses[k];
        }
        Self(cells)
    }
}

/// Counts the table's entries below the uniform, until no lane has more.
#[inline(always)]
pub(crate) fn poisson(table: &PoissonTable, uniform: &Lanes) -> Lanes {
    let mut drawn = [0.0; LANES];
    let (usual, rare) = table.0.split_at(USUAL_CONVOYS);
    for below in usual {
        count_above(uniform, &[*below; LANES], &mut drawn);
    }
    for below in rare {
        if !count_above(uniform, &[*below; LANES], &mut drawn) {
            break;
        }
    }
    drawn
}

/// How many of `groups * size` trials with probability `p` < 1 succeed, fewer than 512.
///
/// Sums probabilities from zero up until the sum has passed the uniform in every lane. A lane that
/// is done goes on summing and counts no more.
#[inline(always)]
pub(crate) fn binomial(groups: &Lanes, size: u32, p: &Lanes, uniform: &Lanes) -> Lanes {
    let mut mass = none_of(groups, size, p);
    let mut sum = mass;
    let mut odds = [0.0; LANES];
    let mut trials = [0.0; LANES];
    for lane in 0..LANES {
        odds[lane] = p[lane] / (1.0 - p[lane]);
        trials[lane] = groups[lane] * f64::from(size);
    }
    let mut left = trials;
    let mut drawn = [0.0; LANES];
    for inverses in INVERSES.as_chunks::<STRIDE>().0 {
        let mut any = false;
        for inverse in inverses {
            any = count_above(uniform, &sum, &mut drawn);
            for lane in 0..LANES {
                mass[lane] *= odds[lane] * inverse * left[lane];
                left[lane] -= 1.0;
                sum[lane] += mass[lane];
            }
        }
        if !any {
            break;
        }
    }
    // Rounding can leave the sum of all terms short of the uniform.
    for lane in 0..LANES {
        drawn[lane] = if drawn[lane] < trials[lane] {
            drawn[lane]
        } else {
            trials[lane]
        };
    }
    drawn
}

/// 1 / 1, 1 / 2, 1 / 3, ...
static INVERSES: [f64; 512] = {
    let mut inverses = [0.0; 512];
    let mut k = 0;
    while k < inverses.len() {
        inverses[k] = 1.0 / (k as f64 + 1.0);
        k += 1;
    }
    inverses
};

/// Adds one to `count` where the uniform is above `sum`; tells whether it was anywhere.
#[inline(always)]
fn count_above(uniform: &Lanes, sum: &Lanes, count: &mut Lanes) -> bool {
    let mut any = false;
    for lane in 0..LANES {
        let above = uniform[lane] > sum[lane];
        count[lane] += if above { 1.0 } else { 0.0 };
        any |= above;
    }
    any
}

/// (1 - p)^(groups * size): repeated squaring for the size, which all lanes share, and repeated
/// multiplication for the groups, which are few.
#[inline(always)]
fn none_of(groups: &Lanes, size: u32, p: &Lanes) -> Lanes {
    let mut square = [0.0; LANES];
    for lane in 0..LANES {
        square[lane] = 1.0 - p[lane];
    }
    let mut in_group = [1.0; LANES];
    let mut bits = size;
    while bits > 0 {
        for lane in 0..LANES {
            in_group[lane] *= if bits & 1 == 1 { square[lane] } else { 1.0 };
            square[lane] *= square[lane];
        }
        bits >>= 1;
    }
    let mut none = [1.0; LANES];
    for group in 0..USUAL_CONVOYS {
        multiply_where_more(&mut none, groups, group as f64, &in_group);
    }
    let mut group = USUAL_CONVOYS as f64;
    while multiply_where_more(&mut none, groups, group, &in_group) {
        group += 1.0;
    }
    none
}

/// Multiplies by the group's share where there are more groups than `group`; tells whether there were.
#[inline(always)]
fn multiply_where_more(none: &mut Lanes, groups: &Lanes, group: f64, in_group: &Lanes) -> bool {
    let mut any = false;
    for lane in 0..LANES {
        let more = groups[lane] > group;
        none[lane] *= if more { in_group[lane] } else { 1.0 };
        any |= more;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use citerne_luck::counts;

    /// A few hundred uniforms, from both ends and from between.
    fn uniforms() -> Vec<f64> {
        let mut all: Vec<f64> = (0..480).map(|i| (f64::from(i) + 0.5) / 480.0).collect();
        all.extend([1e-16, 1e-9, 1.0 - 1e-9, 1.0 - f64::EPSILON / 2.0]);
        all
    }

    #[test]
    fn poisson_equals_the_scalar_one() {
        for mean in [0.0, 0.1, 0.5, 1.2, 2.0] {
            let table = PoissonTable::new(mean);
            for u in uniforms() {
                let drawn = poisson(&table, &[u; LANES])[0];
                assert_eq!(
                    drawn,
                    f64::from(counts::poisson(mean, u)),
                    "mean {mean}, u {u}"
                );
            }
        }
    }

    #[test]
    fn binomial_equals_the_scalar_one() {
        for (groups, size, p) in [
            (0, 20, 0.3),
            (1, 20, 0.03),
            (2, 15, 0.35),
            (5, 10, 0.5),
            (3, 20, 0.0),
            (1, 1, 0.4),
        ] {
            for u in uniforms() {
                let drawn = binomial(&[f64::from(groups); LANES], size, &[p; LANES], &[u; LANES]);
                let expected = counts::binomial(groups * size, p, u);
                assert_eq!(
                    drawn[3],
                    f64::from(expected),
                    "{groups} x {size}, p {p}, u {u}"
                );
            }
        }
    }

    #[test]
    fn lanes_do_not_see_each_other() {
        let groups: Lanes = std::array::from_fn(|lane| (lane % 5) as f64);
        let p: Lanes = std::array::from_fn(|lane| 0.02 + 0.03 * lane as f64);
        let u: Lanes = std::array::from_fn(|lane| (lane as f64 + 0.5) / LANES as f64);
        let together = binomial(&groups, 20, &p, &u);
        for lane in 0..LANES {
            let alone = binomial(
                &[groups[lane]; LANES],
                20,
                &[p[lane]; LANES],
                &[u[lane]; LANES],
            );
            assert_eq!(together[lane], alone[0]);
        }
    }
}
