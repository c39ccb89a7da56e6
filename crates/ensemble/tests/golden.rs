//! The bits of a few histories, which must be the same on every machine and after every change
//! that is meant to change nothing: rows, events, outcomes and verdicts of five replicates.
//!
//! When a case or the model is changed on purpose, these hashes change with it: run the test, and
//! put in what it found.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_ensemble::{Forecast, Simulator};
use citerne_model::{Model, Window};

const SEED: u64 = 2025;
const REPLICATES: u64 = 5;
const HORIZON: u32 = 30;

/// Hash over all that the first replicates of a built-in case leave behind in its first days.
fn bits(case: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../cases")
        .join(case);
    let (case, _) = Case::load(&Folder::open(&folder)).unwrap();
    let window = Window {
        as_of: case.spec.case.start,
        horizon: HORIZON,
    };
    let model = Model::new(&case.spec, window).unwrap();
    let forecast = Forecast::new(model, &case.inputs, case.inputs.clone(), SEED);
    let mut sample = forecast.sample();
    let mut hash = blake3::Hasher::new();
    for replicate in 0..REPLICATES {
        forecast.live(replicate, &mut sample).unwrap();
        let history = &sample.history;
        // How events come to be told decides nothing in a history.
        let lived = case.inputs.all().iter().zip(&sample.inputs);
        for (_, value) in lived.filter(|(input, _)| !input.path.starts_with("reporting.")) {
            hash.update(&value.to_bits().to_le_bytes());
        }
        for value in &history.rows {
            hash.update(&value.to_bits().to_le_bytes());
        }
        for number in history.first.iter().chain(&history.count) {
            hash.update(&number.to_le_bytes());
        }
        hash.update(&history.outcome);
        for verdict in &history.claims {
            hash.update(&[*verdict as u8]);
        }
    }
    hash.finalize().to_hex()[..32].to_owned()
}

#[test]
fn histories_of_mali_keep_their_bits() {
    assert_eq!(bits("mali-2025"), "9f400495d8784dd0429edbdf429389c0");
}

#[test]
fn histories_of_timbuktu_keep_their_bits() {
    assert_eq!(bits("timbuktu-2023"), "0650418a21dc70c76127ffb1b27e0fb5");
}
