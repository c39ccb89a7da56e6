//! What signs tell, against histories made up so that the answer is known.

#![allow(clippy::unwrap_used)]

use citerne_decide::{Fires, Proportion};
use citerne_explore::{Outcome, What as Comes};
use citerne_learn::observe;
use citerne_model::Kind;
use citerne_watch::{History, Settings, Sign, WatchError, Watched, What};

fn sign(days: u32) -> Sign {
    Sign {
        what: What::Told(observe::Kind::Arrivals),
        place: None,
        corridor: None,
        product: None,
        unit: "trucks",
        days,
    }
}

fn outcome(within: u32) -> Outcome {
    Outcome {
        text: "coup".into(),
        what: Comes::Happens {
            kind: Kind::Coup,
            entity: None,
        },
        within,
    }
}

fn history(past: u64, signs: &[f64], first: Option<u32>) -> History {
    History {
        past,
        signs: signs.to_vec(),
        first: vec![first],
        fired: Vec::new(),
        events: Vec::new(),
        payoffs: Vec::new(),
    }
}

fn watched(signs: usize, histories: Vec<History>) -> Watched {
    Watched {
        signs: (0..signs).map(|_| sign(7)).collect(),
        outcomes: vec![outcome(30)],
        rules: Vec::new(),
        choice: None,
        histories,
        last: 60,
    }
}

/// A number between 0 and 1 that looks like luck.
fn luck(index: u64, of: u64) -> f64 {
    let mixed = (index * 2 + of + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((mixed ^ (mixed >> 32)) >> 11) as f64 / (1_u64 << 53) as f64
}

#[test]
fn a_sign_that_tells_all_takes_all_uncertainty_and_one_that_tells_nothing_takes_none() {
    // Few trucks where a coup comes; the second sign is luck.
    let of = |index: u64| {
        let comes = luck(index, 0) < 0.25;
        let trucks = if comes { 10.0 } else { 90.0 };
        let first = comes.then_some(20);
        history(index, &[trucks, (100.0 * luck(index, 1)).floor()], first)
    };
    let watched = watched(2, (0..2_000).map(of).collect());
    let told = watched.told(0, &Settings::default()).unwrap();
    let [all, nothing] = &told[..] else {
        panic!("two signs: {told:?}")
    };
    assert_eq!((all.sign, nothing.sign), (0, 1));
    let share = all.information.share().unwrap();
    assert!((share - 1.0).abs() < 0.01, "{share}");
    assert!(all.is_more_than_luck());
    assert!(nothing.information.bits < 0.003, "{nothing:?}");
    // As many are seen where it comes as where it doesn't.
    for reading in &nothing.readings {
        assert!(
            reading.odds.low < 0.25 && 0.25 < reading.odds.high,
            "{reading:?}"
        );
    }
    let wire = all.wire.unwrap();
    assert_eq!(
        (wire.tripwire.fires, wire.tripwire.threshold),
        (Fires::AtMost, 10.0)
    );
    assert_eq!(wire.hits.of.count, wire.hits.of.of);
    assert_eq!(wire.false_alarms.of.count, 0);
    assert_eq!(wire.right.unwrap().value(), 1.0);
    // A threshold that was looked for in luck fires no better when it is tried.
    if let Some(wire) = nothing.wire {
        assert!(
            wire.right.is_none_or(|right| right.value() < 0.5),
            "{wire:?}"
        );
    }
}

#[test]
fn rates_are_those_counted_by_hand() {
    // Twelve pasts of ten histories each. By past: trucks seen and whether it comes.
    let trucks = [
        10.0, 10.0, 20.0, 20.0, 30.0, 30.0, 40.0, 40.0, 50.0, 50.0, 60.0, 60.0,
    ];
    let comes = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    let of = |index: u64| {
        let past = (index % 12) as usize;
        history(
            past as u64,
            &[trucks[past]],
            (comes[past] == 1).then_some(9),
        )
    };
    let watched = watched(1, (0..120).map(of).collect());
    let settings = Settings {
        odds: Some(0.8),
        ..Settings::default()
    };
    let told = watched.told(0, &settings).unwrap();
    let count = |count, of| Proportion { count, of };
    assert_eq!(told[0].before.of, count(50, 120));
    let readings: Vec<Proportion> = told[0].readings.iter().map(|it| it.odds.of).collect();
    assert_eq!(readings, [count(40, 40), count(10, 40), count(0, 40)]);
    let wire = told[0].wire.unwrap();
    // On all: 50 of 60 histories with at most 30 trucks. The even pasts (10, 20, 30, ... of which the
    // first three come) set it at 30 as well; the odd ones (two of six come) at 20.
    assert_eq!(wire.tripwire.threshold, 30.0);
    // So even pasts fire at 20: two of three hit. Odd pasts fire at 30: both hit, one in vain.
    assert_eq!(wire.hits.of, count(40, 50));
    assert_eq!(wire.false_alarms.of, count(10, 70));
    assert_eq!(wire.right.unwrap().of, count(40, 50));
    // Ten copies of a past are no ten pieces of evidence.
    let hits = wire.hits;
    assert!(
        (hits.worth - 5.0).abs() < 1e-9 && hits.low < 0.45,
        "{hits:?}"
    );
}

#[test]
fn what_has_come_when_the_sign_is_seen_is_left_out() {
    // In half of the histories it comes before the sign is seen; in the others it never does.
    let of = |index: u64| {
        let first = index.is_multiple_of(2).then_some(1 + (index % 7) as u32);
        history(index, &[index as f64], first)
    };
    let all = watched(1, (0..100).map(of).collect());
    assert!(all.told(0, &Settings::default()).unwrap().is_empty());
    let later = Watched {
        outcomes: vec![outcome(7)],
        ..all
    };
    let error = later.told(0, &Settings::default()).unwrap_err();
    assert_eq!(
        error,
        WatchError::TooSoon {
            outcome: "coup".into(),
            within: 7
        }
    );
}

#[test]
fn twice_the_odds_or_half_way_to_certainty_makes_a_warning() {
    for (share, odds) in [(0.1, 0.2), (0.25, 0.5), (0.6, 0.8)] {
        let of = |index: u64| {
            let comes = (index % 20) as f64 / 20.0 < share;
            history(index, &[f64::from(u8::from(comes))], comes.then_some(20))
        };
        let told = watched(1, (0..200).map(of).collect());
        let told = told.told(0, &Settings::default()).unwrap();
        let wire = told[0].wire.unwrap();
        assert!((wire.odds - odds).abs() < 1e-12, "{wire:?}");
        assert_eq!(wire.tripwire.fires, Fires::AtLeast);
    }
}
