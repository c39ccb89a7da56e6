//! Which inputs tell anything of an output, among histories of which some go on from one past.

use std::collections::BTreeMap;

use super::given::share_between;
use crate::dice::{Dice, Question};
use crate::invalid::{Invalid, finite, length, range};
use crate::numbers::Matrix;
use crate::numbers::bins::equal_count;
use crate::numbers::moments::{mean, quantile, sample_sd, sorted, variance};
use crate::numbers::{Estimate, Resampling};

/// What each input tells of an output by itself, beside what inputs that tell nothing would show.
#[derive(Debug, Clone, PartialEq)]
pub struct Relevance {
    /// Share of the output's variance that goes if the input is known; it may lie a little below 0.
    pub shares: Vec<Estimate>,
    /// What the best of as many inputs shows that tell nothing: in 19 of 20 deals less.
    pub noise: f64,
}

/// First order from given data, as [`first_order_given_data`](super::first_order_given_data), where
/// histories may share a past. `pasts` has equal marks for those that do; their inputs are the same,
/// so they tell of these no more than one would. `families` has equal marks for histories whose pasts descend
/// from one: their inputs are alike, so that any input goes along with whatever sets a family apart.
/// Histories of one past are of one family. Within a family, pasts with marks side by side may be more alike than others.
///
/// The answers of whole families are dealt to other families' inputs, again and again, past by past in the order of marks. What bins show on
/// average of such deals is taken off, and the best that any input shows in them is the noise.
/// Intervals are normal ones from drawing families anew.
///
/// # Errors
///
/// As [`first_order_given_data`](super::first_order_given_data), with pasts for histories.
pub fn relevance(
    inputs: &Matrix,
    outputs: &[f64],
    bins: usize,
    (pasts, families): (&[u64], &[u64]),
    resampling: &Resampling,
) -> Result<Relevance, Invalid> {
    length("outputs", outputs.len(), inputs.rows())?;
    length("pasts of histories", pasts.len(), inputs.rows())?;
    length("families of histories", families.len(), inputs.rows())?;
    finite("output", outputs)?;
    resampling.check()?;
    let scene = Scene::new(inputs, outputs, bins, (pasts, families));
    let enough = bins >= 2 && 5 * bins <= scene.sums.len();
    range(
        "number of bins",
        bins as f64,
        enough,
        "from 2 to a fifth of the pasts",
    )?;
    if scene.squares == 0.0 {
        return Err(Invalid::Constant {
            what: "the output",
            value: outputs[0],
        });
    }
    Ok(scene.judge(resampling))
}

/// Bins of inputs by past, and sums of outputs.
struct Scene {
    /// `[input][past]`.
    bin_of: Vec<Vec<usize>>,
    bins: usize,
    /// By past: sum of the centred outputs, and histories.
    sums: Vec<[f64; 2]>,
    /// The pasts of each family.
    families: Vec<Vec<usize>>,
    /// Sum of squares of all centred outputs.
    squares: f64,
}

impl Scene {
    fn new(
        inputs: &Matrix,
        outputs: &[f64],
        bins: usize,
        (pasts, families): (&[u64], &[u64]),
    ) -> Self {
        let mut marks = pasts.to_vec();
        marks.sort_unstable();
        marks.dedup();
        let past_of: Vec<usize> = pasts
            .iter()
            .map(|mark| marks.partition_point(|it| it < mark))
            .collect();
        let centre = mean(outputs);
        let mut sums = vec![[0.0; 2]; marks.len()];
        for (past, output) in past_of.iter().zip(outputs) {
            sums[*past][0] += output - centre;
            sums[*past][1] += 1.0;
        }
        let bin_of = |column: usize| {
            let by_row = equal_count(&inputs.column(column).collect::<Vec<_>>(), bins);
            let mut by_past = vec![0; marks.len()];
            for (past, bin) in past_of.iter().zip(by_row) {
                by_past[*past] = bin;
            }
            by_past
        };
        let mut of_family: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        let mut seen = vec![false; marks.len()];
        for (past, family) in past_of.iter().zip(families) {
            if !std::mem::replace(&mut seen[*past], true) {
                of_family.entry(*family).or_default().push(*past);
            }
        }
        let in_order = |mut family: Vec<usize>| {
            family.sort_unstable();
            family
        };
        Self {
            families: of_family.into_values().map(in_order).collect(),
            bin_of: (0..inputs.columns()).map(bin_of).collect(),
            bins,
            sums,
            squares: variance(outputs) * outputs.len() as f64,
        }
    }

