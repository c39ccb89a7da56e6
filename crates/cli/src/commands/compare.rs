//! `citerne compare`: plans of a case beside things as they go.

use std::path::PathBuf;

use citerne_compare::{Compared, Limit, aims_of, compare};
use citerne_decide::Resampling;
use citerne_report::{Choice, Messages, plans};
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option, positional, with_default};
use crate::choosing;
use crate::exit::Exit;
use crate::learning::{self, Learning};
use crate::live::monitored;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

/// Histories, unless said otherwise: with common luck a few hundred tell plans apart.
const REPLICATES: &str = "400";
/// Days to look ahead, unless said otherwise.
const HORIZON: &str = "90";

pub(super) fn command(messages: &Messages) -> Command {
    let count = value_parser!(u64).range(2..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    let horizon = option("horizon", "DAYS", value_parser!(u32).range(1..), messages);
    let plans = positional("plans", "PLAN", messages)
        .action(ArgAction::Append)
        .num_args(0..);
    let mut args = wish::options_of_a_day(messages);
    args.insert(1, plans);
    args.push(with_default(horizon, HORIZON, messages));
    args.push(with_default(replicates, REPLICATES, messages));
    args.push(choosing::limits("enough", messages));
    args.push(learning::prior(messages));
    args.extend(learning::options(messages));
    args.push(option("out", "DIR", value_parser!(PathBuf), messages));
    args.push(flag("list", messages).help(messages.text("help-list-plans")));
    args::command("compare", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    if matches.get_flag("list") || scenario.case.spec.plans.is_empty() {
        return list(&scenario, messages);
    }
    let wanted = wanted(matches, &scenario);
    // What can't be is refused before the work of learning.
    for plan in &wanted {
        let under = scenario.histories.model().under(plan);
        under.map_err(|error| Trouble::model(&error, messages))?;
    }
    let enough = choosing::read(matches, "enough", &aims_of(&scenario.histories), messages)?;
    let out = matches.get_one::<PathBuf>("out");
    let learning = Learning::of(matches, out.map(PathBuf::as_path));
    if !matches.get_flag("prior") {
        scenario.learn(&learning, messages)?;
    }
    let replicates: u64 = given(matches, "replicates");
    let compared = live(&scenario, &wanted, replicates, learning.threads, messages)?;
    let names: Vec<String> = wanted
        .iter()
        .map(|id| name(&scenario, id, messages))
        .collect();
    let choice = Choice {
        case: &scenario.case,
        compared: &compared,
        names: &names,
        enough: &enough,
        resampling: Resampling::default(),
        horizon: given(matches, "horizon"),
        again: &again(&scenario, &wanted, &enough, replicates),
    };
    let analysis = plans(&choice, messages).map_err(|error| Trouble::compare(error, messages))?;
    show(&analysis.text())?;
    if let Some(out) = out {
        let tables = choosing::tables(&choice, messages)?;
        let notes = scenario.notes(&analysis.again);
        choosing::write(out, "compare.html", &analysis, &tables, &notes, messages)?;
    }
    choosing::failed(&compared, messages)
}

/// The plans that are named, or all of the case.
fn wanted(matches: &ArgMatches, scenario: &Scenario) -> Vec<String> {
    let named = matches.get_many("plans").into_iter().flatten();
    let named: Vec<String> = named.cloned().collect();
    match named.is_empty() {
        true => scenario.case.spec.plans.keys().cloned().collect(),
        false => named,
    }
}

fn live(
    scenario: &Scenario,
    wanted: &[String],
    replicates: u64,
    threads: usize,
    messages: &Messages,
) -> Result<Compared, Trouble> {
    let args = [("count", (wanted.len() as u64 + 1).into())];
    let heading = messages.format("command-comparing", &args);
    let compared = monitored(heading, 0..replicates, messages, |monitor| {
        compare(&scenario.histories, wanted, replicates, threads, monitor)
    });
    compared.map_err(|error| Trouble::compare(error, messages))
}

fn name(scenario: &Scenario, id: &str, messages: &Messages) -> String {
    let plan = scenario.case.spec.plans.get(id);
    plan.map_or(id, |plan| messages.label(&plan.label))
        .to_owned()
}

fn again(scenario: &Scenario, wanted: &[String], enough: &[Limit], replicates: u64) -> String {
    let limits = enough
        .iter()
        .flat_map(|limit| ["--enough".to_owned(), limit.text.clone()]);
    let options = scenario.resting(replicates).into_iter();
    let words = wanted.iter().cloned().chain(limits).chain(options);
    scenario.again("compare", &words.collect::<Vec<_>>())
}

/// The plans of the case, with what they start.
fn list(scenario: &Scenario, messages: &Messages) -> Result<(), Trouble> {
    let plans = &scenario.case.spec.plans;
    if plans.is_empty() {
        return Err(Trouble::new(Exit::Usage, messages.text("error-no-plans")));
    }
    for (id, plan) in plans {
        show(&format!("{id}: {}", messages.label(&plan.label)))?;
    }
    Ok(())
}
