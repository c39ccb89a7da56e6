//! `citerne forecast`: many histories of a case, and what they say together.

use std::time::Duration;

use citerne_ensemble::{Plan, Shard, tidy};
use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option, with_default};
use crate::deliver::{self, Delivery, Finished};
use crate::learning::{self, Learning};
use crate::live::{beside, live};
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

/// Histories, unless said otherwise: seconds of work, and a Monte Carlo error of about one percent
/// where a probability is one half.
const REPLICATES: &str = "2000";

/// Seconds between checkpoints: writing one takes a fraction of a second.
const CHECKPOINT: &str = "10";

pub(super) fn command(messages: &Messages) -> Command {
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    let checkpoint = option(
        "checkpoint",
        "SECONDS",
        value_parser!(u64).range(1..),
        messages,
    );
    let shard = |text: &str| text.parse::<Shard>();
    let mut args = wish::options(messages);
    args.push(with_default(replicates, REPLICATES, messages));
    args.push(learning::prior(messages));
    args.extend(learning::options(messages));
    args.extend(deliver::options(messages));
    args.extend([
        flag("resume", messages).requires("out"),
        with_default(checkpoint, CHECKPOINT, messages),
        option(
            "shard",
            "I/N",
            clap::builder::ValueParser::new(shard),
            messages,
        )
        .requires("out"),
        flag("balance", messages),
    ]);
    args::command("forecast", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let wish = Wish::of(matches, messages)?;
    let mut scenario = Scenario::prepare(
        Wish {
            balance: matches.get_flag("balance"),
            ..wish
        },
        messages,
    )?;
    let delivery = Delivery::of(matches);
    if !matches.get_flag("prior") {
        let learning = Learning::of(matches, delivery.as_ref().map(|to| to.out.as_path()));
        scenario.learn(&learning, messages)?;
    }
    let identity = scenario.identity(given(matches, "replicates"));
    let plan = plan(matches, delivery.as_ref());
    let run = live(&scenario.histories, &identity, &plan, messages)?;
    let prior = beside(&scenario, &plan, identity.replicates, messages)?;
    let done = Finished::new(&scenario, &identity, &run, prior.as_ref(), plan.threads);
    let Some(to) = delivery else {
        return done.tell(None, messages);
    };
    if plan.shard != Shard::WHOLE {
        let shard = format!("{}/{}", plan.shard.number, plan.shard.of);
        let args = [
            ("shard", shard.into()),
            ("path", to.out.display().to_string().into()),
        ];
        return show(&messages.format("command-shard-done", &args));
    }
    done.write(&to, std::slice::from_ref(&to.out), messages)?;
    tidy(&to.out, &identity).map_err(|error| Trouble::ensemble(&error, messages))?;
    done.tell(Some(&to), messages)
}

/// How the run is done.
fn plan(matches: &ArgMatches, to: Option<&Delivery>) -> Plan {
    Plan {
        out: to.map(|to| to.out.clone()),
        checkpoint_every: Duration::from_secs(given(matches, "checkpoint")),
        resume: matches.get_flag("resume"),
        rows: to.is_some_and(|to| to.rows),
        paths: to.map(|to| to.paths).unwrap_or_default(),
        shard: matches
            .get_one::<Shard>("shard")
            .copied()
            .unwrap_or(Shard::WHOLE),
        ..Plan::new(learning::threads_of(matches))
    }
}
