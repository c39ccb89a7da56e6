//! `citerne merge`: the shards of a run made one.

use std::path::PathBuf;

use citerne_report::Messages;
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, option, positional};
use crate::deliver::format_option;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    let dirs = positional("dirs", "DIR", messages)
        .required(true)
        .action(ArgAction::Append)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf));
    args::command("merge", messages)
        .arg(dirs)
        .arg(option("out", "DIR", value_parser!(PathBuf), messages).required(true))
        .arg(format_option(messages))
}

pub(super) fn run(_: &ArgMatches, _: &Messages) -> Result<(), Trouble> {
    Ok(())
}
