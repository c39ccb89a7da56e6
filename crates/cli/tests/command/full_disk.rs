//! A disk that takes no more, and folders that can't be written.
#![cfg(target_os = "linux")]

use std::process::Command;

use crate::{contents, refusal, run, small_case};

#[test]
fn a_limit_on_file_size_is_told_and_what_was_there_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (case, out) = (small_case(dir.path()), dir.path().join("out"));
    let words = |replicates: u64| {
        format!(
            "forecast {case} --horizon 30 --replicates {replicates} --out {}",
            out.display()
        )
    };
    run(&words(20), 0);
    let before = contents(&out);

    let program = assert_cmd::cargo::cargo_bin!("citerne").display();
    // Blocks of 512 bytes: less than series.csv needs, more than a checkpoint does.
    let script = format!("ulimit -f 400; exec {program} {}", words(40));
    let output = Command::new("sh")
        .args(["-c", &script])
        .env("LANG", "C")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(
        said.contains("series.csv can't be written") && said.contains("limits"),
        "{said}"
    );
    let after = contents(&out);
    for (name, bytes) in &before {
        assert!(after[name] == *bytes, "{name} is as it was");
    }

    // Nothing is lost: the run is kept, and only the files are still to be written.
    run(&format!("{} --resume", words(40)), 0);
    assert_eq!(contents(&out).len(), before.len());
}

#[test]
fn a_place_that_can_t_be_written_is_told() {
    let said = refusal("forecast uk-2000 --replicates 1 --out /proc/citerne", 4);
    assert!(
        said.contains("/proc/citerne") && said.contains("hint: "),
        "{said}"
    );
    assert!(refusal("new /proc/citerne", 4).contains("/proc/citerne"));
    assert!(refusal("man /dev/null/man", 4).contains("/dev/null/man"));
    assert!(refusal("merge /no/such/folder", 4).contains("/no/such/folder"));
}

#[test]
fn a_full_device_under_stdout_is_told() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = crate::citerne("schema").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
}
