//! `citerne compare`: plans of a case beside things as they go.

use std::path::{Path, PathBuf};

use citerne_compare::{CompareError, Compared, compare};
use citerne_decide::Resampling;
use citerne_ensemble::write_aside;
use citerne_report::{Choice, Messages, plans};
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, flag, given, option, positional, with_default};
use crate::exit::Exit;
use crate::learning::{self, Learning};
use crate::progress::Line;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

/// Histories, unless said otherwise: with common luck a few hundred tell plans apart.
const REPLICATES: &str = "400";
/// Days to look ahead, unless said otherwise.
const HORIZON: &str = "90";
/// Name of the table.
const FILE: &str = "plans.csv";

pub(super) fn command(messages: &Messages) -> Command {
    let count = value_parser!(u64).range(1..=u64::from(u32::MAX));
    let replicates = option("replicates", "N", count, messages);
    let horizon = option("horizon", "DAYS", value_parser!(u32).range(1..), messages);
    let plans = positional("plans", "PLAN", messages)
        .action(ArgAction::Append)
        .num_args(0..);
    let mut args = wish::options_of_a_day(messages);
    args.insert(1, plans);
    args.push(with_default(horizon, HORIZON, messages));
    args.push(with_default(replicates, REPLICATES, messages));
    args.push(learning::prior(messages));
    args.extend(learning::options(messages));
    args.push(option("out", "DIR", value_parser!(PathBuf), messages));
    args.push(flag("list", messages).help(messages.text("help-list-plans")));
    args::command("compare", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    let spec = &scenario.case.spec;
    if matches.get_flag("list") || spec.plans.is_empty() {
        return list(&scenario, messages);
    }
    let mut wanted: Vec<String> = matches
        .get_many("plans")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if wanted.is_empty() {
        wanted = spec.plans.keys().cloned().collect();
    }
    // A plan that can't be is refused before the work of learning.
    for plan in &wanted {
        let under = scenario.histories.model().under(plan);
        under.map_err(|error| Trouble::model(&error, messages))?;
    }
    let out = matches.get_one::<PathBuf>("out");
    let learning = Learning::of(matches, out.map(PathBuf::as_path));
    if !matches.get_flag("prior") {
        scenario.learn(&learning, messages)?;
    }
    let replicates: u64 = given(matches, "replicates");
    let args = [("count", (wanted.len() as u64 + 1).into())];
    let line = Line::new(messages.format("command-comparing", &args), messages);
    line.begin(replicates);
    let seen = || line.step();
    let compared = compare(
        &scenario.histories,
        &wanted,
        replicates,
        learning.threads,
        &seen,
    );
    line.end();
    let compared = compared.map_err(|error| trouble(error, messages))?;
    let choice = Choice {
        case: &scenario.case,
        compared: &compared,
        resampling: Resampling::default(),
        horizon: given(matches, "horizon"),
    };
    let text = plans(&choice, messages).map_err(|error| trouble(error, messages))?;
    show(&text)?;
    if let Some(out) = out {
        write(out, &choice, messages)?;
    }
    failed(&compared, messages)
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

fn write(out: &Path, choice: &Choice<'_>, messages: &Messages) -> Result<(), Trouble> {
    std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, messages))?;
    let path = out.join(FILE);
    write_aside(&path, |to| choice.compared.write(to, &choice.resampling))
        .map_err(|error| Trouble::ensemble(&error, messages))?;
    let args = [("path", path.display().to_string().into())];
    show(&messages.format("command-wrote", &args))
}

fn failed(compared: &Compared, messages: &Messages) -> Result<(), Trouble> {
    let Some((first, why)) = compared.failed.first() else {
        return Ok(());
    };
    let args = [
        ("count", compared.failed.len().into()),
        ("first", first.to_string().into()),
    ];
    let what = messages.format("error-replicates-failed", &args);
    Err(Trouble::new(Exit::Failed, what).hint(why.clone()))
}

fn trouble(error: CompareError, messages: &Messages) -> Trouble {
    match error {
        CompareError::Plan(error) => Trouble::model(&error, messages),
        CompareError::NoHistory(failed) => {
            let why = failed.into_iter().next().map(|(_, why)| why);
            let trouble = Trouble::new(Exit::Failed, messages.text("error-no-history"));
            why.into_iter().fold(trouble, Trouble::hint)
        }
        CompareError::Figures(error) => Trouble::new(Exit::Bug, error.to_string()),
    }
}
