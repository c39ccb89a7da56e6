//! `citerne schema`: the JSON Schema of the case files.

use citerne_report::Messages;
use clap::{ArgMatches, Command};

use crate::args;
use crate::show::show;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    args::command("schema", vec![], messages)
}

pub(super) fn run(_: &ArgMatches, _: &Messages) -> Result<(), Trouble> {
    show(&format!("{:#}", citerne_case::schema()))
}
