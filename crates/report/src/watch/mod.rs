//! What to watch, ready to be read.

mod leave;
mod outcome;
mod words;
mod worth;

use citerne_case::Case;
use citerne_ensemble::Outline;
use citerne_model::Layout;
use citerne_watch::{Told, Tried, Watched, Worth};

use crate::analysis::{Analysis, Section};
use crate::explore::outcome_words;
use crate::messages::Messages;

/// What was found of signs, tripwires and rules.
#[derive(Debug, Clone, Copy)]
pub struct Watching<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its structure.
    pub layout: &'a Layout,
    /// The days.
    pub outline: &'a Outline,
    /// The histories, and what was asked of them.
    pub watched: &'a Watched,
    /// What signs tell of each outcome.
    pub told: &'a [Vec<Told>],
    /// How the rules did.
    pub tried: &'a [Option<Tried>],
    /// What signs are worth.
    pub worth: &'a [Worth],
    /// From which day how far ahead, over how many histories.
    pub window: &'a str,
    /// The command that makes it again.
    pub again: &'a str,
}

/// What to watch, as a page and as text.
#[must_use]
pub fn watch(found: &Watching<'_>, messages: &Messages) -> Analysis {
    let title = messages.label(&found.case.spec.case.title);
    let outcomes = 0..found.watched.outcomes.len();
    let mut lead: Vec<String> = outcomes
        .clone()
        .flat_map(|index| found.outcome(index, messages).lead(messages))
        .collect();
    lead.extend(found.rules(messages));
    let mut sections: Vec<Section> = outcomes
        .filter_map(|index| found.outcome(index, messages).section(messages))
        .collect();
    sections.extend(found.leave(messages));
    sections.extend(found.knowing(messages));
    let mut reading = vec!["told", "bits", "cause", "wires"];
    if !found.tried.is_empty() {
        reading.push("rules");
    }
    let reading = reading
        .into_iter()
        .map(|id| messages.text(&format!("watch-reading-{id}")));
    Analysis {
        title: messages.format("watch-title", &[("case", title.into())]),
        window: found.window.to_owned(),
        lead,
        sections,
        reading: reading.collect(),
        again: found.again.to_owned(),
    }
}

impl Watching<'_> {
    fn outcome<'a>(&'a self, index: usize, messages: &Messages) -> outcome::OfOutcome<'a> {
        let asked = &self.watched.outcomes[index];
        let what = outcome_words(self.case, messages, self.layout, asked);
        let date = messages.date(asked.by(self.outline));
        let args = [("outcome", what.into()), ("date", date.into())];
        outcome::OfOutcome {
            found: self,
            index,
            told: &self.told[index],
            name: messages.format("watch-by", &args),
        }
    }
}
