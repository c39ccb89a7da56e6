//! What is asked of histories: outcomes, days of signs, a choice.

use citerne_case::spec::stock::Role;
use citerne_compare::Better;
use citerne_ensemble::Simulator as _;
use citerne_explore::{Outcome, Output, What};
use citerne_report::Messages;
use citerne_watch::{Choice, Question, Rule, Signs};
use clap::ArgMatches;

use super::trouble::{signs, trouble};
use crate::exit::Exit;
use crate::names;
use crate::scenario::Scenario;
use crate::trouble::Trouble;

/// Days in which signs are to be seen, unless said otherwise.
const AFTER: [u32; 2] = [7, 14];
/// Days in which dry pumps are asked of, unless outcomes are named.
const DRY_WITHIN: u32 = 30;

/// What was asked on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    outcomes: Vec<String>,
    after: Vec<u32>,
    plans: Vec<String>,
    by: Option<String>,
}

impl Wanted {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let words = |name: &str| {
            matches
                .get_many(name)
                .into_iter()
                .flatten()
                .cloned()
                .collect()
        };
        let after: Vec<u32> = matches
            .get_many("within")
            .into_iter()
            .flatten()
            .copied()
            .collect();
        Self {
            outcomes: words("of"),
            after: if after.is_empty() {
                AFTER.into()
            } else {
                after
            },
            plans: words("for"),
            by: matches.get_one("by").cloned(),
        }
    }

    /// Whether there is a choice between plans.
    pub(super) fn chooses(&self) -> bool {
        !self.plans.is_empty()
    }

    /// The options, as they are written.
    pub(super) fn spelled_out(&self) -> Vec<String> {
        let mut options = Vec::new();
        let mut add = |name: &str, values: Vec<String>| {
            for value in values {
                options.extend([format!("--{name}"), value]);
            }
        };
        add("of", self.outcomes.clone());
        if self.after != AFTER {
            add("within", self.after.iter().map(u32::to_string).collect());
        }
        add("for", self.plans.clone());
        add("by", self.by.iter().cloned().collect());
        options
    }

    /// The question, or why it can't be asked.
    pub(super) fn question(
        &self,
        scenario: &Scenario,
        messages: &Messages,
    ) -> Result<Question, Trouble> {
        let (model, outline) = (scenario.histories.model(), scenario.histories.outline());
        let spec = &scenario.case.spec;
        let outcomes = self.outcomes(scenario, messages)?;
        let layout = model.layout();
        let mut places = vec![spec.case.capital.clone()];
        places.extend(outcomes.iter().filter_map(|outcome| match outcome.what {
            What::Dry { place } => layout.places.get(place as usize).cloned(),
            _ => None,
        }));
        let list = Signs::of(model, spec, &places, &self.after);
        let rules = spec
            .leave
            .iter()
            .map(|(id, rule)| Rule::of(id, rule, model, outline));
        let rules: Result<Vec<Rule>, _> = rules.collect();
        Ok(Question {
            signs: list.map_err(|error| signs(&error, messages))?,
            outcomes,
            rules: rules.map_err(|error| trouble(error, messages))?,
            choice: self.choice(scenario, messages)?,
        })
    }

    fn outcomes(&self, scenario: &Scenario, messages: &Messages) -> Result<Vec<Outcome>, Trouble> {
        let (model, outline) = (scenario.histories.model(), scenario.histories.outline());
        let parse = |name: &String| Outcome::parse(name, model, outline);
        if self.outcomes.is_empty() {
            let spec = &scenario.case.spec;
            let horizon = outline.days() - 1 - outline.as_of;
            let within = (horizon as u32).min(DRY_WITHIN);
            let pumps = |what: &str| format!("{what}/{}@{within}", spec.case.capital);
            let there = [
                (pumps("dry"), true),
                (pumps("refilled"), true),
                ("coup".to_owned(), spec.regime.is_some()),
                ("crackdown".to_owned(), spec.unrest.is_some()),
                ("blockade-over".to_owned(), spec.blockade.is_some()),
            ];
            let names = there
                .into_iter()
                .filter(|(_, there)| *there)
                .map(|(name, _)| name);
            return Ok(names.filter_map(|name| parse(&name).ok()).collect());
        }
        let found: Result<_, _> = self.outcomes.iter().map(parse).collect();
        found.map_err(|error| names::unknown(&error, messages))
    }

    /// The choice between things as they go and some plans; none if no plan is named.
    fn choice(&self, scenario: &Scenario, messages: &Messages) -> Result<Option<Choice>, Trouble> {
        if self.plans.is_empty() {
            return match self.by {
                None => Ok(None),
                Some(_) => {
                    let what = messages.text("error-watch-by-alone");
                    let hint = messages.text("hint-watch-by-alone");
                    Err(Trouble::new(Exit::Usage, what).hint(hint))
                }
            };
        }
        for plan in &self.plans {
            let under = scenario.histories.model().under(plan);
            under.map_err(|error| Trouble::model(&error, messages))?;
        }
        let name = self.by.clone().unwrap_or_else(|| vital(scenario));
        let by = Output::find(&name, scenario.histories.outline());
        let by = by.map_err(|error| names::unknown(&error, messages))?;
        let Some(better) = by.aim().and_then(|aim| aim.kind.better()) else {
            let what = messages.format("error-watch-by", &[("by", name.into())]);
            return Err(Trouble::new(Exit::Usage, what));
        };
        Ok(Some(Choice {
            plans: self.plans.clone(),
            less: better == Better::Less,
            by,
        }))
    }
}

/// Need that is met of the capital's vital users.
fn vital(scenario: &Scenario) -> String {
    let spec = &scenario.case.spec;
    let vital = spec
        .sectors
        .iter()
        .find(|(_, sector)| sector.role == Role::Vital);
    let sector = vital
        .or(spec.sectors.first())
        .map_or("", |(id, _)| id.as_str());
    format!("need-met/{}/{sector}", spec.case.capital)
}
