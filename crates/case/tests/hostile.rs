//! Folders made to break the reader: a report, never a panic or a hang.

#![allow(clippy::unwrap_used)]

use std::process::Command;

use citerne_case::{Case, Folder, Style, scaffold};
use proptest::prelude::*;

fn report(folder: &Folder) -> String {
    match Case::load(folder) {
        Ok((_, report)) => report.render(Style::default()),
        Err(report) => {
            report.to_json(citerne_case::Language::English);
            report.render(Style::default())
        }
    }
}

#[test]
fn pipes_loops_and_missing_folders_are_told() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path();
    assert!(
        Command::new("mkfifo")
            .arg(path.join("pipe.toml"))
            .status()
            .unwrap()
            .success()
    );
    std::os::unix::fs::symlink("loop.toml", path.join("loop.toml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", path.join("zero.toml")).unwrap();
    std::os::unix::fs::symlink(".", path.join("self.toml")).unwrap();
    let text = report(&Folder::open(path));
    for name in ["pipe.toml", "loop.toml", "zero.toml", "self.toml"] {
        assert!(text.contains(name), "{text}");
    }
    assert!(report(&Folder::open(&path.join("nowhere"))).contains("[C001]"));
    assert!(report(&Folder::open(std::path::Path::new("/dev/null"))).contains("[C001]"));
}

#[test]
fn deep_wide_and_endless_texts_end() {
    let texts = [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}", "{ a = ".repeat(100_000)),
        format!("{}b = 1", "a.".repeat(100_000)),
        "\"".repeat(1_000_000),
        "=\n".repeat(200_000),
        format!("a = \"{}\"", "x".repeat(3_000_000)),
        (0..20_000).map(|n| format!("k{n} = {n}\n")).collect(),
        (0..4000).map(|n| format!("[places.p{n}]\n")).collect(),
        format!("case = {}", "1".repeat(1_000_000)),
    ];
    for text in texts {
        let start: String = text.chars().take(20).collect();
        let told = report(&Folder::from_memory("case", [("a.toml", text)]));
        assert!(told.contains("error"), "{start}");
        assert!(
            told.len() < 1_000_000,
            "{start}: a report of {} bytes",
            told.len()
        );
    }
    let rows = format!("date,kind\n{}", "\"".repeat(1_000_001));
    report(&Folder::from_memory(
        "case",
        [("a.toml", String::new()), ("events.csv", rows)],
    ));
}

#[test]
fn a_long_chain_of_measures_is_walked_without_recursion() {
    let mut files = scaffold("Test");
    let label = "label = { en = \"m\", fr = \"m\" }\nactor = \"state\"\nassumption = \"a test\"";
    let amount = "amount = { value = 2, unit = \"1\", assumption = \"a test\" }";
    let measure = |n: usize| {
        let effect =
            format!("effects.e = {{ target = \"demand\", action = \"multiply\", {amount} }}");
        format!(
            "[measures.m{n}]\n{label}\ntrigger = {{ after = \"m{}\" }}\n{effect}\n",
            (n + 1) % 1500
        )
    };
    files.push(("more.toml", (0..1500).map(measure).collect()));
    assert!(report(&Folder::from_memory("case", files)).contains("[C609]"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_files_never_panic(
        file in 0..8_usize, at in 0.0..1.0_f64, cut in 0..40_usize, put in "\\PC{0,12}",
    ) {
        let mut files = scaffold("Test");
        let text = &mut files[file].1;
        let mut bytes = std::mem::take(text).into_bytes();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let start = ((bytes.len() as f64) * at) as usize;
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put.into_bytes());
        let damaged: Vec<(&str, Vec<u8>)> = files
            .iter()
            .enumerate()
            .map(|(index, (name, text))| {
                (*name, if index == file { bytes.clone() } else { text.clone().into_bytes() })
            })
            .collect();
        report(&Folder::from_memory("case", damaged));
    }
}
