//! `citerne merge`: the shards of a run made one.

use std::path::{Path, PathBuf};

use citerne_ensemble::{EnsembleError, Identity, Plan, Simulator as _, gather, identity_of};
use citerne_report::Messages;
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, option, positional};
use crate::cases;
use crate::deliver::{self, Delivery, Finished};
use crate::exit::Exit;
use crate::learning::{self, Learning};
use crate::live::beside;
use crate::scenario::{PRIORS, Scenario};
use crate::trouble::Trouble;
use crate::wish::Wish;

pub(super) fn command(messages: &Messages) -> Command {
    let dirs = positional("dirs", "DIR", messages)
        .required(true)
        .action(ArgAction::Append)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf));
    let case = option("case", "CASE", value_parser!(String), messages);
    let mut args = vec![dirs, case.help(messages.text("help-merge-case"))];
    args.push(learning::threads(messages));
    args.extend(deliver::options(messages));
    args::command("merge", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let dirs: Vec<PathBuf> = matches
        .get_many("dirs")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let refuse = |error| Trouble::ensemble(&error, messages);
    let Some(first) = dirs.first() else {
        return Ok(());
    };
    let begun = identity_of(first).map_err(refuse)?;
    let mut scenario = Scenario::prepare(
        Wish::again(&begun, case(&begun, matches, messages)?),
        messages,
    )?;
    other_run(first, &begun, &scenario).map_err(refuse)?;
    let threads = learning::threads_of(matches);
    let mut prior = None;
    if begun.basis != PRIORS {
        let learning = Learning {
            particles: None,
            threads,
            file: Some(first.join(learning::FILE)),
        };
        scenario.learn(&learning, messages)?;
        let plan = Plan::new(threads);
        prior = beside(&scenario, &plan, begun.replicates, messages)?;
    }
    // The run is the one that was begun, command and all, if the case is still the same.
    let mut identity = scenario.identity(begun.replicates);
    identity.command = begun.command;
    let run = gather(&dirs, scenario.histories.outline(), &identity).map_err(refuse)?;
    let done = Finished::new(&scenario, &identity, &run, prior.as_ref(), threads);
    let to = Delivery::of(matches);
    if let Some(to) = &to {
        done.write(to, &dirs, messages)?;
        scenario.keep_learned(&to.out, messages)?;
    }
    done.tell(to.as_ref(), messages)
}

/// Refuses another run before anything is learned for it; what it rests on is known only after that.
fn other_run(dir: &Path, begun: &Identity, scenario: &Scenario) -> Result<(), EnsembleError> {
    let wanted = Identity {
        basis: begun.basis.clone(),
        ..scenario.identity(begun.replicates)
    };
    let differences = begun.differences(&wanted);
    match differences.is_empty() {
        true => Ok(()),
        false => Err(EnsembleError::OtherRun {
            path: dir.to_owned(),
            differences,
        }),
    }
}

/// The case of the shards: the one that is named, else the built-in one with their hash.
fn case(begun: &Identity, matches: &ArgMatches, messages: &Messages) -> Result<String, Trouble> {
    let named = matches.get_one::<String>("case").cloned();
    named
        .or_else(|| cases::by_hash(&begun.case_hash))
        .ok_or_else(|| {
            let args = [("case", begun.case.as_str().into())];
            Trouble::new(Exit::Usage, messages.format("error-merge-case", &args))
        })
}
