//! Errors of usage: what, where, what to do, exit code 2.

use crate::{citerne, refusal};

#[test]
fn each_is_told_with_a_way_out() {
    let errors = [
        ("forecst", "did you mean forecast?"),
        ("forecast --replicate 3", "did you mean --replicates?"),
        ("forecast --replicates 0", "from 1 to 4294967295"),
        ("forecast --replicates many", "whole number"),
        ("forecast --horizon -1", "-1"),
        ("forecast --threads 0", "from 1"),
        (
            "forecast --format pdf --out x",
            "html, csv, parquet, geojson, hub, json",
        ),
        ("forecast --rows", "--out <DIR> is missing"),
        ("forecast --resume", "--out <DIR> is missing"),
        ("forecast --shard 3/2 --out x", "such as 2/8"),
        ("forecast --as-of 2025-13-01", "2025-11-10"),
        ("forecast --as-of 2020-01-01", "2 September 2025"),
        ("forecast --horizon 70000", "65,535"),
        ("forecast --set demand.totl=3", "did you mean demand.total?"),
        ("forecast --set demand.total", "PATH=VALUE"),
        ("forecast --set demand.total=3km", "demand.total"),
        ("forecast a b", "one argument too many"),
        ("forecast --seed 1 --seed 2", "only once"),
        ("forecast no-such-case", "mali-2025"),
        ("forecast --lang de", "en or fr"),
        ("replay", "<N> is missing"),
        ("replay -1", "hint:"),
        ("explain C001 --list", "can't go together"),
    ];
    for (words, told) in errors {
        let said = refusal(words, 2);
        assert!(
            said.starts_with("error: ") && said.contains(told),
            "citerne {words}\n{said}"
        );
    }
}

#[test]
fn settings_are_refused_in_french_too() {
    let refused = [
        ("demand.total={value=3,unit=\"km\"}", "[C116]", "give it in"),
        ("demand.total=much", "much n’est pas un nombre", "is not"),
        (
            "demand.totl=3",
            "vouliez-vous dire demand.total",
            "did you mean",
        ),
    ];
    for (setting, told, english) in refused {
        let said = refusal(&format!("forecast --lang fr --set {setting}"), 2);
        assert!(said.contains(told), "{said}");
        assert!(!said.contains(english), "{said}");
    }
}

#[test]
fn french_is_spoken_by_wish_or_locale() {
    assert!(refusal("forecast --rows --lang fr", 2).starts_with("erreur : il manque --out"));
    let output = citerne("explain nope")
        .env("LANG", "fr_ML.UTF-8")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("erreur"));
}
