//! The commands, one file each: `command` says what it takes, `run` does it.

mod cases;
mod changes;
mod check;
mod compare;
mod completions;
mod conditions;
mod explain;
mod facts;
mod forecast;
mod learn;
mod log;
mod man;
mod matters;
mod merge;
mod new;
mod nowcast;
mod replay;
mod schema;
mod score;
mod search;
mod watch;

use std::ffi::OsString;

use citerne_report::Messages;
use clap::{ArgAction, ArgMatches, Command};

use crate::args;
use crate::cases::FIRST;
use crate::trouble::Trouble;

type Define = fn(&Messages) -> Command;
type Run = fn(&ArgMatches, &Messages) -> Result<(), Trouble>;

/// Every command, in the order of the help.
const COMMANDS: &[(Define, Run)] = &[
    (forecast::command, forecast::run),
    (compare::command, compare::run),
    (matters::command, matters::run),
    (search::command, search::run),
    (conditions::command, conditions::run),
    (watch::command, watch::run),
    (nowcast::command, nowcast::run),
    (learn::command, learn::run),
    (merge::command, merge::run),
    (replay::command, replay::run),
    (facts::command, facts::run),
    (score::command, score::run),
    (changes::command, changes::run),
    (log::command, log::run),
    (check::command, check::run),
    (new::command, new::run),
    (explain::command, explain::run),
    (cases::command, cases::run),
    (schema::command, schema::run),
    (completions::command, completions::run),
    (man::command, man::run),
];

/// The command line as a whole.
pub(crate) fn all(messages: &Messages) -> Command {
    let version = args::flag("version", messages)
        .short('V')
        .action(ArgAction::Version);
    let command = args::command("citerne", vec![version], messages)
        .about(messages.text("help-about"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .subcommand_required(true)
        .subcommand_value_name(messages.text("value-COMMAND"))
        .subcommands(COMMANDS.iter().map(|(define, _)| define(messages)))
        .after_help(messages.text("help-after"));
    args::in_sections(command, messages)
}

/// What short forms stand for. With no command at all, the first built-in case is forecast into a
/// folder of its own; `help COMMAND` is `COMMAND --help`.
pub(crate) fn spelled_out(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    if words.len() > 1 {
        return words;
    }
    let program = words.pop().unwrap_or_else(|| "citerne".into());
    let out = format!("citerne-out/{FIRST}");
    let rest = ["forecast", FIRST, "--out", &out].map(OsString::from);
    std::iter::once(program).chain(rest).collect()
}

/// Does what was asked for.
pub(crate) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(());
    };
    let found = COMMANDS
        .iter()
        .find(|(define, _)| define(messages).get_name() == name);
    found.map_or(Ok(()), |(_, run)| run(matches, messages))
}

#[cfg(test)]
mod tests {
    use super::*;
    use citerne_report::Lang;

    #[test]
    fn with_no_command_the_first_case_is_forecast_into_a_folder() {
        let words = spelled_out(vec!["citerne".into()]);
        assert_eq!(
            words[1..],
            ["forecast", "mali-2025", "--out", "citerne-out/mali-2025"]
        );
        let some = vec!["citerne".into(), "cases".into()];
        assert_eq!(spelled_out(some.clone()), some);
        let help = ["citerne", "help", "cases"].map(OsString::from).into();
        assert_eq!(spelled_out(help), ["citerne", "cases", "--help"]);
    }

    #[test]
    fn the_definitions_hold_together() {
        for lang in Lang::ALL {
            all(&Messages::new(lang)).debug_assert();
        }
    }
}
