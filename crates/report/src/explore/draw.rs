//! Drawings of conditions: the way of the boxes, and the tree.

use citerne_decide::{Node, Tree};

use crate::messages::Messages;
use crate::plot::colour::{BANDS, INK, LEARNED, MEDIAN, QUIET, RULE};
use crate::svg::{Anchor, Svg, width};

/// Coverage and density of boxes, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk<'a> {
    /// Unique on the page.
    pub(super) id: &'a str,
    /// Coverage and density.
    pub(super) points: &'a [(f64, f64)],
    /// Which was chosen.
    pub(super) chosen: usize,
}

const WIDTH: f64 = 700.0;
const HEIGHT: f64 = 306.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 660.0;
const TOP: f64 = 52.0;
const BOTTOM: f64 = 256.0;

impl Walk<'_> {
    pub(super) fn draw(&self, messages: &Messages) -> String {
        let title = messages.text("conditions-walk");
        let (coverage, density) = self.points[self.chosen];
        let args = [
            ("coverage", messages.percent(coverage).into()),
            ("density", messages.percent(density).into()),
        ];
        let description = messages.format("conditions-walk-chosen", &args);
        let mut svg = Svg::new(self.id, WIDTH, HEIGHT, &title, &description);
        let bold = format!("font-weight=\"600\" fill=\"{INK}\"");
        svg.text((0.0, 14.0), Anchor::Start, 14.0, &title, &bold);
        let quiet = format!("fill=\"{QUIET}\"");
        let rule = format!("stroke=\"{RULE}\" stroke-width=\"1\"");
        for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let label = messages.percent_at(part, 0);
            svg.line((LEFT, y(part)), (RIGHT, y(part)), &rule);
            svg.text(
                (LEFT - 6.0, y(part) + 4.0),
                Anchor::End,
                11.0,
                &label,
                &quiet,
            );
            svg.text(
                (x(part), BOTTOM + 17.0),
                Anchor::Middle,
                11.0,
                &label,
                &quiet,
            );
        }
        let said = messages.text("conditions-axis-coverage");
        svg.text((RIGHT, HEIGHT - 14.0), Anchor::End, 11.5, &said, &quiet);
        let said = messages.text("conditions-axis-density");
        svg.text((0.0, TOP - 16.0), Anchor::Start, 11.5, &said, &quiet);
        let line: Vec<(f64, f64)> = self.points.iter().map(at).collect();
        let stroke = format!("fill=\"none\" stroke=\"{}\" stroke-width=\"1.6\"", BANDS[1]);
        svg.path(&[line], false, &stroke, "");
        for (index, point) in self.points.iter().enumerate() {
            let chosen = index == self.chosen;
            let (radius, colour) = if chosen {
                (6.5, LEARNED)
            } else {
                (3.0, MEDIAN)
            };
            let args = [
                ("coverage", messages.percent(point.0).into()),
                ("density", messages.percent(point.1).into()),
            ];
            let tip = messages.format("conditions-walk-point", &args);
            let style = format!("fill=\"{colour}\" stroke=\"#fff\" stroke-width=\"1\"");
            svg.circle(at(point), radius, &style, &tip);
        }
        svg.finish()
    }
}

fn x(coverage: f64) -> f64 {
    LEFT + (RIGHT - LEFT) * coverage
}

fn y(density: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * density
}

fn at(point: &(f64, f64)) -> (f64, f64) {
    (x(point.0), y(point.1))
}

/// Least height of a leaf and of what is between two.
const LEAF: f64 = 50.0;
/// Height of a line of a question.
const LINE: f64 = 13.0;
/// Width of a step from a node to its children.
const STEP: f64 = 194.0;
const BOX: f64 = 112.0;

/// Draws a tree from left to right; `question` says a split in words.
pub(super) fn draw_tree(
    tree: &Tree,
    question: &dyn Fn(usize, f64) -> String,
    messages: &Messages,
) -> String {
    let nodes = tree.nodes();
    let leaves = count_leaves(nodes, 0) as f64;
    let leaf = leaf_height(nodes, question);
    let (wide, high) = (
        (depth(nodes, 0) as f64) * STEP + BOX + 8.0,
        leaves * leaf + 34.0,
    );
    let title = messages.text("conditions-tree");
    let description = messages.text("conditions-tree-drawn");
    let mut svg = Svg::new("tree", wide.max(WIDTH), high, &title, &description);
    let mut drawing = Drawing {
        nodes,
        question,
        messages,
        leaf,
        next: 0.0,
    };
    drawing.node(&mut svg, 0, 0);
    svg.finish()
}

