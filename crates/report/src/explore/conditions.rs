//! Under which conditions an outcome comes, told.

use citerne_case::Case;
use citerne_decide::{Limits, Share};
use citerne_explore::conditions::{Boxed, Condition, Conditions};
use citerne_explore::{Outcome, Source};
use citerne_model::Layout;
use jiff::civil::Date;

use super::draw::{Walk, draw_tree};
use super::words::outcome_words;
use crate::analysis::{Analysis, Plot, Section, Table};
use crate::inputs::input_words;
use crate::learned::names::figure;
use crate::messages::Messages;
use crate::plot::{Interval, Intervals};

/// Conditions that were found, and of what.
#[derive(Debug, Clone, Copy)]
pub struct Conditioned<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its structure.
    pub layout: &'a Layout,
    /// The outcome.
    pub outcome: &'a Outcome,
    /// The day by which it must come.
    pub by: Date,
    /// What was found.
    pub found: &'a Conditions,
    /// The values of the inputs that were kept: `[input][history]`, sorted.
    pub values: &'a [Vec<f64>],
    /// From which day how far ahead, over how many histories.
    pub window: &'a str,
    /// The command that makes it again.
    pub again: &'a str,
}

/// Conditions, as page and text.
#[must_use]
pub fn conditions(of: &Conditioned<'_>, messages: &Messages) -> Analysis {
    let title = messages.label(&of.case.spec.case.title);
    let mut sections = vec![of.inputs(messages)];
    for (index, boxed) in of.found.boxes.iter().enumerate() {
        sections.push(of.boxed(index, boxed, messages));
    }
    sections.extend(of.tree(messages));
    let reading = ["box", "pasts", "cause"];
    let reading = reading.map(|id| messages.text(&format!("conditions-reading-{id}")));
    Analysis {
        title: messages.format(
            "conditions-title",
            &[
                ("case", title.into()),
                ("outcome", of.name(messages).into()),
            ],
        ),
        window: of.window.to_owned(),
        lead: of.lead(messages),
        sections,
        reading: reading.to_vec(),
        again: of.again.to_owned(),
    }
}

