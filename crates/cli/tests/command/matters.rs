//! What matters: samples that are kept, and names that are of no use.

use std::fs;

use crate::{assert_same, refusal, run, small_case, stdout};

#[test]
fn samples_are_gone_on_with_and_those_of_another_run_refused() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let path = |name: &str| dir.path().join(name).display().to_string();
    let asked = "--on imports --on trucks-lost --horizon 20 --base 8";
    let words = |out: &str, seed: u32| {
        let out = path(out);
        format!("matters {case} {asked} --seed {seed} --out {out}")
    };
    let told = stdout(&words("whole", 3));
    assert!(
        told.contains("Fuel imported") && told.contains("Luck"),
        "{told}"
    );
    // As if the work had been stopped after its first analysis.
    fs::create_dir(dir.path().join("begun")).unwrap();
    let first = "matters-screening.parquet";
    fs::copy(
        dir.path().join("whole").join(first),
        dir.path().join("begun").join(first),
    )
    .unwrap();
    run(&format!("{} --threads 1", words("begun", 3)), 0);
    assert_same(&dir.path().join("whole"), &dir.path().join("begun"));
    let said = refusal(&words("whole", 4), 6);
    assert!(said.contains("seed") && said.contains(first), "{said}");
}

#[test]
fn figures_that_are_none_are_told_with_what_was_meant() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let said = refusal(&format!("matters {case} --on impots"), 2);
    assert!(
        said.contains("`impots`") && said.contains("`imports`?"),
        "{said}"
    );
    let said = refusal(&format!("matters {case} --on cover/nowhere/diesel"), 2);
    assert!(said.contains("cover/"), "{said}");
}
