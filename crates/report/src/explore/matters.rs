//! What matters, told: shares of variance by system and by input, and the effects of screening.

use citerne_case::Case;
use citerne_decide::{Effect, Estimate, SobolIndices};
use citerne_explore::Output;
use citerne_explore::matters::{Precision, Screened, Shares};

use super::words::output_words;
use crate::analysis::{Analysis, Plot, Section, Table};
use crate::inputs::input_words;
use crate::messages::Messages;
use crate::plot::{DotRow, Dots, Mark};

/// What was found to matter, and on what.
#[derive(Debug, Clone, Copy)]
pub struct Mattering<'a> {
    /// The case.
    pub case: &'a Case,
    /// The figures.
    pub outputs: &'a [Output],
    /// Shares by system.
    pub systems: Option<&'a Shares>,
    /// Effects of every factor.
    pub screened: &'a Screened,
    /// Shares of those inputs that matter most.
    pub inputs: Option<&'a Shares>,
    /// From which day how far ahead.
    pub window: &'a str,
    /// The command that makes it again.
    pub again: &'a str,
}

/// A share below this is not told in tables: it is little, and within its error.
const LEAST: f64 = 0.01;
/// Rows of a table or plot.
const MOST_ROWS: usize = 15;
/// Outputs that fit beside the names on the terminal.
const ACROSS: usize = 4;

/// What matters, as page and text.
#[must_use]
pub fn matters(found: &Mattering<'_>, messages: &Messages) -> Analysis {
    let title = messages.label(&found.case.spec.case.title);
    let mut sections = Vec::new();
    sections.extend(
        found
            .systems
            .map(|it| found.shares(it, "systems", messages)),
    );
    sections.extend(found.inputs.map(|it| found.shares(it, "inputs", messages)));
    sections.push(found.screening(messages));
    sections.extend(found.precision(messages));
    let all = found.systems.is_some();
    let reading: &[&str] = match all {
        true => &[
            "matters-reading-shares",
            "matters-reading-prior",
            "matters-reading-noise",
        ],
        false => &["matters-reading-screen", "matters-reading-prior"],
    };
    Analysis {
        title: messages.format("matters-title", &[("case", title.into())]),
        window: found.window.to_owned(),
        lead: found.lead(messages),
        sections,
        reading: reading.iter().map(|id| messages.text(id)).collect(),
        again: found.again.to_owned(),
    }
}