impl Conditioned<'_> {
    fn name(&self, messages: &Messages) -> String {
        outcome_words(self.case, messages, self.layout, self.outcome)
    }

    fn lead(&self, messages: &Messages) -> Vec<String> {
        let args = [
            ("outcome", self.name(messages).into()),
            ("by", messages.date(self.by).into()),
            ("share", share(&self.found.share, messages).into()),
        ];
        let mut lead = vec![messages.format("conditions-base", &args)];
        lead.extend(
            self.found
                .boxes
                .iter()
                .map(|boxed| self.sentence(boxed, messages)),
        );
        if self.found.boxes.is_empty() {
            lead.push(messages.text("conditions-none"));
        }
        lead
    }

    /// "It comes in 62 % of the histories in which ...; that covers 40 % of all its cases."
    fn sentence(&self, boxed: &Boxed, messages: &Messages) -> String {
        let step = &boxed.trajectory.steps[boxed.chosen];
        let mut inputs: Vec<usize> = boxed.conditions.iter().map(|it| it.input).collect();
        inputs.dedup();
        let limits = inputs.into_iter().filter_map(|input| {
            let mut limits = Limits {
                low: f64::NEG_INFINITY,
                high: f64::INFINITY,
            };
            for condition in boxed.conditions.iter().filter(|it| it.input == input) {
                match condition.upper {
                    true => limits.high = condition.limit,
                    false => limits.low = condition.limit,
                }
            }
            self.between(input, limits, messages)
        });
        let limits = limits.map(|limit| messages.inside(&limit));
        let args = [
            ("share", share(&boxed.share, messages).into()),
            ("list", messages.list(&limits.collect::<Vec<_>>()).into()),
            ("coverage", messages.percent(step.coverage).into()),
            ("mass", messages.percent(step.mass).into()),
        ];
        messages.format("conditions-box", &args)
    }

    /// "Normal use of fuel is at least 4.1 million L/day", or that a version of a hypothesis holds.
    fn condition(&self, condition: &Condition, messages: &Messages) -> String {
        self.limit(condition.input, condition.upper, condition.limit, messages)
    }

    /// Both limits of an input, or one; `None` without any.
    fn between(&self, input: usize, limits: Limits, messages: &Messages) -> Option<String> {
        let column = &self.found.kept[input].column;
        let one = |upper, limit| Some(self.limit(input, upper, limit, messages));
        match (limits.low.is_finite(), limits.high.is_finite()) {
            (false, false) => None,
            (true, false) => one(false, limits.low),
            (false, true) => one(true, limits.high),
            (true, true) => {
                let figure = |limit| figure(self.case, messages, &column.unit, limit);
                let args = [
                    (
                        "name",
                        input_words(self.case, messages, &column.path).into(),
                    ),
                    ("low", figure(limits.low).into()),
                    ("high", figure(limits.high).into()),
                ];
                Some(messages.format("conditions-between", &args))
            }
        }
    }

    fn limit(&self, input: usize, upper: bool, limit: f64, messages: &Messages) -> String {
        let column = &self.found.kept[input].column;
        let name = (
            "name",
            input_words(self.case, messages, &column.path).into(),
        );
        if let Source::Version { .. } = column.source {
            let id = if upper {
                "conditions-not"
            } else {
                "conditions-holds"
            };
            return messages.format(id, &[name]);
        }
        let id = if upper {
            "conditions-at-most"
        } else {
            "conditions-at-least"
        };
        let limit = figure(self.case, messages, &column.unit, limit);
        messages.format(id, &[name, ("limit", limit.into())])
    }

    /// Inputs that tell more than noise.
    fn inputs(&self, messages: &Messages) -> Section {
        let found = self.found;
        let args = [
            ("asked", found.asked.into()),
            ("kept", found.kept.len().into()),
            ("noise", messages.percent(found.noise.max(0.0)).into()),
        ];
        let rows = found.kept.iter().map(|kept| {
            let points = |share: f64| messages.number(100.0 * share, 2);
            vec![
                input_words(self.case, messages, &kept.column.path),
                format!("{} ± {}", points(kept.share), points(kept.error)),
            ]
        });
        let head = ["input", "tells"].map(|id| messages.text(&format!("conditions-head-{id}")));
        Section {
            heading: messages.text("conditions-inputs"),
            lines: vec![messages.format("conditions-inputs-text", &args)],
            tables: vec![Table {
                columns: head.to_vec(),
                rows: rows.collect(),
                ..Table::default()
            }],
            plots: Vec::new(),
        }
    }

    fn boxed(&self, index: usize, boxed: &Boxed, messages: &Messages) -> Section {
        let number = |share: f64| messages.percent(share);
        let mut lines = Vec::new();
        if let Some([coverage, density]) = boxed.tried {
            let args = [
                ("density", number(density).into()),
                ("coverage", number(coverage).into()),
            ];
            lines.push(messages.format("conditions-tried", &args));
        }
        if !boxed.dropped.is_empty() {
            let names = boxed
                .dropped
                .iter()
                .map(|input| input_words(self.case, messages, &self.found.kept[*input].column.path))
                .map(|name| messages.inside(&name));
            let list = messages.list(&names.collect::<Vec<_>>());
            lines.push(messages.format("conditions-dropped", &[("list", list.into())]));
        }
        let row = |condition: &Condition| {
            vec![
                self.condition(condition, messages),
                quasi_p(condition.quasi_p, messages),
                number(condition.reproduced),
            ]
        };
        let head = ["limit", "quasi-p", "reproduced"];
        let args = [("number", (index + 1).into())];
        Section {
            heading: messages.format("conditions-box-heading", &args),
            lines,
            plots: vec![
                self.limits(index, boxed, messages),
                walk(index, boxed, messages),
            ],
            tables: vec![Table {
                columns: head
                    .map(|id| messages.text(&format!("conditions-head-{id}")))
                    .to_vec(),
                rows: boxed.conditions.iter().map(row).collect(),
                ..Table::default()
            }],
        }
    }

    /// The limits as bars, by the share of histories below.
    fn limits(&self, index: usize, boxed: &Boxed, messages: &Messages) -> Plot {
        let region = &boxed.trajectory.steps[boxed.chosen].region;
        let mut inputs: Vec<usize> = boxed.conditions.iter().map(|it| it.input).collect();
        inputs.dedup();
        let rows: Vec<Interval> = inputs
            .iter()
            .map(|input| {
                let Limits { low, high } = region.limits()[*input];
                let values = &self.values[*input];
                let rank = |below: usize| below as f64 / values.len().max(1) as f64;
                let from = rank(values.partition_point(|value| *value < low));
                let to = rank(values.partition_point(|value| *value <= high));
                let of_input = boxed.conditions.iter().filter(|it| it.input == *input);
                let sides = of_input.map(|it| self.side(it, messages));
                Interval {
                    name: input_words(self.case, messages, &self.found.kept[*input].column.path),
                    before: [0.0, 0.5, 1.0],
                    after: [from, (from + to) / 2.0, to],
                    note: sides.collect::<Vec<_>>().join(", "),
                }
            })
            .collect();
        let words = ["all", "box"].map(|id| messages.text(&format!("conditions-plot-{id}")));
        let svg = Intervals {
            id: &format!("limits-{index}"),
            title: &messages.text("conditions-plot-limits"),
            description: &self.sentence(boxed, messages),
            words: [&words[0], &words[1]],
            rows: &rows,
        }
        .draw();
        Plot {
            svg,
            caption: messages.text("conditions-plot-limits-text"),
        }
    }

    /// "≥ 4.1": a limit at the end of its bar.
    fn side(&self, condition: &Condition, messages: &Messages) -> String {
        let column = &self.found.kept[condition.input].column;
        let sign = if condition.upper { '≤' } else { '≥' };
        match column.source {
            Source::Version { .. } => String::new(),
            Source::Input(_) => format!("{sign} {}", messages.number(condition.limit, 2)),
        }
    }

    /// The tree, leaf by leaf and drawn.
    fn tree(&self, messages: &Messages) -> Option<Section> {
        let tree = self
            .found
            .tree
            .as_ref()
            .filter(|tree| tree.nodes().len() > 1)?;
        let leaves = tree.leaves(self.found.kept.len());
        let row = |leaf: &citerne_decide::Leaf| {
            let all = leaf.region.limits().iter().enumerate();
            let limits: Vec<String> = all
                .filter_map(|(input, limits)| self.between(input, *limits, messages))
                .map(|limit| messages.inside(&limit))
                .collect();
            let [density, coverage, mass] =
                [leaf.density, leaf.coverage, leaf.mass].map(|it| messages.percent(it));
            let limits = messages.headed(&messages.list(&limits));
            vec![limits, density, coverage, mass]
        };
        let question = |column: usize, limit: f64| self.limit(column, true, limit, messages);
        let plot = Plot {
            svg: draw_tree(tree, &question, messages),
            caption: messages.text("conditions-tree-drawn"),
        };
        let head = ["leaf", "density", "coverage", "mass"];
        Some(Section {
            heading: messages.text("conditions-tree"),
            lines: vec![messages.text("conditions-tree-text")],
            plots: vec![plot],
            tables: vec![Table {
                columns: head
                    .map(|id| messages.text(&format!("conditions-head-{id}")))
                    .to_vec(),
                rows: leaves.iter().map(row).collect(),
                ..Table::default()
            }],
        })
    }
}

/// Coverage and density of all boxes on the way.
fn walk(index: usize, boxed: &Boxed, messages: &Messages) -> Plot {
    let steps = &boxed.trajectory.steps;
    let points: Vec<(f64, f64)> = steps.iter().map(|it| (it.coverage, it.density)).collect();
    Plot {
        svg: Walk {
            id: &format!("walk-{index}"),
            points: &points,
            chosen: boxed.chosen,
        }
        .draw(messages),
        caption: messages.text("conditions-walk-text"),
    }
}

/// A quasi-p-value; tiny ones are all the same.
fn quasi_p(value: f64, messages: &Messages) -> String {
    match value < LEAST_QUASI_P {
        true => format!("<{}", messages.number(LEAST_QUASI_P, 1)),
        false => messages.number(value, 1),
    }
}

/// Below this a quasi-p-value is not drawn out.
const LEAST_QUASI_P: f64 = 1e-4;

/// "62 % (51–72 %)".
fn share(share: &Share, messages: &Messages) -> String {
    let range = [
        ("low", messages.percent(share.low).into()),
        ("high", messages.percent(share.high).into()),
    ];
    let range = messages.format("range-narrow", &range);
    format!("{} ({range})", messages.percent(share.value()))
}
