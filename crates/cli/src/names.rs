//! Figures and outcomes by the names that people give.

use citerne_case::Case;
use citerne_case::spec::stock::Role;
use citerne_ensemble::{Outline, Simulator as _};
use citerne_explore::{NameError, Outcome, Output, RowsError};
use citerne_report::Messages;

use crate::exit::Exit;
use crate::scenario::Scenario;
use crate::trouble::Trouble;

/// Most names that an error lists.
const MOST: usize = 24;

/// The figures of some names; the main ones of the capital, if none is given.
pub(crate) fn outputs(
    names: &[String],
    scenario: &Scenario,
    messages: &Messages,
) -> Result<Vec<Output>, Trouble> {
    let outline = scenario.histories.outline();
    if names.is_empty() {
        return Ok(main_outputs(&scenario.case, outline));
    }
    let find = |name: &String| Output::find(name, outline);
    let found = names.iter().map(find).collect::<Result<_, _>>();
    found.map_err(|error| unknown(&error, messages))
}

/// The figures that are asked of unless others are named: of the capital, vital users first.
fn main_outputs(case: &Case, outline: &Outline) -> Vec<Output> {
    let capital = &case.spec.case.capital;
    let product = case.spec.products.keys().next();
    let sectors = |role: Role| {
        let of_role = case
            .spec
            .sectors
            .iter()
            .filter(move |(_, it)| it.role == role);
        of_role.map(|(id, _)| id.clone()).take(1)
    };
    let mut names: Vec<String> = sectors(Role::Vital)
        .chain(sectors(Role::Household))
        .map(|sector| format!("need-met/{capital}/{sector}"))
        .collect();
    if let Some(product) = product {
        names.push(format!("cover/{capital}/{product}"));
        names.push(format!("price/{capital}/{product}"));
    }
    names.extend(["imports", "trucks-lost", "coup", "blockade-over"].map(str::to_owned));
    let found = names.iter().map(|name| Output::find(name, outline));
    found.filter_map(Result::ok).collect()
}

/// The outcome of a name.
pub(crate) fn outcome(
    text: &str,
    scenario: &Scenario,
    messages: &Messages,
) -> Result<Outcome, Trouble> {
    let histories = &scenario.histories;
    let found = Outcome::parse(text, histories.model(), histories.outline());
    found.map_err(|error| unknown(&error, messages))
}

/// A name that is of no use.
pub(crate) fn unknown(error: &NameError, messages: &Messages) -> Trouble {
    let text = |text: &String| text.clone().into();
    match error {
        NameError::Unknown {
            kind,
            name,
            near,
            known,
        } => {
            let mut list = known.iter().take(MOST).cloned().collect::<Vec<_>>();
            if known.len() > MOST {
                list.push(format!("... (+{})", known.len() - MOST));
            }
            let args = [
                ("kind", (*kind).into()),
                ("name", text(name)),
                ("known", list.join(", ").into()),
            ];
            let trouble = Trouble::new(Exit::Usage, messages.format("error-name-unknown", &args));
            let hint = |near: &String| messages.format("hint-name-near", &[("near", text(near))]);
            near.iter().map(hint).fold(trouble, Trouble::hint)
        }
        NameError::Day { name, day, horizon } => {
            let args = [
                ("name", text(name)),
                ("day", text(day)),
                ("horizon", (*horizon).into()),
            ];
            Trouble::new(Exit::Usage, messages.format("error-name-day", &args))
        }
        NameError::Limit { name, limit } => {
            let args = [("name", text(name)), ("limit", text(limit))];
            Trouble::new(Exit::Usage, messages.format("error-name-limit", &args))
        }
    }
}

/// Histories that could not be lived.
pub(crate) fn rows(error: &RowsError, messages: &Messages) -> Trouble {
    match error {
        RowsError::Interrupted => Trouble::new(Exit::Interrupted, messages.text("error-stopped")),
        RowsError::Failed { replicate, fault } => {
            let args = [("number", replicate.to_string().into())];
            Trouble::new(Exit::Failed, messages.format("error-history-failed", &args))
                .hint(fault.clone())
        }
    }
}
