//! Pieces that the commands' definitions share, with help in the language of the reader.

use std::ffi::OsString;

use citerne_report::{Lang, Messages};
use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// The language: `--lang` if it is on the command line, else the locale's. It must be known before
/// the command line is read, since help and errors speak it.
pub(crate) fn language(words: &[OsString], read: impl Fn(&str) -> Option<String>) -> Lang {
    let words: Vec<_> = words.iter().filter_map(|word| word.to_str()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = words.iter().position(|word| *word == "--lang");
    let wish = joined.or_else(|| words.get(apart? + 1).copied());
    wish.and_then(Lang::from_wish)
        .unwrap_or_else(|| Lang::from_locale(read))
}

/// A command with its help; every command has `--lang` and `--help`.
pub(crate) fn command(name: &'static str, args: Vec<Arg>, messages: &Messages) -> Command {
    let lang = |text: &str| Lang::from_wish(text).map(Lang::code).ok_or("en, fr");
    let help = flag("help", messages).short('h').action(ArgAction::Help);
    let command = Command::new(name)
        .about(messages.text(&format!("help-{name}")))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .max_term_width(100)
        .args(args)
        .arg(option("lang", "LANG", ValueParser::new(lang), messages).display_order(900))
        .arg(help.display_order(901));
    in_sections(command, messages)
}

/// Gives a command's help its sections, with headings from the catalogue.
pub(crate) fn in_sections(command: Command, messages: &Messages) -> Command {
    let usage = messages.text("help-usage");
    let mut template = format!("{{about-with-newline}}\n{usage} {{usage}}\n");
    let sections = [
        (
            command.has_subcommands(),
            "help-heading-commands",
            "{subcommands}",
        ),
        (
            command.get_positionals().next().is_some(),
            "help-heading-arguments",
            "{positionals}",
        ),
        (true, "help-heading-options", "{options}"),
    ];
    for (_, heading, section) in sections.into_iter().filter(|(there, ..)| *there) {
        template.push_str(&format!("\n{}\n{section}\n", messages.text(heading)));
    }
    if command.get_after_help().is_some() {
        template.push_str("\n{after-help}\n");
    }
    command.help_template(template)
}

/// An option with a value: `--name VALUE`. Its help is the message `help-NAME`, the word for its
/// value `value-VALUE`.
pub(crate) fn option(
    name: &'static str,
    value: &'static str,
    parser: impl Into<ValueParser>,
    messages: &Messages,
) -> Arg {
    flag(name, messages)
        .action(ArgAction::Set)
        .value_name(value_name(value, messages))
        .value_parser(parser)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// An option without a value.
pub(crate) fn flag(name: &'static str, messages: &Messages) -> Arg {
    let help = messages.text(&format!("help-{name}"));
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// An argument without a name before it.
pub(crate) fn positional(name: &'static str, value: &'static str, messages: &Messages) -> Arg {
    Arg::new(name)
        .value_name(value_name(value, messages))
        .hide_possible_values(true)
        .hide_default_value(true)
        .help(messages.text(&format!("help-{name}")))
}

/// Gives an option a default, and says so in its help.
pub(crate) fn with_default(arg: Arg, default: &'static str, messages: &Messages) -> Arg {
    let said = messages.format("help-default", &[("value", default.into())]);
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    arg.default_value(default).help(format!("{help} {said}"))
}

/// The value of an option that has a default or is required.
pub(crate) fn given<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> T {
    matches
        .get_one::<T>(name)
        .cloned()
        .unwrap_or_else(|| unreachable!("{name} has a value"))
}

fn value_name(value: &str, messages: &Messages) -> String {
    messages
        .find(&format!("value-{value}"), &[])
        .unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_the_command_line_is_read() {
        let of = |line: &str, locale: &'static str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            language(&words, |name| (name == "LANG").then(|| locale.to_owned()))
        };
        assert_eq!(of("citerne forecast --lang fr", "en_GB.UTF-8"), Lang::Fr);
        assert_eq!(of("citerne --lang=en cases", "fr_ML.UTF-8"), Lang::En);
        assert_eq!(of("citerne cases", "fr_ML.UTF-8"), Lang::Fr);
        assert_eq!(of("citerne cases --lang", "C"), Lang::En);
    }
}
