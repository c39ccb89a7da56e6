//! `citerne search`: good plans under limits.

mod menu;

use std::path::PathBuf;

use citerne_compare::{Quest, Sought, Taken, aims_of, menu_size, search};
use citerne_decide::Resampling;
use citerne_report::{Choice, Menu, Messages, found};
use clap::{ArgAction, ArgMatches, Command, value_parser};

use crate::args::{self, given, option, positional, with_default};
use crate::choosing;
use crate::learning::{self, Learning};
use crate::live::monitored;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

/// Days to look ahead, unless said otherwise.
const HORIZON: &str = "90";
/// Days on which measures may start, unless said otherwise.
const START: &str = "7";
/// Measures that a plan takes at most.
const MOST: &str = "3";
/// Plans that are judged at most.
const PLANS: &str = "400";
/// Histories of the search: common luck makes a few tell.
const HISTORIES: &str = "32";
/// Fresh histories.
const FRESH: &str = "200";
/// Plans that are judged again at most.
const KEPT: usize = 24;
/// Payoffs that differ by less than this share of what single measures do are taken as equal.
const GRAIN: f64 = 0.05;

pub(super) fn command(messages: &Messages) -> Command {
    let several = || value_parser!(u64).range(2..=u64::from(u32::MAX));
    let measures = positional("measures", "MEASURE", messages)
        .action(ArgAction::Append)
        .num_args(0..);
    let horizon = option("horizon", "DAYS", value_parser!(u32).range(1..), messages);
    let start = option("start", "DAYS", value_parser!(String), messages);
    let most = option("most", "N", value_parser!(u64).range(1..=60), messages);
    let plans = value_parser!(u64).range(4..=1_000_000);
    let plans = option("most-plans", "N", plans, messages).long("plans");
    let histories = option("search-histories", "N", several(), messages).long("replicates");
    let aim = option("aim", "AIM", value_parser!(String), messages).action(ArgAction::Append);
    let mut args = wish::options_of_a_day(messages);
    args.insert(1, measures);
    args.push(with_default(horizon, HORIZON, messages));
    args.push(with_default(start, START, messages));
    args.push(with_default(most, MOST, messages));
    args.push(choosing::limits("limit", messages));
    args.push(aim);
    args.push(with_default(plans, PLANS, messages));
    args.push(with_default(histories, HISTORIES, messages));
    args.push(with_default(
        option("fresh", "N", several(), messages),
        FRESH,
        messages,
    ));
    args.push(learning::prior(messages));
    args.extend(learning::options(messages));
    args.push(option("out", "DIR", value_parser!(PathBuf), messages));
    args::command("search", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let mut scenario = Scenario::prepare(Wish::of(matches, messages)?, messages)?;
    let quest = quest(matches, &scenario, messages)?;
    let out = matches.get_one::<PathBuf>("out");
    let learning = Learning::of(matches, out.map(PathBuf::as_path));
    if !matches.get_flag("prior") {
        scenario.learn(&learning, messages)?;
    }
    let sought = live(&scenario, &quest, learning.threads, messages)?;
    let names: Vec<String> = sought
        .plans
        .iter()
        .map(|plan| name(&scenario, plan, messages))
        .collect();
    let choice = Choice {
        case: &scenario.case,
        compared: &sought.fresh,
        names: &names,
        enough: &[],
        resampling: Resampling::default(),
        horizon: given(matches, "horizon"),
        again: &again(&scenario, &quest),
    };
    let limits: Vec<String> = quest.limits.iter().map(|it| it.text.clone()).collect();
    let menu = Menu {
        sought: &sought,
        measures: quest.items.len(),
        plans: menu_size(&quest.items, quest.most),
        most: quest.most,
        histories: quest.histories,
        objectives: &quest.objectives,
        limits: &limits,
    };
    let analysis = found(&choice, &menu, messages);
    let analysis = analysis.map_err(|error| Trouble::compare(error, messages))?;
    show(&analysis.text())?;
    if let Some(out) = out {
        let tables = choosing::tables(&choice, messages)?;
        let notes = scenario.notes(&analysis.again);
        choosing::write(out, "search.html", &analysis, &tables, &notes, messages)?;
        menu::write_plans(&out.join("plans.toml"), &scenario.case, &sought, messages)?;
    }
    choosing::failed(&sought.fresh, messages)
}

fn quest(matches: &ArgMatches, scenario: &Scenario, messages: &Messages) -> Result<Quest, Trouble> {
    let aims = aims_of(&scenario.histories);
    let count = |name: &str| usize::try_from(given::<u64>(matches, name)).unwrap_or(usize::MAX);
    Ok(Quest {
        items: menu::items(matches, &scenario.case, messages)?,
        objectives: menu::objectives(matches, &scenario.case, &aims, messages)?,
        limits: choosing::read(matches, "limit", &aims, messages)?,
        most: count("most"),
        plans: count("most-plans"),
        histories: given(matches, "search-histories"),
        fresh: given(matches, "fresh"),
        kept: KEPT,
        grain: GRAIN,
        seed: given(matches, "seed"),
    })
}

fn live(
    scenario: &Scenario,
    quest: &Quest,
    threads: usize,
    messages: &Messages,
) -> Result<Sought, Trouble> {
    let size = menu_size(&quest.items, quest.most);
    let plans = size.map_or(quest.plans as u64, |size| size.min(quest.plans as u64));
    let args = [
        ("plans", plans.into()),
        ("histories", quest.histories.into()),
    ];
    let heading = messages.format("command-searching", &args);
    // A fresh history is lived under all plans that are kept: about as much work as a plan.
    let sought = monitored(heading, 0..plans + quest.fresh, messages, |monitor| {
        search(&scenario.histories, quest, threads, monitor)
    });
    sought.map_err(|error| Trouble::compare(error, messages))
}

/// "Fuel flown in (day 7) + Cards (day 14)".
fn name(scenario: &Scenario, plan: &Taken, messages: &Messages) -> String {
    let part = |(id, day): &(String, u32)| {
        let measure = scenario.case.spec.measures.get(id);
        let label = measure.map_or(id.as_str(), |measure| messages.label(&measure.label));
        let args = [("measure", label.into()), ("day", (*day).into())];
        messages.format("search-start", &args)
    };
    let parts: Vec<String> = plan.starts.iter().map(part).collect();
    parts.join(" + ")
}

fn again(scenario: &Scenario, quest: &Quest) -> String {
    let aims = aims_of(&scenario.histories);
    let mut words: Vec<String> = Vec::new();
    for item in &quest.items {
        let days: Vec<String> = item.days.iter().map(ToString::to_string).collect();
        words.push(format!("{}@{}", item.measure, days.join(",")));
    }
    let mut add = |option: &str, value: String| words.extend([option.to_owned(), value]);
    add("--most", quest.most.to_string());
    for aim in &quest.objectives {
        add("--aim", aims[*aim].path());
    }
    for limit in &quest.limits {
        add("--limit", limit.text.clone());
    }
    add("--plans", quest.plans.to_string());
    add("--fresh", quest.fresh.to_string());
    words.extend(scenario.resting(quest.histories));
    scenario.again("search", &words)
}
