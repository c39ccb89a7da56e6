//! `citerne learn`: what the log of a case taught.

use std::path::PathBuf;

use citerne_learn::Lesson;
use citerne_report::{Messages, Taught, lesson};
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, option};
use crate::exit::Exit;
use crate::learning::{self, FILE, Learning, PRIORS};
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

pub(super) fn command(messages: &Messages) -> Command {
    let mut args = wish::options_of_a_day(messages);
    args.extend(learning::options(messages));
    args.push(option("out", "DIR", value_parser!(PathBuf), messages));
    args::command("learn", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    let out = matches.get_one::<PathBuf>("out");
    let learning = Learning::of(matches, out.map(PathBuf::as_path));
    scenario.learn(&learning, messages)?;
    let Some(learned) = scenario.histories.source().learned() else {
        // Why was told already.
        return Err(Trouble::silent(Exit::Unlearnable));
    };
    let taught = Taught {
        case: &scenario.case,
        model: scenario.histories.model(),
        evidence: &learned.histories.evidence,
        lesson: &Lesson::of(learned, PRIORS, learning.threads),
    };
    show(&lesson(&taught, messages))?;
    match out {
        None => show(&messages.text("command-no-out-learn")),
        Some(out) => {
            let path = out.join(FILE).display().to_string();
            show(&messages.format("command-wrote", &[("path", path.into())]))
        }
    }
}
