//! Plans that a search found, told like a comparison.

use citerne_compare::{CompareError, Sought};
use citerne_decide::dominates;

use super::Choice;
use super::names::{change, scale};
use crate::analysis::{Analysis, Section, Table};
use crate::messages::Messages;

/// What was looked for and how much there was to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Menu<'a> {
    /// What was found; the choice holds the same plans in fresh histories.
    pub sought: &'a Sought,
    /// Measures on the menu.
    pub measures: usize,
    /// Plans of the menu, if they can be counted.
    pub plans: Option<u64>,
    /// How many measures a plan takes at most.
    pub most: usize,
    /// Histories of the search.
    pub histories: u64,
    /// What plans were to do well by: indices of the aims of the choice.
    pub objectives: &'a [usize],
    /// Limits that were given, as they were written.
    pub limits: &'a [String],
}

/// Plans that were found, ready to be shown as text or page.
///
/// # Errors
/// If the figures can't be compared.
pub fn found(
    choice: &Choice<'_>,
    menu: &Menu<'_>,
    messages: &Messages,
) -> Result<Analysis, CompareError> {
    let mut lead = vec![menu.judged(messages)];
    if menu.sought.plans.is_empty() {
        lead.push(messages.text("search-nothing"));
        return Ok(Analysis {
            title: choice.title("search-title", messages),
            window: choice.window(messages),
            lead,
            again: choice.again.to_owned(),
            ..Analysis::default()
        });
    }
    lead.extend(choice.shrunk(menu, messages)?);
    lead.push(choice.sure(messages));
    let mut sections = vec![choice.front(menu, messages)?];
    sections.extend(choice.trade_off(messages)?);
    sections.push(choice.changes(messages)?);
    sections.push(choice.robust(messages)?);
    sections.extend(choice.rivals(messages)?);
    let reading = [
        "search-reading",
        "search-reading-menu",
        "plans-reading-beside",
        "plans-reading-effects",
    ];
    Ok(Analysis {
        title: choice.title("search-title", messages),
        window: choice.window(messages),
        lead,
        sections,
        reading: reading.map(|id| messages.text(id)).into(),
        again: choice.again.to_owned(),
    })
}

impl Menu<'_> {
    /// How much was looked through.
    fn judged(&self, messages: &Messages) -> String {
        let sought = self.sought;
        let all = self
            .plans
            .map_or_else(|| "> 10¹⁹".to_owned(), |all| messages.fixed(all as f64, 0));
        let args = [
            ("measures", self.measures.into()),
            ("most", self.most.into()),
            ("judged", sought.judged.into()),
            ("all", all.into()),
            ("histories", self.histories.into()),
            ("front", sought.front.into()),
        ];
        let id = if sought.complete {
            "search-whole"
        } else {
            "search-part"
        };
        let mut said = messages.format(id, &args);
        if !self.limits.is_empty() {
            let limits = [("limits", self.limits.join(", ").into())];
            said.push(' ');
            said.push_str(&messages.format("search-limits", &limits));
        }
        if sought.plans.len() < sought.front {
            let kept = [("kept", sought.plans.len().into())];
            said.push(' ');
            said.push_str(&messages.format("search-kept", &kept));
        }
        said
    }
}

impl Choice<'_> {
    /// Mean of an aim in fresh histories: things as they go first.
    fn means(&self, aim: usize) -> Vec<f64> {
        let payoffs = &self.compared.payoffs[aim];
        let mean =
            |way: usize| payoffs.of_plan(way).iter().sum::<f64>() / payoffs.histories() as f64;
        (0..payoffs.plans()).map(mean).collect()
    }

    /// What the plans gained by the first objective in the search, and what in fresh histories.
    fn shrunk(&self, menu: &Menu<'_>, messages: &Messages) -> Result<Option<String>, CompareError> {
        let Some(&aim) = menu.objectives.first() else {
            return Ok(None);
        };
        let sought = menu.sought;
        let plans = sought.plans.len() as f64;
        let in_search: f64 = sought.in_search.iter().map(|means| means[0]).sum();
        let before = in_search / plans - sought.nothing[0];
        let means = self.means(aim);
        let after = means[1..].iter().sum::<f64>() / plans - means[0];
        let kind = self.compared.aims[aim].kind;
        let told = |value: f64| {
            let sign = if value < 0.0 { "−" } else { "+" };
            format!("{sign}{}", messages.brief((scale(kind) * value).abs()))
        };
        let args = [
            ("aim", self.aim(aim, messages).into()),
            ("before", told(before).into()),
            ("after", told(after).into()),
            ("unit", self.change_unit(aim, messages).into()),
        ];
        Ok(Some(messages.format("search-shrunk", &args)))
    }

    /// The plans with the objectives in fresh histories, and whether another that was found does as
    /// well there.
    fn front(&self, menu: &Menu<'_>, messages: &Messages) -> Result<Section, CompareError> {
        let means: Vec<Vec<f64>> = menu.objectives.iter().map(|aim| self.means(*aim)).collect();
        let payoffs = |way: usize| -> Vec<f64> {
            let signs = menu.objectives.iter().map(|aim| self.compared.sign(*aim));
            means
                .iter()
                .zip(signs)
                .map(|(means, sign)| sign * means[way])
                .collect()
        };
        let all: Vec<Vec<f64>> = (0..=self.names.len()).map(payoffs).collect();
        let mut columns = vec![messages.text("plans-plan")];
        columns.extend(menu.objectives.iter().map(|aim| self.aim(*aim, messages)));
        columns.push(messages.text("search-still"));
        let mut rows = Vec::new();
        for (plan, name) in self.names.iter().enumerate() {
            let mut row = vec![name.clone()];
            for aim in menu.objectives {
                let beside = self.compared.beside(plan, *aim, &self.resampling)?;
                let kind = self.compared.aims[*aim].kind;
                let difference = beside.difference;
                row.push(change(kind, difference.value, difference.error, messages));
            }
            let beaten = all.iter().any(|other| dominates(other, &all[plan + 1]));
            let id = if beaten {
                "search-still-no"
            } else {
                "search-still-yes"
            };
            row.push(messages.text(id));
            rows.push(row);
        }
        Ok(Section {
            heading: messages.text("search-front"),
            lines: vec![messages.text("search-front-text")],
            tables: vec![Table {
                columns,
                rows,
                ..Table::default()
            }],
            ..Section::default()
        })
    }
}
