//! Disks that are full, folders that can't be written, and what was there before.

mod common;

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use citerne_ensemble::{EnsembleError, Watch, ensemble, write_aside};
use common::{Toy, contents, identity, plan};

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
