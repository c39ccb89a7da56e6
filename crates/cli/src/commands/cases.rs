//! `citerne cases`: the built-in cases.

use citerne_case::Case;
use citerne_report::Messages;
use clap::{ArgMatches, Command};

use crate::show::show;
use crate::trouble::Trouble;
use crate::{args, cases, scenario};

pub(super) fn command(messages: &Messages) -> Command {
    args::command("cases", vec![], messages)
}

pub(super) fn run(_: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut text = String::new();
    for name in cases::built_in() {
        let source = cases::find(&name, messages)?;
        let loaded = Case::load(&source.folder);
        let (case, _) = loaded.map_err(|report| scenario::refused(&name, &report, messages))?;
        let header = &case.spec.case;
        let from = messages.date(header.start);
        let to = messages.date(header.log_ends);
        let dates = messages.format("range", &[("low", from.into()), ("high", to.into())]);
        let title = messages.label(&header.title);
        text.push_str(&format!("{name}\n  {title}\n  {dates}\n"));
    }
    show(&text)
}
