//! The `citerne` command: it reads what is asked for, calls the crates that do the work, and shows
//! what comes out. One file for each command; texts come from the catalogue of `citerne-report`.

mod args;
mod cases;
mod choosing;
mod commands;
mod deliver;
mod diary;
mod exit;
mod learning;
mod live;
mod names;
mod progress;
mod reasons;
mod scenario;
mod show;
mod signals;
mod trouble;
mod usage;
mod wish;

use std::ffi::OsString;
use std::process::ExitCode;

use citerne_report::{Lang, Messages};

use crate::exit::Exit;
use crate::trouble::Trouble;

fn main() -> ExitCode {
    signals::tell_of_file_limits();
    let words: Vec<OsString> = std::env::args_os().collect();
    let messages = Messages::new(args::language(&words, |name| std::env::var(name).ok()));
    let done = run(words, &messages);
    let exit = match done {
        Ok(()) => Exit::Done,
        Err(trouble) => {
            trouble.tell(&messages);
            trouble.exit
        }
    };
    exit.into()
}

fn run(words: Vec<OsString>, messages: &Messages) -> Result<(), Trouble> {
    let words = commands::spelled_out(words);
    let matches = match commands::all(messages).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) => return usage::refuse(&error, messages),
    };
    commands::run(&matches, messages)
}

/// The language of the case reports that goes with that of the messages.
fn language(messages: &Messages) -> citerne_case::Language {
    match messages.lang() {
        Lang::En => citerne_case::Language::English,
        Lang::Fr => citerne_case::Language::French,
    }
}
