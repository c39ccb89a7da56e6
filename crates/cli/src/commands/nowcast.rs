//! `citerne nowcast`: where things stand on the day of the forecast.

use std::path::{Path, PathBuf};

use citerne_ensemble::{Nowcast, Simulator as _, write_aside};
use citerne_report::{Messages, Today, nowcast};
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, given, option, with_default};
use crate::exit::Exit;
use crate::learning::{self, Learning};
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

/// Histories, unless said otherwise.
const REPLICATES: &str = "1000";
/// Name of the table.
const FILE: &str = "nowcast.csv";

pub(super) fn command(messages: &Messages) -> Command {
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    let mut args = wish::options_of_a_day(messages);
    args.push(with_default(replicates, REPLICATES, messages));
    args.push(learning::prior(messages));
    args.extend(learning::options(messages));
    args.push(option("out", "DIR", value_parser!(PathBuf), messages));
    args::command("nowcast", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    let out = matches.get_one::<PathBuf>("out");
    let learning = Learning::of(matches, out.map(PathBuf::as_path));
    if !matches.get_flag("prior") {
        scenario.learn(&learning, messages)?;
    }
    let replicates = given(matches, "replicates");
    let read = |histories| Nowcast::of(histories, replicates, learning.threads);
    let now = read(&scenario.histories);
    if now.lived > 0 {
        let prior = scenario.prior.as_ref().map(read);
        let today = Today {
            case: &scenario.case,
            outline: scenario.histories.outline(),
            now: &now,
            prior: prior.as_ref(),
        };
        show(&nowcast(&today, messages))?;
        if let Some(out) = out {
            write(out, &today, messages)?;
        }
    }
    let Some((first, why)) = now.failed.first() else {
        return Ok(());
    };
    let args = [
        ("count", now.failed.len().into()),
        ("first", first.to_string().into()),
    ];
    let what = messages.format("error-replicates-failed", &args);
    Err(Trouble::new(Exit::Failed, what).hint(why.clone()))
}

fn write(out: &Path, today: &Today<'_>, messages: &Messages) -> Result<(), Trouble> {
    std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, messages))?;
    let path = out.join(FILE);
    write_aside(&path, |to| today.now.write(to, today.outline, today.prior))
        .map_err(|error| Trouble::ensemble(&error, messages))?;
    let args = [("path", path.display().to_string().into())];
    show(&messages.format("command-wrote", &args))
}
