//! `citerne completions`: completions for a shell.

use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};
use clap_complete::{Shell, generate};

use crate::args;
use crate::show::show;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    let shell = args::positional("shell", "SHELL", messages)
        .required(true)
        .value_parser(value_parser!(Shell));
    args::command("completions", vec![shell], messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut text = Vec::new();
    let shell = args::given::<Shell>(matches, "shell");
    generate(shell, &mut super::all(messages), "citerne", &mut text);
    show(&String::from_utf8_lossy(&text))
}
