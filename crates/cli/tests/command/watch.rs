//! What to watch: the same files for any number of threads, and wishes that are refused.

use std::fs;

use crate::{assert_same, refusal, small_case, stdout};

#[test]
fn signs_rules_and_worth_are_told_and_written() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let words = |out: &str, threads: u32| {
        let out = dir.path().join(out).display().to_string();
        let asked = "--horizon 50 --replicates 300 --prior --for ration-at-once";
        format!("watch {case} {asked} --threads {threads} --out {out}")
    };
    let told = stdout(&words("one", 1));
    assert!(
        told.contains("Rivertown") && told.contains("Rule \""),
        "{told}"
    );
    stdout(&words("three", 3));
    assert_same(&dir.path().join("one"), &dir.path().join("three"));
    let read = |name: &str| fs::read_to_string(dir.path().join("one").join(name)).unwrap();
    let page = read("watch.html");
    assert!(
        page.contains("citerne watch ") && page.contains("--for ration-at-once"),
        "{page}"
    );
    assert!(read("watch.csv").starts_with("outcome,within,sign,"));
    assert!(
        read("leave.csv")
            .lines()
            .nth(1)
            .unwrap()
            .starts_with("little-left,dry/rivertown,30,")
    );
    assert!(read("worth.csv").contains("need-met/rivertown/"));
    assert!(dir.path().join("one/watch.parquet").exists());
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let refused = |options: &str| refusal(&format!("watch {case} --prior {options}"), 2);
    let said = refused("--of coop");
    assert!(
        said.contains("`coop`") && said.contains("`coup`?"),
        "{said}"
    );
    let said = refused("--horizon 5");
    assert!(
        said.contains("--within") && said.contains("only 5"),
        "{said}"
    );
    let said = refused("--of coup@7 --replicates 10");
    assert!(
        said.contains("coup@7") && said.contains("--within"),
        "{said}"
    );
    let said = refused("--by imports");
    assert!(said.contains("--for"), "{said}");
    let said = refused("--for ration-at-once --replicates 50");
    assert!(said.contains("50") && said.contains("200"), "{said}");
    let said = refused("--for ration-at-once --by coup");
    assert!(said.contains("coup"), "{said}");
}
