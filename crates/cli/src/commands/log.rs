//! `citerne log`: the event log of a case, kept up day by day.

mod add;
mod lock;
mod near;
mod rows;

use citerne_report::Messages;
use clap::{ArgMatches, Command};

use crate::args;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    let command = args::command("log", Vec::new(), messages)
        .subcommand_required(true)
        .subcommand_value_name(messages.text("value-COMMAND"))
        .subcommand(add::command(messages));
    args::in_sections(command, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    match matches.subcommand() {
        Some((_, matches)) => add::run(matches, messages),
        None => Ok(()),
    }
}
