//! A real model of a small case, through the whole of it.

#![allow(clippy::unwrap_used)]

mod common;

use citerne_case::{Case, Folder, scaffold};
use citerne_ensemble::{Files, Forecast, Plan, Run, Simulator, Watch, ensemble};
use citerne_model::{Model, Window};
use common::{PATHS, WANTED, assert_same};
use std::path::Path;
use std::sync::atomic::AtomicBool;

const REPLICATES: u64 = 40;

fn forecast() -> Forecast<citerne_case::Inputs> {
    let folder = Folder::from_memory("small", scaffold("small"));
    let (case, _) = Case::load(&folder).unwrap();
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: 30,
    };
    let model = Model::new(&case.spec, window).unwrap();
    Forecast::new(model, &case.inputs, case.inputs.clone(), 2025)
}

fn run_to_files(forecast: &Forecast<citerne_case::Inputs>, threads: usize, out: &Path) -> Run {
    let identity = forecast.identity(
        "hash",
        "priors".into(),
        REPLICATES,
        vec![],
        "citerne forecast".into(),
    );
    let plan = Plan {
        rows: true,
        paths: PATHS,
        out: Some(out.to_owned()),
        ..Plan::new(threads)
    };
    let cancel = AtomicBool::new(false);
    let watch = Watch {
        progress: &|_| {},
        cancel: &cancel,
    };
    let run = ensemble(forecast, &identity, &plan, watch).unwrap();
    let parts = [out.to_owned()];
    let outline = forecast.outline();
    Files {
        outline,
        identity: &identity,
        run: &run,
        prior: None,
        learning: None,
        parts: &parts,
    }
    .write(out, WANTED)
    .unwrap();
    citerne_ensemble::tidy(out, &identity).unwrap();
    run
}

#[test]
fn one_and_two_threads_write_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let forecast = forecast();
    let run = run_to_files(&forecast, 1, &dir.path().join("1"));
    run_to_files(&forecast, 2, &dir.path().join("2"));
    assert_same(&dir.path().join("1"), &dir.path().join("2"));
    assert_eq!(run.summary.failures(), []);
    assert_eq!(run.summary.replicates(), REPLICATES);
}

#[test]
fn a_replicate_lived_alone_is_the_one_of_the_run() {
    let forecast = forecast();
    let (mut warm, mut fresh) = (forecast.sample(), forecast.sample());
    for replicate in [3, 17, 4] {
        forecast.live(replicate, &mut warm).unwrap();
    }
    forecast.live(4, &mut fresh).unwrap();
    assert_eq!(warm, fresh);
    let (values, versions) = forecast.inputs(4);
    assert_eq!((values, versions), (warm.inputs, warm.versions));
}
