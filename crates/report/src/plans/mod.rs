//! Plans beside things as they go: text for the terminal, and a page.

mod changes;
mod names;
mod rivals;
mod robust;
mod search;
mod trade_off;

pub use search::{Menu, found};

use citerne_case::Case;
use citerne_compare::{CompareError, Compared, Limit};
use citerne_decide::Resampling;

use crate::analysis::Analysis;
use crate::messages::Messages;

/// A comparison and what it is of.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// The case.
    pub case: &'a Case,
    /// The comparison.
    pub compared: &'a Compared,
    /// Names of the plans for people.
    pub names: &'a [String],
    /// What is enough; may be empty.
    pub enough: &'a [Limit],
    /// How errors are reckoned.
    pub resampling: Resampling,
    /// Days that are looked ahead.
    pub horizon: u32,
    /// The command that makes it again.
    pub again: &'a str,
}

/// Plans beside things as they go, ready to be shown as text or page.
///
/// # Errors
/// If the figures can't be compared.
pub fn plans(choice: &Choice<'_>, messages: &Messages) -> Result<Analysis, CompareError> {
    let mut lead: Vec<String> = choice.first(messages)?.into_iter().collect();
    lead.push(choice.sure(messages));
    let mut sections: Vec<_> = choice.trade_off(messages)?.into_iter().collect();
    sections.push(choice.changes(messages)?);
    sections.push(choice.chances(messages)?);
    sections.push(choice.robust(messages)?);
    sections.extend(choice.rivals(messages)?);
    sections.push(choice.luck(messages)?);
    Ok(Analysis {
        title: choice.title("plans-title", messages),
        window: choice.window(messages),
        lead,
        sections,
        reading: [
            "plans-reading",
            "plans-reading-beside",
            "plans-reading-effects",
        ]
        .map(|id| messages.text(id))
        .into(),
        again: choice.again.to_owned(),
    })
}

impl Choice<'_> {
    fn title(&self, id: &str, messages: &Messages) -> String {
        let case = messages.label(&self.case.spec.case.title);
        messages.format(id, &[("case", case.into())])
    }

    fn window(&self, messages: &Messages) -> String {
        let args = [
            ("count", (self.compared.histories() as u64).into()),
            ("days", self.horizon.into()),
        ];
        messages.format("plans-heading", &args)
    }

    /// How many histories go on from how many pasts.
    fn sure(&self, messages: &Messages) -> String {
        let (histories, pasts) = (self.compared.histories(), self.compared.pasts());
        let args = [("histories", histories.into()), ("pasts", pasts.into())];
        match pasts == histories {
            true => messages.format("plans-pasts-own", &args[..1]),
            false => messages.format("plans-pasts-shared", &args),
        }
    }
}
