//! Plans compared and searched for: the same bytes on any number of threads, and what is refused.

use crate::{assert_same, refusal, run, small_case, stdout};

const FEW: &str = "--prior --replicates 8 --horizon 20";

#[test]
fn a_comparison_is_the_same_on_any_number_of_threads() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let path = |name: &str| dir.path().join(name);
    for (name, threads) in [("one", 1), ("two", 2)] {
        let out = path(name).display().to_string();
        let words = format!("compare {case} {FEW} --enough cost<=1e9 --lang fr");
        run(&format!("{words} --threads {threads} --out {out}"), 0);
    }
    assert_same(&path("one"), &path("two"));
    let page = std::fs::read_to_string(path("one").join("compare.html")).unwrap();
    assert!(page.contains("lang=\"fr\"") && page.contains("<svg"));
    for table in ["plans", "robust", "rivals", "enough"] {
        for ending in ["csv", "parquet"] {
            let file = path("one").join(format!("{table}.{ending}"));
            assert!(file.exists(), "{}", file.display());
        }
    }
}

#[test]
fn a_search_is_the_same_on_any_number_of_threads_and_writes_plans_for_a_case() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let path = |name: &str| dir.path().join(name);
    let aims = "--aim stations/rivertown --aim cost";
    for (name, threads) in [("one", 1), ("two", 2)] {
        let out = path(name).display().to_string();
        let words = format!("search {case} rationing@3,9 {FEW} --fresh 8 {aims}");
        run(&format!("{words} --threads {threads} --out {out}"), 0);
    }
    assert_same(&path("one"), &path("two"));
    assert!(path("one").join("search.html").exists());
}

#[test]
fn what_is_no_plan_measure_limit_or_day_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let asked = |words: &str| refusal(&words.replace("CASE", &case), 2);
    assert!(asked("compare CASE --prior --enough cost<5").contains("cost<=2e9"));
    assert!(asked("compare CASE --prior --enough csot<=5").contains("cost?"));
    assert!(asked("search CASE magic --prior").contains("no measure magic"));
    assert!(asked("search CASE rationing@0 --prior").contains("1 to 90"));
    assert!(asked("search CASE rationing --prior --aim nothing").contains("nothing"));
    assert!(stdout(&format!("compare {case} --list")).contains("ration"));
}