    /// Share between bins, if past `n` had the inputs of past `inputs_of[n]`.
    fn raw(&self, input: usize, past_and_inputs: impl Iterator<Item = (usize, usize)>) -> f64 {
        let mut sums = vec![[0.0; 2]; self.bins];
        for (past, inputs_of) in past_and_inputs {
            let sum = &mut sums[self.bin_of[input][inputs_of]];
            sum[0] += self.sums[past][0];
            sum[1] += self.sums[past][1];
        }
        share_between(&sums, self.squares)
    }

    fn judge(&self, resampling: &Resampling) -> Relevance {
        let families = self.families.len();
        let own: Vec<usize> = self.families.concat();
        let dice = Dice::new(resampling.seed, Question::Deal);
        let inputs = 0..self.bin_of.len();
        let deals: Vec<Vec<f64>> = (0..resampling.resamples)
            .map(|round| {
                let dealt = self.dealt(&dice.permutation(families, round, 0));
                let raw = |input| self.raw(input, dealt.iter().copied());
                inputs.clone().map(raw).collect()
            })
            .collect();
        let by_luck =
            |input: usize| mean(&deals.iter().map(|deal| deal[input]).collect::<Vec<_>>());
        let by_luck: Vec<f64> = inputs.clone().map(by_luck).collect();
        let without = |input: usize, raw: f64| (raw - by_luck[input]) / (1.0 - by_luck[input]);
        let best = |deal: &Vec<f64>| {
            let told = deal
                .iter()
                .enumerate()
                .map(|(input, raw)| without(input, *raw));
            told.fold(f64::NEG_INFINITY, f64::max)
        };
        let noise = quantile(&sorted(deals.iter().map(best)), 0.95);
        let share = |input: usize| {
            let value = without(input, self.raw_of(input, &own));
            let drawn: Vec<f64> = (0..resampling.resamples)
                .map(|resample| {
                    let drawn = self.pasts_of(&resampling.rows(resample, families));
                    let raw = self.raw_of(input, &drawn);
                    without(input, raw)
                })
                .collect();
            resampling.normal(value, sample_sd(&drawn))
        };
        Relevance {
            shares: inputs.clone().map(share).collect(),
            noise,
        }
    }

    /// Share between bins among pasts with their own inputs.
    fn raw_of(&self, input: usize, pasts: &[usize]) -> f64 {
        self.raw(input, pasts.iter().map(|past| (*past, *past)))
    }

    /// A past whose answers are dealt, and the one whose inputs get them: `deal` says of which family each family gets
    /// the answers. Families of other sizes are stretched or shortened, so that what sets one apart never falls on two.
    fn dealt(&self, deal: &[usize]) -> Vec<(usize, usize)> {
        let pairs = self.families.iter().zip(deal).flat_map(|(own, dealt)| {
            let dealt = &self.families[*dealt];
            let pair =
                |(place, past): (usize, &usize)| (dealt[place * dealt.len() / own.len()], *past);
            own.iter().enumerate().map(pair)
        });
        pairs.collect()
    }

