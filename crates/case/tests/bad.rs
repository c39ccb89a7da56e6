//! Every code of the registry has a folder under `tests/bad` that triggers it, and a snapshot of
//! the report. A folder holds only what differs from the scaffolded case: whole files, edits of
//! files (`edits.txt`), or things too large to keep (`make.txt`).

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use citerne_case::{Case, Folder, Language, Report, Style, all_codes, scaffold};

/// Writes the scaffolded case, changed as `fixture` says, into `to`.
fn lay_out(fixture: &Path, to: &Path) {
    for (name, text) in scaffold("Test") {
        fs::write(to.join(name), text).unwrap();
    }
    for entry in fs::read_dir(fixture).unwrap() {
        let entry = entry.unwrap();
        match entry.file_name().to_str().unwrap() {
            "edits.txt" => edit(&fs::read_to_string(entry.path()).unwrap(), to),
            "make.txt" => make(&fs::read_to_string(entry.path()).unwrap(), to),
            "report.snap" | "report.snap.new" => {}
            name => copy(&entry.path(), &to.join(name)),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    let kind = fs::symlink_metadata(from).unwrap().file_type();
    if kind.is_symlink() {
        std::os::unix::fs::symlink(fs::read_link(from).unwrap(), to).unwrap();
    } else if kind.is_dir() {
        fs::create_dir(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// Blocks of `@ file`, the old text, a line `=>`, the new text. The old text must occur once.
fn edit(edits: &str, to: &Path) {
    for block in edits
        .split("\n@ ")
        .map(|block| block.trim_start_matches("@ "))
    {
        let (file, rest) = block.split_once('\n').unwrap();
        let (old, new) = rest.split_once("\n=>\n").unwrap();
        let (old, new) = (old.trim_end_matches('\n'), new.trim_end_matches('\n'));
        let text = fs::read_to_string(to.join(file)).unwrap();
        assert_eq!(
            text.matches(old).count(),
            1,
            "`{old}` must occur once in {file}"
        );
        fs::write(to.join(file), text.replacen(old, new, 1)).unwrap();
    }
}

/// Lines such as `bytes big.toml 5000000`: what is too large for the repository.
fn make(orders: &str, to: &Path) {
    for order in orders.lines() {
        let words: Vec<_> = order.split_whitespace().collect();
        match words[..] {
            ["bytes", file, count] => {
                fs::write(to.join(file), "#".repeat(count.parse().unwrap())).unwrap();
            }
            ["files", count] => {
                for number in 0..count.parse::<usize>().unwrap() {
                    fs::write(to.join(format!("extra-{number}.toml")), "").unwrap();
                }
            }
            ["sources", file, count] => {
                let count = count.parse::<usize>().unwrap();
                let line = |n| format!("[sources.s{n}]\ntitle = \"t\"\nconfidence = \"low\"\n");
                fs::write(to.join(file), (0..count).map(line).collect::<String>()).unwrap();
            }
            ["empty"] => {
                fs::read_dir(to)
                    .unwrap()
                    .for_each(|e| fs::remove_file(e.unwrap().path()).unwrap());
            }
            ["latin1", file] => fs::write(to.join(file), b"# caf\xe9\n").unwrap(),
            ["nul", file] => fs::write(to.join(file), b"# \0\n").unwrap(),
            _ => panic!("unknown order `{order}`"),
        }
    }
}

fn report_of(fixture: &Path) -> Report {
    let place = tempfile::tempdir().unwrap();
    lay_out(fixture, place.path());
    let mut folder = Folder::open(place.path());
    folder.name = "case".to_owned();
    match Case::load(&folder) {
        Ok((_, report)) => report,
        Err(report) => *report,
    }
}

/// Nothing English is left in a French text but names, and what is said to be English.
fn french_throughout(text: &str) {
    const ENGLISH: [&str; 11] = [
        "the", "is", "it", "of", "in", "and", "with", "not", "text", "list", "time",
    ];
    let own = text.split("en anglais :").next().unwrap();
    let outside_names = own.split('`').step_by(2);
    let mut words = outside_names.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    let foreign = words.find(|word| ENGLISH.contains(word));
    assert_eq!(foreign, None, "{text}");
}

#[test]
fn the_scaffolded_case_is_clean() {
    let folder = Folder::from_memory("case", scaffold("Nouvelle \"étude\"\n"));
    let report = match Case::load(&folder) {
        Ok((_, report)) => report,
        Err(report) => *report,
    };
    assert!(report.is_empty(), "{}", report.render(Style::default()));
}

#[test]
fn every_code_has_a_bad_case_and_a_report() {
    let mut wanted = BTreeSet::new();
    for code in all_codes() {
        let name = format!("{}-{}", code.code.to_lowercase(), code.slug);
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/bad")
            .join(&name);
        assert!(fixture.is_dir(), "no fixture tests/bad/{name}");
        let report = report_of(&fixture);
        let text = report.render(Style::default());
        let told = report
            .diagnostics()
            .iter()
            .any(|item| item.code.code == code.code);
        assert!(told, "{name} does not trigger {}:\n{text}", code.code);
        let style = Style {
            language: Language::French,
            ..Style::default()
        };
        let french = report.render(style);
        assert!(
            french.contains(&format!("erreur[{}]", code.code)) || french.contains("avertissement[")
        );
        for problem in report.diagnostics() {
            french_throughout(&problem.message(Language::French));
            let hints = problem.hints(Language::French);
            hints.iter().for_each(|hint| french_throughout(hint));
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&fixture);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("report", text));
        wanted.insert(name);
    }
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            wanted.contains(&name),
            "tests/bad/{name} belongs to no code"
        );
    }
}
