//! What matters among learned histories, told.

use citerne_case::Case;
use citerne_explore::Output;
use citerne_explore::matters::{Given, Told};

use super::words::output_words;
use crate::analysis::{Analysis, Plot, Section, Table};
use crate::inputs::input_words;
use crate::messages::Messages;
use crate::plot::{Bar, Bars};

/// What inputs tell of some figures, and of what.
#[derive(Debug, Clone, Copy)]
pub struct Giving<'a> {
    /// The case.
    pub case: &'a Case,
    /// The figures.
    pub outputs: &'a [Output],
    /// What was found.
    pub found: &'a Given,
    /// From which day how far ahead.
    pub window: &'a str,
    /// The command that makes it again.
    pub again: &'a str,
}

/// Rows of a plot.
const MOST_ROWS: usize = 10;

/// What matters among learned histories, as page and text.
#[must_use]
pub fn given(of: &Giving<'_>, messages: &Messages) -> Analysis {
    let title = messages.label(&of.case.spec.case.title);
    let all = of.outputs.iter().zip(&of.found.told).enumerate();
    let mut sections = Vec::new();
    let mut lead = Vec::new();
    for (index, (output, told)) in all {
        let name = output_words(of.case, messages, output);
        match told {
            None => lead.push(messages.format("matters-lead-same", &[("output", name.into())])),
            Some(told) => {
                lead.push(of.sentence(&name, told, messages));
                sections.push(of.section(index, name, told, messages));
            }
        }
    }
    let reading = ["given", "shapley", "pasts"];
    Analysis {
        title: messages.format("matters-title", &[("case", title.into())]),
        window: of.window.to_owned(),
        lead,
        sections,
        reading: reading
            .map(|id| messages.text(&format!("matters-reading-{id}")))
            .to_vec(),
        again: of.again.to_owned(),
    }
}

impl Giving<'_> {
    fn sentence(&self, name: &str, told: &Told, messages: &Messages) -> String {
        let list: Vec<String> = told
            .leading
            .iter()
            .map(|column| {
                let share = told.relevance.shares[*column].value;
                format!(
                    "{} ({})",
                    self.name(*column, messages),
                    messages.percent(share)
                )
            })
            .collect();
        let id = if list.is_empty() {
            "matters-given-none"
        } else {
            "matters-given-lead"
        };
        let args = [
            ("output", name.into()),
            ("list", list.join(", ").into()),
            (
                "noise",
                messages.percent(told.relevance.noise.max(0.0)).into(),
            ),
            ("between", messages.percent(told.between).into()),
        ];
        messages.format(id, &args)
    }

    fn name(&self, column: usize, messages: &Messages) -> String {
        input_words(self.case, messages, &self.found.columns[column])
    }

    /// First orders as bars, and Shapley effects where inputs tell more than noise.
    fn section(&self, index: usize, name: String, told: &Told, messages: &Messages) -> Section {
        let mut order: Vec<usize> = (0..told.relevance.shares.len()).collect();
        let share = |column: &usize| told.relevance.shares[*column].value;
        order.sort_by(|one, two| share(two).total_cmp(&share(one)));
        order.truncate(MOST_ROWS);
        let bars: Vec<Bar> = order
            .iter()
            .map(|column| {
                let share = told.relevance.shares[*column];
                Bar {
                    name: self.name(*column, messages),
                    value: share.value,
                    interval: Some((share.low, share.high)),
                    note: String::new(),
                }
            })
            .collect();
        let noise = messages.percent(told.relevance.noise.max(0.0));
        let caption = messages.format("matters-given-noise", &[("noise", noise.into())]);
        let svg = Bars {
            id: &format!("given-{index}"),
            title: &name,
            description: &caption,
            x_title: &messages.text("matters-share"),
            rows: &bars,
            percent: true,
        }
        .draw(messages);
        Section {
            plots: vec![Plot { svg, caption }],
            tables: (told.shapley.iter().map(|_| self.shapley(told, messages))).collect(),
            heading: name,
            lines: Vec::new(),
        }
    }

    fn shapley(&self, told: &Told, messages: &Messages) -> Table {
        let effects = told.shapley.iter().flat_map(|all| &all.groups);
        let points = |share: f64| messages.number(100.0 * share, 2);
        let rows = told.leading.iter().zip(effects).map(|(column, effect)| {
            let first = told.relevance.shares[*column];
            vec![
                self.name(*column, messages),
                format!("{} ± {}", points(first.value), points(first.error)),
                format!(
                    "{} ± {}",
                    points(effect.effect.value),
                    points(effect.effect.error)
                ),
                points(effect.last.value),
            ]
        });
        let head = ["name", "alone", "shapley", "last"];
        Table {
            columns: head
                .map(|id| messages.text(&format!("matters-head-{id}")))
                .to_vec(),
            rows: rows.collect(),
            ..Table::default()
        }
    }
}
