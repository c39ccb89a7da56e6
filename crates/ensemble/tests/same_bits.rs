//! However a run is cut up, its files have the same bytes.

mod common;

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use citerne_ensemble::{EnsembleError, Files, Shard, Simulator, Watch, ensemble, gather};
use common::{PATHS, Toy, WANTED, assert_same, contents, identity, plan, run, run_to_files};

const REPLICATES: u64 = 1500;

#[test]
fn one_thread_two_threads_and_many() {
    let dir = tempfile::tempdir().unwrap();
    let toy = Toy {
        failing: Some(97),
        ..Toy::new(7)
    };
    for threads in [1, 2, 5] {
        let out = dir.path().join(threads.to_string());
        run_to_files(&toy, REPLICATES, &plan(threads, Some(&out)));
    }
    assert_same(&dir.path().join("1"), &dir.path().join("2"));
    assert_same(&dir.path().join("1"), &dir.path().join("5"));
    let names: Vec<_> = contents(&dir.path().join("1"))
        .into_iter()
        .map(|file| file.0)
        .collect();
    let wanted = [
        "claims.csv",
        "events.csv",
        "measures.csv",
        "outcomes.csv",
        "paths.parquet",
        "replicates.parquet",
        "run.json",
        "series.csv",
        "series.parquet",
    ];
    assert_eq!(names, wanted, "part files and checkpoints are gone");
}

#[test]
fn shards_merged() {
    let dir = tempfile::tempdir().unwrap();
    let toy = Toy {
        failing: Some(97),
        ..Toy::new(7)
    };
    let whole = dir.path().join("whole");
    run_to_files(&toy, REPLICATES, &plan(2, Some(&whole)));

    let folders = ["b", "a", "b"].map(|name| dir.path().join(name));
    for (number, out) in folders.iter().enumerate() {
        let shard = Shard {
            number: number as u64 + 1,
            of: 3,
        };
        let plan = citerne_ensemble::Plan {
            shard,
            ..plan(2, Some(out))
        };
        assert!(run(&toy, REPLICATES, &plan).complete);
    }
    let identity = identity(7, REPLICATES);
    assert_eq!(
        citerne_ensemble::identity_of(&folders[0]).unwrap(),
        identity
    );
    let missing = gather(&folders[..1], toy.outline(), &identity).map(|run| run.complete);
    assert!(
        matches!(missing, Err(EnsembleError::Incomplete { .. })),
        "{missing:?}"
    );
    let twice = gather(&folders, toy.outline(), &identity).map(|run| run.complete);
    assert!(
        matches!(twice, Err(EnsembleError::Overlap { .. })),
        "{twice:?}"
    );

    let merged = gather(&folders[..2], toy.outline(), &identity).unwrap();
    let files = Files {
        outline: toy.outline(),
        identity: &identity,
        run: &merged,
        prior: None,
        learning: None,
        parts: &folders,
    };
    let out = dir.path().join("merged");
    files.write(&out, WANTED).unwrap();
    assert_same(&whole, &out);
}

#[test]
fn cancelled_and_resumed() {
    let dir = tempfile::tempdir().unwrap();
    let toy = Toy::new(3);
    let (whole, halves) = (dir.path().join("whole"), dir.path().join("halves"));
    run_to_files(&toy, REPLICATES, &plan(2, Some(&whole)));

    let cancel = AtomicBool::new(false);
    let progress = |seen: citerne_ensemble::Progress| {
        assert_eq!(seen.total, REPLICATES);
        cancel.store(seen.done > REPLICATES / 3, Ordering::Relaxed);
    };
    let watch = Watch {
        progress: &progress,
        cancel: &cancel,
    };
    let identity = identity(3, REPLICATES);
    let half = ensemble(&toy, &identity, &plan(2, Some(&halves)), watch).unwrap();
    assert!(!half.complete && half.summary.replicates() > 0);
    let parts = [halves.clone()];
    let files = Files {
        outline: toy.outline(),
        identity: &identity,
        run: &half,
        prior: None,
        learning: None,
        parts: &parts,
    };
    assert!(matches!(
        files.write(&halves, WANTED),
        Err(EnsembleError::Incomplete { .. })
    ));

    let plan = citerne_ensemble::Plan {
        resume: true,
        ..plan(1, Some(&halves))
    };
    run_to_files(&toy, REPLICATES, &plan);
    assert_same(&whole, &halves);
}

