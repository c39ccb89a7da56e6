use super::*;

const QUESTION: Decision = Decision(3);

#[test]
fn fill_and_pair_and_lanes_agree_with_uniform() {
    let luck = Luck::new(0x0123_4567_89AB_CDEF).stage(Stage::FilterPass(3));
    let day = luck.replicate(0xFFFF_FFFE).day(700);
    for length in [0, 1, 2, 15, 16, 17, 100] {
        let mut filled = vec![0.0; length];
        day.fill(QUESTION, &mut filled);
        for (entity, u) in filled.iter().enumerate() {
            assert_eq!(*u, day.uniform(QUESTION, entity as u32));
        }
    }
    // The replicates of these lanes cross 2^32.
    let [even, odd] = day.pair_lanes::<5>(QUESTION, 9);
    for lane in 0..5 {
        let own = luck.replicate(0xFFFF_FFFE + lane as u64).day(700);
        assert_eq!([even[lane], odd[lane]], own.pair(QUESTION, 9));
        assert_eq!(even[lane], own.uniform(QUESTION, 18));
        assert_eq!(odd[lane], own.uniform(QUESTION, 19));
    }
}

#[test]
fn every_part_of_the_question_matters() {
    let mut seen = std::collections::BTreeSet::new();
    let stages = [
        Stage::Prior,
        Stage::Forecast,
        Stage::FilterPass(0),
        Stage::FilterPass(1),
        Stage::Rejuvenation(0),
        Stage::Rejuvenation(255),
        Stage::Selection,
        Stage::Analysis,
        Stage::Telling,
    ];
    let mut asked = 0;
    for stage in stages {
        for replicate in [0, 1, 1 << 32, (1 << 48) - 1] {
            for day in [0, 1, 65_535] {
                let luck = Luck::new(1).stage(stage).replicate(replicate).day(day);
                for decision in [0, 1, 4_095, 65_535].map(Decision) {
                    for pair in [0, 1, 1 << 20, (1 << 31) - 1] {
                        asked += 1;
                        seen.insert(luck.counter(decision, pair));
                    }
                }
            }
        }
    }
    assert_eq!(seen.len(), asked);
    assert_ne!(
        Luck::new(1).day(0).uniform(QUESTION, 0),
        Luck::new(1 << 32).day(0).uniform(QUESTION, 0)
    );
}

#[test]
fn units_stay_inside_and_are_symmetric() {
    assert_eq!(unit(0, 0), f64::EPSILON / 2.0);
    assert_eq!(unit(u32::MAX, u32::MAX), 1.0 - f64::EPSILON / 2.0);
    let (low, high) = (0x9234_5678, 0x1BCD_EF01);
    assert_eq!(unit(low, high) + unit(!low, !high), 1.0);
}

#[test]
#[should_panic(expected = "day number is too large")]
#[cfg(debug_assertions)]
fn days_beyond_the_counter_are_refused() {
    let _ = Luck::new(0).day(1 << 16);
}

/// Uniform in every sixteenth and uncorrelated from one entity, day or replicate to the next.
#[test]
fn looks_uniform() {
    let n = 40_000_u32;
    let draw = |i: u32| {
        Luck::new(9)
            .replicate(u64::from(i / 200))
            .day(i % 200)
            .uniform(QUESTION, i % 7)
    };
    let mut cells = [0_u32; 16];
    let mut product = 0.0;
    for i in 0..n {
        cells[(draw(i) * 16.0) as usize] += 1;
        product += (draw(i) - 0.5) * (draw(i + 1) - 0.5);
    }
    let expected = f64::from(n) / 16.0;
    let chi_square: f64 = cells
        .iter()
        .map(|c| (f64::from(*c) - expected).powi(2) / expected)
        .sum();
    assert!(chi_square < 45.0, "{chi_square}"); // 15 degrees of freedom: p about 1e-4
    let correlation = product / f64::from(n) * 12.0;
    assert!(
        correlation.abs() < 4.0 / f64::from(n).sqrt(),
        "{correlation}"
    );
}
