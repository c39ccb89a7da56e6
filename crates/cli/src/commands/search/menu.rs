//! What is on the menu of a search, what plans are to do well by, and plans as a case has them.

use std::io::Write as _;
use std::path::Path;

use citerne_case::Case;
use citerne_case::spec::measure::Actor;
use citerne_case::spec::stock::Role;
use citerne_compare::{Aim, Item, Kind, Sought, Taken, find};
use citerne_ensemble::write_aside;
use citerne_report::Messages;
use clap::ArgMatches;

use crate::args::given;
use crate::exit::Exit;
use crate::trouble::Trouble;

/// The measures that are named, or all options of the case.
pub(super) fn items(
    matches: &ArgMatches,
    case: &Case,
    messages: &Messages,
) -> Result<Vec<Item>, Trouble> {
    let horizon: u32 = given(matches, "horizon");
    let usual = days(&given::<String>(matches, "start"), horizon, messages)?;
    let named = matches.get_many::<String>("measures").into_iter().flatten();
    let named: Vec<&String> = named.collect();
    if named.is_empty() {
        let options = case.spec.measures.iter();
        let options = options.filter(|(_, it)| it.option && it.actor != Actor::Blockader);
        let item = |(id, _): (&String, _)| Item {
            measure: id.clone(),
            days: usual.clone(),
        };
        let items: Vec<Item> = options.map(item).collect();
        if items.is_empty() {
            return Err(Trouble::new(Exit::Usage, messages.text("error-no-options")));
        }
        return Ok(items);
    }
    let item = |text: &&String| {
        let (id, on) = match text.split_once('@') {
            Some((id, on)) => (id, days(on, horizon, messages)?),
            None => (text.as_str(), usual.clone()),
        };
        known(id, case, messages)?;
        Ok(Item {
            measure: id.to_owned(),
            days: on,
        })
    };
    named.iter().map(item).collect()
}

/// Refuses what isn't a measure of the case, and what the blockader does.
fn known(id: &str, case: &Case, messages: &Messages) -> Result<(), Trouble> {
    let args = [("measure", id.into())];
    match case.spec.measures.get(id) {
        None => {
            let options = case.spec.measures.iter().filter(|(_, it)| it.option);
            let known: Vec<&str> = options.map(|(id, _)| id.as_str()).collect();
            let known = [("known", known.join(", ").into())];
            let what = messages.format("error-unknown-measure", &args);
            Err(Trouble::new(Exit::Usage, what)
                .hint(messages.format("hint-known-measures", &known)))
        }
        Some(measure) if measure.actor == Actor::Blockader => {
            let what = messages.format("error-blockader-measure", &args);
            Err(Trouble::new(Exit::Usage, what))
        }
        Some(_) => Ok(()),
    }
}

/// Days with commas between them.
fn days(text: &str, horizon: u32, messages: &Messages) -> Result<Vec<u32>, Trouble> {
    let day = |text: &str| {
        let day = text.trim().parse().ok();
        day.filter(|day| (1..=horizon).contains(day))
    };
    let days: Option<Vec<u32>> = text.split(',').map(day).collect();
    days.ok_or_else(|| {
        let args = [("text", text.into()), ("horizon", horizon.into())];
        Trouble::new(Exit::Usage, messages.format("error-no-day", &args))
    })
}

/// What plans are to do well by.
pub(super) fn objectives(
    matches: &ArgMatches,
    case: &Case,
    aims: &[Aim],
    messages: &Messages,
) -> Result<Vec<usize>, Trouble> {
    let named = matches.get_many::<String>("aim").into_iter().flatten();
    let named: Result<Vec<usize>, _> = named.map(|name| find(name, aims)).collect();
    let named = named.map_err(|error| Trouble::aim(&error, messages))?;
    if !named.is_empty() {
        return Ok(named);
    }
    let need = |role: Role| {
        let fits = |aim: &Aim| {
            let sector = aim.sector.as_ref().and_then(|id| case.spec.sectors.get(id));
            aim.kind == Kind::Met
                && aim.place.as_ref() == Some(&case.spec.case.capital)
                && sector.is_some_and(|sector| sector.role == role)
        };
        aims.iter().position(fits)
    };
    let cost = aims.iter().position(|aim| aim.kind == Kind::Cost);
    let usual = [need(Role::Vital), need(Role::Household), cost];
    let usual: Vec<usize> = usual.into_iter().flatten().collect();
    match usual.len() {
        0 | 1 => Err(Trouble::new(
            Exit::Usage,
            messages.text("error-no-objective"),
        )),
        _ => Ok(usual),
    }
}

/// Writes the plans that were found as tables of a case, to be put into its files.
pub(super) fn write_plans(
    path: &Path,
    case: &Case,
    sought: &Sought,
    messages: &Messages,
) -> Result<(), Trouble> {
    write_aside(path, |to| {
        for (number, plan) in sought.plans.iter().enumerate() {
            to.write_all(as_table(number + 1, plan, case).as_bytes())?;
        }
        Ok(())
    })
    .map_err(|error| Trouble::ensemble(&error, messages))
}

fn as_table(number: usize, plan: &Taken, case: &Case) -> String {
    let label = |french: bool| {
        let of = |(id, _): &(String, u32)| {
            let label = case.spec.measures.get(id).map(|it| &it.label);
            let label = label.map(|it| if french { &it.fr } else { &it.en });
            label.cloned().unwrap_or_default()
        };
        let parts: Vec<String> = plan.starts.iter().map(of).collect();
        parts.join(" + ").replace('\\', "\\\\").replace('"', "\\\"")
    };
    let mut text = format!(
        "[plans.found-{number}]\nlabel = {{ en = \"{}\", fr = \"{}\" }}\n",
        label(false),
        label(true)
    );
    for (id, day) in &plan.starts {
        text.push_str(&format!("start.{id} = {{ after_days = {day} }}\n"));
    }
    text.push('\n');
    text
}
