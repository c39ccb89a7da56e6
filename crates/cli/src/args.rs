//! Pieces that the commands' definitions share: help in the right language, and errors of usage.

use std::ffi::OsString;

use citerne_report::{Lang, Messages};
use clap::builder::ValueParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;

/// The language: `--lang` if it is on the command line, else the locale's. It must be known before
/// the command line is read, since help and errors speak it.
pub(crate) fn language(words: &[OsString], read: impl Fn(&str) -> Option<String>) -> Lang {
    let words: Vec<_> = words.iter().filter_map(|word| word.to_str()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = words.iter().position(|word| *word == "--lang");
    let wish = joined.or_else(|| words.get(apart? + 1).copied());
    wish.and_then(Lang::from_wish).unwrap_or_else(|| Lang::from_locale(read))
}

/// A command with its help; every command has `--lang` and `--help`.
pub(crate) fn command(name: &'static str, messages: &Messages) -> Command {
    let options = messages.text("help-heading-options");
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        messages.text("help-usage")
    );
    Command::new(name)
        .about(messages.text(&format!("help-{name}")))
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .max_term_width(100)
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("en|fr")
                .value_parser(|text: &str| Lang::from_wish(text).map(Lang::code).ok_or("en, fr"))
                .help_heading(options.clone())
                .display_order(900)
                .help(messages.text("help-lang")),
        )
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help_heading(options)
                .display_order(901)
                .help(messages.text("help-help")),
        )
}

/// An option with a value: `--name VALUE`. Its help is the message `help-NAME`.
pub(crate) fn option(
    name: &'static str,
    value: &'static str,
    parser: impl Into<ValueParser>,
    messages: &Messages,
) -> Arg {
    flag(name, messages)
        .action(ArgAction::Set)
        .value_name(value)
        .value_parser(parser)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// An option without a value.
pub(crate) fn flag(name: &'static str, messages: &Messages) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help_heading(messages.text("help-heading-options"))
        .help(messages.text(&format!("help-{name}")))
}

/// An argument without a name before it.
pub(crate) fn positional(name: &'static str, value: &'static str, messages: &Messages) -> Arg {
    Arg::new(name)
        .value_name(value)
        .help_heading(messages.text("help-heading-arguments"))
        .help(messages.text(&format!("help-{name}")))
}

/// The value of an option that has a default or is required.
pub(crate) fn given<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> T {
    matches.get_one::<T>(name).cloned().unwrap_or_else(|| unreachable!("{name} has a value"))
}

/// What clap has to say instead of matches: help and version are no trouble.
pub(crate) fn refuse(error: &clap::Error, messages: &Messages) -> Result<(), Trouble> {
    let text = error.render().ansi().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => show(&text),
        _ => {
            let _ = messages;
            anstream::eprint!("{text}");
            Err(Trouble::silent(Exit::Usage))
        }
    }
}
