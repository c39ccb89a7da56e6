//! `citerne explain`: what a problem code means and how to mend it.

use citerne_case::{Code, Level, all_codes, explain};
use citerne_report::Messages;
use clap::{ArgMatches, Command};

use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;
use crate::{args, language};

pub(super) fn command(messages: &Messages) -> Command {
    let code = args::positional("code", "CODE", messages).required_unless_present("list");
    let list = args::flag("list", messages).conflicts_with("code");
    args::command("explain", vec![code, list], messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let Some(wanted) = matches.get_one::<String>("code") else {
        let lines: Vec<_> = all_codes().map(|code| heading(code, messages)).collect();
        return show(&lines.join("\n"));
    };
    let Some(code) = explain(wanted) else {
        let args = [("code", wanted.as_str().into())];
        return Err(Trouble::new(
            Exit::Usage,
            messages.format("error-unknown-code", &args),
        ));
    };
    show(&format!(
        "{}\n\n{}",
        heading(code, messages),
        code.words(language(messages)).why
    ))
}

fn heading(code: Code, messages: &Messages) -> String {
    let level = match code.level {
        Level::Error => "level-error",
        Level::Warning => "level-warning",
    };
    let args = [
        ("code", code.code.into()),
        ("level", messages.text(level).into()),
        ("title", code.words(language(messages)).title.into()),
    ];
    messages.format("explain-heading", &args)
}
