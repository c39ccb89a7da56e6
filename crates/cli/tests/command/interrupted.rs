//! Runs that are stopped or killed go on where they were.
#![cfg(unix)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{assert_same, citerne, contents, refusal, run, small_case};

const WHAT: &str = "--horizon 60 --replicates 3000 --seed 3 --rows --threads 1 --checkpoint 1";

/// Starts a run and waits until it has kept something.
fn begin(case: &str, out: &Path) -> Child {
    let mut command = citerne(&format!(
        "forecast {case} {WHAT} --particles 12 --out {}",
        out.display()
    ));
    let child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let kept = |name: &str| name.ends_with(".part") && !name.starts_with("checkpoint");
    let deadline = Instant::now() + Duration::from_secs(120);
    while !(out.is_dir() && contents_names(out).iter().any(|name| kept(name))) {
        assert!(Instant::now() < deadline, "nothing was kept");
        std::thread::sleep(Duration::from_millis(2));
    }
    child
}

fn contents_names(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).unwrap().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

fn signal(child: &Child, name: &str) {
    Command::new("kill")
        .args([name, &child.id().to_string()])
        .status()
        .unwrap();
}

#[test]
fn a_killed_run_and_a_stopped_one_end_in_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let (case, path) = (small_case(dir.path()), |name: &str| dir.path().join(name));
    run(
        &format!(
            "forecast {case} {WHAT} --particles 12 --out {}",
            path("whole").display()
        ),
        0,
    );

    let child = begin(&case, &path("killed"));
    signal(&child, "-KILL");
    assert!(
        !child.wait_with_output().unwrap().status.success(),
        "it was still running"
    );
    run(
        &format!(
            "forecast {case} {WHAT} --particles 12 --resume --out {}",
            path("killed").display()
        ),
        0,
    );
    assert_same(&path("whole"), &path("killed"));

    let child = begin(&case, &path("stopped"));
    signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--resume"));
    assert!(contents(&path("stopped")).contains_key("checkpoint-1-of-1.part"));

    let out = path("stopped").display().to_string();
    let other = refusal(
        &format!(
            "forecast {case} {WHAT} --particles 12 --resume --set blockade.ramp=9 --out {out}"
        ),
        6,
    );
    assert!(other.contains("blockade.ramp=9"), "{other}");
    let other = refusal(
        &format!(
            "forecast {case} {WHAT} --particles 12 --resume --set blockade.ramp=9 --out {out} --lang fr"
        ),
        6,
    );
    let told = "ce qui est fixé à la main est rien là-bas, blockade.ramp=9 ici";
    assert!(other.contains(told), "{other}");
    run(
        &format!("forecast {case} {WHAT} --particles 12 --resume --out {out}"),
        0,
    );
    assert_same(&path("whole"), &path("stopped"));
}
