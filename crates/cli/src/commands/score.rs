//! `citerne score`: forecasts from earlier days, held to what the log tells later.

mod tell;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use citerne_case::Case;
use citerne_filter::Settings;
use citerne_report::Messages;
use citerne_score::ScoredFact;
use citerne_verify::{Backtest, Group, Origins, Plan, Progress, Study, backtest, leave_out};
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option, with_default};
use crate::cases::{self, Source};
use crate::learning::{threads, threads_of};
use crate::progress::Line;
use crate::scenario::refused;
use crate::signals::on_interrupt;
use crate::trouble::Trouble;
use crate::wish;
use tell::Telling;

const ORIGINS: &str = "weekly";
const STEPS: &str = "1";
const REPLICATES: &str = "1000";
const SEED: &str = "1";

pub(super) fn command(messages: &Messages) -> Command {
    let origins = |text: &str| text.parse::<Origins>();
    let origins = clap::builder::ValueParser::new(origins);
    let number = |from: u64| value_parser!(u64).range(from..=u64::from(u32::MAX));
    let help = |arg: clap::Arg, id: &str| arg.help(messages.text(id));
    let groups = Group::ALL.map(Group::id);
    let defaults = [
        (option("origins", "ORIGINS", origins, messages), ORIGINS),
        (option("steps", "N", number(1), messages), STEPS),
        (
            help(
                option("replicates", "N", number(1), messages),
                "help-score-replicates",
            ),
            REPLICATES,
        ),
        (option("seed", "S", value_parser!(u64), messages), SEED),
    ];
    let mut args = vec![wish::case(messages)];
    args.extend(defaults.map(|(arg, value)| with_default(arg, value, messages)));
    let default = [("value", Settings::default().particles.into())];
    let default = messages.format("help-default", &default);
    let particles = format!("{} {default}", messages.text("help-particles"));
    args.insert(
        3,
        option("particles", "N", number(2), messages).help(particles),
    );
    args.extend([
        help(flag("prior", messages), "help-score-prior"),
        option("leave-out", "KIND", groups, messages)
            .action(ArgAction::Append)
            .conflicts_with_all(["origins", "steps"]),
        threads(messages),
        help(
            option("out", "DIR", value_parser!(PathBuf), messages),
            "help-score-out",
        ),
    ]);
    args::command("score", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let name: String = given(matches, "case");
    let Source { name, folder, .. } = cases::find(&name, messages)?;
    let loaded = Case::load(&folder);
    let (case, _) = loaded.map_err(|report| refused(&name, &report, messages))?;
    let seed = given(matches, "seed");
    let filter = Settings {
        particles: particles(matches),
        seed,
        ..Settings::default()
    };
    let study = Study {
        case: &case,
        filter: &filter,
        prior: matches.get_flag("prior"),
        replicates: given(matches, "replicates"),
        threads: threads_of(matches),
        seed,
    };
    let telling = Telling {
        study: &study,
        again: again(matches),
        out: matches.get_one::<PathBuf>("out").cloned(),
        messages,
    };
    let groups = matches.get_many::<String>("leave-out");
    let groups: Vec<Group> = groups.into_iter().flatten().filter_map(group).collect();
    if groups.is_empty() {
        let plan = Plan {
            origins: given(matches, "origins"),
            steps: usize::try_from(given::<u64>(matches, "steps")).unwrap_or(usize::MAX),
        };
        telling.rolling(&rolled(&study, &plan, messages)?)
    } else {
        telling.left_out(&held(&study, &groups, messages)?)
    }
}

/// As many as a forecast learns with, unless said otherwise: what is scored is what is delivered.
fn particles(matches: &ArgMatches) -> usize {
    let given = matches.get_one::<u64>("particles");
    given.map_or(Settings::default().particles, |given| {
        usize::try_from(*given).unwrap_or(usize::MAX)
    })
}

fn group(id: &String) -> Option<Group> {
    Group::ALL.into_iter().find(|group| group.id() == id)
}

/// The backtest, with a line of progress.
fn rolled(study: &Study<'_>, plan: &Plan, messages: &Messages) -> Result<Backtest, Trouble> {
    let case = &study.case.spec.case;
    let days = plan.origins.days(case.start, case.log_ends);
    let count = days.map_or(0, |days| days.len());
    let heading = messages.format("score-running", &[("count", count.into())]);
    let line = Line::learning(heading, messages);
    let stop = on_interrupt();
    let mut watch = |seen: Progress| {
        line.facts(seen.done, seen.total);
        match stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    };
    let done = backtest(study, plan, &mut watch);
    line.end();
    done.map_err(|error| tell::trouble(&error, messages))
}

/// The facts of the kinds that were left out, each kind for itself.
fn held(
    study: &Study<'_>,
    groups: &[Group],
    messages: &Messages,
) -> Result<Vec<ScoredFact>, Trouble> {
    let stop = on_interrupt();
    let line = Line::learning(messages.text("score-leaving-out"), messages);
    let mut all = Vec::new();
    for group in groups {
        let mut look = |seen: &citerne_filter::Progress| {
            line.facts(seen.taken, seen.facts);
            match stop.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        let facts = leave_out(study, *group, &mut look);
        all.extend(facts.map_err(|error| tell::trouble(&error, messages))?);
    }
    line.end();
    Ok(all)
}

/// The command that gives the same scores again.
fn again(matches: &ArgMatches) -> String {
    let text = |name: &str| {
        let raw = matches.get_raw(name).into_iter().flatten();
        let words: Vec<_> = raw.map(|word| word.to_string_lossy()).collect();
        words.join(",")
    };
    let mut command = format!("citerne score {}", text("case"));
    let groups: Vec<String> = matches
        .get_many::<String>("leave-out")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if groups.is_empty() {
        for name in ["origins", "steps"] {
            command.push_str(&format!(" --{name} {}", text(name)));
        }
    }
    for group in groups {
        command.push_str(&format!(" --leave-out {group}"));
    }
    if matches.get_flag("prior") {
        command.push_str(" --prior");
    } else {
        command.push_str(&format!(" --particles {}", particles(matches)));
    }
    for name in ["replicates", "seed"] {
        command.push_str(&format!(" --{name} {}", text(name)));
    }
    command
}