struct Drawing<'a> {
    nodes: &'a [Node],
    question: &'a dyn Fn(usize, f64) -> String,
    messages: &'a Messages,
    /// Height of a leaf and of what is between two.
    leaf: f64,
    /// Leaves that were drawn.
    next: f64,
}

impl Drawing<'_> {
    /// Draws a node and all below it, and gives its height on the page.
    fn node(&mut self, svg: &mut Svg, index: usize, level: usize) -> f64 {
        let node = &self.nodes[index];
        let left = level as f64 * STEP;
        let Some(split) = node.split else {
            self.next += 1.0;
            let y = (self.next - 0.5) * self.leaf + 17.0;
            self.card(svg, (left, y), node);
            return y;
        };
        let [yes, no] = split.children.map(|child| self.node(svg, child, level + 1));
        let y = (yes + no) / 2.0;
        let rule = format!("stroke=\"{QUIET}\" stroke-width=\"1.2\"");
        let middle = left + BOX + 30.0;
        svg.line((left + BOX, y), (middle, y), &rule);
        svg.line((middle, yes), (middle, no), &rule);
        let quiet = format!("fill=\"{QUIET}\"");
        for (y, id) in [(yes, "conditions-yes"), (no, "conditions-no")] {
            svg.line((middle, y), (left + STEP, y), &rule);
            let at = (left + STEP - 6.0, y - 4.0);
            svg.text(at, Anchor::End, 11.0, &self.messages.text(id), &quiet);
        }
        self.card(svg, (left, y), node);
        let ink = format!("fill=\"{INK}\"");
        let said = (self.question)(split.column, split.threshold);
        for (line, text) in broken(&said, ASKED).into_iter().enumerate() {
            let at = (left, y + 32.0 + LINE * line as f64);
            svg.text(at, Anchor::Start, 11.0, &text, &ink);
        }
        y
    }

    /// A box filled from the left by the share of histories in which the outcome came.
    fn card(&self, svg: &mut Svg, at: (f64, f64), node: &Node) {
        let density = node.wanted as f64 / node.rows.max(1) as f64;
        let corner = (at.0, at.1 - 16.0);
        svg.rect(
            corner,
            (BOX, 32.0),
            &format!("fill=\"#fff\" stroke=\"{QUIET}\""),
        );
        svg.rect(
            corner,
            (BOX * density, 32.0),
            &format!("fill=\"{}\"", BANDS[1]),
        );
        let ink = format!("font-weight=\"600\" fill=\"{INK}\"");
        let middle = at.0 + BOX / 2.0;
        let said = self.messages.percent(density);
        svg.text((middle, at.1 - 1.0), Anchor::Middle, 12.5, &said, &ink);
        let args = [("count", node.rows.into())];
        let said = self.messages.format("conditions-of", &args);
        let ink = format!("fill=\"{INK}\"");
        svg.text((middle, at.1 + 12.0), Anchor::Middle, 10.5, &said, &ink);
    }
}

/// Width of a question.
const ASKED: f64 = BOX + 24.0;

/// The height of a leaf that leaves room for the longest question: from the middle of a node with two leaves to that
/// of a leaf beside it in its column there are one and a half.
fn leaf_height(nodes: &[Node], question: &dyn Fn(usize, f64) -> String) -> f64 {
    let asked = nodes.iter().filter_map(|node| node.split.as_ref());
    let lines = asked.map(|split| broken(&question(split.column, split.threshold), ASKED).len());
    // Half a box above the question, half a box below it, and room between.
    let room = 54.0 + LINE * lines.max().unwrap_or(1) as f64;
    LEAF.max(room / 1.5)
}

/// Text in lines of a width.
fn broken(text: &str, wide: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (lines.last_mut(), longer) {
            (Some(line), _) if line.is_empty() => word.clone_into(line),
            (Some(line), Some(longer)) if width(&longer, 11.0) <= wide => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn count_leaves(nodes: &[Node], index: usize) -> usize {
    let below = nodes[index].split.map(|split| split.children);
    below.map_or(1, |both| {
        both.iter().map(|it| count_leaves(nodes, *it)).sum()
    })
}

fn depth(nodes: &[Node], index: usize) -> usize {
    let below = nodes[index].split.map(|split| split.children);
    below.map_or(0, |both| {
        let deepest = both.iter().map(|it| depth(nodes, *it)).max();
        1 + deepest.unwrap_or(0)
    })
}
