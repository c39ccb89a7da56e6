//! `log add`: the event log, kept up.

use std::fs;
use std::path::Path;

use crate::{citerne, contents, plain, refusal, run, small_case, stdout};

const ROW: &str = "--kind convoy_arrived --quantity 40 --corridor main --confidence high \
                   --source https://example.org/a";

fn log(case: &str) -> String {
    fs::read_to_string(format!("{case}/events.csv")).unwrap()
}

#[test]
fn a_row_is_added_and_nothing_else_changes() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let before = contents(Path::new(&case));
    let old = log(&case);
    let line = old.lines().count() + 1;

    let row =
        "2025-01-25,day,2025-01-25,,,,,main,convoy_arrived,40,,,,,,high,https://example.org/a,";
    let dry = stdout(&format!("log add {case} --date 2025-01-25 {ROW} --dry-run"));
    assert!(
        dry.contains(&format!("events.csv:{line}  {row}\n")),
        "{dry}"
    );
    assert_eq!(
        contents(Path::new(&case)),
        before,
        "--dry-run writes nothing"
    );

    let said = stdout(&format!("log add {case} --date 2025-01-25 {ROW}"));
    assert!(said.contains("1 event"), "{said}");
    assert_eq!(log(&case), format!("{old}{row}\n"));
    let mut after = contents(Path::new(&case));
    after.insert("events.csv".into(), old.into_bytes());
    assert_eq!(after, before, "no other file is touched or left behind");
    run(&format!("check {case}"), 0);
}

#[test]
fn line_ends_and_a_last_line_without_one_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let old = log(&case).trim_end().replace('\n', "\r\n");
    fs::write(format!("{case}/events.csv"), &old).unwrap();
    run(&format!("log add {case} --date 2025-01-25 {ROW}"), 0);
    let new = log(&case);
    assert!(
        new.starts_with(&format!("{old}\r\n2025-01-25,")) && new.ends_with("\r\n"),
        "{new:?}"
    );
}

#[test]
fn what_cannot_be_is_refused_with_its_line() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let old = contents(Path::new(&case));
    let line = format!("events.csv:{}", log(&case).lines().count() + 1);
    let row = "--confidence high --source https://example.org/a";
    let bad = [
        (
            "C514",
            "--date 2025-01-25 --kind convoy_arrived --quantity=-3",
        ),
        ("C520", "--date 2025-01-25 --kind coup --place atlantis"),
        ("C508", "--date 2025-01-25 --kind convoi"),
        ("C517", "--date 2025-02-25 --kind coup"),
        ("C506", "--date yesterday --kind coup"),
    ];
    for (code, words) in bad {
        let said = refusal(&format!("log add {case} {words} {row}"), 3);
        assert!(
            said.contains(code) && said.contains(&line),
            "{code}: {said}"
        );
        assert!(said.contains("nothing was added"), "{said}");
    }
    let early = refusal(
        &format!("log add {case} --date 2020-01-25 --kind coup {row}"),
        3,
    );
    assert!(
        early.contains(&line) && early.contains("before the first day"),
        "{early}"
    );
    assert_eq!(contents(Path::new(&case)), old);
    run(
        &format!("log add {case} --date 2020-01-25 --kind coup {row} --history"),
        0,
    );
}

#[test]
fn two_stories_of_one_fact_are_refused_and_a_second_report_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let row =
        "--date 2025-01-25 --place rivertown --confidence high --source https://example.org/a";
    run(&format!("log add {case} {row} --kind coup --fact f1"), 0);
    let said = refusal(
        &format!("log add {case} {row} --kind coup_attempt --fact f1"),
        3,
    );
    assert!(
        said.contains("C516") && said.contains("events.csv:7"),
        "{said}"
    );
    let again =
        "--date 2025-01-26 --place rivertown --confidence low --source https://example.org/b";
    let said = stdout(&format!("log add {case} {again} --kind coup --dry-run"));
    assert!(said.contains("line 7 may repeat line 6"), "{said}");
    let said = stdout(&format!(
        "log add {case} {again} --kind coup --fact f1 --dry-run"
    ));
    assert!(!said.contains("may repeat"), "{said}");
}

