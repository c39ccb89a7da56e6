//! Help in both languages, completions, man pages.

use std::path::Path;

use citerne_report::Lang;
use citerne_report::messages::sources;

use crate::{run, stdout};

const COMMANDS: [&str; 20] = [
    "forecast",
    "compare",
    "search",
    "matters",
    "conditions",
    "nowcast",
    "learn",
    "merge",
    "facts",
    "score",
    "replay",
    "changes",
    "log",
    "check",
    "new",
    "explain",
    "cases",
    "schema",
    "completions",
    "man",
];

#[test]
fn help_fits_the_terminal_and_has_words_for_everything() {
    for lang in ["en", "fr"] {
        let all = stdout(&format!("--help --lang {lang}"));
        for command in COMMANDS {
            assert!(
                all.contains(&format!("\n  {command} ")),
                "{command} in {lang}"
            );
            let help = stdout(&format!("{command} --help --lang {lang}"));
            assert!(
                help.lines().all(|line| line.chars().count() <= 100),
                "{help}"
            );
            // A message that is missing shows as its id.
            for prefix in ["help-", "value-"] {
                assert!(!help.contains(prefix) && !all.contains(prefix), "{help}");
            }
        }
    }
    assert!(stdout("forecast --help --lang fr").contains("Usage : citerne forecast"));
    assert!(stdout("log add --help").contains("citerne log add"));
}

#[test]
fn version_is_the_workspace_s() {
    assert_eq!(
        stdout("--version"),
        format!("citerne {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn shells_get_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let text = stdout(&format!("completions {shell}"));
        assert!(text.contains("replicates") && text.contains("mali") || text.contains("merge"));
    }
}

#[test]
fn every_command_gets_a_man_page() {
    let dir = tempfile::tempdir().unwrap();
    run(&format!("man {}", dir.path().display()), 0);
    for command in COMMANDS {
        let page = std::fs::read_to_string(dir.path().join(format!("citerne-{command}.1")));
        assert!(page.unwrap().contains(".TH"));
    }
}

/// Literal ids of messages in the sources of the command.
#[test]
fn every_message_is_in_the_catalogue() {
    let catalogue: String = sources(Lang::En).iter().map(|(_, text)| *text).collect();
    let topics = [
        "changes-", "command-", "error-", "help-", "hint-", "level-", "replay-", "set-", "usage-",
    ];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let literals = text.split('"').skip(1).step_by(2);
            let id = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            for literal in literals.filter(|it| topics.iter().any(|topic| it.starts_with(topic))) {
                if id(literal) {
                    seen += 1;
                    let there = catalogue.contains(&format!("\n{literal} ="));
                    assert!(there, "{}: {literal}", path.display());
                }
            }
        }
    }
    assert!(seen > 50, "the search finds ids: {seen}");
}