impl Mattering<'_> {
    /// A sentence for each output: what luck makes of it, and which systems matter most.
    fn lead(&self, messages: &Messages) -> Vec<String> {
        let Some(systems) = self.systems else {
            return Vec::new();
        };
        let told = self.outputs.iter().zip(&systems.indices);
        let sentence = |(output, indices): (&Output, &Option<SobolIndices>)| {
            let what = ("output", output_words(self.case, messages, output).into());
            let Some(indices) = indices else {
                return messages.format("matters-lead-same", &[what]);
            };
            let first: Vec<String> = order(indices)
                .into_iter()
                .filter(|index| stands_out(&indices.total[*index]))
                .take(3)
                .map(|index| {
                    let name = input_words(self.case, messages, &systems.groups[index]);
                    format!("{name} ({})", give_or_take(&indices.total[index], messages))
                })
                .collect();
            if first.is_empty() {
                return messages.format("matters-lead-noise", &[what]);
            }
            messages.format("matters-lead", &[what, ("list", first.join(", ").into())])
        };
        told.map(sentence).collect()
    }

    /// Tables and plots of one analysis by Sobol' indices.
    fn shares(&self, shares: &Shares, id: &str, messages: &Messages) -> Section {
        let args = [("count", shares.histories.into())];
        let groups: Vec<usize> = told(shares);
        let live: Vec<usize> = (0..self.outputs.len())
            .filter(|output| shares.indices[*output].is_some())
            .collect();
        let tables = live.chunks(ACROSS).map(|outputs| {
            let columns = outputs
                .iter()
                .map(|output| output_words(self.case, messages, &self.outputs[*output]));
            let row = |group: &usize| {
                let cell = |output: &usize| cell(shares, *output, *group, messages);
                let name = input_words(self.case, messages, &shares.groups[*group]);
                std::iter::once(name)
                    .chain(outputs.iter().map(cell))
                    .collect()
            };
            Table {
                columns: std::iter::once(messages.text("matters-head-name"))
                    .chain(columns)
                    .collect(),
                rows: groups.iter().map(row).collect(),
                ..Table::default()
            }
        });
        let plots = live
            .iter()
            .map(|output| self.plot(shares, id, *output, messages));
        Section {
            heading: messages.text(&format!("matters-{id}")),
            lines: vec![messages.format(&format!("matters-{id}-text"), &args)],
            tables: tables.collect(),
            plots: plots.collect(),
        }
    }

    fn plot(&self, shares: &Shares, id: &str, output: usize, messages: &Messages) -> Plot {
        let title = output_words(self.case, messages, &self.outputs[output]);
        let rows: Vec<DotRow> = shares.indices[output]
            .iter()
            .flat_map(|indices| {
                order(indices).into_iter().map(|group| DotRow {
                    name: input_words(self.case, messages, &shares.groups[group]),
                    marks: [&indices.total, &indices.first]
                        .map(|all| Some(mark(&all[group])))
                        .to_vec(),
                    note: String::new(),
                })
            })
            .filter(|row| row.marks[0].is_some_and(|mark| mark.value >= LEAST))
            .take(MOST_ROWS)
            .collect();
        let described: Vec<String> = rows
            .iter()
            .filter_map(|row| {
                let share = messages.percent(row.marks[0]?.value);
                Some(format!("{}: {share}", row.name))
            })
            .collect();
        let series = ["matters-total", "matters-first"].map(|id| messages.text(id));
        let svg = Dots {
            id: &format!("{id}-{output}"),
            title: &title,
            description: &described.join("; "),
            x_title: &messages.text("matters-share"),
            series: &series,
            rows: &rows,
            percent: true,
        }
        .draw(messages);
        Plot {
            svg,
            caption: String::new(),
        }
    }

    /// The strongest effects of screening, output by output.
    fn screening(&self, messages: &Messages) -> Section {
        let args = [
            ("count", self.screened.histories.into()),
            ("factors", self.screened.factors.len().into()),
        ];
        let tables = self.outputs.iter().zip(&self.screened.effects);
        let head = ["name", "size", "way", "spread"];
        let table = |(output, effects): (&Output, &Vec<Effect>)| {
            let mut what = output_words(self.case, messages, output);
            if !matches!(output.unit.as_str(), "1" | "share") {
                let unit = messages.unit(&output.unit, &self.case.spec.case.currency);
                what = format!("{what} ({unit})");
            }
            Table {
                caption: what,
                columns: head
                    .map(|id| messages.text(&format!("matters-head-{id}")))
                    .to_vec(),
                rows: self.effects(effects, messages),
                folded: self.systems.is_some(),
            }
        };
        Section {
            heading: messages.text("matters-screening"),
            lines: vec![messages.format("matters-screening-text", &args)],
            tables: tables.map(table).collect(),
            plots: Vec::new(),
        }
    }

    fn effects(&self, effects: &[Effect], messages: &Messages) -> Vec<Vec<String>> {
        let mut order: Vec<usize> = (0..effects.len())
            .filter(|index| effects[*index].mu_star.value > 0.0)
            .collect();
        order.sort_by(|one, two| {
            let size = |index: &usize| effects[*index].mu_star.value;
            size(two).total_cmp(&size(one))
        });
        let number = |estimate: Option<Estimate>| {
            estimate.map_or_else(|| "–".to_owned(), |it| messages.number(it.value, 2))
        };
        let row = |index: usize| {
            let effect = &effects[index];
            let size = &effect.mu_star;
            vec![
                input_words(self.case, messages, &self.screened.factors[index]),
                format!(
                    "{} ± {}",
                    messages.number(size.value, 2),
                    messages.number(size.error, 1)
                ),
                number(effect.mu),
                number(effect.sigma),
            ]
        };
        order.into_iter().take(MOST_ROWS).map(row).collect()
    }

    /// How errors fall with the number of histories.
    fn precision(&self, messages: &Messages) -> Option<Section> {
        let all: Vec<&Precision> = [self.systems, self.inputs]
            .into_iter()
            .flatten()
            .flat_map(|shares| &shares.precision)
            .collect();
        let name = |shares: &Shares| messages.text(&format!("matters-{}", shares.step.id()));
        let names = [self.systems, self.inputs]
            .into_iter()
            .flatten()
            .flat_map(|shares| shares.precision.iter().map(move |_| name(shares)));
        if all.is_empty() {
            return None;
        }
        let row = |(name, it): (String, &&Precision)| {
            let errors: Vec<f64> = it.error.iter().flatten().copied().collect();
            let mean = errors.iter().sum::<f64>() / errors.len().max(1) as f64;
            let largest = errors.iter().copied().fold(0.0, f64::max);
            vec![
                name,
                messages.fixed(it.base as f64, 0),
                messages.fixed(it.histories as f64, 0),
                points(mean, messages),
                points(largest, messages),
            ]
        };
        let head = ["analysis", "base", "histories", "mean-error", "most-error"];
        Some(Section {
            heading: messages.text("matters-precision"),
            lines: vec![messages.text("matters-precision-text")],
            tables: vec![Table {
                columns: head
                    .map(|id| messages.text(&format!("matters-head-{id}")))
                    .to_vec(),
                rows: names.zip(&all).map(row).collect(),
                ..Table::default()
            }],
            plots: Vec::new(),
        })
    }
}

