//! The command as people run it: one file for each behaviour.

#![allow(clippy::unwrap_used)]

mod changes;
mod check;
mod conditions;
mod full_disk;
mod help;
mod hostile;
mod interrupted;
mod learning;
mod log;
mod matters;
mod new;
mod notes;
mod pipe;
mod plans;
mod replay;
mod same_bytes;
mod summary;
mod usage;
mod watch;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// The program, with a plain English locale.
fn citerne(words: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("citerne"));
    command.args(words.split_whitespace());
    for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.env("LANG", "C");
    command
}

/// Runs it and expects an exit code.
#[track_caller]
fn run(words: &str, exit: i32) -> Output {
    let output = citerne(words).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(exit), "citerne {words}\n{said}");
    output
}

/// What it says on stdout, with plain spaces for those that don't break.
#[track_caller]
fn stdout(words: &str) -> String {
    plain(run(words, 0).stdout)
}

fn plain(said: Vec<u8>) -> String {
    String::from_utf8(said)
        .unwrap()
        .replace(['\u{a0}', '\u{202f}'], " ")
}

/// What it says on stderr when it ends with an exit code.
#[track_caller]
fn refusal(words: &str, exit: i32) -> String {
    plain(run(words, exit).stderr)
}

/// A small case in a folder of its own.
fn small_case(dir: &Path) -> String {
    let path = dir.join("small").display().to_string();
    run(&format!("new {path}"), 0);
    path
}

/// Names and bytes of a folder's files, those of folders in it too.
fn contents(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap()) {
        let (name, path) = (entry.file_name().display().to_string(), entry.path());
        if path.is_dir() {
            let within = contents(&path).into_iter();
            all.extend(within.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            all.insert(name, std::fs::read(path).unwrap());
        }
    }
    all
}

#[track_caller]
fn assert_same(one: &Path, other: &Path) {
    let (one, other) = (contents(one), contents(other));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &one {
        assert!(bytes == &other[name], "{name} differs");
    }
}
