//! Files have the same bytes however a run is done.

use crate::{assert_same, contents, refusal, run, small_case};

#[test]
fn threads_and_shards_leave_no_trace() {
    let dir = tempfile::tempdir().unwrap();
    let (case, out) = (small_case(dir.path()), dir.path().display());
    let what = "--horizon 30 --replicates 600 --seed 7 --rows --paths 3";
    run(
        &format!("forecast {case} {what} --particles 12 --threads 1 --out {out}/one"),
        0,
    );
    run(
        &format!("forecast {case} {what} --particles 12 --threads 2 --out {out}/two"),
        0,
    );
    assert_same(&dir.path().join("one"), &dir.path().join("two"));

    for shard in [2, 1] {
        run(
            &format!(
                "forecast {case} {what} --particles 12 --shard {shard}/2 --out {out}/part{shard}"
            ),
            0,
        );
    }
    let merge = format!("merge {out}/part1 {out}/part2 --rows --paths 3 --out {out}/merged");
    let said = refusal(&merge, 2);
    assert!(said.contains("--case"), "{said}");
    run(&format!("{merge} --case {case}"), 0);
    assert_same(&dir.path().join("one"), &dir.path().join("merged"));

    let half = refusal(
        &format!("merge {out}/part1 --case {case} --out {out}/half"),
        6,
    );
    assert!(half.contains("not complete"), "{half}");
    let none = refusal(
        &format!("merge {out}/one --case {case} --out {out}/none"),
        6,
    );
    assert!(none.contains("--shard"), "{none}");
    let other = refusal(&format!("merge {out}/part1 {out}/part2 --case uk-2000"), 6);
    assert!(other.contains("hash"), "{other}");
}

#[test]
fn all_files_are_written_and_only_those_that_are_wanted() {
    let dir = tempfile::tempdir().unwrap();
    let (case, out) = (small_case(dir.path()), dir.path().display());
    let words = format!("forecast {case} --particles 12 --horizon 20 --replicates 20 --out {out}");
    run(&format!("{words}/all"), 0);
    let names: Vec<_> = contents(&dir.path().join("all")).into_keys().collect();
    let all = [
        "claims.csv",
        "corridors.geojson",
        "events.csv",
        "facts.csv",
        "hub-config/admin.json",
        "hub-config/target-data.json",
        "hub-config/tasks.json",
        "hub.csv",
        "hub.parquet",
        "hypotheses.csv",
        "inputs.csv",
        "log.csv",
        "measures.csv",
        "odds.csv",
        "outcomes.csv",
        "posterior.parquet",
        "report.html",
        "run.json",
        "series.csv",
        "series.parquet",
        "target-data/oracle-output.csv",
        "target-data/time-series.csv",
    ];
    assert_eq!(names, all);
    run(&format!("{words}/some --format csv,json"), 0);
    let names: Vec<_> = contents(&dir.path().join("some")).into_keys().collect();
    assert_eq!(
        names,
        [
            "claims.csv",
            "events.csv",
            "facts.csv",
            "hypotheses.csv",
            "inputs.csv",
            "log.csv",
            "measures.csv",
            "odds.csv",
            "outcomes.csv",
            "posterior.parquet",
            "run.json",
            "series.csv"
        ]
    );
}

#[test]
fn run_json_holds_the_command_that_makes_it_again() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().display();
    let words = "forecast uk-2000 --particles 12 --horizon 20 --replicates 30 --seed 5";
    run(
        &format!("{words} --set blockade.duration=2 --format csv --out {out}/one"),
        0,
    );
    let text = std::fs::read(dir.path().join("one/run.json")).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let command = record["provenance"]["command"].as_str().unwrap();
    let again = command.strip_prefix("citerne ").unwrap();
    run(&format!("{again} --format csv --out {out}/two"), 0);
    assert_same(&dir.path().join("one"), &dir.path().join("two"));
}
