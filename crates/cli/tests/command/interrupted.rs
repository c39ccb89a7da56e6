//! Runs that are stopped or killed go on where they were.
#![cfg(unix)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use citerne_case::{Case, Folder};
use citerne_learn::{CaseHistories, file};
use citerne_model::Window;

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

/// Waits until a program would catch Ctrl-C.
#[cfg(target_os = "linux")]
fn wait_until_it_listens(child: &mut Child) {
    let status = format!("/proc/{}/status", child.id());
    let listens = || {
        let status = std::fs::read_to_string(&status).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        u64::from_str_radix(caught.unwrap().trim(), 16).unwrap() & 0b10 > 0
    };
    let deadline = Instant::now() + Duration::from_secs(60);
    while !listens() {
        assert!(Instant::now() < deadline, "it never listened");
        assert_eq!(child.try_wait().unwrap(), None, "it ended by itself");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// After learning, comparing and searching once went on until the second Ctrl-C.
#[cfg(target_os = "linux")]
#[test]
fn the_first_signal_ends_work_that_is_not_kept() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let out = dir.path().join("out").display().to_string();
    let works = [
        "compare CASE --replicates 1000000",
        "search CASE rationing@3,9 --aim stations/rivertown --aim cost --replicates 1000000",
        "conditions CASE --of mass-protest --replicates 1000000",
        "watch CASE --of mass-protest --replicates 1000000",
    ];
    for work in works {
        let words = work.replace("CASE", &case);
        let mut command = citerne(&format!("{words} --prior --out {out}"));
        let command = command.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        wait_until_it_listens(&mut child);
        signal(&child, "-INT");
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(130), "{work}: {said}");
        assert!(said.contains("stopped; no results were written"), "{said}");
    }
    assert!(!Path::new(&out).exists(), "something was written");
}

/// What was learned before is as it was, and the next run settles it.
#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_settling_and_leaves_what_was_learned() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let path = dir.path().join("kept.parquet");
    let words = format!("learn {case} --posterior {}", path.display());
    run(&format!("{words} --particles 96"), 0);
    wear_out(&case, &path);
    let before = std::fs::read(&path).unwrap();

    let mut command = citerne(&words);
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    wait_until_it_listens(&mut child);
    signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("what was learned so far is kept"), "{said}");
    assert!(std::fs::read(&path).unwrap() == before);

    run(&words, 0);
    assert!(file::read(&path).unwrap().posterior.settled);
}

/// Makes all particles of a kept posterior descend from one.
fn wear_out(case: &str, path: &Path) {
    let mut kept = file::read(path).unwrap();
    for particle in &mut kept.posterior.particles {
        particle.ancestor = 0;
    }
    assert!(kept.posterior.is_worn() && !kept.posterior.settled);
    let window = Window {
        as_of: kept.provenance.as_of,
        horizon: 0,
    };
    let case = Case::load(&Folder::open(Path::new(case))).unwrap().0;
    let histories = CaseHistories::of(&case, window, kept.provenance.seed).unwrap();
    file::write(path, &histories, &kept.posterior, &kept.provenance).unwrap();
}

/// What was lived stays in the folder, also of an analysis that was not done.
#[cfg(target_os = "linux")]
#[test]
fn matters_goes_on_after_a_signal_to_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let (case, path) = (small_case(dir.path()), |name: &str| dir.path().join(name));
    let words = |out: &str| {
        let out = path(out).display().to_string();
        let asked = "--on imports --horizon 60 --base 64 --threads 1";
        format!("matters {case} {asked} --out {out}")
    };
    run(&words("whole"), 0);
    let samples = |out: &str| -> Vec<String> {
        let mut names = contents_names(&path(out));
        names.retain(|name| name.starts_with("matters-") && name.ends_with(".parquet"));
        names
    };
    for (name, exit) in [("-KILL", None), ("-INT", Some(130))] {
        let mut command = citerne(&words(name));
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped());
        let child = child.spawn().unwrap();
        let deadline = Instant::now() + Duration::from_secs(120);
        while !path(name).join("matters-screening.parquet").exists() {
            assert!(Instant::now() < deadline, "nothing was kept");
            std::thread::sleep(Duration::from_millis(2));
        }
        signal(&child, name);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), exit, "{said}");
        let kept = samples(name);
        // One that is killed leaves the analyses that were done; one that is asked to end, also what
        // it has of the next.
        assert_eq!(kept.len(), if exit.is_none() { 1 } else { 2 }, "{kept:?}");
        run(&words(name), 0);
        assert_same(&path("whole"), &path(name));
    }
    assert_eq!(samples("whole").len(), 3);
}
