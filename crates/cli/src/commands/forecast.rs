//! `citerne forecast`: many histories of a case, and what they say together.

use std::num::NonZero;
use std::path::PathBuf;

use citerne_ensemble::{Paths, Plan, Shard, tidy};
use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option};
use crate::deliver::{Delivery, Finished, format_option, formats};
use crate::live::live;
use crate::scenario::{self, Scenario};
use crate::show::show;
use crate::trouble::Trouble;

/// Histories, unless said otherwise: seconds of work, and a Monte Carlo error of about one percent
/// where a probability is one half.
const REPLICATES: &str = "2000";

pub(super) fn command(messages: &Messages) -> Command {
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    args::command("forecast", messages)
        .args(scenario::options(messages))
        .arg(option("replicates", "N", count, messages).default_value(REPLICATES))
        .arg(option("threads", "N", value_parser!(NonZero<usize>), messages))
        .arg(flag("balance", messages))
        .arg(option("out", "DIR", value_parser!(PathBuf), messages))
        .arg(format_option(messages).requires("out"))
        .arg(flag("rows", messages).requires("out"))
        .arg(option("paths", "N|all", paths, messages).requires("out"))
        .arg(flag("resume", messages).requires("out"))
        .arg(option("shard", "I/N", shard, messages).requires("out"))
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let scenario = Scenario::prepare(matches, matches.get_flag("balance"), messages)?;
    let identity = scenario.identity(given(matches, "replicates"));
    let plan = plan(matches);
    let run = live(&scenario.histories, &identity, &plan, messages)?;
    let done = Finished { scenario: &scenario, identity: &identity, run: &run };
    let Some(out) = plan.out else { return done.tell(None, messages) };
    if plan.shard != Shard::WHOLE {
        let shard = format!("{}/{}", plan.shard.number, plan.shard.of);
        let args = [("shard", shard.into()), ("path", out.display().to_string().into())];
        return show(&messages.format("command-shard-done", &args));
    }
    let Plan { rows, paths, .. } = plan;
    let to = Delivery { parts: vec![out.clone()], out, formats: formats(matches), rows, paths };
    done.write(&to, messages)?;
    tidy(&to.out, &identity).map_err(|error| Trouble::ensemble(&error))?;
    done.tell(Some(&to.out), messages)
}

fn plan(matches: &ArgMatches) -> Plan {
    let threads = matches.get_one::<NonZero<usize>>("threads").copied();
    let threads = threads.or_else(|| std::thread::available_parallelism().ok());
    Plan {
        out: matches.get_one::<PathBuf>("out").cloned(),
        resume: matches.get_flag("resume"),
        rows: matches.get_flag("rows"),
        paths: matches.get_one::<Paths>("paths").copied().unwrap_or_default(),
        shard: matches.get_one::<Shard>("shard").copied().unwrap_or(Shard::WHOLE),
        ..Plan::new(threads.map_or(1, NonZero::get))
    }
}

fn shard(text: &str) -> Result<Shard, citerne_ensemble::ShardError> {
    text.parse()
}

fn paths(text: &str) -> Result<Paths, std::num::ParseIntError> {
    match text {
        "all" => Ok(Paths::All),
        count => count.parse().map(Paths::Some),
    }
}
