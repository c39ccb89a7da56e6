//! Calibration of the whole way on reduced cases; see [`citerne_learn::calibration`].

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_filter::sbc::Ranks;
use citerne_filter::{Settings, Weighted, Work};
use citerne_learn::calibration::{CalibrationError, Study};
use jiff::civil::{Date, date};

const TRIALS: u64 = 64;

fn case(name: &str) -> Case {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    Case::load(&Folder::open(&cases.join(name))).unwrap().0
}

fn study(case: &Case, as_of: Date, particles: usize) -> Study<'_> {
    Study {
        case,
        as_of,
        fact_weight: 1.0,
        settings: Settings {
            particles,
            ..Settings::default()
        },
        work: Work {
            threads: 2,
            checkpoints: 4,
        },
    }
}

/// No quantity may be told from uniform at one in a thousand, shared among them (Bonferroni).
fn passes(name: &str, as_of: Date, learned: &[&str], particles: usize) {
    let mut case = case(name);
    case.spec.case.learn = learned.iter().map(ToString::to_string).collect();
    let study = study(&case, as_of, particles);
    let mut ranks = study.ranks();
    for number in 0..TRIALS {
        ranks.join(&study.data_set(number).unwrap());
    }
    for (quantity, name) in ranks.names.iter().enumerate() {
        let test = ranks.test(quantity, Study::BINS);
        println!("{name}: {test:?}");
        let least = least(ranks.names.len());
        assert!(
            test.chi_square_p > least && test.ecdf_p > least,
            "{name}: {test:?}"
        );
    }
}

/// The least p-value that passes where so many quantities are tested.
fn least(quantities: usize) -> f64 {
    1e-3 / quantities as f64
}

#[test]
fn both_tests_of_ranks_can_fail() {
    // Every truth below all draws: no two ranks could be less uniform.
    let mut ranks = Ranks::new(["always least"], Study::DRAWS);
    for trial in 0..TRIALS {
        ranks.add(1, trial, &[(0.0, Weighted::new([1.0], &[1.0]))]);
    }
    let test = ranks.test(0, Study::BINS);
    assert!(test.chi_square_p < least(10), "{test:?}");
    assert!(test.ecdf_p < least(10), "{test:?}");
}

#[test]
fn a_data_set_is_its_number() {
    let case = case("timbuktu-2023");
    let study = study(&case, date(2023, 8, 27), 32);
    let [one, again, other] = [3, 3, 4].map(|number| study.data_set(number).unwrap());
    assert_eq!(one, again);
    assert_ne!(one.ranks, other.ranks);
    assert_eq!(one.trials(), 1);
}

#[test]
fn decisions_that_fell_hinder_no_truth() {
    let case = case("mali-2025");
    let study = study(&case, case.spec.case.log_ends, 2);
    assert!(!matches!(
        study.data_set(0),
        Err(CalibrationError::NoTruth { .. })
    ));
}

#[test]
fn timbuktu_of_forty_days_is_learned_back() {
    let learned = [
        "demand.total",
        "stocks.depot_cover",
        "market.street_markup",
        "market.street_rise",
        "interdiction.lone_hazard",
    ];
    passes("timbuktu-2023", date(2023, 9, 15), &learned, 512);
}

#[test]
fn mali_of_twelve_days_is_learned_back() {
    let learned = [
        "blockade.ramp",
        "interdiction.lone_hazard",
        "interdiction.convoy_hazard",
        "interdiction.reporting",
    ];
    passes("mali-2025", date(2025, 9, 14), &learned, 384);
}