#[test]
fn the_end_of_the_log_moves_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let said = refusal(&format!("log add {case} --date 2025-02-03 {ROW}"), 3);
    assert!(
        said.contains("C517") && said.contains("--log-ends"),
        "{said}"
    );
    run(
        &format!("log add {case} --date 2025-02-03 {ROW} --log-ends 2025-02-04"),
        0,
    );
    let head = fs::read_to_string(format!("{case}/case.toml")).unwrap();
    assert!(head.contains("log_ends = 2025-02-04"), "{head}");
    let old = log(&case);
    run(&format!("log add {case} --log-ends 2025-02-05"), 0);
    assert_eq!(log(&case), old);
    assert!(stdout(&format!("forecast {case} --replicates 2 --horizon 1")).contains("5 February"));
}

#[test]
fn a_file_of_rows_is_added_whole_or_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let old = log(&case);
    let file = dir.path().join("new.csv").display().to_string();
    let head = "kind,date,date_precision,known_since,confidence,source_url,note";
    let good = "coup,2025-01-20,day,2025-01-21,high,https://example.org/a,\"x, y\"";
    fs::write(
        &file,
        format!("{head}\n{good}\ncoup,2025-01-22,day,2025-01-23,sure,https://e.org/b,\n"),
    )
    .unwrap();
    let said = refusal(&format!("log add {case} --from {file}"), 3);
    assert!(
        said.contains("C509") && said.contains("events.csv:7"),
        "{said}"
    );
    assert_eq!(log(&case), old);

    fs::write(
        &file,
        format!("{head}\n{good}\nprotest,2025-01-22,day,2025-01-23,low,https://e.org/b,\n"),
    )
    .unwrap();
    assert!(stdout(&format!("log add {case} --from {file}")).contains("2 events"));
    assert!(log(&case).ends_with(
        "2025-01-20,day,2025-01-21,,,,,,coup,,,,,,,high,https://example.org/a,\"x, y\"\n\
         2025-01-22,day,2025-01-23,,,,,,protest,,,,,,,low,https://e.org/b,\n"
    ));

    fs::write(&file, "kind,colour\ncoup,red\n").unwrap();
    assert!(refusal(&format!("log add {case} --from {file}"), 3).contains("no column `colour`"));
}

#[test]
fn many_at_once_lose_no_row() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let before = log(&case).lines().count();
    let add = |n: usize| {
        let words = format!(
            "log add {case} --date 2025-01-{:02} {ROW} --fact f{n}",
            10 + n
        );
        citerne(&words).spawn().unwrap()
    };
    let running: Vec<_> = (0..8).map(add).collect();
    for mut one in running {
        assert!(one.wait().unwrap().success());
    }
    let text = log(&case);
    assert_eq!(text.lines().count(), before + 8, "{text}");
    assert!((0..8).all(|n| text.contains(&format!(",f{n},"))), "{text}");
}

#[test]
fn a_built_in_case_is_copied_first() {
    let dir = tempfile::tempdir().unwrap();
    let row = format!("--date 2023-12-01 {ROW}").replace("--corridor main", "");
    let said = refusal(&format!("log add timbuktu-2023 {row}"), 2);
    assert!(
        said.contains("citerne new my-case --from timbuktu-2023"),
        "{said}"
    );
    let mine = dir.path().join("mine").display().to_string();
    run(&format!("new {mine} --from timbuktu-2023"), 0);
    let said = plain(run(&format!("log add {mine} {row}"), 0).stdout);
    assert!(said.contains("Added to"), "{said}");
    assert!(refusal(&format!("log add {mine} --date 2023-12-01"), 2).contains("--kind"));
}