    /// The pasts of some families, one after the other.
    fn pasts_of(&self, families: &[usize]) -> Vec<usize> {
        let pasts = families.iter().flat_map(|family| &self.families[*family]);
        pasts.copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensitivity::first_order_given_data;

    fn noise(seed: u64, index: usize) -> f64 {
        Dice::new(seed, Question::Part).uniform(index, 0, 0)
    }

    /// 60 inputs of which the first tells half; outputs with luck of their own.
    fn made(pasts: usize, copies: usize) -> (Matrix, Vec<f64>, Vec<u64>) {
        let (mut values, mut outputs, mut marks) = (Vec::new(), Vec::new(), Vec::new());
        for row in 0..pasts * copies {
            let past = row / copies;
            values.extend((0..60).map(|input| noise(input, past)));
            outputs.push(noise(0, past) + noise(1_000, row));
            marks.push(past as u64);
        }
        (Matrix::new(60, values).expect("full"), outputs, marks)
    }

    #[test]
    fn without_shared_pasts_it_is_the_first_order_from_given_data() {
        let (inputs, outputs, marks) = made(1_500, 1);
        let resampling = Resampling::default();
        let ours = relevance(&inputs, &outputs, 10, (&marks, &marks), &resampling).expect("made");
        let given = first_order_given_data(&inputs, &outputs, 10, &resampling).expect("made");
        for (ours, given) in ours.shares.iter().zip(&given) {
            assert!(
                (ours.value - given.value).abs() < 2e-3,
                "{ours:?} {given:?}"
            );
        }
        assert!((ours.shares[0].value - 0.5).abs() < 0.05);
        assert!(ours.shares[1..].iter().all(|it| it.value < ours.noise));
    }

    /// Twenty copies of each past would make noise look sure, if they counted as histories.
    #[test]
    fn copies_of_a_past_make_nothing_sure() {
        let (inputs, outputs, marks) = made(100, 20);
        let found = relevance(
            &inputs,
            &outputs,
            5,
            (&marks, &marks),
            &Resampling::default(),
        )
        .expect("made");
        assert!(found.shares[0].value > found.noise, "{:?}", found.shares[0]);
        let above = found.shares[1..].iter().filter(|it| it.value > found.noise);
        assert_eq!(above.count(), 0);
        let as_if_apart: Vec<u64> = (0..2_000).collect();
        let apart = (&as_if_apart[..], &as_if_apart[..]);
        let naive = relevance(&inputs, &outputs, 5, apart, &Resampling::default());
        let naive = naive.expect("made");
        let above = naive.shares[1..].iter().filter(|it| it.value > naive.noise);
        assert!(above.count() > 10, "the test would not see the difference");
    }

    /// Pasts of one family are alike in inputs and answers; counted as strangers they would make
    /// every input tell something. So they would if families of several sizes were dealt end to end.
    #[test]
    fn what_sets_families_apart_is_told_by_no_input() {
        let sizes = [
            [30; 32],
            std::array::from_fn(|family| 8 + 2 * (family * 7 % 23)),
        ];
        for sizes in sizes {
            let (mut values, mut outputs, mut families) = (Vec::new(), Vec::new(), Vec::new());
            for (family, size) in sizes.into_iter().enumerate() {
                for _ in 0..size {
                    let row = 99 + outputs.len();
                    let alike = |input| noise(input, family) + 0.1 * noise(input, row);
                    values.extend((0..60).map(alike));
                    outputs.push(alike(2_000));
                    families.push(family as u64);
                }
            }
            let inputs = Matrix::new(60, values).expect("full");
            let pasts: Vec<u64> = (0..outputs.len() as u64).collect();
            let told = |families: &[u64]| {
                let marks = (&pasts[..], families);
                let found = relevance(&inputs, &outputs, 10, marks, &Resampling::default());
                let found = found.expect("made");
                let above = found.shares.iter().filter(|it| it.value > found.noise);
                above.count()
            };
            assert_eq!(told(&families), 0);
            assert!(told(&pasts) > 30, "the test would not see the difference");
        }
    }

    /// A chain parts with an input now and then and keeps it for a while, and so does what decides the
    /// answer. Whatever the order of rows, the order of marks keeps what goes on side by side.
    #[test]
    fn what_lasts_within_a_family_is_told_by_no_input() {
        let (families, states) = (16, 32);
        let row_of = |state: usize| state * 37 % (families * states);
        let mut rows = vec![(Vec::new(), 0.0, 0, 0); families * states];
        for (state, row) in (0..families * states).map(|state| (state, row_of(state))) {
            // Each number lasts for eight states, from a start of its own on.
            let lasting = |input: usize| noise(input as u64, (state + input * 5 % 8) / 8);
            let inputs: Vec<f64> = (0..200).map(lasting).collect();
            rows[row] = (
                inputs,
                lasting(2_003),
                state as u64,
                (state / states) as u64,
            );
        }
        let inputs = rows.iter().flat_map(|row| row.0.clone()).collect();
        let inputs = Matrix::new(200, inputs).expect("full");
        let outputs: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let pasts: Vec<u64> = rows.iter().map(|row| row.2).collect();
        let family: Vec<u64> = rows.iter().map(|row| row.3).collect();
        let told = |pasts: &[u64]| {
            let marks = (pasts, &family[..]);
            let found = relevance(&inputs, &outputs, 10, marks, &Resampling::default());
            let found = found.expect("made");
            let above = found.shares.iter().filter(|it| it.value > found.noise);
            above.count()
        };
        assert_eq!(told(&pasts), 0);
        let as_rows: Vec<u64> = (0..pasts.len() as u64).collect();
        assert!(told(&as_rows) > 10, "the test would not see the difference");
    }
}
