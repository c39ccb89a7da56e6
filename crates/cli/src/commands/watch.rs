//! `citerne watch`: signs, tripwires, rules for leaving, and what knowing is worth.

mod trouble;
mod wanted;

use std::path::PathBuf;

use citerne_ensemble::Simulator as _;
use citerne_report::{Analysis, Messages, Watching, watch as tell};
use citerne_table::Sheet;
use citerne_watch::{Settings, Told, Tried, Watched, Worth, watch};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, given, option, with_default};
use crate::choosing;
use crate::exit::Exit;
use crate::learning::{self, Learning};
use crate::live::monitored;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};
use trouble::trouble;
use wanted::Wanted;

/// Histories, unless said otherwise: enough for rates of tripwires to a few points of percent.
const REPLICATES: &str = "2000";
/// Fewest histories that can say what a sign is worth.
const LEAST: u64 = 200;
/// Days to look ahead, unless said otherwise.
const HORIZON: &str = "90";

pub(super) fn command(messages: &Messages) -> Command {
    let mut args = wish::options_of_a_day(messages);
    args.insert(
        1,
        several("of", "OUTCOME", messages).help(messages.text("help-watch-of")),
    );
    let after = option(
        "within",
        "DAYS",
        value_parser!(u32).range(1..=365),
        messages,
    );
    args.push(after.action(ArgAction::Append));
    args.push(option("odds", "ODDS", share, messages));
    args.push(several("for", "PLAN", messages));
    args.push(option("by", "OUTPUT", value_parser!(String), messages));
    let horizon = option("horizon", "DAYS", value_parser!(u32).range(1..), messages);
    args.push(with_default(horizon, HORIZON, messages));
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    args.push(with_default(replicates, REPLICATES, messages));
    args.push(learning::prior(messages));
    args.extend(learning::options(messages));
    let out = option("out", "DIR", value_parser!(PathBuf), messages);
    args.push(out.help(messages.text("help-watch-out")));
    args::command("watch", args, messages)
}

/// An option that may be given several times.
fn several(name: &'static str, value: &'static str, messages: &Messages) -> Arg {
    option(name, value, value_parser!(String), messages).action(ArgAction::Append)
}

/// A share between 0 and 1.
fn share(text: &str) -> Result<f64, String> {
    let share: Option<f64> = text.parse().ok();
    let inside = share.filter(|share| *share > 0.0 && *share < 1.0);
    inside.ok_or_else(|| "0 < ... < 1".to_owned())
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    let wanted = Wanted::of(matches);
    // What can't be asked is refused before the work of learning.
    wanted.question(&scenario, messages)?;
    let replicates: u64 = given(matches, "replicates");
    if wanted.chooses() && replicates < LEAST {
        let args = [("count", replicates.to_string().into())];
        return Err(Trouble::new(
            Exit::Usage,
            messages.format("error-watch-few", &args),
        ));
    }
    let out = matches.get_one::<PathBuf>("out").map(PathBuf::as_path);
    let learning = Learning::of(matches, out);
    if !matches.get_flag("prior") {
        scenario.learn(&learning, messages)?;
    }
    let watched = live(matches, &scenario, &wanted, learning.threads, messages)?;
    let settings = Settings {
        odds: matches.get_one("odds").copied(),
        seed: given(matches, "seed"),
        ..Settings::default()
    };
    let found = Found::of(watched, &settings).map_err(|error| trouble(error, messages))?;
    let analysis = found.analysis(&scenario, &again(matches, &scenario, &wanted), messages);
    show(&analysis.text())?;
    let Some(out) = out else { return Ok(()) };
    let notes = scenario.notes(&analysis.again);
    choosing::write(
        out,
        "watch.html",
        &analysis,
        &found.tables(),
        &notes,
        messages,
    )
}

fn live(
    matches: &ArgMatches,
    scenario: &Scenario,
    wanted: &Wanted,
    threads: usize,
    messages: &Messages,
) -> Result<Watched, Trouble> {
    let question = wanted.question(scenario, messages)?;
    let replicates: u64 = given(matches, "replicates");
    let (heading, seed) = (messages.text("command-watching"), given(matches, "seed"));
    let watched = monitored(heading, 0..replicates, messages, |monitor| {
        watch(
            &scenario.histories,
            question,
            seed,
            replicates,
            threads,
            monitor,
        )
    });
    watched.map_err(|error| trouble(error, messages))
}

/// The command that makes it again.
fn again(matches: &ArgMatches, scenario: &Scenario, wanted: &Wanted) -> String {
    let replicates: u64 = given(matches, "replicates");
    let mut options = wanted.spelled_out();
    if let Some(odds) = matches.get_one::<f64>("odds") {
        options.extend(["--odds".to_owned(), odds.to_string()]);
    }
    options.extend(["--replicates".to_owned(), replicates.to_string()]);
    match scenario.histories.source().learned() {
        None => options.push("--prior".to_owned()),
        Some(learned) => {
            let particles = learned.posterior.settings.particles;
            options.extend(["--particles".to_owned(), particles.to_string()]);
        }
    }
    scenario.again("watch", &options)
}

/// What was found.
struct Found {
    watched: Watched,
    told: Vec<Vec<Told>>,
    tried: Vec<Option<Tried>>,
    worth: Vec<Worth>,
}

impl Found {
    fn of(watched: Watched, settings: &Settings) -> Result<Self, citerne_watch::WatchError> {
        let outcomes = 0..watched.outcomes.len();
        let told = outcomes.map(|outcome| watched.told(outcome, settings));
        Ok(Self {
            told: told.collect::<Result<_, _>>()?,
            tried: watched.tried(settings)?,
            worth: watched.worth(settings.seed)?,
            watched,
        })
    }

    fn analysis(&self, scenario: &Scenario, again: &str, messages: &Messages) -> Analysis {
        let (as_of, horizon) = scenario.window();
        let window = [
            ("days", horizon.into()),
            ("as_of", messages.date(as_of).into()),
            ("count", self.watched.histories.len().into()),
        ];
        let window = match scenario.histories.outline().pasts {
            None => messages.format("watch-window", &window),
            Some(pasts) => {
                let pasts = ("pasts", messages.brief(pasts).into());
                let all: Vec<_> = window.into_iter().chain([pasts]).collect();
                messages.format("watch-window-learned", &all)
            }
        };
        let found = Watching {
            case: &scenario.case,
            layout: scenario.histories.model().layout(),
            outline: scenario.histories.outline(),
            watched: &self.watched,
            told: &self.told,
            tried: &self.tried,
            worth: &self.worth,
            window: &window,
            again,
        };
        tell(&found, messages)
    }

    /// The tables with their names; those without a row are left out.
    fn tables(&self) -> Vec<(&'static str, Sheet)> {
        let watched = &self.watched;
        let all = [
            ("watch", watched.sign_table(&self.told)),
            ("tripwires", watched.tripwire_table(&self.told)),
            ("leave", watched.leave_table(&self.tried)),
            ("worth", watched.worth_table(&self.worth)),
        ];
        let full = all.into_iter().filter(|(_, sheet)| sheet.rows() > 0);
        full.collect()
    }
}
