//! Conditions of an outcome: the same bytes on any number of threads, and outcomes that are none.

use crate::{assert_same, refusal, run, small_case};

#[test]
fn conditions_are_the_same_on_any_number_of_threads() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let path = |name: &str| dir.path().join(name);
    for (name, threads) in [("one", 1), ("two", 2)] {
        let out = path(name).display().to_string();
        let words = format!("conditions {case} --of mass-protest --prior --replicates 300");
        run(&format!("{words} --threads {threads} --out {out}"), 0);
    }
    assert_same(&path("one"), &path("two"));
}

#[test]
fn outcomes_that_are_none_or_always_the_same_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let asked = |what: &str, exit: i32| {
        let words = format!("conditions {case} --prior --replicates 30 --of {what}");
        refusal(&words, exit)
    };
    assert!(asked("crackdwon", 2).contains("`crackdown`?"));
    assert!(asked("coup@400", 2).contains("1 to 90"));
    assert!(asked("imports<-1", 5).contains("0 of 30"));
}
