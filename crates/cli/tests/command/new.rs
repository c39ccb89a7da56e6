//! `new`: a case to start from.

use crate::{refusal, run, small_case, stdout};

#[test]
fn it_passes_the_check_and_can_be_forecast() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    assert_eq!(stdout(&format!("check {case}")), "small has no error.\n");
    assert!(stdout(&format!("forecast {case} --replicates 20")).contains("small"));
}

#[test]
fn it_writes_over_nothing() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("letter.txt"), "mine").unwrap();
    assert!(refusal(&format!("new {}", dir.path().display()), 4).contains("is not empty"));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    run(&format!("new {}/a/b", dir.path().display()), 0);
}
