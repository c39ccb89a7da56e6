//! `citerne man`: manual pages, one for each command.

use std::path::PathBuf;

use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};

use crate::args;
use crate::show::show;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    let dir = args::positional("dir", "DIR", messages);
    let dir = dir.required(true).value_parser(value_parser!(PathBuf));
    args::command("man", vec![dir], messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let dir = args::given::<PathBuf>(matches, "dir");
    let written = std::fs::create_dir_all(&dir)
        .and_then(|()| clap_mangen::generate_to(super::all(messages), &dir));
    written.map_err(|error| Trouble::write(&dir, &error, messages))?;
    show(&messages.format(
        "command-wrote",
        &[("path", dir.display().to_string().into())],
    ))
}
