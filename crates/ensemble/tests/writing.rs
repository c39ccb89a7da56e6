//! Disks that are full, folders that can't be written, and what was there before.

mod common;

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use citerne_ensemble::{EnsembleError, Simulator as _, Watch, ensemble, share_error, write_aside};
use citerne_model::history::NEVER;
use common::{Toy, contents, identity, plan, run_to_files};

#[test]
fn what_was_there_stays_when_writing_fails() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("run.json");
    std::fs::write(&path, "old").unwrap();
    let error = write_aside(&path, |out| {
        out.write_all(b"half of the n")?;
        Err(io::ErrorKind::StorageFull.into())
    });
    let text = error.unwrap_err().to_string();
    assert!(
        text.contains("run.json") && text.contains("make room"),
        "{text}"
    );
    assert_eq!(
        contents(dir.path()),
        [("run.json".to_owned(), b"old".to_vec())]
    );
}

#[test]
fn a_folder_that_is_a_file_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    std::fs::write(&out, "").unwrap();
    let cancel = AtomicBool::new(false);
    let watch = Watch {
        progress: &|_| {},
        cancel: &cancel,
    };
    let error = ensemble(&Toy::new(1), &identity(1, 20), &plan(1, Some(&out)), watch).unwrap_err();
    assert!(
        matches!(&error, EnsembleError::Write { path, .. } if *path == out),
        "{error}"
    );
}

/// /dev/full takes a file's bytes and then says that the disk is full.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_as_such() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("series.csv");
    // The file beside the place is a link to the full device.
    std::os::unix::fs::symlink("/dev/full", dir.path().join("series.csv.unfinished")).unwrap();
    let error = write_aside(&path, |out| out.write_all(&[0; 100_000])).unwrap_err();
    assert!(error.to_string().contains("make room"), "{error}");
    assert!(!path.exists() && Path::new("/dev/full").exists());
    assert_eq!(contents(dir.path()), []);
}

#[test]
fn no_replicates_and_no_threads_are_refused() {
    let cancel = AtomicBool::new(false);
    for (threads, replicates) in [(0, 10), (1, 0), (1, 1 << 32)] {
        let watch = Watch {
            progress: &|_| {},
            cancel: &cancel,
        };
        let run = ensemble(
            &Toy::new(1),
            &identity(1, replicates),
            &plan(threads, None),
            watch,
        );
        assert!(matches!(run, Err(EnsembleError::Empty)));
    }
}

#[test]
fn measures_are_told_with_what_became_of_them() {
    let dir = tempfile::tempdir().unwrap();
    let toy = Toy::new(7);
    run_to_files(&toy, 500, &plan(2, Some(dir.path())));
    // The same histories, one after the other.
    let mut sample = toy.sample();
    let mut dry: Vec<u32> = (0..500)
        .map(|replicate| {
            toy.live(replicate, &mut sample).unwrap();
            sample.history.first[0]
        })
        .filter(|&day| day != NEVER)
        .collect();
    dry.sort_unstable();
    assert!((100..500).contains(&dry.len()), "{}", dry.len());
    let median = toy.outline.dates[dry[(dry.len() - 1) / 2] as usize];
    let share = dry.len() as f64 / 500.0;
    let error = |share: f64| -> f64 {
        let rounded = format!("{:.5e}", share_error((share * 500.0).round(), 500.0));
        rounded.parse().unwrap()
    };
    let (some, none, all) = (error(share), error(0.0), error(1.0));
    let expected = format!(
        "measure,in_force,in_force_error,changed,changed_error,started,started_error,starts,\
         median_first_start\n\
         ration,{share},{some},{share},{some},{share},{some},{share},{median}\n\
         useless,1,{all},0,{none},0,{none},0,\n\
         never,0,{none},0,{none},0,{none},0,\n"
    );
    let written = std::fs::read_to_string(dir.path().join("measures.csv")).unwrap();
    assert_eq!(written, expected);
    let record = std::fs::read_to_string(dir.path().join("run.json")).unwrap();
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    let ration = &record["measures"]["ration"];
    assert_eq!(ration["started"], dry.len());
    assert_eq!(ration["median_first_start"], median.to_string());
    assert_eq!(record["measures"]["useless"]["in_force"], 500);
    assert_eq!(record["measures"]["useless"]["changed"], 0);
}
