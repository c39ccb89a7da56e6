//! `citerne check`: every problem of a case in one report.

use citerne_case::{Case, Report, Style};
use citerne_report::Messages;
use clap::{ArgMatches, Command};

use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;
use crate::{args, cases, language, wish};

pub(super) fn command(messages: &Messages) -> Command {
    let format = args::option("format", "FORMAT", ["text", "json"], messages)
        .help(messages.text("help-check-format"));
    let format = args::with_default(format, "text", messages);
    args::command("check", vec![wish::case(messages), format], messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let source = cases::find(&args::given::<String>(matches, "case"), messages)?;
    let (report, sound) = match Case::load(&source.folder) {
        Ok((_, warnings)) => (warnings, true),
        Err(report) => (*report, false),
    };
    match args::given::<String>(matches, "format").as_str() {
        "json" => show(&format!("{:#}", report.to_json(language(messages))))?,
        _ => show(&in_words(&report, sound, &source.name, messages))?,
    }
    if sound {
        Ok(())
    } else {
        Err(Trouble::silent(Exit::Case))
    }
}

fn in_words(report: &Report, sound: bool, name: &str, messages: &Messages) -> String {
    let mut text = String::new();
    if !report.is_empty() {
        text = report.render(Style {
            colour: true,
            language: language(messages),
        });
    }
    if sound {
        let args = [
            ("name", name.into()),
            ("warnings", report.warnings().into()),
        ];
        text.push_str(&messages.format("command-check-passed", &args));
    }
    text
}