/// Groups by falling total index.
fn order(indices: &SobolIndices) -> Vec<usize> {
    let mut order: Vec<usize> = (0..indices.total.len()).collect();
    let total = |index: &usize| indices.total[*index].value;
    order.sort_by(|one, two| total(two).total_cmp(&total(one)));
    order
}

/// The groups that a table tells of, by the largest total index over the outputs.
fn told(shares: &Shares) -> Vec<usize> {
    let largest = |group: usize| {
        let of = shares.indices.iter().flatten();
        of.map(|indices| indices.total[group].value)
            .fold(0.0, f64::max)
    };
    let mut groups: Vec<usize> = (0..shares.groups.len())
        .filter(|group| largest(*group) >= LEAST)
        .collect();
    groups.sort_by(|one, two| largest(*two).total_cmp(&largest(*one)));
    groups.truncate(MOST_ROWS);
    groups
}

/// "31 ± 2 (22)": total index and its error, and the first order, in percent.
fn cell(shares: &Shares, output: usize, group: usize, messages: &Messages) -> String {
    let Some(indices) = &shares.indices[output] else {
        return "–".to_owned();
    };
    let total = &indices.total[group];
    if total.value < LEAST / 2.0 {
        return "0".to_owned();
    }
    let first = messages.fixed(100.0 * indices.first[group].value.max(0.0), 0);
    format!(
        "{} ± {} ({first})",
        messages.fixed(100.0 * total.value, 0),
        whole_error(total.error, messages)
    )
}

/// Whether a share is surely more than nothing, and not little.
fn stands_out(share: &Estimate) -> bool {
    share.value >= LEAST && share.value > 2.0 * share.error
}

/// The error of a share in whole points of percent, never told as none.
fn whole_error(share: f64, messages: &Messages) -> String {
    messages.fixed((100.0 * share).max(1.0), 0)
}

/// A share as points of percent, to two significant digits.
fn points(share: f64, messages: &Messages) -> String {
    messages.number(100.0 * share, 2)
}

fn give_or_take(share: &Estimate, messages: &Messages) -> String {
    let args = [
        ("share", messages.fixed(100.0 * share.value, 0).into()),
        ("error", whole_error(share.error, messages).into()),
    ];
    messages.format("matters-give-or-take", &args)
}

fn mark(estimate: &Estimate) -> Mark {
    Mark {
        value: estimate.value,
        low: estimate.low,
        high: estimate.high,
    }
}
