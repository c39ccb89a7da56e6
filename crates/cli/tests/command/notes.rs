//! Every Parquet file that is written says what it is from.

use std::path::Path;

use crate::{run, small_case};

/// What every file of rows says; the command makes it again.
const NOTES: [&str; 5] = [
    "citerne.case",
    "citerne.case_hash",
    "citerne.program",
    "citerne.seed",
    "citerne.command",
];

#[test]
fn every_parquet_file_says_what_it_is_from() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    for (words, files) in [
        ("compare --prior --replicates 8 --horizon 20", 3),
        (
            "search rationing@3 --prior --replicates 8 --horizon 20 --fresh 8 \
             --aim stations/rivertown --aim cost",
            3,
        ),
        ("watch --prior --replicates 300 --horizon 40", 3),
        (
            "conditions --of mass-protest --prior --replicates 300 --horizon 20",
            1,
        ),
        ("matters --screen --horizon 5", 2),
        (
            "forecast --prior --replicates 8 --horizon 20 --format parquet,hub",
            2,
        ),
        ("score --prior --replicates 20", 2),
    ] {
        let (command, options) = words.split_once(' ').unwrap();
        let out = dir.path().join(command);
        run(
            &format!("{command} {case} {options} --out {}", out.display()),
            0,
        );
        assert_eq!(noted(&out), files, "{command}");
    }
}

/// How many Parquet files a folder holds, each with all notes.
fn noted(folder: &Path) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|it| it != "parquet") {
            continue;
        }
        // Notes stand at the end of the file as plain text.
        let bytes = std::fs::read(&path).unwrap();
        let says = |note: &str| bytes.windows(note.len()).any(|it| it == note.as_bytes());
        for note in NOTES {
            assert!(says(note), "{}: no {note}", path.display());
        }
        count += 1;
    }
    count
}
