//! What summaries say, against sorting all values.

mod common;

use citerne_ensemble::{Sample, Share, Simulator, Summary};
use citerne_luck::Luck;
use citerne_model::history::{NEVER, Verdict};
use common::{DAYS, Toy, outline, plan, run};
use proptest::prelude::*;

fn sample(values: [f32; 3], cell: u8) -> Sample {
    let mut sample = Toy::new(1).sample();
    for row in sample.history.rows.chunks_mut(3) {
        row.copy_from_slice(&values);
    }
    sample.history.outcome.fill(cell);
    sample.history.first[0] = u32::from(cell) * 10;
    sample.history.claims[0] = if cell > 1 {
        Verdict::True
    } else {
        Verdict::Open
    };
    sample
}

fn summarise(samples: &[Sample]) -> Summary {
    let mut summary = Summary::new(&outline());
    samples.iter().for_each(|sample| summary.fold(sample));
    summary
}

fn values() -> impl Strategy<Value = f32> {
    prop_oneof![
        Just(0.0_f32),
        Just(-0.0_f32),
        Just(1.0_f32),
        0.0..1.5_f32,
        -1.0..1e7_f32,
        (0.0..16.0_f32).prop_map(f32::exp),
    ]
}

fn samples() -> impl Strategy<Value = Vec<Sample>> {
    let one = ([values(), values(), values()], 0_u8..4).prop_map(|(v, cell)| sample(v, cell));
    prop::collection::vec(one, 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn merging_is_associative_and_commutative(a in samples(), b in samples(), c in samples()) {
        let [sa, sb, sc] = [&a, &b, &c].map(|samples| summarise(samples));
        let merge = |one: &Summary, other: &Summary| {
            let mut one = one.clone();
            one.merge(other);
            one
        };
        prop_assert_eq!(merge(&merge(&sa, &sb), &sc), merge(&sa, &merge(&sb, &sc)));
        prop_assert_eq!(merge(&sa, &sb), merge(&sb, &sa));
        prop_assert_eq!(merge(&sa, &sb), summarise(&[a, b].concat()));
        prop_assert_eq!(merge(&sa, &summarise(&[])), sa);
    }

    #[test]
    fn quantiles_are_within_a_bin_of_the_sorted_sample(
        all in prop::collection::vec([values(), values(), values()], 1..200),
        level in 0.0..1.0_f64,
    ) {
        let samples: Vec<_> = all.iter().map(|&values| sample(values, 0)).collect();
        let summary = summarise(&samples);
        for channel in 0..3 {
            let mut sorted: Vec<f32> = all.iter().map(|values| values[channel]).collect();
            sorted.sort_by(f32::total_cmp);
            let rank = ((level * sorted.len() as f64).ceil() as usize).clamp(1, sorted.len());
            let exact = f64::from(sorted[rank - 1]);
            let found = summary.quantile(4, channel, level).unwrap();
            let (least, greatest) = summary.range(4, channel).unwrap();
            let mut width = summary.bin_width(channel, exact);
            if exact <= 0.0 {
                width = -f64::from(least);
            } else if width.is_infinite() {
                width = f64::from(greatest);
            }
            let slack = 1e-6 * exact.abs().max(1.0);
            prop_assert!((found - exact).abs() <= width + slack, "{found} for {exact} ± {width}");
            let mean = sorted.iter().map(|&value| f64::from(value)).sum::<f64>() / all.len() as f64;
            let off = (summary.mean(4, channel).unwrap() - mean).abs();
            prop_assert!(off <= 1e-9 * f64::from(greatest.abs().max(1e6)), "mean is off by {off}");
            let below = sorted.iter().filter(|&&value| f64::from(value) < exact).count();
            let share = summary.probability_below(4, channel, exact).unwrap();
            let bin = sorted.iter().filter(|&&v| (f64::from(v) - exact).abs() <= width + slack);
            prop_assert!((share * all.len() as f64 - below as f64).abs() <= bin.count() as f64);
        }
    }
}

#[test]
fn a_constant_is_told_exactly() {
    let samples: Vec<_> = (0..9).map(|_| sample([0.0, 12_345.0, 0.123], 0)).collect();
    let summary = summarise(&samples);
    for level in [0.0, 0.025, 0.5, 1.0] {
        assert_eq!(summary.quantile(0, 0, level), Some(0.0));
        assert_eq!(summary.quantile(0, 1, level), Some(12_345.0));
        assert_eq!(summary.quantile(0, 2, level), Some(f64::from(0.123_f32)));
    }
}

#[test]
fn nothing_says_nothing() {
    let summary = Summary::new(&outline());
    assert_eq!(summary.mean(0, 0), None);
    assert_eq!(summary.quantile(0, 0, 0.5), None);
    assert_eq!(summary.probability_below(0, 0, 1.0), None);
}

#[test]
fn counts_are_those_of_a_plain_loop() {
    let toy = Toy::new(5);
    let summary = run(&toy, 700, &plan(2, None)).summary;
    let mut sample = toy.sample();
    let (mut cells, mut dry, mut coups, mut claimed, mut stock) = ([0_u64; 60], 0, 0, 0, 0.0);
    for replicate in 0..700 {
        toy.live(replicate, &mut sample).unwrap();
        let history = &sample.history;
        cells[usize::from(history.outcome[30])] += 1;
        dry += u64::from(history.first[0] != NEVER && history.first[0] <= 20);
        coups += history.count[1];
        claimed += u64::from(history.claims[0] == Verdict::True);
        stock += f64::from(history.row(8)[0]);
    }
    for (cell, count) in cells.into_iter().enumerate() {
        assert_eq!(summary.outcome(30, &[cell]).count(), count);
    }
    assert_eq!(summary.event_by(0, 20).count(), dry);
    assert_eq!(summary.event_count(1), Some(f64::from(coups) / 700.0));
    assert_eq!(summary.claim(0, Verdict::True), claimed);
    let mean = summary.mean(8, 0).unwrap();
    assert!((mean - stock / 700.0).abs() < 1e-5, "{mean}");
    let never = summary.event_first(0)[DAYS];
    assert_eq!(never + summary.event_by(0, DAYS - 1).count(), 700);
}

#[test]
fn failures_are_told_by_number_and_the_run_goes_on() {
    let toy = Toy {
        failing: Some(3),
        ..Toy::new(5)
    };
    let summary = run(&toy, 600, &plan(2, None)).summary;
    assert_eq!((summary.replicates(), summary.failed()), (400, 200));
    assert_eq!(summary.failures().len(), 100);
    let numbers: Vec<u64> = summary
        .failures()
        .iter()
        .map(|failed| failed.replicate)
        .collect();
    assert_eq!(numbers, (0..300).step_by(3).collect::<Vec<_>>());
    assert_eq!(summary.failures()[0].day, Some(3));
    assert!(summary.failures()[1].message.contains("replicate 3 panics"));
}

#[test]
fn variants_meet_the_same_luck() {
    let (base, thirsty) = (
        Toy::new(5),
        Toy {
            more_use: 500.0,
            ..Toy::new(5)
        },
    );
    let (mut one, mut other) = (base.sample(), thirsty.sample());
    for replicate in 0..200 {
        base.live(replicate, &mut one).unwrap();
        thirsty.live(replicate, &mut other).unwrap();
        // The coup's luck has nothing to do with use; and more use never runs dry later.
        assert_eq!(one.history.first[1], other.history.first[1]);
        assert!(other.history.first[0] <= one.history.first[0]);
    }
    assert_eq!(Luck::new(5).replicate(1), Luck::new(5).replicate(1));
}

#[test]
fn shares_are_counted_family_by_family() {
    let toy = Toy::new(5);
    let summary = run(&toy, 700, &plan(2, None)).summary;
    let mut sample = toy.sample();
    let mut families = vec![[0, 0]; 3];
    for replicate in 0..700 {
        toy.live(replicate, &mut sample).unwrap();
        let [count, all] = &mut families[sample.family];
        let day = sample.history.first[0];
        *count += u64::from((10..=20).contains(&day));
        *all += u64::from(day >= 10);
    }
    assert!(families.iter().all(|[_, all]| *all > 0));
    let between = summary.event_between(0, 9, 20);
    assert_eq!(between, Share::new(families, None));
    let [by_9, by_20] = [9, 20].map(|day| summary.event_by(0, day).count());
    assert_eq!((between.count(), between.all()), (by_20 - by_9, 700 - by_9));
}
