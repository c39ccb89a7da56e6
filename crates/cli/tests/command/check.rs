//! `check`, `explain`, `cases`, `schema`.

use crate::{refusal, run, small_case, stdout};

#[test]
fn the_built_in_cases_pass() {
    for case in ["mali-2025", "uk-2000", "timbuktu-2023"] {
        assert_eq!(
            stdout(&format!("check {case}")),
            format!("{case} has no error.\n")
        );
        assert!(stdout("cases").contains(case));
        assert!(stdout("cases --lang fr").contains(case));
    }
}

#[test]
fn problems_are_told_with_place_and_code() {
    let dir = tempfile::tempdir().unwrap();
    let case = small_case(dir.path());
    let file = format!("{case}/case.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("currency =", "curency =")).unwrap();

    let report = String::from_utf8(run(&format!("check {case}"), 3).stdout).unwrap();
    assert!(
        report.contains("case.toml:") && report.contains("curency"),
        "{report}"
    );
    assert!(report.contains("error[C"), "{report}");
    let french = String::from_utf8(run(&format!("check {case} --lang fr"), 3).stdout).unwrap();
    assert!(french.contains("erreur[C"), "{french}");

    let json = run(&format!("check {case} --format json"), 3).stdout;
    let report: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert!(report["errors"].as_u64() > Some(0));
    let code = report["problems"][0]["code"].as_str().unwrap();
    assert!(stdout(&format!("explain {code}")).starts_with(code));

    let refused = refusal(&format!("forecast {case} --replicates 1"), 3);
    assert!(refused.contains("nothing was run"), "{refused}");
}

#[test]
fn every_code_is_listed_and_explained() {
    let list = stdout("explain --list");
    assert!(list.lines().count() >= 60);
    for line in list.lines() {
        let code = line.split(' ').next().unwrap();
        assert!(stdout(&format!("explain {} --lang fr", code.to_lowercase())).contains("\n\n"));
    }
    assert!(refusal("explain C999999", 2).contains("explain --list"));
}

#[test]
fn the_schema_is_json() {
    let schema: serde_json::Value = serde_json::from_str(&stdout("schema")).unwrap();
    assert!(schema["$id"].is_string() && schema["properties"]["case"].is_object());
}