#[test]
fn tables_asked_for_only_when_resuming() {
    let dir = tempfile::tempdir().unwrap();
    let toy = Toy::new(3);
    let (whole, later) = (dir.path().join("whole"), dir.path().join("later"));
    run_to_files(&toy, REPLICATES, &plan(2, Some(&whole)));
    let mut plan = plan(2, Some(&later));
    plan.rows = false;
    run(&toy, REPLICATES, &plan);
    plan = citerne_ensemble::Plan {
        rows: true,
        resume: true,
        paths: PATHS,
        ..plan
    };
    run_to_files(&toy, REPLICATES, &plan);
    assert_same(&whole, &later);
}

#[test]
fn another_run_is_not_resumed() {
    let dir = tempfile::tempdir().unwrap();
    let mut plan = plan(1, Some(dir.path()));
    run(&Toy::new(3), 300, &plan);
    plan.resume = true;
    let cancel = AtomicBool::new(false);
    let watch = Watch {
        progress: &|_| {},
        cancel: &cancel,
    };
    let mut other = identity(4, 300);
    other.overrides = vec!["fleet.trucks=9".into()];
    let error = ensemble(&Toy::new(4), &other, &plan, watch).unwrap_err();
    let text = error.to_string();
    assert!(text.contains("the seed is 3 there, 4 here"), "{text}");
    assert!(
        text.contains("set by hand is nothing there, fleet.trucks=9 here"),
        "{text}"
    );
}

#[test]
fn a_damaged_checkpoint_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut plan = plan(1, Some(dir.path()));
    run(&Toy::new(3), 300, &plan);
    plan.resume = true;
    let path = dir.path().join("checkpoint-1-of-1.part");
    let whole = std::fs::read(&path).unwrap();
    let cancel = AtomicBool::new(false);
    for length in (0..whole.len()).step_by(whole.len() / 7 + 1) {
        let mut bytes = whole.clone();
        bytes[length] ^= 4;
        for bytes in [&whole[..length], &bytes] {
            std::fs::write(&path, bytes).unwrap();
            let watch = Watch {
                progress: &|_| {},
                cancel: &cancel,
            };
            let error = ensemble(&Toy::new(3), &identity(3, 300), &plan, watch).unwrap_err();
            assert!(matches!(error, EnsembleError::Damaged { .. }), "{error}");
        }
    }
}

const CHILD: &str = "CITERNE_TEST_CHILD_FOLDER";

fn slow_toy() -> Toy {
    Toy {
        pause: Duration::from_micros(300),
        failing: Some(211),
        ..Toy::new(11)
    }
}

/// Not a test of its own: what the next test starts and kills.
#[test]
#[ignore = "run by killed_and_resumed"]
fn child() {
    let Some(out) = std::env::var_os(CHILD) else {
        return;
    };
    let plan = citerne_ensemble::Plan {
        resume: true,
        ..plan(2, Some(std::path::Path::new(&out)))
    };
    run_to_files(&slow_toy(), REPLICATES, &plan);
}

#[test]
fn killed_and_resumed() {
    let dir = tempfile::tempdir().unwrap();
    let (whole, killed) = (dir.path().join("whole"), dir.path().join("killed"));
    run_to_files(&slow_toy(), REPLICATES, &plan(2, Some(&whole)));

    let mut kills = 0;
    for attempt in 0..60_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["child", "--exact", "--ignored", "--test-threads=1"])
            .env(CHILD, &killed)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Ever other moments, from before the first checkpoint to the writing of the files.
        std::thread::sleep(Duration::from_millis(20 + attempt * 37 % 200));
        match child.try_wait().unwrap() {
            Some(status) => {
                assert!(status.success());
                break;
            }
            None => {
                child.kill().unwrap();
                child.wait().unwrap();
                kills += 1;
            }
        }
    }
    assert!(kills > 0, "the child was never killed");
    // In case the machine was too slow for any child to come to its end.
    let plan = citerne_ensemble::Plan {
        resume: true,
        ..plan(2, Some(&killed))
    };
    run_to_files(&slow_toy(), REPLICATES, &plan);
    assert_same(&whole, &killed);
}
