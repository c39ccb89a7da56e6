//! Case folders from anywhere: an error report and exit code 3, soon.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::{refusal, run};

#[track_caller]
fn reported(case: &Path) {
    let begun = Instant::now();
    let case = case.display();
    let report = run(&format!("check {case}"), 3).stdout;
    assert!(String::from_utf8_lossy(&report).contains("[C"), "{case}");
    assert!(
        refusal(&format!("forecast {case} --replicates 1"), 3).contains("[C"),
        "{case}"
    );
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{case}: {:?}",
        begun.elapsed()
    );
}

#[test]
fn bytes_of_all_sorts() {
    let dir = tempfile::tempdir().unwrap();
    let noise: Vec<u8> = (0..100_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let deep = format!("a = {}", "[".repeat(200_000));
    let huge = "[places.x]\n".repeat(1 << 19);
    let keys: String = (0..100_000).map(|i| format!("k{i} = {i}\n")).collect();
    let files: [(&str, &[u8]); 7] = [
        ("noise", &noise),
        ("nul", b"a = \"\0\""),
        ("cut", b"[case]\ntitle = { en = \"half"),
        ("deep", deep.as_bytes()),
        ("huge", huge.as_bytes()),
        ("keys", keys.as_bytes()),
        ("empty-file", b""),
    ];
    for (name, bytes) in files {
        let case = dir.path().join(name);
        std::fs::create_dir(&case).unwrap();
        std::fs::write(case.join("case.toml"), bytes).unwrap();
        reported(&case);
    }
}

#[test]
fn folders_of_all_sorts() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    reported(&empty);
    let folder = dir.path().join("folder");
    std::fs::create_dir_all(folder.join("case.toml")).unwrap();
    reported(&folder);
    let file = dir.path().join("file");
    std::fs::write(&file, "a = 1").unwrap();
    reported(&file);
}

#[cfg(unix)]
#[test]
fn pipes_and_loops() {
    let dir = tempfile::tempdir().unwrap();
    let (ring, pipe) = (dir.path().join("ring"), dir.path().join("pipe"));
    std::fs::create_dir(&ring).unwrap();
    std::os::unix::fs::symlink("case.toml", ring.join("case.toml")).unwrap();
    reported(&ring);
    std::os::unix::fs::symlink("self", dir.path().join("self")).unwrap();
    reported(&dir.path().join("self"));
    std::fs::create_dir(&pipe).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(pipe.join("case.toml"))
        .status();
    if made.is_ok_and(|made| made.success()) {
        reported(&pipe);
    }
    #[cfg(target_os = "linux")]
    {
        std::os::unix::fs::symlink("/dev/zero", pipe.join("zero.toml")).unwrap();
        reported(&pipe);
    }
}
